//! States of this view for the snapshots, the gallery and the accessibility tests.

use leptos::prelude::*;

use super::catalogue_page;
use crate::content::catalogue::Catalogue;
use crate::ui::views::examples::{self as sample, Examples};

/// Each state with its name.
pub fn all() -> Examples {
    let two = sample::catalogue_of_two();
    let mut one = two.clone();
    one.treatments.truncate(1);
    one.clinic.booking_url.clear();
    one.clinic.services_url.clear();
    vec![("two treatments", view(&two)), ("one treatment, no links", view(&one))]
}

fn view(catalogue: &Catalogue) -> AnyView {
    catalogue_page(catalogue, &|slug| ["/", slug, "/"].concat()).into_any()
}
