//! The nouns of a series: rules from content, what a person asks for, the plan they keep.
//!
//! Holds data and its invariants only; the solver and the edits live beside it.

use crate::domain::date::{CivilDate, Weekday};

/// A set of weekdays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weekdays(u8);

impl Weekdays {
    /// No weekday.
    pub const NONE: Weekdays = Weekdays(0);

    /// The set with `weekday` added.
    #[must_use]
    pub fn with(self, weekday: Weekday) -> Self {
        Weekdays(self.0 | 1 << weekday.index())
    }

    /// The set with `weekday` taken out.
    #[must_use]
    pub fn without(self, weekday: Weekday) -> Self {
        Weekdays(self.0 & !(1 << weekday.index()))
    }

    /// Whether `weekday` is in the set.
    pub fn contains(self, weekday: Weekday) -> bool {
        self.0 & 1 << weekday.index() != 0
    }

    /// The set as bits, Monday lowest; used by the plan link.
    pub fn bits(self) -> u8 {
        self.0
    }

    /// The set with these bits (Monday lowest); the eighth bit is dropped.
    pub fn from_bits(bits: u8) -> Self {
        Weekdays(bits & 0x7f)
    }
}

/// The scheduling rules of one treatment in one clinic, all from content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Fewest sessions of a series.
    pub sessions_min: u8,
    /// Most sessions of a series.
    pub sessions_max: u8,
    /// Fewest days between two sessions; a floor that nothing goes below.
    pub gap_min: u16,
    /// Most days between two sessions; only a person's own move may go past it.
    pub gap_max: u16,
    /// Last day after a session on which recovery is visible (the session is day 0).
    pub visible_last_day: u16,
    /// Whole days that the last session keeps before an event: a scheduling choice.
    pub event_buffer: u16,
    /// Days before a session on which preparation is called to mind: a scheduling choice.
    pub preparation: Option<u16>,
    /// Weekdays on which the clinic is closed.
    pub closed: Weekdays,
    /// Single days on which the clinic is closed, ascending.
    pub holidays: Vec<CivilDate>,
}

/// What a blocked range forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The person is away: no session inside.
    Away,
    /// A trip with sun: no session and no visible-recovery day inside.
    Sun,
    /// Anything else: no session inside.
    Other,
}

/// A range of days, both ends included, with what it forbids; `from` is never after `to`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Blocked {
    /// First day.
    pub from: CivilDate,
    /// Last day.
    pub to: CivilDate,
    /// What it forbids.
    pub kind: BlockKind,
}

/// Which end of the series is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// From [`Request::start`] on, as early as the rules allow.
    Forward,
    /// Back from [`Request::event`], as late as the rules allow.
    Backward,
}

/// What a person asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Which end is held. `Backward` without an event is treated as `Forward`.
    pub direction: Direction,
    /// No session lies before this day. Forwards it is session 1 itself, or the next open day;
    /// backwards it is usually today.
    pub start: CivilDate,
    /// The day to be ready for.
    pub event: Option<CivilDate>,
    /// Whether the series may finish after the event. Then the buffer before it is not asked for,
    /// visible recovery on its day stays forbidden, and the plan runs forwards.
    pub finish_after_event: bool,
    /// How many sessions.
    pub sessions: u8,
    /// The wished gap in days.
    pub gap: u16,
    /// The wished weekday; `None` means session 1's.
    pub weekday: Option<Weekday>,
    /// Ranges that forbid something.
    pub blocked: Vec<Blocked>,
}

impl Request {
    /// Whether the plan is held at the event: backwards, with an event to finish before.
    pub fn backward(&self) -> bool {
        self.direction == Direction::Backward && self.event.is_some() && !self.finish_after_event
    }

    /// The number of the latest day for the last session, from the buffer before the event; `None`
    /// when no event limits it.
    ///
    /// A number and not a date: near 1900 it lies before the calendar, and a date held at its
    /// first day would leave a session there that keeps no buffer.
    pub(super) fn last_day_number(&self, rules: &Rules) -> Option<i32> {
        let event = self.event.filter(|_| !self.finish_after_event)?;
        Some(event.day_number() - i32::from(rules.event_buffer))
    }
}

/// One session of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Session {
    /// The day.
    pub date: CivilDate,
    /// Whether the solver must leave it where it is.
    pub pinned: bool,
}

/// Items with their numbers, counted from 0; no list of a plan is longer than 255, and what is
/// past number 255 is passed over.
pub(super) fn numbered<T>(items: &[T]) -> impl Iterator<Item = (u8, &T)> {
    items[..items.len().min(256)].iter().enumerate().map(|(number, item)| (number as u8, item))
}

/// A random id of 48 bits that names a plan in its link and in calendar entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlanId(pub u64);

/// A plan that a person keeps: the request and the dates that stand, moves included.
///
/// Sessions ascend strictly. Dates may break rules (a person's own move may), except that no two
/// are closer than the minimum gap of the rules it was made under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Names the plan in links and calendars; stays the same through edits.
    pub id: PlanId,
    /// Counts the steps of its history (edits, undone and done again); the `SEQUENCE` of calendar
    /// entries.
    pub revision: u16,
    /// What was asked for.
    pub request: Request,
    /// The sessions, first to last.
    pub sessions: Vec<Session>,
}

impl Plan {
    /// Whether its sessions are on the days of those of `other`, pinned or not.
    pub(super) fn has_days_of(&self, other: &Plan) -> bool {
        let days = self.sessions.iter().map(|session| session.date);
        days.eq(other.sessions.iter().map(|session| session.date))
    }
}
