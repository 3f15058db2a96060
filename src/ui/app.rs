//! The app in the browser: follows the address with leptos_router and shows the page that it
//! names, once its content is there.
//!
//! Route matching is [`crate::routes`]', so that router, prerenderer and sitemap cannot differ.
//! Knows no browser: the world comes in through the ports.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};

use super::pages::{PageContent, Shown};
use crate::content::catalogue::Catalogue;
use crate::content::json;
use crate::content::treatment::Treatment;
use crate::ports::{ContentSource, Ports, Stage};
use crate::routes::{self, Page};

/// The ports of the app, and where it lies.
#[derive(Clone)]
pub struct Site {
    /// What the interactive parts need.
    pub ports: Ports,
    /// Where content comes from.
    pub content: Arc<dyn ContentSource>,
    /// What a change of page does outside its markup.
    pub stage: Arc<dyn Stage>,
    /// Root of the guide on its host, with slashes at both ends.
    pub root: Arc<str>,
    /// What was fetched so far; treatments are few and small, so nothing is ever dropped.
    pub kept: Kept,
}

/// Content that was fetched in this visit.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    catalogue: ArcStoredValue<Option<Arc<Catalogue>>>,
    treatments: ArcStoredValue<Vec<Arc<Treatment>>>,
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

    /// Gets the content of `page` and hands both to `done`; an error is for the log: the caller
    /// leaves for the page by an ordinary load, where the host answers.
    pub fn open(&self, page: Page, done: impl FnOnce(Result<Shown, String>) + 'static) {
        let site = self.clone();
        self.with_catalogue(move |catalogue| {
            let catalogue = match catalogue {
                Ok(catalogue) => catalogue,
                Err(error) => return done(Err(error)),
            };
            let Some(slug) = page.slug().map(str::to_owned) else {
                return done(Ok(Shown {
                    page,
                    content: PageContent { catalogue, treatment: None },
                }));
            };
            site.with_treatment(&slug, move |treatment| {
                done(treatment.map(|treatment| Shown {
                    page,
                    content: PageContent { catalogue, treatment: Some(treatment) },
                }));
            });
        });
    }

    fn with_catalogue(&self, done: impl FnOnce(Result<Arc<Catalogue>, String>) + 'static) {
        if let Some(catalogue) = self.kept.catalogue.get_value() {
            return done(Ok(catalogue));
        }
        let keep = self.kept.catalogue.clone();
        let read = move |text: Result<String, String>| {
            let read = json::decode_catalogue(&text?).map_err(|error| error.to_string())?;
            let catalogue = Arc::new(read);
            keep.set_value(Some(catalogue.clone()));
            Ok(catalogue)
        };
        self.content.fetch(routes::CATALOGUE_FILE, Box::new(move |text| done(read(text))));
    }

    fn with_treatment(
        &self,
        slug: &str,
        done: impl FnOnce(Result<Arc<Treatment>, String>) + 'static,
    ) {
        let kept = self.kept.treatments.clone();
        if let Some(treatment) =
            kept.with_value(|all| all.iter().find(|kept| kept.slug == slug).cloned())
        {
            return done(Ok(treatment));
        }
        let read = move |text: Result<String, String>| {
            let read = json::decode_treatment(&text?).map_err(|error| error.to_string())?;
            let treatment = Arc::new(read);
            kept.update_value(|all| all.push(treatment.clone()));
            Ok(treatment)
        };
        self.content.fetch(&routes::content_file(slug), Box::new(move |text| done(read(text))));
    }
}

/// The app, showing `first`; the address must name that page already.
pub fn app(site: Site, first: Shown) -> impl IntoView {
    let base = site.root.trim_end_matches('/').to_owned();
    view! {
        <Router base=base>{move || pages(site.clone(), first.clone())}</Router>
    }
}

fn pages(site: Site, first: Shown) -> impl IntoView {
    let location = use_location();
    let router = use_context::<BrowserUrl>();
    let shown = RwSignal::new(first);

    let (path, wanted) = (location.pathname, site.clone());
    Effect::new(move |before: Option<()>| {
        let path = path.get();
        let page = wanted.page_at(&path);
        if before.is_none() || page == shown.with_untracked(|shown| shown.page.clone()) {
            return;
        }
        if page == Page::NotFound {
            return wanted.stage.leave(&path);
        }
        let (stage, router) = (wanted.stage.clone(), router.clone());
        let current = location.pathname;
        let hash = location.hash;
        wanted.open(page, move |opened| {
            // A slow answer never overwrites a newer page.
            if current.try_get_untracked().as_deref() != Some(path.as_str()) {
                return;
            }
            match opened {
                Ok(opened) => {
                    let title = opened.title();
                    shown.set(opened);
                    if let Some(router) = router {
                        router.ready_to_complete();
                    }
                    stage.arrive(&title);
                    hash.with_untracked(|hash| stage.show_fragment(hash));
                }
                Err(_) => stage.leave(&path),
            }
        });
    });

    let (hash, stage) = (location.hash, site.stage.clone());
    Effect::new(move |before: Option<()>| {
        let hash = hash.get();
        if before.is_some() {
            stage.show_fragment(&hash);
        }
    });

    move || shown.with(|shown| shown.view(&site.root, Some(&site.ports)))
}
