//! Does what `endpoint::asking` says: fetches, has answers drawn, keeps the last good one.
//!
//! Knows no view: drawing is the view module's, which is loaded when an answer is another than
//! what the page shows. Whatever goes wrong becomes words for staff; nothing is thrown.

mod drawing;
mod fetch;
mod host;
mod reading;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Date, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

use self::fetch::{Limit, both, get};
pub use self::host::Host;
use self::host::{Read, View};
use super::listener::Listener;
use super::preferences::LocalStorage;
use super::window;
use crate::endpoint::answer::Trouble;
use crate::endpoint::asking::{Asking, Ending, Heard, Order, Source};
use crate::endpoint::kept::Answer;
use crate::ports::Preferences;

/// Milliseconds that one attempt may take, where nobody says otherwise.
const PATIENCE: u32 = 8_000;

/// Content from an endpoint, asked for from now on; dropping it ends that.
pub struct Content {
    state: Rc<State>,
    _online: Option<Listener>,
}

struct State {
    host: Host,
    folder: String,
    patience: u32,
    machine: RefCell<Asking>,
    /// The slug of the page that was asked for last; empty for the catalogue.
    slug: RefCell<String>,
    /// Ends the request under way.
    limit: RefCell<Option<Rc<Limit>>>,
    /// The answer of the newest ask.
    answer: RefCell<Option<Answer>>,
    /// What this visit knows, by slug.
    known: RefCell<Vec<Known>>,
    /// Why answers were not taken, since the newest ask began.
    refused: RefCell<Vec<String>>,
    /// When the content on screen came; empty while it is the page's own.
    time: RefCell<String>,
    /// The version of what an element shows; a page has it in an attribute.
    version: RefCell<Option<String>>,
    /// Whether nobody waits for anything any more.
    over: Cell<bool>,
}

/// An answer that was on screen.
#[derive(Clone)]
struct Known {
    slug: String,
    answer: Answer,
    source: Source,
    /// `None` while the page shows the same by itself.
    drawn: Option<(View, Read)>,
}

impl Content {
    /// Begins to ask for what `host` shows.
    pub fn new(host: Host) -> Content {
        let html = document_element();
        let stamp = |name: &str| html.as_ref().and_then(|html| html.get_attribute(name));
        let patience = host.patience().map(|it| it as u32);
        let patience = patience.or_else(|| stamp("data-tg-patience")?.parse().ok());
        let state = Rc::new(State {
            folder: host.folder().or_else(|| stamp("data-tg-content")).unwrap_or_default(),
            patience: patience.unwrap_or(PATIENCE),
            version: RefCell::new(host.version()),
            host,
            machine: RefCell::default(),
            slug: RefCell::default(),
            limit: RefCell::default(),
            answer: RefCell::default(),
            known: RefCell::default(),
            refused: RefCell::default(),
            time: RefCell::default(),
            over: Cell::new(false),
        });
        let asks = Rc::downgrade(&state);
        let again = move || {
            if let Some(state) = asks.upgrade() {
                state.ask();
            }
        };
        let online = Listener::new(window(), "online", Box::new(again)).ok();
        state.ask();
        Content { state, _online: online }
    }

    /// `[source, version, time, address, ...refused]`.
    pub fn state(&self) -> Vec<String> {
        self.state.state()
    }

    /// Asks again.
    pub fn again(&self) {
        self.state.ask();
    }

    /// Another page of the site stands on screen, as it was built.
    pub fn arrive(&self) {
        let state = &self.state;
        let slug = state.slug_on_screen();
        let same = *state.slug.borrow() == slug;
        let known = state.known(&slug).map(|known| known.source);
        state.slug.replace(slug);
        state.time.borrow_mut().clear();
        state.refused.borrow_mut().clear();
        state.hear(Heard::Arrived { same, known });
    }
}

impl Drop for Content {
    fn drop(&mut self) {
        self.state.over.set(true);
        if let Some(limit) = self.state.limit.take() {
            limit.end();
        }
    }
}

impl State {
    fn ask(self: &Rc<Self>) {
        self.slug.replace(self.slug_on_screen());
        self.refused.borrow_mut().clear();
        self.hear(Heard::Asked);
    }

    fn hear(self: &Rc<Self>, heard: Heard) {
        if self.over.get() {
            return;
        }
        let orders = self.machine.borrow_mut().hear(heard);
        for order in orders {
            self.perform(order);
        }
    }

