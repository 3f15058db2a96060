//! Questions and answers as native disclosures; alive they gain open-all, search and copied links.
//!
//! Knows neither the clipboard nor the address bar: pressing a link is reported. Without a script
//! each answer still opens by itself, and the style sheet opens all of them (`scripting: none`).
//! Questions and answers are slots: in the browser they stay where the page has them.

use std::sync::Arc;

use crate::content::faq::FaqItem;
use crate::ui::node::{El, Flag, Node, el, flag, is_open, slot, words};
use crate::ui::state::faq::FaqState;
use crate::ui::state::figures::Figures;
use crate::ui::text::faq as text;

#[cfg(feature = "ssr")]
pub mod examples;
mod filled;

/// What the FAQ reports.
pub struct Reports {
    /// The link to an answer was pressed: its id. The browser follows the link too.
    pub link: Box<dyn Fn(&str) + Send + Sync>,
    /// This was typed into the search box.
    pub search: Box<dyn Fn(String) + Send + Sync>,
}

/// The FAQ. `reports` is `None` where nothing is alive yet: the tools then keep their room,
/// unseen. `items` fills the slots; without it they are filled from the page.
pub fn faq(
    state: FaqState,
    reports: Option<Reports>,
    items: Option<(&[FaqItem], &Figures)>,
) -> Node {
    let class = if reports.is_some() { "tg-faq" } else { "tg-faq tg-faq--waiting" };
    let reports = reports.map(Arc::new);
    let list = (0..state.len()).map(|index| {
        let item = items.and_then(|(items, figures)| Some((items.get(index)?, figures)));
        question(index, state, reports.clone(), item)
    });
    el("div")
        .class(class)
        .child(tools(state, reports.clone()))
        .child(el("div").class("tg-faq__list").children(list))
        .into()
}

fn tools(state: FaqState, reports: Option<Arc<Reports>>) -> El {
    let all = |label: &'static str, open: bool| {
        el("button")
            .attr("type", "button")
            .class("tg-button tg-button--plain tg-button--small")
            .flag("disabled", flag(move || state.all_are(open)))
            .on("click", move |_| state.set_all(open))
            .child(label)
    };
    el("div")
        .class("tg-faq__tools tg-scripted")
        .child(state.has_search().then(|| search(state, reports)))
        .child(
            el("p")
                .class("tg-faq__all")
                .child(all(text::OPEN_ALL, true))
                .child(all(text::CLOSE_ALL, false)),
        )
        .child(
            el("p").class("tg-status").attr("role", "status").child(words(move || status(state))),
        )
}

fn search(state: FaqState, reports: Option<Arc<Reports>>) -> El {
    const ID: &str = "faq-search";
    let typed = move |event| {
        if let Some(reports) = &reports {
            (reports.search)(leptos::prelude::event_target_value(&event));
        }
    };
    el("div")
        .class("tg-field tg-faq__search")
        .child(el("label").attr("for", ID).child(text::SEARCH))
        .child(
            el("input")
                .id(ID)
                .attr("type", "search")
                .attr("autocomplete", "off")
                .entry(words(move || state.query()))
                .on("input", typed),
        )
}

fn status(state: FaqState) -> String {
    match (state.copied(), state.found()) {
        (Some(true), _) => text::COPIED.to_owned(),
        (Some(false), _) => text::NOT_COPIED.to_owned(),
        (None, Some(found)) => text::matches(found, state.len()),
        (None, None) => String::new(),
    }
}

fn question(
    index: usize,
    state: FaqState,
    reports: Option<Arc<Reports>>,
    item: Option<(&FaqItem, &Figures)>,
) -> Node {
    let id = state.id(index);
    let place = index.to_string();
    let slot = |tag, what: &str| slot(tag, [what, &place].concat());
    let [mut question, mut answer, mut link] =
        [slot("summary", "question-"), slot("div", "answer-"), slot("a", "link-")];
    if let Some((item, figures)) = item {
        question = filled::question(question, item);
        answer = filled::answer(answer, item, figures);
        link = filled::link(link, item);
    }
    let href = ["#", &id].concat();
    let pressed = id.clone();
    let link = link.attr("href", href).on("click", move |_| {
        if let Some(reports) = &reports {
            (reports.link)(&pressed);
        }
    });
    el("details")
        .class("tg-faq__item")
        .id(id)
        .flag("open", flag(move || state.is_open(index)))
        .flag("hidden", Flag::inverted(flag(move || state.is_shown(index))))
        // A visit to the id, a find in the page and a press all end in this one event.
        .on("toggle", move |event| state.set_open(index, is_open(&event)))
        .child(question.class("tg-faq__question"))
        .child(
            el("div")
                .class("tg-faq__answer")
                .child(answer.class("tg-prose"))
                .child(el("p").class("tg-faq__link").child(link)),
        )
        .into()
}
