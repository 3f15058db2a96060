//! What the tests of the series share: the rules of the first treatment, short ways to write a
//! request. Knows nothing of what is tested.

use crate::domain::date::{CivilDate, Weekday};

use super::model::{Direction, Request, Rules, Weekdays};

/// The date that `text` names.
pub fn date(text: &str) -> CivilDate {
    text.parse().unwrap()
}

/// 3 to 6 sessions, 28 to 42 days apart, closed on Sundays.
pub fn rules() -> Rules {
    Rules {
        sessions_min: 3,
        sessions_max: 6,
        gap_min: 28,
        gap_max: 42,
        visible_last_day: 3,
        event_buffer: 14,
        preparation: Some(7),
        closed: Weekdays::NONE.with(Weekday::Sunday),
        holidays: Vec::new(),
    }
}

/// Forwards from `start`, no event, nothing blocked.
pub fn request(start: &str, sessions: u8, gap: u16) -> Request {
    Request {
        direction: Direction::Forward,
        start: date(start),
        event: None,
        finish_after_event: false,
        sessions,
        gap,
        weekday: None,
        blocked: Vec::new(),
    }
}
