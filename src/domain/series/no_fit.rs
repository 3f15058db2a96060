//! Why nothing fits, and the nearest plans that do.
//!
//! Knows no words; never offers less than the minimum gap or the minimum number of sessions.

use crate::domain::date::CivilDate;

pub use super::clash::Clash;
use super::clash::smallest_clash;
use super::model::{Request, Rules};
use super::solver::{Pin, Solution, best, first_days};

/// What a nearest plan changes about the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Offer {
    /// This number of sessions.
    Sessions(u8),
    /// This wished gap, in days, within the range.
    Gap(u16),
    /// Finish after the event; recovery is still not visible on its day.
    FinishAfterEvent,
    /// Start on this later day (forwards).
    LaterStart(CivilDate),
}

/// What a nearest plan costs, against the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cost {
    /// How many sessions fewer.
    pub fewer_sessions: u8,
    /// Days from the start that was asked for to session 1.
    pub waits_days: i32,
    /// Days from the event to the last session: negative when it lies before the event (a series
    /// that may finish after it can also end within the buffer); `None` without an event.
    pub days_after_event: Option<i32>,
    /// Sum over the gaps of their departure from the gap that was wished for, in days.
    pub departure: u32,
}

/// A plan that does fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearest {
    /// What it changes.
    pub offer: Offer,
    /// The request with that change: accepting the offer is asking for this.
    pub request: Request,
    /// Its dates.
    pub solution: Solution,
    /// The sessions that were held for it, as they are counted in it.
    pub pins: Vec<Pin>,
    /// What it costs.
    pub cost: Cost,
}

/// Nothing fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoFit {
    /// A smallest set of reasons that together leave no plan.
    pub clashes: Vec<Clash>,
    /// Up to three plans that fit, the nearest first.
    pub nearest: Vec<Nearest>,
}

/// The best plan for `request` under `rules` that leaves `pinned` where they are.
///
/// # Errors
/// [`NoFit`] with what clashes and what would fit instead.
pub fn solve(rules: &Rules, request: &Request, pinned: &[Pin]) -> Result<Solution, NoFit> {
    best(rules, request, pinned).ok_or_else(|| {
        explain(rules, request, pinned, &|changed| {
            Some((best(rules, changed, pinned)?, pinned.to_vec()))
        })
    })
}

/// Answers a changed request as accepting it would be answered: the dates, and the sessions that
/// are held for them.
pub(super) type Answer<'a> = &'a dyn Fn(&Request) -> Option<(Solution, Vec<Pin>)>;

/// Why nothing fits `request`, and what does of that which `answer` can answer.
pub(super) fn explain(
    rules: &Rules,
    request: &Request,
    pinned: &[Pin],
    answer: Answer<'_>,
) -> NoFit {
    let mut clashes = Vec::new();
    if !(rules.sessions_min..=rules.sessions_max).contains(&request.sessions) {
        clashes.push(Clash::SessionsOutsideRules);
    }
    if !(rules.gap_min..=rules.gap_max).contains(&request.gap) {
        clashes.push(Clash::GapOutsideRules);
    }
    if clashes.is_empty() {
        clashes = smallest_clash(rules, request, pinned);
    }
    NoFit { clashes, nearest: nearest(rules, request, pinned, answer) }
}

/// The most nearest plans that are offered.
const OFFERS: usize = 3;
/// How many days a later start is looked for.
const LATER: i32 = 366;

/// The nearest plans that fit, by how much of the request they keep.
///
/// Within the range no other wished gap can ever help: the solver has tried every gap of the
/// range already, because the wish only ranks plans. Another gap is offered where the wished one
/// lies outside the rules.
fn nearest(rules: &Rules, request: &Request, pinned: &[Pin], answer: Answer<'_>) -> Vec<Nearest> {
    let mut found = Vec::with_capacity(OFFERS);
    let mut offer = |offer: Offer, changed: Request| {
        let Some((solution, pins)) = answer(&changed) else { return false };
        if found.len() < OFFERS {
            let cost = cost(request, &solution);
            found.push(Nearest { offer, request: changed, solution, pins, cost });
        }
        true
    };
    // Everything below builds on a request that lies within the rules.
    // Not `clamp`: its message for a range upside down is half a kilobyte of WASM.
    let sessions = request.sessions.max(rules.sessions_min).min(rules.sessions_max);
    let gap = request.gap.max(rules.gap_min).min(rules.gap_max);
    let inside = Request { sessions, gap, ..request.clone() };
    let nearest_inside =
        if sessions == request.sessions { Offer::Gap(gap) } else { Offer::Sessions(sessions) };
    if inside != *request && offer(nearest_inside, inside.clone()) {
        return found;
    }
    for fewer in (rules.sessions_min..sessions).rev() {
        if offer(Offer::Sessions(fewer), Request { sessions: fewer, ..inside.clone() }) {
            break;
        }
    }
    if request.event.is_some() && !request.finish_after_event {
        let changed = Request { finish_after_event: true, ..inside.clone() };
        offer(Offer::FinishAfterEvent, changed);
    }
    if !request.backward() && pinned.iter().all(|pin| pin.session != 0) {
        let from = request.start.saturating_add(1);
        let to = request.start.saturating_add(LATER);
        if let Some((day, _)) = first_days(rules, &inside, pinned, from, to) {
            offer(Offer::LaterStart(day), Request { start: day, ..inside.clone() });
        }
    }
    found
}

