//! What a person asks for: start or event, how many sessions, how far apart, which weekday.
//!
//! Limits are checked here and told in words; the inputs themselves allow anything.

use leptos::prelude::*;

use super::scope::Scope;
use crate::domain::date::{CivilDate, DateError, Weekday};
use crate::domain::series::Direction;
use crate::ui::state::planner::{Intent, Model};
use crate::ui::text::planner as text;
use crate::ui::views::controls::{
    Choice, DateField, Select, Stepper, choice, date_field, fixed, select, shown, stepper,
};
use crate::ui::views::prose;

/// The wishes.
pub fn wishes(scope: &Scope) -> AnyView {
    view! {
        <div class="tg-wishes__pair">{start(scope)} {event(scope)}</div>
        {direction(scope)}
        <div class="tg-wishes__pair">{sessions(scope)} {gap(scope)}</div>
        {weekday(scope)}
    }
    .into_any()
}

fn start_of(model: &Model) -> Option<CivilDate> {
    model.request().map(|request| request.start)
}

fn event_of(model: &Model) -> Option<CivilDate> {
    model.request().and_then(|request| request.event)
}

fn backward(model: &Model) -> bool {
    model.request().is_some_and(|request| request.backward())
}

fn iso(date: Option<CivilDate>) -> String {
    date.map_or_else(String::new, |date| date.to_string())
}

fn start(scope: &Scope) -> AnyView {
    let fault = RwSignal::new(String::new());
    let here = scope.clone();
    date_field(DateField {
        id: scope.id("start"),
        label: scope.text(|_, model| text::start_label(backward(model)).to_owned()),
        test_id: Some("start-date"),
        value: scope.text(|_, model| iso(start_of(model))),
        words: scope.text(start_words),
        fault: fault.into(),
        change: Callback::new(move |typed: String| match typed.parse() {
            Ok(day) => {
                fault.set(String::new());
                here.act(Intent::Start(day));
            }
            Err(error) => fault.set(date_fault(&error)),
        }),
    })
}

fn start_words(scope: &Scope, model: &Model) -> String {
    let (Some(request), Some(live)) = (model.request(), &model.live) else {
        return text::START_HINT.to_owned();
    };
    let start = scope.full(request.start);
    if let Some((reason, open)) = model.start_moved() {
        let reason = scope.words(model, request, |words| words.reason(reason));
        return text::start_moved(&start, &reason, &scope.full(open));
    }
    if request.start < live.today { text::start_passed(&start) } else { start }
}

fn event(scope: &Scope) -> AnyView {
    let fault = RwSignal::new(String::new());
    let here = scope.clone();
    date_field(DateField {
        id: scope.id("event"),
        label: fixed(text::EVENT),
        test_id: Some("event-date"),
        value: scope.text(|_, model| iso(event_of(model))),
        words: scope.text(event_words),
        fault: fault.into(),
        change: Callback::new(move |typed: String| {
            let day = if typed.is_empty() { Ok(None) } else { typed.parse().map(Some) };
            match day {
                Ok(day) => {
                    fault.set(String::new());
                    here.act(Intent::Event(day));
                }
                Err(error) => fault.set(date_fault(&error)),
            }
        }),
    })
}

fn event_words(scope: &Scope, model: &Model) -> String {
    let Some(request) = model.request() else { return text::EVENT_HINT.to_owned() };
    match request.event {
        None => text::EVENT_HINT.to_owned(),
        Some(event) if request.finish_after_event => text::event_passed_over(&scope.full(event)),
        Some(event) => text::event_buffer(&scope.full(event), model.rules.event_buffer),
    }
}

fn date_fault(error: &DateError) -> String {
    match error {
        DateError::OutOfRange { .. } => text::YEAR_OUT_OF_RANGE,
        DateError::NotIso(_) | DateError::NoSuchDay { .. } => text::NO_DAY,
    }
    .to_owned()
}

/// Which end is held; only a question once there is an event.
fn direction(scope: &Scope) -> AnyView {
    let (here, planner) = (scope.clone(), scope.planner);
    let asked = move || planner.read(|model| event_of(model).is_some());
    shown(asked, move || {
        let inner = here.clone();
        choice(Choice {
            group: here.id("direction"),
            label: text::DIRECTION,
            options: text::DIRECTIONS.map(fixed).to_vec(),
            chosen: Signal::derive(move || {
                planner.read(|model| match model.request() {
                    Some(request) if request.finish_after_event => 2,
                    Some(request) if request.direction == Direction::Forward => 0,
                    _ => 1,
                })
            }),
            choose: Callback::new(move |place| {
                inner.act(match place {
                    0 => Intent::Direction(Direction::Forward),
                    1 => Intent::Direction(Direction::Backward),
                    _ => Intent::FinishAfterEvent,
                });
            }),
        })
    })
}

fn sessions(scope: &Scope) -> AnyView {
    let planner = scope.planner;
    let wished = |model: &Model| model.request().map(|request| request.sessions);
    stepper(Stepper {
        id: scope.id("sessions"),
        label: text::SESSIONS,
        test_ids: ["sessions-fewer", "sessions-value", "sessions-more"],
        names: ["One session fewer", "One session more"],
        value: scope.text(|_, model| model.sessions_wished().to_string()),
        hint: prose::figure(&scope.series.sessions_figure, &scope.figures).into_any(),
        able: [
            scope.flag(move |model| wished(model).is_some_and(|it| it > model.rules.sessions_min)),
            scope.flag(move |model| wished(model).is_some_and(|it| it < model.rules.sessions_max)),
        ],
        step: Callback::new(move |by| planner.act(Intent::Sessions(by))),
    })
}

fn gap(scope: &Scope) -> AnyView {
    let planner = scope.planner;
    let able =
        |step| scope.flag(move |model| model.request().is_some() && model.gap_step(step).is_some());
    stepper(Stepper {
        id: scope.id("gap"),
        label: text::GAP,
        test_ids: ["gap-fewer", "gap-value", "gap-more"],
        names: ["One week less between sessions", "One week more between sessions"],
        value: scope.text(|_, model| text::gap_value(model.gap_wished())),
        hint: prose::figure(&scope.series.gap_figure, &scope.figures).into_any(),
        able: [able(-1), able(1)],
        step: Callback::new(move |by| planner.act(Intent::GapWeeks(by))),
    })
}

fn weekday(scope: &Scope) -> AnyView {
    let planner = scope.planner;
    let closed = planner.peek(|model| model.rules.closed);
    let mut options = vec![(String::new(), text::SAME_WEEKDAY.to_owned())];
    if scope.dates.is_some() {
        let open = Weekday::ALL.iter().filter(|day| !closed.contains(**day));
        options.extend(open.map(|day| (day.index().to_string(), scope.weekday(*day))));
    }
    select(Select {
        id: scope.id("weekday"),
        label: text::WEEKDAY,
        test_id: None,
        options,
        value: scope.text(|_, model| {
            let wished = model.request().and_then(|request| request.weekday);
            wished.map_or_else(String::new, |day| day.index().to_string())
        }),
        change: Callback::new(move |value: String| {
            let wished = value.parse().ok().map(Weekday::from_index);
            planner.act(Intent::Weekday(wished));
        }),
    })
}
