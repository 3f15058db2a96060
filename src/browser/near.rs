//! Tells elements that they came near the viewport.
//!
//! An element asks by `data-near`, and gets one event `near`. Where the browser cannot tell,
//! nothing comes: whoever waits for it has other signs. Knows nothing of what is done then.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

#[wasm_bindgen]
extern "C" {
    type IntersectionObserver;

    #[wasm_bindgen(constructor, catch)]
    fn new(seen: &JsValue, options: &Object) -> Result<IntersectionObserver, JsValue>;

    #[wasm_bindgen(method)]
    fn observe(this: &IntersectionObserver, element: &Element);

    #[wasm_bindgen(method)]
    fn disconnect(this: &IntersectionObserver);

    type Entry;

    #[wasm_bindgen(method, getter, js_name = isIntersecting)]
    fn is_intersecting(this: &Entry) -> bool;
}

/// Tells the first element of `root` that asks for it.
pub fn tell(root: &Element) {
    let Ok(Some(element)) = root.query_selector("[data-near]") else { return };
    let options = Object::new();
    // Half a screen before it shows, so that it is there in time.
    let _ = Reflect::set(&options, &"rootMargin".into(), &"50%".into());
    let target = element.clone();
    let seen = Closure::<dyn Fn(Array, IntersectionObserver)>::new(
        move |entries: Array, observer: IntersectionObserver| {
            let near = |entry: JsValue| entry.unchecked_into::<Entry>().is_intersecting();
            if entries.iter().any(near) {
                observer.disconnect();
                if let Ok(event) = Event::new("near") {
                    let _ = target.dispatch_event(&event);
                }
            }
        },
    );
    if let Ok(observer) = IntersectionObserver::new(&seen.into_js_value(), &options) {
        observer.observe(&element);
    }
}
