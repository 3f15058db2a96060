//! What stands on the one-page sheet that a patient takes home.
//!
//! Deliberately knows no words and no paper: the words come in, dates go out as dates, and the
//! view decides how they look. The event is left off: the sheet hangs where others see it.

use crate::domain::date::CivilDate;
use crate::domain::series::{Plan, Rules};

/// A heading with lines under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// The lines, one message each.
    pub lines: Vec<String>,
}

/// The words of a sheet, in the reader's language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetWords {
    /// What the series is of.
    pub title: String,
    /// What to do before a session.
    pub before: Section,
    /// What to do and to avoid after a session.
    pub after: Section,
    /// Where to call.
    pub contact: Section,
    /// That the dates are suggested and not booked.
    pub notice: String,
    /// What the link is for.
    pub link_label: String,
}

/// One session on the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number, from 1.
    pub session: u8,
    /// How many sessions there are.
    pub of: u8,
    /// Its day.
    pub date: CivilDate,
    /// The day on which preparation is called to mind, when the clinic has set one.
    pub preparation: Option<CivilDate>,
    /// The last day on which recovery is visible.
    pub visible_until: CivilDate,
}

/// The content of the sheet, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What the series is of.
    pub title: String,
    /// The sessions in order.
    pub rows: Vec<Row>,
    /// Before, after and contact, in this order; one without lines is not there.
    pub sections: Vec<Section>,
    /// That the dates are suggested and not booked.
    pub notice: String,
    /// What the link is for, and the link; absent when the plan has none.
    pub link: Option<(String, String)>,
}

impl Sheet {
    /// The sheet of `plan`, with `link` as the address that opens it again.
    pub fn new(plan: &Plan, rules: &Rules, words: SheetWords, link: Option<String>) -> Sheet {
        let SheetWords { title, before, after, contact, notice, link_label } = words;
        let of = u8::try_from(plan.sessions.len()).unwrap_or(u8::MAX);
        let rows = plan.sessions.iter().zip(1..=u8::MAX).map(|(session, number)| {
            let date = session.date;
            Row {
                session: number,
                of,
                date,
                preparation: rules.preparation.and_then(|days| date.checked_add(-i32::from(days))),
                visible_until: date.saturating_add(rules.visible_last_day.into()),
            }
        });
        Sheet {
            title,
            rows: rows.collect(),
            sections: [before, after, contact]
                .into_iter()
                .filter(|section| !section.lines.is_empty())
                .collect(),
            notice,
            link: link.map(|link| (link_label, link)),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::series::{Direction, PlanId, Request, Session, Weekdays};

    fn section(heading: &str, lines: &[&str]) -> Section {
        Section {
            heading: heading.to_owned(),
            lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        }
    }

    /// Two sessions, with all sections and a link.
    pub(in super::super) fn sample(preparation: Option<u16>, contact: &[&str]) -> Sheet {
        let day = |text: &str| text.parse().unwrap();
        let plan = Plan {
            id: PlanId(1),
            revision: 0,
            request: Request {
                direction: Direction::Forward,
                start: day("2027-03-01"),
                event: Some(day("2027-08-01")),
                finish_after_event: false,
                sessions: 2,
                gap: 28,
                weekday: None,
                blocked: Vec::new(),
            },
            sessions: ["2027-03-15", "2027-04-12"]
                .map(|date| Session { date: day(date), pinned: false })
                .to_vec(),
        };
        let rules = Rules {
            sessions_min: 2,
            sessions_max: 6,
            gap_min: 28,
            gap_max: 42,
            visible_last_day: 3,
            event_buffer: 14,
            preparation,
            closed: Weekdays::NONE,
            holidays: Vec::new(),
        };
        let words = SheetWords {
            title: "Microneedling".to_owned(),
            before: section("Before", &["Pause strong exfoliants."]),
            after: section("After", &["Cleanse gently.", "Use sunscreen daily."]),
            contact: section("Questions", contact),
            notice: "Suggested dates, not a booking.".to_owned(),
            link_label: "Open the plan".to_owned(),
        };
        Sheet::new(&plan, &rules, words, Some("https://example.com/#plan=x".to_owned()))
    }

    #[test]
    fn rows_give_the_windows_around_each_session() {
        let sheet = sample(Some(7), &["01234"]);
        let rows: Vec<_> = sheet
            .rows
            .iter()
            .map(|row| {
                let preparation = row.preparation.map(|date| date.to_string());
                (row.session, row.of, row.date.to_string(), preparation, row.visible_until)
            })
            .collect();
        let day = |text: &str| text.parse::<CivilDate>().unwrap();
        assert_eq!(
            rows,
            [
                (1, 2, "2027-03-15".into(), Some("2027-03-08".into()), day("2027-03-18")),
                (2, 2, "2027-04-12".into(), Some("2027-04-05".into()), day("2027-04-15")),
            ]
        );
        assert!(sample(None, &[]).rows.iter().all(|row| row.preparation.is_none()));
    }

    #[test]
    fn a_section_without_lines_is_left_off() {
        let headings = |sheet: &Sheet| -> Vec<String> {
            sheet.sections.iter().map(|section| section.heading.clone()).collect()
        };
        assert_eq!(headings(&sample(None, &["01234"])), ["Before", "After", "Questions"]);
        assert_eq!(headings(&sample(None, &[])), ["Before", "After"]);
    }
}
