//! What holds for the edits of any plan, tried on random small ones. Knows nothing of how an edit
//! is worked out: what the solver answers is held against exhaustive search.

use proptest::prelude::*;

use super::*;
use crate::domain::series::model::PlanId;
use crate::domain::series::solver::{Pin, best};
use crate::domain::series::testing::{Case, at_least, cases, date, exhaustive, open};
use crate::domain::series::{History, Offer};

fn day(offset: i32) -> CivilDate {
    date("2027-03-01").saturating_add(offset)
}

fn dates(plan: &Plan) -> Vec<CivilDate> {
    plan.sessions.iter().map(|session| session.date).collect()
}

/// The plan that answers `case`, its pins included; `None` when there is none.
fn plan_of(case: &Case) -> Option<Plan> {
    let found = best(&case.rules, &case.request, &case.pins)?;
    let pinned = |number: u8| case.pins.iter().any(|pin| pin.session == number);
    let sessions = (0..=u8::MAX).zip(found.dates);
    let sessions = sessions.map(|(number, date)| Session { date, pinned: pinned(number) });
    let request = case.request.clone();
    Some(Plan { id: PlanId(7), revision: 0, request, sessions: sessions.collect() })
}

/// A plan with the rules it was made under.
fn plans() -> impl Strategy<Value = (Rules, Plan)> {
    cases().prop_filter_map("nothing fits", |case| Some((case.rules.clone(), plan_of(&case)?)))
}

/// Any edit but taking over what was offered, which has properties of its own.
fn edits() -> impl Strategy<Value = Edit> {
    let scope = prop_oneof![Just(Scope::Only), Just(Scope::AndLater)];
    let to = prop_oneof![(-9..12i32).prop_map(Target::Days), (0..40).prop_map(day_target)];
    prop_oneof![
        4 => (0u8..6, to, scope).prop_map(|(session, to, scope)| Edit::Move { session, to, scope }),
        1 => (0..40i32).prop_map(|today| Edit::Add(day(today))),
        1 => (0u8..6).prop_map(|session| Edit::Remove { session }),
        2 => (0u8..6, any::<bool>()).prop_map(|(session, pinned)| Edit::Pin { session, pinned }),
        2 => cases().prop_map(|case| Edit::Request(case.request)),
        2 => (0..40i32, cases())
            .prop_map(|(today, case)| Edit::Continue { today: day(today), request: case.request }),
        1 => (0..40i32, 0u8..6, cases()).prop_map(|(today, done, case)| Edit::Replan {
            today: day(today),
            done,
            request: case.request,
        }),
        1 => plans().prop_map(|(_, plan)| Edit::Adopt(plan)),
    ]
}

fn day_target(offset: i32) -> Target {
    Target::Date(day(offset))
}

/// The pins of `plan` in order, without their numbers.
fn pinned_days(plan: &Plan) -> Vec<CivilDate> {
    let pinned = plan.sessions.iter().filter(|session| session.pinned);
    pinned.map(|session| session.date).collect()
}

