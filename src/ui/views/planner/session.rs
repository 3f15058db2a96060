//! One session of the list: its day, what belongs to it, and a panel of what can be done with it.
//!
//! Knows one place in the plan, never a whole session: what stands there follows by signals.

use std::sync::Arc;

use leptos::prelude::*;

use super::dates::ListState;
use super::scope::{Scope, session};
use crate::domain::date::CivilDate;
use crate::domain::series::edits::{Scope as Reach, Target};
use crate::domain::series::facts::findings;
use crate::ports::DateForm;
use crate::ui::node::{Flag, Node, el, flag, shown};
use crate::ui::state::handover::Deed;
use crate::ui::state::keys::Key;
use crate::ui::state::planner::{Intent, Model, keys};
use crate::ui::text::{handover, planner as text};
use crate::ui::views::controls::{Button, Choice, DateField, PLAIN, SMALL, choice, date_field};

/// The row of the session at `index`.
pub fn row(scope: &Scope, list: ListState, index: usize) -> Node {
    let datetime = scope.text(move |_, model| match session(model, index) {
        Some(session) => session.date.to_string(),
        // A duration, as long as there is no day: that is valid in `datetime` too.
        None => ["P", &(index * usize::from(model.weeks) * 7).to_string(), "D"].concat(),
    });
    let day = scope.text(move |scope, model| match session(model, index) {
        Some(session) => scope.full(session.date),
        None => text::week(index, model.weeks),
    });
    let distance = scope.text(move |_, model| distance(model, index));
    let windows = scope.text(move |scope, model| windows(scope, model, index));
    let warnings = scope.text(move |scope, model| warnings(scope, model, index));
    let (read, open) = (warnings.clone(), list.open);
    let calm = flag(move || read.read().is_empty());
    let here = scope.clone();
    let panel = shown(move || open.get() == Some(index), move || panel(&here, list, index));
    let words = el("div")
        .class("tg-session__text")
        .child(el("span").class("tg-visually-hidden").child([&text::session(index), ": "].concat()))
        .child(el("time").class("tg-session__day").attr("datetime", datetime).child(day))
        .child(
            el("span")
                .class("tg-session__pin")
                .flag("hidden", pinned(scope, index).inverted())
                .child(text::PINNED),
        )
        .child(el("span").class("tg-session__distance").child(distance))
        .child(el("span").class("tg-session__windows").child(windows));
    let warnings = el("p")
        .class("tg-note tg-note--alert tg-session__warnings")
        .flag("hidden", calm)
        .child(warnings);
    let line = el("div").class("tg-session__line").child(words).child(toggle(scope, list, index));
    el("li").class("tg-session").child(line).child(warnings).child(panel).into()
}

/// Opens the panel; arrow keys on it move the session.
fn toggle(scope: &Scope, list: ListState, index: usize) -> Node {
    let (planner, open, reach) = (scope.planner, list.open, list.reach);
    let on_key = move |key: Key| {
        let intent = keys::on_session(&key, index as u8, reach.get_untracked());
        let used = intent.is_some();
        if let Some(intent) = intent {
            planner.act(intent);
        }
        used
    };
    let press = move || {
        let now = open.get_untracked();
        open.set(if now == Some(index) { None } else { Some(index) });
    };
    Button::new(text::CHANGE, press)
        .class("tg-button tg-button--quiet tg-button--small tg-scripted")
        .name(text::change_session(index))
        .disabled(scope.no_plan())
        .expanded(flag(move || open.get() == Some(index)))
        .keys(Box::new(on_key))
        .view()
}

fn pinned(scope: &Scope, index: usize) -> Flag {
    scope.flag(move |model| is_pinned(model, index))
}

fn is_pinned(model: &Model, index: usize) -> bool {
    session(model, index).is_some_and(|session| session.pinned)
}

fn date_of(model: &Model, index: usize) -> Option<CivilDate> {
    session(model, index).map(|session| session.date)
}

/// How far it is from the one before it.
fn distance(model: &Model, index: usize) -> String {
    if index == 0 {
        return text::FIRST_SESSION.to_owned();
    }
    let gap = match (date_of(model, index - 1), date_of(model, index)) {
        (Some(before), Some(date)) => before.days_until(date),
        _ => i32::from(model.weeks) * 7,
    };
    text::after_previous(gap, index)
}

