//! Up to three plans side by side.
//!
//! Knows no winner: it lines up the facts and leaves the choice to people.

use leptos::prelude::*;

use super::scope::Scope;
use crate::domain::series::compare::Column;
use crate::ui::state::planner::{Intent, Model};
use crate::ui::text::planner as text;
use crate::ui::views::controls::{Button, fixed, numbered};

/// The button that keeps a plan, and the kept plans.
pub fn compare(scope: &Scope) -> AnyView {
    let planner = scope.planner;
    let here = scope.clone();
    let kept =
        move |model: &Model| model.live.as_ref().map_or(0, |live| live.compared.plans().len());
    let columns = numbered(move || planner.read(kept), move |place| column(&here, place));
    view! {
        <section class="tg-compare tg-scripted" aria-labelledby=scope.id("compare-title")>
            <h2 id=scope.id("compare-title")>{text::COMPARE}</h2>
            <p class="tg-field__hint">{text::COMPARE_HINT}</p>
            {Button::new(fixed(text::KEEP), move || planner.act(Intent::Compare))
                .test_id("compare")
                .disabled(scope.no_plan())
                .view()}
            <ul class="tg-compare__plans">{columns}</ul>
        </section>
    }
    .into_any()
}

fn column(scope: &Scope, place: usize) -> AnyView {
    let planner = scope.planner;
    let of = |read: fn(&Scope, &Column<'_>) -> String| {
        scope.text(move |scope, model| {
            let live = model.live.as_ref();
            let columns = live.map_or_else(Vec::new, |live| live.compared.columns(&model.rules));
            columns.get(place).map_or_else(String::new, |column| read(scope, column))
        })
    };
    let rows: [(&str, Signal<String>); 6] = [
        (text::FIRST, of(|scope, it| scope.short(it.facts.first))),
        (text::LAST_SESSION, of(|scope, it| scope.short(it.facts.finish))),
        (text::VISITS, of(|_, it| it.facts.visits.to_string())),
        (text::VISIBLE_DAYS, of(|_, it| text::days(it.facts.visible_days))),
        (text::CONFLICTS_SHORT, of(|_, it| text::conflict_count(it.warnings, it.notes))),
        (
            text::BEFORE_EVENT,
            of(|_, it| match it.facts.event {
                None => text::NO_EVENT.to_owned(),
                Some(event) => match event.days {
                    Some(days) if event.sessions_after == 0 => text::days(days.unsigned_abs()),
                    _ => text::after_event(event.sessions_after),
                },
            }),
        ),
    ];
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(label, value)| {
            view! {
                <div>
                    <dt>{label}</dt>
                    <dd>{value}</dd>
                </div>
            }
            .into_any()
        })
        .collect();
    let letter = text::plan_letter(place);
    let named = |label: &str| fixed([label, ": ", &letter].concat());
    let asked = of(|_, it| text::asked(it.facts.visits, it.plan.request.gap));
    view! {
        <li class="tg-compare__plan">
            <h3>{letter.clone()} <span class="tg-field__hint">{asked}</span></h3>
            <dl>{rows}</dl>
            <div class="tg-row">
                {Button::new(fixed(text::CHOOSE), move || planner.act(Intent::Choose(place)))
                    .class("tg-button tg-button--quiet tg-button--small")
                    .name(named(text::CHOOSE))
                    .view()}
                {Button::new(fixed(text::TAKE_OUT), move || planner.act(Intent::TakeOut(place)))
                    .class("tg-button tg-button--plain tg-button--small")
                    .name(named(text::TAKE_OUT))
                    .view()}
            </div>
        </li>
    }
    .into_any()
}
