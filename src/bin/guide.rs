//! The guide module: brings the FAQ and the recovery timeline alive.
//!
//! Thin on purpose: what a part is, is `ui::parts`' to say; how it is put into a page is `embed`'s.
// What std does around a `main` would be code that every start waits for.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports {
    use treatment_guide::browser;
    use treatment_guide::embed::alive;
    use treatment_guide::ui::parts::{faq, recovery};
    use wasm_bindgen::prelude::*;
    use web_sys::HtmlElement;

    treatment_guide::living_parts!(ports: browser::reading_ports, near: None, ("faq", faq::bring), ("recovery", recovery::bring));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
