//! The skin in section as it is drawn for each phase of recovery, with the words beside it.
//!
//! Which phase shows which state, and in what words, is the content's; this view adds nothing to
//! that. It says that it is a drawing.

use leptos::prelude::*;

use super::prose;
use crate::content::treatment::{Drawing, Scene};
use crate::ui::state::figures::Figures;
use crate::ui::text::recovery as text;

#[cfg(feature = "ssr")]
pub mod examples;

/// Our own file, part of the program, so its markup can be taken as it is. Each of its parts has
/// a class; the style sheet shows and hides them by the class of the scene.
const DRAWING: &str = include_str!("skin.svg");

/// The drawing in the state that `drawings` has for the phase at `phase`; where a phase has none,
/// the one before stays. Nothing at all when no phase has one.
pub fn skin_days(
    drawings: Vec<Option<Drawing>>,
    figures: &Figures,
    phase: Signal<usize>,
) -> Option<AnyView> {
    if drawings.iter().all(Option::is_none) {
        return None;
    }
    let figures = figures.clone();
    let shown = move |phase: usize| -> Option<Drawing> {
        drawings.iter().take(phase + 1).rev().flatten().next().cloned()
    };
    let for_class = shown.clone();
    let class = move || {
        let scene = for_class(phase.get()).map_or(Scene::Quiet, |drawing| drawing.scene);
        ["tg-skin-days tg-skin-days--", scene_name(scene)].concat()
    };
    let words = move || {
        let drawing = shown(phase.get());
        drawing.map(|drawing| prose::inlines(&drawing.text, &figures))
    };
    let key = text::SKIN_KEY.map(|(part, name)| {
        let class = ["tg-skin-days__swatch tg-skin-days__swatch--", part].concat();
        view! {
            <li>
                <span class=class></span>
                {name}
            </li>
        }
    });
    Some(
        view! {
            <figure class=class>
                <div class="tg-skin-days__drawing" aria-hidden="true" inner_html=DRAWING></div>
                <figcaption>
                    <p class="tg-skin-days__words">{words}</p>
                    <ul class="tg-skin-days__key" aria-hidden="true">
                        {key}
                    </ul>
                    <p class="tg-skin-days__note">{text::SKIN_NOTE}</p>
                </figcaption>
            </figure>
        }
        .into_any(),
    )
}

fn scene_name(scene: Scene) -> &'static str {
    match scene {
        Scene::Channels => "channels",
        Scene::Fading => "fading",
        Scene::Quiet => "quiet",
        Scene::Brightness => "brightness",
        Scene::Collagen => "collagen",
    }
}
