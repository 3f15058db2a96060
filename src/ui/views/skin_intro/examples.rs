//! States of this view for the snapshots, the gallery and the accessibility tests.

use leptos::prelude::*;

use super::skin_intro;
use crate::ui::views::examples::Examples;

/// Each state with its name.
pub fn all() -> Examples {
    vec![("the drawing", skin_intro().into_any())]
}
