//! The plan leaves the screen: link, QR code, calendar, text, sheet, and this device's memory.
//!
//! Knows no port: each press is a deed that the part does. Sheet and code come in as markup, made
//! by [`sheet`] and [`qr`] in a module of their own that is loaded when a person comes near.

#[cfg(feature = "ssr")]
pub mod examples;
pub mod qr;
pub mod sheet;

use leptos::prelude::*;

use crate::ui::node::{El, Node, el, flag, live, shown, slot, words};
use crate::ui::state::handover::{Deed, HandOver, Paper};
use crate::ui::text::handover as text;
use crate::ui::views::controls::{Button, QUIET};

/// Name of the slot of what to do where something does not work.
const ADVICE: &str = "plan-advice";

/// What stands in the slot called `name` of a prerendered page.
pub fn prose(name: &str) -> Node {
    match name {
        ADVICE => Vec::from(text::ADVICE.map(|line| el("li").child(line).into())).into(),
        _ => Node::nothing(),
    }
}

/// The hand-over. Without a plan its link is empty and nothing can be pressed. `fill` gives what
/// stands in a slot.
pub fn hand_over(prefix: &str, it: &HandOver, fill: &dyn Fn(&str) -> Node) -> Node {
    let title = [prefix, "-handover"].concat();
    let status = {
        let became = it.became;
        words(move || became.with(|it| it.as_ref().map_or_else(String::new, text::became)))
    };
    let trouble = el("details")
        .class("tg-handover__trouble")
        .child(el("summary").child(text::TROUBLE))
        .child(slot("ul", ADVICE).child(fill(ADVICE)));
    let share = it.shareable.then(|| deed(it, text::SHARE, Deed::Share).view());
    let deeds = el("div")
        .class("tg-handover__deeds")
        .child(
            deed(it, text::CALENDAR, Deed::Calendar)
                .class("tg-button")
                .test_id("download-ics")
                .view(),
        )
        .child(deed(it, text::COPY_TEXT, Deed::CopyText).test_id("copy-text").view())
        .child(deed(it, text::COPY_LINK, Deed::CopyLink).view())
        .child(share)
        .child(deed(it, text::PRINT, Deed::Print).test_id("print-sheet").view())
        .child(memory(it))
        .child(el("p").class("tg-status").attr("role", "status").child(status))
        .child(trouble);
    let mut section = el("section")
        .class("tg-handover tg-scripted")
        .attr("aria-labelledby", title.clone())
        .flag("data-near", true);
    // "near" comes from `browser::near`; the others where the browser cannot tell.
    for sign in ["near", "focusin", "pointerover"] {
        let prepare = it.deed.clone();
        section = section.on(sign, move |_| prepare(Deed::Prepare));
    }
    section
        .child(el("h2").id(title).child(text::TITLE))
        .child(el("p").class("tg-handover__lede").child(text::LEDE))
        .child(el("div").class("tg-handover__body").child(link(it)).child(deeds))
        .child(paper(it))
        .into()
}

fn deed(it: &HandOver, label: &'static str, deed: Deed) -> Button {
    let (act, link) = (it.deed.clone(), it.link);
    Button::new(label, move || act(deed))
        .class(QUIET)
        .disabled(flag(move || link.with(String::is_empty)))
}

/// The code, and the link under it.
fn link(it: &HandOver) -> El {
    let (paper, here) = (it.paper, it.clone());
    let code = live(move || {
        let place = el("div").class("tg-qr").attr("data-testid", "qr");
        match paper.get() {
            Paper::Blank => place.into(),
            Paper::Ready { code, .. } => place.markup(code).into(),
            Paper::Missing => {
                let again = deed(&here, text::TRY_AGAIN, Deed::Prepare).view();
                place.child(el("p").child(text::NOT_LOADED)).child(again).into()
            }
        }
    });
    let address = it.link;
    let address = el("a")
        .attr("data-testid", "share-link")
        .attr_filled("href", address)
        .child(words(move || address.get()));
    el("div")
        .class("tg-handover__link")
        .child(code)
        .child(el("p").class("tg-field__hint").child(text::QR_HINT))
        .child(el("p").class("tg-handover__label").child(text::LINK))
        .child(address)
}

/// The sheet: on paper only.
fn paper(it: &HandOver) -> Node {
    let paper = it.paper;
    live(move || match paper.get() {
        Paper::Ready { sheet, .. } => el("div").class("tg-sheet").markup(sheet).into(),
        Paper::Blank | Paper::Missing => Node::nothing(),
    })
}

/// Keeping on this device, where that is offered.
fn memory(it: &HandOver) -> Node {
    let (kept, here) = (it.kept, it.clone());
    shown(
        move || kept.get().is_some(),
        move || {
            let is_kept = move || kept.get() == Some(true);
            let label =
                words(move || if is_kept() { text::FORGET } else { text::REMEMBER }.to_owned());
            let (act, link) = (here.deed.clone(), here.link);
            let press = move || {
                act(if is_kept() { Deed::Forget } else { Deed::Remember });
            };
            Button::new(label, press).disabled(flag(move || link.with(String::is_empty))).view()
        },
    )
}
