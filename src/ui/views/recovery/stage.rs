//! The picture with the day slider on it, and in words what the day on screen is.
//!
//! Two native ranges lie on one another. The one that everybody meets counts whole days, for keys
//! and assistive technology; the one on top of it, for finger and mouse only, counts units of the
//! compressed scale, so that day 1 is as easy to hit as a month, without any pointer code.

use std::sync::Arc;

use leptos::prelude::event_target_value;

use super::{Look, Scope, Slot};
use crate::domain::recovery::Certainty;
use crate::domain::timeline::SPAN;
use crate::ui::node::{El, Flag, Node, Words, bare_key, el, focus_before};
use crate::ui::state::recovery::{Intent, key_intent};
use crate::ui::text::recovery as text;
use crate::ui::views::timeline::today_mark;

/// Picture, slider, buttons and the sentences of the day.
pub(super) fn stage(scope: &Arc<Scope>) -> Node {
    let today = scope.live(|scope| {
        let at = |day| scope.state.with_scale(|scale| scale.middle(day));
        scope.state.today_day().map(|day| today_mark(at(day))).into()
    });
    let no_today = scope.flag(0, |it, _| it.state.today_day().is_none());
    let today_key = el("li").class("tg-timeline__key-today").flag("hidden", no_today);
    let picture = scope.slot("div", Slot::Picture).class("tg-timeline__picture");
    let over = el("div").class("tg-timeline__today-layer").attr("aria-hidden", "true").child(today);
    vec![
        el("div")
            .class("tg-timeline")
            .child(
                el("div")
                    .class("tg-timeline__stage")
                    .child(picture.attr("aria-hidden", "true"))
                    .child(over)
                    .child(ranges(scope)),
            )
            .child(el("div").class("tg-timeline__buttons tg-scripted").children(buttons(scope)))
            .into(),
        words_of_the_day(scope),
        el("p").class("tg-recovery__scale-note").child(text::SCALE_NOTE).into(),
        el("ul")
            .class("tg-timeline__key")
            .attr("aria-hidden", "true")
            .child(el("li").class("tg-timeline__key-next").child(text::NEXT_SESSION_MARK))
            .child(today_key.child(text::TODAY_MARK))
            .into(),
    ]
    .into()
}

fn ranges(scope: &Arc<Scope>) -> El {
    let start = scope.state.with_scale(|scale| scale.middle(0));
    let number = scope.words(0, |it, _| it.state.shown().number.to_string());
    let at = scope.words(0, |it, _| it.state.position().to_string());
    let on_day = scope.reaction(0, |it, event, _| {
        if let Ok(day) = event_target_value(event).parse() {
            (it.act)(Intent::Day(day));
        }
    });
    let on_key = scope.reaction(0, |it, event, _| {
        if let Some(intent) = key_intent(&bare_key(event)) {
            event.prevent_default();
            (it.act)(intent);
        }
    });
    let on_position = scope.reaction(0, |it, event, _| {
        if let Ok(position) = event_target_value(event).parse() {
            (it.act)(Intent::At(position));
        }
    });
    let days = el("input")
        .attr("type", "range")
        .class("tg-timeline__days")
        .attr("data-testid", "timeline-day")
        .attr("aria-label", text::SLIDER)
        .attr("min", "0")
        .attr("max", scope.data.slider_last_day.to_string())
        .attr("value", "0")
        .entry(number)
        .attr("aria-valuetext", line(scope))
        .on("input", on_day)
        .on("keydown", on_key);
    let position = el("input")
        .attr("type", "range")
        .class("tg-timeline__finger")
        .attr("name", scope.id("position"))
        .attr("aria-hidden", "true")
        .attr("tabindex", "-1")
        .attr("min", "0")
        .attr("max", SPAN.to_string())
        .attr("value", start.to_string())
        .entry(at)
        .on("input", on_position)
        .on("pointerdown", scope.reaction(0, |it, _, _| (it.act)(Intent::Pressed)))
        // The browser takes the finger to scroll the page: it only passed over the picture.
        .on("pointercancel", scope.reaction(0, |it, _, _| (it.act)(Intent::Taken)))
        // Keys go on where the finger left off. WebKit reports the change while the press that
        // takes the focus away still lasts, so there the click has to say it again.
        .on("change", |event| focus_before(&event))
        .on("click", |event| focus_before(&event));
    el("div").class("tg-timeline__ranges tg-scripted").child(days).child(position)
}

fn buttons(scope: &Arc<Scope>) -> [Node; 3] {
    let button = |label: Words, test_id, disabled: Flag, intent| -> Node {
        let button = scope.press(Look::Outlined, label, disabled, intent);
        button.attr("data-testid", test_id).into()
    };
    let play = scope
        .words(0, |it, _| if it.state.is_playing() { text::PAUSE } else { text::PLAY }.to_owned());
    let at = |phase| scope.flag(phase, |it, phase| it.is_asleep() || it.state.phase() == phase);
    let last = scope.data.phases.len().saturating_sub(1);
    let asleep = scope.is_asleep().into();
    [
        button(text::PREVIOUS.into(), "timeline-previous", at(0), Intent::PreviousPhase),
        button(play, "timeline-play", asleep, Intent::Play),
        button(text::NEXT.into(), "timeline-next", at(last), Intent::NextPhase),
    ]
}

/// What the day on screen is.
fn line(scope: &Arc<Scope>) -> Words {
    scope.words(0, |it, _| it.line(it.state.shown().number))
}

/// The day, how sure it is, what comes next. Not a live region: slider and status speak.
fn words_of_the_day(scope: &Arc<Scope>) -> Node {
    el("div")
        .class("tg-recovery__words")
        .child(
            el("p")
                .class("tg-recovery__phase")
                .attr("data-testid", "timeline-phase")
                .child(line(scope)),
        )
        .child(el("p").class("tg-recovery__certainty").child(scope.words(0, |it, _| certainty(it))))
        .child(el("p").class("tg-recovery__next").child(scope.words(0, |it, _| next(it))))
        .into()
}

fn certainty(scope: &Scope) -> String {
    let day = scope.state.shown();
    let last = scope.data.phases.get(day.phase).and_then(|phase| phase.days.last_day);
    match (day.certainty, last) {
        (Certainty::MayBeGone { usually_gone_in }, Some(last)) => {
            text::may_be_gone(usually_gone_in, last)
        }
        (Certainty::MayHaveBegun { .. }, Some(last)) => text::may_have_begun(last),
        (Certainty::NothingSaid, _) => text::NOTHING_SAID_DAY.to_owned(),
        _ => String::new(),
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
