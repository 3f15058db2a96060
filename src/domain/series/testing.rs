//! What the tests of the series share: the rules of the first treatment, short ways to write a
//! request, random small cases, and exhaustive search written as plainly as can be.
//!
//! Knows nothing of how the solver works.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::domain::date::{CivilDate, Weekday};

use super::model::{
    BlockKind, Blocked, Direction, Plan, PlanId, Request, Rules, Session, Weekdays,
};
use super::no_fit::Clash;
use super::solver::Pin;

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

/// The same, open on all days.
pub fn open_all_week() -> Rules {
    Rules { closed: Weekdays::NONE, ..rules() }
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

/// A plan with these dates, none pinned, that was asked for with a gap of 28 days.
pub fn plan(dates: &[&str]) -> Plan {
    let sessions = dates.iter().map(|text| Session { date: date(text), pinned: false }).collect();
    let first = dates.first().copied().unwrap_or("2027-03-01");
    let request = request(first, dates.len() as u8, 28);
    Plan { id: PlanId(7), revision: 0, request, sessions }
}

/// So many cases, or as many as `PROPTEST_CASES` asks for where that is more. A failing case is
/// printed; a file of failures would be one more thing to keep.
pub fn at_least(cases: u32) -> ProptestConfig {
    let asked = ProptestConfig::default().cases;
    let told = std::env::var_os("PROPTEST_CASES").is_some();
    ProptestConfig {
        failure_persistence: None,
        // About half of all cases have no plan, and some tests pass those over.
        max_local_rejects: u32::MAX,
        max_global_rejects: u32::MAX,
        ..ProptestConfig::with_cases(if told { cases.max(asked) } else { cases })
    }
}

/// A question for the solver.
#[derive(Clone, Debug)]
pub struct Case {
    pub rules: Rules,
    pub request: Request,
    pub pins: Vec<Pin>,
}

fn day(offset: i32) -> CivilDate {
    date("2027-03-01").saturating_add(offset)
}

/// Small cases: gaps of 2 to 7 days, at most 5 sessions, an event within five weeks. Small enough
/// for exhaustive search, and crowded enough that about half of them have no plan.
pub fn cases() -> impl Strategy<Value = Case> {
    let rules = (2u16..=4, 0u16..=3, 0u16..=3, 0u16..=5, 0u8..127, 0u8..=127).prop_flat_map(
        |(gap_min, more, visible_last_day, event_buffer, closed, thinned)| {
            proptest::collection::btree_set(0..40, 0..3).prop_map(move |holidays| Rules {
                sessions_min: 1,
                sessions_max: 5,
                gap_min,
                gap_max: gap_min + more,
                visible_last_day,
                event_buffer,
                preparation: None,
                closed: Weekdays::from_bits(closed & thinned & !(1 << (thinned % 7))),
                holidays: holidays.into_iter().map(day).collect(),
            })
        },
    );
    let kind = prop_oneof![Just(BlockKind::Away), Just(BlockKind::Sun), Just(BlockKind::Other)];
    let blocked = (0..35i32, 0..6i32, kind).prop_map(|(from, days, kind)| Blocked {
        from: day(from),
        to: day(from + days),
        kind,
    });
    let request = (
        (any::<bool>(), 0..10i32, proptest::option::weighted(0.7, 4..32i32)),
        (proptest::bool::weighted(0.2), 1u8..=5, 0u16..=3),
        proptest::option::weighted(0.4, (0u8..7).prop_map(Weekday::from_index)),
        proptest::collection::vec(blocked, 0..3),
    );
    let pins = proptest::collection::btree_map(0u8..5, 0..32i32, 0..3);
    let pins = prop_oneof![3 => Just(Default::default()), 1 => pins];
    (rules, request, pins).prop_map(|(rules, (ends, counts, weekday, blocked), pins)| {
        let (backward, start, event) = ends;
        let (finish_after_event, sessions, more) = counts;
        let request = Request {
            direction: if backward { Direction::Backward } else { Direction::Forward },
            start: day(start),
            event: event.map(day),
            finish_after_event,
            sessions,
            gap: (rules.gap_min + more).min(rules.gap_max),
            weekday,
            blocked,
        };
        let pins = pins.into_iter().filter(|(session, _)| *session < sessions);
        let pins = pins.map(|(session, at)| Pin { session, date: day(at) }).collect();
        Case { rules, request, pins }
    })
}

/// Whether `date` is open for a session that is not pinned, without the rules in `dropped`.
pub fn open(case: &Case, date: CivilDate, dropped: &[Clash]) -> bool {
    let Case { rules, request, .. } = case;
    let holds = |clash: Clash| !dropped.contains(&clash);
    let touches = |from: CivilDate, to: CivilDate, days: u16| {
        (0..=i32::from(days)).any(|later| {
            let day = date.saturating_add(later);
            from <= day && day <= to
        })
    };
    if holds(Clash::ClosedWeekdays) && rules.closed.contains(date.weekday()) {
        return false;
    }
    if holds(Clash::Holidays) && rules.holidays.contains(&date) {
        return false;
    }
    if let Some(event) = request.event
        && holds(Clash::EventRecovery)
        && touches(event, event, rules.visible_last_day)
    {
        return false;
    }
    !request.blocked.iter().zip(0..).any(|(blocked, range)| {
        let days = if blocked.kind == BlockKind::Sun { rules.visible_last_day } else { 0 };
        holds(Clash::Blocked { range, kind: blocked.kind })
            && touches(blocked.from, blocked.to, days)
    })
}

/// The first and the last day that exhaustive search looks at.
fn horizon() -> (CivilDate, CivilDate) {
    (day(-60), day(120))
}

/// Whether session `number` may lie on `date` after `before`, by every hard rule but `dropped`.
fn allowed(
    case: &Case,
    number: u8,
    date: CivilDate,
    before: Option<CivilDate>,
    dropped: &[Clash],
) -> bool {
    let Case { rules, request, pins } = case;
    let holds = |clash: Clash| !dropped.contains(&clash);
    let pin = |session: u8| {
        let pin = pins.iter().find(|pin| pin.session == session)?;
        holds(Clash::Pinned(session)).then_some(pin.date)
    };
    if let Some(before) = before {
        let gap = before.days_until(date);
        let both_pinned = pin(number).is_some() && pin(number - 1).is_some();
        if gap < i32::from(rules.gap_min) {
            return false;
        }
        if gap > i32::from(rules.gap_max) && holds(Clash::MaximumGap) && !both_pinned {
            return false;
        }
    }
    if let Some(pinned) = pin(number) {
        return date == pinned;
    }
    let begun = (0..request.sessions).take_while(|session| {
        pins.iter().any(|pin| pin.session == *session && pin.date < request.start)
    });
    let from_start = match forward_first(case) {
        Some(first) if number == 0 => date == first,
        // One that lies before the start is not bound to it once it may move.
        _ => date >= request.start || usize::from(number) < begun.count(),
    };
    let keeps_buffer = number + 1 < request.sessions
        || request.finish_after_event
        || request
            .event
            .is_none_or(|event| date.days_until(event) >= i32::from(rules.event_buffer));
    (from_start || !holds(Clash::Start) && !holds(Clash::NotBefore))
        && (keeps_buffer || !holds(Clash::EventBuffer))
        && open(case, date, dropped)
}

/// Calls `each` with every plan that keeps all hard rules.
pub fn every_plan(case: &Case, each: &mut impl FnMut(&[CivilDate])) {
    fn extend(case: &Case, dates: &mut Vec<CivilDate>, each: &mut impl FnMut(&[CivilDate])) {
        let number = dates.len() as u8;
        if number == case.request.sessions {
            return each(dates);
        }
        let (first, mut last) = horizon();
        let mut date = dates.last().copied().unwrap_or(first);
        if !dates.is_empty() && case.pins.is_empty() {
            last = last.min(date.saturating_add(i32::from(case.rules.gap_max)));
        }
        while date <= last {
            if allowed(case, number, date, dates.last().copied(), &[]) {
                dates.push(date);
                extend(case, dates, each);
                dates.pop();
            }
            date = date.saturating_add(1);
        }
    }
    extend(case, &mut Vec::new(), each);
}

/// Whether any plan keeps all hard rules but `dropped`.
pub fn any_plan(case: &Case, dropped: &[Clash]) -> bool {
    fn any(
        case: &Case,
        dropped: &[Clash],
        before: Option<CivilDate>,
        number: u8,
        dead: &mut BTreeSet<(u8, Option<CivilDate>)>,
    ) -> bool {
        if number == case.request.sessions {
            return true;
        }
        if !dead.insert((number, before)) {
            return false;
        }
        let (first, last) = horizon();
        let mut date = before.unwrap_or(first);
        while date <= last {
            if allowed(case, number, date, before, dropped)
                && any(case, dropped, Some(date), number + 1, dead)
            {
                return true;
            }
            date = date.saturating_add(1);
        }
        false
    }
    any(case, dropped, None, 0, &mut BTreeSet::new())
}

/// Forwards, with session 1 not pinned: the start or the next open day.
fn forward_first(case: &Case) -> Option<CivilDate> {
    let Case { request, pins, .. } = case;
    let backward = request.direction == Direction::Backward
        && request.event.is_some()
        && !request.finish_after_event;
    if backward || pins.iter().any(|pin| pin.session == 0) {
        return None;
    }
    let mut day = request.start;
    while !open(case, day, &[]) {
        day = day.saturating_add(1);
    }
    Some(day)
}

/// The objective, smaller is better, word for word as the product has it.
pub fn objective(request: &Request, dates: &[CivilDate]) -> impl Ord + Clone + std::fmt::Debug {
    let wished = i32::from(request.gap);
    let departures: Vec<i32> =
        dates.windows(2).map(|pair| (pair[0].days_until(pair[1]) - wished).abs()).collect();
    let weekday = request.weekday.unwrap_or(dates[0].weekday());
    let on_weekday = dates.iter().filter(|date| date.weekday() == weekday).count();
    let backward = request.direction == Direction::Backward
        && request.event.is_some()
        && !request.finish_after_event;
    let end = if backward { -dates[0].day_number() } else { dates[dates.len() - 1].day_number() };
    (
        departures.iter().sum::<i32>(),
        departures.iter().copied().max().unwrap_or(0),
        std::cmp::Reverse(on_weekday),
        end,
        dates.to_vec(),
    )
}

/// The best plan by looking at all of them.
pub fn exhaustive(case: &Case) -> Option<Vec<CivilDate>> {
    let mut best: Option<Vec<CivilDate>> = None;
    every_plan(case, &mut |dates| {
        let better = best
            .as_ref()
            .is_none_or(|best| objective(&case.request, dates) < objective(&case.request, best));
        if better {
            best = Some(dates.to_vec());
        }
    });
    best
}
