//! Our own pages: every `[data-part]` is rendered afresh beside the prerendered markup and swapped
//! in, so a page that was changed before start (a translator, an extension) cannot break it.
//!
//! Knows neither how ports are made nor how state is carried over: both come in as functions.

use std::any::Any;
use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlElement};

use crate::content::page_data::PageData;
use crate::ports::Ports;
use crate::ui::parts;

thread_local! {
    /// What keeps the mounted parts alive.
    static MOUNTED: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
}

/// Brings every part of the page alive. A page without a data block has none.
///
/// # Errors
/// When the data block cannot be read; the page then stays as it is.
pub fn start(
    make_ports: fn(&Element) -> Ports,
    swap: fn(&Element, &Element) -> Result<(), JsValue>,
) -> Result<(), JsValue> {
    let document = document();
    let Some(data) = read_data(&document)? else { return Ok(()) };
    let data = Arc::new(data);
    let places = document.query_selector_all("[data-part]")?;
    for index in 0..places.length() {
        let Some(place) = places.get(index).and_then(|node| node.dyn_into::<Element>().ok()) else {
            continue;
        };
        let fresh: HtmlElement = place.clone_node()?.unchecked_into();
        let name = place.get_attribute("data-part").unwrap_or_default();
        let Some(part) = parts::Part::named(&name) else { continue };
        let (data, ports) = (data.clone(), make_ports(&place));
        let handle = leptos::mount::mount_to(fresh.clone(), move || {
            part.view(data, Some(ports), parts::Host::OwnPage)
        });
        MOUNTED.with_borrow_mut(|mounted| mounted.push(Box::new(handle)));
        swap(&place, &fresh)?;
    }
    Ok(())
}

/// Takes every part down and frees what it held.
pub fn stop() {
    MOUNTED.take();
}

fn read_data(document: &Document) -> Result<Option<PageData>, JsValue> {
    let Some(block) = document.get_element_by_id("tg-data") else { return Ok(None) };
    let text = block.text_content().unwrap_or_default();
    serde_json::from_str(&text).map(Some).map_err(|error| {
        JsValue::from_str(&["the page's data cannot be read: ", &error.to_string()].concat())
    })
}
