//! Which days are open for a session, which are not and why, and whether the rules themselves
//! make sense.
//!
//! Knows no words and no sources: a screen turns a typed [`Reason`] into a sentence.

use std::fmt;

use crate::domain::date::{CivilDate, Weekday};

use super::model::{BlockKind, Request, Rules};

/// Why a day is not open for a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The clinic is closed on this weekday.
    Closed(Weekday),
    /// The clinic is closed on this very day.
    Holiday,
    /// The day lies in a blocked range.
    Blocked {
        /// Index into [`Request::blocked`].
        range: u8,
        /// What the range is.
        kind: BlockKind,
    },
    /// A day of visible recovery would lie in a trip with sun; the session itself would not.
    RecoveryInSun {
        /// Index into [`Request::blocked`].
        range: u8,
    },
    /// Recovery would be visible on the event's day, or the session would be on it.
    RecoveryOnEvent,
}

/// Calls `each` with every reason why `day` is not open.
pub(super) fn each_reason(
    rules: &Rules,
    request: &Request,
    day: CivilDate,
    mut each: impl FnMut(Reason),
) {
    let weekday = day.weekday();
    if rules.closed.contains(weekday) {
        each(Reason::Closed(weekday));
    }
    if rules.holidays.contains(&day) {
        each(Reason::Holiday);
    }
    let visible_until = day.saturating_add(i32::from(rules.visible_last_day));
    for (range, blocked) in (0..=u8::MAX).zip(&request.blocked) {
        if blocked.from <= day && day <= blocked.to {
            each(Reason::Blocked { range, kind: blocked.kind });
        } else if blocked.kind == BlockKind::Sun
            && day < blocked.from
            && blocked.from <= visible_until
        {
            each(Reason::RecoveryInSun { range });
        }
    }
    if request.event.is_some_and(|event| day <= event && event <= visible_until) {
        each(Reason::RecoveryOnEvent);
    }
}

/// Every reason why `day` is not open for a session; empty when it is open.
pub fn reasons(rules: &Rules, request: &Request, day: CivilDate) -> Vec<Reason> {
    let mut found = Vec::new();
    each_reason(rules, request, day, |reason| found.push(reason));
    found
}

/// The first reason why `day` is not open for a session; `None` when it is open.
pub fn closed_because(rules: &Rules, request: &Request, day: CivilDate) -> Option<Reason> {
    let mut first = None;
    each_reason(rules, request, day, |reason| {
        first.get_or_insert(reason);
    });
    first
}

/// `day`, or the next open day after it, with why `day` itself is not open; `None` when no open
/// day is left in the calendar.
pub fn first_open(
    rules: &Rules,
    request: &Request,
    day: CivilDate,
) -> Option<(CivilDate, Option<Reason>)> {
    let Some(reason) = closed_because(rules, request, day) else { return Some((day, None)) };
    if Weekday::ALL.iter().all(|weekday| rules.closed.contains(*weekday)) {
        return None;
    }
    let mut open = day;
    while closed_because(rules, request, open).is_some() {
        open = open.checked_add(1)?;
    }
    Some((open, Some(reason)))
}

/// The wished gaps that whole-week steppers offer: every seventh day count within the range; the
/// minimum alone when the range holds no whole week.
pub fn whole_week_gaps(rules: &Rules) -> Vec<u16> {
    let weeks = rules.gap_min.div_ceil(7)..=rules.gap_max / 7;
    let gaps: Vec<u16> = weeks.map(|week| week * 7).collect();
    if gaps.is_empty() { vec![rules.gap_min] } else { gaps }
}

/// Why rules cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RulesError {
    /// The numbers of sessions are not 1 ≤ min ≤ max ≤ [`Rules::SESSIONS_LIMIT`].
    Sessions {
        /// The minimum as given.
        min: u8,
        /// The maximum as given.
        max: u8,
    },
    /// The gaps are not 1 ≤ min ≤ max ≤ [`Rules::GAP_LIMIT`].
    Gap {
        /// The minimum as given, in days.
        min: u16,
        /// The maximum as given, in days.
        max: u16,
    },
    /// A count of days is larger than [`Rules::GAP_LIMIT`].
    Days {
        /// Which field of [`Rules`].
        field: &'static str,
        /// The count as given.
        days: u16,
    },
    /// All seven weekdays are closed.
    NeverOpen,
    /// A holiday does not come after the one before it in the list.
    HolidayOrder(CivilDate),
}

impl fmt::Display for RulesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RulesError::Sessions { min, max } => write!(
                f,
                "sessions from {min} to {max}: give at least 1, the smaller number first, and at most {}",
                Rules::SESSIONS_LIMIT
            ),
            RulesError::Gap { min, max } => write!(
                f,
                "gaps from {min} to {max} days: give at least 1 day, the smaller number first, and at most {} days",
                Rules::GAP_LIMIT
            ),
            RulesError::Days { field, days } => {
                write!(f, "{field} is {days} days: give at most {} days", Rules::GAP_LIMIT)
            }
            RulesError::NeverOpen => {
                f.write_str("all seven weekdays are closed: leave at least one open")
            }
            RulesError::HolidayOrder(day) => write!(
                f,
                "the holiday {day} is out of order or there twice: list each once, earliest first"
            ),
        }
    }
}

impl std::error::Error for RulesError {}

impl Rules {
    /// The most sessions that a series may have.
    pub const SESSIONS_LIMIT: u8 = 24;
    /// The most days that a gap, a window or a buffer may have.
    pub const GAP_LIMIT: u16 = 366;

    /// Whether the rules make sense; everything else here takes rules that pass.
    ///
    /// # Errors
    /// A [`RulesError`] that names the first value at fault.
    pub fn check(&self) -> Result<(), RulesError> {
        let (min, max) = (self.sessions_min, self.sessions_max);
        if min < 1 || min > max || max > Self::SESSIONS_LIMIT {
            return Err(RulesError::Sessions { min, max });
        }
        let (min, max) = (self.gap_min, self.gap_max);
        if min < 1 || min > max || max > Self::GAP_LIMIT {
            return Err(RulesError::Gap { min, max });
        }
        let counts = [
            ("visible_last_day", self.visible_last_day),
            ("event_buffer", self.event_buffer),
            ("preparation", self.preparation.unwrap_or(0)),
        ];
        for (field, days) in counts {
            if days > Self::GAP_LIMIT {
                return Err(RulesError::Days { field, days });
            }
        }
        if Weekday::ALL.iter().all(|weekday| self.closed.contains(*weekday)) {
            return Err(RulesError::NeverOpen);
        }
        match self.holidays.windows(2).find(|pair| pair[0] >= pair[1]) {
            Some(pair) => Err(RulesError::HolidayOrder(pair[1])),
            None => Ok(()),
        }
    }
}
