//! Edits of a plan: each takes a plan to a new one and says in a typed [`Change`] what it did, or
//! refuses and says why.
//!
//! Knows no screen and no clock; undo and redo are [`super::history`]'s.
//!
//! A person's own move may break every rule but the minimum gap; what the solver is asked to do
//! again (a changed request, the rest after a missed session) keeps all of them.

use crate::domain::date::CivilDate;

use super::model::{Plan, PlanId, Request, Rules, Session};
use super::no_fit::{NoFit, solve};
use super::rules::first_open;
use super::solver::{Pin, Solution, best, pins};

/// Where a session is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// So many days later; earlier when negative.
    Days(i32),
    /// To this day.
    Date(CivilDate),
}

/// Which sessions move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Only this one.
    Only,
    /// This one and, by the same number of days, every later one that is not pinned.
    AndLater,
}

/// What a person does to a plan. Sessions are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Moves a session.
    Move {
        /// The session.
        session: u8,
        /// Where to.
        to: Target,
        /// What moves with it.
        scope: Scope,
    },
    /// Adds a session where the solver finds room: at the end, or before the first one when the
    /// plan is held at an event. The others stay if they can.
    Add,
    /// Takes a session out; the others stay.
    Remove {
        /// The session.
        session: u8,
    },
    /// Pins a session or sets it free.
    Pin {
        /// The session.
        session: u8,
        /// Whether the solver must leave it where it is.
        pinned: bool,
    },
    /// Asks for something else: every session that is not pinned is planned again.
    Request(Request),
    /// After a late or missed session: the first `done` sessions stay, the rest is planned again
    /// from today on.
    Replan {
        /// Today.
        today: CivilDate,
        /// How many sessions have taken place.
        done: u8,
    },
}

/// What an edit did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A session was moved.
    Moved {
        /// The session.
        session: u8,
        /// Where it was.
        from: CivilDate,
        /// Where it is.
        to: CivilDate,
        /// How many later ones moved along.
        later: u8,
    },
    /// A session was added and no other one moved.
    Added {
        /// Its number now.
        session: u8,
        /// Its day.
        date: CivilDate,
    },
    /// A session was taken out.
    Removed {
        /// Its number before.
        session: u8,
        /// Its day.
        date: CivilDate,
    },
    /// A session was pinned.
    Pinned {
        /// The session.
        session: u8,
        /// Its day.
        date: CivilDate,
    },
    /// A session was set free.
    Unpinned {
        /// The session.
        session: u8,
        /// Its day.
        date: CivilDate,
    },
    /// Something else was asked for.
    Requested {
        /// What.
        asked: Asked,
        /// How many sessions have another day than before.
        moved: u8,
        /// The last session's day now.
        finish: CivilDate,
    },
    /// The rest was planned again.
    Replanned {
        /// From this day on.
        today: CivilDate,
        /// How many sessions stayed.
        done: u8,
        /// The next session's day.
        next: CivilDate,
        /// Days since the session before, when the next one had to go past the maximum gap.
        past_maximum: Option<i32>,
    },
}

/// Which part of a request changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Asked {
    /// Nothing: the same was asked again, which undoes a person's own moves.
    Again,
    /// The direction.
    Direction,
    /// The start.
    Start,
    /// The event, or whether the series may finish after it.
    Event,
    /// The number of sessions.
    Sessions {
        /// Before.
        from: u8,
        /// Now.
        to: u8,
    },
    /// The wished gap.
    Gap {
        /// Before, in days.
        from: u16,
        /// Now, in days.
        to: u16,
    },
    /// The wished weekday.
    Weekday,
    /// The blocked ranges.
    Blocked,
    /// More than one of these.
    Several,
}

/// Why an edit was refused; the plan stays as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such session.
    NoSuchSession,
    /// It would change nothing.
    Unchanged,
    /// Two sessions would be closer than the minimum gap.
    BelowMinimumGap {
        /// The earlier of the two; the other is the next.
        session: u8,
        /// The days that would lie between them; not positive when they would change places.
        days: i32,
        /// The minimum.
        minimum: u16,
    },
    /// The day lies outside the calendar (1900 to 2199).
    OutsideCalendar,
    /// There would be fewer or more sessions than the rules have.
    SessionCount,
    /// More sessions are pinned than there would be.
    PinnedSessions {
        /// How many are pinned.
        pinned: u8,
    },
    /// No plan fits.
    NoFit(NoFit),
}

