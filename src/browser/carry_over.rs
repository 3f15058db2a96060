//! Replaces the prerendered markup of a part by its living form, in one frame and without loss.
//!
//! What the reader did before the module was there is carried over: answers opened, dates typed,
//! boxes ticked, the focus with its selection, how far a box was scrolled. Prose is not written a
//! second time: the children of a `[data-slot]` are moved as they are, with all that a translator
//! or an extension made of them. Knows no part: it goes by slots, ids, test ids and names.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    AddEventListenerOptions, Element, Event, EventInit, FocusOptions, HtmlElement,
    HtmlInputElement, Node,
};

use super::window;

/// Puts the children of `fresh` in the place of the children of `container`.
///
/// `fresh` is a detached element into which the living part was mounted; afterwards it is empty
/// and can be dropped. `container` itself stays, with its id and its attributes. The fresh fields
/// get `input` and `change`, so that the part knows what was typed before it was there.
///
/// Waits where a swap would lose what cannot be read: while a date is half typed, its field has
/// no value yet, so the swap happens when the reader leaves the field.
///
/// # Errors
/// What the browser threw; the prerendered markup then stands as it was.
pub fn swap(container: &Element, fresh: &Element) -> Result<(), JsValue> {
    if half_typed(container) {
        let (of, with) = (container.clone(), fresh.clone());
        // The part was mounted long ago; if it cannot come in, what stands there is still readable.
        return when_left(container, move || drop(swap(&of, &with)));
    }
    let kept = Kept::read(container, &moves_with_its_slot)?;
    // At the top nothing can be lost and nothing need be measured.
    let view = View::now().filter(|view| view.top > 0.0);
    move_slots(container, fresh)?;
    container.replace_children_with_node_1(&contents(fresh)?);
    kept.write(container);
    if let Some(view) = view {
        view.hold();
    }
    Ok(())
}

/// The children of `element`, taken out of it.
///
/// # Errors
/// What the browser threw.
pub(super) fn contents(element: &Element) -> Result<Node, JsValue> {
    let fragment = window().document().ok_or("there is no document")?.create_document_fragment();
    while let Some(child) = element.first_child() {
        fragment.append_child(&child)?;
    }
    Ok(fragment.into())
}

/// How far the page is scrolled, of what height.
struct View {
    top: f64,
    height: i32,
}

impl View {
    fn now() -> Option<View> {
        let height = window().document()?.document_element()?.scroll_height();
        Some(View { top: window().scroll_y().ok()?, height })
    }

    /// Scrolls back to where the page was, unless it moved by no more than it grew or shrank.
    ///
    /// WebKit resolves what depends on the container's width in a second pass, and lays out between
    /// the two: for that moment the part is empty, the page is shorter, and a reader near its end is
    /// moved up.
    fn hold(self) {
        let Some(now) = View::now() else { return };
        if self.top - now.top > f64::from((self.height - now.height).abs()) {
            window().scroll_to_with_x_and_y(0.0, self.top);
        }
    }
}

/// Moves what stands in the slots of `from` into those of the same name in `into`, in the place of
/// what stood there. A slot that only one of the two has stays as it is.
pub(super) fn move_slots(from: &Element, into: &Element) -> Result<(), JsValue> {
    let full = all(from, "[data-slot]")?;
    for slot in all(into, "[data-slot]")? {
        let name = slot.get_attribute("data-slot");
        let Some(from) = full.iter().find(|it| it.get_attribute("data-slot") == name) else {
            continue;
        };
        slot.replace_children_with_node_1(&contents(from)?);
    }
    Ok(())
}

/// Whether the reader is in a field of `container` whose text is not a value yet.
pub(super) fn half_typed(container: &Element) -> bool {
    let Some(field) = focused_in(container) else { return false };
    field.dyn_ref::<HtmlInputElement>().is_some_and(|input| input.validity().bad_input())
}

