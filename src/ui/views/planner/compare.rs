//! Up to three plans side by side.
//!
//! Knows no winner: it lines up the facts and leaves the choice to people.

use super::scope::Scope;
use crate::domain::series::compare::Column;
use crate::ui::node::{El, Node, Words, el};
use crate::ui::state::planner::{Intent, Model};
use crate::ui::text::planner as text;
use crate::ui::views::controls::{Button, PLAIN, SMALL};

/// The button that keeps a plan, and the kept plans.
pub fn compare(scope: &Scope) -> El {
    let planner = scope.planner;
    let kept = |model: &Model| model.live.as_ref().map_or(0, |live| live.compared.plans().len());
    let keep = Button::new(text::KEEP, move || planner.act(Intent::Compare));
    scope
        .section("tg-compare tg-scripted", "compare-title", text::COMPARE)
        .child(el("p").class("tg-field__hint").child(text::COMPARE_HINT))
        .child(keep.test_id("compare").disabled(scope.no_plan()).view())
        .child(el("ul").class("tg-compare__plans").child(scope.rows(kept, column)))
}

/// What stands in one cell of a column.
type Cell = fn(&Scope, &Column<'_>) -> String;

const ROWS: [(&str, Cell); 6] = [
    (text::FIRST, |scope, it| scope.short(it.facts.first)),
    (text::LAST_SESSION, |scope, it| scope.short(it.facts.finish)),
    (text::VISITS, |_, it| it.facts.visits.to_string()),
    (text::VISIBLE_DAYS, |_, it| text::days(it.facts.visible_days)),
    (text::CONFLICTS_SHORT, |_, it| text::conflict_count(it.warnings, it.notes)),
    (text::BEFORE_EVENT, |_, it| match it.facts.event {
        None => text::NO_EVENT.to_owned(),
        Some(event) => match event.days {
            Some(days) if event.sessions_after == 0 => text::days(days.unsigned_abs()),
            _ => text::after_event(event.sessions_after),
        },
    }),
];

fn cell(scope: &Scope, place: usize, read: Cell) -> Words {
    scope.text(move |scope, model| {
        let live = model.live.as_ref();
        let columns = live.map_or_else(Vec::new, |live| live.compared.columns(&model.rules));
        columns.get(place).map_or_else(String::new, |column| read(scope, column))
    })
}

fn column(scope: &Scope, place: usize) -> Node {
    let planner = scope.planner;
    let rows = ROWS.iter().map(|(label, read)| {
        let value = el("dd").child(cell(scope, place, *read));
        el("div").child(el("dt").child(*label)).child(value).into()
    });
    let letter = text::plan_letter(place);
    let act = |label: &'static str, class, intent: fn(usize) -> Intent| {
        Button::new(label, move || planner.act(intent(place)))
            .class(class)
            .name([label, ": ", &letter].concat())
            .view()
    };
    let acts = el("div")
        .class("tg-row")
        .child(act(text::CHOOSE, SMALL, Intent::Choose))
        .child(act(text::TAKE_OUT, PLAIN, Intent::TakeOut));
    let asked = cell(scope, place, |_, it| text::asked(it.facts.visits, it.plan.request.gap));
    let head = el("h3").child([&letter, " "].concat());
    el("li")
        .class("tg-compare__plan")
        .child(head.child(el("span").class("tg-field__hint").child(asked)))
        .child(el("dl").children(rows))
        .child(acts)
        .into()
}
