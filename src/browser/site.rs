//! What only the site module needs of the browser: fetching pages and putting them on screen.
//!
//! Knows no view: a page is the file that a page load would bring, and what is alive in it is
//! told through two functions of the start script.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_net::http::Request;
use js_sys::Function;
use send_wrapper::SendWrapper;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, DomParser, Element, FocusOptions, HtmlElement, SupportedType};

use super::window;
use crate::ports::{Show, Stage};

/// In the head of a page, besides the title: what belongs to one page and not to all.
const OF_THE_PAGE: [&str; 3] =
    ["link[rel=canonical]", "meta[name=description]", "meta[name=robots]"];

/// The document, in which one page takes the place of another.
pub struct Window(SendWrapper<Rc<State>>);

struct State {
    /// Takes the living parts of the page on screen down.
    leave: Function,
    /// Brings the parts of the page on screen alive.
    arrive: Function,
    /// The build that is running; pages of another need other modules.
    build: Option<String>,
    /// Files of this visit by their path: going back is at once, as on any site.
    files: RefCell<Vec<(String, String)>>,
    /// How far each page was scrolled when it was left.
    scrolled: RefCell<Vec<(String, f64)>>,
    /// The path of the page on screen.
    path: RefCell<String>,
    /// The path that the reader is going back or forward to.
    travelling: RefCell<Option<String>>,
    /// Whether the page on screen was put where it was left.
    placed: Cell<bool>,
}

impl Window {
    /// The document as it stands; `leave` and `arrive` are the start script's.
    pub fn new(leave: Function, arrive: Function) -> Window {
        let state = Rc::new(State {
            leave,
            arrive,
            build: document().and_then(|it| build(&it)),
            files: RefCell::default(),
            scrolled: RefCell::default(),
            path: RefCell::new(window().location().pathname().unwrap_or_default()),
            travelling: RefCell::default(),
            placed: Cell::new(false),
        });
        let travelling = state.clone();
        listen("popstate", move || travelling.travel());
        Window(SendWrapper::new(state))
    }
}

impl State {
    /// Keeps how far the page on screen is scrolled.
    fn keep(&self) {
        let path = self.path.borrow().clone();
        let mut scrolled = self.scrolled.borrow_mut();
        scrolled.retain(|kept| kept.0 != path);
        scrolled.push((path, window().scroll_y().unwrap_or_default()));
    }

    /// How far the page at `path` was scrolled when it was left.
    fn kept(&self, path: &str) -> Option<f64> {
        self.scrolled.borrow().iter().find(|kept| kept.0 == path).map(|kept| kept.1)
    }

    /// The reader has gone back or forward, to where the address bar says.
    fn travel(&self) {
        let to = window().location().pathname().unwrap_or_default();
        let mut travelling = self.travelling.borrow_mut();
        // To the page on screen, or a place on it, which the browser finds by itself.
        if *self.path.borrow() == to {
            *travelling = None;
            return;
        }
        if travelling.is_none() {
            // Before the browser scrolls to where the other page was.
            self.keep();
        }
        *travelling = Some(to);
    }
}

impl Stage for Window {
    fn fetch(&self, path: &str, done: Box<dyn FnOnce(Option<Show>)>) {
        let (state, path) = ((*self.0).clone(), path.to_owned());
        let kept = state.files.borrow().iter().find(|kept| kept.0 == path).cloned();
        if let Some((_, file)) = kept {
            return ready(page(&state, path, &file), done);
        }
        spawn_local(async move {
            let file = get(&path).await;
            let page = file.and_then(|file| {
                let shown = page(&state, path.clone(), &file)?;
                state.files.borrow_mut().push((path, file));
                Some(shown)
            });
            ready(page, done);
        });
    }

    fn enter(&self, address: &str) {
        // Back or forward the browser has gone already; a part that came alive on the page that is being
        // left may have written its state behind that address since.
        if self.0.travelling.borrow().as_deref().is_some_and(|path| is_path_of(address, path)) {
            return;
        }
        if here() != address
            && let Ok(history) = window().history()
        {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(address));
        }
    }

    fn show_fragment(&self, fragment: &str) {
        let id = fragment.trim_start_matches('#').to_owned();
        if id.is_empty() || self.0.placed.get() {
            return;
        }
        later(move || {
            let Some(target) = document().and_then(|document| document.get_element_by_id(&id))
            else {
                return;
            };
            if target.local_name() == "details" {
                let _ = target.set_attribute("open", "");
            }
            let within = target.query_selector(":scope > :is(summary, [tabindex])").ok().flatten();
            focus(within.unwrap_or_else(|| target.clone()), true);
            target.scroll_into_view();
        });
    }

    fn leave(&self, address: &str) {
        let location = window().location();
        let page = |address: &str| address.split('#').next().map(str::to_owned);
        // Back or forward the address bar has it already: to assign it then would only move within the page on screen.
        let there = page(&here()) == page(address);
        let _ = if there { location.reload() } else { location.assign(address) };
    }
}

/// What the address bar says after the host.
fn here() -> String {
    let location = window().location();
    [location.pathname(), location.search(), location.hash()].into_iter().flatten().collect()
}

/// Whether `path` is that of `address`, which may go on with `?` or `#`.
fn is_path_of(address: &str, path: &str) -> bool {
    address.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['?', '#']))
}

async fn get(path: &str) -> Option<String> {
    let response = Request::get(path).send().await.ok().filter(|response| response.ok())?;
    response.text().await.ok()
}

