//! The site module: pages and router, started by the first navigation inside the site.
//!
//! Thin on purpose: the app is `ui::app`, the world is `browser`; this file hands one to the other.

#[cfg(target_arch = "wasm32")]
mod exports {
    use std::sync::Arc;

    use js_sys::{Function, Promise};
    use treatment_guide::browser::{self, site};
    use treatment_guide::ui::app::{Kept, Site, app};
    use wasm_bindgen::prelude::*;
    use web_sys::{HtmlElement, Url};

    /// Opens `address` in the app: gets its content, calls `leave_page` (which takes the running
    /// parts down), then puts the page into `#tg-app`. Rejects, with nothing changed, when the
    /// content cannot be had; the caller then follows the link by an ordinary page load.
    #[wasm_bindgen]
    pub fn start(address: String, leave_page: Function) -> Promise {
        Promise::new(&mut |resolve, reject| {
            if let Err(error) = open(&address, &leave_page, resolve, reject.clone()) {
                let _ = reject.call1(&JsValue::NULL, &error);
            }
        })
    }

    fn open(
        address: &str,
        leave_page: &Function,
        resolve: Function,
        reject: Function,
    ) -> Result<(), JsValue> {
        let window = web_sys::window().ok_or("no window")?;
        let document = window.document().ok_or("no document")?;
        let place = document.get_element_by_id("tg-app").ok_or("no #tg-app")?;
        let root = document.document_element().and_then(|html| html.get_attribute("data-tg-root"));
        let root = root.ok_or("no data-tg-root")?;
        let path = Url::new(address)?.pathname();
        let site = Site {
            ports: browser::ports(&place),
            content: Arc::new(site::Content { root: root.clone() }),
            stage: Arc::new(site::Window),
            root: root.into(),
            kept: Kept::default(),
        };
        let (address, leave_page) = (address.to_owned(), leave_page.clone());
        site.clone().open(site.page_at(&path), move |shown| {
            let begin = || -> Result<(), JsValue> {
                let shown = shown.map_err(JsValue::from)?;
                window.history()?.push_state_with_url(&JsValue::NULL, "", Some(&address))?;
                leave_page.call0(&JsValue::NULL)?;
                place.set_text_content(None);
                window.scroll_to_with_x_and_y(0.0, 0.0);
                let title = shown.title();
                let stage = site.stage.clone();
                leptos::mount::mount_to(place.unchecked_into::<HtmlElement>(), move || {
                    app(site, shown)
                })
                .forget();
                stage.arrive(&title);
                stage.show_fragment(&window.location().hash()?);
                Ok(())
            };
            let _ = match begin() {
                Ok(()) => resolve.call0(&JsValue::NULL),
                Err(error) => reject.call1(&JsValue::NULL, &error),
            };
        });
        Ok(())
    }
}

fn main() {}
