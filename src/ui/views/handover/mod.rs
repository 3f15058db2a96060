//! The plan leaves the screen: link, QR code, calendar, text, sheet, and this device's memory.
//!
//! Knows no port: each press is a deed that the part does.

#[cfg(feature = "ssr")]
pub mod examples;
mod qr;
mod sheet;

use leptos::prelude::*;

use crate::ui::state::dates::Dates;
use crate::ui::state::handover::{Deed, HandOver};
use crate::ui::text::handover as text;
use crate::ui::views::controls::{Button, fixed, shown};

/// The hand-over. Without a plan its link is empty and nothing can be pressed.
pub fn hand_over(prefix: &str, it: HandOver, dates: Option<Dates>) -> AnyView {
    let title = [prefix, "-handover"].concat();
    let named_by = title.clone();
    let link = it.link;
    let none = Signal::derive(move || link.get().is_empty());
    let href = Signal::derive(move || Some(link.get()).filter(|link| !link.is_empty()));
    let deed = it.deed;
    let act = |label: &'static str, class: &'static str, what: Deed| {
        Button::new(fixed(label), move || deed.run(what)).class(class).disabled(none)
    };
    const QUIET: &str = "tg-button tg-button--quiet";
    // With the sheet: a code is not worth the time of one edit.
    let code = move || it.sheet.with(|sheet| qr::qr(&sheet.as_ref()?.link.as_ref()?.1));
    let paper = move || Some(sheet::sheet(&it.sheet.get()?, dates.as_ref()?));
    let status = Signal::derive(move || {
        it.became.with(|became| became.as_ref().map_or_else(String::new, text::became))
    });
    let advice: Vec<_> = text::ADVICE.map(|line| view! { <li>{line}</li> }.into_any()).into();
    view! {
        <section class="tg-handover tg-scripted" aria-labelledby=named_by>
            <h2 id=title>{text::TITLE}</h2>
            <p class="tg-handover__lede">{text::LEDE}</p>
            <div class="tg-handover__body">
                <div class="tg-handover__link">
                    <div class="tg-qr" data-testid="qr">{code}</div>
                    <p class="tg-field__hint">{text::QR_HINT}</p>
                    <p class="tg-handover__label">{text::LINK}</p>
                    <a data-testid="share-link" href=href>{link}</a>
                </div>
                <div class="tg-handover__deeds">
                    {act(text::CALENDAR, "tg-button", Deed::Calendar).test_id("download-ics").view()}
                    {act(text::COPY_TEXT, QUIET, Deed::CopyText).test_id("copy-text").view()}
                    {act(text::COPY_LINK, QUIET, Deed::CopyLink).view()}
                    {it.shareable.then(|| act(text::SHARE, QUIET, Deed::Share).view())}
                    {act(text::PRINT, QUIET, Deed::Print).test_id("print-sheet").view()}
                    {memory(it, none)}
                    <p class="tg-status" role="status">{status}</p>
                    <details class="tg-handover__trouble">
                        <summary>{text::TROUBLE}</summary>
                        <ul>{advice}</ul>
                    </details>
                </div>
            </div>
            {paper}
        </section>
    }
    .into_any()
}

/// Keeping on this device, where that is offered.
fn memory(it: HandOver, none: Signal<bool>) -> AnyView {
    let (kept, deed) = (it.kept, it.deed);
    shown(
        move || kept.get().is_some(),
        move || {
            let label = Signal::derive(move || {
                let words = if kept.get() == Some(true) { text::FORGET } else { text::REMEMBER };
                words.to_owned()
            });
            Button::new(label, move || {
                let forget = kept.get_untracked() == Some(true);
                deed.run(if forget { Deed::Forget } else { Deed::Remember });
            })
            .disabled(none)
            .view()
        },
    )
}
