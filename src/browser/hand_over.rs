//! The hand-over module, asked for when the first order comes.
//!
//! Knows no order: a list of texts goes there, another comes back.

use std::cell::RefCell;
use std::rc::Rc;

use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::ports::{HandOverMaker, Made};

#[wasm_bindgen]
extern "C" {
    /// What the page gives to the module.
    type Host;

    #[wasm_bindgen(method, catch)]
    fn handover(this: &Host) -> Result<Promised, JsValue>;

    type Promised;

    #[wasm_bindgen(method)]
    fn then(this: &Promised, done: &JsValue, failed: &JsValue) -> Promised;

    type Module;

    #[wasm_bindgen(method, catch)]
    fn answer(this: &Module, order: Vec<String>) -> Result<Option<Vec<String>>, JsValue>;
}

/// Makes what leaves the screen with the module that the page's `host` loads.
pub(super) struct Loaded {
    host: SendWrapper<Host>,
}

impl Loaded {
    /// `host` is the object that the page gave to `start`; any other value loads nothing.
    pub(super) fn new(host: JsValue) -> Self {
        Loaded { host: SendWrapper::new(host.into()) }
    }
}

impl HandOverMaker for Loaded {
    fn make(&self, order: Vec<String>, done: Made) {
        // Whichever of the two is called takes it.
        let done = Rc::new(RefCell::new(Some(done)));
        let answer = move |answer| {
            if let Some(done) = done.take() {
                done(answer);
            }
        };
        // The page keeps the module, and forgets a load that failed.
        let Ok(promised) = self.host.handover() else { return answer(None) };
        let fail = answer.clone();
        let loaded = Closure::once_into_js(move |module: Module| {
            answer(module.answer(order).ok().flatten());
        });
        let failed = Closure::once_into_js(move || fail(None));
        promised.then(&loaded, &failed);
    }
}
