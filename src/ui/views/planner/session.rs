//! One session of the list: its day, what belongs to it, and a panel of what can be done with it.
//!
//! Knows one place in the plan, never a whole session: what stands there follows by signals.

use super::scope::{Scope, session};
use crate::domain::date::CivilDate;
use crate::domain::series::edits::{Scope as Reach, Target};
use crate::ports::DateForm;
use crate::ui::node::{Flag, Node, el};
use crate::ui::state::handover::Deed;
use crate::ui::state::keys::Key;
use crate::ui::state::planner::{Field, Intent, Model, keys};
use crate::ui::text::{dates, handover, planner as text};
use crate::ui::views::controls::{Button, Choice, DateField, PLAIN, SMALL, choice, date_field};

/// The row of the session at `index`.
pub fn row(scope: &Scope, index: usize) -> Node {
    let datetime = scope.text_at(index, |_, model, index| match session(model, index) {
        Some(session) => session.date.to_string(),
        // A duration, as long as there is no day: that is valid in `datetime` too.
        None => ["P", &(index * usize::from(model.weeks) * 7).to_string(), "D"].concat(),
    });
    let day = scope.text_at(index, |scope, model, index| match session(model, index) {
        Some(session) => scope.full(session.date),
        None => text::week(index, model.weeks),
    });
    let calm = scope.flag_at(index, is_calm);
    let number = [&text::session(index), ": "].concat();
    let words = el("div")
        .class("tg-session__text")
        .child(el("span").class("tg-visually-hidden").child(number))
        .child(el("time").class("tg-session__day").attr("datetime", datetime).child(day))
        .child(
            el("span")
                .class("tg-session__pin")
                .flag("hidden", scope.flag_at(index, |model, index| !is_pinned(model, index)))
                .child(text::PINNED),
        )
        .child(el("span").class("tg-session__distance").child(scope.text_at(index, distance)))
        .child(el("span").class("tg-session__windows").child(scope.text_at(index, windows)));
    let warnings = el("p")
        .class("tg-note tg-note--alert tg-session__warnings")
        .flag("hidden", calm)
        .child(scope.text_at(index, warnings));
    let line = el("div").class("tg-session__line").child(words).child(toggle(scope, index));
    let panel = scope.shown_at(index, |_, model, index| is_open(model, index), panel);
    el("li").class("tg-session").child(line).child(warnings).child(panel).into()
}

fn is_open(model: &Model, index: usize) -> bool {
    model.screen.open == Some(index)
}

/// Opens the panel; arrow keys on it move the session.
fn toggle(scope: &Scope, index: usize) -> Node {
    let planner = scope.planner;
    let on_key = move |key: Key| {
        let reach = planner.peek(|model| Some(model.screen.reach)).unwrap_or(Reach::Only);
        let intent = keys::on_session(&key, index as u8, reach);
        let used = intent.is_some();
        if let Some(intent) = intent {
            planner.act(intent);
        }
        used
    };
    let press = scope.act_at(index, |scope, index| {
        scope.planner.screen(|screen| {
            screen.open = if screen.open == Some(index) { None } else { Some(index) };
            // What was wrong with a day was said of another session.
            screen.tell(Field::Day, "");
        });
    });
    Button::acting(text::CHANGE, press)
        .class("tg-button tg-button--quiet tg-button--small tg-scripted")
        .name(text::change_session(index))
        .disabled(scope.no_plan())
        .expanded(scope.flag_at(index, is_open))
        .keys(Box::new(on_key))
        .view()
}

/// Whether nothing is broken on its day.
pub fn is_calm(model: &Model, index: usize) -> bool {
    model.known.findings().iter().all(|it| it.session != Some(index as u8))
}

fn pinned(scope: &Scope, index: usize) -> Flag {
    scope.flag_at(index, is_pinned)
}

/// Whether it stays on its day.
pub fn is_pinned(model: &Model, index: usize) -> bool {
    session(model, index).is_some_and(|session| session.pinned)
}

/// Its day.
pub fn date_of(model: &Model, index: usize) -> Option<CivilDate> {
    session(model, index).map(|session| session.date)
}

