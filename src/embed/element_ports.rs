//! The ports of a widget where they differ from a page's: its address bar is the element's `plan`
//! attribute and `plan-change` event, and a saved calendar is told to the host.
//!
//! Touches nothing of the host page. Knows no view.

use std::any::Any;
use std::cell::RefCell;
use std::rc::{Rc, Weak};
use std::sync::Arc;

use js_sys::{Array, Function, Object, Reflect};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;

use crate::domain::date::CivilDate;
use crate::domain::handover::plan_link;
use crate::ports::{AddressBar, FileSaver, Outcome, Ports};
use crate::routes::Page;

/// Tells the element what happened; it makes an event of it.
#[derive(Clone)]
pub struct Tell(Arc<SendWrapper<Function>>);

impl Tell {
    /// `tell` takes the name of an event and its detail.
    pub fn new(tell: Function) -> Self {
        Tell(Arc::new(SendWrapper::new(tell)))
    }

    fn event(&self, name: &str, detail: &[(&str, JsValue)]) {
        let object = Object::new();
        for (key, value) in detail {
            // Fails for no plain object.
            let _ = Reflect::set(&object, &(*key).into(), value);
        }
        // A listener of the host that throws is the host's to mend, and is reported there.
        let _ = self.0.call2(&JsValue::NULL, &name.into(), &object);
    }
}

/// `page` with the address bar and the file saver replaced by the element's; `plan` is what the
/// element opens with, `plan_url` where its links lead, each empty for none.
pub fn ports(
    page: Ports,
    slug: &str,
    plan_url: &str,
    plan: &str,
    tell: Tell,
) -> (Ports, Arc<ElementAddress>) {
    let address = Arc::new(ElementAddress {
        page: page.address,
        plan_path: Page::Plan(slug.to_owned()).path(),
        plan_url: plan_url.to_owned(),
        tell: tell.clone(),
        state: SendWrapper::new(RefCell::new(State {
            fragment: named(plan),
            listeners: Vec::new(),
        })),
    });
    let files = Arc::new(ToldSaver { page: page.files, tell });
    (Ports { address: address.clone(), files, ..page }, address)
}

/// `plan` as it would stand in an address after `#`; empty stays empty.
fn named(plan: &str) -> String {
    let plan = plan.trim();
    let plan = plan.strip_prefix('#').unwrap_or(plan);
    if plan.is_empty() { String::new() } else { prefixed(plan) }
}

#[inline(never)] // no start without a plan needs it
fn prefixed(plan: &str) -> String {
    let plan = plan.strip_prefix(prefix()).unwrap_or(plan);
    [prefix(), plan].concat()
}

/// `plan=`, as it stands in front of a plan's text.
fn prefix() -> &'static str {
    plan_link::FRAGMENT.strip_prefix('#').unwrap_or(plan_link::FRAGMENT)
}

struct State {
    fragment: String,
    listeners: Vec<Weak<dyn Fn()>>,
}

/// Stands in for the address bar: the host's own is the host's.
pub struct ElementAddress {
    page: Arc<dyn AddressBar>,
    plan_path: String,
    plan_url: String,
    tell: Tell,
    state: SendWrapper<RefCell<State>>,
}

impl ElementAddress {
    /// The element's `plan` attribute changed to `plan`.
    pub fn open(&self, plan: &str) {
        let listeners: Vec<_> = {
            let mut state = self.state.borrow_mut();
            state.fragment = named(plan);
            state.listeners.retain(|listener| listener.strong_count() > 0);
            state.listeners.iter().filter_map(Weak::upgrade).collect()
        };
        for listener in listeners {
            listener();
        }
    }
}

impl AddressBar for ElementAddress {
    fn fragment(&self) -> String {
        self.state.borrow().fragment.clone()
    }

    fn replace_fragment(&self, fragment: &str, days: &[CivilDate]) {
        if self.state.borrow().fragment == fragment {
            return;
        }
        fragment.clone_into(&mut self.state.borrow_mut().fragment);
        let dates: Array = days.iter().map(|day| JsValue::from(day.to_string())).collect();
        let link = [&self.absolute(&self.plan_path), "#", fragment].concat();
        let detail = [("dates", dates.into()), ("link", link.into()), ("plan", fragment.into())];
        self.tell.event("plan-change", &detail);
    }

    fn absolute(&self, path: &str) -> String {
        if path == self.plan_path && !self.plan_url.is_empty() {
            return self.plan_url.clone();
        }
        self.page.absolute(path)
    }

    fn on_change(&self, changed: Box<dyn Fn()>) -> Box<dyn Any> {
        let listener: Rc<dyn Fn()> = Rc::from(changed);
        self.state.borrow_mut().listeners.push(Rc::downgrade(&listener));
        Box::new(listener)
    }
}

/// Saves as the page would and tells the host of calendars.
struct ToldSaver {
    page: Arc<dyn FileSaver>,
    tell: Tell,
}

impl FileSaver for ToldSaver {
    fn save(&self, name: &str, media_type: &str, text: &str) -> Outcome {
        match self.page.save(name, media_type, text) {
            Outcome::Done if media_type.starts_with("text/calendar") => {
                self.tell.event("calendar-download", &[("name", name.into())]);
                Outcome::Done
            }
            outcome => outcome,
        }
    }
}
