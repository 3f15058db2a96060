//! The Markdown module: reads the Markdown that content from an endpoint carries in a field, by
//! the rules of the native compiler. Loaded only when there is such a field.
//!
//! Thin on purpose: text in, text out. No page, no network.

#[cfg(target_arch = "wasm32")]
mod exports {
    use treatment_guide::content::markdown;
    use wasm_bindgen::prelude::*;

    /// For each text its blocks as JSON, or `!` and why it cannot be read. `taken` are the ids
    /// that the page has.
    #[wasm_bindgen]
    pub fn read(texts: Vec<String>, taken: Vec<String>) -> Vec<String> {
        markdown::read_texts(&texts, taken)
    }
}

fn main() {}