proptest! {
    #![proptest_config(at_least(1_500))]

    #[test]
    fn no_edit_brings_two_sessions_below_the_minimum_gap_or_out_of_order(
        (rules, start) in plans(),
        edits in proptest::collection::vec(edits(), 1..8),
    ) {
        let mut plan = start;
        for edit in &edits {
            let Ok((after, _)) = plan.edited(&rules, edit) else { continue };
            if !matches!(edit, Edit::Adopt(_)) {
                let old: Vec<i32> =
                    plan.sessions.windows(2).map(|it| it[0].date.days_until(it[1].date)).collect();
                for pair in after.sessions.windows(2) {
                    let gap = pair[0].date.days_until(pair[1].date);
                    // Another plan may have been adopted that other rules allowed.
                    prop_assert!(gap >= i32::from(rules.gap_min) || old.contains(&gap));
                }
                prop_assert_eq!(after.request.sessions as usize, after.sessions.len());
            }
            prop_assert_eq!((after.id, after.revision), (plan.id, plan.revision));
            prop_assert!(after != plan, "an edit that changes nothing is refused");
            plan = after;
        }
    }

    #[test]
    fn what_is_asked_again_leaves_every_pinned_session_on_its_day(
        (rules, plan) in plans(),
        asked in cases(),
    ) {
        let Ok((after, _)) = plan.edited(&rules, &Edit::Request(asked.request)) else {
            return Ok(());
        };
        prop_assert_eq!(pinned_days(&after), pinned_days(&plan));
    }

    #[test]
    fn undo_and_redo_of_any_edits_lead_through_the_same_plans(
        (rules, start) in plans(),
        edits in proptest::collection::vec(edits(), 1..8),
    ) {
        let mut history = History::new(start.clone());
        let mut states = vec![start];
        for edit in &edits {
            if history.edit(&rules, edit).is_ok() {
                states.push(history.plan().clone());
            }
        }
        let back_at = |state: &Plan, plan: &Plan, step: usize| {
            // A step back is a step: the revision counts it.
            let revision = step as u16;
            *plan == Plan { revision, ..state.clone() }
        };
        let mut step = states.len() - 1;
        for before in states.iter().rev().skip(1) {
            prop_assert!(history.undo().is_some());
            step += 1;
            prop_assert!(back_at(before, history.plan(), step));
        }
        prop_assert!(!history.can_undo());
        for after in states.iter().skip(1) {
            prop_assert!(history.redo().is_some());
            step += 1;
            prop_assert!(back_at(after, history.plan(), step));
        }
        prop_assert!(!history.can_redo());
    }

    #[test]
    fn taking_what_is_offered_gives_the_dates_that_were_shown(
        (rules, plan) in plans(),
        asked in cases(),
    ) {
        let Err(Refusal::NoFit(no_fit)) = plan.edited(&rules, &Edit::Request(asked.request)) else {
            return Ok(());
        };
        for nearest in no_fit.nearest {
            let shown = nearest.solution.dates.clone();
            for edit in [Edit::Request(nearest.request.clone()), Edit::Accept(nearest)] {
                match plan.edited(&rules, &edit) {
                    Ok((after, _)) => {
                        prop_assert_eq!(&dates(&after), &shown);
                        prop_assert_eq!(pinned_days(&after), pinned_days(&plan));
                    }
                    Err(refusal) => {
                        prop_assert_eq!(refusal, Refusal::Unchanged);
                        prop_assert_eq!(&dates(&plan), &shown);
                    }
                }
            }
        }
    }

    #[test]
    fn a_plan_that_is_under_way_keeps_what_has_taken_place_and_plans_nothing_before_today(
        (rules, plan) in plans(),
        today in 0..40i32,
        asked in cases(),
    ) {
        let today = day(today);
        let request = Request { start: asked.request.start.max(today), ..asked.request };
        let past: Vec<CivilDate> = dates(&plan).into_iter().filter(|it| *it < today).collect();
        let kept = |days: &[CivilDate]| past.iter().all(|it| days.contains(it));
        let edit = Edit::Continue { today, request: request.clone() };
        match plan.edited(&rules, &edit) {
            Ok((after, Change::Requested { .. })) => {
                let days = dates(&after);
                prop_assert!(kept(&days));
                for session in &after.sessions {
                    let new = !dates(&plan).contains(&session.date);
                    prop_assert!(!new || session.date >= today, "{} is new", session.date);
                    prop_assert!(session.date >= today || session.pinned);
                }
                prop_assert_eq!(&after.request, &request);
                // As many as before: no pin is counted anew, so there is one answer.
                if days.len() == plan.sessions.len() {
                    let held = (0..).zip(&plan.sessions);
                    let held = held.filter(|(_, it)| it.pinned || it.date < today);
                    let pins = held.map(|(session, it)| Pin { session, date: it.date }).collect();
                    prop_assert_eq!(Some(days), exhaustive(&Case { rules, request, pins }));
                }
            }
            Ok((_, change)) => prop_assert!(false, "{change:?}"),
            Err(Refusal::NoFit(no_fit)) => {
                for nearest in no_fit.nearest {
                    prop_assert!(kept(&nearest.solution.dates), "offers keep it too");
                }
            }
            Err(Refusal::PinnedSessions { pinned }) => prop_assert!(pinned > request.sessions),
            Err(refusal) => prop_assert_eq!(refusal, Refusal::Unchanged),
        }
    }

    #[test]
    fn the_rest_after_a_missed_session_is_the_best_there_is_and_what_is_done_stays(
        (rules, plan) in plans(),
        today in 0..40i32,
        done in 0u8..5,
    ) {
        let today = day(today);
        let kept = usize::from(done);
        let stays = |after: &[CivilDate]| after.iter().take(kept).eq(dates(&plan).iter().take(kept));
        let mut pins: Vec<Pin> = Vec::new();
        for (number, session) in (0..).zip(&plan.sessions) {
            if number < done || (session.pinned && session.date >= today) {
                pins.push(Pin { session: number, date: session.date });
            }
        }
        let request = Request {
            start: today,
            sessions: plan.sessions.len() as u8,
            ..plan.request.clone()
        };
        let mut case = Case { rules: rules.clone(), request, pins };
        match plan.edited(&rules, &Edit::Replan { today, done, request: case.request.clone() }) {
            Ok((after, Change::Replanned { past_maximum, next, .. })) => {
                prop_assert!(stays(&dates(&after)));
                prop_assert_eq!(dates(&after)[kept], next);
                let coming = plan.sessions.iter().skip(kept);
                for session in coming.filter(|session| session.pinned && session.date >= today) {
                    prop_assert!(dates(&after).contains(&session.date), "a coming pin stays");
                }
                if let Some(gap) = past_maximum {
                    prop_assert_eq!(exhaustive(&case), None, "only when the maximum cannot hold");
                    let last = plan.sessions[kept - 1].date;
                    prop_assert_eq!(last.days_until(next), gap);
                    prop_assert!(gap > i32::from(rules.gap_max));
                    prop_assert!(open(&case, next, &[]));
                    let mut earlier = today.max(last.saturating_add(i32::from(rules.gap_min)));
                    while earlier < next {
                        prop_assert!(!open(&case, earlier, &[]), "{earlier} is open too");
                        earlier = earlier.saturating_add(1);
                    }
                    case.pins.push(Pin { session: done, date: next });
                }
                prop_assert_eq!(Some(dates(&after)), exhaustive(&case));
            }
            Ok((_, change)) => prop_assert!(false, "{change:?}"),
            Err(Refusal::NoFit(no_fit)) => {
                prop_assert_eq!(exhaustive(&case), None);
                for nearest in no_fit.nearest {
                    let accepted = plan.edited(&rules, &Edit::Accept(nearest.clone()));
                    let after = accepted.map(|(after, _)| after);
                    let unchanged = after == Err(Refusal::Unchanged);
                    let days = after.map_or_else(|_| dates(&plan), |after| dates(&after));
                    prop_assert!(stays(&days), "what is done stays");
                    prop_assert_eq!(&days, &nearest.solution.dates);
                    if let Offer::Sessions(fewer) = nearest.offer {
                        prop_assert!(fewer >= rules.sessions_min && !unchanged);
                    }
                }
            }
            Err(refusal) => {
                let kept_all = kept == plan.sessions.len() && refusal == Refusal::Unchanged;
                let too_many = kept > plan.sessions.len() && refusal == Refusal::NoSuchSession;
                let same = exhaustive(&case) == Some(dates(&plan));
                prop_assert!(kept_all || too_many || same, "{refusal:?}");
            }
        }
    }
}
