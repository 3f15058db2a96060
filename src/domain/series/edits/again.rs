//! What the solver is asked again: a first suggestion, one session more, a changed request (of a
//! plan that is under way too), the rest after a late or missed session.
//!
//! Knows no rule of its own: every plan here is the solver's, with what is pinned or done held.

use crate::domain::date::CivilDate;

use super::super::model::{Plan, PlanId, Request, Rules, Session, numbered};
use super::super::no_fit::{Nearest, NoFit, explain, solve};
use super::super::rules::first_open;
use super::super::solver::{Pin, Solution, best, pins};
use super::{Asked, Change, Refusal};

impl Plan {
    /// The suggested plan for `request`.
    ///
    /// # Errors
    /// [`NoFit`] with what clashes and what would fit instead.
    pub fn suggest(rules: &Rules, id: PlanId, request: Request) -> Result<Plan, NoFit> {
        let solution = solve(rules, &request, &[])?;
        Ok(Plan { id, revision: 0, sessions: sessions(&solution, &[]), request })
    }

    #[inline(never)]
    pub(super) fn with_one_more(
        &self,
        rules: &Rules,
        today: CivilDate,
    ) -> Result<(Plan, Change), Refusal> {
        if self.sessions.len() >= usize::from(rules.sessions_max) {
            return Err(Refusal::SessionCount);
        }
        let count = self.sessions.len() as u8;
        let mut plan = self.clone();
        plan.request.sessions = count + 1;
        plan.request.start = plan.request.start.max(today);
        let places = if plan.request.backward() { [0, count] } else { [count, count] };
        for place in places {
            let held: Vec<Pin> = numbered(&self.sessions)
                .map(|(number, session)| Pin {
                    session: number + u8::from(number >= place),
                    date: session.date,
                })
                .collect();
            let found = best(rules, &plan.request, &held);
            if let Some(date) = found.and_then(|it| it.dates.get(usize::from(place)).copied()) {
                plan.sessions.insert(usize::from(place), Session { date, pinned: false });
                return Ok((plan, Change::Added { session: place, date }));
            }
        }
        self.continued(rules, today, &plan.request)
    }

    #[inline(never)] // no page's start needs it
    pub(super) fn continued(
        &self,
        rules: &Rules,
        today: CivilDate,
        request: &Request,
    ) -> Result<(Plan, Change), Refusal> {
        let mut begun = self.clone();
        for session in &mut begun.sessions {
            session.pinned |= session.date < today;
        }
        let start = request.start.max(today);
        let (plan, change) = begun.asked(rules, &Request { start, ..request.clone() })?;
        // That days have gone by is no change.
        let asked = Request { start: self.request.start, ..request.clone() };
        if asked == self.request && plan.has_days_of(self) {
            return Err(Refusal::Unchanged);
        }
        Ok((plan, change))
    }

    pub(super) fn asked(
        &self,
        rules: &Rules,
        request: &Request,
    ) -> Result<(Plan, Change), Refusal> {
        let held = pins(&self.sessions);
        if held.len() > usize::from(request.sessions) {
            return Err(Refusal::PinnedSessions { pinned: held.len() as u8 });
        }
        match self.solve_again(rules, request) {
            Some((solution, held)) => self.taken_over(request, &solution, &held),
            None => Err(self.does_not_fit(rules, request)),
        }
    }

    #[inline(never)] // no page's start needs it
    fn does_not_fit(&self, rules: &Rules, request: &Request) -> Refusal {
        let [likely, _] = self.renumbered_pins(request);
        let answer = |changed: &Request| self.solve_again(rules, changed);
        Refusal::NoFit(explain(rules, request, &likely, &answer))
    }

    /// What was offered, exactly as it was offered.
    #[inline(never)]
    pub(super) fn accepted(&self, offered: &Nearest) -> Result<(Plan, Change), Refusal> {
        self.taken_over(&offered.request, &offered.solution, &offered.pins)
    }

    fn taken_over(
        &self,
        request: &Request,
        solution: &Solution,
        held: &[Pin],
    ) -> Result<(Plan, Change), Refusal> {
        let plan = Plan {
            id: self.id,
            revision: self.revision,
            sessions: sessions(solution, held),
            request: request.clone(),
        };
        if plan == *self {
            return Err(Refusal::Unchanged);
        }
        let had =
            |session: &&Session| !self.sessions.iter().any(|before| before.date == session.date);
        let moved = plan.sessions.iter().filter(had).count() as u8;
        let finish = solution.dates.last().copied().unwrap_or(request.start);
        let asked = difference(&self.request, request);
        Ok((plan, Change::Requested { asked, moved, finish }))
    }

    /// The pins of this plan as another number of sessions may count them: kept from the end that
    /// is held first, then from the other.
    fn renumbered_pins(&self, request: &Request) -> [Vec<Pin>; 2] {
        let held = pins(&self.sessions);
        let shift = i32::from(request.sessions) - self.sessions.len() as i32;
        let from_start = renumbered(&held, 0, request.sessions);
        let from_end = renumbered(&held, shift, request.sessions);
        if request.backward() { [from_end, from_start] } else { [from_start, from_end] }
    }

