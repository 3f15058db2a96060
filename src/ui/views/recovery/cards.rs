//! The list of phases: the timeline itself, of which the picture is a drawing.
//!
//! Headings stand outside the disclosures, so that every screen reader lists them. Without a
//! script each card is open; alive, the card of the day on screen is.

use std::sync::Arc;

use super::{Look, Scope, Slot};
use crate::content::part_data::recovery::PhaseData;
use crate::ui::node::{El, Node, el, is_open};
use crate::ui::state::recovery::Intent;
use crate::ui::text::recovery as text;
use crate::ui::views::timeline::tone_class;

/// The list, what has no day, and what follows the last phase.
pub(super) fn cards(scope: &Arc<Scope>) -> Node {
    let phases = scope.data.phases.iter().enumerate();
    let pointless = scope.flag(0, |it, _| it.is_asleep() || it.state.all_open());
    let open_all = scope.press(Look::Words, text::OPEN_ALL, pointless, Intent::OpenAll);
    let undated = || scope.slot("div", Slot::Undated).class("tg-recovery__undated");
    vec![
        el("ol")
            .class("tg-phases")
            .attr("data-testid", "timeline-list")
            .children(phases.map(|(index, phase)| card(scope, index, phase)))
            .into(),
        el("p").class("tg-recovery__all tg-scripted").child(open_all).into(),
        scope.data.has_undated.then(undated).into(),
        next_session(scope),
    ]
    .into()
}

fn card(scope: &Arc<Scope>, index: usize, phase: &PhaseData) -> Node {
    let class = scope.words(index, |it, index| {
        let tone = it.data.phases.get(index).map_or("", |phase| tone_class(phase.tone));
        let shown = if it.state.phase() == index { " tg-phase--shown" } else { "" };
        ["tg-phase ", tone, shown].concat()
    });
    let current = scope.words(index, |it, index| {
        if it.state.today_phase() == Some(index) { "date" } else { "" }.to_owned()
    });
    let mark = scope.words(index, |it, index| match it.state.today_day() {
        Some(day) if it.state.today_phase() == Some(index) => {
            text::today_mark(day, &it.weekday(day).unwrap_or_default())
        }
        _ => String::new(),
    });
    let elsewhere = scope.flag(index, |it, index| it.state.today_phase() != Some(index));
    let toggled = scope.reaction(index, |it, event, index| {
        (it.act)(Intent::Card(index, is_open(event)));
    });
    el("li")
        .class(class)
        .attr_filled("aria-current", current)
        .child(el("h3").class("tg-phase__name").child(phase.name.clone()))
        .child(el("p").class("tg-phase__today").flag("hidden", elsewhere).child(mark))
        .child(
            el("details")
                .class("tg-phase__card")
                .id(scope.id(&phase.id))
                .flag("open", scope.flag(index, |it, index| it.state.is_open(index)))
                .on("toggle", toggled)
                .child(head(scope, index, phase))
                .child(scope.slot("div", Slot::Card(index)).class("tg-phase__body")),
        )
        .into()
}

/// The days of a phase, in numbers and dates: the head of its card.
fn head(scope: &Arc<Scope>, index: usize, phase: &PhaseData) -> El {
    let (first, last) = (phase.days.first_day, phase.days.last_day);
    let dates = scope.words(index, |it, index| {
        let Some(phase) = it.data.phases.get(index) else { return String::new() };
        let first = it.short_date(phase.days.first_day);
        let last = phase.days.last_day.and_then(|last| it.short_date(last));
        first.map_or_else(String::new, |first| text::dates(&first, last.as_deref()))
    });
    el("summary")
        .class("tg-phase__days")
        .child(el("span").class("tg-phase__range").child(text::days(first, last)))
        .child(" ")
        .child(el("span").class("tg-phase__dates").child(dates))
        .child(el("span").class("tg-visually-hidden").child(text::card(&phase.name)))
}

/// Where the next session of a series falls, and that its days begin again.
fn next_session(scope: &Arc<Scope>) -> Node {
    let dates = scope.words(0, |it, _| {
        let (fewest, most) = it.data.gap_days;
        match (it.short_date(fewest), it.short_date(most)) {
            (Some(fewest), Some(most)) => text::next_session_dates(&fewest, &most),
            _ => String::new(),
        }
    });
    el("div")
        .class("tg-recovery__next-session")
        .child(el("p").class("tg-recovery__label").child(text::NEXT_SESSION))
        .child(el("p").child(scope.slot("span", Slot::Gap)).child(" ").child(dates))
        .into()
}
