//! The bar over every step: whose screen it is, the steps, and what ends a consultation; the slip
//! that brings a cleared one back; and the line about a newer build.
//!
//! A finger that rests on the clinic's name opens the staff panel: a patient does not come upon it.

use super::stage::Stage;
use crate::ui::node::{El, Flag, Node, el, words};
use crate::ui::state::consult::{Mode, Panel, Step, Wanted};
use crate::ui::text::{consult as text, page};
use crate::ui::views::controls::{PLAIN, QUIET, SMALL};

/// The bar.
pub(super) fn bar(stage: &Stage) -> El {
    let steps = Step::ALL.map(|step| tab(stage, step));
    let nav = el("nav")
        .class("tg-consult__steps")
        .attr("aria-label", text::STEPS)
        .child(el("ol").class("tg-consult__tabs").children(steps));
    let fill = stage.can_fill.then(|| stage.button(text::FILL, Wanted::Fill).class(PLAIN).view());
    let tools = el("div")
        .class("tg-consult__tools")
        .child(fill)
        .child(stage.button(text::KEYS, Wanted::Open(Panel::Keys)).class(PLAIN).view())
        .child(stage.button(text::RESET, Wanted::Reset).class(SMALL).test_id("reset").view());
    el("div").class("tg-consult__bar").child(name(stage)).child(nav).child(tools)
}

/// The clinic's name; a finger that rests on it opens the staff panel.
fn name(stage: &Stage) -> El {
    let mut name = el("p").class("tg-consult__name").child(stage.data.clinic.clone());
    let events = [
        ("pointerdown", Wanted::Press),
        ("pointerup", Wanted::Release),
        ("pointerleave", Wanted::Release),
        ("pointercancel", Wanted::Release),
    ];
    for (event, wanted) in events {
        let act = stage.want(wanted);
        name = name.on(event, move |_| act());
    }
    // Resting a finger would open the browser's own menu on a tablet.
    name.on("contextmenu", |event| event.prevent_default())
}

fn tab(stage: &Stage, step: Step) -> Node {
    let consult = stage.consult;
    let current = words(move || {
        consult.read(|mode, _| if mode.step == step { "step" } else { "" }.to_owned())
    });
    let able = crate::ui::node::flag(move || consult.read(|_, model| !Mode::can_go(step, model)));
    let press = stage.want(Wanted::Go(step));
    let button = el("button")
        .attr("type", "button")
        .class("tg-consult__tab")
        .attr_filled("aria-current", current)
        .flag("disabled", able)
        .on("click", move |_| press())
        .child(text::step(step));
    el("li").child(button).into()
}

/// The slip after a reset.
pub(super) fn cleared(stage: &Stage) -> El {
    let slip = stage.shown(
        |mode, _| mode.before.is_some(),
        |stage| {
            let restore = stage.button(text::RESTORE, Wanted::Restore).class(QUIET);
            el("div")
                .class("tg-consult__slip")
                .child(el("p").child(text::CLEARED))
                .child(restore.view())
                .into()
        },
    );
    // There from the start, so that what comes into it is read out.
    el("div").class("tg-consult__slips").attr("role", "status").child(slip)
}

/// The line about a newer build and the button that loads it. The boot script knows of the build and
/// hears the press; the style sheet brings the line into view. `away` while a load would cost a plan.
fn newer(words: &'static str, away: Flag) -> El {
    let show = el("button")
        .attr("type", "button")
        .class("tg-button tg-button--quiet tg-button--small")
        .attr("data-tg-reload", "")
        .child(page::SHOW_NEWER);
    el("div")
        .class("tg-consult__newer")
        .attr("role", "status")
        .flag("hidden", away)
        .child(el("p").child(words))
        .child(show)
}

/// Between two people: at the first question, while there is no plan and none to bring back. A patient
/// who sees a plan is not told.
pub(super) fn newer_between(stage: &Stage) -> El {
    newer(page::NEWER, stage.flag(|mode, model| model.request().is_some() || mode.before.is_some()))
}

/// For staff, in their panel, whatever is on screen: they are told what it costs.
pub(super) fn newer_for_staff() -> El {
    newer(text::NEWER, false.into())
}
