//! The date of the session, and what it means today: how long until then, or which day this is.
//!
//! Knows no clock: where today lies comes from the state.

use std::sync::Arc;

use leptos::prelude::event_target_value;

use super::{Look, Scope};
use crate::content::part_data::Line;
use crate::domain::recovery::Standing;
use crate::ports::DateForm;
use crate::ui::node::{El, Node, el};
use crate::ui::state::recovery::Intent;
use crate::ui::text::recovery as text;
use crate::ui::views::prose;

/// Field, shortcuts and what follows from the date.
pub(super) fn session_date(scope: &Arc<Scope>) -> Node {
    let asleep = scope.is_asleep();
    let shortcut = |label: &'static str, days: u16| {
        scope.press(Look::Outlined, label, asleep, Intent::SessionDaysAgo(days))
    };
    let standing = scope
        .live(|scope| scope.state.standing().map(|standing| what_follows(scope, standing)).into());
    vec![
        el("div")
            .class("tg-recovery__date tg-scripted")
            .child(date_field(scope))
            .child(
                el("div")
                    .class("tg-row")
                    .attr("role", "group")
                    .attr("aria-label", text::SHORTCUTS)
                    .child(shortcut(text::TODAY, 0))
                    .child(shortcut(text::YESTERDAY, 1)),
            )
            .into(),
        el("div").class("tg-recovery__standing").child(standing).into(),
    ]
    .into()
}

fn date_field(scope: &Arc<Scope>) -> El {
    let id = scope.id("session");
    let words_id = [&id, "-words"].concat();
    let words = scope.words(0, |it, _| match it.state.session() {
        Some(date) => it.date(DateForm::Full, date),
        None => text::SESSION_HINT.to_owned(),
    });
    let value = scope
        .words(0, |it, _| it.state.session().map_or_else(String::new, |date| date.to_string()));
    let changed = scope.reaction(0, |it, event, _| {
        (it.act)(Intent::Session(event_target_value(event).parse().ok()));
    });
    el("div")
        .class("tg-field")
        .child(el("label").attr("for", id.clone()).child(text::SESSION_DATE))
        .child(
            el("input")
                .attr("type", "date")
                .id(id)
                .attr("data-testid", "timeline-start")
                .attr("aria-describedby", words_id.clone())
                .entry(value)
                .on("change", changed),
        )
        .child(el("span").id(words_id).child(el("span").class("tg-field__hint").child(words)))
}

/// Before, during or after: one sentence, and what there is to do.
fn what_follows(scope: &Arc<Scope>, standing: Standing) -> Node {
    let now = |words: String| el("p").class("tg-recovery__now").child(words);
    let rest: Vec<Node> = match standing {
        Standing::On { day } => {
            let weekday = scope.weekday(day).unwrap_or_default();
            vec![now(text::today_is(day, &weekday)).into(), copy_link(scope)]
        }
        Standing::Before { in_days } => vec![
            now(text::session_in(in_days)).into(),
            preparation(scope, in_days),
            copy_link(scope),
        ],
        Standing::After { days } => {
            let last = scope.data.slider_last_day;
            let lasting =
                el("ul").class("tg-recovery__lasting").children(items(&scope.data.lasting));
            vec![now(text::past_the_end(days, last)).into(), lasting.into()]
        }
    };
    rest.into()
}

/// What to prepare, and from when.
fn preparation(scope: &Scope, in_days: u32) -> Node {
    if scope.data.before.is_empty() {
        return Node::nothing();
    }
    let when = scope.data.preparation_days.map(|days| {
        let when = match in_days.checked_sub(u32::from(days)).filter(|left| *left > 0) {
            Some(left) => {
                let date = scope.state.session().map(|it| it.saturating_add(-i32::from(days)));
                let date = date.map(|date| scope.date(DateForm::Full, date)).unwrap_or_default();
                text::prepare_from(days, left, &date)
            }
            None => text::PREPARE_NOW.to_owned(),
        };
        el("p").class("tg-recovery__when-to").child(when)
    });
    el("div")
        .class("tg-recovery__prepare")
        .child(el("p").class("tg-recovery__label").child(text::PREPARE))
        .child(el("ul").children(items(&scope.data.before)))
        .child(when)
        .into()
}

/// Lines of content as list items.
fn items(lines: &[Line]) -> Vec<Node> {
    lines.iter().map(|line| el("li").child(prose::line(line)).into()).collect()
}

fn copy_link(scope: &Arc<Scope>) -> Node {
    let copy = scope.press(Look::Words, text::COPY_LINK, false, Intent::CopyLink);
    let note = scope.words(0, |it, _| it.state.note());
    el("p")
        .class("tg-recovery__share")
        .child(copy.attr("data-testid", "timeline-link"))
        .child(" ")
        .child(el("span").class("tg-recovery__note").attr("role", "status").child(note))
        .into()
}
