//! A plan as entries of a calendar, and as the text of an `.ics` file.
//!
//! Deliberately knows no words, no clock and no download: wording, "today" and the moment of
//! writing come in as arguments.
//!
//! Every entry is an all-day one, so that no time zone can move it. Reminders are entries of their
//! own rather than alarms alone, because several calendars drop the alarms of an imported file.

mod ics;

use crate::domain::date::{CivilDate, push_two};
use crate::domain::series::{Plan, Rules};
use ics::IcsWriter;

/// The media type of the file.
pub const MEDIA_TYPE: &str = "text/calendar;charset=utf-8";

/// Ends every `UID`. `.invalid` belongs to nobody for ever (RFC 2606), so no other program's
/// entries can have the same one. Never change it: calendars know their entries again by it.
const UID_DOMAIN: &str = "@treatment-guide.invalid";

/// A point in time in UTC, to the second; only calendar files need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UtcMoment {
    /// The day in UTC.
    pub date: CivilDate,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59.
    pub second: u8,
}

/// What an entry is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// The session itself.
    Session,
    /// The day on which preparation for the session is called to mind.
    Preparation,
    /// The last day on which recovery is visible: what goes on after it.
    Aftercare,
}

/// One all-day entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// What it is there for.
    pub occasion: Occasion,
    /// The session that it belongs to, counted from 1.
    pub session: u8,
    /// Its day.
    pub date: CivilDate,
    /// Whether the calendar should ring: at nine on the day, for a session at nine the day before.
    pub alarm: bool,
}

/// The entries of a plan as seen from one day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agenda {
    /// What goes into the file: all sessions in order, then the reminders in order of their days.
    /// Sessions come first because some calendars import the first entry of a file only.
    pub entries: Vec<Entry>,
    /// Reminders whose day has passed: left out of the file, to be named on screen.
    pub past: Vec<Entry>,
}

/// The words of one entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wording {
    /// Its title; also what an alarm shows.
    pub summary: String,
    /// Its text, may have several lines; left out when empty.
    pub description: String,
}

/// The entries of `plan` as seen on `today`.
///
/// A session that has passed stays, without an alarm: it is part of the plan. A reminder of today
/// is not past. Days outside the calendar's range have no entry.
pub fn agenda(plan: &Plan, rules: &Rules, today: CivilDate) -> Agenda {
    let mut agenda = Agenda::default();
    let mut reminders = Vec::new();
    for (session, number) in plan.sessions.iter().zip(1..=u8::MAX) {
        let date = session.date;
        let occasion = Occasion::Session;
        agenda.entries.push(Entry { occasion, session: number, date, alarm: date > today });
        let preparation = rules.preparation.map(|days| (Occasion::Preparation, -i32::from(days)));
        // With no visible day after the session itself there is nothing to call to mind on one.
        let visible = Some(i32::from(rules.visible_last_day)).filter(|days| *days > 0);
        let aftercare = visible.map(|days| (Occasion::Aftercare, days));
        for (occasion, offset) in preparation.into_iter().chain(aftercare) {
            if let Some(date) = date.checked_add(offset) {
                // Placed by day as it comes: a sort would be a kilobyte of WASM for a dozen entries.
                let place = reminders.partition_point(|other: &Entry| other.date <= date);
                reminders.insert(place, Entry { occasion, session: number, date, alarm: true });
            }
        }
    }
    for reminder in reminders {
        let list = if reminder.date < today { &mut agenda.past } else { &mut agenda.entries };
        list.push(reminder);
    }
    agenda
}

/// The `.ics` file of `entries` (all of an [`Agenda`], or those of one session), which belong to
/// `plan`; `now` is the moment of writing.
///
/// An entry keeps its `UID` through edits, and its `SEQUENCE` is the plan's revision, so that a
/// calendar that minds them replaces what it has. An entry of one session has the same `UID` in
/// its own file as in that of the series.
pub fn file(
    plan: &Plan,
    entries: &[Entry],
    now: UtcMoment,
    words: &dyn Fn(&Entry) -> Wording,
) -> String {
    let mut ics = IcsWriter::default();
    ics.line("BEGIN:VCALENDAR");
    ics.line("VERSION:2.0");
    ics.line("PRODID:-//Treatment Guide//Series plan//EN");
    ics.line("CALSCALE:GREGORIAN");
    for entry in entries {
        write_entry(&mut ics, plan, entry, now, &words(entry));
    }
    ics.line("END:VCALENDAR");
    ics.finish()
}

