//! Buttons, steppers and fields: the few controls that every interactive part is made of.
//!
//! Knows nothing of what they are for. Each takes boxed signals and callbacks, so that all of
//! them share one copy of compiled code: that is what keeps the module small.

use leptos::prelude::*;

/// A button with words in it.
pub struct Button {
    /// What it says.
    pub label: Signal<String>,
    /// What it is called where the label alone is not enough; `None` for the label itself.
    pub name: Option<Signal<String>>,
    /// Its classes.
    pub class: &'static str,
    /// Test id, when it has one.
    pub test_id: Option<&'static str>,
    /// Whether it cannot act now.
    pub disabled: Signal<bool>,
    /// Whether it is down, for a button that stays down; `None` for one that does not.
    pub pressed: Option<Signal<bool>>,
    /// What a press does.
    pub press: Callback<()>,
}

/// Renders a [`Button`].
pub fn button(it: Button) -> AnyView {
    let press = it.press;
    let pressed = it.pressed.map(|down| {
        Signal::derive(move || if down.get() { "true".to_owned() } else { "false".to_owned() })
    });
    view! {
        <button
            type="button"
            class=it.class
            data-testid=it.test_id
            aria-label=it.name
            aria-pressed=pressed
            disabled=it.disabled
            on:click=move |_| press.run(())
        >
            {it.label}
        </button>
    }
    .into_any()
}

/// A number between two buttons.
pub struct Stepper {
    /// Id in the document.
    pub id: String,
    /// What is counted.
    pub label: &'static str,
    /// First part of the three test ids (`…-fewer`, `…-value`, `…-more`).
    pub test_ids: [&'static str; 3],
    /// Names of the two buttons.
    pub names: [&'static str; 2],
    /// The number, with its unit when it needs one.
    pub value: Signal<String>,
    /// What stands under it.
    pub hint: Option<String>,
    /// Whether fewer and more can act.
    pub able: [Signal<bool>; 2],
    /// Called with -1 or 1.
    pub step: Callback<i8>,
}

/// Renders a [`Stepper`].
pub fn stepper(it: Stepper) -> AnyView {
    let [fewer_able, more_able] = it.able;
    let step = it.step;
    let label_id = it.id + "-label";
    let named_by = label_id.clone();
    let half = |index: usize, sign: &'static str, able: Signal<bool>, by: i8| {
        button(Button {
            label: Signal::stored(sign.to_owned()),
            name: Some(Signal::stored(it.names[index].to_owned())),
            class: "",
            test_id: Some(it.test_ids[index * 2]),
            disabled: Signal::derive(move || !able.get()),
            pressed: None,
            press: Callback::new(move |()| step.run(by)),
        })
    };
    let fewer = half(0, "−", fewer_able, -1);
    let more = half(1, "+", more_able, 1);
    view! {
        <div class="tg-field" role="group" aria-labelledby=named_by>
            <span class="tg-field__label" id=label_id>
                {it.label}
            </span>
            <div class="tg-stepper">
                {fewer} <output data-testid=it.test_ids[1]>{it.value}</output> {more}
            </div>
            {it.hint.map(|hint| view! { <span class="tg-field__hint">{hint}</span> })}
        </div>
    }
    .into_any()
}

/// A date that can be typed or picked.
pub struct DateField {
    /// Id in the document.
    pub id: String,
    /// What day it is for.
    pub label: Signal<String>,
    /// Test id.
    pub test_id: &'static str,
    /// The day as `YYYY-MM-DD`; empty for none.
    pub value: Signal<String>,
    /// The day in words, or what is wrong with it.
    pub words: Signal<String>,
    /// Whether it cannot be changed now.
    pub disabled: Signal<bool>,
    /// Called with what the input holds, which may be empty.
    pub change: Callback<String>,
}

/// Renders a [`DateField`].
pub fn date_field(it: DateField) -> AnyView {
    let change = it.change;
    let words_id = it.id.clone() + "-words";
    let described_by = words_id.clone();
    view! {
        <div class="tg-field">
            <label for=it.id.clone()>
                {it.label}
            </label>
            <input
                type="date"
                id=it.id
                data-testid=it.test_id
                disabled=it.disabled
                aria-describedby=described_by
                prop:value=it.value
                on:change=move |event| change.run(event_target_value(&event))
            />
            <span class="tg-field__hint" id=words_id>
                {it.words}
            </span>
        </div>
    }
    .into_any()
}
