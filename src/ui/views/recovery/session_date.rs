//! The date of the session, and what it means today: how long until then, or which day this is.
//!
//! Knows no clock: where today lies comes from the state.

use std::sync::Arc;

use super::{Look, Scope, Slot};
use crate::domain::recovery::Standing;
use crate::ports::DateForm;
use crate::ui::node::{El, Node, el};
use crate::ui::state::recovery::Intent;
use crate::ui::text::{dates, recovery as text};
use crate::ui::views::controls::{DateField, date_field};

/// Field, shortcuts and what follows from the date.
pub(super) fn session_date(scope: &Arc<Scope>) -> Node {
    let asleep = scope.is_asleep();
    let shortcut = |label: &'static str, days: u16| {
        scope.press(Look::Outlined, label, asleep, Intent::SessionDaysAgo(days))
    };
    vec![
        el("div")
            .class("tg-recovery__date tg-scripted")
            .child(field(scope))
            .child(
                el("div")
                    .class("tg-row")
                    .attr("role", "group")
                    .attr("aria-label", text::SHORTCUTS)
                    .child(shortcut(text::TODAY, 0))
                    .child(shortcut(text::YESTERDAY, 1)),
            )
            .into(),
        standing(scope).into(),
    ]
    .into()
}

fn field(scope: &Arc<Scope>) -> Node {
    let words = scope.words(0, |it, _| match it.state.session() {
        Some(date) => it.date(DateForm::Full, date),
        None => text::SESSION_HINT.to_owned(),
    });
    let value = scope
        .words(0, |it, _| it.state.session().map_or_else(String::new, |date| date.to_string()));
    let here = scope.clone();
    let change = Box::new(move |typed: String| match typed.parse() {
        Ok(day) => (here.act)(Intent::Session(Some(day))),
        Err(_) if typed.is_empty() => (here.act)(Intent::Session(None)),
        Err(error) => here.state.set_fault(dates::fault(&error)),
    });
    date_field(DateField {
        id: scope.id("session"),
        label: text::SESSION_DATE.into(),
        test_id: Some("timeline-start"),
        value,
        words,
        fault: scope.words(0, |it, _| it.state.fault()),
        change,
    })
}

/// Before, during or after: one sentence, and what there is to do. All of it stands in the page
/// from the start, so that what a translator made of it stays; what does not apply is hidden.
fn standing(scope: &Arc<Scope>) -> El {
    let nowhere = scope.flag(0, |it, _| it.state.standing().is_none());
    let not_before =
        scope.flag(0, |it, _| !matches!(it.state.standing(), Some(Standing::Before { .. })));
    let not_after =
        scope.flag(0, |it, _| !matches!(it.state.standing(), Some(Standing::After { .. })));
    let useless =
        scope.flag(0, |it, _| matches!(it.state.standing(), None | Some(Standing::After { .. })));
    let now = el("p").class("tg-recovery__now").child(scope.words(0, |it, _| now(it)));
    let lasting = scope.slot("ul", Slot::Lasting).class("tg-recovery__lasting");
    el("div")
        .class("tg-recovery__standing")
        .flag("hidden", nowhere)
        .child(now)
        .child(scope.data.has_before.then(|| preparation(scope).flag("hidden", not_before)))
        .child(lasting.flag("hidden", not_after))
        .child(copy_link(scope).flag("hidden", useless))
}

/// Where today lies.
pub(super) fn now(scope: &Scope) -> String {
    match scope.state.standing() {
        None => String::new(),
        Some(Standing::Before { in_days }) => text::session_in(in_days),
        Some(Standing::On { day }) => text::today_is(day, &scope.weekday(day).unwrap_or_default()),
        Some(Standing::After { days }) => text::past_the_end(days, scope.data.slider_last_day),
    }
}

/// What to prepare, and from when.
fn preparation(scope: &Arc<Scope>) -> El {
    let when = scope.words(0, |it, _| when_to_prepare(it).unwrap_or_default());
    el("div")
        .class("tg-recovery__prepare")
        .child(el("p").class("tg-recovery__label").child(text::PREPARE))
        .child(scope.slot("ul", Slot::Before))
        .child(el("p").class("tg-recovery__when-to").child(when))
}

fn when_to_prepare(scope: &Scope) -> Option<String> {
    let Some(Standing::Before { in_days }) = scope.state.standing() else { return None };
    let days = scope.data.preparation_days?;
    let Some(left) = in_days.checked_sub(u32::from(days)).filter(|left| *left > 0) else {
        return Some(text::PREPARE_NOW.to_owned());
    };
    let date = scope.state.session()?.saturating_add(-i32::from(days));
    Some(text::prepare_from(days, left, &scope.date(DateForm::Full, date)))
}

fn copy_link(scope: &Arc<Scope>) -> El {
    let copy = scope.press(Look::Words, text::COPY_LINK, false, Intent::CopyLink);
    let note = scope.words(0, |it, _| it.state.note());
    el("p")
        .class("tg-recovery__share")
        .child(copy.attr("data-testid", "timeline-link"))
        .child(" ")
        .child(el("span").class("tg-recovery__note").attr("role", "status").child(note))
}
