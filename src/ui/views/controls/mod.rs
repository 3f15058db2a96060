//! Buttons, steppers, fields and lists: the few controls that interactive parts are made of.
//!
//! Knows nothing of what they are for. Each takes boxed signals and callbacks, so that all uses
//! share one copy of compiled code: that is what keeps the module small.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::state::keys::Key;

#[cfg(feature = "ssr")]
pub mod examples;
mod fields;

pub use fields::{Choice, DateField, Select, choice, date_field, select};

/// A text that never changes, as the signal that a control takes.
pub fn fixed(text: impl Into<String>) -> Signal<String> {
    Signal::stored(text.into())
}

/// A button with words in it.
#[derive(Clone)]
pub struct Button {
    label: Signal<String>,
    press: Callback<()>,
    class: &'static str,
    name: Option<Signal<String>>,
    test_id: Option<&'static str>,
    disabled: Option<Signal<bool>>,
    pressed: Option<Signal<bool>>,
    expanded: Option<Signal<bool>>,
    keys: Option<Callback<Key, bool>>,
}

impl Button {
    /// An outlined button that says `label` and does `press`.
    pub fn new(label: Signal<String>, press: impl Fn() + Send + Sync + 'static) -> Self {
        Button {
            label,
            press: Callback::new(move |()| press()),
            class: "tg-button tg-button--quiet",
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
    pub fn name(mut self, name: Signal<String>) -> Self {
        self.name = Some(name);
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
    pub fn disabled(mut self, disabled: Signal<bool>) -> Self {
        self.disabled = Some(disabled);
        self
    }

    /// When it is down, for a button that stays down.
    #[must_use]
    pub fn pressed(mut self, pressed: Signal<bool>) -> Self {
        self.pressed = Some(pressed);
        self
    }

    /// When what it opens is open.
    #[must_use]
    pub fn expanded(mut self, expanded: Signal<bool>) -> Self {
        self.expanded = Some(expanded);
        self
    }

    /// What keys do on it; `true` when a key was used, so that the browser leaves it.
    #[must_use]
    pub fn keys(mut self, keys: Callback<Key, bool>) -> Self {
        self.keys = Some(keys);
        self
    }

    /// The button itself.
    pub fn view(self) -> AnyView {
        let Button { press, keys, .. } = self;
        view! {
            <button
                type="button"
                class=self.class
                data-testid=self.test_id
                aria-label=self.name
                aria-pressed=self.pressed.map(aria)
                aria-expanded=self.expanded.map(aria)
                disabled=self.disabled
                on:click=move |_| press.run(())
                on:keydown=move |event| {
                    let Some(keys) = keys else { return };
                    let key = Key {
                        name: event.key(),
                        shift: event.shift_key(),
                        command: event.ctrl_key() || event.meta_key(),
                    };
                    if keys.run(key) {
                        event.prevent_default();
                    }
                }
            >
                {self.label}
            </button>
        }
        .into_any()
    }
}

/// A state as ARIA writes it: present with either value.
fn aria(state: Signal<bool>) -> Signal<String> {
    Signal::derive(move || if state.get() { "true" } else { "false" }.to_owned())
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
    pub value: Signal<String>,
    /// What stands under it.
    pub hint: AnyView,
    /// Whether fewer and more can act.
    pub able: [Signal<bool>; 2],
    /// Called with -1 or 1.
    pub step: Callback<i8>,
}

/// Renders a [`Stepper`].
pub fn stepper(it: Stepper) -> AnyView {
    let step = it.step;
    let label_id = it.id + "-label";
    let (named_by, value_named_by) = (label_id.clone(), label_id.clone());
    let half = |index: usize, sign: &'static str, by: i8| {
        let able = it.able[index];
        Button::new(fixed(sign), move || step.run(by))
            .class("")
            .name(fixed(it.names[index]))
            .test_id(it.test_ids[index * 2])
            .disabled(Signal::derive(move || !able.get()))
            .view()
    };
    let (fewer, more) = (half(0, "−", -1), half(1, "+", 1));
    view! {
        <div class="tg-field" role="group" aria-labelledby=named_by>
            <span class="tg-field__label" id=label_id>
                {it.label}
            </span>
            <div class="tg-stepper">
                {fewer}
                <output aria-labelledby=value_named_by data-testid=it.test_ids[1]>
                    {it.value}
                </output>
                {more}
            </div>
            <span class="tg-field__hint">{it.hint}</span>
        </div>
    }
    .into_any()
}

/// As many rows as `count` says, each made once from its place (from 0) and kept while it stands,
/// so that focus stays where it is. What a row shows must follow by signals.
pub fn numbered(
    count: impl Fn() -> usize + Send + Sync + 'static,
    row: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let count = Memo::new(move |_| count());
    let row: Arc<dyn Fn(usize) -> AnyView + Send + Sync> = Arc::new(row);
    view! { <For each=move || 0..count.get() key=|place| *place children=move |place| row(place) /> }
        .into_any()
}

/// `view` while `when` holds; made afresh each time.
pub fn shown(
    when: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let when = Memo::new(move |_| when());
    let view: Box<dyn Fn() -> AnyView + Send + Sync> = Box::new(view);
    let held: Box<dyn Fn() -> Option<AnyView> + Send + Sync> =
        Box::new(move || when.get().then(|| untrack(&view)));
    held.into_any()
}
