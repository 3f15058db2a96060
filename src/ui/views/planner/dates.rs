//! The plan: what it amounts to, the line that says what changed, and the list of dates.
//!
//! Knows no rule: facts come from the domain.

use leptos::prelude::*;

use super::scope::Scope;
use super::session;
use crate::domain::series::Facts;
use crate::domain::series::edits::Scope as Reach;
use crate::domain::series::facts::facts;
use crate::ui::state::planner::{Intent, Model, Said};
use crate::ui::text::planner::{self as text, changes};
use crate::ui::views::controls::{Button, fixed, numbered};

/// The signals of the list itself, which are nobody's plan.
#[derive(Clone, Copy)]
pub struct ListState {
    /// The session whose panel is open.
    pub open: RwSignal<Option<usize>>,
    /// How far a move reaches.
    pub reach: RwSignal<Reach>,
}

/// Headline, facts, tools and dates.
pub fn dates(scope: &Scope) -> AnyView {
    let list = ListState { open: RwSignal::new(None), reach: RwSignal::new(Reach::AndLater) };
    let planner = scope.planner;
    let here = scope.clone();
    let rows =
        numbered(move || planner.read(Model::rows), move |index| session::row(&here, list, index));
    view! {
        {amounts(scope)}
        {tools(scope)}
        <ol class="tg-sessions" data-testid="session-dates">
            {rows}
        </ol>
    }
    .into_any()
}

fn model_facts(model: &Model) -> Option<Facts> {
    facts(&model.rules, model.plan()?)
}

/// How many sessions in how many weeks.
pub fn headline(scope: &Scope) -> Signal<String> {
    scope.text(|_, model| match model_facts(model) {
        Some(facts) => text::headline(u32::from(facts.visits), facts.span_days.unsigned_abs()),
        None if model.live.is_none() => {
            let gaps = u32::from(model.sessions).saturating_sub(1);
            text::headline(u32::from(model.sessions), gaps * u32::from(model.weeks) * 7)
        }
        None => text::NO_PLAN.to_owned(),
    })
}

/// The large numbers.
fn amounts(scope: &Scope) -> AnyView {
    let last = scope.text(|scope, model| match model_facts(model) {
        Some(facts) => scope.short(facts.finish),
        None if model.live.is_none() => {
            text::week(usize::from(model.sessions).saturating_sub(1), model.weeks)
        }
        None => text::NOTHING.to_owned(),
    });
    let visible = scope.text(|_, model| match model_facts(model) {
        Some(facts) => text::days(facts.visible_days),
        None if model.live.is_none() => {
            text::days(u32::from(model.sessions) * (u32::from(model.rules.visible_last_day) + 1))
        }
        None => text::NOTHING.to_owned(),
    });
    let before = scope.text(|_, model| {
        let event = model_facts(model).and_then(|facts| facts.event);
        event.map_or_else(
            || text::NOTHING.to_owned(),
            |event| match event.days {
                Some(days) if event.sessions_after == 0 => text::days(days.unsigned_abs()),
                _ => text::after_event(event.sessions_after),
            },
        )
    });
    let no_event = scope.flag(|model| model.plan().is_none_or(|plan| plan.request.event.is_none()));
    let no_facts = scope.flag(|model| model.live.is_some() && model.plan().is_none());
    view! {
        <dl class="tg-plan__facts" hidden=no_facts>
            <div>
                <dt>{text::LAST_SESSION}</dt>
                <dd>{last}</dd>
            </div>
            <div>
                <dt>{text::VISIBLE_DAYS}</dt>
                <dd>{visible}</dd>
            </div>
            <div hidden=no_event>
                <dt>{text::BEFORE_EVENT}</dt>
                <dd>{before}</dd>
            </div>
        </dl>
    }
    .into_any()
}

fn tools(scope: &Scope) -> AnyView {
    let planner = scope.planner;
    let reset = scope.reset;
    let tool = |label, test_id, able: Signal<bool>, press: Box<dyn Fn() + Send + Sync>| {
        Button::new(fixed(label), press)
            .class("tg-button tg-button--plain tg-button--small")
            .test_id(test_id)
            .disabled(Signal::derive(move || !able.get()))
            .view()
    };
    let live = |read: fn(&crate::ui::state::planner::Live) -> bool| {
        scope.flag(move |model| model.live.as_ref().is_some_and(read))
    };
    let undo = tool(
        text::UNDO,
        "undo",
        live(|live| live.can_undo()),
        Box::new(move || planner.act(Intent::Undo)),
    );
    let redo = tool(
        text::REDO,
        "redo",
        live(|live| live.can_redo()),
        Box::new(move || planner.act(Intent::Redo)),
    );
    let anew = tool(text::RESET, "reset", live(|_| true), Box::new(move || reset.run(())));
    view! {
        <div class="tg-plan__tools tg-scripted">
            <p class="tg-status" role="status">{scope.text(said)}</p>
            <div class="tg-plan__buttons">{undo} {redo} {anew}</div>
        </div>
    }
    .into_any()
}

/// The one line that says what happened last.
fn said(scope: &Scope, model: &Model) -> String {
    let Some(said) = model.live.as_ref().and_then(|live| live.said.as_ref()) else {
        return String::new();
    };
    let write = |date| scope.short(date);
    match said {
        Said::Changed(change) => changes::changed(change, &write),
        Said::Undone(change) => [changes::UNDONE, &changes::changed(change, &write)].concat(),
        Said::Redone(change) => [changes::REDONE, &changes::changed(change, &write)].concat(),
        Said::Refused(refusal) => changes::refused(refusal, &model.rules).unwrap_or_default(),
        Said::NothingFits => changes::NOTHING_FITS.to_owned(),
        Said::FitsAgain => changes::FITS_AGAIN.to_owned(),
        Said::StartedAnew => changes::STARTED_ANEW.to_owned(),
        Said::Forgotten => changes::FORGOTTEN.to_owned(),
        Said::Opened => changes::OPENED.to_owned(),
        Said::Recalled => changes::RECALLED.to_owned(),
        Said::Kept => changes::KEPT.to_owned(),
        Said::KeptFull => changes::KEPT_FULL.to_owned(),
        Said::KeptAlready => changes::KEPT_ALREADY.to_owned(),
    }
}
