//! The three questions before a plan: how many sessions, a date in mind, trips.
//!
//! Each is answered by one tap or two, in large type; the same can be typed. Nothing asks for a name.

use super::bar::newer_between;
use super::calendar::calendar;
use super::stage::Stage;
use crate::domain::date::Weekday;
use crate::ports::DateForm;
use crate::ui::node::{El, Node, el};
use crate::ui::state::consult::{Mode, Step, Wanted};
use crate::ui::state::planner::Model;
use crate::ui::text::{consult as text, planner as planned};
use crate::ui::views::controls::Button;
use crate::ui::views::planner::{blocked, wishes};

fn question(stage: &Stage, step: Step, class: &'static str, heading: &'static str) -> El {
    stage
        .step(step, class)
        .attr("aria-labelledby", [super::step_id(step), "-title"].concat())
        .child(stage.heading(step, heading))
}

/// How many sessions, how far apart.
pub(super) fn series(stage: &Stage) -> El {
    let presets = (0..stage.data.planner.presets.len()).map(|place| preset(stage, place));
    let own = el("div")
        .class("tg-consult__own")
        .child(el("h3").class("tg-consult__label").child(text::OWN_SERIES))
        .child(
            el("div")
                .class("tg-consult__steppers")
                .child(wishes::sessions(&stage.scope))
                .child(wishes::gap(&stage.scope)),
        );
    question(stage, Step::Series, "tg-consult__step", text::SERIES)
        .child(el("p").class("tg-consult__hint").child(text::SERIES_HINT))
        .child(el("ul").class("tg-consult__presets").children(presets))
        .child(own)
        .child(newer_between(stage))
        .child(foot(stage, main(stage, on_series)))
}

/// A card for the preset at `place`.
fn preset(stage: &Stage, place: usize) -> Node {
    let Some(preset) = stage.data.planner.presets.get(place).copied() else {
        return Node::nothing();
    };
    let press = stage.want(Wanted::Preset(place));
    let chosen = stage.text_at(place, |stage, _, model, place| {
        let preset = stage.data.planner.presets.get(place);
        let is = preset.zip(model.request()).is_some_and(|(preset, request)| {
            (preset.sessions, u16::from(preset.weeks) * 7) == (request.sessions, request.gap)
        });
        if is { "true" } else { "false" }.to_owned()
    });
    let numbers = text::preset(preset.sessions, preset.weeks);
    let card = el("button")
        .attr("type", "button")
        .class("tg-consult__preset")
        .attr("aria-pressed", chosen)
        .on("click", move |_| press())
        .child(el("span").class("tg-consult__numbers").attr("aria-hidden", "true").child(numbers))
        .child(
            el("span")
                .class("tg-consult__words")
                .child(text::preset_words(preset.sessions, preset.weeks)),
        )
        .child(
            el("span")
                .class("tg-consult__span")
                .child(text::preset_span(preset.sessions, preset.weeks)),
        );
    el("li").child(card).into()
}

/// Is there a date in mind?
pub(super) fn date(stage: &Stage) -> El {
    let typed = el("div")
        .class("tg-consult__typed")
        .child(wishes::event(&stage.scope))
        .child(wishes::start(&stage.scope));
    question(stage, Step::Date, "tg-consult__step", text::DATE)
        .child(el("p").class("tg-consult__hint").child(text::DATE_HINT))
        .child(stage.shown(|mode, _| mode.step == Step::Date, calendar))
        .child(typed)
        .child(foot(stage, main(stage, on_date)))
}

/// Any trips or busy days?
pub(super) fn days(stage: &Stage) -> El {
    // In the foot, which stays in sight however far the calendar was scrolled.
    let told = el("p").class("tg-consult__told").attr("role", "status").child(stage.text(told));
    let kept =
        el("ul").class("tg-blocked__list").child(stage.scope.rows(blocked::count, blocked::range));
    let typed = el("details")
        .class("tg-consult__more")
        .child(el("summary").child(text::TYPED))
        .child(blocked::form(&stage.scope));
    question(stage, Step::Days, "tg-consult__step", text::DAYS)
        .child(el("p").class("tg-consult__hint").child(text::DAYS_HINT))
        // Drawn anew each time, on the day that it is then.
        .child(stage.shown(|mode, _| mode.step == Step::Days, closed))
        .child(kept)
        .child(stage.shown(|mode, _| mode.step == Step::Days, calendar))
        .child(typed)
        .child(foot(stage, main(stage, on_days)).child(told))
}

/// What is kept free by now, or that the last day is still to be tapped.
fn told(stage: &Stage, _: &Mode, model: &Model) -> String {
    let first = model.screen.range.first().and_then(|first| first.parse().ok());
    if let Some(first) = first {
        return text::days_last(&stage.scope.date(first, DateForm::DayMonth));
    }
    let ranges = model.request().map_or(&[][..], |request| &request.blocked);
    let day = |date| stage.scope.date(date, DateForm::DayMonthShort);
    let ranges: Vec<String> =
        ranges.iter().map(|range| planned::range(&day(range.from), &day(range.to))).collect();
    text::kept_free(&ranges)
}

/// The days on which the clinic is closed, where it says any.
fn closed(stage: &Stage) -> Node {
    let rules = &stage.data.planner.rules;
    let weekdays = Weekday::ALL.iter().filter(|day| rules.closed.contains(**day));
    let weekdays: Vec<String> = weekdays.map(|day| stage.scope.weekday(*day)).collect();
    let to_come = rules.holidays.iter().filter(|day| **day >= stage.today());
    let holidays: Vec<String> =
        to_come.take(MOST_HOLIDAYS).map(|day| stage.scope.date(*day, DateForm::DayMonth)).collect();
    if weekdays.is_empty() && holidays.is_empty() {
        return Node::nothing();
    }
    el("p").class("tg-consult__closed").child(text::closed(&weekdays, &holidays)).into()
}

/// The next holidays are named; the calendar marks all of them.
const MOST_HOLIDAYS: usize = 3;

/// What the main button of a question says.
type Label = fn(&Mode, &Model) -> &'static str;

fn on_series(mode: &Mode, _: &Model) -> &'static str {
    if mode.from_plan { text::BACK_TO_PLAN } else { text::GO_ON }
}

fn on_date(mode: &Mode, model: &Model) -> &'static str {
    let event = model.request().and_then(|request| request.event);
    match (mode.from_plan, event) {
        (true, _) => text::BACK_TO_PLAN,
        (false, None) => text::NO_DATE,
        (false, Some(_)) => text::GO_ON,
    }
}

fn on_days(mode: &Mode, model: &Model) -> &'static str {
    match (mode.from_plan, blocked::count(model)) {
        (true, _) => text::BACK_TO_PLAN,
        (false, 0) => text::NO_DAYS,
        (false, _) => text::SEE_PLAN,
    }
}

fn main(stage: &Stage, label: Label) -> Button {
    let consult = stage.consult;
    let words =
        crate::ui::node::words(move || consult.read(|mode, model| label(mode, model).to_owned()));
    stage
        .button(words, Wanted::Next)
        .class("tg-button tg-consult__main")
        // Where the clinic offers no series to choose from, the one that the steppers show is asked for.
        .disabled(stage.flag_at(0, |stage, _, model, _| {
            model.request().is_none() && !stage.data.planner.presets.is_empty()
        }))
}

/// The one large button of a step, always at the same place.
pub(super) fn foot(_: &Stage, main: Button) -> El {
    el("div").class("tg-consult__foot").child(main.view())
}
