//! The widget module: views in the shadow roots of `<treatment-guide>` elements.
//!
//! Apart from the guide module because it carries what our own pages have in their HTML: the whole
//! page view and the fetching of content. Thin on purpose: the contract is `embed`'s.

#[cfg(target_arch = "wasm32")]
mod exports {
    use treatment_guide::{browser, embed};
    use wasm_bindgen::prelude::*;

    /// A view in the shadow root of a `<treatment-guide>`; `free()` takes it down.
    #[wasm_bindgen]
    pub struct Embedded(embed::widget::Mounted);

    #[wasm_bindgen]
    impl Embedded {
        /// Opens another plan.
        pub fn open(&self, plan: &str) {
            self.0.open(plan);
        }
    }

    /// Mounts a widget into `inner` as `wishes` says; `element.js` calls it.
    #[wasm_bindgen]
    pub fn embed(inner: web_sys::HtmlElement, wishes: JsValue) -> Result<Embedded, JsValue> {
        let wishes = embed::widget::Wishes::read(&wishes)?;
        embed::widget::mount(&inner, wishes, browser::ports).map(Embedded)
    }
}

fn main() {}
