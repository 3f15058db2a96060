//! The whole page as one screen: signs of a person, keys, dialogs, filling the screen.
//!
//! Knows no key table and no dialog's content. What an engine may lack (filling the screen on some
//! tablets) is asked for by name before it is called.

use std::any::Any;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, EventTarget, FocusOptions, HtmlElement};

use super::listener::Listener;
use super::{property, window};
use crate::ports::{KeyPress, Kiosk};

/// The window and its document.
pub(super) struct WindowKiosk;

/// What a person does with a device, and whether nothing more comes of it; moving a mouse over a
/// table is no sign. A finger's click comes after everything else of a tap, and goes to what is under
/// the finger by then.
const SIGNS: [(&str, bool); 7] = [
    ("pointerdown", false),
    ("keydown", false),
    ("touchmove", false),
    ("click", true),
    ("keyup", true),
    ("wheel", true),
    // The browser scrolls by it: no click comes.
    ("pointercancel", true),
];

/// Names of the call and of what is filled now, newest first.
const FILLS: [(&str, &str, &str); 2] = [
    ("requestFullscreen", "fullscreenElement", "exitFullscreen"),
    ("webkitRequestFullscreen", "webkitFullscreenElement", "webkitExitFullscreen"),
];

impl Kiosk for WindowKiosk {
    fn on_sign(&self, sign: Box<dyn Fn(bool)>) -> Box<dyn Any> {
        let sign = std::rc::Rc::new(sign);
        let listen = |(event, ends): (&'static str, bool)| {
            let sign = sign.clone();
            Listener::new(window(), event, Box::new(move || sign(ends)))
        };
        Box::new(SIGNS.map(listen))
    }

    fn on_leave(&self, leave: Box<dyn Fn()>) -> Box<dyn Any> {
        Box::new(Listener::new(window(), "pagehide", leave))
    }

    fn on_key(&self, pressed: Box<dyn Fn(KeyPress) -> bool>) -> Box<dyn Any> {
        let handler = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            let text = |name| property(&event, name).and_then(|it| it.as_string());
            let down = |name| property(&event, name).is_some_and(|it| it.is_truthy());
            // A key of a word that is being composed is none of ours, and one that is held down is
            // one press: only arrows go on.
            let ours = |name: &String| {
                !down("altKey")
                    && !down("isComposing")
                    && (!down("repeat") || name.starts_with("Arrow"))
            };
            let Some(name) = text("key").filter(ours) else { return };
            let taken = event.default_prevented() || uses(&event, &name);
            let command = down("ctrlKey") || down("metaKey");
            if pressed(KeyPress { name, shift: down("shiftKey"), command, taken }) {
                event.prevent_default();
            }
        });
        let target: EventTarget = window().into();
        let added =
            target.add_event_listener_with_callback("keydown", handler.as_ref().unchecked_ref());
        Box::new(added.map(|()| Keys { target, handler }))
    }

    fn can_fill(&self) -> bool {
        fills().is_some()
    }

    fn fill(&self) {
        let (Some((root, (request, filled, exit))), Some(document)) =
            (fills(), window().document())
        else {
            return;
        };
        match property(&document, filled) {
            Some(_) => call(&document, exit),
            None => call(&root, request),
        }
    }

    fn focus(&self, id: &str, top: bool) {
        let element = window().document().and_then(|document| document.get_element_by_id(id));
        if let Some(element) = element {
            let options = FocusOptions::new();
            options.set_prevent_scroll(top);
            let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
            if top {
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        }
    }

    fn dialog(&self, id: &str, open: bool) {
        let dialog = window().document().and_then(|document| document.get_element_by_id(id));
        let Some(dialog) = dialog.filter(|it| it.has_attribute("open") != open) else { return };
        call(&dialog, if open { "showModal" } else { "close" });
    }

    fn close_notes(&self) {
        let open = window().document().and_then(|document| {
            // Engines without popovers throw at the selector.
            document.query_selector("[popover]:popover-open").ok().flatten()
        });
        if let Some(open) = open {
            call(&open, "hidePopover");
        }
    }

    fn is_whole(&self) -> bool {
        // boot.js says so.
        let root = window().document().and_then(|document| document.document_element());
        root.is_some_and(|root| root.has_attribute("data-tg-whole"))
    }
}

/// The element that fills the screen, with the names to call; `None` where a page may not.
fn fills() -> Option<(Element, (&'static str, &'static str, &'static str))> {
    let root = window().document()?.document_element()?;
    let names = FILLS.into_iter().find(|names| property(&root, names.0).is_some())?;
    Some((root, names))
}

/// Calls a method that may be refused; nothing depends on its answer.
fn call(object: &JsValue, method: &str) {
    let Some(function) = property(object, method).and_then(|it| it.dyn_into::<Function>().ok())
    else {
        return;
    };
    let Ok(answer) = function.call0(object) else { return };
    // A refusal is a promise that fails, and would be reported as an error of the page.
    if let Ok(promise) = answer.dyn_into::<Promise>() {
        let nothing = Closure::once_into_js(|_: JsValue| {});
        let catch = Reflect::get(&promise, &"catch".into()).ok();
        if let Some(catch) = catch.and_then(|it| it.dyn_into::<Function>().ok()) {
            let _ = catch.call1(&promise, &nothing);
        }
    }
}

/// Whether the element that the key goes to has a use for it.
fn uses(event: &Event, key: &str) -> bool {
    let Some(element) = event.target().and_then(|it| it.dyn_into::<Element>().ok()) else {
        return false;
    };
    let within = |selector: &str| element.closest(selector).ok().flatten().is_some();
    let pressable = matches!(key, "Enter" | " ") && within("button,a,summary");
    pressable || within("input,select,textarea,[contenteditable],dialog")
}

/// Listens for keys as long as it lives.
struct Keys {
    target: EventTarget,
    handler: Closure<dyn Fn(Event)>,
}

impl Drop for Keys {
    fn drop(&mut self) {
        let handler = self.handler.as_ref().unchecked_ref();
        // Fails for no listener that could be added.
        let _ = self.target.remove_event_listener_with_callback("keydown", handler);
    }
}
