//! The page where it cannot come alive: what it is, and the rules of a series.
//!
//! Holds no field: what a person typed into one would be carried over to the next by a browser that
//! restores its pages.

use crate::ui::node::{Node, el};
use crate::ui::text::{consult as text, planner as planned};
use crate::ui::views::planner::{Scope, rules};

/// What it is, and the rules as a table.
pub fn plain(scope: &Scope) -> Node {
    el("div")
        .class("tg-consult-plain")
        .child(el("h1").child(text::heading(&scope.data.name)))
        .child(el("p").class("tg-consult-plain__lede").child(text::PLAIN))
        .child(rules::rules(scope))
        .child(el("p").child(planned::NOT_A_BOOKING))
        .into()
}
