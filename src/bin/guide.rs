//! The guide module: makes the interactive parts alive, in the site and in the widget alike.
//!
//! Thin on purpose: which parts there are is `ui::parts`' to say, how they are put into a page
//! is `embed`'s.

#[cfg(target_arch = "wasm32")]
mod exports {
    use treatment_guide::{browser, embed};
    use wasm_bindgen::prelude::*;

    /// Brings every part of this page alive.
    #[wasm_bindgen]
    pub fn start() -> Result<(), JsValue> {
        embed::on_page::start(browser::ports, browser::carry_over::swap)
    }

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

    /// Takes the parts down again, before the site module takes the page over.
    #[wasm_bindgen]
    pub fn stop() {
        embed::on_page::stop();
    }
}

fn main() {}