impl Plan {
    /// The suggested plan for `request`.
    ///
    /// # Errors
    /// [`NoFit`] with what clashes and what would fit instead.
    pub fn suggest(rules: &Rules, id: PlanId, request: Request) -> Result<Plan, NoFit> {
        let solution = solve(rules, &request, &[])?;
        Ok(Plan { id, revision: 0, sessions: sessions(&solution, &[]), request })
    }

    /// The plan after `edit`, and what changed.
    ///
    /// # Errors
    /// A [`Refusal`] that says why the plan stays as it is.
    pub fn edited(&self, rules: &Rules, edit: &Edit) -> Result<(Plan, Change), Refusal> {
        match edit {
            Edit::Move { session, to, scope } => self.moved(rules, *session, *to, *scope),
            Edit::Add => self.with_one_more(rules),
            Edit::Remove { session } => self.with_one_fewer(rules, *session),
            Edit::Pin { session, pinned } => self.with_pin(*session, *pinned),
            Edit::Request(request) => self.asked(rules, request),
            Edit::Replan { today, done } => self.replanned(rules, *today, *done),
        }
    }

    fn session(&self, number: u8) -> Result<Session, Refusal> {
        self.sessions.get(usize::from(number)).copied().ok_or(Refusal::NoSuchSession)
    }

    fn moved(
        &self,
        rules: &Rules,
        number: u8,
        to: Target,
        scope: Scope,
    ) -> Result<(Plan, Change), Refusal> {
        let from = self.session(number)?.date;
        let days = match to {
            Target::Days(days) => days,
            Target::Date(date) => from.days_until(date),
        };
        if days == 0 {
            return Err(Refusal::Unchanged);
        }
        let mut plan = self.clone();
        let mut moved = 0;
        for (index, session) in plan.sessions.iter_mut().enumerate().skip(number.into()) {
            let this = index == usize::from(number);
            if this || (scope == Scope::AndLater && !session.pinned) {
                session.date = session.date.checked_add(days).ok_or(Refusal::OutsideCalendar)?;
                moved += 1;
            }
        }
        self.floor(rules, &plan)?;
        let to = plan.session(number)?.date;
        Ok((plan, Change::Moved { session: number, from, to, later: moved - 1 }))
    }

    /// Refuses `plan` when a gap that changed against `self` is below the minimum.
    fn floor(&self, rules: &Rules, plan: &Plan) -> Result<(), Refusal> {
        let pairs = plan.sessions.windows(2).zip(self.sessions.windows(2));
        for (number, (new, old)) in (0..=u8::MAX).zip(pairs) {
            let days = new[0].date.days_until(new[1].date);
            if days != old[0].date.days_until(old[1].date) && days < i32::from(rules.gap_min) {
                return Err(Refusal::BelowMinimumGap {
                    session: number,
                    days,
                    minimum: rules.gap_min,
                });
            }
        }
        Ok(())
    }

    fn with_pin(&self, number: u8, pinned: bool) -> Result<(Plan, Change), Refusal> {
        let Session { date, pinned: before } = self.session(number)?;
        if before == pinned {
            return Err(Refusal::Unchanged);
        }
        let mut plan = self.clone();
        plan.sessions[usize::from(number)].pinned = pinned;
        let change = if pinned {
            Change::Pinned { session: number, date }
        } else {
            Change::Unpinned { session: number, date }
        };
        Ok((plan, change))
    }

    fn with_one_fewer(&self, rules: &Rules, number: u8) -> Result<(Plan, Change), Refusal> {
        let date = self.session(number)?.date;
        if self.sessions.len() <= usize::from(rules.sessions_min.max(1)) {
            return Err(Refusal::SessionCount);
        }
        let mut plan = self.clone();
        plan.sessions.remove(usize::from(number));
        plan.request.sessions = plan.sessions.len() as u8;
        Ok((plan, Change::Removed { session: number, date }))
    }