    /// The best plan for `request` with the pins of this one, and the pins as they were counted.
    fn solve_again(&self, rules: &Rules, request: &Request) -> Option<(Solution, Vec<Pin>)> {
        self.renumbered_pins(request)
            .into_iter()
            .find_map(|held| Some((best(rules, request, &held)?, held)))
    }

    #[inline(never)]
    pub(super) fn replanned(
        &self,
        rules: &Rules,
        today: CivilDate,
        done: u8,
        request: &Request,
    ) -> Result<(Plan, Change), Refusal> {
        let place = usize::from(done);
        if place > self.sessions.len() {
            return Err(Refusal::NoSuchSession);
        }
        if done >= request.sessions {
            return Err(Refusal::Unchanged);
        }
        let request = Request { start: request.start.max(today), ..request.clone() };
        let mut plan = Plan { request, ..self.clone() };
        for (index, session) in plan.sessions.iter_mut().enumerate() {
            // A pinned day that has passed without its session cannot be kept.
            session.pinned = index < place || (session.pinned && session.date >= today);
        }
        let held = pins(&plan.sessions);
        let last = place.checked_sub(1).and_then(|index| self.sessions.get(index));
        let rest = |request: &Request| rest(rules, request, &held, done, last.map(|it| it.date));
        let Some((solution, held, past_maximum)) = rest(&plan.request) else {
            let answer = |changed: &Request| rest(changed).map(|(found, held, _)| (found, held));
            return Err(Refusal::NoFit(explain(rules, &plan.request, &held, &answer)));
        };
        plan.sessions = sessions(&solution, &held);
        if plan == *self {
            return Err(Refusal::Unchanged);
        }
        let next = plan.session(done)?.date;
        Ok((plan, Change::Replanned { today, done, next, past_maximum }))
    }
}

/// The best plan that holds `held`, of which the first `done` sessions have taken place; where it
/// cannot keep the maximum gap since the `last` of them, with the next session as soon as can be.
/// With it the sessions that are held then, and the days since the last when they are too many.
fn rest(
    rules: &Rules,
    request: &Request,
    held: &[Pin],
    done: u8,
    last: Option<CivilDate>,
) -> Option<(Solution, Vec<Pin>, Option<i32>)> {
    if held.len() > usize::from(request.sessions) {
        return None;
    }
    let mut held = renumbered(held, 0, request.sessions);
    if let Some(solution) = best(rules, request, &held) {
        return Some((solution, held, None));
    }
    // A next session that is pinned is where its person wants it.
    if done >= request.sessions || held.iter().any(|pin| pin.session == done) {
        return None;
    }
    let (next, gap) = overdue(rules, request, last?)?;
    held.push(Pin { session: done, date: next });
    Some((best(rules, request, &held)?, held, Some(gap)))
}

/// The next open day for a session that comes too late for the maximum gap, and the days since
/// the session before; `None` when the maximum can still be kept.
fn overdue(rules: &Rules, request: &Request, last: CivilDate) -> Option<(CivilDate, i32)> {
    let earliest = request.start.max(last.checked_add(i32::from(rules.gap_min))?);
    let (next, _) = first_open(rules, request, earliest)?;
    let gap = last.days_until(next);
    (gap > i32::from(rules.gap_max)).then_some((next, gap))
}

/// The pins with their numbers shifted, and pushed together where fewer sessions leave no room.
fn renumbered(held: &[Pin], shift: i32, sessions: u8) -> Vec<Pin> {
    let count = held.len() as i32;
    (0..)
        .zip(held)
        .map(|(place, pin)| {
            let (least, most) = (place, i32::from(sessions) - (count - place));
            let number = (i32::from(pin.session) + shift).min(most).max(least);
            Pin { session: number as u8, date: pin.date }
        })
        .collect()
}

fn sessions(solution: &Solution, held: &[Pin]) -> Vec<Session> {
    let pinned = |number| held.iter().any(|pin| pin.session == number);
    numbered(&solution.dates)
        .map(|(number, date)| Session { date: *date, pinned: pinned(number) })
        .collect()
}

/// Which part of the request changed.
fn difference(old: &Request, new: &Request) -> Asked {
    let sessions = Asked::Sessions { from: old.sessions, to: new.sessions };
    let gap = Asked::Gap { from: old.gap, to: new.gap };
    let event = old.event != new.event || old.finish_after_event != new.finish_after_event;
    let mut asked = Asked::Again;
    for (changed, part) in [
        (old.direction != new.direction, Asked::Direction),
        (event, Asked::Event),
        (old.sessions != new.sessions, sessions),
        (old.gap != new.gap, gap),
        (old.weekday != new.weekday, Asked::Weekday),
        (old.blocked != new.blocked, Asked::Blocked),
    ] {
        if changed {
            asked = if asked == Asked::Again { part } else { Asked::Several };
        }
    }
    // With another wish it is not what was asked: it followed the event, or the days that went by.
    if asked == Asked::Again && old.start != new.start { Asked::Start } else { asked }
}
