//! The list of phases: the timeline itself, of which the picture is a drawing.
//!
//! Headings stand outside the disclosures, so that every screen reader lists them. Without a
//! script each card is open; alive, the card of the day on screen is.

use leptos::prelude::*;

use super::session_date::lines;
use super::{Look, Scope, press};
use crate::content::text::Inline;
use crate::content::treatment::Phase;
use crate::ui::state::recovery::{Intent, RecoveryState};
use crate::ui::text::recovery as text;
use crate::ui::views::controls::fixed;
use crate::ui::views::prose;
use crate::ui::views::timeline::tone_class;

/// The list, what has no day, and what follows the last phase.
pub(super) fn cards(scope: &Scope) -> AnyView {
    let state = scope.state;
    let phases = scope.data.recovery.phases.iter().enumerate();
    let cards: Vec<_> = phases.map(|(index, phase)| card(scope, index, phase)).collect();
    let asleep = scope.dates.is_none();
    let open_all = press(Look::Words, fixed(text::OPEN_ALL), scope.wish(Intent::OpenAll))
        .disabled(Signal::derive(move || asleep || state.all_open()))
        .view();
    view! {
        <ol class="tg-phases" data-testid="timeline-list">
            {cards}
        </ol>
        <p class="tg-recovery__all tg-scripted">{open_all}</p>
        {undated(scope)}
        {next_session(scope)}
    }
    .into_any()
}

fn card(scope: &Scope, index: usize, phase: &Phase) -> AnyView {
    let (state, act) = (scope.state, scope.act);
    let details = NodeRef::<leptos::html::Details>::new();
    let class = ["tg-phase ", tone_class(phase.tone)].concat();
    let (first, last) = (phase.first_day, phase.last_day);
    let dates = scope.words(move |it| {
        let first = it.short_date(first);
        let last = last.and_then(|last| it.short_date(last));
        first.map_or_else(String::new, |first| text::dates(&first, last.as_deref()))
    });
    let here = scope.clone();
    let today = move || {
        let day = state.today_day().filter(|day| here_is(state, index, *day))?;
        let mark = text::today_mark(day, &here.weekday(day).unwrap_or_default());
        Some(view! { <p class="tg-phase__today">{mark}</p> })
    };
    let is_today =
        move || state.today_day().is_some_and(|day| here_is(state, index, day)).then_some("date");
    view! {
        <li class=class class=("tg-phase--shown", move || state.phase() == index) aria-current=is_today>
            <h3 class="tg-phase__name">{phase.name.clone()}</h3>
            {today}
            <details
                class="tg-phase__card"
                id=scope.id(&phase.id)
                node_ref=details
                open=move || state.is_open(index)
                on:toggle=move |_| {
                    if let Some(details) = details.get_untracked() {
                        act.run(Intent::Card(index, details.open()));
                    }
                }
            >
                <summary class="tg-phase__days">
                    <span class="tg-phase__range">{text::days(first, last)}</span>
                    " "
                    <span class="tg-phase__dates">{dates}</span>
                    <span class="tg-visually-hidden">{text::card(&phase.name)}</span>
                </summary>
                {body(scope, phase)}
            </details>
        </li>
    }
    .into_any()
}

fn here_is(state: RecoveryState, index: usize, day: u16) -> bool {
    state.with_phases(|phases| phases.phase_on(day)) == index
}

/// What is usual, what to do, what to avoid, how long.
fn body(scope: &Scope, phase: &Phase) -> AnyView {
    let part = |label: &'static str, content: &[Vec<Inline>]| {
        (!content.is_empty()).then(|| {
            view! {
                <dt>{label}</dt>
                <dd>
                    <ul>{lines(scope, content)}</ul>
                </dd>
            }
            .into_any()
        })
    };
    let silent = phase
        .usual
        .is_empty()
        .then(|| view! { <p class="tg-phase__silent">{text::NOTHING_SAID}</p> }.into_any());
    let how_long = phase.figure.as_deref().map(|figure| {
        view! {
            <dt>{text::HOW_LONG}</dt>
            <dd>{prose::figure(figure, &scope.figures)} {hedge(scope, figure)}</dd>
        }
        .into_any()
    });
    view! {
        <div class="tg-phase__body">
            {silent} <dl class="tg-phase__parts">
                {part(text::USUAL, &phase.usual)} {how_long} {part(text::TO_DO, &phase.to_do)}
                {part(text::AVOID, &phase.avoid)}
            </dl>
        </div>
    }
    .into_any()
}

/// The hedge belongs to the number: ", usually".
fn hedge(scope: &Scope, figure: &str) -> String {
    match scope.figures.get(figure) {
        Some(figure) if !figure.hedge.is_empty() => [", ", &figure.hedge].concat(),
        _ => String::new(),
    }
}

/// Common effects that no day belongs to.
fn undated(scope: &Scope) -> Option<AnyView> {
    let undated = &scope.data.recovery.undated;
    (!undated.is_empty()).then(|| {
        view! {
            <div class="tg-recovery__undated">
                <p class="tg-recovery__label">{text::NO_DAY}</p>
                <p>{prose::inlines(undated, &scope.figures)}</p>
            </div>
        }
        .into_any()
    })
}

/// Where the next session of a series falls, and that its days begin again.
fn next_session(scope: &Scope) -> AnyView {
    let series = &scope.data.series;
    let (fewest, most) = (u16::from(series.gap_weeks_min) * 7, u16::from(series.gap_weeks_max) * 7);
    let dates = scope.words(move |it| match (it.short_date(fewest), it.short_date(most)) {
        (Some(fewest), Some(most)) => text::next_session_dates(&fewest, &most),
        _ => String::new(),
    });
    view! {
        <div class="tg-recovery__next-session">
            <p class="tg-recovery__label">{text::NEXT_SESSION}</p>
            <p>
                {prose::figure(&series.gap_figure, &scope.figures)}{text::NEXT_SESSION_LATER} " "
                {dates}
            </p>
        </div>
    }
    .into_any()
}
