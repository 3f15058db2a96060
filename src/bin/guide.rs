//! The guide module: makes FAQ and recovery timeline of our own pages alive.
//!
//! Thin on purpose: what the parts are is `ui::parts`' to say, how they are put into a page is
//! `embed`'s.

#[cfg(target_arch = "wasm32")]
mod exports {
    use treatment_guide::embed::on_page::{self, Bring};
    use treatment_guide::{browser, ui::parts};
    use wasm_bindgen::prelude::*;

    const PARTS: [Bring; 2] = [("faq", parts::faq::bring), ("recovery", parts::recovery::bring)];

    /// Brings the parts of this page alive.
    #[wasm_bindgen]
    pub fn start() -> Result<(), JsValue> {
        on_page::start(&PARTS, browser::reading_ports, browser::carry_over::swap)
    }

    /// Takes the parts down again, before the site module takes the page over.
    #[wasm_bindgen]
    pub fn stop() {
        on_page::stop();
    }
}

fn main() {}
