//! The calendar file from outside: its bytes are linted, its entries compared with the plan, on
//! random plans with hostile texts.
//!
//! `CALENDAR_PLANS=100000 cargo test --profile bench --test calendar -- --nocapture` is the full run;
//! `scripts/check-calendars` lets five other parsers read the same kind of files.

#[path = "support/ics_lint.rs"]
mod ics_lint;
#[path = "support/plans.rs"]
mod plans;

use std::fs;
use std::path::Path;

use plans::{Draw, rules};
use serde_json::json;
use treatment_guide::domain::date::CivilDate;
use treatment_guide::domain::handover::calendar::{
    Agenda, Entry, Occasion, UtcMoment, Wording, agenda, file,
};
use treatment_guide::domain::series::Plan;

/// What ends a line, an entry or a parser's patience.
const HOSTILE: [&str; 40] = [
    "\r\nBEGIN:VEVENT\r\n",
    "\nEND:VCALENDAR\n",
    "\r",
    "\n \n",
    "\r\n\t",
    "\\",
    "\\n",
    "\\\\N",
    "\\;",
    ";",
    ",",
    ":",
    "\"",
    "^n",
    "=0D=0A",
    "%0d%0a",
    "\0",
    "\u{7}",
    "\u{b}",
    "\u{c}",
    "\u{1c}\u{1d}\u{1e}",
    "\u{7f}",
    "\u{85}",
    "\u{9d}",
    "\u{2028}",
    "\u{2029}",
    "\u{feff}",
    "\t",
    "  ",
    "é",
    "e\u{301}\u{302}\u{303}",
    "ß",
    "漢字かな交じり文",
    "עברית \u{202e}abc\u{202c}",
    "👩‍👩‍👧‍👦",
    "😀",
    "\u{10ffff}",
    "<script>alert(1)</script>",
    "&amp;&#10;",
    "ATTACH;VALUE=URI:https://www.example.com/x",
];

fn hostile_text(draw: &mut Draw) -> String {
    let mut text = String::new();
    for _ in 0..draw.between(0, 12) {
        match draw.between(0, 3) {
            0 => text.push_str("Session 2, Tuesday: gentle care; sunscreen"),
            1 => text.push_str(&"x".repeat(draw.between(0, 160) as usize)),
            _ => text.push_str(HOSTILE[draw.between(0, HOSTILE.len() as i32 - 1) as usize]),
        }
    }
    text
}

/// What a reader should see of `text`: one kind of line break, spaces for tabs, nothing invisible
/// that the format forbids.
fn visible(text: &str) -> String {
    let breaks = ["\r\n", "\r", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"];
    let one_break = breaks.iter().fold(text.to_owned(), |text, other| text.replace(other, "\n"));
    let spaces = one_break.replace('\t', " ");
    spaces.chars().filter(|c| *c == '\n' || *c != '\u{feff}' && !c.is_control()).collect()
}

struct Case {
    plan: Plan,
    today: CivilDate,
    agenda: Agenda,
    words: Vec<Wording>,
    text: String,
}

/// A plan with its file. `mild` texts hold no backslash and no quote, which one of the parsers of
/// `scripts/check-calendars` misreads.
fn case(draw: &mut Draw, mild: bool) -> Case {
    // At least one session: a plan with none has nothing to put into a calendar.
    let plan = loop {
        let plan = if draw.one_in(8) { plans::wild(draw) } else { plans::any_usual(draw) };
        if !plan.sessions.is_empty() {
            break plan;
        }
    };
    let today = plan.sessions[0].date.saturating_add(draw.between(-60, 30));
    let agenda = agenda(&plan, &rules(), today);
    let words: Vec<Wording> = agenda
        .entries
        .iter()
        .map(|_| {
            let mut text = || {
                let text = hostile_text(draw);
                if mild { text.replace(['\\', '"'], "'") } else { text }
            };
            Wording { summary: text(), description: text() }
        })
        .collect();
    let now = UtcMoment {
        date: today,
        hour: draw.between(0, 23) as u8,
        minute: draw.between(0, 59) as u8,
        second: draw.between(0, 59) as u8,
    };
    let text = file(&plan, &agenda.entries, now, &|entry| {
        let place = agenda.entries.iter().position(|other| other == entry);
        words[place.expect("an entry of the agenda")].clone()
    });
    Case { plan, today, agenda, words, text }
}

fn uid(plan: &Plan, entry: &Entry) -> String {
    let kind = match entry.occasion {
        Occasion::Session => "",
        Occasion::Preparation => "-prepare",
        Occasion::Aftercare => "-aftercare",
    };
    format!("{:012x}-{}{kind}@treatment-guide.invalid", plan.id.0, entry.session)
}

fn trigger(entry: &Entry) -> &'static str {
    if entry.occasion == Occasion::Session { "-PT15H" } else { "PT9H" }
}

