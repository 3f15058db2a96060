//! The endpoint module: asks the clinic's own endpoint for content, keeps the last good answer and
//! has other content drawn in the place of what is on screen.
//!
//! Loaded only where an endpoint is named. Thin on purpose: when what is asked is `endpoint`'s to
//! say, how is `browser::endpoint`'s.

#[cfg(target_arch = "wasm32")]
mod exports {
    use treatment_guide::browser::endpoint::{self, Host};
    use wasm_bindgen::prelude::*;

    /// Content of an endpoint for one place; `free()` ends everything that is under way.
    #[wasm_bindgen]
    pub struct Content(endpoint::Content);

    #[wasm_bindgen]
    impl Content {
        /// `[source, version, time, address, ...refused]`: where the text on screen comes from
        /// (`bundled`, `endpoint`, `last-good`), and why other answers were not taken.
        pub fn state(&self) -> Vec<String> {
            self.0.state()
        }

        /// Asks again.
        pub fn again(&self) {
            self.0.again();
        }

        /// Another page of the site stands on screen, as it was built.
        pub fn arrive(&self) {
            self.0.arrive();
        }
    }

    /// Begins to ask; `host` says for whom (see [`Host`]).
    #[wasm_bindgen]
    pub fn start(host: Host) -> Content {
        Content(endpoint::Content::new(host))
    }
}

fn main() {}
