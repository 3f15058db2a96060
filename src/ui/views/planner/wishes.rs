//! What a person asks for: start or event, how many sessions, how far apart, which weekday.
//!
//! Limits are checked here and told in words; the inputs themselves allow anything.

use super::scope::Scope;
use crate::domain::date::{CivilDate, Weekday};
use crate::domain::series::{Direction, Reason, Request};
use crate::ui::node::{El, Node, Words, el};
use crate::ui::state::planner::{Field, Intent, Model};
use crate::ui::text::{dates, planner as text};
use crate::ui::views::controls::{
    Choice, DateField, Select, Stepper, choice, date_field, figure, select, stepper,
};

/// The wishes.
pub fn wishes(scope: &Scope) -> El {
    let pair =
        |first: Node, second: Node| el("div").class("tg-wishes__pair").child(first).child(second);
    scope
        .section("tg-wishes tg-scripted", "wishes", text::WISHES)
        .child(pair(start(scope), event(scope)))
        .child(direction(scope))
        .child(pair(sessions(scope), gap(scope)))
        .child(weekday(scope))
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

/// The first day.
pub fn start(scope: &Scope) -> Node {
    date_field(DateField {
        id: scope.id("start"),
        label: scope.text(|_, model| text::start_label(backward(model)).to_owned()),
        test_id: Some("start-date"),
        value: scope.text(|_, model| iso(start_of(model))),
        words: scope.text(start_words),
        fault: scope.fault(Field::Start),
        change: scope.entered(0, |scope, _, typed| match typed.parse() {
            Ok(day) => {
                scope.tell(Field::Start, "");
                scope.wish(Intent::Start(day));
            }
            // A series has a first day: the one that stands is shown again.
            Err(_) if typed.is_empty() => scope.tell(Field::Start, ""),
            Err(error) => scope.tell(Field::Start, dates::fault(&error)),
        }),
    })
}

fn start_words(scope: &Scope, model: &Model) -> String {
    let (Some(request), Some(live)) = (model.request(), &model.live) else {
        return text::START_HINT.to_owned();
    };
    if let Some((reason, open)) = model.start_moved() {
        return start_moved_words(scope, model, request, reason, open);
    }
    let start = scope.full(request.start);
    if request.start < live.today { text::start_passed(&start) } else { start }
}

/// A function of its own: where a clinic is open on the proposed day no page's start needs it.
#[inline(never)]
fn start_moved_words(
    scope: &Scope,
    model: &Model,
    request: &Request,
    reason: Reason,
    open: CivilDate,
) -> String {
    let reason = scope.words(model, request, &|words| words.reason(reason));
    text::start_moved(&scope.full(request.start), &reason, &scope.full(open))
}

/// The day to be ready for.
pub fn event(scope: &Scope) -> Node {
    date_field(DateField {
        id: scope.id("event"),
        label: text::EVENT.into(),
        test_id: Some("event-date"),
        value: scope.text(|_, model| iso(event_of(model))),
        words: scope.text(event_words),
        fault: scope.fault(Field::Event),
        change: scope.entered(0, |scope, _, typed| {
            let day = if typed.is_empty() { Ok(None) } else { typed.parse().map(Some) };
            match day {
                Ok(day) => {
                    scope.tell(Field::Event, "");
                    scope.wish(Intent::Event(day));
                }
                Err(error) => scope.tell(Field::Event, dates::fault(&error)),
            }
        }),
    })
}

fn event_words(scope: &Scope, model: &Model) -> String {
    let Some(request) = model.request() else { return text::EVENT_HINT.to_owned() };
    match request.event {
        None => text::EVENT_HINT.to_owned(),
        Some(event) => event_day_words(scope, model, request, event),
    }
}

#[inline(never)] // no page's start has an event
fn event_day_words(scope: &Scope, model: &Model, request: &Request, event: CivilDate) -> String {
    let event = scope.full(event);
    if request.finish_after_event {
        text::event_passed_over(&event)
    } else {
        text::event_buffer(&event, model.rules.event_buffer)
    }
}

/// Which end is held; only a question once there is an event.
fn direction(scope: &Scope) -> Node {
    scope.shown_at(0, |_, model, _| event_of(model).is_some(), ends)
}

fn ends(scope: &Scope, _: usize) -> Node {
    choice(Choice {
        group: scope.id("direction"),
        label: text::DIRECTION,
        options: &text::DIRECTIONS,
        chosen: scope.chosen(|model| match model.request() {
            Some(request) if request.finish_after_event => 2,
            Some(request) if request.direction == Direction::Forward => 0,
            _ => 1,
        }),
        choose: scope.choose(|scope, place| {
            scope.wish(match place {
                0 => Intent::Direction(Direction::Forward),
                1 => Intent::Direction(Direction::Backward),
                _ => Intent::FinishAfterEvent,
            });
        }),
    })
}

/// How many sessions are wished for, where a wish can be had.
fn wished(model: &Model) -> Option<u8> {
    model.can_wish().then(|| model.sessions_wished())
}

/// How many sessions.
pub fn sessions(scope: &Scope) -> Node {
    let number = &scope.data.sessions;
    stepper(Stepper {
        id: scope.id("sessions"),
        label: text::SESSIONS,
        test_ids: ["sessions-fewer", "sessions-value", "sessions-more"],
        names: ["One session fewer", "One session more"],
        value: scope.text(|_, model| model.sessions_wished().to_string()),
        hint: figure(&number.id, &number.words),
        able: [
            scope.flag(|model| wished(model).is_some_and(|it| it > model.rules.sessions_min)),
            scope.flag(|model| wished(model).is_some_and(|it| it < model.rules.sessions_max)),
        ],
        steps: [
            scope.act(|scope| scope.wish(Intent::Sessions(-1))),
            scope.act(|scope| scope.wish(Intent::Sessions(1))),
        ],
    })
}

/// How far apart.
pub fn gap(scope: &Scope) -> Node {
    fn able(model: &Model, step: i8) -> bool {
        model.can_wish() && model.gap_step(step).is_some()
    }
    let number = &scope.data.gap;
    stepper(Stepper {
        id: scope.id("gap"),
        label: text::GAP,
        test_ids: ["gap-fewer", "gap-value", "gap-more"],
        names: ["One week less between sessions", "One week more between sessions"],
        value: scope.text(|_, model| text::gap_value(model.gap_wished())),
        hint: figure(&number.id, &number.words),
        able: [scope.flag(|model| able(model, -1)), scope.flag(|model| able(model, 1))],
        steps: [
            scope.act(|scope| scope.wish(Intent::GapWeeks(-1))),
            scope.act(|scope| scope.wish(Intent::GapWeeks(1))),
        ],
    })
}

fn weekday(scope: &Scope) -> Node {
    let closed = scope.data.rules.closed;
    let mut options: Vec<(String, Words)> = vec![(String::new(), text::SAME_WEEKDAY.into())];
    if scope.dates.is_some() {
        for day in Weekday::ALL.iter().filter(|day| !closed.contains(**day)) {
            options.push((day.index().to_string(), scope.weekday(*day).into()));
        }
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
        change: scope.entered(0, |scope, _, value| {
            let wished = value.parse().ok().map(Weekday::from_index);
            scope.wish(Intent::Weekday(wished));
        }),
    })
}
