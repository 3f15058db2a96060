//! An input for a day, and when what a person enters there counts.
//!
//! Knows no calendar: which days will do is for whoever listens to say.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use leptos::ev::Event;
use leptos::prelude::untrack;
use leptos::web_sys::HtmlInputElement;

use super::{El, Words, el, key, target};

/// An input that shows the day `value` (`YYYY-MM-DD`, empty for none) and calls `change` with the one
/// that a person has entered.
///
/// A day that is picked counts at once. One that is typed counts when the input is left, with Enter,
/// and, where there was none before, as soon as it is whole. Chromium tells of a change at every key,
/// with the year 0002 on the way to 2027 and with the 1st on the way to the 15th: what is judged or
/// written back there cannot be typed to its end.
pub fn day_input(value: Words, change: Box<dyn Fn(String) + Send + Sync>) -> El {
    let (shown, typing) = (value.clone(), AtomicBool::new(false));
    // One closure for all events: its body is none of what a page starts with.
    let heard = Arc::new(move |event: Event| {
        let Some(input) = target::<HtmlInputElement>(&event) else { return };
        let (before, entered) = (untrack(|| shown.read()), input.value());
        let event_name = event.type_();
        let counts = match event_name.as_str() {
            "change" => !typing.load(Relaxed) || (before.is_empty() && !entered.starts_with('0')),
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
        if !counts || entered == before {
            return;
        }
        // Half a date reads as empty and is none: the day that stands is shown again.
        if entered.is_empty() && input.matches(":invalid").unwrap_or_default() {
            if !before.is_empty() {
                input.set_value(&before);
            }
        } else {
            change(entered);
        }
    });
    let input = el("input").attr("type", "date").entry(value);
    // The calendar ends there. Without an end a year has six digits in Chromium, and goes on after the
    // fourth.
    let input = input.attr("max", "2199-12-31");
    ["keydown", "change", "blur", "pointerdown"].into_iter().fold(input, |input, event| {
        let heard = heard.clone();
        input.on(event, move |event| heard(event))
    })
}
