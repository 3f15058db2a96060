//! Copying, and the system's share sheet.
//!
//! Knows no plan: texts and links come in written out.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement, ShareData};

use super::{property, window};
use crate::ports::{Clipboard, Outcome, Report};

/// The clipboard and share sheet of the system.
pub(super) struct SystemClipboard;

impl Clipboard for SystemClipboard {
    fn copy(&self, text: &str, report: Report) {
        let navigator: JsValue = window().navigator().into();
        // Absent on plain http, which is how many a clinic tries the guide on its own network.
        let Some(clipboard) = property(&navigator, "clipboard") else {
            return report(copied_by_selection(text));
        };
        let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
        let written = clipboard.write_text(text);
        let text = text.to_owned();
        spawn_local(async move {
            report(match JsFuture::from(written).await {
                Ok(_) => Outcome::Done,
                // Denied: in a frame without `allow="clipboard-write"`, or by the reader.
                Err(_) => copied_by_selection(&text),
            });
        });
    }

    fn can_share(&self) -> bool {
        property(&window().navigator(), "share").is_some_and(|share| share.is_function())
    }

    fn share(&self, title: &str, text: &str, url: &str, report: Report) {
        let data = ShareData::new();
        data.set_title(title);
        data.set_text(text);
        data.set_url(url);
        match call_share(&data) {
            Ok(shared) => spawn_local(async move {
                report(match JsFuture::from(shared).await {
                    Ok(_) => Outcome::Done,
                    Err(error) => refusal(&error),
                });
            }),
            Err(error) => report(refusal(&error)),
        }
    }
}

/// Calls `navigator.share`; an error where there is none.
fn call_share(data: &ShareData) -> Result<Promise, JsValue> {
    let navigator: JsValue = window().navigator().into();
    let share: Function = Reflect::get(&navigator, &"share".into())?.dyn_into()?;
    share.call1(&navigator, data)?.dyn_into()
}

/// What a failed share means: the reader closed the sheet, or the browser would not.
fn refusal(error: &JsValue) -> Outcome {
    let name = property(error, "name").and_then(|name| name.as_string()).unwrap_or_default();
    if name == "AbortError" { Outcome::Dismissed } else { Outcome::Refused(name) }
}

/// Copies with the command of old, from a text area that is there for a moment.
fn copied_by_selection(text: &str) -> Outcome {
    match select_and_copy(text) {
        Ok(true) => Outcome::Done,
        _ => Outcome::Refused("the browser would not copy".to_owned()),
    }
}

fn select_and_copy(text: &str) -> Result<bool, JsValue> {
    let document = window().document().ok_or("there is no document")?;
    // While a modal dialogue is open, what stands outside it can be neither focused nor selected.
    let place: web_sys::Element = match document.query_selector("dialog[open]")? {
        Some(dialog) => dialog,
        None => document.body().ok_or("there is no body")?.into(),
    };
    let focused = document.active_element();
    let area: HtmlTextAreaElement = document.create_element("textarea")?.unchecked_into();
    area.set_value(text);
    // Read-only keeps the keyboard of a phone away; fixed at the top keeps the page from scrolling.
    area.set_read_only(true);
    area.set_attribute("aria-hidden", "true")?;
    let style = area.style();
    for (name, value) in [("position", "fixed"), ("top", "0"), ("opacity", "0")] {
        style.set_property(name, value)?;
    }
    place.append_child(&area)?;
    area.select();
    let copied = document.unchecked_ref::<HtmlDocument>().exec_command("copy");
    area.remove();
    if let Some(focused) = focused {
        let _ = focused.unchecked_ref::<HtmlElement>().focus();
    }
    copied
}
