//! Fields: a date, a choice of few as radio buttons, a choice of many as a list.
//!
//! Limits are checked by whoever listens and told in words; the inputs themselves allow anything.

use std::sync::Arc;

use leptos::prelude::event_target_value;

use super::Entered;
use crate::ui::node::{Node, Words, day_input, el, flag, words};

/// A date that can be typed or picked.
pub struct DateField {
    /// Id in the document.
    pub id: String,
    /// What the day is for.
    pub label: Words,
    /// Test id, when it has one.
    pub test_id: Option<&'static str>,
    /// The day as `YYYY-MM-DD`; empty for none.
    pub value: Words,
    /// The day in words, or what it is for.
    pub words: Words,
    /// What is wrong with it; empty when nothing is.
    pub fault: Words,
    /// Called with what the input holds, which may be empty.
    pub change: Entered,
}

/// Draws a [`DateField`].
pub fn date_field(it: DateField) -> Node {
    let (change, fault) = (it.change, it.fault.clone());
    let words_id = [&it.id, "-words"].concat();
    let invalid = words(move || if fault.read().is_empty() { "" } else { "true" }.to_owned());
    let input = day_input(it.value, change)
        .id(it.id.clone())
        .attr_if("data-testid", it.test_id)
        .attr("aria-describedby", words_id.clone())
        .attr_filled("aria-invalid", invalid);
    // It is filled when the field is left or by a button elsewhere, so a description alone is not read
    // out. An alert and not a status: what is polite may be lost behind the control that has the focus
    // by then. No `aria-live` besides, with which some screen readers say it twice.
    let fault = el("span").class("tg-field__error").attr("role", "alert").child(it.fault);
    let told = el("span")
        .id(words_id)
        .child(fault)
        .child(el("span").class("tg-field__hint").child(it.words));
    let label = el("label").attr("for", it.id).child(it.label);
    el("div").class("tg-field").child(label).child(input).child(told).into()
}

/// A choice of few.
pub struct Choice {
    /// Name of the group of inputs, unique in the document.
    pub group: String,
    /// What is chosen.
    pub label: &'static str,
    /// What can be chosen.
    pub options: &'static [&'static str],
    /// The place of what is chosen, counted from 0.
    pub chosen: Arc<dyn Fn() -> usize + Send + Sync>,
    /// Called with the place of what is chosen now.
    pub choose: Arc<dyn Fn(usize) + Send + Sync>,
}

/// Draws a [`Choice`].
pub fn choice(it: Choice) -> Node {
    let options = it.options.iter().enumerate().map(|(place, label)| {
        let (chosen, choose) = (it.chosen.clone(), it.choose.clone());
        let input = el("input")
            .attr("type", "radio")
            .attr("name", it.group.clone())
            .attr("value", place.to_string())
            .checked(flag(move || chosen() == place))
            .on("change", move |_| choose(place));
        el("label").child(input).child(el("span").child(*label)).into()
    });
    let options = el("div").class("tg-choice").children(options);
    let legend = el("legend").child(it.label);
    el("fieldset").class("tg-field").child(legend).child(options).into()
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
    pub options: Vec<(String, Words)>,
    /// The value that is chosen.
    pub value: Words,
    /// Called with the value that is chosen now.
    pub change: Entered,
}

/// Draws a [`Select`].
pub fn select(it: Select) -> Node {
    let (change, value) = (it.change, it.value.clone());
    let options = it.options.into_iter().map(|(own, words)| {
        let (value, selected) = (value.clone(), own.clone());
        let option = el("option").attr("value", own);
        option.flag("selected", flag(move || value.read() == selected)).child(words).into()
    });
    let list = el("select").id(it.id.clone()).attr_if("data-testid", it.test_id);
    let list = list.entry(it.value).on("change", move |event| change(event_target_value(&event)));
    let list = list.children(options);
    let label = el("label").attr("for", it.id).child(it.label);
    el("div").class("tg-field").child(label).child(list).into()
}
