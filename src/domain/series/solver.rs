//! The best plan that breaks no rule: exact, deterministic dynamic programming over civil dates.
//!
//! Knows nothing of why a request has no plan (`no_fit` does) nor of the plan that stood before.
//!
//! A pinned session is a person's own choice: no rule about days, start or buffer applies to it,
//! nor the maximum gap between two neighbours that are both pinned. The minimum gap always does.

use crate::domain::date::CivilDate;

use super::model::{Plan, Request, Rules, Session, numbered};
use super::rules::{Reason, first_open};
use super::search::Search;

/// A session that stays where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pin {
    /// Which session, counted from 0.
    pub session: u8,
    /// Its day.
    pub date: CivilDate,
}

/// What decided the day of session 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum First {
    /// It is the start that was asked for.
    OnStart,
    /// The start is not open, for this reason (the first of them); it is the next open day.
    NextOpenDay(Reason),
    /// It is pinned.
    Pinned,
    /// It was counted back from the event.
    FromEvent,
}

/// The dates of the best plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// The sessions' days, ascending.
    pub dates: Vec<CivilDate>,
    /// What decided the first of them.
    pub first: First,
}

/// The pins of a list of sessions.
pub fn pins(sessions: &[Session]) -> Vec<Pin> {
    numbered(sessions)
        .filter(|(_, session)| session.pinned)
        .map(|(number, session)| Pin { session: number, date: session.date })
        .collect()
}

/// The best plan for `request` under `rules` that leaves `pinned` where they are; `None` when no
/// plan fits, or when the request itself lies outside the rules.
pub fn best(rules: &Rules, request: &Request, pinned: &[Pin]) -> Option<Solution> {
    if !inside(rules, request) {
        return None;
    }
    let (days, first) = if pinned.iter().any(|pin| pin.session == 0) {
        (None, First::Pinned)
    } else if request.backward() {
        (None, First::FromEvent)
    } else {
        let (day, reason) = first_open(rules, request, request.start)?;
        (Some((day, day)), reason.map_or(First::OnStart, First::NextOpenDay))
    };
    let dates = Search::new(rules, request, pinned, days)?.best(request)?;
    Some(Solution { dates, first })
}

/// What decided the day of session 1 in a plan that stands; `None` when a person moved it there,
/// or when the plan has no session.
pub fn first_because(rules: &Rules, plan: &Plan) -> Option<First> {
    let (first, request) = (plan.sessions.first()?, &plan.request);
    if first.pinned {
        return Some(First::Pinned);
    }
    if request.backward() {
        return Some(First::FromEvent);
    }
    let (day, reason) = first_open(rules, request, request.start)?;
    (day == first.date).then(|| reason.map_or(First::OnStart, First::NextOpenDay))
}

/// Whether sessions and gap lie within the rules, and the rules within their limits.
pub(super) fn inside(rules: &Rules, request: &Request) -> bool {
    request.sessions > 0
        && rules.sessions_max <= Rules::SESSIONS_LIMIT
        && rules.gap_max <= Rules::GAP_LIMIT
        && (rules.sessions_min..=rules.sessions_max).contains(&request.sessions)
        && (rules.gap_min..=rules.gap_max).contains(&request.gap)
}

/// The earliest and the latest day between `from` and `to` on which session 1 could be, whatever
/// the direction; `None` when there is none.
pub(super) fn first_days(
    rules: &Rules,
    request: &Request,
    pinned: &[Pin],
    from: CivilDate,
    to: CivilDate,
) -> Option<(CivilDate, CivilDate)> {
    Search::new(rules, request, pinned, Some((from, to)))?.first_days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Weekday;
    use crate::domain::series::testing::{at_least, cases, date, exhaustive, plan, request, rules};
    use crate::domain::series::{Direction, Weekdays, findings, latest_first_session};
    use proptest::prelude::*;
    use proptest::test_runner::TestRunner;
    use std::cell::Cell;

    fn dates(solution: Option<Solution>) -> Vec<String> {
        solution.unwrap().dates.iter().map(CivilDate::to_string).collect()
    }

    #[test]
    fn forward_on_an_open_day_keeps_the_wished_gap() {
        let found = best(&rules(), &request("2027-03-01", 3, 28), &[]);
        assert_eq!(dates(found.clone()), ["2027-03-01", "2027-03-29", "2027-04-26"]);
        assert_eq!(found.unwrap().first, First::OnStart);
    }

    #[test]
    fn forward_on_a_closed_day_takes_the_next_open_one_and_says_why() {
        let found = best(&rules(), &request("2027-03-07", 3, 28), &[]).unwrap();
        assert_eq!(found.first, First::NextOpenDay(Reason::Closed(Weekday::Sunday)));
        assert_eq!(found.dates[0], date("2027-03-08"));
    }

    #[test]
    fn what_decided_session_one_is_told_of_a_plan_that_stands() {
        let mut plan = plan(&["2027-03-08", "2027-04-05", "2027-05-03"]);
        let because = |plan: &Plan| first_because(&rules(), plan);
        assert_eq!(because(&plan), Some(First::OnStart));
        plan.request.start = date("2027-03-07");
        let sunday = First::NextOpenDay(Reason::Closed(Weekday::Sunday));
        assert_eq!(because(&plan), Some(sunday));
        plan.request.start = date("2027-03-01");
        assert_eq!(because(&plan), None, "moved by hand");
        plan.sessions[0].pinned = true;
        assert_eq!(because(&plan), Some(First::Pinned));
        plan.sessions[0].pinned = false;
        plan.request.direction = Direction::Backward;
        plan.request.event = Some(date("2027-06-01"));
        assert_eq!(because(&plan), Some(First::FromEvent));
    }

    #[test]
    fn a_buffer_that_reaches_before_the_calendar_leaves_no_day() {
        let mut rules = rules();
        (rules.sessions_min, rules.closed) = (1, Weekdays::NONE);
        let mut asked = request("1900-01-01", 1, 28);
        for (event, fits) in [("1900-01-05", false), ("1900-01-14", false), ("1900-01-15", true)] {
            asked.event = Some(date(event));
            for direction in [Direction::Forward, Direction::Backward] {
                asked.direction = direction;
                let found = best(&rules, &asked, &[]);
                assert_eq!(found.is_some(), fits, "before {event}");
                let latest = latest_first_session(&rules, &asked, 1, 28);
                assert_eq!(latest, fits.then_some(CivilDate::MIN), "before {event}");
            }
            let mut plan = plan(&["1900-01-01"]);
            plan.request.event = asked.event;
            let findings = findings(&rules, &plan);
            assert_eq!(findings.is_empty(), fits, "before {event}: {findings:?}");
        }
    }

    #[test]
    fn no_plan_is_better_than_the_solvers() {
        let (tried, fit) = (Cell::new(0), Cell::new(0));
        let result = TestRunner::new(at_least(6_000)).run(&cases(), |case| {
            let found = best(&case.rules, &case.request, &case.pins).map(|found| found.dates);
            tried.set(tried.get() + 1);
            fit.set(fit.get() + u32::from(found.is_some()));
            prop_assert_eq!(found, exhaustive(&case));
            Ok(())
        });
        if let Err(worse) = result {
            panic!("{worse}");
        }
        let (tried, fit) = (tried.get(), fit.get());
        println!(
            "figure: {tried} small requests, {fit} with a plan: all as exhaustive search has it"
        );
    }
}
