//! A series of sessions: its rules, a request, the plan that answers it.
//!
//! Knows no clock and no content: rules come in as [`Rules`], "today" as an argument.
//!
//! - [`model`]: the nouns.
//! - [`rules`]: which days are open, and why not.
//! - [`solver`]: the best plan that breaks no rule.
//! - [`no_fit`]: why nothing fits, and the nearest plans that do.
//! - [`latest`]: by when a series must begin to finish before an event.
//! - [`edits`] and [`history`]: what a person does to a plan, undo and redo.
//! - [`mod@facts`] and [`compare`]: what a plan amounts to, alone and beside others.

mod clash;
pub mod compare;
pub mod edits;
pub mod facts;
pub mod history;
pub mod latest;
mod layers;
pub mod model;
pub mod no_fit;
mod pick;
pub mod rules;
mod search;
pub mod solver;
#[cfg(test)]
pub(crate) mod testing;

pub use compare::Comparison;
pub use edits::{Change, Edit, Refusal};
pub use facts::{
    Conflict, Due, Facts, Finding, Reminder, ReminderKind, facts, findings, reminders,
};
pub use history::History;
pub use latest::{LatestFirst, latest_first_session, latest_first_sessions};
pub use model::{BlockKind, Blocked, Direction, Plan, PlanId, Request, Rules, Session, Weekdays};
pub use no_fit::{Clash, Cost, Nearest, NoFit, Offer, solve};
pub use rules::Reason;
pub use solver::{First, Pin, Solution, first_because};
