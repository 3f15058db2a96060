//! Which days are open for a session, which are not and why, and whether the rules themselves
//! make sense.
//!
//! Knows no words and no sources: a screen turns a typed [`Reason`] into a sentence.

use std::fmt;

use crate::domain::date::{CivilDate, Weekday};

use super::model::{BlockKind, Request, Rules, numbered};

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
    for (range, blocked) in numbered(&request.blocked) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::series::testing::{at_least, cases, date, open, request, rules};
    use crate::domain::series::{Blocked, Weekdays};
    use proptest::prelude::*;

    #[test]
    fn each_kind_of_range_forbids_what_it_says() {
        let (from, to) = (date("2027-03-10"), date("2027-03-12"));
        for (kind, visible) in [
            (BlockKind::Away, Vec::new()),
            (BlockKind::Other, Vec::new()),
            (BlockKind::Sun, vec![Reason::RecoveryInSun { range: 0 }]),
        ] {
            let mut asked = request("2027-03-01", 3, 28);
            asked.blocked = vec![Blocked { from, to, kind }];
            let on = |day: &str| reasons(&rules(), &asked, date(day));
            let inside = vec![Reason::Blocked { range: 0, kind }];
            assert_eq!(on("2027-03-06"), []);
            assert_eq!(on("2027-03-08"), visible, "day 3 of recovery is 11 March");
            assert_eq!(on("2027-03-10"), inside);
            assert_eq!(on("2027-03-12"), inside);
            assert_eq!(on("2027-03-13"), []);
        }
    }

    #[test]
    fn recovery_may_end_the_day_before_a_sun_trip_or_an_event() {
        let mut asked = request("2027-03-01", 3, 28);
        asked.event = Some(date("2027-03-12"));
        assert_eq!(reasons(&rules(), &asked, date("2027-03-08")), []);
        let touched = [Reason::RecoveryOnEvent];
        assert_eq!(reasons(&rules(), &asked, date("2027-03-09")), touched);
        assert_eq!(reasons(&rules(), &asked, date("2027-03-12")), touched);
        assert_eq!(reasons(&rules(), &asked, date("2027-03-13")), []);
    }

    #[test]
    fn every_reason_of_a_day_is_told() {
        let mut rules = rules();
        rules.holidays = vec![date("2027-03-28")];
        let found = reasons(&rules, &request("2027-03-01", 3, 28), date("2027-03-28"));
        assert_eq!(found, [Reason::Closed(Weekday::Sunday), Reason::Holiday]);
    }

    #[test]
    fn the_next_open_day_skips_everything_closed() {
        let mut rules = rules();
        rules.holidays = vec![date("2027-03-08")];
        let mut asked = request("2027-03-01", 3, 28);
        let (from, to) = (date("2027-03-09"), date("2027-03-10"));
        asked.blocked = vec![Blocked { from, to, kind: BlockKind::Other }];
        let sunday = Reason::Closed(Weekday::Sunday);
        assert_eq!(
            first_open(&rules, &asked, date("2027-03-07")),
            Some((date("2027-03-11"), Some(sunday)))
        );
        assert_eq!(
            first_open(&rules, &asked, date("2027-03-06")),
            Some((date("2027-03-06"), None))
        );
    }

    #[test]
    fn no_open_day_is_left_at_the_end_of_the_calendar() {
        let mut rules = rules();
        rules.holidays = vec![CivilDate::MAX];
        let asked = request("2027-03-01", 3, 28);
        assert_eq!(first_open(&rules, &asked, CivilDate::MAX), None);
        rules.closed = Weekdays::from_bits(0x7f);
        assert_eq!(first_open(&rules, &asked, CivilDate::MIN), None);
    }

    #[test]
    fn steppers_offer_whole_weeks_within_the_range() {
        let mut rules = rules();
        assert_eq!(whole_week_gaps(&rules), [28, 35, 42]);
        (rules.gap_min, rules.gap_max) = (27, 41);
        assert_eq!(whole_week_gaps(&rules), [28, 35]);
        (rules.gap_min, rules.gap_max) = (3, 5);
        assert_eq!(whole_week_gaps(&rules), [3]);
    }

    #[test]
    fn rules_that_make_no_sense_are_refused_with_the_value_and_the_way_out() {
        let message = |change: fn(&mut Rules)| {
            let mut rules = rules();
            change(&mut rules);
            rules.check().unwrap_err().to_string()
        };
        assert_eq!(rules().check(), Ok(()));
        assert_eq!(
            message(|rules| rules.sessions_min = 7),
            "sessions from 7 to 6: give at least 1, the smaller number first, and at most 24"
        );
        assert_eq!(
            message(|rules| rules.gap_min = 0),
            "gaps from 0 to 42 days: give at least 1 day, the smaller number first, and at most 366 days"
        );
        assert_eq!(
            message(|rules| rules.event_buffer = 400),
            "event_buffer is 400 days: give at most 366 days"
        );
        assert_eq!(
            message(|rules| rules.closed = Weekdays::from_bits(0x7f)),
            "all seven weekdays are closed: leave at least one open"
        );
        assert_eq!(
            message(|rules| rules.holidays = vec![date("2027-12-26"), date("2027-12-25")]),
            "the holiday 2027-12-25 is out of order or there twice: list each once, earliest first"
        );
    }

    proptest! {
        #![proptest_config(at_least(500))]

        #[test]
        fn a_day_is_open_exactly_when_no_reason_is_found(case in cases(), offset in -5i32..45) {
            let day = date("2027-03-01").saturating_add(offset);
            let found = reasons(&case.rules, &case.request, day);
            prop_assert_eq!(found.is_empty(), open(&case, day, &[]));
            let first = closed_because(&case.rules, &case.request, day);
            prop_assert_eq!(first, found.first().copied());
        }
    }
}
