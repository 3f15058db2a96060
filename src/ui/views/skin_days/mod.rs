//! The skin in section as it is drawn for each phase of recovery, with the words beside it.
//!
//! Which phase shows which state, and in what words, is the content's; this view adds nothing to
//! that. It says that it is a drawing.

use super::recovery::Slot;
use crate::content::treatment::Scene;
use crate::ui::node::{El, Node, el, flag, words};
use crate::ui::text::recovery as text;

#[cfg(feature = "ssr")]
pub mod examples;

/// Our own file, part of the program, so its markup can be taken as it is. Each of its parts has
/// a class; the style sheet shows and hides them by the class of the scene.
pub(super) const DRAWING: &str = include_str!("skin.svg");

/// The drawing in the state that `scenes` has for the phase on screen; where a phase has none, the
/// one before stays. Nothing at all when no phase has one. `slot` makes the slots.
pub fn skin_days(
    scenes: Vec<Option<Scene>>,
    phase: impl Fn() -> usize + Copy + Send + Sync + 'static,
    slot: &dyn Fn(&'static str, Slot) -> El,
) -> Node {
    let drawn: Vec<(usize, Scene)> =
        scenes.into_iter().enumerate().filter_map(|(index, scene)| Some((index, scene?))).collect();
    if drawn.is_empty() {
        return Node::nothing();
    }
    // All words stand in the page, one beside the other, so that a translation of them stays.
    let sentences = drawn.iter().enumerate().map(|(place, (index, _))| {
        let until = drawn.get(place + 1).map(|(index, _)| *index);
        let from = *index;
        let is_on = move || from <= phase() && until.is_none_or(|until| phase() < until);
        let sentence = slot("p", Slot::SkinWords(from)).class("tg-skin-days__words");
        sentence.flag("hidden", flag(is_on).inverted()).into()
    });
    let sentences: Vec<Node> = sentences.collect();
    let class = words(move || {
        let now = phase();
        let scene = drawn.iter().rev().find(|(index, _)| *index <= now);
        let scene = scene.map_or(Scene::Quiet, |(_, scene)| *scene);
        ["tg-skin-days tg-skin-days--", scene_name(scene)].concat()
    });
    let drawing = slot("div", Slot::Skin).class("tg-skin-days__drawing");
    let key = slot("ul", Slot::SkinKey).class("tg-skin-days__key");
    el("figure")
        .class(class)
        .child(drawing.attr("aria-hidden", "true"))
        .child(
            el("figcaption")
                .children(sentences)
                .child(key.attr("aria-hidden", "true"))
                .child(el("p").class("tg-skin-days__note").child(text::SKIN_NOTE)),
        )
        .into()
}

/// The parts of the drawing, each with its mark.
pub(super) fn key(list: El) -> El {
    list.children(text::SKIN_KEY.map(|(part, name)| {
        let class = ["tg-skin-days__swatch tg-skin-days__swatch--", part].concat();
        el("li").child(el("span").class(class)).child(name).into()
    }))
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
