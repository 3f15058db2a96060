//! A guide in somebody else's page, printed by itself.
//!
//! The styles inside the element leave the sheet alone of the guide, but the page around it is printed as well. For
//! as long as the printing takes that was asked for in the guide, a style sheet for paper takes the rest of the page
//! away. Nothing of it is there before and after, so that a page that its reader prints is whole.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DocumentFragment, Element};

use super::listener::Listener;
use super::{property, window};

/// On the element that is printed.
const PRINTED: &str = "data-tg-printed";

/// What is important in a layer is more so than what is important outside, however the page writes it. Browsers without
/// `:has` print the whole page.
const REST_AWAY: &str = "@layer tg-print{@media print{\
    :not(:has([data-tg-printed]),[data-tg-printed]){display:none!important}\
    :has([data-tg-printed]),[data-tg-printed]{all:revert!important;display:block!important;margin:0!important}\
    :has([data-tg-printed])::before,:has([data-tg-printed])::after{content:none!important}}}";

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = CSSStyleSheet)]
    type StyleSheet;

    #[wasm_bindgen(constructor, js_class = "CSSStyleSheet", catch)]
    fn new() -> Result<StyleSheet, JsValue>;

    #[wasm_bindgen(method, js_name = replaceSync, catch)]
    fn replace(this: &StyleSheet, text: &str) -> Result<(), JsValue>;

    type Styled;

    #[wasm_bindgen(method, getter, js_name = adoptedStyleSheets)]
    fn sheets(this: &Styled) -> Array;

    #[wasm_bindgen(method, setter, js_name = adoptedStyleSheets)]
    fn set_sheets(this: &Styled, sheets: &Array);
}

thread_local! {
    /// Before and after the printing that was asked for last.
    static LISTENING: RefCell<Option<[Option<Listener>; 2]>> = const { RefCell::new(None) };
}

/// The page is about to print `sheet`: markup that stands, or will, in a guide in it. In a page of our own this
/// does nothing.
pub fn will_print(sheet: &str) {
    let awaited = Cell::new(Some(sheet.to_owned()));
    let printed = Rc::new(Cell::new(None));
    let over = printed.clone();
    let begin = move || printed.set(awaited.take().and_then(|sheet| Alone::new(&sheet)));
    let end = move || drop(over.take());
    let listening = [
        Listener::new(window(), "beforeprint", Box::new(begin)).ok(),
        Listener::new(window(), "afterprint", Box::new(end)).ok(),
    ];
    LISTENING.replace(Some(listening));
}

/// An element that is alone on paper as long as this lives.
struct Alone {
    element: Element,
    /// The other guides: their own styles do not let a page take them away.
    hidden: Vec<Element>,
    styles: StyleSheet,
}

impl Alone {
    /// The first guide in the page with this sheet in it. One inside the shadow of another element is not found: a style
    /// sheet of the page does not see it either.
    fn new(sheet: &str) -> Option<Alone> {
        let page = window().document()?;
        let wanted = page.create_element("div").ok()?;
        wanted.set_inner_html(sheet);
        let wanted = wanted.text_content();
        let guides = page.get_elements_by_tag_name("treatment-guide");
        let guides: Vec<_> = (0..guides.length()).filter_map(|at| guides.item(at)).collect();
        let element = guides.iter().find(|guide| {
            let Some(shadow) = property(guide, "shadowRoot") else { return false };
            let shadow: DocumentFragment = shadow.unchecked_into();
            let sheet = shadow.query_selector(".tg-sheet").ok().flatten();
            sheet.is_some_and(|sheet| sheet.text_content() == wanted)
        })?;
        let element = element.clone();
        let is_other = |guide: &Element| *guide != element && !guide.has_attribute("hidden");
        let hidden: Vec<_> = guides.into_iter().filter(is_other).collect();
        let styles = StyleSheet::new().ok()?;
        styles.replace(REST_AWAY).ok()?;
        let page: Styled = page.unchecked_into();
        page.set_sheets(&page.sheets().concat(&Array::of1(&styles)));
        // Fails for no name that is one.
        let _ = element.set_attribute(PRINTED, "");
        for guide in &hidden {
            let _ = guide.set_attribute("hidden", "");
        }
        Some(Alone { element, hidden, styles })
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        let _ = self.element.remove_attribute(PRINTED);
        for guide in &self.hidden {
            let _ = guide.remove_attribute("hidden");
        }
        let Some(page) = window().document() else { return };
        let page: Styled = page.unchecked_into();
        let others = page.sheets().filter(&mut |sheet, _, _| sheet != *self.styles);
        page.set_sheets(&others);
    }
}
