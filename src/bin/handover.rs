//! The hand-over module: calendar files, sheet, code and text of a plan. Loaded when a person
//! first comes near them.
//!
//! Thin on purpose: text in, text out. No signals, no ports; of the page only what printing needs.

#[cfg(target_arch = "wasm32")]
mod exports {
    use treatment_guide::{browser, ui::parts::handover};
    use wasm_bindgen::prelude::*;

    /// The answer to `order`; nothing for an order of another build.
    #[wasm_bindgen]
    pub fn answer(order: Vec<String>) -> Option<Vec<String>> {
        handover::answer_and_tell(order, browser::alone::will_print)
    }
}

fn main() {}