fn write_entry(ics: &mut IcsWriter, plan: &Plan, entry: &Entry, now: UtcMoment, words: &Wording) {
    let (kind, trigger) = match entry.occasion {
        Occasion::Session => ("", "-PT15H"),
        Occasion::Preparation => ("-prepare", "PT9H"),
        Occasion::Aftercare => ("-aftercare", "PT9H"),
    };
    ics.line("BEGIN:VEVENT");
    let mut uid = String::from("UID:");
    for digit in (0..12).rev() {
        let value = (plan.id.0 >> (4 * digit) & 0xf) as u8;
        uid.push(char::from(if value < 10 { b'0' + value } else { b'a' + value - 10 }));
    }
    ics.line(&[&uid, "-", &entry.session.to_string(), kind, UID_DOMAIN].concat());
    let mut stamp = dated("DTSTAMP:", now.date);
    stamp.push('T');
    for number in [now.hour, now.minute, now.second] {
        push_two(&mut stamp, number);
    }
    stamp.push('Z');
    ics.line(&stamp);
    ics.line(&["SEQUENCE:", &plan.revision.to_string()].concat());
    ics.line(&dated("DTSTART;VALUE=DATE:", entry.date));
    // The end is the first day after the entry. Without one, an entry lasts a day all the same:
    // that is how the last day of the range ends.
    if let Some(end) = entry.date.checked_add(1) {
        ics.line(&dated("DTEND;VALUE=DATE:", end));
    }
    ics.text("SUMMARY", &words.summary);
    if !words.description.is_empty() {
        ics.text("DESCRIPTION", &words.description);
    }
    if entry.occasion == Occasion::Session {
        ics.line("STATUS:TENTATIVE"); // a suggestion, not a booking
    }
    ics.line("CLASS:PRIVATE"); // shared calendars show a treatment as "busy" at most
    ics.line("TRANSP:TRANSPARENT"); // and it does not take up the whole day
    if entry.alarm {
        ics.line("BEGIN:VALARM");
        ics.line("ACTION:DISPLAY");
        ics.line(&["TRIGGER:", trigger].concat());
        ics.text("DESCRIPTION", &words.summary);
        ics.line("END:VALARM");
    }
    ics.line("END:VEVENT");
}

