//! States of this view for the snapshots, the gallery and the accessibility tests.

use leptos::prelude::*;

use super::not_found_page;
use crate::ui::views::examples::{self as sample, Examples};

/// Each state with its name.
pub fn all() -> Examples {
    let catalogue = sample::catalogue_of_two();
    let page = not_found_page(&catalogue, "/", &|slug| ["/", slug, "/"].concat());
    vec![("any unknown address", page.into_any())]
}
