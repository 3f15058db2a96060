//! A series of sessions: its rules, a request, the plan that answers it.
//!
//! Knows no clock and no content files: rules come in as [`Rules`], "today" as an argument.

pub mod model;

pub use model::{BlockKind, Blocked, Direction, Plan, PlanId, Request, Rules, Session, Weekdays};
