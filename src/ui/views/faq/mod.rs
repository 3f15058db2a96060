//! Questions and answers as native disclosures; alive they gain open-all, search and copied links.
//!
//! Knows neither the clipboard nor the address bar: pressing a link is reported. Without a script
//! each answer still opens by itself, and the style sheet opens all of them (`scripting: none`).

use std::sync::Arc;

use leptos::prelude::*;

use super::prose;
use crate::content::faq::FaqItem;
use crate::ui::state::faq::FaqState;
use crate::ui::state::figures::Figures;
use crate::ui::text::faq as text;

#[cfg(feature = "ssr")]
pub mod examples;

/// The link to an answer was pressed: its index and its id. The browser follows the link too.
pub type OnLink = Arc<dyn Fn(usize, &str) + Send + Sync>;

/// The FAQ. `on_link` is `None` where nothing is alive yet: the tools then keep their room, unseen.
pub fn faq(
    items: &[FaqItem],
    figures: &Figures,
    state: FaqState,
    on_link: Option<OnLink>,
) -> impl IntoView + use<> {
    let class = if on_link.is_some() { "tg-faq" } else { "tg-faq tg-faq--waiting" };
    let answers: Vec<_> = items
        .iter()
        .enumerate()
        .map(|(index, item)| question(index, item, figures, state, on_link.clone()))
        .collect();
    view! {
        <div class=class>
            <div class="tg-faq__tools tg-scripted">
                {state.has_search().then(|| search(state))}
                <p class="tg-faq__all">
                    <button
                        type="button"
                        class="tg-button tg-button--plain tg-button--small"
                        disabled=move || state.all_are(true)
                        on:click=move |_| state.set_all(true)
                    >
                        {text::OPEN_ALL}
                    </button>
                    <button
                        type="button"
                        class="tg-button tg-button--plain tg-button--small"
                        disabled=move || state.all_are(false)
                        on:click=move |_| state.set_all(false)
                    >
                        {text::CLOSE_ALL}
                    </button>
                </p>
                <p class="tg-status" role="status">{move || status(state)}</p>
            </div>
            <div class="tg-faq__list">{answers}</div>
        </div>
    }
}

fn search(state: FaqState) -> impl IntoView {
    view! {
        <div class="tg-field tg-faq__search">
            <label for="faq-search">{text::SEARCH}</label>
            <input
                id="faq-search"
                type="search"
                autocomplete="off"
                prop:value=move || state.query()
                on:input=move |event| state.search(event_target_value(&event))
            />
        </div>
    }
}

fn status(state: FaqState) -> String {
    match (state.copied(), state.found()) {
        (Some(_), _) => text::COPIED.to_owned(),
        (None, Some(found)) => text::matches(found, state.len()),
        (None, None) => String::new(),
    }
}

fn question(
    index: usize,
    item: &FaqItem,
    figures: &Figures,
    state: FaqState,
    on_link: Option<OnLink>,
) -> AnyView {
    let details = NodeRef::<leptos::html::Details>::new();
    let id = item.id.clone();
    // A visit to the id, a find in the page and a press all end in this one event.
    let toggled = move |_| {
        if let Some(details) = details.get_untracked() {
            state.set_open(index, details.open());
        }
    };
    let link_pressed = {
        let id = id.clone();
        move |_| {
            if let Some(on_link) = &on_link {
                on_link(index, &id);
            }
        }
    };
    view! {
        <details
            class="tg-faq__item"
            id=id.clone()
            node_ref=details
            open=move || state.is_open(index)
            hidden=move || !state.is_shown(index)
            on:toggle=toggled
        >
            <summary class="tg-faq__question"><h3>{item.question.clone()}</h3></summary>
            <div class="tg-faq__answer tg-prose">
                {prose::blocks(&item.answer, figures)}
                <p class="tg-faq__link">
                    <a href=["#", &id].concat() on:click=link_pressed>
                        {text::LINK}
                        <span class="tg-visually-hidden">": " {item.question.clone()}</span>
                    </a>
                </p>
            </div>
        </details>
    }
    .into_any()
}
