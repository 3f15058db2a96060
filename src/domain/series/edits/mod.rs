//! Edits of a plan: each takes a plan to a new one and says in a typed [`Change`] what it did, or
//! refuses and says why.
//!
//! Knows no screen and no clock; undo and redo are [`super::history`]'s.
//!
//! A person's own move may break every rule but the minimum gap; what the solver is asked to do
//! again (a changed request, the rest after a missed session) keeps all of them.

use crate::domain::date::CivilDate;

use super::model::{Plan, Request, Rules, Session};
use super::no_fit::{Nearest, NoFit};

mod again;
mod moves;
#[cfg(test)]
mod props;
#[cfg(test)]
mod tests;

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
    /// Adds a session where the solver finds room, on this day (today) or later: at the end, or
    /// before the first one when the plan is held at an event. The others stay if they can.
    Add(CivilDate),
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
    /// Asks for something else of a plan that is under way: sessions before `today` have taken
    /// place and stay, pinned from then on, and nothing is planned before it.
    Continue {
        /// Today.
        today: CivilDate,
        /// What is asked for; what starts earlier starts today.
        request: Request,
    },
    /// Takes one of the nearest plans that [`Refusal::NoFit`] offered, with the dates that were
    /// shown; after a refused [`Edit::Replan`] the sessions that have taken place stay.
    Accept(Nearest),
    /// After a late or missed session: the first `done` sessions stay, the rest is planned again
    /// from today on.
    Replan {
        /// Today.
        today: CivilDate,
        /// How many sessions have taken place.
        done: u8,
        /// What is asked of the rest; what starts earlier starts today.
        request: Request,
    },
    /// Takes over what another plan asks for and its sessions, as they are.
    Adopt(Plan),
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
    /// Another plan was taken over.
    Adopted {
        /// The last session's day now.
        finish: CivilDate,
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
    /// The plan after `edit`, and what changed.
    ///
    /// Each edit stays a function of its own (`inline(never)`): a planner's page starts without those that its steppers do
    /// not need.
    ///
    /// # Errors
    /// A [`Refusal`] that says why the plan stays as it is.
    pub fn edited(&self, rules: &Rules, edit: &Edit) -> Result<(Plan, Change), Refusal> {
        match edit {
            Edit::Move { session, to, scope } => self.moved(rules, *session, *to, *scope),
            Edit::Add(today) => self.with_one_more(rules, *today),
            Edit::Remove { session } => self.with_one_fewer(rules, *session),
            Edit::Pin { session, pinned } => self.with_pin(*session, *pinned),
            Edit::Request(request) => self.asked(rules, request),
            Edit::Accept(offered) => self.accepted(offered),
            Edit::Continue { today, request } => self.continued(rules, *today, request),
            Edit::Replan { today, done, request } => self.replanned(rules, *today, *done, request),
            Edit::Adopt(other) => self.adopted(other),
        }
    }

    /// `other` under this plan's own id and revision: calendars that hold this one are to follow.
    #[inline(never)]
    fn adopted(&self, other: &Plan) -> Result<(Plan, Change), Refusal> {
        let finish = other.sessions.last().ok_or(Refusal::NoSuchSession)?.date;
        let plan = Plan { id: self.id, revision: self.revision, ..other.clone() };
        if plan == *self {
            return Err(Refusal::Unchanged);
        }
        Ok((plan, Change::Adopted { finish }))
    }

    fn session(&self, number: u8) -> Result<Session, Refusal> {
        self.sessions.get(usize::from(number)).copied().ok_or(Refusal::NoSuchSession)
    }
}
