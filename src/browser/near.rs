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

    #[wasm_bindgen(method, getter)]
    fn target(this: &Entry) -> Element;
}

/// Tells the first element of `root` that asks for it.
pub fn tell(root: &Element) {
    let Ok(Some(element)) = root.query_selector("[data-near]") else { return };
    let options = Object::new();
    // Half a screen before it shows, so that it is there in time.
    let _ = Reflect::set(&options, &"rootMargin".into(), &"50%".into());
    // It holds no element: one that is taken away before it came near would stay in memory with all
    // that is around it.
    let seen = Closure::<dyn Fn(Array, IntersectionObserver)>::new(
        |entries: Array, observer: IntersectionObserver| {
            let mut entries = entries.iter().map(JsCast::unchecked_into::<Entry>);
            if let Some(near) = entries.find(Entry::is_intersecting) {
                observer.disconnect();
                if let Ok(event) = Event::new("near") {
                    let _ = near.target().dispatch_event(&event);
                }
            }
        },
    );
    if let Ok(observer) = IntersectionObserver::new(&seen.into_js_value(), &options) {
        observer.observe(&element);
    }
}
