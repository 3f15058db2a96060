//! An event listener that goes when its guard goes.
//!
//! Knows no event in particular.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::EventTarget;

/// Listens as long as it lives.
pub(super) struct Listener {
    target: EventTarget,
    event: &'static str,
    first: bool,
    handler: Closure<dyn Fn()>,
}

impl Listener {
    /// Calls `handler` at each `event` that reaches `target`.
    pub(super) fn new(
        target: impl Into<EventTarget>,
        event: &'static str,
        handler: Box<dyn Fn()>,
    ) -> Result<Self, JsValue> {
        Listener::add(target.into(), event, false, handler)
    }

    /// The same, before the event goes to what lies inside `target`.
    pub(super) fn first(
        target: impl Into<EventTarget>,
        event: &'static str,
        handler: Box<dyn Fn()>,
    ) -> Result<Self, JsValue> {
        Listener::add(target.into(), event, true, handler)
    }

    fn add(
        target: EventTarget,
        event: &'static str,
        first: bool,
        handler: Box<dyn Fn()>,
    ) -> Result<Self, JsValue> {
        let handler = Closure::wrap(handler);
        let called = handler.as_ref().unchecked_ref();
        target.add_event_listener_with_callback_and_bool(event, called, first)?;
        Ok(Listener { target, event, first, handler })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let handler = self.handler.as_ref().unchecked_ref();
        // Fails for no listener that could be added.
        let _ = self
            .target
            .remove_event_listener_with_callback_and_bool(self.event, handler, self.first);
    }
}
