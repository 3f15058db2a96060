//! What a plan breaks, with the rule and where it comes from, and what to do now.
//!
//! Knows no rule: findings and reminders come from the domain.

use super::prose;
use super::scope::Scope;
use crate::content::part_data::planner::Number;
use crate::domain::series::{Conflict, Finding, Reason, Reminder, ReminderKind};
use crate::ui::node::{El, Node, el};
use crate::ui::state::planner::Model;
use crate::ui::text::planner::{self as text, reasons};
use crate::ui::views::controls::live_figure;

/// The conflicts; always in the document, hidden while there are none.
pub fn conflicts(scope: &Scope) -> El {
    el("section")
        .class("tg-conflicts tg-note tg-note--alert")
        .attr("data-testid", "conflicts")
        .attr("aria-label", text::CONFLICTS)
        .flag("hidden", scope.flag(|model| model.known.findings().is_empty()))
        .child(el("h3").child(text::CONFLICTS))
        .child(el("ul").child(scope.rows(|model| model.known.findings().len(), conflict)))
}

fn at(model: &Model, index: usize) -> Option<Finding> {
    model.known.findings().get(index).copied()
}

fn conflict(scope: &Scope, index: usize) -> Node {
    let line = scope.text_at(index, |scope, model, index| {
        let (Some(found), Some(request)) = (at(model, index), model.request()) else {
            return String::new();
        };
        let line = scope.words(model, request, &|words| words.conflict(found.conflict));
        match found.session {
            Some(number) => [&text::session(usize::from(number)), ": ", &line].concat(),
            None => line,
        }
    });
    let rule = scope.text_at(index, |_, model, index| {
        let rule = at(model, index).map_or("", |found| reasons::rule(found.conflict));
        [rule, " "].concat()
    });
    let source = scope.shown_at(index, has_number, source);
    let rule = el("span").class("tg-conflicts__rule").child(rule).child(source);
    el("li").child(line).child(rule).into()
}

/// The number that a rule comes from; pressing it shows its source.
fn source(scope: &Scope, index: usize) -> Node {
    let id = scope.text_at(index, |scope, model, index| {
        ["source-", number_at(scope, model, index).map_or("", |number| &number.id)].concat()
    });
    let words = scope.text_at(index, |scope, model, index| {
        number_at(scope, model, index).map_or_else(String::new, |number| number.words.clone())
    });
    vec![" (".into(), live_figure(id, words), ")".into()].into()
}

fn has_number(scope: &Scope, model: &Model, index: usize) -> bool {
    number_at(scope, model, index).is_some()
}

fn number_at<'a>(scope: &'a Scope, model: &Model, index: usize) -> Option<&'a Number> {
    number_of(scope, at(model, index)?.conflict)
}

/// The number that a rule comes from, when it comes from one.
fn number_of(scope: &Scope, conflict: Conflict) -> Option<&Number> {
    let number = match conflict {
        Conflict::GapBelowMinimum { .. } | Conflict::GapAboveMaximum { .. } => &scope.data.gap,
        Conflict::SessionCount => &scope.data.sessions,
        Conflict::Day(Reason::RecoveryInSun { .. } | Reason::RecoveryOnEvent) => {
            &scope.data.visible
        }
        Conflict::Day(_) | Conflict::EventBuffer { .. } => return None,
    };
    Some(number).filter(|number| !number.id.is_empty())
}

/// Reminders whose day has passed and whose session has not.
pub fn do_now(scope: &Scope) -> El {
    let rows = scope.rows(
        |model| model.known.due_now.len(),
        |scope, index| {
            let line = scope.text_at(index, |scope, model, index| {
                model.known.due_now.get(index).map_or_else(String::new, |it| reminder(scope, it))
            });
            el("li").child(line).into()
        },
    );
    el("section")
        .class("tg-now tg-note tg-note--rose")
        .attr("aria-label", text::DO_NOW)
        .flag("hidden", scope.flag(|model| model.known.due_now.is_empty()))
        .child(el("h3").child(text::DO_NOW))
        .child(el("ul").child(rows))
        .child(scope.slot("ul", prose::BEFORE).class("tg-now__what"))
}

fn reminder(scope: &Scope, it: &Reminder) -> String {
    let date = scope.short(it.date);
    let session = text::session(usize::from(it.session));
    match it.kind {
        ReminderKind::Preparation => text::prepare_now(&session, &date),
        ReminderKind::Treatment | ReminderKind::Recovery => [&session, ", ", &date].concat(),
    }
}
