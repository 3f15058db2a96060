//! What views read from events, so that none of them needs the browser's types.
//!
//! Each takes an event of an element whose kind is known; the types are not checked.

use leptos::ev::{Event, KeyboardEvent};
use leptos::tachys::renderer::types::Element;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, HtmlInputElement};

use super::target;

/// Whether the disclosure or dialog that an event came to is open now.
pub fn is_open(event: &Event) -> bool {
    target::<Element>(event).is_some_and(|it| it.has_attribute("open"))
}

/// The name of the key that was pressed.
pub fn key(event: &Event) -> String {
    event.unchecked_ref::<KeyboardEvent>().key()
}

/// The same of a key by itself or with Shift; empty with Alt, Control or Command, which make it the
/// browser's: Alt+← and ⌘← go back, Ctrl+Page Up goes to another tab.
pub fn bare_key(event: &Event) -> String {
    let pressed: &KeyboardEvent = event.unchecked_ref();
    if pressed.alt_key() || pressed.ctrl_key() || pressed.meta_key() {
        return String::new();
    }
    pressed.key()
}

/// Gives the focus to the element before the one that an event came to.
pub fn focus_before(event: &Event) {
    let before = target::<Element>(event).and_then(|it| it.previous_element_sibling());
    if let Some(before) = before {
        let _ = before.unchecked_ref::<HtmlElement>().focus();
    }
}

/// The attribute `name` of the nearest element that has it, at or around the one that an event came
/// to; empty when none has.
pub fn data(event: &Event, name: &str) -> String {
    let holder = target::<Element>(event)
        .and_then(|it| it.closest(&["[", name, "]"].concat()).ok().flatten());
    holder.and_then(|holder| holder.get_attribute(name)).unwrap_or_default()
}

/// Whether the box that an event came to is ticked now.
pub fn is_ticked(event: &Event) -> bool {
    target::<HtmlInputElement>(event).is_some_and(|it| it.checked())
}
