//! What leaves the screen with a plan, made from an order: calendar file, sheet with code, text.
//!
//! Text in, text out: no signals and no ports, so that it can be a module of its own, which is
//! loaded when a person first comes near the hand-over. The planner writes the order, this reads
//! it, in one build. Dates come in written out: the language is the page's.

use crate::content::part_data::handover::HandOverData;
use crate::content::part_data::{PartDataError, Reader, Writer};
use crate::domain::date::CivilDate;
use crate::domain::handover::calendar::{self, UtcMoment, agenda};
use crate::domain::handover::plan_link::{self, FRAGMENT};
use crate::domain::handover::sheet::{Row, Section, Sheet, SheetWords};
use crate::domain::handover::text::plain;
use crate::domain::series::{Plan, Rules, Weekdays};
use crate::ui::text::handover as text;
use crate::ui::text::planner::NOT_A_BOOKING;
use crate::ui::views::handover::qr::qr;
use crate::ui::views::handover::sheet::{DayWords, sheet};

/// What is wanted. Sessions count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// The markup of the sheet, and that of the code.
    Paper,
    /// The same, to be printed at once.
    Print,
    /// The plan as text.
    Text,
    /// The name of the calendar file, its text, and a line for each reminder that was left out;
    /// of the series or of one session.
    Calendar(Option<u8>),
}

/// An order, but for the words of the treatment, which go before it in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// What is wanted.
    pub wanted: Wanted,
    /// The whole link of the plan.
    pub link: String,
    /// Today where the reader is.
    pub today: CivilDate,
    /// Now in UTC.
    pub now: UtcMoment,
    /// The days of the sessions, first to last.
    pub days: Vec<DayWords>,
}

impl Order {
    /// Adds the order to a list.
    pub fn write(&self, out: &mut Writer) {
        let (kind, session) = match self.wanted {
            Wanted::Paper => (0_u8, None),
            Wanted::Text => (1, None),
            Wanted::Calendar(session) => (2, session),
            Wanted::Print => (3, None),
        };
        out.number(kind).maybe(session).text(&self.link).text(&self.today.to_string());
        let now = self.now;
        out.text(&now.date.to_string());
        out.number(now.hour).number(now.minute).number(now.second);
        out.list(&self.days, |out, words| {
            out.text(&words.day).text(&words.preparation).text(&words.visible_until);
        });
    }

    fn read(list: &mut Reader) -> Result<Self, PartDataError> {
        let (kind, session) = (list.number::<u8>()?, list.maybe()?);
        Ok(Order {
            wanted: match kind {
                0 => Wanted::Paper,
                1 => Wanted::Text,
                3 => Wanted::Print,
                _ => Wanted::Calendar(session),
            },
            link: list.text()?,
            today: list.day()?,
            now: UtcMoment {
                date: list.day()?,
                hour: list.number()?,
                minute: list.number()?,
                second: list.number()?,
            },
            days: list.list(|list| {
                Ok(DayWords {
                    day: list.text()?,
                    preparation: list.text()?,
                    visible_until: list.text()?,
                })
            })?,
        })
    }
}

/// Does the order in `list`: what [`HandOverData::write`] and then [`Order::write`] wrote. `None`
/// for an order of another build, or one whose link holds no plan.
pub fn answer(list: Vec<String>) -> Option<Vec<String>> {
    answer_and_tell(list, |_| ())
}

/// The same; a sheet that is to be printed is told to `will_print` first.
pub fn answer_and_tell(list: Vec<String>, will_print: fn(&str)) -> Option<Vec<String>> {
    let mut list = Reader::new(list);
    let data = HandOverData::read(&mut list).ok()?;
    let order = Order::read(&mut list).ok()?;
    let (_, fragment) = order.link.split_once(FRAGMENT)?;
    let plan = plan_link::decode(fragment).ok()?;
    let desk = Desk { data, order, plan };
    Some(match desk.order.wanted {
        Wanted::Paper | Wanted::Print => {
            let paper = sheet(&desk.sheet(), &desk.order.days).html();
            if desk.order.wanted == Wanted::Print {
                will_print(&paper);
            }
            vec![paper, qr(&desk.order.link).html()]
        }
        Wanted::Text => vec![desk.text()],
        Wanted::Calendar(session) => desk.calendar(session),
    })
}

