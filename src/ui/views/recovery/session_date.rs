//! The date of the session, and what it means today: how long until then, or which day this is.
//!
//! Knows no clock: where today lies comes from the state.

use leptos::prelude::*;

use super::{Look, Scope, press};
use crate::content::text::Inline;
use crate::domain::recovery::Standing;
use crate::ports::DateForm;
use crate::ui::state::recovery::Intent;
use crate::ui::text::recovery as text;
use crate::ui::views::controls::{DateField, date_field, fixed};
use crate::ui::views::prose;

/// Field, shortcuts and what follows from the date.
pub(super) fn session_date(scope: &Scope) -> AnyView {
    let act = scope.act;
    let field = date_field(DateField {
        id: scope.id("session"),
        label: text::SESSION_DATE.into(),
        test_id: Some("timeline-start"),
        value: scope
            .words(|it| it.state.session().map_or_else(String::new, |it| it.to_string()))
            .into(),
        words: scope
            .words(|it| match it.state.session() {
                Some(date) => it.date(DateForm::Full, date),
                None => text::SESSION_HINT.to_owned(),
            })
            .into(),
        fault: "".into(),
        change: Box::new(move |text| act.run(Intent::Session(text.parse().ok()))),
    });
    let asleep = scope.dates.is_none();
    let shortcut = |label: &'static str, days: u16| {
        press(Look::Outlined, fixed(label), scope.wish(Intent::SessionDaysAgo(days)))
            .disabled(Signal::stored(asleep))
            .view()
    };
    let here = scope.clone();
    let standing = move || here.state.standing().map(|standing| what_follows(&here, standing));
    view! {
        <div class="tg-recovery__date tg-scripted">
            {field}
            <div class="tg-row" role="group" aria-label=text::SHORTCUTS>
                {shortcut(text::TODAY, 0)} {shortcut(text::YESTERDAY, 1)}
            </div>
        </div>
        <div class="tg-recovery__standing">{standing}</div>
    }
    .into_any()
}

/// Before, during or after: one sentence, and what there is to do.
fn what_follows(scope: &Scope, standing: Standing) -> AnyView {
    match standing {
        Standing::On { day } => {
            let weekday = scope.weekday(day).unwrap_or_default();
            let link = copy_link(scope);
            view! {
                <p class="tg-recovery__now">{text::today_is(day, &weekday)}</p>
                {link}
            }
            .into_any()
        }
        Standing::Before { in_days } => {
            let link = copy_link(scope);
            view! {
                <p class="tg-recovery__now">{text::session_in(in_days)}</p>
                {preparation(scope, in_days)}
                {link}
            }
            .into_any()
        }
        Standing::After { days } => {
            let last = scope.state.with_phases(|phases| phases.slider_last_day());
            let phases = &scope.data.recovery.phases;
            let lasting = phases.last().map(|phase| lines(scope, &phase.key_messages));
            view! {
                <p class="tg-recovery__now">{text::past_the_end(days, last)}</p>
                <ul class="tg-recovery__lasting">{lasting}</ul>
            }
            .into_any()
        }
    }
}

/// What to prepare, and from when.
fn preparation(scope: &Scope, in_days: u32) -> Option<AnyView> {
    let before = &scope.data.recovery.before;
    if before.is_empty() {
        return None;
    }
    let when = scope.data.series.preparation_days.map(|days| {
        match in_days.checked_sub(u32::from(days)).filter(|left| *left > 0) {
            Some(left) => {
                let date = scope.state.session().map(|it| it.saturating_add(-i32::from(days)));
                let date = date.map(|date| scope.date(DateForm::Full, date)).unwrap_or_default();
                text::prepare_from(days, left, &date)
            }
            None => text::PREPARE_NOW.to_owned(),
        }
    });
    Some(
        view! {
            <div class="tg-recovery__prepare">
                <p class="tg-recovery__label">{text::PREPARE}</p>
                <ul>{lines(scope, before)}</ul>
                {when.map(|when| view! { <p class="tg-recovery__when-to">{when}</p> })}
            </div>
        }
        .into_any(),
    )
}

/// Lines of content as list items.
pub(super) fn lines(scope: &Scope, lines: &[Vec<Inline>]) -> Vec<AnyView> {
    let item =
        |line: &Vec<Inline>| view! { <li>{prose::inlines(line, &scope.figures)}</li> }.into_any();
    lines.iter().map(item).collect()
}

fn copy_link(scope: &Scope) -> AnyView {
    let copy = press(Look::Words, fixed(text::COPY_LINK), scope.wish(Intent::CopyLink))
        .test_id("timeline-link")
        .view();
    let note = scope.words(|it| it.state.note());
    view! {
        <p class="tg-recovery__share">
            {copy} <span class="tg-recovery__note" role="status">
                {note}
            </span>
        </p>
    }
    .into_any()
}