fn cost(request: &Request, solution: &Solution) -> Cost {
    let (first, last) = match solution.dates.as_slice() {
        [] => (request.start, request.start),
        [only] => (*only, *only),
        [first, .., last] => (*first, *last),
    };
    let wished = i32::from(request.gap);
    let gaps = solution.dates.windows(2).map(|pair| pair[0].days_until(pair[1]));
    Cost {
        fewer_sessions: request.sessions.saturating_sub(solution.dates.len() as u8),
        waits_days: request.start.days_until(first),
        days_after_event: request.event.map(|event| event.days_until(last)),
        departure: gaps.map(|gap| gap.abs_diff(wished)).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::series::testing::{at_least, cases, date, request, rules};
    use crate::domain::series::{BlockKind, Blocked};
    use proptest::prelude::*;

    fn offers(no_fit: &NoFit) -> Vec<Offer> {
        no_fit.nearest.iter().map(|nearest| nearest.offer).collect()
    }

    #[test]
    fn too_many_sessions_before_an_event_offers_fewer_and_finishing_after_it() {
        let mut asked = request("2027-03-01", 6, 28);
        asked.event = Some(date("2027-07-01"));
        let no_fit = solve(&rules(), &asked, &[]).unwrap_err();
        assert_eq!(offers(&no_fit), [Offer::Sessions(4), Offer::FinishAfterEvent]);
        let after = &no_fit.nearest[1];
        assert!(after.request.finish_after_event);
        assert_eq!(after.cost.fewer_sessions, 0);
        assert_eq!(after.cost.days_after_event, Some(18));
        assert_eq!(no_fit.nearest[0].cost.fewer_sessions, 2);
    }

    #[test]
    fn a_gap_below_the_minimum_is_refused_and_the_minimum_offered() {
        let no_fit = solve(&rules(), &request("2027-03-01", 3, 21), &[]).unwrap_err();
        assert_eq!(no_fit.clashes, [Clash::GapOutsideRules]);
        assert_eq!(offers(&no_fit), [Offer::Gap(28)]);
    }

    #[test]
    fn sessions_outside_the_rules_are_refused_and_the_nearest_number_offered() {
        for (asked, nearest) in [(2, 3), (9, 6)] {
            let no_fit = solve(&rules(), &request("2027-03-01", asked, 28), &[]).unwrap_err();
            assert_eq!(no_fit.clashes, [Clash::SessionsOutsideRules]);
            assert_eq!(offers(&no_fit), [Offer::Sessions(nearest)]);
        }
    }

    #[test]
    fn a_trip_that_no_gap_spans_offers_a_later_start() {
        let mut asked = request("2027-03-01", 3, 28);
        asked.blocked = vec![Blocked {
            from: date("2027-03-25"),
            to: date("2027-04-20"),
            kind: BlockKind::Away,
        }];
        let no_fit = solve(&rules(), &asked, &[]).unwrap_err();
        // 42 days before 21 April.
        assert_eq!(offers(&no_fit), [Offer::LaterStart(date("2027-03-10"))]);
        assert_eq!(no_fit.nearest[0].cost.waits_days, 9);
    }

    proptest! {
        #![proptest_config(at_least(2_000))]

        #[test]
        fn what_is_offered_fits_and_nothing_nearer_of_its_kind_does(case in cases()) {
            let (rules, asked, pins) = (&case.rules, &case.request, &case.pins[..]);
            let Err(no_fit) = solve(rules, asked, pins) else { return Ok(()) };
            let fits = |changed: &Request| best(rules, changed, pins).is_some();
            for gap in rules.gap_min..=rules.gap_max {
                prop_assert!(!fits(&Request { gap, ..asked.clone() }), "a wished gap only ranks");
            }
            prop_assert!(no_fit.nearest.len() <= OFFERS);
            for nearest in &no_fit.nearest {
                prop_assert_eq!(best(rules, &nearest.request, pins), Some(nearest.solution.clone()));
                match nearest.offer {
                    Offer::Sessions(fewer) => {
                        prop_assert!((rules.sessions_min..asked.sessions).contains(&fewer));
                        for sessions in fewer + 1..asked.sessions {
                            let more = Request { sessions, ..asked.clone() };
                            prop_assert!(!fits(&more), "{} sessions fit too", sessions);
                        }
                    }
                    Offer::LaterStart(day) => {
                        prop_assert!(day > asked.start);
                        for days in 1..asked.start.days_until(day) {
                            let start = asked.start.saturating_add(days);
                            let at = best(rules, &Request { start, ..asked.clone() }, pins);
                            prop_assert!(at.is_none_or(|found| found.dates[0] == day));
                        }
                    }
                    Offer::FinishAfterEvent => {
                        let after = nearest.cost.days_after_event.unwrap();
                        prop_assert!(after > -i32::from(rules.event_buffer));
                    }
                    Offer::Gap(_) => prop_assert!(false, "the gap was within the rules"),
                }
            }
        }
    }
}
