//! The page's address: its fragment, and absolute addresses of the guide.
//!
//! Knows no route and no plan.

use std::any::Any;

use web_sys::Url;

use super::listener::Listener;
use super::window;
use crate::ports::AddressBar;

/// The address bar, with the absolute address of the guide's root.
pub(super) struct Location {
    /// Ends in `/`.
    root: String,
}

impl Location {
    /// `root` is the guide's root as a page says it (`/guide/`), or absolute as the widget says
    /// it; empty stands for the folder of this page.
    pub(super) fn new(root: String) -> Self {
        let here = href();
        let root = if root.is_empty() { "." } else { &root };
        // Without a document base: a host's `<base>` speaks of the host's own links.
        let root = Url::new_with_base(root, &here).map_or(here, |url| url.href());
        Location { root }
    }
}

/// The page's whole address without its fragment.
fn href() -> String {
    let mut href = window().location().href().unwrap_or_default();
    if let Some(at) = href.find('#') {
        href.truncate(at);
    }
    href
}

impl AddressBar for Location {
    fn fragment(&self) -> String {
        let hash = window().location().hash().unwrap_or_default();
        hash.strip_prefix('#').unwrap_or(&hash).to_owned()
    }

    fn replace_fragment(&self, fragment: &str) {
        let mut url = href();
        if !fragment.is_empty() {
            url.push('#');
            url.push_str(fragment);
        }
        let Ok(history) = window().history() else { return };
        // The router keeps its own state there. It throws where an address may not be changed (a
        // `srcdoc` frame) or was changed too often (Safari, 100 times in 30 s): then the link on
        // screen still holds the plan.
        let state = history.state().unwrap_or_default();
        let _ = history.replace_state_with_url(&state, "", Some(&url));
    }

    fn absolute(&self, path: &str) -> String {
        [&self.root, path].concat()
    }

    fn on_change(&self, changed: Box<dyn Fn()>) -> Box<dyn Any> {
        Box::new(Listener::new(window(), "hashchange", changed))
    }
}
