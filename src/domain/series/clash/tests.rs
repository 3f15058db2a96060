//! The smallest set of reasons, held against every set of reasons there is. Knows nothing of how it
//! is found.

use super::*;
use crate::domain::series::solver::best;
use crate::domain::series::testing::{Case, any_plan, at_least, cases, date, request, rules};
use crate::domain::series::{Blocked, Direction};
use proptest::prelude::*;

fn every_reason(case: &Case) -> Vec<Clash> {
    let blocked = (0..).zip(&case.request.blocked);
    let blocked = blocked.map(|(range, it)| Clash::Blocked { range, kind: it.kind });
    let pinned = case.pins.iter().map(|pin| Clash::Pinned(pin.session));
    let fixed = [
        Clash::Start,
        Clash::NotBefore,
        Clash::EventBuffer,
        Clash::EventRecovery,
        Clash::ClosedWeekdays,
        Clash::Holidays,
        Clash::MaximumGap,
    ];
    fixed.into_iter().chain(blocked).chain(pinned).collect()
}

fn any_plan_under(case: &Case, held: &[Clash]) -> bool {
    let mut dropped = every_reason(case);
    dropped.retain(|clash| !held.contains(clash));
    any_plan(case, &dropped)
}

#[test]
fn too_little_time_before_the_event_is_start_and_buffer() {
    let mut asked = request("2027-03-01", 6, 28);
    asked.event = Some(date("2027-07-01"));
    asked.blocked =
        vec![Blocked { from: date("2027-03-20"), to: date("2027-03-27"), kind: BlockKind::Sun }];
    for (direction, start) in
        [(Direction::Forward, Clash::Start), (Direction::Backward, Clash::NotBefore)]
    {
        asked.direction = direction;
        assert_eq!(smallest_clash(&rules(), &asked, &[]), [start, Clash::EventBuffer]);
    }
}

#[test]
fn a_trip_over_the_whole_window_of_the_next_session_is_named() {
    let mut asked = request("2027-03-01", 3, 28);
    asked.blocked =
        vec![Blocked { from: date("2027-03-25"), to: date("2027-04-20"), kind: BlockKind::Away }];
    let trip = Clash::Blocked { range: 0, kind: BlockKind::Away };
    assert_eq!(smallest_clash(&rules(), &asked, &[]), [Clash::Start, trip, Clash::MaximumGap]);
}

#[test]
fn two_pinned_sessions_that_are_too_close_are_named_alone() {
    let pins = [
        Pin { session: 0, date: date("2027-03-01") },
        Pin { session: 1, date: date("2027-03-20") },
    ];
    assert_eq!(
        smallest_clash(&rules(), &request("2027-01-04", 3, 28), &pins),
        [Clash::Pinned(0), Clash::Pinned(1)]
    );
}

#[test]
fn the_end_of_the_calendar_is_named() {
    for start in ["2199-12-01", "2199-12-31"] {
        let found = smallest_clash(&rules(), &request(start, 3, 28), &[]);
        assert_eq!(found, [Clash::Start, Clash::CalendarEnd]);
    }
}

#[test]
fn a_range_that_ends_with_the_calendar_is_named_with_it() {
    let mut asked = request("2027-03-01", 3, 28);
    let blocked =
        |from: &str, to: &str| Blocked { from: date(from), to: date(to), kind: BlockKind::Away };
    asked.blocked = vec![
        blocked("2027-01-10", "2027-01-20"),
        blocked("2027-02-20", "2199-12-31"), // a year mistyped
    ];
    let away = Clash::Blocked { range: 1, kind: BlockKind::Away };
    let found = smallest_clash(&rules(), &asked, &[]);
    assert_eq!(found, [Clash::Start, away, Clash::CalendarEnd]);
}

#[test]
fn more_blocked_ranges_than_bits_are_answered() {
    let mut asked = request("2027-03-01", 3, 28);
    for week in 0..200 {
        let from = date("2027-03-02").saturating_add(week * 3);
        let to = from.saturating_add(2);
        asked.blocked.push(Blocked { from, to, kind: BlockKind::Other });
    }
    assert!(smallest_clash(&rules(), &asked, &[]).contains(&Clash::Start));
}

proptest! {
    #![proptest_config(at_least(600))]

    #[test]
    fn the_reasons_clash_by_themselves_and_no_smaller_set_does(case in cases()) {
        let found = smallest_clash(&case.rules, &case.request, &case.pins);
        let fits = best(&case.rules, &case.request, &case.pins).is_some();
        prop_assert_eq!(found.is_empty(), fits);
        if fits {
            return Ok(());
        }
        prop_assert!(!any_plan_under(&case, &found), "{found:?} leave a plan");
        let reasons = every_reason(&case);
        for set in 0u32..1 << reasons.len() {
            if (set.count_ones() as usize) < found.len() {
                let named = reasons.iter().enumerate();
                let held: Vec<Clash> =
                    named.filter(|(place, _)| set >> place & 1 == 1).map(|(_, it)| *it).collect();
                prop_assert!(any_plan_under(&case, &held), "{held:?} clash and are fewer");
            }
        }
    }
}
