//! The latest possible first session before an event, for each number of sessions and gap.
//!
//! Knows nothing of today: whether the day has passed is for the caller to see.

use crate::domain::date::CivilDate;

use super::model::{Direction, Request, Rules};
use super::rules::whole_week_gaps;
use super::solver::{first_days, inside};

/// The latest first session for one number of sessions and one gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LatestFirst {
    /// How many sessions.
    pub sessions: u8,
    /// The gap in days that every two sessions keep at least.
    pub gap: u16,
    /// The day; `None` when no day of the calendar does.
    pub date: Option<CivilDate>,
}

/// The latest day for session 1 from which `sessions` sessions still finish before the event of
/// `request`, no two of them closer than `gap` days and all other rules kept. `None` without an
/// event, when `sessions` or `gap` lie outside the rules, or when no day does.
///
/// The start of the request does not limit it, nor do pins: it answers "by when must one begin".
pub fn latest_first_session(
    rules: &Rules,
    request: &Request,
    sessions: u8,
    gap: u16,
) -> Option<CivilDate> {
    let asked = Request {
        direction: Direction::Backward,
        start: CivilDate::MIN,
        finish_after_event: false,
        sessions,
        gap,
        ..request.clone()
    };
    if !inside(rules, &asked) {
        return None;
    }
    let rules = Rules { gap_min: gap, ..rules.clone() };
    let span = i32::from(gap) * (i32::from(sessions) - 1);
    let to = CivilDate::from_day_number(asked.last_day_number(&rules)? - span)?;
    // Nearly always it is close to the day without any closed or blocked days; look further back
    // only when it is not.
    let mut back = 63;
    loop {
        let from = to.saturating_add(-back);
        if let Some((_, latest)) = first_days(&rules, &asked, &[], from, to) {
            return Some(latest);
        }
        if from == CivilDate::MIN {
            return None;
        }
        back *= 4;
    }
}

/// The latest first session for every number of sessions in the rules and every gap of whole
/// weeks, fewest sessions and shortest gap first; empty without an event.
pub fn latest_first_sessions(rules: &Rules, request: &Request) -> Vec<LatestFirst> {
    if request.event.is_none() {
        return Vec::new();
    }
    let gaps = whole_week_gaps(rules);
    let mut table = Vec::new();
    for sessions in rules.sessions_min..=rules.sessions_max {
        for gap in &gaps {
            let date = latest_first_session(rules, request, sessions, *gap);
            table.push(LatestFirst { sessions, gap: *gap, date });
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::series::testing::{at_least, cases, date, every_plan, request, rules};
    use proptest::prelude::*;

    #[test]
    fn six_sessions_six_weeks_apart_begin_thirty_weeks_and_the_buffer_before_the_event() {
        let mut asked = request("2027-01-04", 3, 28);
        asked.event = Some(date("2027-12-18"));
        let table = latest_first_sessions(&rules(), &asked);
        assert_eq!(table.len(), 4 * 3);
        let last = LatestFirst { sessions: 6, gap: 42, date: Some(date("2027-05-08")) };
        assert_eq!(table.last(), Some(&last));
    }

    #[test]
    fn a_year_away_before_the_event_moves_it_before_the_year() {
        let mut asked = request("2027-01-04", 3, 28);
        asked.event = Some(date("2028-12-18"));
        asked.blocked = vec![crate::domain::series::Blocked {
            from: date("2027-12-01"),
            to: date("2028-12-18"),
            kind: crate::domain::series::BlockKind::Away,
        }];
        let found = latest_first_session(&rules(), &asked, 3, 28);
        assert_eq!(found, Some(date("2027-10-05")));
    }

    #[test]
    fn without_an_event_there_is_none() {
        assert_eq!(latest_first_sessions(&rules(), &request("2027-01-04", 3, 28)), []);
    }

    proptest! {
        #![proptest_config(at_least(1_000))]

        #[test]
        fn no_plan_with_that_gap_begins_later(case in cases(), gap in 0u16..3) {
            let mut case = case;
            case.pins.clear();
            let gap = case.rules.gap_min + gap;
            let found = latest_first_session(&case.rules, &case.request, case.request.sessions, gap);
            let expected = if case.request.event.is_some() && gap <= case.rules.gap_max {
                case.rules.gap_min = gap;
                case.request.start = date("2027-01-20");
                case.request.direction = Direction::Backward;
                case.request.finish_after_event = false;
                let mut latest = None;
                every_plan(&case, &mut |dates| latest = latest.max(Some(dates[0])));
                latest
            } else {
                None
            };
            // Far earlier than the cases' weeks exhaustive search does not look.
            prop_assume!(expected.is_some() || found.is_none_or(|day| day > date("2027-01-20")));
            prop_assert_eq!(found, expected);
        }
    }
}