/// Calls `done` with what shows the page, once its style is there: without it the page would be seen
/// bare for a moment.
fn ready(page: Option<(Show, Element)>, done: Box<dyn FnOnce(Option<Show>)>) {
    let Some((show, style)) = page else { return done(None) };
    let (head, sheet) = (document().and_then(|it| it.head()), style.get_attribute("href"));
    let there = |head: &Element, sheet: &str| {
        let selector = ["link[href=\"", sheet, "\"]"].concat();
        head.query_selector(&selector).is_ok_and(|found| found.is_some())
    };
    match (head, sheet) {
        (Some(head), Some(sheet)) if !there(&head, &sheet) => {
            // One of the two happens; both hold what is to be done then.
            let done = Rc::new(Cell::new(Some((show, done))));
            for (event, good) in [("load", true), ("error", false)] {
                let done = done.clone();
                let then = Closure::once_into_js(move || {
                    if let Some((show, done)) = done.take() {
                        done(good.then_some(show));
                    }
                });
                let _ = style.add_event_listener_with_callback(event, then.unchecked_ref());
            }
            let _ = head.append_child(&style);
        }
        _ => done(Some(show)),
    }
}

/// What shows the page in `file`, and the link to its style, when it is the page at `path` and of this build: a host may
/// answer with another page, and a new build may have been published meanwhile.
fn page(state: &Rc<State>, path: String, file: &str) -> Option<(Show, Element)> {
    let parser = DomParser::new().ok()?;
    let page = parser.parse_from_string(file, SupportedType::TextHtml).ok()?;
    let html = page.document_element()?;
    let at = html.get_attribute("data-tg-root")? + &html.get_attribute("data-tg-path")?;
    let here = [path.trim_end_matches("index.html"), if path.ends_with('/') { "" } else { "/" }];
    if build(&page) != state.build || at != here.concat() {
        return None;
    }
    let style = page.query_selector("link[rel=stylesheet]").ok().flatten()?;
    let state = state.clone();
    let show: Show = Box::new(move || {
        // A page that cannot be shown comes by an ordinary load: the address is there already.
        if show(&state, &path, &page).is_err() {
            let _ = window().location().reload();
        }
    });
    Some((show, style))
}

fn build(page: &Document) -> Option<String> {
    page.document_element()?.get_attribute("data-tg-build")
}

/// Puts `page` in the place of the page on screen.
fn show(state: &State, path: &str, page: &Document) -> Result<(), JsValue> {
    let document = document().ok_or("no document")?;
    let place = document.get_element_by_id("tg-app").ok_or("no #tg-app")?;
    let fresh = page.get_element_by_id("tg-app").ok_or("the page has no #tg-app")?;
    let travelled = state.travelling.take().as_deref() == Some(path);
    if !travelled {
        state.keep();
    }
    state.path.replace(path.to_owned());
    state.leave.call0(&JsValue::NULL)?;

    let fragment = document.create_document_fragment();
    while let Some(child) = fresh.first_child() {
        fragment.append_child(&child)?;
    }
    place.replace_children_with_node_1(&fragment);
    document.set_title(&page.title());
    if let (Some(html), Some(of)) = (document.document_element(), page.document_element()) {
        for name in ["data-tg-path", "data-tg-start", "data-tg-content-version", "lang"] {
            match of.get_attribute(name) {
                Some(value) => html.set_attribute(name, &value)?,
                None => html.remove_attribute(name)?,
            }
        }
    }
    for selector in OF_THE_PAGE {
        exchange(&document, page, selector)?;
    }

    let kept = if travelled { state.kept(path) } else { None };
    state.placed.set(kept.is_some());
    window().scroll_to_with_x_and_y(0.0, kept.unwrap_or_default());
    focus_heading(&document, travelled);
    state.arrive.call0(&JsValue::NULL)?;
    Ok(())
}

/// Replaces what `selector` finds in the head by what it finds in `page`.
fn exchange(document: &Document, page: &Document, selector: &str) -> Result<(), JsValue> {
    if let Some(old) = document.query_selector(selector)? {
        old.remove();
    }
    if let (Some(head), Some(new)) = (document.head(), page.query_selector(selector)?) {
        head.append_child(&new)?;
    }
    Ok(())
}

/// Moves the focus to the page's heading, which is also what announces the page.
fn focus_heading(document: &Document, travelled: bool) {
    let Some(heading) = document.query_selector("main h1").ok().flatten() else { return };
    // A heading takes focus only when it is told so.
    let _ = heading.set_attribute("tabindex", "-1");
    focus(heading, travelled);
}

/// Gives `element` the focus, if it can have it; `here` is to leave the page where it is.
fn focus(element: Element, here: bool) {
    let Ok(element) = element.dyn_into::<HtmlElement>() else { return };
    let options = FocusOptions::new();
    options.set_prevent_scroll(here);
    let _ = element.focus_with_options(&options);
}

fn document() -> Option<Document> {
    window().document()
}

/// Listens for as long as the document is there.
fn listen(event: &str, act: impl Fn() + 'static) {
    let act = Closure::<dyn Fn()>::new(act).into_js_value();
    let _ = window().add_event_listener_with_callback(event, act.unchecked_ref());
}

/// Runs `then` in the next task.
fn later(then: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(then);
    let _ = window().set_timeout_with_callback(callback.unchecked_ref());
}
