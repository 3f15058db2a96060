//! The picture with the day slider on it, and in words what the day on screen is.
//!
//! Two native ranges lie on one another. The one that everybody meets counts whole days, for keys
//! and assistive technology; the one on top of it, for finger and mouse only, counts units of the
//! compressed scale, so that day 1 is as easy to hit as a month, without any pointer code.

use leptos::prelude::*;

use super::{Look, Scope, press};
use crate::domain::recovery::Certainty;
use crate::domain::timeline::SPAN;
use crate::ui::state::recovery::{Intent, key_intent};
use crate::ui::text::recovery as text;
use crate::ui::views::controls::fixed;
use crate::ui::views::timeline::{phases_picture, today_mark};

/// Picture, slider, buttons and the sentences of the day.
pub(super) fn stage(scope: &Scope) -> AnyView {
    let state = scope.state;
    let tones: Vec<_> = scope.data.recovery.phases.iter().map(|phase| phase.tone).collect();
    let series = &scope.data.series;
    let next = (u16::from(series.gap_weeks_min) * 7, u16::from(series.gap_weeks_max) * 7);
    let picture = state.with_phases(|phases| {
        state.with_scale(|scale| phases_picture(phases, scale, &tones, Some(next)))
    });
    let today = move || {
        let day = state.today_day()?;
        let at = state.with_scale(|scale| scale.middle(day));
        Some(today_mark(at))
    };
    let today_key = move || {
        let shown = state.today_day().is_some();
        shown.then(|| view! { <li class="tg-timeline__key-today">{text::TODAY_MARK}</li> })
    };
    view! {
        <div class="tg-timeline">
            <div class="tg-timeline__stage">
                {picture} <div class="tg-timeline__today-layer" aria-hidden="true">
                    {today}
                </div> {ranges(scope)}
            </div>
            <div class="tg-timeline__buttons tg-scripted">{buttons(scope)}</div>
        </div>
        {words_of_the_day(scope)}
        <p class="tg-recovery__scale-note">{text::SCALE_NOTE}</p>
        <ul class="tg-timeline__key" aria-hidden="true">
            <li class="tg-timeline__key-next">{text::NEXT_SESSION_MARK}</li>
            {today_key}
        </ul>
    }
    .into_any()
}

fn ranges(scope: &Scope) -> AnyView {
    let (state, act) = (scope.state, scope.act);
    let last_day = state.with_phases(|phases| phases.slider_last_day());
    let value_text = scope.words(|it| it.line(it.state.shown().number));
    let days = NodeRef::<leptos::html::Input>::new();
    let start = state.with_scale(|scale| scale.middle(0));
    view! {
        <div class="tg-timeline__ranges tg-scripted">
            <input
                type="range"
                class="tg-timeline__days"
                data-testid="timeline-day"
                aria-label=text::SLIDER
                min="0"
                max=last_day
                value="0"
                prop:value=move || state.shown().number.to_string()
                aria-valuetext=value_text
                node_ref=days
                on:input=move |event| {
                    if let Ok(day) = event_target_value(&event).parse() {
                        act.run(Intent::Day(day));
                    }
                }
                on:keydown=move |event| {
                    if let Some(intent) = key_intent(&event.key()) {
                        event.prevent_default();
                        act.run(intent);
                    }
                }
            />
            <input
                type="range"
                class="tg-timeline__finger"
                name=scope.id("position")
                aria-hidden="true"
                tabindex="-1"
                min="0"
                max=SPAN
                value=start
                prop:value=move || state.position().to_string()
                on:input=move |event| {
                    if let Ok(position) = event_target_value(&event).parse() {
                        act.run(Intent::At(position));
                    }
                }
                // Keys go on where the finger left off.
                on:change=move |_| {
                    if let Some(days) = days.get_untracked() {
                        let _ = days.focus();
                    }
                }
            />
        </div>
    }
    .into_any()
}

fn buttons(scope: &Scope) -> AnyView {
    let state = scope.state;
    let asleep = scope.dates.is_none();
    let last = scope.data.recovery.phases.len().saturating_sub(1);
    let plain = |label: Signal<String>, test_id, disabled: Signal<bool>, intent: Intent| {
        let button = press(Look::Outlined, label, scope.wish(intent));
        button.test_id(test_id).disabled(disabled).view()
    };
    let play =
        scope.words(|it| if it.state.is_playing() { text::PAUSE } else { text::PLAY }.to_owned());
    let first_now = Signal::derive(move || asleep || state.phase() == 0);
    let last_now = Signal::derive(move || asleep || state.phase() == last);
    view! {
        {plain(fixed(text::PREVIOUS), "timeline-previous", first_now, Intent::PreviousPhase)}
        {plain(play, "timeline-play", Signal::stored(asleep), Intent::Play)}
        {plain(fixed(text::NEXT), "timeline-next", last_now, Intent::NextPhase)}
    }
    .into_any()
}

/// The day, how sure it is, what comes next. Not a live region: slider and status speak.
fn words_of_the_day(scope: &Scope) -> AnyView {
    let line = scope.words(|it| it.line(it.state.shown().number));
    let certainty = scope.words(|it| certainty(it).unwrap_or_default());
    let next = scope.words(next);
    view! {
        <div class="tg-recovery__words">
            <p class="tg-recovery__phase" data-testid="timeline-phase">
                {line}
            </p>
            <p class="tg-recovery__certainty">{certainty}</p>
            <p class="tg-recovery__next">{next}</p>
        </div>
    }
    .into_any()
}

fn certainty(scope: &Scope) -> Option<String> {
    let day = scope.state.shown();
    let last = || scope.data.recovery.phases.get(day.phase)?.last_day;
    match day.certainty {
        Certainty::Usual => None,
        Certainty::MayBeGone { usually_gone_in } => {
            last().map(|last| text::may_be_gone(usually_gone_in, last))
        }
        Certainty::MayHaveBegun { .. } => last().map(text::may_have_begun),
        Certainty::NothingSaid => Some(text::NOTHING_SAID_DAY.to_owned()),
    }
}

fn next(scope: &Scope) -> String {
    let day = scope.state.shown();
    match day.next {
        Some(next) => {
            let date = scope.short_date(day.number + next.in_days);
            text::next(next.in_days, date.as_deref(), scope.phase_name(next.phase))
        }
        None => text::LAST_PHASE.to_owned(),
    }
}
