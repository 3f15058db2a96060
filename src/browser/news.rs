//! Which content is on screen, as the start script tells it.
//!
//! `loader.content()` gives `[source, version, time, address, ...refused]`, all texts, `source` one
//! of `bundled`, `endpoint` and `last-good`; `loader.contentAgain()` asks the endpoint again. Without
//! them the content is the page's own. Knows no content.

use js_sys::{Array, Function, Reflect};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};

use crate::ports::{ContentNews, ContentOrigin, ContentState};

/// What the object of the start script tells.
pub(super) struct Told {
    loader: SendWrapper<JsValue>,
    /// The build's own version.
    build: String,
}

impl Told {
    /// `loader` is the object that the page gave to `start`.
    pub(super) fn new(loader: JsValue, build: String) -> Self {
        Told { loader: SendWrapper::new(loader), build }
    }

    /// What the loader's function called `name` gives; `None` without one, and when it throws.
    fn call(&self, name: &str) -> Option<JsValue> {
        let function =
            Reflect::get(&self.loader, &name.into()).ok()?.dyn_into::<Function>().ok()?;
        function.call0(&self.loader).ok()
    }
}

impl ContentNews for Told {
    fn state(&self) -> ContentState {
        let told = self.call("content").and_then(|told| told.dyn_into::<Array>().ok());
        let Some(told) = told else {
            return ContentState { version: self.build.clone(), ..ContentState::default() };
        };
        let text = |at| told.get(at).as_string().unwrap_or_default();
        ContentState {
            origin: match text(0).as_str() {
                "endpoint" => ContentOrigin::Endpoint,
                "last-good" => ContentOrigin::LastGood,
                _ => ContentOrigin::Bundled,
            },
            // A site without an endpoint writes no version of its content.
            version: Some(text(1)).filter(|it| !it.is_empty()).unwrap_or(self.build.clone()),
            time: text(2),
            address: text(3),
            refused: (4..told.length()).map(text).collect(),
        }
    }

    fn try_again(&self) {
        // A promise that fails is told by what it writes down, not by itself.
        if let Some(asked) = self.call("contentAgain")
            && let Ok(asked) = asked.dyn_into::<js_sys::Promise>()
        {
            let nothing = wasm_bindgen::closure::Closure::once_into_js(|_: JsValue| {});
            let catch = Reflect::get(&asked, &"catch".into()).ok();
            if let Some(catch) = catch.and_then(|it| it.dyn_into::<Function>().ok()) {
                let _ = catch.call1(&asked, &nothing);
            }
        }
    }
}