    fn with_one_more(&self, rules: &Rules) -> Result<(Plan, Change), Refusal> {
        if self.sessions.len() >= usize::from(rules.sessions_max) {
            return Err(Refusal::SessionCount);
        }
        let count = self.sessions.len() as u8;
        let mut plan = self.clone();
        plan.request.sessions = count + 1;
        let places = if plan.request.backward() { [0, count] } else { [count, count] };
        for place in places {
            let held: Vec<Pin> = (0..=u8::MAX)
                .zip(&self.sessions)
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
        self.asked(rules, &plan.request)
    }

    fn asked(&self, rules: &Rules, request: &Request) -> Result<(Plan, Change), Refusal> {
        let solution = self.solve_again(rules, request)?;
        let (solution, held) = solution;
        let plan = Plan {
            id: self.id,
            revision: self.revision,
            sessions: sessions(&solution, &held),
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

    /// The best plan for `request` with the pins of this one, and the pins as they were counted.
    fn solve_again(
        &self,
        rules: &Rules,
        request: &Request,
    ) -> Result<(Solution, Vec<Pin>), Refusal> {
        let held = pins(&self.sessions);
        if held.len() > usize::from(request.sessions) {
            return Err(Refusal::PinnedSessions { pinned: held.len() as u8 });
        }
        let shift = i32::from(request.sessions) - self.sessions.len() as i32;
        let from_start = renumbered(&held, 0, request.sessions);
        let from_end = renumbered(&held, shift, request.sessions);
        let (likely, other) =
            if request.backward() { (from_end, from_start) } else { (from_start, from_end) };
        for held in [&likely, &other] {
            if let Some(solution) = best(rules, request, held) {
                return Ok((solution, held.clone()));
            }
        }
        match solve(rules, request, &likely) {
            Ok(solution) => Ok((solution, likely)),
            Err(no_fit) => Err(Refusal::NoFit(no_fit)),
        }
    }

    fn replanned(
        &self,
        rules: &Rules,
        today: CivilDate,
        done: u8,
    ) -> Result<(Plan, Change), Refusal> {
        let count = self.sessions.len();
        let place = usize::from(done);
        if place > count {
            return Err(Refusal::NoSuchSession);
        }
        if place == count {
            return Err(Refusal::Unchanged);
        }
        let mut plan = self.clone();
        plan.request.start = today;
        plan.request.sessions = count as u8;
        for (index, session) in plan.sessions.iter_mut().enumerate() {
            // A pinned day that has passed without its session cannot be kept.
            session.pinned = index < place || (session.pinned && session.date >= today);
        }
        let mut held = pins(&plan.sessions);
        let mut found = best(rules, &plan.request, &held);
        let mut past_maximum = None;
        let last = place.checked_sub(1).and_then(|index| self.sessions.get(index));
        if let (None, Some(last)) = (&found, last)
            && let Some((next, gap)) = overdue(rules, &plan.request, last.date)
        {
            let mut with_next = held.clone();
            with_next.retain(|pin| pin.session != done);
            with_next.push(Pin { session: done, date: next });
            found = best(rules, &plan.request, &with_next);
            if found.is_some() {
                held = with_next;
                past_maximum = Some(gap);
            }
        }
        let solution = match found {
            Some(solution) => solution,
            None => solve(rules, &plan.request, &held).map_err(Refusal::NoFit)?,
        };
        plan.sessions = sessions(&solution, &held);
        if plan == *self {
            return Err(Refusal::Unchanged);
        }
        let next = plan.session(done)?.date;
        Ok((plan, Change::Replanned { today, done, next, past_maximum }))
    }
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
            let number = (i32::from(pin.session) + shift).clamp(least, most.max(least));
            Pin { session: number as u8, date: pin.date }
        })
        .collect()
}

fn sessions(solution: &Solution, held: &[Pin]) -> Vec<Session> {
    let pinned = |number| held.iter().any(|pin| pin.session == number);
    (0..=u8::MAX)
        .zip(&solution.dates)
        .map(|(number, date)| Session { date: *date, pinned: pinned(number) })
        .collect()
}

/// Which part of the request changed.
fn difference(old: &Request, new: &Request) -> Asked {
    let changes = [
        (old.direction != new.direction).then_some(Asked::Direction),
        (old.start != new.start).then_some(Asked::Start),
        (old.event != new.event || old.finish_after_event != new.finish_after_event)
            .then_some(Asked::Event),
        (old.sessions != new.sessions)
            .then_some(Asked::Sessions { from: old.sessions, to: new.sessions }),
        (old.gap != new.gap).then_some(Asked::Gap { from: old.gap, to: new.gap }),
        (old.weekday != new.weekday).then_some(Asked::Weekday),
        (old.blocked != new.blocked).then_some(Asked::Blocked),
    ];
    let mut changes = changes.into_iter().flatten();
    match (changes.next(), changes.next()) {
        (None, _) => Asked::Again,
        (Some(only), None) => only,
        (Some(_), Some(_)) => Asked::Several,
    }
}