#[test]
fn files_of_random_plans_with_hostile_texts_pass_the_lint_and_say_what_the_plan_says() {
    let mut draw = Draw(11);
    let count = plans::count("CALENDAR_PLANS", 300);
    let mut entries = 0_u64;
    for _ in 0..count {
        let case = case(&mut draw, false);
        let events = ics_lint::read(case.text.as_bytes())
            .unwrap_or_else(|faults| panic!("{faults:#?} in\n{}", case.text));
        assert_eq!(events.len(), case.agenda.entries.len());
        for ((event, entry), words) in events.iter().zip(&case.agenda.entries).zip(&case.words) {
            assert_eq!(event.uid, uid(&case.plan, entry));
            assert_eq!(event.sequence, u32::from(case.plan.revision));
            assert_eq!(event.start, Some(entry.date));
            assert_eq!(event.end, entry.date.checked_add(1));
            assert_eq!(event.summary, visible(&words.summary));
            let description = event.description.clone().unwrap_or_default();
            assert_eq!(description, visible(&words.description));
            let alarm = (trigger(entry).to_owned(), visible(&words.summary));
            assert_eq!(event.alarms, entry.alarm.then_some(alarm).into_iter().collect::<Vec<_>>());
            let tentative = (entry.occasion == Occasion::Session).then_some("TENTATIVE");
            assert_eq!(event.status.as_deref(), tentative);
        }
        let sessions = case.agenda.entries.iter().filter(|e| e.occasion == Occasion::Session);
        assert!(sessions.map(|e| e.date).eq(case.plan.sessions.iter().map(|s| s.date)));
        assert!(case.agenda.past.iter().all(|entry| entry.date < case.today));
        entries += events.len() as u64;
    }
    println!("figure: lint faults: 0 in {count} files with {entries} entries");
}

#[test]
fn the_same_entry_has_the_same_uid_in_every_file_and_a_revision_counts_up() {
    let mut draw = Draw(12);
    let mut plan = plans::usual(&mut draw, 4, false, 0);
    let today = plan.request.start;
    let now = UtcMoment { date: today, hour: 0, minute: 0, second: 0 };
    let whole = agenda(&plan, &rules(), today).entries;
    let uids = |plan: &Plan, entries: &[Entry]| -> Vec<(String, u32)> {
        let text = file(plan, entries, now, &|_| Wording::default());
        let events = ics_lint::read(text.as_bytes()).expect("a clean file");
        events.into_iter().map(|event| (event.uid, event.sequence)).collect()
    };
    let series = uids(&plan, &whole);
    for number in 1..=4 {
        let one: Vec<Entry> = whole.iter().copied().filter(|e| e.session == number).collect();
        let single = uids(&plan, &one);
        assert!(single.len() >= 2);
        assert!(single.iter().all(|entry| series.contains(entry)));
        assert!(single[0].0.ends_with(&format!("-{number}@treatment-guide.invalid")));
    }
    plan.revision += 1;
    let edited = uids(&plan, &whole);
    assert!(series.iter().zip(&edited).all(|(old, new)| old.0 == new.0 && old.1 + 1 == new.1));
}

