//! States of the drawing for the snapshots, the gallery and the accessibility tests.

use leptos::prelude::*;

use super::{DRAWING, key, skin_days};
use crate::content::treatment::Scene;
use crate::ui::node::{El, slot};
use crate::ui::views::recovery::Slot;

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
        let fill = move |tag, which| -> El {
            let slot = slot(tag, "example");
            match which {
                Slot::Skin => slot.markup(DRAWING),
                Slot::SkinKey => key(slot),
                _ => slot.child(name),
            }
        };
        (name, skin_days(vec![Some(scene)], || 0, &fill).into_any())
    };
    scenes.into_iter().map(state).collect()
}
