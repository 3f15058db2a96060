//! One interactive part put into the element that holds its prerendered markup.
//!
//! Knows no part: which it is comes in as a function. Takes the place of [`super::on_page`] in
//! modules that carry no content model.

use any_spawner::Executor;
use js_sys::{Array, JSON};
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use crate::content::part_data::{PartDataError, Reader};
use crate::ui::node::{Node, Region};

/// What keeps a part alive.
pub struct Held {
    region: Region,
    owner: Owner,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.region.unmount();
        self.owner.cleanup();
    }
}

/// Makes the part whose data stands in the first block of `root`, and swaps it in for the
/// prerendered markup.
///
/// # Errors
/// When there is no data, when it is not of this build, or what the browser threw; the markup then
/// stands as it was.
pub fn bring(
    root: &HtmlElement,
    make: impl FnOnce(&mut Reader) -> Result<Node, PartDataError>,
    swap: fn(&Element, &Element) -> Result<(), JsValue>,
) -> Result<Held, JsValue> {
    let block = root.query_selector("script[type=\"application/json\"]")?;
    let text = block.and_then(|block| block.text_content()).ok_or("the part has no data")?;
    let list: Array = JSON::parse(&text)?.unchecked_into();
    let list = list.iter().map(|item| item.as_string().unwrap_or_default()).collect();
    // Fails when another module of the page has set it, which is as well.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let node = owner.with(|| make(&mut Reader::new(list)));
    let node = node.map_err(|error| JsValue::from_str(&error.to_string()))?;
    let fresh: Element = root.clone_node()?.unchecked_into();
    let region = owner.with(|| {
        let mut region = node.build();
        region.mount(&fresh, None);
        region
    });
    swap(root, &fresh)?;
    Ok(Held { region, owner })
}
