//! The app in the browser: follows the address with leptos_router and has the page that it names
//! put on screen.
//!
//! A place on the page that is shown is the browser's own affair: the start script keeps such links
//! from the router. Which addresses are pages is [`crate::routes`]' to say, so that router, prerenderer and sitemap
//! cannot differ. A page comes as the prerendered file that a page load would bring: there is one
//! way to its markup. Knows no browser: the world comes in through [`Stage`].

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;

use crate::ports::{Show, Stage};
use crate::routes::Page;

/// What the app needs.
#[derive(Clone)]
pub struct Site {
    /// Where pages come from and where they are shown.
    pub stage: Arc<dyn Stage>,
    /// Root of the guide on its host, with slashes at both ends.
    pub root: Arc<str>,
}

impl Site {
    /// The page that `path` (as the address bar has it) names.
    pub fn page_at(&self, path: &str) -> Page {
        match path.strip_prefix(&*self.root) {
            Some(below) => Page::at(below),
            None if [path, "/"].concat() == *self.root => Page::Catalogue,
            None => Page::NotFound,
        }
    }
}

/// The app; the page on screen is the one that the address names.
pub fn app(site: Site) -> impl IntoView {
    let base = site.root.trim_end_matches('/').to_owned();
    view! { <Router base=base>{move || follow(site.clone())}</Router> }
}

/// Follows the address; shows nothing itself, since pages stand outside the router.
fn follow(site: Site) {
    let location = use_location();
    let (path, search, hash) = (location.pathname, location.search, location.hash);

    Effect::new(move |before: Option<String>| {
        let now = path.get();
        let shown = before.is_none_or(|before| site.page_at(&before) == site.page_at(&now));
        if shown {
            return now;
        }
        if matches!(site.page_at(&now), Page::Consult(_) | Page::NotFound) {
            site.stage.leave(&now);
            return now;
        }
        let (stage, wanted) = (site.stage.clone(), now.clone());
        let arrived = move |page: Option<Show>| {
            // A slow answer never overwrites a newer page.
            if path.try_get_untracked().as_deref() != Some(wanted.as_str()) {
                return;
            }
            let Some(show) = page else { return stage.leave(&wanted) };
            // Not through the router, which writes no address that it takes for the last one it wrote: it does not see
            // the steps that the browser makes by itself.
            let (search, hash) = (search.get_untracked(), hash.get_untracked());
            let mark = if search.is_empty() { "" } else { "?" };
            stage.enter(&[wanted.as_str(), mark, &search, &hash].concat());
            show();
            stage.show_fragment(&hash);
        };
        site.stage.fetch(&now, Box::new(arrived));
        now
    });
}
