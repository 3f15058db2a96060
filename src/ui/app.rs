//! The app in the browser: follows the address with leptos_router and has the page that it names
//! put on screen.
//!
//! A place on the page that is shown is the browser's own affair: the start script keeps such links
//! from the router. Which addresses are pages is [`crate::routes`]' to say, so that router, prerenderer and sitemap
//! cannot differ. A page comes as the prerendered file that a page load would bring: there is one
//! way to its markup. Knows no browser: the world comes in through [`Stage`].

use std::cell::RefCell;
use std::rc::Rc;
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
    // The path of the page on screen, which the address may be ahead of: while a page is on its way, and after the
    // browser was told to leave.
    let on_screen = Rc::new(RefCell::new(path.get_untracked()));

    Effect::new(move |_| {
        let now = path.get();
        if site.page_at(&on_screen.borrow()) == site.page_at(&now) {
            return;
        }
        let address = move || {
            let search = search.get_untracked();
            let mark = if search.is_empty() { "" } else { "?" };
            [path.get_untracked().as_str(), mark, &search, &hash.get_untracked()].concat()
        };
        if matches!(site.page_at(&now), Page::Consult(_) | Page::NotFound) {
            return site.stage.leave(&address());
        }
        let (stage, wanted, on_screen) = (site.stage.clone(), now.clone(), on_screen.clone());
        let arrived = move |page: Option<Show>| {
            // A slow answer never overwrites a newer page, nor what was done since on its own.
            let late = path.try_get_untracked().as_deref() != Some(wanted.as_str());
            if late || *on_screen.borrow() == wanted {
                return;
            }
            let address = address();
            let Some(show) = page else { return stage.leave(&address) };
            // Not through the router, which writes no address that it takes for the last one it wrote: it does not see
            // the steps that the browser makes by itself.
            stage.enter(&address);
            on_screen.replace(wanted);
            show();
            stage.show_fragment(&hash.get_untracked());
        };
        site.stage.fetch(&now, Box::new(arrived));
    });
}
