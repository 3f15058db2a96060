//! Puts a page drawn from other content in the place of the page on screen, without loss.
//!
//! Scroll, focus, opened answers and what was typed stay; a part that is alive and has the data it
//! had stays itself, with its prose exchanged, so that a planner keeps its plan and its history.
//! Knows no view and no content: it gets what was drawn.

use js_sys::Function;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

use super::carry_over::{Kept, all, contents, half_typed, move_slots, when_left};
use super::{property, window};

/// A planner or a consultation whose plan was edited (`ui/views/planner`).
const EDITED: &str = "[data-edited]";

/// A page that was drawn, and what belongs to it outside its own markup.
pub struct Fresh {
    /// Holds the markup; detached, and empty afterwards.
    pub element: Element,
    /// Title of the page.
    pub title: String,
    /// Description for search results; empty when there is none.
    pub description: String,
    /// Language of the text.
    pub language: String,
    /// Its version, kept on the page so that the same content is known again.
    pub version: String,
    /// What is said about the change; empty for a page that was just arrived at.
    pub announcement: String,
}

/// How the parts of the page are taken down, and brought alive again.
pub struct Parts {
    /// Takes those that are alive down.
    pub leave: Function,
    /// Brings those on the page alive.
    pub arrive: Function,
}

/// Replaces what stands in `container`. While a date is half typed it waits until the reader
/// leaves the field, since the field has no value yet that could be kept.
///
/// # Errors
/// What the browser threw before anything was changed.
pub fn page(container: &Element, fresh: Fresh, parts: Parts) -> Result<(), JsValue> {
    if !half_typed(container) {
        return now(container, fresh, parts);
    }
    let (of, address) = (container.clone(), window().location().pathname()?);
    // What cannot come in then is not lost: the next ask draws it again. Nor does a page come in where
    // by then another one is.
    when_left(container, move || {
        if window().location().pathname().is_ok_and(|now| now == address) {
            drop(now(&of, fresh, parts));
        }
    })
}

/// Calls `exchange`, which puts `after` in the place of `before`, and carries over what the reader
/// did: for a view in somebody else's page, whose parts are alive in both. Then says `words`.
///
/// # Errors
/// What the browser or `exchange` threw.
pub fn view(
    before: &Element,
    after: &Element,
    exchange: &Function,
    words: &str,
) -> Result<(), JsValue> {
    let mut kept = Kept::read(before, &|_| false)?;
    if !all(before, "[data-part=planner]")?.is_empty() {
        // The element hands the plan over itself, exactly.
        kept.forget_entries();
    }
    exchange.call0(&JsValue::NULL)?;
    kept.write(after);
    announce(after.first_element_child(), words.to_owned());
    Ok(())
}

fn now(container: &Element, fresh: Fresh, parts: Parts) -> Result<(), JsValue> {
    let document = window().document().ok_or("there is no document")?;
    let html = document.document_element().ok_or("there is no <html>")?;
    let alive = html.has_attribute("data-tg-alive");
    let stay = alive && same_parts(container, &fresh.element)?;
    let in_part = |element: &Element| {
        let near = |selector: &str| element.closest(selector).ok().flatten();
        // Prose in a slot of a part is exchanged, the part around it is not.
        stay && near("[data-part]").is_some()
            && near("[data-slot]").is_none_or(|slot| slot == *element)
    };
    let mut kept = Kept::read(container, &in_part)?;
    if alive && !stay {
        if window().location().hash()?.starts_with("#plan=") {
            // The address has it, exactly; fields have only what they show of it.
            kept.forget_entries();
        } else if container.query_selector(EDITED)?.is_some() {
            return Err("a plan is open here and stands nowhere else: load the page again".into());
        }
    }
    // A page that was just arrived at is scrolled to where it is wanted.
    let arrived = fresh.announcement.is_empty();
    let top = window().scroll_y()?;
    let anchor = if arrived { None } else { Anchor::find(container)? };
    let notes = open_notes(container);

    if stay {
        move_parts(container, &fresh.element)?;
    } else if alive {
        parts.leave.call0(&JsValue::NULL)?;
    }
    // A heading takes focus only when it was told so.
    let heading = container.query_selector("h1[tabindex]")?.is_some();
    container.replace_children_with_node_1(&contents(&fresh.element)?);
    if let Some(fresh) = container.query_selector("h1")?.filter(|_| heading) {
        fresh.set_attribute("tabindex", "-1")?;
    }
    head(&document, &html, &fresh)?;
    kept.write(container);
    for note in notes {
        show_note(container, &note);
    }
    match anchor {
        Some(anchor) => anchor.restore(container),
        None => window().scroll_to_with_x_and_y(0.0, top),
    }
    if alive && !stay {
        parts.arrive.call0(&JsValue::NULL)?;
    }
    announce(document.query_selector("main")?, fresh.announcement);
    Ok(())
}

