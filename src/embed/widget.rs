//! A view of the guide drawn from content that came over the wire: for an endpoint of the
//! clinic's own, and for a script that is older than the guide's pages.
//!
//! Draws text only; [`super::alive`] brings it alive as it does a prerendered page. Knows neither
//! the element's attributes nor its life, which are `element.js`'s.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use crate::content::json;
use crate::ui::parts::widget::{Shown, WidgetView};

/// What is to be drawn.
pub struct Wishes {
    /// Which view: `page`, `faq`, `recovery` or `plan`.
    pub view: String,
    /// Address of the guide's root.
    pub root: String,
    /// The text of `content/v1/index.json`.
    pub catalogue: String,
    /// The text of `content/v1/<slug>.json`.
    pub treatment: String,
}

/// Draws the view into `inner`, which gets the content's language when it has none.
///
/// # Errors
/// When `view` names no view, or the content cannot be read or was written for a later version.
pub fn draw(inner: &HtmlElement, wishes: Wishes) -> Result<(), JsValue> {
    let told = |error: json::JsonError| JsValue::from(error.to_string());
    let clinic = json::decode_catalogue(&wishes.catalogue).map_err(told)?.clinic;
    let treatment = json::decode_treatment(&wishes.treatment).map_err(told)?;
    let view = WidgetView::named(&wishes.view)
        .ok_or_else(|| JsValue::from([&wishes.view, " is no view"].concat()))?;
    if inner.lang().is_empty() {
        inner.set_lang(&clinic.language);
    }
    let shown = Shown { view, treatment, clinic, root: wishes.root };
    // Nothing in it follows a signal, so nothing has to be kept.
    let owner = Owner::new();
    owner.with(|| shown.view().build().mount(inner, None));
    Ok(())
}