#[test]
fn the_lint_refuses_what_parsers_let_pass() {
    let mut draw = Draw(13);
    let plan = plans::usual(&mut draw, 3, false, 0);
    let today = plan.request.start;
    let now = UtcMoment { date: today, hour: 12, minute: 0, second: 0 };
    let entries = agenda(&plan, &rules(), today).entries;
    let good = file(&plan, &entries, now, &|_| Wording {
        summary: "Sitzung, außen schön; ".repeat(6),
        description: "two\nlines".to_owned(),
    });
    assert!(ics_lint::read(good.as_bytes()).is_ok());
    let start = good.find("DTSTART").expect("a start");
    let start_line = &good[start..start + good[start..].find('\r').expect("a line end")];
    let end_line = start_line.replace("DTSTART", "DTEND");
    let end = good.find("DTEND").expect("an end");
    let true_end = &good[end..end + good[end..].find('\r').expect("a line end")];
    let broken: [(&str, String); 16] = [
        ("no CRLF", good.replace("\r\n", "\n")),
        ("the last line has no CRLF", good.trim_end().to_owned()),
        ("more than 75 octets", good.replace("\r\n ", "")),
        ("an empty line", good.replacen("CLASS", "\r\nCLASS", 1)),
        ("VERSION", good.replace("VERSION:2.0\r\n", "")),
        ("DTSTAMP", good.replacen("DTSTAMP", "X-STAMP", 1)),
        ("DTEND is not after DTSTART", good.replacen(true_end, &end_line, 1)),
        ("wrong parameters", good.replacen(";VALUE=DATE", "", 1)),
        ("not a date", good.replacen(start_line, "DTSTART;VALUE=DATE:20270230", 1)),
        ("a bare separator in a text", good.replacen("\\,", ",", 1)),
        ("an unknown escape", good.replacen("\\n", "\\t", 1)),
        ("a control character", good.replacen("two", "t\u{7}wo", 1)),
        ("a property twice", good.replacen("CLASS:PRIVATE", "CLASS:PRIVATE\r\nCLASS:PRIVATE", 1)),
        ("END of another component", good.replacen("END:VALARM", "END:VEVENT", 1)),
        ("something after END:VCALENDAR", format!("{good}X:1\r\n")),
        ("two entries have one UID", good.replace("-2@", "-1@")),
    ];
    for (fault, text) in broken {
        assert_ne!(text, good, "{fault}: the fault was not made");
        let faults = ics_lint::read(text.as_bytes()).expect_err(fault);
        let expected = if fault == "no CRLF" { "control character" } else { fault };
        assert!(faults.iter().any(|found| found.contains(expected)), "{fault}: {faults:#?}");
    }
    let umlaut = good.find('ß').expect("a letter of two octets");
    let mut split = good.clone().into_bytes();
    split.splice(umlaut + 1..umlaut + 1, *b"\r\n ");
    let faults = ics_lint::read(&split).expect_err("a split character");
    assert!(faults.iter().any(|found| found.contains("a character is split")), "{faults:#?}");
}

/// Writes `CALENDAR_FILES` pairs of `N.ics` and `N.json` (what a parser should find in it) into
/// the folder `CALENDAR_FOLDER`, for parsers in other languages.
#[test]
#[ignore = "writes files for scripts/check-calendars, which runs it"]
fn files_for_other_parsers() {
    let folder = std::env::var("CALENDAR_FOLDER").expect("CALENDAR_FOLDER names the folder");
    let folder = Path::new(&folder);
    let mut draw = Draw(14);
    for number in 0..plans::count("CALENDAR_FILES", 1000) {
        let case = case(&mut draw, number % 2 == 0);
        let entries = case.agenda.entries.iter().zip(&case.words);
        let expected: Vec<_> = entries
            .map(|(entry, words)| {
                json!({
                    "uid": uid(&case.plan, entry),
                    "sequence": case.plan.revision,
                    "start": entry.date.to_string(),
                    "end": entry.date.checked_add(1).map(|end| end.to_string()),
                    "summary": visible(&words.summary),
                    "description": visible(&words.description),
                    "alarm": entry.alarm.then(|| trigger(entry)),
                })
            })
            .collect();
        fs::write(folder.join(format!("{number}.ics")), &case.text).expect("the file is written");
        let expected = serde_json::to_string(&expected).expect("plain values");
        fs::write(folder.join(format!("{number}.json")), expected).expect("the file is written");
    }
}