/// Its preparation and after-care windows.
fn windows(scope: &Scope, model: &Model, index: usize) -> String {
    let rules = &model.rules;
    match date_of(model, index) {
        Some(date) => {
            let before = rules.preparation.and_then(|days| date.checked_add(-i32::from(days)));
            let preparation = before.map(|day| scope.date(day, DateForm::DayMonthShort));
            let until = date.saturating_add(i32::from(rules.visible_last_day));
            let until = scope.date(until, DateForm::DayMonthShort);
            text::windows(preparation.as_deref(), &until)
        }
        None => text::windows_asleep(rules.preparation, rules.visible_last_day),
    }
}

/// What is broken on its day.
fn warnings(scope: &Scope, model: &Model, index: usize) -> String {
    let Some(plan) = model.plan() else { return String::new() };
    let mut lines = String::new();
    for found in findings(&model.rules, plan) {
        if found.session.map(usize::from) == Some(index) {
            if !lines.is_empty() {
                lines.push(' ');
            }
            let request = &plan.request;
            lines += &scope.words(model, request, &|words| words.conflict(found.conflict));
        }
    }
    lines
}

fn panel(scope: &Scope, list: ListState, index: usize) -> Node {
    let (planner, reach, number) = (scope.planner, list.reach, index as u8);
    let moves = text::MOVES.map(|(label, days)| {
        Button::new(label, move || {
            planner.act(Intent::Move(number, Target::Days(days), reach.get_untracked()));
        })
        .class(SMALL)
        .view()
    });
    let group = [scope.id("reach-"), number.to_string()].concat();
    let reaches = choice(Choice {
        group,
        label: text::REACH,
        options: &text::REACHES,
        chosen: Arc::new(move || usize::from(reach.get() == Reach::AndLater)),
        choose: Arc::new(move |place| {
            reach.set(if place == 0 { Reach::Only } else { Reach::AndLater });
        }),
    });
    el("div")
        .class("tg-session__panel")
        .child(reaches)
        .child(el("div").class("tg-row").children(moves))
        .child(day_field(scope, reach, index))
        .child(acts(scope, list, index))
        .into()
}

/// Moves the session to a day.
fn day_field(scope: &Scope, reach: RwSignal<Reach>, index: usize) -> Node {
    let (fault, here) = (RwSignal::new(String::new()), scope.clone());
    date_field(DateField {
        id: scope.id("move-to"),
        label: text::MOVE_TO.into(),
        test_id: None,
        value: scope.text(move |_, model| {
            date_of(model, index).map_or_else(String::new, |date| date.to_string())
        }),
        words: scope.text(move |scope, model| {
            date_of(model, index).map_or_else(String::new, |date| scope.full(date))
        }),
        fault: fault.into(),
        change: Box::new(move |typed| match typed.parse() {
            Ok(day) => {
                fault.set(String::new());
                let reach = reach.get_untracked();
                here.act(Intent::Move(index as u8, Target::Date(day), reach));
            }
            Err(_) => fault.set(text::NO_DAY.to_owned()),
        }),
    })
}

/// Pin, calendar, missed, left out.
fn acts(scope: &Scope, list: ListState, index: usize) -> Node {
    let (planner, open, number) = (scope.planner, list.open, index as u8);
    let pin = Button::new(text::PIN, move || {
        let pinned = planner.peek(|model| is_pinned(model, index));
        planner.act(Intent::Pin(number, !pinned));
    });
    let here = scope.clone();
    let calendar = Button::new(handover::SESSION_CALENDAR, move || {
        (here.deed)(Deed::SessionCalendar(number));
    });
    let missed = move || Button::new(text::MISSED, move || planner.act(Intent::Missed(number)));
    let passed = move || {
        planner.read(|model| {
            let today = model.live.as_ref().map(|live| live.today);
            date_of(model, index).zip(today).is_some_and(|(date, today)| date < today)
        })
    };
    let remove = Button::new(text::REMOVE, move || {
        open.set(None);
        planner.act(Intent::Remove(number));
    });
    let fewest = scope.flag(|model| {
        model.plan().is_none_or(|plan| plan.sessions.len() <= usize::from(model.rules.sessions_min))
    });
    el("div")
        .class("tg-row")
        .child(pin.class(SMALL).pressed(pinned(scope, index)).view())
        .child(calendar.class(SMALL).view())
        .child(shown(passed, move || missed().class(SMALL).view()))
        .child(remove.class(PLAIN).disabled(fewest).view())
        .into()
}