/// Whether both have the same parts with the same data.
fn same_parts(before: &Element, after: &Element) -> Result<bool, JsValue> {
    let (before, after) = (all(before, "[data-part]")?, all(after, "[data-part]")?);
    let mut same = before.len() == after.len();
    for (one, other) in before.iter().zip(&after) {
        same &= one.get_attribute("data-part") == other.get_attribute("data-part")
            && data_of(one)? == data_of(other)?;
    }
    Ok(same)
}

/// The data that a part was drawn from: in its block, or kept by the start script, since a part
/// that is alive has none any more.
fn data_of(part: &Element) -> Result<Option<String>, JsValue> {
    if let Some(kept) = property(part, "tgData") {
        return Ok(kept.as_string());
    }
    Ok(part.query_selector("script")?.and_then(|block| block.text_content()))
}

/// Puts the living parts of `before` in the place of those of `after`, with the prose of the new.
fn move_parts(before: &Element, after: &Element) -> Result<(), JsValue> {
    let living = all(before, "[data-part]")?;
    for (living, drawn) in living.iter().zip(all(after, "[data-part]")?) {
        move_slots(&drawn, living)?;
        drawn.replace_with_with_node_1(living)?;
    }
    Ok(())
}

/// The head follows; what speaks to machines of the text as it was built goes.
fn head(document: &Document, html: &Element, fresh: &Fresh) -> Result<(), JsValue> {
    document.set_title(&fresh.title);
    html.set_attribute("data-tg-content-version", &fresh.version)?;
    html.set_attribute("lang", &fresh.language)?;
    if let Some(meta) = document.query_selector("meta[name=description]")? {
        meta.set_attribute("content", &fresh.description)?;
    }
    for block in all(html, "script[type=\"application/ld+json\"]")? {
        block.remove();
    }
    Ok(())
}

/// A place with an id near the top of the screen, and where it was.
struct Anchor {
    id: String,
    top: f64,
}

impl Anchor {
    /// The last place that begins above the middle of the screen; `None` at the top of the page,
    /// which stays the top.
    fn find(container: &Element) -> Result<Option<Anchor>, JsValue> {
        if window().scroll_y()? < 1.0 {
            return Ok(None);
        }
        let middle = window().inner_height()?.as_f64().unwrap_or_default() / 2.0;
        let mut found = None;
        for element in all(container, "[id]")? {
            let seen = element.get_bounding_client_rect();
            if seen.height() > 0.0 && seen.top() < middle {
                found = Some(Anchor { id: element.id(), top: seen.top() });
            }
        }
        Ok(found)
    }

    fn restore(&self, container: &Element) {
        let places = all(container, "[id]").unwrap_or_default();
        if let Some(place) = places.iter().find(|place| place.id() == self.id) {
            let moved = place.get_bounding_client_rect().top() - self.top;
            // Style may scroll smoothly; this is no movement.
            let options = web_sys::ScrollToOptions::new();
            options.set_top(moved);
            options.set_behavior(web_sys::ScrollBehavior::Instant);
            window().scroll_by_with_scroll_to_options(&options);
        }
    }
}

/// The ids of notes that are open over the page.
fn open_notes(container: &Element) -> Vec<String> {
    let open = all(container, "[popover]:popover-open").unwrap_or_default();
    open.iter().map(Element::id).filter(|id| !id.is_empty()).collect()
}

fn show_note(container: &Element, id: &str) {
    let notes = all(container, "[popover]").unwrap_or_default();
    if let Some(note) = notes.iter().find(|note| note.id() == id)
        && let Some(show) = property(note, "showPopover")
    {
        // A note that cannot be shown again can be tapped again.
        let _ = show.unchecked_ref::<Function>().call0(note);
    }
}

/// Says it once, politely: the region has to be there before its words are.
fn announce(place: Option<Element>, words: String) {
    let (Some(place), false) = (place, words.is_empty()) else { return };
    let Some(document) = window().document() else { return };
    let Ok(region) = document.create_element("p") else { return };
    region.set_class_name("tg-visually-hidden");
    let _ = region.set_attribute("role", "status");
    let _ = place.append_child(&region);
    let say = Closure::once_into_js(move || region.set_text_content(Some(&words)));
    let _ =
        window().set_timeout_with_callback_and_timeout_and_arguments_0(say.unchecked_ref(), 150);
}
