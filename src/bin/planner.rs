//! The planner module: brings the planner of a series alive.
//!
//! Carries no content model, no FAQ, no timeline, and nothing of what leaves the screen. Thin on
//! purpose: what a part is, is `ui::parts`' to say; how it is put into a page is `embed`'s.
// What std does around a `main` would be code that every start waits for.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports {
    use treatment_guide::browser;
    use treatment_guide::embed::alive;
    use treatment_guide::ui::parts::planner;
    use wasm_bindgen::prelude::*;
    use web_sys::HtmlElement;

    treatment_guide::living_parts!(ports: browser::ports, near: Some(browser::near::tell), ("planner", planner::bring));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
