//! Reads the bytes of an iCalendar file by the letter of RFC 5545 and refuses what lenient parsers
//! let pass.
//!
//! Deliberately shares no code with the writer, and knows only what this project writes: a
//! property that is not in its tables is a fault.

use treatment_guide::domain::date::CivilDate;

/// An entry as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadEvent {
    /// `UID`.
    pub uid: String,
    /// `DTSTAMP`.
    pub stamp: String,
    /// `SEQUENCE`.
    pub sequence: u32,
    /// `DTSTART`.
    pub start: Option<CivilDate>,
    /// `DTEND`, the first day after it.
    pub end: Option<CivilDate>,
    /// `SUMMARY`, without escapes.
    pub summary: String,
    /// `DESCRIPTION`, without escapes.
    pub description: Option<String>,
    /// `STATUS`.
    pub status: Option<String>,
    /// `TRIGGER` and text of each alarm.
    pub alarms: Vec<(String, String)>,
}

/// The entries of the file, or every fault that was found.
pub fn read(bytes: &[u8]) -> Result<Vec<ReadEvent>, Vec<String>> {
    let mut lint = Lint::default();
    let lines = lint.logical_lines(bytes);
    for (number, line) in lines.iter().enumerate() {
        lint.place = format!("line {}: {line}", number + 1);
        lint.content_line(line);
    }
    lint.place = "the end".to_owned();
    lint.check(lint.ended, "no END:VCALENDAR");
    lint.check(lint.open.is_empty(), "a component is still open");
    let mut uids: Vec<&str> = lint.events.iter().map(|event| event.uid.as_str()).collect();
    uids.sort_unstable();
    let twice = uids.windows(2).any(|pair| pair[0] == pair[1]);
    lint.check(!twice, "two entries have one UID");
    if lint.faults.is_empty() { Ok(lint.events) } else { Err(lint.faults) }
}

/// Component, then (property, required) in it.
const TABLES: [(&str, &[(&str, bool)]); 3] = [
    ("VCALENDAR", &[("VERSION", true), ("PRODID", true), ("CALSCALE", false)]),
    (
        "VEVENT",
        &[
            ("UID", true),
            ("DTSTAMP", true),
            ("SEQUENCE", true),
            ("DTSTART", true),
            ("DTEND", false),
            ("SUMMARY", true),
            ("DESCRIPTION", false),
            ("STATUS", false),
            ("CLASS", true),
            ("TRANSP", true),
        ],
    ),
    ("VALARM", &[("ACTION", true), ("TRIGGER", true), ("DESCRIPTION", true)]),
];

#[derive(Default)]
struct Lint {
    faults: Vec<String>,
    events: Vec<ReadEvent>,
    /// Open components with the properties seen in each.
    open: Vec<(String, Vec<String>)>,
    started: bool,
    ended: bool,
    place: String,
}

impl Lint {
    fn check(&mut self, holds: bool, fault: &str) {
        if !holds {
            self.faults.push(format!("{fault} ({})", self.place));
        }
    }

    /// Splits at CRLF, checks each physical line, joins the folded ones.
    fn logical_lines(&mut self, bytes: &[u8]) -> Vec<String> {
        self.place = "the bytes".to_owned();
        self.check(bytes.ends_with(b"\r\n"), "the last line has no CRLF");
        let mut logical: Vec<String> = Vec::new();
        let mut rest = bytes;
        while !rest.is_empty() {
            let end = rest.windows(2).position(|pair| pair == b"\r\n").unwrap_or(rest.len());
            let (line, after) = rest.split_at(end);
            rest = after.get(2..).unwrap_or_default();
            self.place = format!("{:?}", String::from_utf8_lossy(line));
            self.check(line.len() <= 75, "more than 75 octets");
            self.check(!line.is_empty(), "an empty line");
            let Ok(text) = std::str::from_utf8(line) else {
                self.faults.push(format!("a character is split or not UTF-8 ({})", self.place));
                continue;
            };
            self.check(!text.chars().any(char::is_control), "a control character");
            let breaks = ['\u{2028}', '\u{2029}', '\u{feff}'];
            self.check(!text.contains(breaks), "a line separator or byte-order mark");
            match (text.strip_prefix(' '), logical.last_mut()) {
                (Some(more), Some(before)) => before.push_str(more),
                (Some(_), None) => self.check(false, "the first line is a continuation"),
                (None, _) => logical.push(text.to_owned()),
            }
        }
        logical
    }

    fn content_line(&mut self, line: &str) {
        let Some((left, value)) = line.split_once(':') else {
            return self.check(false, "no colon");
        };
        let (name, parameter) = match left.split_once(';') {
            Some((name, parameter)) => (name, Some(parameter)),
            None => (left, None),
        };
        let named = name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-');
        self.check(named && !name.is_empty(), "no property name");
        self.check(!self.ended, "something after END:VCALENDAR");
        match name {
            "BEGIN" => self.begin(value),
            "END" => self.end(value),
            _ => self.property(name, parameter, value),
        }
    }

    fn begin(&mut self, component: &str) {
        let parent = self.open.last().map(|(name, _)| name.as_str());
        let fits = match component {
            "VCALENDAR" => parent.is_none() && !self.started,
            "VEVENT" => parent == Some("VCALENDAR"),
            "VALARM" => parent == Some("VEVENT"),
            _ => false,
        };
        self.check(fits, "a component that does not belong here");
        self.started = true;
        match component {
            "VEVENT" => self.events.push(ReadEvent::default()),
            "VALARM" => {
                if let Some(event) = self.events.last_mut() {
                    event.alarms.push((String::new(), String::new()));
                }
            }
            _ => {}
        }
        self.open.push((component.to_owned(), Vec::new()));
    }

