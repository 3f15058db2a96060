//! Buttons, steppers, fields and lists: the few controls that interactive parts are made of.
//!
//! Knows nothing of what they are for: words and flags come in, presses go out.

use leptos::ev::{Event, KeyboardEvent};
use leptos::wasm_bindgen::JsCast;

use crate::ui::node::{Flag, Node, Words, el, words};
use crate::ui::state::keys::Key;

#[cfg(feature = "ssr")]
pub mod examples;
mod fields;

pub use fields::{Choice, DateField, Select, choice, date_field, select};

/// What a press does.
pub type Act = Box<dyn Fn() + Send + Sync>;
/// What an entry of a person does.
pub type Entered = Box<dyn Fn(String) + Send + Sync>;
/// What a key does; `true` when it was used, so that the browser leaves it.
pub type Keys = Box<dyn Fn(Key) -> bool + Send + Sync>;

/// An outlined button.
pub const QUIET: &str = "tg-button tg-button--quiet";
/// A small outlined button.
pub const SMALL: &str = "tg-button tg-button--quiet tg-button--small";
/// A small button that is words only.
pub const PLAIN: &str = "tg-button tg-button--plain tg-button--small";

/// A button with words in it.
pub struct Button {
    label: Words,
    press: Act,
    class: &'static str,
    name: Option<Words>,
    test_id: Option<&'static str>,
    disabled: Option<Flag>,
    pressed: Option<Flag>,
    expanded: Option<Flag>,
    keys: Option<Keys>,
}

impl Button {
    /// An outlined button that says `label` and does `press`.
    pub fn new(label: impl Into<Words>, press: impl Fn() + Send + Sync + 'static) -> Self {
        Self::acting(label, Box::new(press))
    }

    /// The same for what is boxed already.
    pub fn acting(label: impl Into<Words>, press: Act) -> Self {
        Button {
            label: label.into(),
            press,
            class: QUIET,
            name: None,
            test_id: None,
            disabled: None,
            pressed: None,
            expanded: None,
            keys: None,
        }
    }

    /// Its classes, instead of those of an outlined button.
    #[must_use]
    pub fn class(mut self, class: &'static str) -> Self {
        self.class = class;
        self
    }

    /// What it is called where its label alone is not enough.
    #[must_use]
    pub fn name(mut self, name: impl Into<Words>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Its test id.
    #[must_use]
    pub fn test_id(mut self, id: &'static str) -> Self {
        self.test_id = Some(id);
        self
    }

    /// When it cannot act.
    #[must_use]
    pub fn disabled(mut self, disabled: impl Into<Flag>) -> Self {
        self.disabled = Some(disabled.into());
        self
    }

    /// When it is down, for a button that stays down.
    #[must_use]
    pub fn pressed(mut self, pressed: impl Into<Flag>) -> Self {
        self.pressed = Some(pressed.into());
        self
    }

    /// When what it opens is open.
    #[must_use]
    pub fn expanded(mut self, expanded: impl Into<Flag>) -> Self {
        self.expanded = Some(expanded.into());
        self
    }

    /// What keys do on it.
    #[must_use]
    pub fn keys(mut self, keys: Keys) -> Self {
        self.keys = Some(keys);
        self
    }

    /// The button itself.
    pub fn view(self) -> Node {
        let Button { press, keys, .. } = self;
        let mut button = el("button").attr("type", "button").class(self.class);
        button = button.attr_if("data-testid", self.test_id).attr_if("aria-label", self.name);
        button = button.attr_if("aria-pressed", self.pressed.map(aria));
        button = button.attr_if("aria-expanded", self.expanded.map(aria));
        if let Some(disabled) = self.disabled {
            button = button.flag("disabled", disabled);
        }
        if let Some(keys) = keys {
            button = button.on("keydown", move |event| on_key(&event, &keys));
        }
        button.on("click", move |_| press()).child(self.label).into()
    }
}

fn on_key(event: &Event, keys: &Keys) {
    let pressed: &KeyboardEvent = event.unchecked_ref();
    // No key with Alt is ours: with ← it is the browser's way back.
    if pressed.alt_key() {
        return;
    }
    let key = Key {
        name: pressed.key(),
        shift: pressed.shift_key(),
        command: pressed.ctrl_key() || pressed.meta_key(),
    };
    if keys(key) {
        event.prevent_default();
    }
}

/// A state as ARIA writes it: present with either value.
fn aria(state: Flag) -> Words {
    words(move || if state.read() { "true" } else { "false" }.to_owned())
}

/// A figure in words; pressing it shows its source note (`views::sources`).
pub fn figure(id: &str, words: &str) -> Node {
    live_figure(["source-", id].concat().into(), words.to_owned().into())
}

/// The same, of a figure that changes; `note` is the id of its source note.
pub fn live_figure(note: Words, words: Words) -> Node {
    el("button")
        .attr("type", "button")
        .class("tg-figure")
        .attr("popovertarget", note)
        .child(words)
        .into()
}

/// A number between two buttons.
pub struct Stepper {
    /// Id in the document.
    pub id: String,
    /// What is counted.
    pub label: &'static str,
    /// Test ids of fewer, value and more.
    pub test_ids: [&'static str; 3],
    /// Names of the two buttons.
    pub names: [&'static str; 2],
    /// The number.
    pub value: Words,
    /// What stands under it.
    pub hint: Node,
    /// Whether fewer and more can act.
    pub able: [Flag; 2],
    /// What fewer and more do.
    pub steps: [Act; 2],
}

/// Draws a [`Stepper`].
pub fn stepper(it: Stepper) -> Node {
    let label_id = it.id + "-label";
    let ([fewer_able, more_able], [fewer, more]) = (it.able, it.steps);
    let half = |place: usize, sign: &'static str, able: Flag, step: Act| {
        Button::acting(sign, step)
            .class("")
            .name(it.names[place])
            .test_id(it.test_ids[place * 2])
            .disabled(able.inverted())
            .view()
    };
    let value = el("output").attr("aria-labelledby", label_id.clone());
    let value = value.attr("data-testid", it.test_ids[1]).child(it.value);
    let number = el("div").class("tg-stepper").child(half(0, "−", fewer_able, fewer));
    let number = number.child(value).child(half(1, "+", more_able, more));
    el("div")
        .class("tg-field")
        .attr("role", "group")
        .attr("aria-labelledby", label_id.clone())
        .child(el("span").class("tg-field__label").id(label_id).child(it.label))
        .child(number)
        .child(el("span").class("tg-field__hint").child(it.hint))
        .into()
}
