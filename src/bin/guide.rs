//! The guide module: makes the interactive parts of our own pages alive.
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

    /// Takes the parts down again, before the site module takes the page over.
    #[wasm_bindgen]
    pub fn stop() {
        embed::on_page::stop();
    }
}

fn main() {}
