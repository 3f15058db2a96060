//! Copying, and the system's share sheet.
//!
//! Knows no plan: texts and links come in written out.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlDocument, HtmlElement, HtmlInputElement, ShareData};

use super::{property, window};
use crate::ports::{Clipboard, Outcome, Report};

/// The clipboard and share sheet of the system.
pub(super) struct SystemClipboard;

impl Clipboard for SystemClipboard {
    fn copy(&self, text: &str, report: Report) {
        copy(text, report);
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
            Ok(shared) => settled(&shared, |error| {
                report(error.map_or(Outcome::Done, |error| refusal(&error)));
            }),
            Err(error) => report(refusal(&error)),
        }
    }
}

/// The clipboard alone, for parts that share nothing.
pub(super) struct CopyOnly;

impl Clipboard for CopyOnly {
    fn copy(&self, text: &str, report: Report) {
        copy(text, report);
    }

    fn can_share(&self) -> bool {
        false
    }

    fn share(&self, _title: &str, _text: &str, _url: &str, report: Report) {
        report(Outcome::Dismissed);
    }
}

/// Copies `text`, by whichever way this browser has.
fn copy(text: &str, report: Report) {
    let navigator: JsValue = window().navigator().into();
    // Absent on plain http, which is how many a clinic tries the guide on its own network.
    let Some(clipboard) = property(&navigator, "clipboard") else {
        return report(copied_by_selection(text));
    };
    let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
    let text = text.to_owned();
    settled(clipboard.write_text(&text).unchecked_ref(), move |error| {
        report(match error {
            None => Outcome::Done,
            // Denied: in a frame without `allow="clipboard-write"`, or by the reader.
            Some(_) => copied_by_selection(&text),
        });
    });
}

/// Calls `then` when `promise` of nothing is settled: with its error if it has one. A function for
/// both ends costs less code than a task that waits.
fn settled(promise: &Promise, then: impl FnOnce(Option<JsValue>) + 'static) {
    let end = Closure::once_into_js(move |value: JsValue| {
        then((!value.is_undefined()).then_some(value));
    });
    let end: &Function = end.unchecked_ref();
    let settle = Reflect::get(promise, &"then".into()).and_then(|then| {
        let then: Function = then.dyn_into()?;
        then.call2(promise, end, end)
    });
    // A promise that cannot be waited for is none.
    let _ = settle;
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
    let mut focused = document.active_element().map(JsValue::from);
    // In a widget the document knows only the element around it, which cannot take the focus.
    while let Some(inner) = focused
        .as_ref()
        .and_then(|around| property(&property(around, "shadowRoot")?, "activeElement"))
    {
        focused = Some(inner);
    }
    // A class that has the same names as a text area's own, and that these modules have anyway.
    let area: HtmlInputElement = document.create_element("textarea")?.unchecked_into();
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
