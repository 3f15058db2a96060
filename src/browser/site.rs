//! What only the site module needs of the browser: fetching content, and changing the page.
//!
//! Knows no view: it is told titles and fragments.

use gloo_net::http::Request;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, HtmlElement};

use crate::ports::{ContentSource, Fetched, Stage};

/// Fetches below `root`, the guide's path on its host.
#[derive(Clone, Debug)]
pub struct Content {
    /// Root of the guide, with slashes at both ends.
    pub root: String,
}

impl ContentSource for Content {
    fn fetch(&self, path: &str, done: Box<dyn FnOnce(Fetched)>) {
        let address = [self.root.as_str(), path].concat();
        spawn_local(async move { done(get(&address).await) });
    }
}

async fn get(address: &str) -> Fetched {
    let response = Request::get(address).send().await.map_err(|error| error.to_string())?;
    if !response.ok() {
        return Err([address, ": status ", &response.status().to_string()].concat());
    }
    response.text().await.map_err(|error| error.to_string())
}

/// The page as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Window;

impl Stage for Window {
    fn arrive(&self, title: &str) {
        let Some(document) = document() else { return };
        document.set_title(title);
        // After the new page is in the document; a microtask is too early for its effects.
        later(move || {
            let Ok(Some(heading)) = document.query_selector("main h1") else { return };
            let Ok(heading) = heading.dyn_into::<HtmlElement>() else { return };
            // A heading takes focus only when it is told so; this is also what announces the page.
            let _ = heading.set_attribute("tabindex", "-1");
            let _ = heading.focus();
        });
    }

    fn show_fragment(&self, fragment: &str) {
        let id = fragment.trim_start_matches('#').to_owned();
        if id.is_empty() {
            return;
        }
        later(move || {
            let Some(target) = document().and_then(|document| document.get_element_by_id(&id))
            else {
                return;
            };
            if target.local_name() == "details" {
                let _ = target.set_attribute("open", "");
            }
            target.scroll_into_view();
        });
    }

    fn leave(&self, address: &str) {
        if let Some(window) = web_sys::window() {
            let _ = window.location().assign(address);
        }
    }
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Runs `then` in the next task.
fn later(then: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let callback = wasm_bindgen::closure::Closure::once_into_js(then);
    let _ = window.set_timeout_with_callback(callback.unchecked_ref());
}
