//! The page's address: its fragment, and absolute addresses of the guide.
//!
//! Knows no route and no plan.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Date;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, Url};

use super::listener::Listener;
use super::media::WindowMedia;
use super::window;
use crate::domain::date::CivilDate;
use crate::ports::{AddressBar, Media};

/// The least time between two writes of the address, in milliseconds. One costs about as much as all
/// else that an edit's script does, and Safari takes 100 in 30 seconds: a key that is held down writes
/// fewer. The first after a rest is written at once, but after what is on screen.
const APART: f64 = 320.0;

/// The address bar, with the absolute address of the guide's root.
pub(super) struct Location {
    /// Ends in `/`.
    root: String,
    /// The address of the page it was made for, without query and fragment, which may change while it is on screen.
    page: String,
    late: SendWrapper<Rc<RefCell<Option<Late>>>>,
    /// When the address may be written again, by [`Date::now`].
    free: SendWrapper<Rc<Cell<f64>>>,
}

/// A fragment that is not written yet.
struct Late {
    fragment: String,
    /// The whole address that it was meant for: one that was changed meanwhile stays.
    address: String,
    /// The timer, and what ends the wait early.
    _waits: [Box<dyn Any>; 3],
}

impl Location {
    /// `root` is the guide's root as a page says it (`/guide/`), or absolute as the widget says
    /// it; empty stands for the folder of this page.
    pub(super) fn new(root: String) -> Self {
        let here = href();
        let mut page = here.clone();
        cut(&mut page, '?');
        let root = if root.is_empty() { "." } else { &root };
        // Without a document base: a host's `<base>` speaks of the host's own links.
        let root = Url::new_with_base(root, &here).map_or(here, |url| url.href());
        Location {
            root,
            page,
            late: SendWrapper::new(Rc::default()),
            free: SendWrapper::new(Rc::default()),
        }
    }
}

/// The page's whole address.
fn whole() -> String {
    window().location().href().unwrap_or_default()
}

/// The page's whole address without its fragment.
fn href() -> String {
    let mut href = whole();
    cut(&mut href, '#');
    href
}

/// Takes `mark`, and what stands behind it, off `address`.
fn cut(address: &mut String, mark: char) {
    if let Some(at) = address.find(mark) {
        address.truncate(at);
    }
}

fn write(fragment: &str) {
    let mut url = href();
    if !fragment.is_empty() {
        url.push('#');
        url.push_str(fragment);
    }
    let Ok(history) = window().history() else { return };
    if url == whole() {
        return;
    }
    // The router keeps its own state there. It throws where an address may not be changed (a
    // `srcdoc` frame) or was changed too often: then the link on screen still holds the plan.
    let state = history.state().unwrap_or_default();
    let _ = history.replace_state_with_url(&state, "", Some(&url));
}

/// Whether the event that is being answered is one on a link: the router gives the address to another
/// page then, and this page's own has to be whole before.
fn is_on_link() -> bool {
    let event = window().event().dyn_into::<Event>().ok();
    let target = event.and_then(|event| event.target()?.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest("a").is_ok_and(|link| link.is_some()))
}

/// Writes what waits.
fn catch_up(late: &RefCell<Option<Late>>) {
    let waiting = late.take();
    if let Some(late) = waiting.filter(|late| late.address == whole()) {
        write(&late.fragment);
    }
}

/// Tells of changes until the part that asked for them is taken down.
struct Watch {
    _hears: Result<Listener, JsValue>,
    late: Rc<RefCell<Option<Late>>>,
}

impl Drop for Watch {
    // Not with `Location`: what the part asked of a module that is still on its way holds that, and the
    // part that comes in this one's place reads the address at once.
    fn drop(&mut self) {
        catch_up(&self.late);
    }
}

impl AddressBar for Location {
    fn fragment(&self) -> String {
        if let Some(late) = &*self.late.borrow()
            && late.address == whole()
        {
            return late.fragment.clone();
        }
        let hash = window().location().hash().unwrap_or_default();
        hash.strip_prefix('#').unwrap_or(&hash).to_owned()
    }

    fn replace_fragment(&self, fragment: &str, _days: &[CivilDate]) {
        let address = whole();
        // After a step back the address is another page's while that is still being fetched.
        if !address.starts_with(&self.page) {
            return;
        }
        if fragment.is_empty() {
            // Whoever takes a plan away wants it gone.
            RefCell::take(&self.late);
            return write(fragment);
        }
        if let Some(late) = &mut *self.late.borrow_mut()
            && late.address == address
        {
            return fragment.clone_into(&mut late.fragment);
        }
        let when = |is_time: fn() -> bool| -> Box<dyn Fn()> {
            let (late, free) = (Rc::downgrade(&self.late), (*self.free).clone());
            Box::new(move || {
                if let Some(late) = late.upgrade().filter(|_| is_time()) {
                    catch_up(&late);
                    free.set(Date::now() + APART);
                }
            })
        };
        let wait = (self.free.get() - Date::now()).clamp(0.0, APART);
        let waits: [Box<dyn Any>; 3] = [
            WindowMedia.after(wait as u32, when(|| true)),
            Box::new(Listener::new(window(), "pagehide", when(|| true))),
            Box::new(Listener::first(window(), "click", when(is_on_link))),
        ];
        RefCell::replace(
            &self.late,
            Some(Late { fragment: fragment.to_owned(), address, _waits: waits }),
        );
    }

    fn absolute(&self, path: &str) -> String {
        [&self.root, path].concat()
    }

    fn on_change(&self, changed: Box<dyn Fn()>) -> Box<dyn Any> {
        let hears = Listener::new(window(), "hashchange", changed);
        Box::new(Watch { _hears: hears, late: (*self.late).clone() })
    }
}
