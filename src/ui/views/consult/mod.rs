//! The consultation on screen: three questions, the plan in large type, plans side by side, the way
//! home; and around them the bar, the dialogs and the warning.
//!
//! Made for a tablet or laptop that is turned to the patient. The planner's own views are used where
//! they fit; nothing here knows a rule or a port.

mod bar;
mod calendar;
mod compare;
#[cfg(feature = "ssr")]
pub mod examples;
mod home;
mod panels;
mod plain;
mod plan;
mod questions;
mod stage;

pub use plain::plain;
pub use plan::session_id;
pub use stage::{Inner, Stage, WARNING_ID, day_id, panel_id, step_id};

use crate::ui::node::{Node, el};
use crate::ui::state::consult::Mode;
use crate::ui::text::consult as text;

/// The whole consultation.
pub fn consult(stage: &Stage) -> Node {
    el("div")
        .class("tg-consult")
        .flag("data-edited", stage.flag(|_, model| model.is_edited()))
        .child(el("h1").class("tg-visually-hidden").child(text::heading(&stage.data.planner.name)))
        .child(bar::bar(stage))
        .child(super::planner::broken_link(&stage.scope))
        .child(questions::series(stage))
        .child(questions::date(stage))
        .child(questions::days(stage))
        .child(stage.shown(Mode::draws_answers, answers))
        .child(bar::cleared(stage))
        .child(panels::keys(stage))
        .child(panels::staff(stage))
        .child(panels::code(stage))
        .child(panels::warning(stage))
        .into()
}

/// What the questions lead to.
fn answers(stage: &Stage) -> Node {
    vec![plan::plan(stage).into(), compare::compare(stage).into(), home::home(stage).into()].into()
}
