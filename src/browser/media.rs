//! The device's preference for less motion, and timers that end with their guards.
//!
//! Knows no animation.

use std::any::Any;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::window;
use crate::ports::Media;

/// Media queries and timers of the window.
pub(super) struct WindowMedia;

/// A timer that is cleared when the guard goes. One list of timer ids serves both kinds, so
/// clearing as an interval ends a timeout too.
struct Timer<F: ?Sized> {
    id: i32,
    _tick: Closure<F>,
}

impl<F: ?Sized> Drop for Timer<F> {
    fn drop(&mut self) {
        window().clear_interval_with_handle(self.id);
    }
}

impl Media for WindowMedia {
    fn reduced_motion(&self) -> bool {
        let query = window().match_media("(prefers-reduced-motion: reduce)");
        query.ok().flatten().is_some_and(|query| query.matches())
    }

    fn every(&self, milliseconds: u32, tick: Box<dyn FnMut()>) -> Box<dyn Any> {
        let tick = Closure::wrap(tick);
        let set = window().set_interval_with_callback_and_timeout_and_arguments_0(
            tick.as_ref().unchecked_ref(),
            milliseconds as i32,
        );
        Box::new(set.map(|id| Timer { id, _tick: tick }))
    }

    fn after(&self, milliseconds: u32, then: Box<dyn FnOnce()>) -> Box<dyn Any> {
        let then = Closure::once(then);
        let set = window().set_timeout_with_callback_and_timeout_and_arguments_0(
            then.as_ref().unchecked_ref(),
            milliseconds as i32,
        );
        Box::new(set.map(|id| Timer { id, _tick: then }))
    }
}
