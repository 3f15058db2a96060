//! The plan leaves the screen: link, QR code, calendar, text, sheet, and this device's memory.
//!
//! Knows no port: each press is a deed that the part does. Sheet and code come in as markup, made
//! by [`sheet`] and [`qr`] in a module of their own that is loaded when a person comes near.

#[cfg(feature = "ssr")]
pub mod examples;
pub mod qr;
pub mod sheet;

use crate::ui::node::{El, Node, el};
use crate::ui::state::handover::{Deed, Paper};
use crate::ui::state::planner::Model;
use crate::ui::text::handover as text;
use crate::ui::views::controls::{Button, QUIET};
use crate::ui::views::planner::Scope;

/// Name of the slot of what to do where something does not work.
const ADVICE: &str = "plan-advice";

/// What stands in the slot called `name`; `advice` where something does not work is that of the page
/// it stands in.
pub fn prose(name: &str, advice: [&'static str; 3]) -> Node {
    match name {
        ADVICE => Vec::from(advice.map(|line| el("li").child(line).into())).into(),
        _ => Node::nothing(),
    }
}

/// The hand-over. Without a plan its link is empty and nothing can be pressed.
pub fn hand_over(scope: &Scope) -> Node {
    let trouble = el("details")
        .class("tg-handover__trouble")
        .child(el("summary").child(text::TROUBLE))
        .child(scope.slot("ul", ADVICE));
    let status =
        scope.text(|_, model| model.screen.became.as_ref().map_or_else(String::new, text::became));
    let calendar = deed(scope, text::CALENDAR, |scope| (scope.deed)(Deed::Calendar));
    let copy_text = deed(scope, text::COPY_TEXT, |scope| (scope.deed)(Deed::CopyText));
    let copy_link = deed(scope, text::COPY_LINK, |scope| (scope.deed)(Deed::CopyLink));
    let share = deed(scope, text::SHARE, |scope| (scope.deed)(Deed::Share));
    let print = deed(scope, text::PRINT, |scope| (scope.deed)(Deed::Print));
    let deeds = el("div")
        .class("tg-handover__deeds")
        .child(calendar.class("tg-button").test_id("download-ics").view())
        .child(copy_text.test_id("copy-text").view())
        .child(copy_link.view())
        .child(scope.shareable.then(|| share.view()))
        .child(print.test_id("print-sheet").view())
        .child(scope.shown_at(0, |_, model, _| model.screen.remembers, memory))
        .child(el("p").class("tg-status").attr("role", "status").child(status))
        .child(trouble);
    let mut section = scope
        .section("tg-handover tg-scripted", "handover", text::TITLE)
        .flag("data-near", true)
        .child(el("p").class("tg-handover__lede").child(text::LEDE))
        .child(el("div").class("tg-handover__body").child(link(scope)).child(deeds))
        .child(paper(scope));
    // "near" comes from `browser::near`; the others where the browser cannot tell.
    for sign in ["near", "focusin", "pointerover"] {
        let prepare = scope.act(|scope| (scope.deed)(Deed::Prepare));
        section = section.on(sign, move |_| prepare());
    }
    section.into()
}

fn deed(scope: &Scope, label: &'static str, act: fn(&Scope)) -> Button {
    Button::acting(label, scope.act(act)).class(QUIET).disabled(scope.flag(has_no_link))
}

fn has_no_link(model: &Model) -> bool {
    model.screen.link.is_empty()
}

/// The code, and the link under it.
fn link(scope: &Scope) -> El {
    let code = scope.text(|_, model| match &model.screen.paper {
        Paper::Ready { code, .. } => code.clone(),
        Paper::Blank | Paper::Missing => String::new(),
    });
    let address = scope.text(|_, model| model.screen.link.clone());
    let address = el("a")
        .attr("data-testid", "share-link")
        .attr_filled("href", address.clone())
        .child(address);
    el("div")
        .class("tg-handover__link")
        .child(el("div").class("tg-qr").attr("data-testid", "qr").markup(code))
        .child(scope.shown_at(0, |_, model, _| model.screen.paper == Paper::Missing, missing))
        .child(el("p").class("tg-field__hint").child(text::QR_HINT))
        .child(el("p").class("tg-handover__label").child(text::LINK))
        .child(address)
}

/// In place of a code that could not be made.
fn missing(scope: &Scope, _: usize) -> Node {
    let again = deed(scope, text::TRY_AGAIN, |scope| (scope.deed)(Deed::PrepareAgain));
    el("div")
        .class("tg-handover__missing")
        .child(el("p").child(text::NOT_LOADED))
        .child(again.view())
        .into()
}

/// The sheet: on paper only.
fn paper(scope: &Scope) -> Node {
    scope.shown_at(
        0,
        |_, model, _| matches!(model.screen.paper, Paper::Ready { .. }),
        |scope, _| {
            let sheet = scope.text(|_, model| match &model.screen.paper {
                Paper::Ready { sheet, .. } => sheet.clone(),
                Paper::Blank | Paper::Missing => String::new(),
            });
            el("div").class("tg-sheet").markup(sheet).into()
        },
    )
}

/// Keeping on this device, where that is offered.
fn memory(scope: &Scope, _: usize) -> Node {
    let label = scope
        .text(|_, model| if model.is_kept() { text::FORGET } else { text::REMEMBER }.to_owned());
    let press = scope.act(|scope| {
        let kept = scope.planner.peek(Model::is_kept);
        (scope.deed)(if kept { Deed::Forget } else { Deed::Remember });
    });
    Button::acting(label, press).disabled(scope.flag(has_no_link)).view()
}
