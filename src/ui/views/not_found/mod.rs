//! What any unknown address shows: what happened, and every way back in.
//!
//! Knows no routes: each treatment comes with its address.

use leptos::prelude::*;

use crate::content::catalogue::Catalogue;
use crate::ui::text::page as text;

#[cfg(feature = "ssr")]
pub mod examples;

/// The 404 page, without its frame; `href` gives the address of the treatment with a slug.
pub fn not_found_page(
    catalogue: &Catalogue,
    home: &str,
    href: &dyn Fn(&str) -> String,
) -> impl IntoView + use<> {
    let treatments: Vec<_> = catalogue
        .treatments
        .iter()
        .map(|entry| {
            view! { <li><a href=href(&entry.slug)>{entry.name.clone()}</a></li> }.into_any()
        })
        .collect();
    view! {
        <div class="tg-not-found">
            <h1>{text::NOT_FOUND}</h1>
            <p class="tg-hero__lede">{text::NOT_FOUND_TEXT}</p>
            <ul class="tg-not-found__list">
                <li><a href=home.to_owned()>{text::ALL_TREATMENTS}</a></li>
                {treatments}
            </ul>
        </div>
    }
}