/// `property` with a date behind it.
fn dated(property: &str, date: CivilDate) -> String {
    let mut line = String::from(property);
    date.push_digits(&mut line, "");
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::series::testing::open_all_week as rules;
    use crate::domain::series::{Direction, PlanId, Request, Session};

    fn day(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    fn plan(dates: &[&str]) -> Plan {
        let date = |text: &&str| Session { date: day(text), pinned: false };
        Plan {
            id: PlanId(0xabc),
            revision: 4,
            request: Request {
                direction: Direction::Forward,
                start: day("2027-03-01"),
                event: None,
                finish_after_event: false,
                sessions: 3,
                gap: 28,
                weekday: None,
                blocked: Vec::new(),
            },
            sessions: dates.iter().map(date).collect(),
        }
    }

    fn days(entries: &[Entry]) -> Vec<(Occasion, u8, String)> {
        entries
            .iter()
            .map(|entry| (entry.occasion, entry.session, entry.date.to_string()))
            .collect()
    }

    #[test]
    fn sessions_come_first_and_reminders_follow_by_day() {
        let agenda = agenda(&plan(&["2027-03-15", "2027-04-12"]), &rules(), day("2027-03-01"));
        assert_eq!(
            days(&agenda.entries),
            [
                (Occasion::Session, 1, "2027-03-15".into()),
                (Occasion::Session, 2, "2027-04-12".into()),
                (Occasion::Preparation, 1, "2027-03-08".into()),
                (Occasion::Aftercare, 1, "2027-03-18".into()),
                (Occasion::Preparation, 2, "2027-04-05".into()),
                (Occasion::Aftercare, 2, "2027-04-15".into()),
            ]
        );
        assert!(agenda.past.is_empty());
        assert!(agenda.entries.iter().all(|entry| entry.alarm));
    }

    #[test]
    fn a_reminder_of_yesterday_is_past_and_one_of_today_is_not() {
        let plan = plan(&["2027-03-15"]);
        let on = |today: &str| agenda(&plan, &rules(), day(today));
        assert!(on("2027-03-08").past.is_empty());
        assert_eq!(
            days(&on("2027-03-09").past),
            [(Occasion::Preparation, 1, "2027-03-08".to_owned())]
        );
        assert_eq!(days(&on("2027-03-18").past).len(), 1);
        assert_eq!(days(&on("2027-03-19").past).len(), 2);
    }

    #[test]
    fn a_past_session_stays_without_an_alarm() {
        let plan = plan(&["2027-03-15"]);
        for (today, alarm) in [("2027-03-14", true), ("2027-03-15", false), ("2028-01-01", false)] {
            let agenda = agenda(&plan, &rules(), day(today));
            assert_eq!(agenda.entries[0].date, day("2027-03-15"));
            assert_eq!(agenda.entries[0].alarm, alarm, "{today}");
        }
    }

    #[test]
    fn without_a_preparation_count_there_is_no_such_reminder() {
        let rules = Rules { preparation: None, ..rules() };
        let agenda = agenda(&plan(&["2027-03-15"]), &rules, day("2027-03-01"));
        assert_eq!(agenda.entries.len(), 2);
        assert!(agenda.entries.iter().all(|entry| entry.occasion != Occasion::Preparation));
    }

    #[test]
    fn what_is_called_to_mind_is_what_the_reminders_of_the_plan_are() {
        use crate::domain::series::{Due, ReminderKind, reminders};
        let plan = plan(&["2027-12-30", "2028-01-31", "2028-02-29"]);
        for (preparation, visible_last_day) in [(Some(7), 3), (Some(0), 1), (None, 3), (None, 0)] {
            let rules = Rules { preparation, visible_last_day, ..rules() };
            for offset in 0..120 {
                let today = day("2027-12-01").saturating_add(offset);
                let agenda = agenda(&plan, &rules, today);
                let all = reminders(&rules, &plan, today);
                let of = |past: bool| {
                    let found = all.iter().filter(move |it| (it.due != Due::Upcoming) == past);
                    let kind = |it: &crate::domain::series::Reminder| match it.kind {
                        ReminderKind::Preparation => Some((Occasion::Preparation, it.date)),
                        ReminderKind::Recovery => Some((Occasion::Aftercare, it.date)),
                        ReminderKind::Treatment => None,
                    };
                    let mut found: Vec<_> = found.filter_map(kind).collect();
                    found.sort_by_key(|(_, date)| *date);
                    found
                };
                let listed = |entries: &[Entry]| -> Vec<(Occasion, CivilDate)> {
                    let calls = entries.iter().filter(|it| it.occasion != Occasion::Session);
                    calls.map(|it| (it.occasion, it.date)).collect()
                };
                assert_eq!(listed(&agenda.past), of(true), "on {today}");
                assert_eq!(listed(&agenda.entries), of(false), "on {today}");
            }
        }
    }

    #[test]
    fn the_file_reads_as_written_here() {
        let plan = plan(&["2027-03-15"]);
        let agenda = agenda(&plan, &rules(), day("2027-03-12"));
        let now = UtcMoment { date: day("2027-03-12"), hour: 9, minute: 5, second: 0 };
        let text = file(&plan, &agenda.entries, now, &|entry| Wording {
            summary: match entry.occasion {
                Occasion::Session => "Microneedling, session 1 of 1".to_owned(),
                _ => "Day 3".to_owned(),
            },
            description: match entry.occasion {
                Occasion::Session => "Suggested, not booked.\nCall us; we are there.".to_owned(),
                _ => String::new(),
            },
        });
        let expected = "BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Treatment Guide//Series plan//EN
CALSCALE:GREGORIAN
BEGIN:VEVENT
UID:000000000abc-1@treatment-guide.invalid
DTSTAMP:20270312T090500Z
SEQUENCE:4
DTSTART;VALUE=DATE:20270315
DTEND;VALUE=DATE:20270316
SUMMARY:Microneedling\\, session 1 of 1
DESCRIPTION:Suggested\\, not booked.\\nCall us\\; we are there.
STATUS:TENTATIVE
CLASS:PRIVATE
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15H
DESCRIPTION:Microneedling\\, session 1 of 1
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:000000000abc-1-aftercare@treatment-guide.invalid
DTSTAMP:20270312T090500Z
SEQUENCE:4
DTSTART;VALUE=DATE:20270318
DTEND;VALUE=DATE:20270319
SUMMARY:Day 3
CLASS:PRIVATE
TRANSP:TRANSPARENT
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:PT9H
DESCRIPTION:Day 3
END:VALARM
END:VEVENT
END:VCALENDAR
";
        assert_eq!(text, expected.replace('\n', "\r\n"));
    }

    #[test]
    fn the_last_day_of_the_range_has_no_end_rather_than_a_wrong_one() {
        let plan = plan(&["2199-12-31"]);
        let agenda = agenda(&plan, &rules(), day("2199-12-01"));
        assert_eq!(agenda.entries.len(), 2, "no aftercare past the range");
        let now = UtcMoment { date: day("2199-12-01"), hour: 0, minute: 0, second: 0 };
        let text = file(&plan, &agenda.entries[..1], now, &|_| Wording::default());
        assert!(text.contains("DTSTART;VALUE=DATE:21991231\r\n"));
        assert!(!text.contains("DTEND"));
    }
}
