//! From an answer to the screen: read, compared, drawn, remembered.
//!
//! Knows no view: the modules that read and draw are loaded when an answer is another than what
//! stands on screen.

use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::host::{Markdown, Read, View};
use super::{Known, LocalStorage, State, words};
use crate::endpoint::asking::{Heard, Source};
use crate::endpoint::kept::{self, Answer};
use crate::ports::Preferences;

/// Why an answer did not come to the screen.
struct Refusal {
    words: String,
    /// Whether the answer itself is to blame, so that it will not do better another time.
    unreadable: bool,
}

impl From<String> for Refusal {
    fn from(words: String) -> Refusal {
        Refusal { words, unreadable: false }
    }
}

fn unreadable(words: String) -> Refusal {
    Refusal { words, unreadable: true }
}

impl State {
    pub(super) fn draw(self: &Rc<Self>, ask: u32, answer: Option<Answer>, source: Source) {
        let Some(answer) = answer else { return self.hear(Heard::Drawn(ask, false)) };
        let state = self.clone();
        spawn_local(async move {
            let drawn = state.try_draw(ask, &answer, source).await;
            let good = drawn.is_ok();
            if let Err(refusal) = drawn
                && state.machine.borrow().is_newest(ask)
                && !state.over.get()
            {
                state.refuse(refusal.words);
                if refusal.unreadable && source == Source::LastGood {
                    LocalStorage.remove(&state.key());
                }
            }
            state.hear(Heard::Drawn(ask, good));
        });
    }

    async fn try_draw(&self, ask: u32, answer: &Answer, source: Source) -> Result<(), Refusal> {
        let slug = self.slug.borrow().clone();
        let mut known = Known { slug, answer: answer.clone(), source, drawn: None };
        let on_screen = self.version_on_screen();
        if self.plain_version(answer).map_err(unreadable)? == on_screen {
            // The next page of this treatment comes in as it was built, and needs what was drawn here.
            let drawn = self.known(&known.slug).and_then(|before| before.drawn);
            known.drawn = drawn.filter(|(_, read)| read.version().is_ok_and(|it| it == on_screen));
        } else {
            let (view, read) = self.read(answer, &known.slug).await?;
            // Something may be starting in what is to be replaced.
            if let Ok(settled) = self.host.settled() {
                let _ = JsFuture::from(Promise::resolve(&settled)).await;
            }
            if !self.machine.borrow().is_newest(ask) || self.over.get() {
                return Err(String::new().into()); // and nobody asks why
            }
            if read.version().map_err(words)? != self.version_on_screen() {
                self.show(&view, &read, false)?;
            }
            known.drawn = Some((view, read));
        }
        answer.time.clone_into(&mut self.time.borrow_mut());
        let mut all = self.known.borrow_mut();
        all.retain(|it| it.slug != known.slug);
        all.push(known);
        Ok(())
    }

    /// Reads an answer with the module that draws, and its Markdown with the one that reads that.
    async fn read(&self, answer: &Answer, slug: &str) -> Result<(View, Read), Refusal> {
        let view: View = self.load("widget").await?.unchecked_into();
        let told = |error: JsValue| unreadable([self.folder.as_str(), &words(error)].concat());
        let read = view.read(&answer.catalogue, &answer.treatment, slug).map_err(told)?;
        let texts = read.markdown().map_err(words)?;
        if !texts.is_empty() {
            let markdown: Markdown = self.load("markdown").await?.unchecked_into();
            let blocks = markdown.read_texts(texts, read.ids().map_err(words)?).map_err(words)?;
            for refused in read.fill(blocks).map_err(words)? {
                self.refuse([self.folder.as_str(), slug, ".json: ", &refused].concat());
            }
        }
        Ok((view, read))
    }

    async fn load(&self, module: &str) -> Result<JsValue, String> {
        let told = |error| [module, " could not be loaded: ", &words(error)].concat();
        let loading = self.host.load(module).map_err(told)?;
        JsFuture::from(loading).await.map_err(told)
    }

    fn show(&self, view: &View, read: &Read, quiet: bool) -> Result<(), String> {
        let shown = match self.version.borrow().is_some() {
            true => self.host.show(view, read),
            false => view.replace(read, self.host.leave(), self.host.arrive(), quiet),
        };
        shown.map_err(|error| ["the content could not be drawn: ", &words(error)].concat())?;
        if self.version.borrow().is_some() {
            self.version.replace(read.version().ok());
        }
        Ok(())
    }

    /// At once, so that the page as it was built is never seen in between.
    pub(super) fn draw_known(&self) -> bool {
        let Some(known) = self.known(&self.slug.borrow()) else { return false };
        let shown = match &known.drawn {
            Some((view, read)) => self.show(view, read, true),
            None => Ok(()),
        };
        known.answer.time.clone_into(&mut self.time.borrow_mut());
        shown.map_err(|words| self.refuse(words)).is_ok()
    }

    pub(super) fn known(&self, slug: &str) -> Option<Known> {
        self.known.borrow().iter().find(|known| known.slug == slug).cloned()
    }

    pub(super) fn keep(&self) {
        let known = self.known(&self.slug.borrow());
        let kept = known.is_some_and(|it| LocalStorage.set(&self.key(), &it.answer.write()));
        if !kept {
            // An older one would be shown later as if nothing had come since.
            LocalStorage.remove(&self.key());
        }
    }

    pub(super) fn key(&self) -> String {
        kept::key(&self.folder, &self.slug.borrow())
    }
}
