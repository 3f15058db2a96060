//! The ports as the browser has them, and what mounting into a live page needs.
//!
//! The only layer that touches `web_sys`, the widget's bridge aside. Knows no view and no content:
//! what it is told to save, copy or write, it takes as text.

mod address;
pub mod alone;
pub mod carry_over;
mod clipboard;
mod clock;
pub mod endpoint;
mod files;
mod formatter;
mod hand_over;
mod kiosk;
mod listener;
mod media;
pub mod near;
mod news;
mod preferences;
mod printer;
pub mod replace;
pub mod site;
mod unused;

use std::sync::Arc;

use wasm_bindgen::JsValue;

use crate::ports::Ports;

/// All ports for what is mounted at `root`.
///
/// Two things are read here, once, from the nearest element at or around `root` that says them:
/// `lang`, the language that dates are written in, and `data-tg-root`, the address of the guide
/// that absolute links start from. A page says both on its `<html>`; the widget says them on the
/// element it mounts into, since the host's `<html>` speaks of the host.
///
/// `loader` is the object of the start script: `loader.handover()` is a promise of the hand-over
/// module.
pub fn ports(root: &web_sys::Element, loader: &JsValue) -> Ports {
    Ports {
        clock: Arc::new(clock::BrowserClock),
        formatter: Arc::new(formatter::IntlFormatter::new(nearest(root, "lang"))),
        files: Arc::new(files::BlobSaver),
        preferences: Arc::new(preferences::LocalStorage),
        address: Arc::new(address::Location::new(nearest(root, "data-tg-root"))),
        clipboard: Arc::new(clipboard::SystemClipboard),
        printer: Arc::new(printer::WindowPrinter),
        media: Arc::new(media::WindowMedia),
        hand_over: Arc::new(hand_over::Loaded::new(loader.clone())),
        kiosk: Arc::new(unused::Unused),
        news: Arc::new(unused::Unused),
    }
}

/// The ports of a screen that several people look at: those of [`ports`], with the screen's own.
///
/// `loader.content()` and `loader.contentAgain()` are asked for the content on screen where they
/// are there ([`news`] says how).
pub fn kiosk_ports(root: &web_sys::Element, loader: &JsValue) -> Ports {
    Ports {
        kiosk: Arc::new(kiosk::WindowKiosk),
        news: Arc::new(news::Told::new(loader.clone(), nearest(root, "data-tg-build"))),
        ..ports(root, loader)
    }
}

/// The ports of parts that neither save nor print nor remember nor share: those of [`ports`] as far
/// as such a part uses them. The others do nothing, and cost a phone nothing.
pub fn reading_ports(root: &web_sys::Element, _loader: &JsValue) -> Ports {
    let unused = Arc::new(unused::Unused);
    Ports {
        clock: Arc::new(clock::BrowserClock),
        formatter: Arc::new(formatter::IntlFormatter::new(nearest(root, "lang"))),
        files: unused.clone(),
        preferences: unused.clone(),
        address: Arc::new(address::Location::new(nearest(root, "data-tg-root"))),
        clipboard: Arc::new(clipboard::CopyOnly),
        printer: unused.clone(),
        media: Arc::new(media::WindowMedia),
        hand_over: unused.clone(),
        kiosk: unused.clone(),
        news: unused,
    }
}

/// Value of `attribute` on `element` or the nearest ancestor that has it; empty when none has.
fn nearest(element: &web_sys::Element, attribute: &str) -> String {
    let selector = ["[", attribute, "]"].concat();
    let holder = element.closest(&selector).ok().flatten();
    holder.and_then(|holder| holder.get_attribute(attribute)).unwrap_or_default()
}

/// The window; there is one wherever these modules run, since none of them is a worker.
fn window() -> web_sys::Window {
    web_sys::window().expect("the guide runs in a window")
}

/// The property `name` of `object`, `None` when it is absent or reading it throws.
///
/// For what an engine may lack: the typed bindings call through an absent property and trap.
fn property(object: &wasm_bindgen::JsValue, name: &str) -> Option<wasm_bindgen::JsValue> {
    let value = js_sys::Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}
