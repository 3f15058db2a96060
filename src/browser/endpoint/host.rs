//! What the endpoint module is given, and the modules that it has loaded.
//!
//! Names of JavaScript only.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// For whom content is asked: the start script of a page, or an element. The element has all
    /// of the following; a page has `load`, `settled`, `leave` and `arrive`, and says the rest in
    /// attributes of its `<html>`.
    pub type Host;

    /// Loads one of our modules.
    #[wasm_bindgen(method, catch)]
    pub(super) fn load(this: &Host, name: &str) -> Result<Promise, JsValue>;

    /// What to wait for before anything on screen is replaced, when something is starting there.
    #[wasm_bindgen(method, catch)]
    pub(super) fn settled(this: &Host) -> Result<JsValue, JsValue>;

    /// Takes the living parts of the page down.
    #[wasm_bindgen(method, getter)]
    pub(super) fn leave(this: &Host) -> js_sys::Function;

    /// Brings the parts of the page alive.
    #[wasm_bindgen(method, getter)]
    pub(super) fn arrive(this: &Host) -> js_sys::Function;

    /// The element's: its endpoint, its treatment, the version of what it shows.
    #[wasm_bindgen(method, getter)]
    pub(super) fn folder(this: &Host) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub(super) fn slug(this: &Host) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    pub(super) fn version(this: &Host) -> Option<String>;

    /// Milliseconds that one attempt may take.
    #[wasm_bindgen(method, getter)]
    pub(super) fn patience(this: &Host) -> Option<f64>;

    /// The element's: puts `content` on screen with the module `view`.
    #[wasm_bindgen(method, catch)]
    pub(super) fn show(this: &Host, view: &View, content: &Read) -> Result<(), JsValue>;

    /// The element's: hears where the content on screen comes from, and why others were refused.
    #[wasm_bindgen(method, catch)]
    pub(super) fn told(this: &Host, state: Vec<String>) -> Result<(), JsValue>;

    /// The module that draws; `src/bin/widget.rs`.
    #[derive(Clone)]
    pub(super) type View;

    #[wasm_bindgen(method, catch)]
    pub(super) fn read(
        this: &View,
        catalogue: &str,
        treatment: &str,
        slug: &str,
    ) -> Result<Read, JsValue>;

    #[wasm_bindgen(method, catch)]
    pub(super) fn replace(
        this: &View,
        content: &Read,
        leave: js_sys::Function,
        arrive: js_sys::Function,
        quiet: bool,
    ) -> Result<(), JsValue>;

    /// Documents that the view module has read.
    #[derive(Clone)]
    pub(super) type Read;

    #[wasm_bindgen(method, catch)]
    pub(super) fn version(this: &Read) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(super) fn markdown(this: &Read) -> Result<Vec<String>, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(super) fn ids(this: &Read) -> Result<Vec<String>, JsValue>;
    #[wasm_bindgen(method, catch)]
    pub(super) fn fill(this: &Read, read: Vec<String>) -> Result<Vec<String>, JsValue>;

    /// The module that reads Markdown; `src/bin/markdown.rs`.
    pub(super) type Markdown;

    #[wasm_bindgen(method, catch, js_name = read)]
    pub(super) fn read_texts(
        this: &Markdown,
        texts: Vec<String>,
        taken: Vec<String>,
    ) -> Result<Vec<String>, JsValue>;
}