/// Calls `then` once, when the reader leaves the field of `container` that has the keyboard.
///
/// # Errors
/// What the browser threw.
pub(super) fn when_left(container: &Element, then: impl FnOnce() + 'static) -> Result<(), JsValue> {
    let options = AddEventListenerOptions::new();
    options.set_once(true);
    let leave = Closure::once_into_js(then);
    container.add_event_listener_with_callback_and_add_event_listener_options(
        "focusout",
        leave.unchecked_ref(),
        &options,
    )
}

/// The focused element, when it stands inside `container`.
fn focused_in(container: &Element) -> Option<Element> {
    // In a shadow root the document knows only the host.
    let focused = super::property(&container.get_root_node(), "activeElement")?;
    let focused = focused.dyn_into::<Element>().ok()?;
    container.contains(Some(&focused)).then_some(focused)
}

/// What a field held that its markup did not.
enum Entry {
    Typed(String),
    Ticked(bool),
}

/// What was done in a container, each with its place.
pub(super) struct Kept {
    disclosures: Vec<(Place, bool)>,
    entries: Vec<(Place, Entry)>,
    scrolled: Vec<(Place, i32, i32)>,
    focus: Option<(Place, Option<(u32, u32)>)>,
}

/// Where an element is found again.
enum Place {
    /// It stays the same element: the container itself, or one that moves with its slot.
    Same(Element),
    /// A selector that finds its like in the fresh markup.
    Like(String),
}

impl Place {
    /// `None` for an element that is replaced and has no lasting mark.
    fn of(element: &Element, container: &Element, stays: Stays<'_>) -> Option<Place> {
        if element == container || stays(element) {
            return Some(Place::Same(element.clone()));
        }
        mark(element).map(Place::Like)
    }

    fn find(&self, container: &Element) -> Option<Element> {
        match self {
            Place::Same(element) => Some(element.clone()),
            Place::Like(selector) => container.query_selector(selector).ok().flatten(),
        }
    }
}

/// Whether an element stays the same one, with all that was done in it.
type Stays<'a> = &'a dyn Fn(&Element) -> bool;

/// Whether `element` is inside a slot; the slot's own element is replaced.
fn moves_with_its_slot(element: &Element) -> bool {
    let around = element.parent_element().and_then(|it| it.closest("[data-slot]").ok().flatten());
    around.is_some()
}

impl Kept {
    /// What was done in `container`; `stays` tells the elements that are not replaced.
    pub(super) fn read(container: &Element, stays: Stays<'_>) -> Result<Kept, JsValue> {
        let mut kept = Kept {
            disclosures: Vec::new(),
            entries: Vec::new(),
            scrolled: Vec::new(),
            focus: None,
        };
        for element in all(container, "details[id],input,select,textarea")? {
            // What stays is as it was.
            if stays(&element) {
                continue;
            }
            let Some(place) = Place::of(&element, container, stays) else { continue };
            if element.local_name() == "details" {
                kept.disclosures.push((place, element.has_attribute("open")));
            } else if let Some(entry) = entry(&element) {
                kept.entries.push((place, entry));
            }
        }
        let boxes = all(container, "[data-testid],[id],[tabindex]")?;
        for element in boxes.iter().chain([container]) {
            let (left, top) = (element.scroll_left(), element.scroll_top());
            if (left, top) != (0, 0)
                && let Some(place) = Place::of(element, container, stays)
            {
                kept.scrolled.push((place, left, top));
            }
        }
        kept.focus = focused_in(container).and_then(|focused| {
            let selection = focused.dyn_ref::<HtmlInputElement>().and_then(|input| {
                Some((input.selection_start().ok()??, input.selection_end().ok()??))
            });
            Some((Place::of(&focused, container, stays)?, selection))
        });
        Ok(kept)
    }

    /// Leaves what was typed and ticked out.
    pub(super) fn forget_entries(&mut self) {
        self.entries.clear();
    }

