//! States of this view for the snapshots, the gallery and the accessibility tests.

use leptos::prelude::*;

use super::hand_over;
use crate::ui::state::handover::{Became, Deed, HandOver};
use crate::ui::views::examples::Examples;

/// Each state with its name.
pub fn all() -> Examples {
    let left_out = vec!["preparing for session 1, Mon, 22 Feb 2027".to_owned()];
    vec![
        ("nothing to hand over", state("", None, None, false)),
        ("a plan", state(LINK, None, Some(false), true)),
        ("kept on this device", state(LINK, Some(Became::Done(Deed::Remember)), Some(true), true)),
        (
            "a calendar file without past reminders",
            state(LINK, Some(Became::DoneWithout(Deed::Calendar, left_out)), Some(false), false),
        ),
        (
            "a browser that saves no files",
            state(LINK, Some(Became::Refused(Deed::Calendar)), Some(false), false),
        ),
    ]
}

const LINK: &str = "https://guide.example/treatments/microneedling/plan/#plan=AbCdEfGh";

fn state(link: &str, became: Option<Became>, kept: Option<bool>, shareable: bool) -> AnyView {
    let it = HandOver {
        link: Signal::stored(link.to_owned()),
        became: RwSignal::new(became),
        kept: RwSignal::new(kept),
        sheet: RwSignal::new(None),
        shareable,
        deed: Callback::new(|_| {}),
    };
    hand_over("example", it, None)
}
