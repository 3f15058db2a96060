//! States of this view for the snapshots, the gallery and the accessibility tests.

use leptos::prelude::*;

use super::facts;
use crate::ui::views::examples::{self as sample, Examples};

/// Each state with its name.
pub fn all() -> Examples {
    vec![("four facts", facts(&sample::treatment().strip, &sample::figures()).into_any())]
}
