//! Our own pages: every `[data-part]` is rendered afresh beside the prerendered markup and swapped
//! in, so a page that was changed before start (a translator, an extension) cannot break it.
//!
//! Knows neither the parts nor how ports are made nor how state is carried over: all come in as
//! functions.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use crate::content::part_data::{PartDataError, Reader};
use crate::ports::Ports;
use crate::ui::node::Node;
use crate::ui::parts::Host;

/// A part's name in `data-part`, and what makes it alive.
pub type Bring = (&'static str, fn(&mut Reader, Ports, Host) -> Result<Node, PartDataError>);

thread_local! {
    /// What keeps the mounted parts alive.
    static MOUNTED: RefCell<Vec<Box<dyn Any>>> = const { RefCell::new(Vec::new()) };
}

/// Brings every place of the page alive that is one of `parts`.
///
/// # Errors
/// When the data of a part cannot be read; its markup then stays as it is.
pub fn start(
    parts: &[Bring],
    make_ports: fn(&Element) -> Ports,
    swap: fn(&Element, &Element) -> Result<(), JsValue>,
) -> Result<(), JsValue> {
    let places = document().query_selector_all("[data-part]")?;
    for index in 0..places.length() {
        let Some(place) = places.get(index).and_then(|node| node.dyn_into::<Element>().ok()) else {
            continue;
        };
        let name = place.get_attribute("data-part").unwrap_or_default();
        let Some((_, bring)) = parts.iter().find(|(part, _)| *part == name) else { continue };
        let fresh: HtmlElement = place.clone_node()?.unchecked_into();
        let mut list = Reader::new(texts(&place)?);
        let (bring, ports) = (*bring, make_ports(&place));
        let fault = Rc::new(Cell::new(None));
        let found = fault.clone();
        let handle = leptos::mount::mount_to(fresh.clone(), move || {
            bring(&mut list, ports, Host::OwnPage).unwrap_or_else(|error| {
                found.set(Some(error));
                Node::nothing()
            })
        });
        if let Some(error) = fault.take() {
            return Err(error.to_string().into());
        }
        MOUNTED.with_borrow_mut(|mounted| mounted.push(Box::new(handle)));
        swap(&place, &fresh)?;
    }
    Ok(())
}

/// Takes every part down and frees what it held.
pub fn stop() {
    MOUNTED.take();
}

/// The data of the part at `place`: a JSON array of texts in the first `script` in it.
fn texts(place: &Element) -> Result<Vec<String>, JsValue> {
    let block = place.query_selector("script")?.ok_or("a part has no data")?;
    let json = block.text_content().unwrap_or_default();
    let texts = js_sys::JSON::parse(&json)?.unchecked_into::<js_sys::Array>();
    Ok(texts.iter().filter_map(|text| text.as_string()).collect())
}
