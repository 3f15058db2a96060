//! The coming months, a day a button: one tap for the day in mind, two for a trip.
//!
//! Knows no meaning of a press: that is the state's. One stop of Tab for the whole calendar; arrows,
//! Home, End, Page Up and Page Down go from day to day in it.

use super::stage::{Stage, day_id, today};
use crate::domain::date::CivilDate;
use crate::ports::DateForm;
use crate::ui::node::{El, Node, bare_key, data, el};
use crate::ui::state::consult::{Mode, Step, Wanted, days};
use crate::ui::state::planner::Model;
use crate::ui::text::consult as text;

/// Months that are shown: a year, and the month it begins in once more.
const MONTHS: u8 = 13;

/// The calendar of the question on screen.
pub(super) fn calendar(stage: &Stage) -> Node {
    let (year, month, _) = stage.today().ymd();
    let months = (0..MONTHS).map(|later| self::month(stage, year, month, later));
    let (press, walk) = (stage.clone(), stage.clone());
    el("div")
        .class("tg-calendar")
        .attr("role", "group")
        .attr("aria-label", text::CALENDAR)
        .on("click", move |event| {
            if let Ok(day) = data(&event, "data-day").parse() {
                (press.act)(Wanted::Day(day));
            }
        })
        .on("keydown", move |event| {
            let Ok(day) = data(&event, "data-day").parse::<CivilDate>() else { return };
            if let Some(to) = reached(&bare_key(&event), day) {
                event.prevent_default();
                let today = walk.today();
                (walk.act)(Wanted::Cursor(to.clamp(today, last_day(today))));
            }
        })
        .children(months)
        .into()
}

/// The day that a key leads to from `day`.
fn reached(key: &str, day: CivilDate) -> Option<CivilDate> {
    let weekday = i32::from(day.weekday().index());
    Some(match key {
        "ArrowLeft" => day.saturating_add(-1),
        "ArrowRight" => day.saturating_add(1),
        "ArrowUp" => day.saturating_add(-7),
        "ArrowDown" => day.saturating_add(7),
        "Home" => day.saturating_add(-weekday),
        "End" => day.saturating_add(6 - weekday),
        "PageUp" => months_later(day, -1),
        "PageDown" => months_later(day, 1),
        _ => return None,
    })
}

/// The same day so many months later, or the last day of that month.
fn months_later(day: CivilDate, months: i32) -> CivilDate {
    let (year, month, number) = day.ymd();
    let count = year * 12 + i32::from(month) - 1 + months;
    let (year, month) = (count.div_euclid(12), count.rem_euclid(12) as u8 + 1);
    (1..=number).rev().find_map(|number| CivilDate::new(year, month, number).ok()).unwrap_or(day)
}

/// The first day of the month so many months after another.
fn first_of(year: i32, month: u8, later: u8) -> CivilDate {
    let first = CivilDate::new(year, month, 1).unwrap_or(CivilDate::MIN);
    months_later(first, i32::from(later))
}

/// The last day that is shown.
fn last_day(today: CivilDate) -> CivilDate {
    let (year, month, _) = today.ymd();
    first_of(year, month, MONTHS).saturating_add(-1)
}

fn month(stage: &Stage, year: i32, month: u8, later: u8) -> Node {
    let first = first_of(year, month, later);
    let next = months_later(first, 1);
    let name = stage.scope.date(first, DateForm::Month);
    let id = ["consult-month-", &later.to_string()].concat();
    // Seven days in a row from a Monday: their names head the columns.
    let monday = first.saturating_add(-i32::from(first.weekday().index()));
    let heads = (0..7).map(|at| {
        let day = stage.scope.date(monday.saturating_add(at), DateForm::WeekdayShort);
        el("span").child(day).into()
    });
    let days = (0..first.days_until(next)).map(|at| day(stage, first.saturating_add(at), at == 0));
    el("div")
        .class("tg-calendar__month")
        .attr("role", "group")
        .attr("aria-labelledby", id.clone())
        .child(el("h3").id(id).child(name))
        .child(el("div").class("tg-calendar__heads").attr("aria-hidden", "true").children(heads))
        .child(el("div").class("tg-calendar__days").children(days))
        .into()
}

/// Days since 1970 as a place, which no day of the calendar on screen is before.
fn place(day: CivilDate) -> usize {
    usize::try_from(day.day_number()).unwrap_or_default()
}

fn at(place: usize) -> CivilDate {
    i32::try_from(place).ok().and_then(CivilDate::from_day_number).unwrap_or(CivilDate::MIN)
}

