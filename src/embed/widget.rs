//! A view of the guide drawn from content that came over the wire: for an endpoint of the
//! clinic's own, and for a script that is older than the guide's pages.
//!
//! Draws text only; [`super::alive`] brings it alive as it does a prerendered page. Knows neither
//! the element's attributes nor its life, which are `element.js`'s.

use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

use super::content::Content;
use crate::ui::parts::widget::{Shown, WidgetView};

/// The view called `view` (`page`, `faq`, `recovery` or `plan`) of `content`; `root` is the address
/// of the guide's root.
///
/// # Errors
/// When `view` names no view, or the content has no treatment.
pub fn view(content: &Content, view: &str, root: &str) -> Result<Shown, JsValue> {
    let named = WidgetView::named(view);
    let view = named.ok_or_else(|| JsValue::from([view, " is no view"].concat()))?;
    let treatment = content.treatment.as_deref().ok_or("there is no treatment to show")?;
    let clinic = content.catalogue.clinic.clone();
    Ok(Shown { view, treatment: treatment.clone(), clinic, root: root.to_owned() })
}

/// Draws what `view` makes into `inner`.
pub fn draw(inner: &HtmlElement, view: impl FnOnce() -> AnyView) {
    // Nothing in it follows a signal, so nothing has to be kept.
    let owner = Owner::new();
    owner.with(|| view().build().mount(inner, None));
}
