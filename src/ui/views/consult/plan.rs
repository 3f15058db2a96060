//! The plan in large type: the days on one side, recovery and the messages of a session on the other.
//!
//! A tap on a session shows at most two messages for it; a tap on a number shows its source. Knows no
//! rule: facts and findings are the domain's, and most words the planner's.

use super::questions::foot;
use super::stage::Stage;
use crate::content::part_data::planner::Number;
use crate::domain::recovery::Phases;
use crate::domain::timeline::Scale;
use crate::ports::DateForm;
use crate::ui::node::{El, Flag, Node, Words, el, words};
use crate::ui::state::consult::{Mode, Step, Wanted};
use crate::ui::state::planner::{Live, Model};
use crate::ui::text::{consult as text, planner as planned};
use crate::ui::views::controls::{Button, PLAIN, QUIET, SMALL, live_figure};
use crate::ui::views::planner::{dates, findings, no_fit, prose, session};
use crate::ui::views::timeline::{phases_picture, tone_class};

/// Id of the button of the session at `index`.
pub fn session_id(index: usize) -> String {
    ["consult-session-", &index.to_string()].concat()
}

/// The plan.
pub(super) fn plan(stage: &Stage) -> El {
    let scope = &stage.scope;
    let rows = stage.rows(|_, _, model| model.plan().map_or(0, |plan| plan.sessions.len()), row);
    let rows =
        el("ol").class("tg-consult__sessions").attr("data-testid", "session-dates").child(rows);
    let left =
        el("div").class("tg-consult__left").child(rows).child(moves(stage)).child(tools(stage));
    let right =
        el("div").class("tg-consult__right").child(dates::picture(scope)).child(after(stage));
    let notes = el("div")
        .class("tg-consult__notes")
        .child(no_fit::no_fit(scope))
        .child(findings::conflicts(scope))
        .child(findings::do_now(scope));
    let compare = stage
        .button(text::COMPARE, Wanted::Go(Step::Compare))
        .class(QUIET)
        .disabled(no_plan(stage))
        .view();
    let home = stage
        .button(text::TAKE_HOME, Wanted::Next)
        .class("tg-button tg-consult__main")
        .disabled(no_plan(stage));
    stage
        .step(Step::Plan, "tg-consult__step tg-consult__plan")
        .attr("aria-labelledby", "consult-plan-title")
        .child(stage.heading(Step::Plan, dates::headline(scope)))
        .child(facts(stage))
        .child(notes)
        .child(el("div").class("tg-consult__sides").child(left).child(right))
        .child(el("p").class("tg-consult__note").child(planned::NOT_A_BOOKING))
        .child(foot(stage, home).child(compare))
}

fn no_plan(stage: &Stage) -> Flag {
    stage.flag(|_, model| model.plan().is_none())
}

/// The session at `index`, as large as the room allows.
fn row(stage: &Stage, index: usize) -> Node {
    let scope = &stage.scope;
    let datetime = stage.text_at(index, |_, _, model, index| {
        session::date_of(model, index).map_or_else(String::new, |date| date.to_string())
    });
    let part = |form: fn(&Stage, crate::domain::date::CivilDate) -> String| {
        let stage = stage.clone();
        words(move || {
            stage.consult.read(|_, model| {
                session::date_of(model, index).map_or_else(String::new, |date| form(&stage, date))
            })
        })
    };
    let day = part(|stage, date| stage.scope.full(date));
    let chosen = stage.text_at(index, |_, mode, _, index| {
        if mode.selected == index { "true" } else { "false" }.to_owned()
    });
    let press = stage.want(Wanted::Select(index));
    let number = el("span").class("tg-consult__number").child((index + 1).to_string());
    let day = el("time").class("tg-consult__day").attr("datetime", datetime).child(day);
    let pinned = scope.flag_at(index, |model, index| !session::is_pinned(model, index));
    let under = el("span")
        .class("tg-consult__under")
        .child(
            el("span")
                .class("tg-consult__pin")
                .flag("hidden", pinned)
                .child([planned::PINNED, ". "].concat()),
        )
        .child(scope.text_at(index, session::distance));
    let button = el("button")
        .attr("type", "button")
        .id(session_id(index))
        .class("tg-consult__session")
        .attr("aria-pressed", chosen)
        .on("click", move |_| press())
        .child(el("span").class("tg-visually-hidden").child("Session "))
        .child(number)
        .child(day)
        .child(under);
    let warnings = el("p")
        .class("tg-note tg-note--alert")
        .flag("hidden", scope.flag_at(index, session::is_calm))
        .child(scope.text_at(index, session::warnings));
    el("li").child(button).child(warnings).into()
}

/// What moves the chosen session, by touch.
fn moves(stage: &Stage) -> El {
    let steps = text::MOVES.into_iter().zip(planned::MOVES).map(|(label, (name, days))| {
        let button =
            stage.button(label, Wanted::MoveBy(days)).class(SMALL).disabled(no_plan(stage));
        button.name([label, ": ", name].concat()).view()
    });
    let pinned = stage.flag(|mode, model| session::is_pinned(model, mode.selected));
    let pin =
        stage.button(text::PIN, Wanted::Pin).class(SMALL).pressed(pinned).disabled(no_plan(stage));
    let label = stage.text(|_, mode, _| planned::change_session(mode.selected));
    el("div")
        .class("tg-consult__moves")
        .attr("role", "group")
        .attr("aria-label", label)
        .children(steps)
        .child(pin.view())
}

