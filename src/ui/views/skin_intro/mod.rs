//! A drawing of the skin in section, with its text equivalent beside it.
//!
//! Knows nothing of days; the recovery view has its own picture that follows the phases.

use leptos::prelude::*;

use crate::ui::text::page as text;

#[cfg(feature = "ssr")]
pub mod examples;

/// The drawing itself: our own file, part of the program, so its markup can be taken as it is.
const DRAWING: &str = include_str!("skin.svg");

/// The drawing and its legend; the numbers in the picture are those of the list.
pub fn skin_intro() -> impl IntoView {
    let parts: Vec<_> = text::SKIN_PARTS
        .iter()
        .map(|(name, what)| view! { <li><b>{*name}</b> ": " {*what}</li> }.into_any())
        .collect();
    view! {
        <figure class="tg-skin" aria-labelledby="skin-title">
            <div class="tg-skin__drawing" aria-hidden="true" inner_html=DRAWING></div>
            <figcaption>
                <h3 id="skin-title">{text::SKIN_TITLE}</h3>
                <ol class="tg-skin__legend">{parts}</ol>
                <p class="tg-skin__note">{text::SKIN_NOTE}</p>
            </figcaption>
        </figure>
    }
}
