//! The catalogue: every treatment of the guide, in the clinic's order.
//!
//! Knows no routes: each treatment comes with its address.

use leptos::prelude::*;

use super::prose;
use super::sections::call_to_action;
use crate::content::catalogue::{Catalogue, Entry};
use crate::ui::state::figures::Figures;
use crate::ui::text::page as text;

#[cfg(feature = "ssr")]
pub mod examples;

/// The catalogue page, without its frame; `href` gives the address of the treatment with a slug.
pub fn catalogue_page(
    catalogue: &Catalogue,
    href: &dyn Fn(&str) -> String,
) -> impl IntoView + use<> {
    let entries: Vec<_> =
        catalogue.treatments.iter().map(|entry| item(entry, href(&entry.slug))).collect();
    view! {
        <div class="tg-catalogue">
            <header class="tg-hero">
                <h1>{text::CATALOGUE}</h1>
                <p class="tg-hero__lede">{text::CATALOGUE_LEDE}</p>
            </header>
            <ul class="tg-catalogue__list">{entries}</ul>
            {call_to_action(&catalogue.clinic)}
        </div>
    }
}

fn item(entry: &Entry, href: String) -> AnyView {
    // A catalogue has no figures: its compiler leaves out lines that would need a source.
    let lede = prose::inlines(&entry.lede, &Figures::default());
    view! {
        <li class="tg-catalogue__item">
            <h2><a href=href>{entry.name.clone()}</a></h2>
            <div class="tg-catalogue__text">
                <p class="tg-catalogue__lede">{lede}</p>
                <p>{entry.description.clone()}</p>
                // The name is the link; this says so to the eye.
                <p class="tg-catalogue__more" aria-hidden="true">
                    {text::read_about(&entry.name)}
                </p>
            </div>
        </li>
    }
    .into_any()
}
