//! States of this view for the snapshots, the gallery and the accessibility tests.

use std::sync::Arc;

use leptos::prelude::*;

use super::{OnLink, faq};
use crate::ui::state::faq::{FaqState, SEARCH_FROM};
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
                state.set_copied(Some(0));
            }),
        ),
        ("eight questions, no search box", view(SEARCH_FROM - 1, true, |_| ())),
        ("nine questions, prerendered", view(SEARCH_FROM, false, |_| ())),
        (
            "nine questions, found",
            view(SEARCH_FROM, true, |state| {
                state.search("About SUN".to_owned());
            }),
        ),
        (
            "nine questions, none found",
            view(SEARCH_FROM, true, |state| {
                state.search("zebra".to_owned());
            }),
        ),
    ]
}

fn view(count: usize, alive: bool, then: impl FnOnce(FaqState)) -> AnyView {
    let items = sample::questions(count);
    let figures = sample::figures();
    let state = FaqState::new(&items, &figures, &[]);
    then(state);
    let on_link = alive.then(|| -> OnLink { Arc::new(|_, _| ()) });
    faq(&items, &figures, state, on_link).into_any()
}