/// Undo and redo, keeping for the comparison, and the line that says what changed.
fn tools(stage: &Stage) -> El {
    let tool = |label: &'static str, test_id, able: fn(&Live) -> bool, wanted| -> Button {
        let consult = stage.consult;
        let unable = crate::ui::node::flag(move || {
            !consult.read(|_, model| model.live.as_ref().is_some_and(able))
        });
        stage.button(label, wanted).class(PLAIN).test_id(test_id).disabled(unable)
    };
    let keep = stage.button(text::KEEP, Wanted::Keep).class(PLAIN).test_id("compare");
    let status = stage.scope.text(dates::said);
    el("div")
        .class("tg-consult__tools-of-plan")
        .child(
            el("div")
                .class("tg-row")
                .child(tool(planned::UNDO, "undo", Live::can_undo, Wanted::Undo).view())
                .child(tool(planned::REDO, "redo", Live::can_redo, Wanted::Redo).view())
                .child(keep.disabled(no_plan(stage)).view()),
        )
        .child(el("p").class("tg-status").attr("role", "status").child(status))
}

/// The numbers of the plan. A press on one that comes from the content shows its source.
fn facts(stage: &Stage) -> El {
    let data = &stage.data.planner;
    let visits = stage.text(|_, _, model| fact(model, |it| text::times(it.visits)));
    let apart = stage.text(|_, _, model| fact(model, |it| text::apart(it.gaps)));
    let shows = stage.text(|_, _, model| fact(model, |it| planned::days(it.visible_days)));
    let spare = stage.text(|_, _, model| fact(model, to_spare));
    let no_event =
        stage.flag(|_, model| model.plan().is_none_or(|plan| plan.request.event.is_none()));
    let before = stage.text(|stage, _, model| {
        let event = model.request().and_then(|request| request.event);
        event.map_or_else(String::new, |event| {
            text::before(&stage.scope.date(event, DateForm::DayMonth))
        })
    });
    let line = |label: Words, value: Node| {
        el("div").child(el("dt").child(label)).child(el("dd").child(value))
    };
    el("dl")
        .class("tg-consult__facts")
        .flag("hidden", no_plan(stage))
        .child(line(text::VISITS.into(), sourced(&data.sessions, visits)))
        .child(line(text::APART.into(), sourced(&data.gap, apart)))
        .child(line(text::SHOWS.into(), sourced(&data.visible, shows)))
        .child(line(before, spare.into()).flag("hidden", no_event))
}

fn fact(model: &Model, tell: fn(&crate::domain::series::Facts) -> String) -> String {
    model.known.facts.as_ref().map_or_else(|| planned::NOTHING.to_owned(), tell)
}

/// How a plan lies to the date in mind.
pub(super) fn to_spare(facts: &crate::domain::series::Facts) -> String {
    match facts.event {
        None => text::NO_DATE_SET.to_owned(),
        Some(event) => match event.days {
            Some(days) if event.sessions_after == 0 => text::to_spare(days.unsigned_abs()),
            _ => planned::after_event(event.sessions_after),
        },
    }
}

/// A number of the plan with the source of the content's number that it follows.
fn sourced(number: &Number, words: Words) -> Node {
    if number.id.is_empty() {
        return words.into();
    }
    live_figure(["source-", &number.id].concat().into(), words)
}

/// The chosen session: the days after it as a picture, and the messages of one of its phases.
fn after(stage: &Stage) -> El {
    let recovery = &stage.data.recovery;
    let title = stage.text(|stage, mode, model| {
        let date = session::date_of(model, mode.selected);
        date.map_or_else(String::new, |date| text::messages(mode.selected, &stage.scope.full(date)))
    });
    let days: Phases = recovery.days();
    let tones: Vec<_> = recovery.phases.iter().map(|phase| phase.tone).collect();
    let picture = phases_picture(&days, &Scale::new(&days), &tones, Some(recovery.gap_days));
    let phases = (0..recovery.phases.len()).map(|index| phase(stage, index));
    let messages = (0..recovery.phases.len()).map(|index| messages(stage, index));
    el("div")
        .class("tg-consult__after")
        .flag("hidden", no_plan(stage))
        .child(el("div").attr("role", "status").child(el("h3").child(title)))
        .children(messages)
        .child(
            el("div")
                .class("tg-timeline__stage")
                .attr("aria-hidden", "true")
                .child(el("div").class("tg-timeline__picture").markup(picture)),
        )
        .child(
            el("div")
                .class("tg-consult__phases")
                .attr("role", "group")
                .attr("aria-label", text::PHASES)
                .children(phases),
        )
}

fn phase(stage: &Stage, index: usize) -> Node {
    let Some(phase) = stage.data.recovery.phases.get(index) else { return Node::nothing() };
    let chosen = stage.text_at(index, |_, mode, _, index| {
        if mode.phase == index { "true" } else { "false" }.to_owned()
    });
    let press = stage.want(Wanted::Phase(index));
    el("button")
        .attr("type", "button")
        .class(["tg-consult__phase ", tone_class(phase.tone)].concat())
        .attr("aria-pressed", chosen)
        .on("click", move |_| press())
        .child(
            el("span")
                .class("tg-consult__phase-days")
                .child(text::phase_days(phase.days.first_day, phase.days.last_day)),
        )
        .child(" ")
        .child(el("span").child(phase.name.clone()))
        .into()
}

/// The messages of the phase at `index`; on screen while it is chosen.
fn messages(stage: &Stage, index: usize) -> Node {
    let lines = stage.data.messages.get(index).map_or(&[][..], Vec::as_slice);
    let lines = lines.iter().map(|line| el("li").child(prose::line(line)).into());
    let off = stage.flag_at(index, |_, mode: &Mode, _, index| mode.phase != index);
    el("ul").class("tg-consult__messages").flag("hidden", off).children(lines).into()
}
