//! States of this view for the snapshots, the gallery and the accessibility tests.

use leptos::prelude::*;

use super::{Reports, faq};
use crate::content::part_data::faq::{FaqData, SEARCH_FROM};
use crate::ui::state::faq::FaqState;
use crate::ui::views::examples::{self as sample, Examples};

/// Each state with its name.
pub fn all() -> Examples {
    vec![
        ("prerendered", view(3, false, |_| ())),
        ("alive", view(3, true, |_| ())),
        ("alive, an answer open", view(3, true, |state| state.set_open(1, true))),
        (
            "alive, all open, a link copied",
            view(3, true, |state| {
                state.set_all(true);
                state.set_copied(Some(true));
            }),
        ),
        ("eight questions, no search box", view(SEARCH_FROM - 1, true, |_| ())),
        ("nine questions, prerendered", view(SEARCH_FROM, false, |_| ())),
        ("nine questions, found", view(SEARCH_FROM, true, |state| search(state, "About SUN"))),
        ("nine questions, none found", view(SEARCH_FROM, true, |state| search(state, "zebra"))),
    ]
}

fn search(state: FaqState, query: &str) {
    state.search(query.to_owned(), query.to_lowercase());
}

fn view(count: usize, alive: bool, then: impl FnOnce(FaqState)) -> AnyView {
    let items = sample::questions(count);
    let figures = sample::figures();
    let mut data = FaqData::new("example", &items, &|id| figures.words(id));
    data.words.iter_mut().for_each(|words| *words = words.to_lowercase());
    let state = FaqState::new(data, "");
    then(state);
    let reports = || Reports { link: Box::new(|_| ()), search: Box::new(|_| ()) };
    faq(state, alive.then(reports), Some((&items, &figures))).into_any()
}
