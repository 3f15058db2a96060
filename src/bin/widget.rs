//! The widget module: views drawn from content that came over the wire, for the shadow roots of
//! `<treatment-guide>`.
//!
//! Apart from the modules of the site because it carries what their pages have in their HTML: the
//! whole page view and the reading of content. Thin on purpose: the contract is `embed`'s.

#[cfg(target_arch = "wasm32")]
mod exports {
    use js_sys::Reflect;
    use treatment_guide::browser;
    use treatment_guide::embed::{alive, widget};
    use treatment_guide::ui::parts::{faq, planner, recovery};
    use wasm_bindgen::prelude::*;
    use web_sys::HtmlElement;

    /// Draws a view into `inner`; `element.js` calls it and says in `wishes` what is to be drawn.
    #[wasm_bindgen]
    pub fn draw(inner: HtmlElement, wishes: JsValue) -> Result<(), JsValue> {
        let text = |name: &str| {
            let value = Reflect::get(&wishes, &name.into()).ok();
            value.and_then(|value| value.as_string()).unwrap_or_default()
        };
        let wishes = widget::Wishes {
            view: text("view"),
            root: text("root"),
            catalogue: text("catalogue"),
            treatment: text("treatment"),
        };
        widget::draw(&inner, wishes)
    }

    treatment_guide::living_parts!(
        ports: browser::ports,
        near: Some(browser::near::tell),
        ("faq", faq::bring),
        ("recovery", recovery::bring),
        ("planner", planner::bring)
    );
}

fn main() {}
