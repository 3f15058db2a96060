//! An input for a day, and when what a person enters there counts.
//!
//! Knows no calendar: which days will do is for whoever listens to say.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use leptos::ev::Event;
use leptos::prelude::untrack;
use leptos::web_sys::HtmlInputElement;

use super::{El, Value, Words, el, key, target};

/// What is entered where half a date was left and none stood before: not a day, and not nothing.
pub const HALF: &str = "-";

/// An input that shows the day `value` (`YYYY-MM-DD`, empty for none) and calls `change` with the one
/// that a person has entered, with nothing for none, or with [`HALF`]. What `change` does not take is
/// put back.
///
/// A day that is picked counts at once. One that is typed counts when the input is left, with Enter,
/// and, where there was none before, as soon as it is whole. Chromium tells of a change at every key,
/// with the year 0002 on the way to 2027 and with the 1st on the way to the 15th: what is judged or
/// written back there cannot be typed to its end.
pub fn day_input(value: Words, change: Box<dyn Fn(String) + Send + Sync>) -> El {
    let (shown, typing, half) = (value.clone(), AtomicBool::new(false), AtomicBool::new(false));
    // One closure for all events: its body is none of what a page starts with.
    let heard = Arc::new(move |event: Event| {
        let Some(input) = target::<HtmlInputElement>(&event) else { return };
        let (before, entered) = (untrack(|| shown.read()), input.value());
        let event_name = event.type_();
        let counts = match event_name.as_str() {
            "change" => {
                let first = before.is_empty() && !entered.is_empty() && !entered.starts_with('0');
                !typing.load(Relaxed) || first
            }
            "keydown" => {
                let key = key(&event);
                // A space opens the engine's own calendar.
                if !matches!(key.as_str(), "Tab" | " ") {
                    typing.store(key != "Enter", Relaxed);
                }
                key == "Enter"
            }
            _ => {
                typing.store(false, Relaxed);
                event_name == "blur"
            }
        };
        if !counts {
            return;
        }
        // Half a date reads as empty and is none.
        let is_half = entered.is_empty() && input.matches(":invalid").unwrap_or_default();
        if is_half && before.is_empty() {
            half.store(true, Relaxed);
            change(HALF.to_owned());
        } else if !is_half && (half.swap(false, Relaxed) || entered != before) {
            change(entered.clone());
        }
        // What was no day, or was not taken, does not look as if it had been.
        let stands = untrack(|| shown.read());
        if stands == before && (is_half || entered != stands) {
            input.set_value(&stands);
        }
    });
    let input = el("input").attr("type", "date").set("value", Value::Day(value));
    // The calendar ends there. Without an end a year has six digits in Chromium, and goes on after the
    // fourth.
    let input = input.attr("max", "2199-12-31");
    ["keydown", "change", "blur", "pointerdown"].into_iter().fold(input, |input, event| {
        let heard = heard.clone();
        input.on(event, move |event| heard(event))
    })
}
