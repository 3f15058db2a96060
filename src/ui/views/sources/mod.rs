//! Where the numbers come from: one note a figure, shown when its number is pressed.
//!
//! Each note is a popover, so it needs no script; where the browser has no popovers the notes
//! stand as a list at the end of the page. Knows nothing of the text that uses the numbers.

use leptos::prelude::*;

use crate::content::treatment::Figure;
use crate::ui::state::figures::Figures;
use crate::ui::text::{figures as words, page as text};

#[cfg(feature = "ssr")]
pub mod examples;

/// The notes of all figures; stands once in a page or shadow root.
pub fn sources(figures: &Figures) -> impl IntoView + use<> {
    section(figures, Some("sources"))
}

/// The same for a screen that hides the heading: no region by that name, which would be an empty one
/// to those who listen.
pub fn unlisted(figures: &Figures) -> impl IntoView + use<> {
    section(figures, None)
}

fn section(figures: &Figures, named_by: Option<&'static str>) -> impl IntoView + use<> {
    let notes: Vec<_> = figures.all().iter().map(|figure| note(figure, figures)).collect();
    view! {
        <section class="tg-sources" aria-labelledby=named_by>
            <h2 id="sources">{text::SOURCES}</h2>
            <p class="tg-sources__how">{text::SOURCES_HOW}</p>
            {notes}
        </section>
    }
}

fn note(figure: &Figure, figures: &Figures) -> AnyView {
    let id = ["source-", &figure.id].concat();
    let mut value = words::figure(figure);
    if !figure.hedge.is_empty() {
        value.push_str(", ");
        value.push_str(&figure.hedge);
    }
    let source = figures.source(&figure.source).map(|source| {
        let title = source.title.clone();
        match source.url.clone() {
            Some(url) => view! { <a href=url>{title}</a> }.into_any(),
            None => title.into_any(),
        }
    });
    view! {
        <div class="tg-source" popover="auto" id=id.clone()>
            <p class="tg-source__label">{figure.label.clone()}</p>
            <p class="tg-source__value">{value}</p>
            <p class="tg-source__from">{text::SOURCE} " " {source}</p>
            <button
                type="button"
                class="tg-button tg-button--quiet tg-button--small tg-source__close"
                popovertarget=id.clone()
                popovertargetaction="hide"
            >
                {text::CLOSE}
            </button>
        </div>
    }
    .into_any()
}
