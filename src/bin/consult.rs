//! The consultation module: brings the screen alive that staff and patient look at together.
//!
//! Apart from the planner's module, so that a patient's phone never loads it. Thin on purpose: what
//! the part is, is `ui::parts`' to say; how it is put into a page is `embed`'s.
// What std does around a `main` would be code that every start waits for.
#![cfg_attr(target_arch = "wasm32", no_main)]

#[cfg(target_arch = "wasm32")]
mod exports {
    use treatment_guide::browser;
    use treatment_guide::embed::alive;
    use treatment_guide::ui::parts::consult;
    use wasm_bindgen::prelude::*;
    use web_sys::HtmlElement;

    treatment_guide::living_parts!(ports: browser::kiosk_ports, near: None, ("consult", consult::bring));
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
