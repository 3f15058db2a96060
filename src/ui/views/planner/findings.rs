//! What a plan breaks, with the rule and where it comes from, and what to do now.
//!
//! Knows no rule: findings and reminders come from the domain.

use super::prose;
use super::scope::Scope;
use crate::content::part_data::planner::Number;
use crate::domain::series::facts::{findings, reminders};
use crate::domain::series::{Conflict, Due, Finding, Reason, Reminder, ReminderKind};
use crate::ui::node::{El, Node, el, live};
use crate::ui::state::planner::Model;
use crate::ui::text::planner::{self as text, reasons};
use crate::ui::views::controls::figure;

fn all(model: &Model) -> Vec<Finding> {
    model.plan().map_or_else(Vec::new, |plan| findings(&model.rules, plan))
}

/// The conflicts; always in the document, hidden while there are none.
pub fn conflicts(scope: &Scope) -> El {
    el("section")
        .class("tg-conflicts tg-note tg-note--alert")
        .attr("data-testid", "conflicts")
        .attr("aria-label", text::CONFLICTS)
        .flag("hidden", scope.flag(|model| all(model).is_empty()))
        .child(el("h3").child(text::CONFLICTS))
        .child(el("ul").child(scope.rows(|model| all(model).len(), conflict)))
}

fn conflict(scope: &Scope, index: usize) -> Node {
    let at = move |model: &Model| all(model).get(index).copied();
    let line = scope.text(move |scope, model| {
        let (Some(found), Some(request)) = (at(model), model.request()) else {
            return String::new();
        };
        let line = scope.words(model, request, &|words| words.conflict(found.conflict));
        match found.session {
            Some(number) => [&text::session(usize::from(number)), ": ", &line].concat(),
            None => line,
        }
    });
    let rule = scope.text(move |_, model| {
        at(model).map_or_else(String::new, |found| [reasons::rule(found.conflict), " "].concat())
    });
    let here = scope.clone();
    let source = live(move || {
        let found = here.planner.read(at);
        let number = found.and_then(|found| number_of(&here, found.conflict));
        number.map_or_else(Node::nothing, |number| {
            vec![" (".into(), figure(&number.id, &number.words), ")".into()].into()
        })
    });
    let rule = el("span").class("tg-conflicts__rule").child(rule).child(source);
    el("li").child(line).child(rule).into()
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

fn due_now(model: &Model) -> Vec<Reminder> {
    let (Some(plan), Some(live)) = (model.plan(), &model.live) else { return Vec::new() };
    let mut all = reminders(&model.rules, plan, live.today);
    all.retain(|reminder| reminder.due == Due::DoNow);
    all
}

/// Reminders whose day has passed and whose session has not.
pub fn do_now(scope: &Scope) -> El {
    let rows = scope.rows(
        |model| due_now(model).len(),
        |scope, index| {
            let line = scope.text(move |scope, model| {
                due_now(model).get(index).map_or_else(String::new, |it| reminder(scope, it))
            });
            el("li").child(line).into()
        },
    );
    el("section")
        .class("tg-now tg-note tg-note--rose")
        .attr("aria-label", text::DO_NOW)
        .flag("hidden", scope.flag(|model| due_now(model).is_empty()))
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
