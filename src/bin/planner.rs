//! The planner module: brings the planner of a page alive.
//!
//! Thin on purpose: what a planner is, is `ui::parts`' to say, how it is put into a page is
//! `embed`'s. Carries no content model, no FAQ, no timeline, and nothing of what leaves the screen.

#[cfg(target_arch = "wasm32")]
mod exports {
    use treatment_guide::embed::alive::{self, Held};
    use treatment_guide::ui::parts::planner;
    use treatment_guide::{browser, ui};
    use wasm_bindgen::prelude::*;

    /// A planner that is alive; `free()` takes it down.
    #[wasm_bindgen]
    pub struct Alive(#[expect(dead_code, reason = "dropping it is its use")] Held);

    /// Brings the planner in `root` alive. `host.handover()` is to give a promise of the hand-over
    /// module.
    #[wasm_bindgen]
    pub fn start(root: web_sys::HtmlElement, host: JsValue) -> Result<Alive, JsValue> {
        let ports = browser::ports_with(&root, host);
        let make = |list: &mut _| planner::bring(list, ports, ui::parts::Host::OwnPage);
        let held = alive::bring(&root, make, browser::carry_over::swap)?;
        browser::near::tell(&root);
        Ok(Alive(held))
    }
}

fn main() {}