/// How far it is from the one before it.
pub fn distance(_: &Scope, model: &Model, index: usize) -> String {
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
pub fn windows(scope: &Scope, model: &Model, index: usize) -> String {
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
pub fn warnings(scope: &Scope, model: &Model, index: usize) -> String {
    let Some(plan) = model.plan() else { return String::new() };
    let mut lines = String::new();
    for found in model.known.findings() {
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

fn panel(scope: &Scope, index: usize) -> Node {
    let moves = text::MOVES.map(|(label, days)| {
        let here = scope.clone();
        let press = move || shift(&here, index, Target::Days(days));
        Button::new(label, press).class(SMALL).view()
    });
    let reaches = choice(Choice {
        group: [scope.id("reach-"), index.to_string()].concat(),
        label: text::REACH,
        options: &text::REACHES,
        chosen: scope.chosen(|model| usize::from(model.screen.reach == Reach::AndLater)),
        choose: scope.choose(|scope, place| {
            let reach = if place == 0 { Reach::Only } else { Reach::AndLater };
            scope.planner.screen(|screen| screen.reach = reach);
        }),
    });
    el("div")
        .class("tg-session__panel")
        .child(reaches)
        .child(el("div").class("tg-row").children(moves))
        .child(day_field(scope, index))
        .child(acts(scope, index))
        .into()
}

/// Moves the session, and the later ones if moves reach that far.
fn shift(scope: &Scope, index: usize, to: Target) {
    scope.planner.change(|model| {
        let reach = model.screen.reach;
        model.act(Intent::Move(index as u8, to, reach));
    });
}

/// Moves the session to a day.
fn day_field(scope: &Scope, index: usize) -> Node {
    date_field(DateField {
        id: scope.id("move-to"),
        label: text::MOVE_TO.into(),
        test_id: None,
        value: scope.text_at(index, |_, model, index| {
            date_of(model, index).map_or_else(String::new, |date| date.to_string())
        }),
        words: scope.text_at(index, |scope, model, index| {
            date_of(model, index).map_or_else(String::new, |date| scope.full(date))
        }),
        fault: scope.fault(Field::Day),
        change: scope.entered(index, |scope, index, typed| match typed.parse() {
            Ok(day) => {
                scope.tell(Field::Day, "");
                shift(scope, index, Target::Date(day));
            }
            Err(_) if typed.is_empty() => scope.tell(Field::Day, ""),
            Err(error) => scope.tell(Field::Day, dates::fault(&error)),
        }),
    })
}

/// Pin, calendar, missed, left out.
fn acts(scope: &Scope, index: usize) -> Node {
    let act = |label: &'static str, class, act: fn(&Scope, usize)| {
        Button::acting(label, scope.act_at(index, act)).class(class)
    };
    let pin = act(text::PIN, SMALL, |scope, index| {
        let pinned = scope.planner.peek(|model| is_pinned(model, index));
        scope.wish(Intent::Pin(index as u8, !pinned));
    });
    let calendar = act(handover::SESSION_CALENDAR, SMALL, |scope, index| {
        (scope.deed)(Deed::SessionCalendar(index as u8));
    });
    let remove = act(text::REMOVE, PLAIN, |scope, index| {
        scope.planner.screen(|screen| screen.open = None);
        scope.wish(Intent::Remove(index as u8));
    });
    let fewest = scope.flag(|model| {
        model.plan().is_none_or(|plan| plan.sessions.len() <= usize::from(model.rules.sessions_min))
    });
    el("div")
        .class("tg-row")
        .child(pin.pressed(pinned(scope, index)).view())
        .child(calendar.view())
        .child(scope.shown_at(index, has_passed, missed))
        .child(remove.disabled(fewest).view())
        .into()
}

fn has_passed(_: &Scope, model: &Model, index: usize) -> bool {
    date_of(model, index).zip(model.today()).is_some_and(|(date, today)| date < today)
}

fn missed(scope: &Scope, index: usize) -> Node {
    let press = scope.act_at(index, |scope, index| scope.wish(Intent::Missed(index as u8)));
    Button::acting(text::MISSED, press).class(SMALL).view()
}
