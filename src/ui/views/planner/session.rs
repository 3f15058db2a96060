//! One session of the list: its day, what belongs to it, and a panel of what can be done with it.
//!
//! Knows one place in the plan, never a whole session: what stands there follows by signals.

use leptos::prelude::*;

use super::dates::ListState;
use super::scope::{Scope, session};
use crate::domain::date::CivilDate;
use crate::domain::series::edits::{Scope as Reach, Target};
use crate::domain::series::facts::findings;
use crate::ports::DateForm;
use crate::ui::state::handover::Deed;
use crate::ui::state::keys::Key;
use crate::ui::state::planner::{Intent, Model, keys};
use crate::ui::text::{handover, planner as text};
use crate::ui::views::controls::{Button, Choice, DateField, choice, date_field, fixed, shown};

/// The row of the session at `index`.
pub fn row(scope: &Scope, list: ListState, index: usize) -> AnyView {
    let planner = scope.planner;
    let datetime = scope.text(move |_, model| match session(model, index) {
        Some(session) => session.date.to_string(),
        // A duration, as long as there is no day: that is valid in `datetime` too.
        None => ["P", &(index * usize::from(model.weeks) * 7).to_string(), "D"].concat(),
    });
    let day = scope.text(move |scope, model| match session(model, index) {
        Some(session) => scope.full(session.date),
        None => text::week(index, model.weeks),
    });
    let pinned = scope.flag(move |model| session(model, index).is_some_and(|it| it.pinned));
    let distance = scope.text(move |_, model| distance(model, index));
    let windows = scope.text(move |scope, model| windows(scope, model, index));
    let warnings = scope.text(move |scope, model| warnings(scope, model, index));
    let calm = Signal::derive(move || warnings.get().is_empty());
    let free = Signal::derive(move || !pinned.get());
    let open = list.open;
    let is_open = Signal::derive(move || open.get() == Some(index));
    let number = index as u8;
    let on_key = Callback::new(move |key: Key| {
        let intent = keys::on_session(&key, number, list.reach.get_untracked());
        intent.map(|intent| planner.act(intent)).is_some()
    });
    let toggle = Button::new(fixed(text::CHANGE), move || {
        open.update(|open| *open = if *open == Some(index) { None } else { Some(index) });
    })
    .class("tg-button tg-button--quiet tg-button--small tg-scripted")
    .name(fixed(text::change_session(index)))
    .disabled(scope.no_plan())
    .expanded(is_open)
    .keys(on_key)
    .view();
    let here = scope.clone();
    let panel = shown(move || is_open.get(), move || panel(&here, list, index));
    view! {
        <li class="tg-session">
            <div class="tg-session__line">
                <div class="tg-session__text">
                    <span class="tg-visually-hidden">{text::session(index)} ": "</span>
                    <time class="tg-session__day" datetime=datetime>{day}</time>
                    <span class="tg-session__pin" hidden=free>{text::PINNED}</span>
                    <span class="tg-session__distance">{distance}</span>
                    <span class="tg-session__windows">{windows}</span>
                </div>
                {toggle}
            </div>
            <p class="tg-note tg-note--alert tg-session__warnings" hidden=calm>{warnings}</p>
            {panel}
        </li>
    }
    .into_any()
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
    let found = findings(&model.rules, plan);
    let own = found.iter().filter(|found| found.session.map(usize::from) == Some(index));
    let lines: Vec<String> = own
        .map(|found| scope.words(model, &plan.request, |words| words.conflict(found.conflict)))
        .collect();
    lines.join(" ")
}

fn panel(scope: &Scope, list: ListState, index: usize) -> AnyView {
    let planner = scope.planner;
    let number = index as u8;
    let reach = list.reach;
    let moves = text::MOVES.map(|(label, days)| {
        Button::new(fixed(label), move || {
            planner.act(Intent::Move(number, Target::Days(days), reach.get_untracked()));
        })
        .class("tg-button tg-button--quiet tg-button--small")
        .view()
    });
    let moves: Vec<AnyView> = moves.into();
    let fault = RwSignal::new(String::new());
    let here = scope.clone();
    let to = date_field(DateField {
        id: scope.id("move-to"),
        label: fixed(text::MOVE_TO),
        test_id: None,
        value: scope.text(move |_, model| {
            date_of(model, index).map_or_else(String::new, |date| date.to_string())
        }),
        words: scope.text(move |scope, model| {
            date_of(model, index).map_or_else(String::new, |date| scope.full(date))
        }),
        fault: fault.into(),
        change: Callback::new(move |typed: String| match typed.parse() {
            Ok(day) => {
                fault.set(String::new());
                here.act(Intent::Move(number, Target::Date(day), reach.get_untracked()));
            }
            Err(_) => fault.set(text::NO_DAY.to_owned()),
        }),
    });
    let pinned = scope.flag(move |model| session(model, index).is_some_and(|it| it.pinned));
    let pin = Button::new(fixed(text::PIN), move || {
        planner.act(Intent::Pin(number, !pinned.get_untracked()));
    })
    .class("tg-button tg-button--quiet tg-button--small")
    .pressed(pinned)
    .view();
    let open = list.open;
    let remove = Button::new(fixed(text::REMOVE), move || {
        open.set(None);
        planner.act(Intent::Remove(number));
    })
    .class("tg-button tg-button--plain tg-button--small")
    .disabled(scope.flag(|model| {
        model.plan().is_none_or(|plan| plan.sessions.len() <= usize::from(model.rules.sessions_min))
    }))
    .view();
    let passed = move || {
        planner.read(|model| {
            let today = model.live.as_ref().map(|live| live.today);
            date_of(model, index).zip(today).is_some_and(|(date, today)| date < today)
        })
    };
    let missed = shown(passed, move || {
        Button::new(fixed(text::MISSED), move || planner.act(Intent::Missed(number)))
            .class("tg-button tg-button--quiet tg-button--small")
            .view()
    });
    let deed = scope.deed;
    let calendar = Button::new(fixed(handover::SESSION_CALENDAR), move || {
        deed.run(Deed::SessionCalendar(number));
    })
    .class("tg-button tg-button--quiet tg-button--small")
    .view();
    let group = [scope.id("reach-"), number.to_string()].concat();
    view! {
        <div class="tg-session__panel">
            {choice(Choice {
                group,
                label: text::REACH,
                options: text::REACHES.map(fixed).to_vec(),
                chosen: Signal::derive(move || usize::from(reach.get() == Reach::AndLater)),
                choose: Callback::new(move |place| {
                    reach.set(if place == 0 { Reach::Only } else { Reach::AndLater });
                }),
            })}
            <div class="tg-row">{moves}</div>
            {to}
            <div class="tg-row">{pin} {calendar} {missed} {remove}</div>
        </div>
    }
    .into_any()
}