/// An order with what it is about.
struct Desk {
    data: HandOverData,
    order: Order,
    plan: Plan,
}

impl Desk {
    /// The windows around a session; nothing else of the rules leaves the screen.
    fn rules(&self) -> Rules {
        Rules {
            visible_last_day: self.data.visible_last_day,
            preparation: self.data.preparation,
            sessions_min: 1,
            sessions_max: Rules::SESSIONS_LIMIT,
            gap_min: 1,
            gap_max: Rules::GAP_LIMIT,
            event_buffer: 0,
            closed: Weekdays::NONE,
            holidays: Vec::new(),
        }
    }

    /// What is usual, what to do and what to avoid in the days after.
    fn after(&self) -> Vec<String> {
        let mut lines = self.data.after.clone();
        lines.extend(self.data.avoid.iter().map(|line| text::avoid(line)));
        lines
    }

    /// Whom to call, and when.
    fn contact(&self) -> Vec<String> {
        let lines = [&self.data.phone, &self.data.call_us].into_iter();
        lines.filter(|line| !line.is_empty()).cloned().collect()
    }

    /// The sheet, which is also the copied text.
    fn sheet(&self) -> Sheet {
        let data = &self.data;
        let section = |heading: &str, lines| Section { heading: heading.to_owned(), lines };
        let words = SheetWords {
            title: text::sheet_title(&data.name, &data.clinic, self.plan.sessions.len()),
            before: section(text::BEFORE, data.before.clone()),
            after: section(text::AFTER, self.after()),
            contact: section(text::CONTACT, self.contact()),
            notice: NOT_A_BOOKING.to_owned(),
            link_label: text::SHEET_LINK.to_owned(),
        };
        Sheet::new(&self.plan, &self.rules(), words, Some(self.order.link.clone()))
    }

    fn day(&self, session: u8) -> DayWords {
        let place = usize::from(session).checked_sub(1);
        place.and_then(|place| self.order.days.get(place)).cloned().unwrap_or_default()
    }

    fn text(&self) -> String {
        let row = |row: &Row| text::row(row.session, row.of, &self.day(row.session).day);
        plain(&self.sheet(), &row)
    }