    fn end(&mut self, component: &str) {
        let Some((name, seen)) = self.open.pop() else {
            return self.check(false, "END without BEGIN");
        };
        self.check(name == component, "END of another component");
        for (property, required) in table(&name) {
            let missing = *required && !seen.iter().any(|seen| seen == property);
            self.check(!missing, &format!("{name} without {property}"));
        }
        let event = self.events.last().cloned().unwrap_or_default();
        match component {
            "VCALENDAR" => {
                self.ended = true;
                self.check(!self.events.is_empty(), "a calendar without entries");
            }
            "VEVENT" => {
                let start = event.start;
                let last_day = start == Some(CivilDate::MAX) && event.end.is_none();
                self.check(last_day || event.end > start, "DTEND is not after DTSTART");
            }
            _ => {}
        }
    }

    fn property(&mut self, name: &str, parameter: Option<&str>, value: &str) {
        let Some((component, seen)) = self.open.last_mut() else {
            return self.check(false, "a property outside of the calendar");
        };
        let component = component.clone();
        let again = seen.iter().any(|seen| seen == name);
        seen.push(name.to_owned());
        self.check(!again, "a property twice");
        let known = table(&component).iter().any(|(property, _)| *property == name);
        self.check(known, &format!("{name} in {component}"));
        let wanted = matches!(name, "DTSTART" | "DTEND").then_some("VALUE=DATE");
        self.check(parameter == wanted, "wrong parameters");
        let mut event = self.events.pop().unwrap_or_default();
        match (component.as_str(), name) {
            (_, "VERSION") => self.check(value == "2.0", "not version 2.0"),
            (_, "CALSCALE") => self.check(value == "GREGORIAN", "not GREGORIAN"),
            (_, "PRODID") => drop(self.text(value)),
            (_, "UID") => {
                event.uid = self.text(value);
                self.check(!value.is_empty() && value.is_ascii(), "a UID that is not ASCII");
            }
            (_, "DTSTAMP") => {
                value.clone_into(&mut event.stamp);
                self.utc_moment(value);
            }
            (_, "SEQUENCE") => match value.parse() {
                Ok(number) => event.sequence = number,
                Err(_) => self.check(false, "SEQUENCE is no number"),
            },
            (_, "DTSTART") => event.start = self.date(value),
            (_, "DTEND") => event.end = self.date(value),
            (_, "SUMMARY") => event.summary = self.text(value),
            ("VEVENT", "DESCRIPTION") => event.description = Some(self.text(value)),
            (_, "STATUS") => event.status = Some(self.text(value)),
            (_, "CLASS") => self.check(value == "PRIVATE", "not private"),
            (_, "TRANSP") => self.check(value == "TRANSPARENT", "takes up the day"),
            (_, "ACTION") => self.check(value == "DISPLAY", "another action"),
            (_, "TRIGGER") => {
                self.check(is_hours(value), "TRIGGER is no duration in hours");
                if let Some(alarm) = event.alarms.last_mut() {
                    value.clone_into(&mut alarm.0);
                }
            }
            ("VALARM", "DESCRIPTION") => {
                let text = self.text(value);
                if let Some(alarm) = event.alarms.last_mut() {
                    alarm.1 = text;
                }
            }
            _ => {}
        }
        if component != "VCALENDAR" {
            self.events.push(event);
        }
    }

    /// The text without escapes; only the four of RFC 5545 §3.3.11 are allowed.
    fn text(&mut self, value: &str) -> String {
        let mut plain = String::new();
        let mut letters = value.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next() {
                    Some('n') => plain.push('\n'),
                    Some(escaped @ ('\\' | ';' | ',')) => plain.push(escaped),
                    _ => self.check(false, "an unknown escape"),
                },
                ';' | ',' => self.check(false, "a bare separator in a text"),
                _ => plain.push(letter),
            }
        }
        plain
    }

    fn date(&mut self, value: &str) -> Option<CivilDate> {
        let digits = value.len() == 8 && value.bytes().all(|byte| byte.is_ascii_digit());
        let date = digits
            .then(|| format!("{}-{}-{}", &value[..4], &value[4..6], &value[6..]).parse().ok())
            .flatten();
        self.check(date.is_some(), "not a date");
        date
    }

    fn utc_moment(&mut self, value: &str) {
        let parts = value.split_once('T').and_then(|(date, time)| {
            let time = time.strip_suffix('Z')?;
            let digits = time.len() == 6 && time.bytes().all(|byte| byte.is_ascii_digit());
            (digits && &time[..2] < "24" && &time[2..4] < "60" && &time[4..] < "60").then_some(date)
        });
        match parts {
            Some(date) => drop(self.date(date)),
            None => self.check(false, "not a moment in UTC"),
        }
    }
}

fn table(component: &str) -> &'static [(&'static str, bool)] {
    TABLES.iter().find(|(name, _)| *name == component).map_or(&[], |(_, table)| table)
}

fn is_hours(value: &str) -> bool {
    let number = value.strip_prefix('-').unwrap_or(value).strip_prefix("PT");
    number.and_then(|number| number.strip_suffix('H')).is_some_and(|number| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}
