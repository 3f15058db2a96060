//! Every page of the site as an HTML file.
//!
//! Knows which document belongs to which page; the markup itself is `ui`'s.

use std::sync::Arc;

use leptos::prelude::*;

use super::Options;
use super::assets::Assets;
use super::document::{Document, Start};
use super::source::Content;
use super::structured_data;
use crate::content::json::version_of;
use crate::routes::{self, Page};
use crate::ui::pages::{PageContent, Shown};

/// Each page's file and its HTML.
pub fn render(options: &Options, content: &Content, assets: &Assets) -> Vec<(String, String)> {
    let catalogue = Arc::new(content.catalogue.clone());
    routes::all(&content.catalogue)
        .into_iter()
        .map(|page| {
            let treatment = content
                .treatments
                .iter()
                .find(|treatment| Some(treatment.slug.as_str()) == page.slug())
                .map(|treatment| Arc::new(treatment.clone()));
            let shown =
                Shown { page, content: PageContent { catalogue: catalogue.clone(), treatment } };
            (shown.page.file(), html(options, &shown, assets))
        })
        .collect()
}

fn html(options: &Options, shown: &Shown, assets: &Assets) -> String {
    let address = |page: &Page| {
        options.site_url.as_ref().map(|site| [site, options.root.as_str(), &page.path()].concat())
    };
    let clinic = &shown.content.catalogue.clinic;
    let path = shown.page.path();
    let slugs = shown.content.catalogue.treatments.iter().map(|entry| entry.slug.as_str());
    let slugs: Vec<_> = slugs.collect();
    let body = to_html(|| shown.view(&options.root));
    Document {
        language: &clinic.language,
        title: &shown.title(),
        description: &shown.description(),
        canonical: address(&shown.page),
        site_name: &clinic.name,
        indexed: shown.page.is_indexed(),
        root: &options.root,
        path: &path,
        style: match shown.page {
            Page::Treatment(_) => "treatment",
            Page::Recovery(_) => "recovery",
            Page::Plan(_) => "plan",
            Page::Consult(_) => "consult",
            Page::Catalogue | Page::NotFound => "catalogue",
        },
        start: match shown.page {
            Page::Recovery(_) => Start::Paint("guide"),
            Page::Plan(_) => Start::Paint("planner"),
            Page::Consult(_) => Start::Paint("consult"),
            Page::Treatment(_) => Start::Idle,
            Page::Catalogue | Page::NotFound => Start::Never,
        },
        // Pages without an endpoint carry nothing of it.
        content: (!clinic.content_url.is_empty() && shown.page != Page::NotFound)
            .then(|| version_of(&shown.content.catalogue, shown.content.treatment.as_deref())),
        endpoint: &clinic.content_url,
        treatments: &slugs.join(" "),
        structured: structured_data::blocks(shown, &address),
        body: ["<div id=\"tg-app\">", &body, "</div>\n"].concat(),
    }
    .write(assets)
}

/// The markup of a view, without the markers that only hydration needs (nothing is hydrated:
/// parts are mounted afresh beside their prerendered markup).
pub fn to_html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view().to_html());
    html.replace("<!>", "").replace("<!---->", "")
}
