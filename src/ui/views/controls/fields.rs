//! Fields: a date, a choice of few as radio buttons, a choice of many as a list.
//!
//! Limits are checked by whoever listens and told in words; the inputs themselves allow anything.

use leptos::prelude::*;

/// A date that can be typed or picked.
pub struct DateField {
    /// Id in the document.
    pub id: String,
    /// What the day is for.
    pub label: Signal<String>,
    /// Test id, when it has one.
    pub test_id: Option<&'static str>,
    /// The day as `YYYY-MM-DD`; empty for none.
    pub value: Signal<String>,
    /// The day in words, or what it is for.
    pub words: Signal<String>,
    /// What is wrong with it; empty when nothing is.
    pub fault: Signal<String>,
    /// Called with what the input holds, which may be empty.
    pub change: Callback<String>,
}

/// Renders a [`DateField`].
pub fn date_field(it: DateField) -> AnyView {
    let (change, fault) = (it.change, it.fault);
    let words_id = it.id.clone() + "-words";
    let described_by = words_id.clone();
    let invalid = Signal::derive(move || (!fault.get().is_empty()).then(|| "true".to_owned()));
    view! {
        <div class="tg-field">
            <label for=it.id.clone()>{it.label}</label>
            <input
                type="date"
                id=it.id
                data-testid=it.test_id
                aria-describedby=described_by
                aria-invalid=invalid
                prop:value=it.value
                on:change=move |event| change.run(event_target_value(&event))
            />
            <span id=words_id>
                <span class="tg-field__error">{fault}</span>
                <span class="tg-field__hint">{it.words}</span>
            </span>
        </div>
    }
    .into_any()
}

/// A choice of few.
pub struct Choice {
    /// Name of the group of inputs, unique in the document.
    pub group: String,
    /// What is chosen.
    pub label: &'static str,
    /// What can be chosen.
    pub options: Vec<Signal<String>>,
    /// The place of what is chosen, counted from 0.
    pub chosen: Signal<usize>,
    /// Called with the place of what is chosen now.
    pub choose: Callback<usize>,
}

/// Renders a [`Choice`].
pub fn choice(it: Choice) -> AnyView {
    let (chosen, choose) = (it.chosen, it.choose);
    let options = it.options.into_iter().enumerate().map(|(place, label)| {
        let checked = Signal::derive(move || chosen.get() == place);
        view! {
            <label>
                <input
                    type="radio"
                    name=it.group.clone()
                    value=place.to_string()
                    prop:checked=checked
                    on:change=move |_| choose.run(place)
                />
                <span>{label}</span>
            </label>
        }
        .into_any()
    });
    let options: Vec<_> = options.collect();
    view! {
        <fieldset class="tg-field">
            <legend>{it.label}</legend>
            <div class="tg-choice">{options}</div>
        </fieldset>
    }
    .into_any()
}

/// A choice of many.
pub struct Select {
    /// Id in the document.
    pub id: String,
    /// What is chosen.
    pub label: &'static str,
    /// Test id, when it has one.
    pub test_id: Option<&'static str>,
    /// Value and words of each.
    pub options: Vec<(String, String)>,
    /// The value that is chosen.
    pub value: Signal<String>,
    /// Called with the value that is chosen now.
    pub change: Callback<String>,
}

/// Renders a [`Select`].
pub fn select(it: Select) -> AnyView {
    let (change, value) = (it.change, it.value);
    let options = it.options.into_iter().map(|(own, words)| {
        let selected = own.clone();
        let selected = Signal::derive(move || value.get() == selected);
        view! {
            <option value=own selected=selected.get_untracked() prop:selected=selected>
                {words}
            </option>
        }
        .into_any()
    });
    let options: Vec<_> = options.collect();
    view! {
        <div class="tg-field">
            <label for=it.id.clone()>{it.label}</label>
            <select
                id=it.id
                data-testid=it.test_id
                on:change=move |event| change.run(event_target_value(&event))
            >
                {options}
            </select>
        </div>
    }
    .into_any()
}
