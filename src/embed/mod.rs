//! How interactive parts are put into a document: our own pages and, as a widget, the clinic's.
//!
//! Knows the parts and the ports' traits; knows no router, no page and not how a port is made.
//!
//! # The element
//!
//! ```html
//! <treatment-guide treatment="microneedling" view="plan"></treatment-guide>
//! <script src="https://guide.example/embed/v1/treatment-guide.js" async></script>
//! ```
//!
//! | attribute | meaning | since |
//! |---|---|---|
//! | `treatment` | name of the treatment, the last part of its address | 0.1 |
//! | `view` | `page` (when absent), `faq`, `recovery` or `plan` | 0.1 |
//! | `content-url` | another content endpoint, ends in `/content/v1/`: its words take the place of the guide's own when a valid answer comes | 0.1 |
//! | `lang` | language that dates are written in; the content's own when absent | 0.1 |
//! | `theme` | `auto` (when absent), `light` or `dark` | 0.1 |
//! | `cta-url` | where a consultation is booked; the clinic's setting when absent | 0.1 |
//! | `plan` | a plan to open: the text of its link, with or without `#plan=` | 0.1 |
//! | `plan-url` | the page that links and QR codes lead to, without what it has after `#`; the guide's own planner when absent | 0.1 |
//! | `data-base` | where the guide lies, when the script was moved by a minifier | 0.1 |
//!
//! All of them may change at any time. Whatever the planner holds survives a change of the others, but
//! for `treatment`: a plan is one of its treatment.
//!
//! | event | `detail` | when |
//! |---|---|---|
//! | `treatment-guide:ready` | | the guide was drawn, for the first time or afresh |
//! | `treatment-guide:plan-change` | `{dates, link}`: ISO dates and the plan's address | other dates than before, the first suggestion included |
//! | `treatment-guide:calendar-download` | `{name}`: the file's name | a calendar file was handed to the browser, which did not refuse it |
//! | `treatment-guide:cta` | `{href}` | a link to the clinic was followed |
//! | `treatment-guide:content` | `{source, time, address, refused}` | an endpoint was asked: where the text comes from now, and why answers were not taken |
//!
//! Events bubble and are composed. The method `reload()` fetches and shows everything afresh. The
//! shadow root is open. `--tg-accent`, `--tg-surface`, `--tg-text`, `--tg-font` and `--tg-radius`
//! are read from the element. Its children (no ids in them) show until it has started and whenever
//! it cannot.
//!
//! `element.js` is the class and its registration. It puts a view as `/frame/…` has it into the
//! shadow root and has [`alive`] bring it alive, as on a page of our own. Where an endpoint is named,
//! the endpoint module asks it, and [`widget`] draws the view from other content ([`content`]) that
//! then takes its place. `frame.js` tells a page that shows `/frame/…` in an
//! `<iframe>` how high it is.

pub mod alive;
pub mod content;
mod element_ports;
pub mod widget;

/// The functions of a module that brings parts alive: `start(root, loader)` gives a handle with
/// `open(plan)` and `free()`. `ports` and `near` are those of
/// [`alive::World`]. A macro, because only the module itself can export to JavaScript.
#[macro_export]
macro_rules! living_parts {
    (ports: $ports:expr, near: $near:expr, $($part:expr),+) => {
        /// Living parts; `free()` takes them down.
        #[wasm_bindgen]
        pub struct Alive(alive::Alive);

        #[wasm_bindgen]
        impl Alive {
            /// Opens a plan in somebody else's page; a page of our own has its address for that.
            pub fn open(&self, plan: &str) {
                self.0.open(plan);
            }

            /// Does the next piece of work; `false` when all parts are alive.
            pub fn step(&mut self) -> Result<bool, JsValue> {
                self.0.step()
            }
        }

        /// Begins to bring this module's parts in `root` alive; `loader` is the start script's.
        #[wasm_bindgen]
        pub fn start(root: HtmlElement, loader: JsValue) -> Result<Alive, JsValue> {
            let world = alive::World {
                ports: $ports,
                swap: browser::carry_over::swap,
                near: $near,
            };
            alive::start(&root, &loader, &[$($part),+], world).map(Alive)
        }
    };
}
