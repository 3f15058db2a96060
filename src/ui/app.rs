//! The app in the browser: follows the address with leptos_router and has the page that it names
//! put on screen.
//!
//! Which addresses are pages is [`crate::routes`]' to say, so that router, prerenderer and sitemap
//! cannot differ. A page comes as the prerendered file that a page load would bring: there is one
//! way to its markup. Knows no browser: the world comes in through [`Stage`].

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};

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
    let router = use_context::<BrowserUrl>();
    let (path, hash) = (location.pathname, location.hash);

    let stage = site.stage.clone();
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
        let (stage, router, wanted) = (site.stage.clone(), router.clone(), now.clone());
        let arrived = move |page: Option<Show>| {
            // A slow answer never overwrites a newer page.
            if path.try_get_untracked().as_deref() != Some(wanted.as_str()) {
                return;
            }
            let Some(show) = page else { return stage.leave(&wanted) };
            show();
            if let Some(router) = router {
                router.ready_to_complete();
            }
            hash.with_untracked(|hash| stage.show_fragment(hash));
        };
        site.stage.fetch(&now, Box::new(arrived));
        now
    });

    Effect::new(move |before: Option<()>| {
        let hash = hash.get();
        if before.is_some() {
            stage.show_fragment(&hash);
        }
    });
}
