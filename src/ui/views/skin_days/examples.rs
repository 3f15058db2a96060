//! States of the drawing for the snapshots, the gallery and the accessibility tests.

use leptos::prelude::*;

use super::skin_days;
use crate::content::text::Inline;
use crate::content::treatment::{Drawing, Scene};
use crate::ui::state::figures::Figures;

/// Each state with its name.
pub fn all() -> Vec<(&'static str, AnyView)> {
    let scenes = [
        ("channels", Scene::Channels),
        ("fading", Scene::Fading),
        ("quiet", Scene::Quiet),
        ("brightness", Scene::Brightness),
        ("collagen", Scene::Collagen),
    ];
    let state = |(name, scene): (&'static str, Scene)| {
        let drawing = Drawing { scene, text: vec![Inline::Text(name.to_owned())] };
        let view = skin_days(vec![Some(drawing)], &Figures::default(), Signal::stored(0));
        (name, view.into_any())
    };
    scenes.into_iter().map(state).collect()
}
