//! The planner on screen: wishes, the plan, what it breaks, plans side by side, the rules.
//!
//! Knows the planner's state and no ports; what has to reach the world goes through callbacks.

pub(super) mod blocked;
mod compare;
pub(super) mod dates;
#[cfg(feature = "ssr")]
pub mod examples;
pub(super) mod findings;
pub(super) mod no_fit;
pub(super) mod prose;
pub(super) mod rules;
mod scope;
pub(super) mod session;
pub(super) mod wishes;

pub use prose::Prose;
pub use scope::{Inner, Scope};

use crate::domain::handover::plan_link::PlanLinkError;
use crate::ui::node::{El, Node, el};
use crate::ui::state::planner::Model;
use crate::ui::text::planner::{self as text, changes};
use crate::ui::views::controls::Button;

/// The whole planner. `hand_over` stands between the plan and the comparison.
pub fn planner(scope: &Scope, hand_over: Node) -> Node {
    let kicker = [text::DATES, ": "].concat();
    let heading = vec![
        el("span").class("tg-plan__kicker").child(kicker).into(),
        el("span").class("tg-plan__headline").child(dates::headline(scope)).into(),
    ];
    el("div")
        .class("tg-planner")
        .flag("data-edited", scope.flag(Model::is_edited))
        .child(broken_link(scope))
        .child(wishes::wishes(scope))
        .child(
            dates::dates(scope, scope.section("tg-plan", "dates", heading))
                .child(no_fit::no_fit(scope))
                .child(findings::do_now(scope))
                .child(findings::conflicts(scope))
                .child(el("p").class("tg-plan__note").child(text::NOT_A_BOOKING)),
        )
        .child(blocked::blocked(scope))
        .child(hand_over)
        .child(compare::compare(scope))
        .child(rules::rules(scope))
        .into()
}

/// Says that the link in the address opened no plan, and offers a new one.
pub(super) fn broken_link(scope: &Scope) -> El {
    fn error(model: &Model) -> Option<PlanLinkError> {
        model.live.as_ref().and_then(|live| live.broken_link)
    }
    let words = scope.text(|_, model| {
        error(model).map_or_else(String::new, |error| changes::broken_link(error).to_owned())
    });
    el("div")
        .class("tg-planner__broken tg-note tg-note--alert")
        .attr("role", "alert")
        .flag("hidden", scope.flag(|model| error(model).is_none()))
        .child(el("p").child(words))
        .child(Button::acting(text::NEW_PLAN, scope.act(|scope| (scope.reset)())).view())
}
