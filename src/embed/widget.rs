//! The widget: one view of the guide inside the shadow root of a `<treatment-guide>`.
//!
//! Knows what the element wishes and tells it what happens; knows neither its attributes nor its
//! life, which are `element.js`'s.

use std::any::Any;
use std::sync::Arc;

use js_sys::{Function, Reflect};
use serde::Deserialize;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::element_ports::{self, ElementAddress, Tell};
use crate::content::clinic::Clinic;
use crate::content::treatment::{FORMAT, Treatment};
use crate::ports::Ports;
use crate::ui::parts::widget::{Shown, WidgetView};

/// What a `<treatment-guide>` wishes: its attributes with defaults filled in, and its content.
pub struct Wishes {
    /// Which view.
    pub view: WidgetView,
    /// Where a consultation is booked; empty for the clinic's own setting.
    pub cta_url: String,
    /// The page that links to a plan lead to; empty for the guide's own planner.
    pub plan_url: String,
    /// A plan to open, with or without `#plan=`; empty for none.
    pub plan: String,
    /// The text of `content/v1/index.json`.
    pub catalogue: String,
    /// The text of `content/v1/<slug>.json`.
    pub treatment: String,
    /// Takes the name of an event and its detail.
    pub tell: Function,
}

impl Wishes {
    /// Reads the object that `element.js` hands over.
    ///
    /// # Errors
    /// When `tell` is missing or `view` names no view.
    pub fn read(wishes: &JsValue) -> Result<Wishes, JsValue> {
        let text = |name: &str| {
            let value = Reflect::get(wishes, &name.into()).ok();
            value.and_then(|value| value.as_string()).unwrap_or_default()
        };
        let view = text("view");
        Ok(Wishes {
            view: WidgetView::named(&view).ok_or_else(|| {
                ["view=\"", &view, "\": write page, faq, recovery or plan"].concat()
            })?,
            cta_url: text("cta_url"),
            plan_url: text("plan_url"),
            plan: text("plan"),
            catalogue: text("catalogue"),
            treatment: text("treatment"),
            tell: Reflect::get(wishes, &"tell".into())?.dyn_into()?,
        })
    }
}

/// The part of the catalogue that a widget needs.
#[derive(Deserialize)]
struct CatalogueHead {
    format: u32,
    clinic: Clinic,
}

/// A mounted widget; dropping it takes the view down and frees what it held.
pub struct Mounted {
    address: Arc<ElementAddress>,
    _view: Box<dyn Any>,
}

impl Mounted {
    /// Opens the plan in `text`, with or without `#plan=`; empty closes the one that is open.
    pub fn open(&self, text: &str) {
        self.address.open(text);
    }
}

/// Mounts the view that `wishes` names into `inner`, which carries `data-tg-root` and may carry
/// `lang`; without one it gets the content's.
///
/// # Errors
/// When the content cannot be read or was written for a later version.
pub fn mount(
    inner: &HtmlElement,
    wishes: Wishes,
    make_ports: fn(&Element) -> Ports,
) -> Result<Mounted, JsValue> {
    let head: CatalogueHead = decode("index.json", &wishes.catalogue)?;
    let treatment: Treatment = decode("the treatment", &wishes.treatment)?;
    let newest = head.format.max(treatment.format);
    if newest > FORMAT {
        return Err([
            "the content has format ",
            &newest.to_string(),
            ", this guide reads up to ",
            &FORMAT.to_string(),
            ": update the guide",
        ]
        .concat()
        .into());
    }
    let mut clinic = head.clinic;
    if !wishes.cta_url.is_empty() {
        clinic.booking_url = wishes.cta_url;
    }
    if inner.lang().is_empty() {
        inner.set_lang(&clinic.language);
    }
    let ports = make_ports(inner);
    let tell = Tell::new(wishes.tell);
    let (ports, address) =
        element_ports::ports(ports, &treatment.slug, &wishes.plan_url, &wishes.plan, tell);
    let root = inner.get_attribute("data-tg-root").unwrap_or_default();
    let shown = Shown { view: wishes.view, treatment, clinic, root };
    let view = leptos::mount::mount_to(inner.clone(), move || shown.view(Some(&ports)));
    Ok(Mounted { address, _view: Box::new(view) })
}

fn decode<'a, T: Deserialize<'a>>(what: &str, json: &'a str) -> Result<T, JsValue> {
    serde_json::from_str(json)
        .map_err(|error| [what, " cannot be read: ", &error.to_string()].concat().into())
}
