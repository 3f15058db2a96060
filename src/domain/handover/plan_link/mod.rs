//! A whole plan as a short text for the part of an address after `#`, and back.
//!
//! Deliberately knows no rules: a plan opens with the dates it was sent with, whatever the rules
//! of today say about them, and a text that is not whole gives an error, never another plan.
//!
//! Three layers, inside out: `v1` packs the fields into bits, `envelope` adds what every
//! version shares (version, length, checksum), `base64url` makes text of the bytes.

mod base64url;
mod envelope;
mod v1;

use std::fmt;

use crate::domain::series::Plan;

/// What stands before the text in an address.
pub const FRAGMENT: &str = "#plan=";

/// Why a plan has no link. Plans that keep the invariants of their types never meet it, short of
/// 255 blocked ranges.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotLinkable {
    /// The id has more than 48 bits.
    Id(u64),
    /// More than 255 sessions.
    Sessions(usize),
    /// More than 255 blocked ranges.
    Blocked(usize),
    /// The session with this number (counted from 1) does not lie after the one before it.
    Order(usize),
    /// The blocked range with this number (counted from 1) ends before it begins.
    Range(usize),
}

impl fmt::Display for NotLinkable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotLinkable::Id(id) => {
                write!(f, "the plan's id {id:#x} has more than 48 bits: draw a shorter one")
            }
            NotLinkable::Sessions(count) => {
                write!(f, "a link holds at most 255 sessions, not {count}: plan fewer")
            }
            NotLinkable::Blocked(count) => {
                write!(f, "a link holds at most 255 blocked ranges, not {count}: join some")
            }
            NotLinkable::Order(number) => {
                write!(f, "session {number} is not after the one before it: sort the sessions")
            }
            NotLinkable::Range(number) => {
                write!(f, "blocked range {number} ends before it begins: swap its days")
            }
        }
    }
}

impl std::error::Error for NotLinkable {}

/// Why a text opens no plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanLinkError {
    /// The text is something else: empty, another fragment, a word.
    NotAPlan,
    /// The end is missing: fewer characters arrived than the link says it has.
    Cut,
    /// Something was changed on the way: a character, the end, the checksum.
    Damaged,
    /// Whole, but written in this later version of the format.
    Newer(u8),
}

impl fmt::Display for PlanLinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PlanLinkError::NotAPlan => {
                write!(f, "the text is not a plan: it should begin with {FRAGMENT}")
            }
            PlanLinkError::Cut => {
                write!(f, "the end of the plan's link is missing: copy the whole link again")
            }
            PlanLinkError::Damaged => {
                write!(f, "the plan's link was changed on the way: copy the whole link again")
            }
            PlanLinkError::Newer(version) => write!(
                f,
                "the plan's link has version {version}, this page reads up to {}: reload the page",
                v1::VERSION
            ),
        }
    }
}

impl std::error::Error for PlanLinkError {}

/// The text of a plan, `#plan=` included: 6 characters, then four for every three of 22 bytes,
/// 2 for an event, 4½ for each blocked range and 2¼ for each session.
///
/// # Errors
/// [`NotLinkable`] when the plan breaks an invariant of its types or holds more than 255 of
/// anything; a link that opened as another plan would be worse.
pub fn encode(plan: &Plan) -> Result<String, NotLinkable> {
    let bytes = envelope::seal(v1::VERSION, &v1::write(plan)?);
    let mut text = String::from(FRAGMENT);
    base64url::write(&bytes, &mut text);
    Ok(text)
}

