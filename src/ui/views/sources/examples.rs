//! States of this view for the snapshots, the gallery and the accessibility tests.

use leptos::prelude::*;

use super::{sources, unlisted};
use crate::content::treatment::Source;
use crate::ui::state::figures::Figures;
use crate::ui::views::examples::{self as sample, Examples};

/// Each state with its name.
pub fn all() -> Examples {
    let treatment = sample::treatment();
    let linked = Source {
        id: "clinic-text".to_owned(),
        title: "a text with an address".to_owned(),
        url: Some("https://clinic.example/text".to_owned()),
    };
    vec![
        ("the clinic as the source", sources(&sample::figures()).into_any()),
        ("heading not on screen", unlisted(&sample::figures()).into_any()),
        (
            "a source with an address",
            sources(&Figures::new(treatment.figures, vec![linked])).into_any(),
        ),
    ]
}