fn day(stage: &Stage, day: CivilDate, first: bool) -> Node {
    let place = place(day);
    let button = el("button")
        .attr("type", "button")
        .id(day_id(day))
        .attr("data-day", day.to_string())
        .class(stage.text_at(place, class))
        .attr("aria-label", stage.text_at(place, name))
        .attr("aria-pressed", stage.text_at(place, pressed))
        .attr("tabindex", stage.text_at(place, stop))
        .flag("disabled", day < stage.today())
        .child(day.ymd().2.to_string());
    let cell: El = if first { starts(day) } else { el("span") };
    cell.child(button).into()
}

/// The cell of the first of a month, in the column of its weekday.
fn starts(day: CivilDate) -> El {
    const COLUMNS: [&str; 7] = [
        "tg-calendar__from-1",
        "tg-calendar__from-2",
        "tg-calendar__from-3",
        "tg-calendar__from-4",
        "tg-calendar__from-5",
        "tg-calendar__from-6",
        "tg-calendar__from-7",
    ];
    let column = COLUMNS.get(usize::from(day.weekday().index())).copied().unwrap_or_default();
    el("span").class(column)
}

/// What is on a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum On {
    InMind,
    Begins,
    KeptFree,
    Closed,
    Nothing,
}

fn on(stage: &Stage, model: &Model, day: CivilDate) -> On {
    let request = model.request();
    if request.is_some_and(|request| request.event == Some(day)) {
        On::InMind
    } else if days::is_half(model, day) {
        On::Begins
    } else if request.is_some_and(|request| {
        request.blocked.iter().any(|range| (range.from..=range.to).contains(&day))
    }) {
        On::KeptFree
    } else if is_closed(stage, day) {
        On::Closed
    } else {
        On::Nothing
    }
}

fn is_closed(stage: &Stage, day: CivilDate) -> bool {
    let rules = &stage.data.planner.rules;
    rules.closed.contains(day.weekday()) || rules.holidays.binary_search(&day).is_ok()
}

fn class(stage: &Stage, _: &Mode, model: &Model, place: usize) -> String {
    match on(stage, model, at(place)) {
        On::InMind => "tg-calendar__day tg-calendar__day--mind",
        On::Begins => "tg-calendar__day tg-calendar__day--begins",
        On::KeptFree => "tg-calendar__day tg-calendar__day--free",
        On::Closed => "tg-calendar__day tg-calendar__day--closed",
        On::Nothing => "tg-calendar__day",
    }
    .to_owned()
}

fn name(stage: &Stage, _: &Mode, model: &Model, place: usize) -> String {
    let day = at(place);
    let mut name = stage.scope.full(day);
    let mut add = |words: &str| {
        name.push_str(", ");
        name.push_str(words);
    };
    if day == today(model) {
        add(text::TODAY);
    }
    match on(stage, model, day) {
        On::InMind => add(text::IN_MIND),
        On::Begins => add(text::BEGINS),
        On::KeptFree => add(text::KEPT_FREE),
        On::Closed => add(text::CLOSED),
        On::Nothing => {}
    }
    name
}

fn pressed(stage: &Stage, mode: &Mode, model: &Model, place: usize) -> String {
    let is = match on(stage, model, at(place)) {
        On::InMind => mode.step == Step::Date,
        On::Begins | On::KeptFree => mode.step == Step::Days,
        On::Closed | On::Nothing => false,
    };
    if is { "true" } else { "false" }.to_owned()
}

/// The day that Tab leads to: the one where keys were last, else the day in mind, else today.
fn stop(_: &Stage, mode: &Mode, model: &Model, place: usize) -> String {
    let today = today(model);
    let event = model.request().and_then(|request| request.event);
    let shown = |day: &CivilDate| (today..=last_day(today)).contains(day);
    let here = mode.cursor.filter(shown).or(event.filter(shown)).unwrap_or(today);
    if here == at(place) { "0" } else { "-1" }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    #[test]
    fn keys_go_by_day_by_week_and_by_month() {
        let from = day("2027-01-31");
        for (key, to) in [
            ("ArrowLeft", "2027-01-30"),
            ("ArrowDown", "2027-02-07"),
            ("Home", "2027-01-25"),
            ("End", "2027-01-31"),
            ("PageDown", "2027-02-28"),
            ("PageUp", "2026-12-31"),
        ] {
            assert_eq!(reached(key, from), Some(day(to)), "{key}");
        }
        assert_eq!(reached("a", from), None);
    }

    #[test]
    fn a_month_later_than_december_is_in_the_next_year() {
        assert_eq!(first_of(2027, 11, 3), day("2028-02-01"));
        assert_eq!(months_later(day("2028-02-29"), 12), day("2029-02-28"));
    }
}