    fn perform(self: &Rc<Self>, order: Order) {
        match order {
            Order::Request(ask) => self.request(ask),
            Order::Wait(ask, seconds) => self.wait(ask, seconds),
            Order::Draw(ask) => {
                let answer = self.answer.take();
                self.draw(ask, answer, Source::Endpoint);
            }
            Order::DrawKept(ask) => {
                let record = LocalStorage.get(&self.key());
                let answer = record.as_deref().and_then(Answer::read);
                self.draw(ask, answer, Source::LastGood);
            }
            Order::DrawKnown(ask) => {
                let drawn = self.draw_known();
                self.hear(Heard::Drawn(ask, drawn));
            }
            Order::Keep(_) => self.keep(),
            Order::Rest => self.tell(self.machine.borrow().source().name()),
        }
    }

    // ------------------------------------------------------------------ asking

    fn request(self: &Rc<Self>, ask: u32) {
        let Some(limit) = Limit::new(self.patience) else {
            return self.hear(Heard::Answered(ask, Ending::Lasting));
        };
        let limit = Rc::new(limit);
        if let Some(before) = self.limit.replace(Some(limit.clone())) {
            before.end();
        }
        self.tell("asking");
        let state = self.clone();
        let slug = self.slug.borrow().clone();
        spawn_local(async move {
            let answer = state.fetch(&slug, &limit).await;
            if !state.machine.borrow().is_newest(ask) {
                return;
            }
            state.limit.take();
            let ending = match answer {
                Ok(answer) => {
                    state.answer.replace(Some(answer));
                    Ending::Good
                }
                Err(trouble) => {
                    let ending = match trouble.passing {
                        true => Ending::Passing(trouble.wait),
                        false => Ending::Lasting,
                    };
                    state.refuse(trouble.words);
                    ending
                }
            };
            state.hear(Heard::Answered(ask, ending));
        });
    }

    async fn fetch(&self, slug: &str, limit: &Limit) -> Result<Answer, Trouble> {
        let document = async |name: &str| {
            let address = [&self.folder, name, ".json"].concat();
            get(&address, limit).await.map_err(|mut trouble| {
                trouble.words = [&address, " ", &trouble.words].concat();
                trouble
            })
        };
        let (catalogue, treatment) = match slug {
            "" => (document("index").await, Ok(String::new())),
            _ => both(document("index"), document(slug)).await,
        };
        let time = Date::new_0().to_iso_string().into();
        Ok(Answer { time, catalogue: catalogue?, treatment: treatment? })
    }

    fn wait(self: &Rc<Self>, ask: u32, seconds: Option<u32>) {
        let milliseconds = seconds.map_or(self.patience / 4, |seconds| seconds * 1_000);
        let state = Rc::downgrade(self);
        let waited = Closure::once_into_js(move || {
            if let Some(state) = state.upgrade() {
                state.hear(Heard::Waited(ask));
            }
        });
        let set = window().set_timeout_with_callback_and_timeout_and_arguments_0(
            waited.unchecked_ref(),
            i32::try_from(milliseconds).unwrap_or(i32::MAX),
        );
        if set.is_err() {
            self.hear(Heard::Waited(ask));
        }
    }

    // ------------------------------------------------------------------ what is on screen

    fn slug_on_screen(&self) -> String {
        if let Some(slug) = self.host.slug() {
            return slug;
        }
        let path = stamp("data-tg-path");
        path.split('/').nth(1).unwrap_or_default().to_owned()
    }

    fn version_on_screen(&self) -> String {
        self.version.borrow().clone().unwrap_or_else(|| stamp("data-tg-content-version"))
    }

    fn state(&self) -> Vec<String> {
        let mut state = vec![
            self.machine.borrow().source().name().to_owned(),
            self.version_on_screen(),
            self.time.borrow().clone(),
            self.folder.clone(),
        ];
        state.extend(self.refused.borrow().iter().cloned());
        state
    }

    /// Keeps a reason for staff, and says it to whoever looks into the console.
    fn refuse(&self, words: String) {
        web_console_warn(&["Treatment Guide: ", &words].concat());
        let mut refused = self.refused.borrow_mut();
        refused.retain(|it| *it != words);
        refused.push(words);
    }

    fn tell(&self, name: &str) {
        if self.version.borrow().is_some() {
            // What throws in the element is the element's to report.
            if !self.machine.borrow().busy() {
                let _ = self.host.told(self.state());
            }
        } else if let Some(html) = document_element() {
            let _ = html.set_attribute("data-tg-content-state", name);
        }
    }
}

fn document_element() -> Option<Element> {
    window().document()?.document_element()
}

/// An attribute of the page.
fn stamp(name: &str) -> String {
    document_element().and_then(|html| html.get_attribute(name)).unwrap_or_default()
}

/// What was thrown, in words.
fn words(thrown: JsValue) -> String {
    let message = Reflect::get(&thrown, &"message".into()).ok().and_then(|it| it.as_string());
    message.or_else(|| thrown.as_string()).unwrap_or_default()
}

#[wasm_bindgen::prelude::wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = warn)]
    fn web_console_warn(words: &str);
}
