//! Up to three plans side by side.
//!
//! Knows no winner: it lines up the facts and leaves the choice to people.

use super::scope::Scope;
use crate::domain::series::compare::Column;
use crate::ui::node::{El, Node, el};
use crate::ui::state::planner::{Intent, Model};
use crate::ui::text::planner as text;
use crate::ui::views::controls::{Button, PLAIN, SMALL};

/// The button that keeps a plan, and the kept plans.
pub fn compare(scope: &Scope) -> El {
    let kept = |model: &Model| model.known.columns.len();
    let keep = Button::acting(text::KEEP, scope.act(|scope| scope.wish(Intent::Compare)));
    scope
        .section("tg-compare tg-scripted", "compare-title", text::COMPARE)
        .child(el("p").class("tg-field__hint").child(text::COMPARE_HINT))
        .child(keep.test_id("compare").disabled(scope.no_plan()).view())
        .child(el("ul").class("tg-compare__plans").child(scope.rows(kept, column)))
}

/// What stands in one cell of a column.
type Cell = fn(&Scope, &Column) -> String;

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

/// Places of a column and a row in one number.
fn place(column: usize, row: usize) -> usize {
    column * ROWS.len() + row
}

fn cell(scope: &Scope, model: &Model, place: usize) -> String {
    of_column(scope, model, place / ROWS.len(), ROWS.get(place % ROWS.len()).map(|row| row.1))
}

fn of_column(scope: &Scope, model: &Model, column: usize, read: Option<Cell>) -> String {
    match (model.known.columns.get(column), read) {
        (Some(column), Some(read)) => read(scope, column),
        _ => String::new(),
    }
}

fn column(scope: &Scope, column: usize) -> Node {
    let rows = ROWS.iter().enumerate().map(|(row, (label, _))| {
        let value = el("dd").child(scope.text_at(place(column, row), cell));
        el("div").child(el("dt").child(*label)).child(value).into()
    });
    let letter = text::plan_letter(column);
    let act = |label: &'static str, class, act: fn(&Scope, usize)| {
        let name = [label, ": ", &letter].concat();
        Button::acting(label, scope.act_at(column, act)).class(class).name(name).view()
    };
    let choose = |scope: &Scope, column| scope.wish(Intent::Choose(column));
    let take_out = |scope: &Scope, column| scope.wish(Intent::TakeOut(column));
    let acts = el("div").class("tg-row").child(act(text::CHOOSE, SMALL, choose)).child(act(
        text::TAKE_OUT,
        PLAIN,
        take_out,
    ));
    let asked = scope.text_at(column, |scope, model, column| {
        let asked: Cell = |_, it| text::asked(it.facts.visits, it.gap);
        of_column(scope, model, column, Some(asked))
    });
    let head = el("h3").child([&letter, " "].concat());
    el("li")
        .class("tg-compare__plan")
        .child(head.child(el("span").class("tg-field__hint").child(asked)))
        .child(el("dl").children(rows))
        .child(acts)
        .into()
}