    fn calendar(&self, session: Option<u8>) -> Vec<String> {
        let mut agenda = agenda(&self.plan, &self.rules(), self.order.today);
        if let Some(session) = session {
            let number = session.saturating_add(1);
            agenda.entries.retain(|entry| entry.session == number);
            agenda.past.retain(|entry| entry.session == number);
        }
        let (after, contact) = (self.after(), self.contact());
        let words = text::EntryWords {
            treatment: &self.data.name,
            sessions: self.plan.sessions.len(),
            before: &self.data.before,
            after: &after,
            contact: &contact,
            link: &self.order.link,
        };
        let file = calendar::file(&self.plan, &agenda.entries, self.order.now, &|entry| {
            words.of(entry.occasion, entry.session)
        });
        let mut answer = vec![text::file_name(&self.data.slug, session), file];
        for entry in &agenda.past {
            let days = self.day(entry.session);
            let date = match entry.occasion {
                calendar::Occasion::Session => days.day,
                calendar::Occasion::Preparation => days.preparation,
                calendar::Occasion::Aftercare => days.visible_until,
            };
            answer.push(text::left_out(entry.occasion, entry.session, &date));
        }
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::series::{Direction, PlanId, Request, Session};

    fn day(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    fn list(wanted: Wanted, today: &str) -> Vec<String> {
        let sessions = ["2027-03-01", "2027-03-29"];
        let plan = Plan {
            id: PlanId(0xabc),
            revision: 2,
            request: Request {
                direction: Direction::Forward,
                start: day("2027-03-01"),
                event: None,
                finish_after_event: false,
                sessions: 2,
                gap: 28,
                weekday: None,
                blocked: Vec::new(),
            },
            sessions: sessions.map(|date| Session { date: day(date), pinned: false }).to_vec(),
        };
        let data = HandOverData {
            slug: "microneedling".to_owned(),
            name: "Microneedling".to_owned(),
            clinic: "Example <Clinic>".to_owned(),
            before: vec!["Pause strong exfoliants.".to_owned()],
            after: vec!["Cleanse gently.".to_owned()],
            avoid: vec!["harsh actives.".to_owned()],
            phone: "555 0100".to_owned(),
            call_us: "Call us when in doubt.".to_owned(),
            visible_last_day: 3,
            preparation: Some(7),
        };
        let order = Order {
            wanted,
            link: ["https://guide.example/plan/", &plan_link::encode(&plan).unwrap()].concat(),
            today: day(today),
            now: UtcMoment { date: day(today), hour: 9, minute: 5, second: 0 },
            days: sessions
                .map(|date| DayWords {
                    day: format!("on {date}"),
                    preparation: format!("before {date}"),
                    visible_until: format!("after {date}"),
                })
                .to_vec(),
        };
        let mut out = Writer::default();
        data.write(&mut out);
        order.write(&mut out);
        out.finish()
    }

    #[test]
    fn the_paper_is_markup_in_which_nothing_is_taken_for_markup() {
        let paper = answer(list(Wanted::Paper, "2027-02-01")).unwrap();
        assert!(paper[0].contains("Microneedling at Example &lt;Clinic&gt;"), "{}", paper[0]);
        assert!(paper[0].contains("<td class=\"tg-sheet__day\">on 2027-03-29</td>"));
        assert!(paper[0].contains("Avoid: harsh actives."));
        assert!(paper[1].starts_with("<svg class=\"tg-qr__code\" viewBox=\"0 0 "));
        assert!(paper[0].contains(&paper[1]), "the sheet has the code too");
    }

    #[test]
    fn the_sheet_has_a_column_for_preparation_only_where_there_are_days_for_it() {
        let cells = |preparation: &str| {
            let list = list(Wanted::Paper, "2027-02-01").into_iter();
            let list = list.map(|text| match text.strip_prefix("before ") {
                Some(_) => preparation.to_owned(),
                None => text,
            });
            let paper = answer(list.collect()).unwrap().remove(0);
            let heads = paper.matches("<th scope").count();
            (heads, paper.matches("<td").count(), paper.contains("Begin to prepare"))
        };
        assert_eq!(cells("on a day"), (4, 8, true));
        assert_eq!(cells(""), (3, 6, false));
    }

    #[test]
    fn the_text_names_every_day_and_ends_with_the_link() {
        let text = answer(list(Wanted::Text, "2027-02-01")).unwrap().remove(0);
        assert!(text.contains("Session 2 of 2: on 2027-03-29\n"), "{text}");
        assert!(text.trim_end().lines().last().unwrap().contains("#plan="));
    }

    #[test]
    fn a_reminder_that_has_passed_is_named_and_not_in_the_file() {
        let series = answer(list(Wanted::Calendar(None), "2027-02-26")).unwrap();
        assert_eq!(series[0], "microneedling-series.ics");
        assert!(series[1].contains("DTSTART;VALUE=DATE:20270301\r\n"));
        assert!(!series[1].contains("DTSTART;VALUE=DATE:20270222\r\n"));
        assert!(series[1].contains("SEQUENCE:2\r\n"));
        assert_eq!(series[2..], ["preparing for session 1, before 2027-03-01"]);
        let second = answer(list(Wanted::Calendar(Some(1)), "2027-02-26")).unwrap();
        assert_eq!((second[0].as_str(), second.len()), ("microneedling-session-2.ics", 2));
        assert!(!second[1].contains("20270301"));
    }

    #[test]
    fn every_calendar_entry_says_whom_to_call_as_the_sheet_does() {
        let paper = answer(list(Wanted::Paper, "2027-02-01")).unwrap().remove(0);
        assert!(paper.contains("555 0100") && paper.contains("Call us when in doubt."), "{paper}");
        let file = answer(list(Wanted::Calendar(None), "2027-02-01")).unwrap().remove(1);
        let file = file.replace("\r\n ", "");
        let entries = file.matches("BEGIN:VEVENT").count();
        let contact = "Questions?\\n555 0100\\nCall us when in doubt.";
        assert_eq!(file.matches(contact).count(), entries, "{file}");
    }

    #[test]
    fn an_order_that_cannot_be_read_has_no_answer() {
        let mut cut = list(Wanted::Text, "2027-02-01");
        cut.pop();
        assert_eq!(answer(cut), None);
        assert_eq!(answer(Vec::new()), None);
    }
}