    /// Each place is looked up when its turn comes: an event may redraw what follows.
    pub(super) fn write(self, container: &Element) {
        for (place, open) in &self.disclosures {
            if let Some(disclosure) = place.find(container) {
                let _ = disclosure.toggle_attribute_with_force("open", *open);
            }
        }
        for (place, entry) in &self.entries {
            if let Some(field) = place.find(container) {
                enter(&field, entry);
            }
        }
        if let Some((place, selection)) = &self.focus
            && let Some(element) = place.find(container)
        {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
            if let (Some((start, end)), Some(input)) =
                (selection, element.dyn_ref::<HtmlInputElement>())
            {
                let _ = input.set_selection_range(*start, *end);
            }
        }
        for (place, left, top) in &self.scrolled {
            if let Some(element) = place.find(container) {
                element.set_scroll_left(*left);
                element.set_scroll_top(*top);
            }
        }
    }
}

pub(super) fn all(container: &Element, selector: &str) -> Result<Vec<Element>, JsValue> {
    let list = container.query_selector_all(selector)?;
    Ok((0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect())
}

/// A selector for the same element in fresh markup; `None` for one with no lasting mark.
fn mark(element: &Element) -> Option<String> {
    // The value stands between quotes, so only a quote or a backslash could end it early.
    let by = |attribute: &str| {
        let value = element.get_attribute(attribute)?;
        let plain = !value.is_empty() && !value.contains(['"', '\\', '\n']);
        plain.then(|| [&element.local_name(), "[", attribute, "=\"", &value, "\"]"].concat())
    };
    let radio = || {
        let input = element.dyn_ref::<HtmlInputElement>().filter(|input| input.type_() == "radio");
        let value = input?.value();
        let plain = !value.contains(['"', '\\', '\n']);
        plain.then(|| by("name").map(|name| [&name, "[value=\"", &value, "\"]"].concat()))?
    };
    // The head of a disclosure has no id of its own, its parent has.
    let summary = || {
        let parent = element.parent_element().filter(|_| element.local_name() == "summary")?;
        Some(mark(&parent)? + ">summary")
    };
    by("data-testid")
        .or_else(|| by("id"))
        .or_else(radio)
        .or_else(|| by("name"))
        .or_else(summary)
        .or_else(|| by("href"))
        .or_else(|| (element.local_name() == "h1").then(|| "h1".to_owned()))
}

/// What the reader did in `field`; `None` when it holds what its markup says.
///
/// All fields have `type` and `value` under the same names: one class stands for the three.
fn entry(field: &Element) -> Option<Entry> {
    let input = field.unchecked_ref::<HtmlInputElement>();
    let default = match input.type_().as_str() {
        "checkbox" | "radio" => {
            let ticked = input.checked();
            return (ticked != input.default_checked()).then_some(Entry::Ticked(ticked));
        }
        "select-one" => {
            let marked = field.query_selector("option[selected]").ok().flatten();
            let marked = marked.or_else(|| field.query_selector("option").ok().flatten());
            marked.map(|option| {
                let own = option.get_attribute("value");
                own.unwrap_or_else(|| option.text_content().unwrap_or_default())
            })
        }
        _ => Some(input.default_value()),
    };
    let value = input.value();
    (Some(&value) != default.as_ref()).then_some(Entry::Typed(value))
}

/// Enters what was done before, and says so to the part.
fn enter(field: &Element, entry: &Entry) {
    let input = field.unchecked_ref::<HtmlInputElement>();
    match entry {
        Entry::Ticked(ticked) => input.set_checked(*ticked),
        Entry::Typed(value) => input.set_value(value),
    }
    let init = EventInit::new();
    init.set_bubbles(true);
    for name in ["input", "change"] {
        if let Ok(event) = Event::new_with_event_init_dict(name, &init) {
            let _ = field.dispatch_event(&event);
        }
    }
}
