//! The print dialogue.
//!
//! Knows no sheet: style sheets decide what of the page is printed.

use std::cell::Cell;
use std::rc::Rc;

use super::listener::Listener;
use super::{property, window};
use crate::ports::Printer;

/// The window's own print dialogue.
pub(super) struct WindowPrinter;

/// Whether the page stands in a frame of another page.
pub(super) fn is_framed() -> bool {
    match window().top() {
        Ok(Some(top)) => top != window(),
        _ => true,
    }
}

impl Printer for WindowPrinter {
    fn print(&self) -> bool {
        // Absent in the browsers inside some apps.
        if property(&window(), "print").is_none() {
            return false;
        }
        if !is_framed() {
            return window().print().is_ok();
        }
        // A sandboxed frame without `allow-modals` drops the call without a word; only the event
        // that comes before a printout tells.
        let began = Rc::new(Cell::new(false));
        let heard = began.clone();
        let listening = Listener::new(window(), "beforeprint", Box::new(move || heard.set(true)));
        let called = window().print().is_ok();
        drop(listening);
        called && began.get()
    }
}
