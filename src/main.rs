//! The site module: the router, started by the first navigation inside the site.
//!
//! Thin on purpose: the app is `ui::app`, the world is `browser`; this file hands one to the other.

#[cfg(target_arch = "wasm32")]
mod exports {
    use std::sync::Arc;

    use js_sys::Function;
    use treatment_guide::browser::site::Window;
    use treatment_guide::ports::{Show, Stage};
    use treatment_guide::ui::app::{Site, app};
    use wasm_bindgen::prelude::*;
    use web_sys::{HtmlElement, Url};

    /// Opens `address` in the app. `leave` takes the parts of a page down, `arrive` brings those
    /// of the next alive; both are called for every page from now on. Calls `fail`, with nothing
    /// changed, when the page cannot be had; the caller then follows the link by a page load.
    #[wasm_bindgen]
    pub fn start(
        address: String,
        leave: Function,
        arrive: Function,
        fail: Function,
    ) -> Result<(), JsValue> {
        let window = web_sys::window().ok_or("no window")?;
        let html = window.document().and_then(|document| document.document_element());
        let root = html.and_then(|html| html.get_attribute("data-tg-root")).ok_or("no root")?;
        let path = Url::new(&address)?.pathname();
        let stage: Arc<dyn Stage> = Arc::new(Window::new(leave, arrive));
        let site = Site { stage: stage.clone(), root: root.into() };
        let begin = move |page: Option<Show>| {
            let pushed = || {
                window.history()?.push_state_with_url(&JsValue::NULL, "", Some(&address))?;
                window.location().hash()
            };
            let shown = page.and_then(|show| Some((show, pushed().ok()?)));
            let Some((show, hash)) = shown else {
                // Throws nothing: it leaves for the address.
                let _ = fail.call0(&JsValue::NULL);
                return;
            };
            show();
            site.stage.show_fragment(&hash);
            // The router draws nothing: pages stand outside it.
            if let Some(document) = window.document()
                && let Ok(nowhere) = document.create_element("div")
            {
                let nowhere = nowhere.unchecked_into::<HtmlElement>();
                leptos::mount::mount_to(nowhere, move || app(site)).forget();
            }
        };
        stage.fetch(&path, Box::new(begin));
        Ok(())
    }
}

fn main() {}
