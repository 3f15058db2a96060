//! A series of sessions: its rules, a request, the plan that answers it.
//!
//! Knows no clock and no content: rules come in as [`Rules`], "today" as an argument.
//!
//! - [`model`]: the nouns.
//! - [`rules`]: which days are open, and why not.
//! - [`solver`]: the best plan that breaks no rule.
//! - [`no_fit`]: why nothing fits, and the nearest plans that do.
//! - [`edits`] and [`history`]: what a person does to a plan, undo and redo.
//! - [`facts`] and [`compare`]: what a plan amounts to, alone and beside others.

pub mod compare;
pub mod edits;
pub mod facts;
pub mod history;
pub mod model;
pub mod no_fit;
pub mod rules;
pub mod solver;
#[cfg(test)]
mod testing;

pub use compare::Comparison;
pub use edits::{Change, Edit, Refusal};
pub use facts::{Conflict, Due, Facts, Finding, Reminder, ReminderKind};
pub use history::History;
pub use model::{BlockKind, Blocked, Direction, Plan, PlanId, Request, Rules, Session, Weekdays};
pub use no_fit::{NoFit, solve};
pub use rules::Reason;
pub use solver::{First, Pin, Solution};