/// The plan in `text`, which may begin with `#plan=` or `plan=` or neither.
///
/// # Errors
/// [`PlanLinkError`] for every text that [`encode`] would not have written. Without the prefix, a
/// text that bears no mark of a plan is [`PlanLinkError::NotAPlan`] rather than damaged.
pub fn decode(text: &str) -> Result<Plan, PlanLinkError> {
    let (named, digits) = match text.strip_prefix(FRAGMENT).or(text.strip_prefix(&FRAGMENT[1..])) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (version, payload) = envelope::open(digits).map_err(|fault| match fault {
        envelope::Fault::Cut if named => PlanLinkError::Cut,
        envelope::Fault::Broken if named => PlanLinkError::Damaged,
        // With no prefix, only the version in front tells a hurt plan from a foreign word.
        envelope::Fault::Cut if envelope::version_of(digits) == Some(v1::VERSION) => {
            PlanLinkError::Cut
        }
        envelope::Fault::Broken if envelope::version_of(digits) == Some(v1::VERSION) => {
            PlanLinkError::Damaged
        }
        envelope::Fault::Cut | envelope::Fault::Broken => PlanLinkError::NotAPlan,
    })?;
    match version {
        0 => Err(PlanLinkError::NotAPlan), // never written
        v1::VERSION => v1::read(&payload).ok_or(PlanLinkError::Damaged),
        newer => Err(PlanLinkError::Newer(newer)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::series::{Direction, PlanId, Request};

    fn empty_plan() -> Plan {
        let start = "2027-03-01".parse().unwrap();
        Plan {
            id: PlanId(1),
            revision: 0,
            request: Request {
                direction: Direction::Forward,
                start,
                event: None,
                finish_after_event: false,
                sessions: 3,
                gap: 28,
                weekday: None,
                blocked: Vec::new(),
            },
            sessions: Vec::new(),
        }
    }

    fn sealed(version: u8, payload: &[u8]) -> String {
        let mut text = String::from(FRAGMENT);
        base64url::write(&envelope::seal(version, payload), &mut text);
        text
    }

    #[test]
    fn a_whole_link_of_a_later_version_names_the_version() {
        for version in 2..=15 {
            for payload in [&[][..], &[0; 40], b"fields that nobody has thought of yet"] {
                let text = sealed(version, payload);
                assert_eq!(decode(&text), Err(PlanLinkError::Newer(version)));
                assert_eq!(decode(&text[1..]), Err(PlanLinkError::Newer(version)));
                assert_eq!(decode(&text[6..]), Err(PlanLinkError::Newer(version)));
                assert_eq!(decode(&text[..text.len() - 1]), Err(PlanLinkError::Cut));
            }
        }
    }

    #[test]
    fn version_zero_is_never_a_plan() {
        let payload = v1::write(&empty_plan()).unwrap();
        assert_eq!(decode(&sealed(0, &payload)), Err(PlanLinkError::NotAPlan));
    }

    #[test]
    fn fields_out_of_range_are_refused_even_under_a_right_checksum() {
        let good = v1::write(&empty_plan()).unwrap();
        assert!(decode(&sealed(1, &good)).is_ok());
        let with_bits = |from: usize, width: usize, value: u64| {
            let mut bytes = good.clone();
            for bit in 0..width {
                let mask = 0x80 >> ((from + bit) % 8);
                let on = value >> (width - 1 - bit) & 1 == 1;
                let byte = &mut bytes[(from + bit) / 8];
                *byte = if on { *byte | mask } else { *byte & !mask };
            }
            decode(&sealed(1, &bytes))
        };
        let last_day = 109_572;
        assert!(with_bits(64, 17, last_day).is_ok());
        assert_eq!(with_bits(64, 17, last_day + 1), Err(PlanLinkError::Damaged));
        assert_eq!(with_bits(83, 1, 1), Err(PlanLinkError::Damaged), "an event cut off");
        assert!(with_bits(84, 3, 6).is_ok());
        assert!(with_bits(84, 3, 7).is_ok(), "seven is no weekday");
        assert_eq!(with_bits(111, 8, 1), Err(PlanLinkError::Damaged), "a range cut off");
        assert_eq!(with_bits(119, 8, 1), Err(PlanLinkError::Damaged), "a session cut off");
        assert_eq!(with_bits(127, 1, 1), Err(PlanLinkError::Damaged), "padding is zero");
        let mut longer = good.clone();
        longer.push(0);
        assert_eq!(decode(&sealed(1, &longer)), Err(PlanLinkError::Damaged), "nothing follows");
    }

    #[test]
    fn errors_say_what_to_do() {
        let messages = [
            PlanLinkError::NotAPlan.to_string(),
            PlanLinkError::Cut.to_string(),
            PlanLinkError::Damaged.to_string(),
            PlanLinkError::Newer(3).to_string(),
            NotLinkable::Id(1 << 48).to_string(),
            NotLinkable::Sessions(256).to_string(),
            NotLinkable::Blocked(300).to_string(),
            NotLinkable::Order(2).to_string(),
            NotLinkable::Range(1).to_string(),
        ];
        assert_eq!(
            messages,
            [
                "the text is not a plan: it should begin with #plan=",
                "the end of the plan's link is missing: copy the whole link again",
                "the plan's link was changed on the way: copy the whole link again",
                "the plan's link has version 3, this page reads up to 1: reload the page",
                "the plan's id 0x1000000000000 has more than 48 bits: draw a shorter one",
                "a link holds at most 255 sessions, not 256: plan fewer",
                "a link holds at most 255 blocked ranges, not 300: join some",
                "session 2 is not after the one before it: sort the sessions",
                "blocked range 1 ends before it begins: swap its days",
            ]
        );
    }
}
