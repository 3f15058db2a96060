//! Why nothing fits, and the nearest plans that do.
//!
//! Knows no words; never offers less than the minimum gap or the minimum number of sessions.

use crate::domain::date::CivilDate;

use super::model::{BlockKind, Request, Rules};
use super::solver::{Pin, Solution, best};

/// One of the reasons that together leave no plan. The number of sessions and the minimum gap
/// always stand behind them: they are never given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clash {
    /// The number of sessions lies outside the rules.
    SessionsOutsideRules,
    /// The wished gap lies outside the rules.
    GapOutsideRules,
    /// No session before the start; forwards, session 1 on it or on the next open day.
    Start,
    /// The buffer before the event.
    EventBuffer,
    /// No visible recovery on the event's day.
    EventRecovery,
    /// The clinic's closed weekdays.
    ClosedWeekdays,
    /// The clinic's holidays.
    Holidays,
    /// A blocked range.
    Blocked {
        /// Index into [`Request::blocked`].
        range: u8,
        /// What the range is.
        kind: BlockKind,
    },
    /// The maximum gap.
    MaximumGap,
    /// A pinned session, counted from 0.
    Pinned(u8),
    /// The calendar ends (1900 to 2199).
    CalendarEnd,
}

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
    /// Days from the event to the last session, when that lies after it.
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
    best(rules, request, pinned).ok_or_else(|| NoFit { clashes: Vec::new(), nearest: Vec::new() })
}
