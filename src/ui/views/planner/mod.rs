//! The planner on screen: wishes, the plan, what it breaks, plans side by side, the rules.
//!
//! Knows the planner's state and no ports; what has to reach the world goes through callbacks.

mod blocked;
mod compare;
mod dates;
#[cfg(feature = "ssr")]
pub mod examples;
mod findings;
mod no_fit;
mod rules;
mod scope;
mod session;
mod wishes;

use leptos::prelude::*;

pub use scope::{Inner, Scope};

use crate::ui::state::planner::Model;
use crate::ui::text::planner::{self as text, changes};
use crate::ui::views::controls::{Button, fixed};

/// The whole planner. `hand_over` stands between the plan and the comparison.
pub fn planner(scope: &Scope, hand_over: AnyView) -> AnyView {
    view! {
        <div class="tg-planner">
            {broken_link(scope)}
            <section class="tg-wishes tg-scripted" aria-labelledby=scope.id("wishes")>
                <h2 id=scope.id("wishes")>{text::WISHES}</h2>
                {wishes::wishes(scope)}
            </section>
            <section class="tg-plan" aria-labelledby=scope.id("dates")>
                <h2 id=scope.id("dates")>
                    <span class="tg-plan__kicker">{text::DATES} ": "</span>
                    <span class="tg-plan__headline">{dates::headline(scope)}</span>
                </h2>
                {dates::dates(scope)}
                {no_fit::no_fit(scope)}
                {findings::do_now(scope)}
                {findings::conflicts(scope)}
                <p class="tg-plan__note">{text::NOT_A_BOOKING}</p>
            </section>
            {blocked::blocked(scope)}
            {hand_over}
            {compare::compare(scope)}
            {rules::rules(scope)}
        </div>
    }
    .into_any()
}

/// Says that the link in the address opened no plan, and offers a new one.
fn broken_link(scope: &Scope) -> AnyView {
    let error = |model: &Model| model.live.as_ref().and_then(|live| live.broken_link);
    let words = scope.text(move |_, model| {
        error(model).map_or_else(String::new, |error| changes::broken_link(error).to_owned())
    });
    let reset = scope.reset;
    view! {
        <div
            class="tg-planner__broken tg-note tg-note--alert"
            role="alert"
            hidden=scope.flag(move |model| error(model).is_none())
        >
            <p>{words}</p>
            {Button::new(fixed(text::NEW_PLAN), move || reset.run(())).view()}
        </div>
    }
    .into_any()
}
