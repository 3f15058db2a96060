//! Brings the parts in an element alive: each is drawn afresh beside its prerendered markup and
//! swapped in, so a page that was changed before start (a translator, an extension) cannot break
//! it. Drawing goes by steps, so that a slow phone answers to the hand between them.
//!
//! The same for a page of our own and for a view in a clinic's page. Knows neither which parts a
//! module has, nor how ports are made, nor how state is carried over: all of it comes in.

use std::sync::Arc;

use js_sys::{Array, JSON, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, NodeList};

use super::element_ports::{self, ElementAddress, Tell};
use crate::content::part_data::{PartDataError, Reader};
use crate::ports::Ports;
use crate::ui::node::{Growth, Node};
use crate::ui::parts::Host;

/// Makes a living part of the list that its place in the page carries.
pub type Bring = fn(&mut Reader, Ports, Host) -> Result<Node, PartDataError>;

/// What the browser layer gives.
#[derive(Clone, Copy)]
pub struct World {
    /// The ports of what is mounted at an element, and what the loader hands to it.
    pub ports: fn(&Element, &JsValue) -> Ports,
    /// Puts the second element's children in the place of the first's.
    pub swap: fn(&Element, &Element) -> Result<(), JsValue>,
    /// Tells what stands in a place when it comes near the viewport, where a part asks for it.
    pub near: Option<fn(&Element)>,
}

/// Living parts; dropping it takes them down and frees what they held.
pub struct Alive {
    parts: Vec<Living>,
    address: Option<Arc<ElementAddress>>,
    ports: Ports,
    host: Host,
    world: World,
    /// The parts that this module can bring alive, by their names.
    known: &'static [(&'static str, Bring)],
    /// The places in the page, and how many of them are done with.
    places: NodeList,
    done: u32,
    /// Where the last of `parts` is being drawn for, until it stands there.
    place: Option<Element>,
}

struct Living {
    drawn: Option<Growth>,
    owner: Owner,
}

impl Drop for Living {
    fn drop(&mut self) {
        // What is drawn reads signals of the owner, so it goes first.
        self.drawn = None;
        self.owner.cleanup();
    }
}

impl Alive {
    /// Does the next piece of work; `false` when all parts stand in the page, alive.
    ///
    /// # Errors
    /// When the data of a part cannot be read; what stands in its place then stays as it is.
    pub fn step(&mut self) -> Result<bool, JsValue> {
        if let Some(place) = &self.place
            && let Some(Living { drawn: Some(drawn), owner }) = self.parts.last_mut()
        {
            if !owner.with(|| drawn.grow()) {
                let fresh: HtmlElement = place.clone_node()?.unchecked_into();
                drawn.mount(&fresh);
                (self.world.swap)(place, &fresh)?;
                if let Some(near) = self.world.near {
                    near(place);
                }
                self.place = None;
            }
        } else if let Some(place) = self.places.get(self.done) {
            self.done += 1;
            let place: Element = place.unchecked_into();
            let name = place.get_attribute("data-part");
            if let Some((_, bring)) = self.known.iter().find(|it| name.as_deref() == Some(it.0)) {
                let mut list = Reader::new(data(&place)?);
                // As `leptos::mount::mount_to` does it, but for the executor of futures: no part
                // has any.
                let owner = Owner::new();
                let drawn =
                    owner.with(|| bring(&mut list, self.ports.clone(), self.host).map(Growth::new));
                let drawn = drawn.map_err(|error| JsValue::from(error.to_string()))?;
                self.parts.push(Living { drawn: Some(drawn), owner });
                self.place = Some(place);
            }
        }
        Ok(self.place.is_some() || self.done < self.places.length())
    }

    /// Opens the plan in `text`, with or without `#plan=`.
    /// On a page of our own the address bar says which plan is open, and this does nothing.
    pub fn open(&self, text: &str) {
        if let Some(address) = &self.address {
            address.open(text);
        }
    }
}

/// Begins to bring those of the `known` parts alive that stand in `root`, as `[data-part]`; [`Alive::step`] does it. `loader`
/// is the object that the start script hands over; with a function `tell` in it, `root` stands in somebody else's
/// page (`slug`, `plan` and `plan_url` say what the element wishes).
///
/// # Errors
/// What the browser threw.
pub fn start(
    root: &Element,
    loader: &JsValue,
    known: &'static [(&'static str, Bring)],
    world: World,
) -> Result<Alive, JsValue> {
    let text = |name: &str| {
        let value = Reflect::get(loader, &name.into()).ok();
        value.and_then(|value| value.as_string()).unwrap_or_default()
    };
    let tell = Reflect::get(loader, &"tell".into()).ok().and_then(|tell| tell.dyn_into().ok());
    let mut ports = (world.ports)(root, loader);
    let (mut host, mut address) = (Host::OwnPage, None);
    if let Some(tell) = tell {
        let (plan_url, plan) = (text("plan_url"), text("plan"));
        let theirs = element_ports::ports(ports, &text("slug"), &plan_url, &plan, Tell::new(tell));
        (ports, address, host) = (theirs.0, Some(theirs.1), Host::Widget);
    }
    let places = root.query_selector_all("[data-part]")?;
    Ok(Alive {
        parts: Vec::new(),
        address,
        ports,
        host,
        world,
        known,
        places,
        done: 0,
        place: None,
    })
}

/// The list in the JSON block of a place.
fn data(place: &Element) -> Result<Vec<String>, JsValue> {
    let block = place.query_selector("script")?.ok_or("a part has no data")?;
    let list = JSON::parse(&block.text_content().unwrap_or_default())?.dyn_into::<Array>()?;
    let mut texts = Vec::new();
    for index in 0..list.length() {
        texts.push(list.get(index).as_string().unwrap_or_default());
    }
    Ok(texts)
}
