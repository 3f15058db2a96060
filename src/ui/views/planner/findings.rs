//! What a plan breaks, with the rule and where it comes from, and what to do now.
//!
//! Knows no rule: findings and reminders come from the domain.

use leptos::prelude::*;

use super::scope::Scope;
use crate::domain::series::facts::{findings, reminders};
use crate::domain::series::{Conflict, Due, Finding, Reason, Reminder, ReminderKind};
use crate::ui::state::planner::Model;
use crate::ui::text::planner::{self as text, reasons};
use crate::ui::views::controls::{numbered, shown};
use crate::ui::views::prose;

fn all(model: &Model) -> Vec<Finding> {
    model.plan().map_or_else(Vec::new, |plan| findings(&model.rules, plan))
}

/// The conflicts; always in the document, hidden while there are none.
pub fn conflicts(scope: &Scope) -> AnyView {
    let planner = scope.planner;
    let here = scope.clone();
    let rows = numbered(
        move || planner.read(|model| all(model).len()),
        move |index| conflict(&here, index),
    );
    view! {
        <section
            class="tg-conflicts tg-note tg-note--alert"
            data-testid="conflicts"
            aria-label=text::CONFLICTS
            hidden=scope.flag(|model| all(model).is_empty())
        >
            <h3>{text::CONFLICTS}</h3>
            <ul>{rows}</ul>
        </section>
    }
    .into_any()
}

fn conflict(scope: &Scope, index: usize) -> AnyView {
    let at = move |model: &Model| all(model).get(index).copied();
    let line = scope.text(move |scope, model| {
        let (Some(found), Some(request)) = (at(model), model.request()) else {
            return String::new();
        };
        let line = scope.words(model, request, |words| words.conflict(found.conflict));
        match found.session {
            Some(number) => [&text::session(usize::from(number)), ": ", &line].concat(),
            None => line,
        }
    });
    let rule = scope.text(move |_, model| {
        at(model).map_or("", |found| reasons::rule(found.conflict)).to_owned()
    });
    let planner = scope.planner;
    let here = scope.clone();
    let figure = Memo::new(move |_| {
        planner.read(|model| at(model).and_then(|found| figure_of(&here, found.conflict)))
    });
    let here = scope.clone();
    let source = shown(
        move || figure.get().is_some(),
        move || {
            let id = figure.get_untracked().unwrap_or_default();
            view! { " (" {prose::figure(&id, &here.figures)} ")" }.into_any()
        },
    );
    view! {
        <li>
            {line}
            <span class="tg-conflicts__rule">{rule} {source}</span>
        </li>
    }
    .into_any()
}

/// The number that a rule comes from, when it comes from one.
fn figure_of(scope: &Scope, conflict: Conflict) -> Option<String> {
    match conflict {
        Conflict::GapBelowMinimum { .. } | Conflict::GapAboveMaximum { .. } => {
            Some(scope.series.gap_figure.clone())
        }
        Conflict::SessionCount => Some(scope.series.sessions_figure.clone()),
        Conflict::Day(Reason::RecoveryInSun { .. } | Reason::RecoveryOnEvent) => {
            let visible = |phase: &&crate::content::treatment::Phase| {
                phase.last_day == Some(scope.recovery.visible_last_day)
            };
            scope.recovery.phases.iter().find(visible)?.figure.clone()
        }
        Conflict::Day(_) | Conflict::EventBuffer { .. } => None,
    }
}

fn due_now(model: &Model) -> Vec<Reminder> {
    let (Some(plan), Some(live)) = (model.plan(), &model.live) else { return Vec::new() };
    let mut all = reminders(&model.rules, plan, live.today);
    all.retain(|reminder| reminder.due == Due::DoNow);
    all
}

/// Reminders whose day has passed and whose session has not.
pub fn do_now(scope: &Scope) -> AnyView {
    let planner = scope.planner;
    let here = scope.clone();
    let rows = numbered(
        move || planner.read(|model| due_now(model).len()),
        move |index| {
            let line = here.text(move |scope, model| {
                due_now(model).get(index).map_or_else(String::new, |reminder| {
                    let date = scope.short(reminder.date);
                    let session = text::session(usize::from(reminder.session));
                    match reminder.kind {
                        ReminderKind::Preparation => text::prepare_now(&session, &date),
                        ReminderKind::Treatment | ReminderKind::Recovery => {
                            [&session, ", ", &date].concat()
                        }
                    }
                })
            });
            view! { <li>{line}</li> }.into_any()
        },
    );
    let before = &scope.recovery.before;
    let before: Vec<_> = before
        .iter()
        .map(|line| view! { <li>{prose::inlines(line, &scope.figures)}</li> }.into_any())
        .collect();
    view! {
        <section
            class="tg-now tg-note tg-note--rose"
            aria-label=text::DO_NOW
            hidden=scope.flag(|model| due_now(model).is_empty())
        >
            <h3>{text::DO_NOW}</h3>
            <ul>{rows}</ul>
            <ul class="tg-now__what">{before}</ul>
        </section>
    }
    .into_any()
}
