//! Two or three plans side by side, in a patient's words; one tap chooses.
//!
//! Knows no winner: it lines up the facts and leaves the choice to people.

use super::plan::to_spare;
use super::stage::Stage;
use crate::domain::series::compare::Column;
use crate::ui::node::{El, Node, el};
use crate::ui::state::consult::{Step, Wanted};
use crate::ui::state::planner::Model;
use crate::ui::text::{consult as text, planner as planned};
use crate::ui::views::controls::PLAIN;

/// What stands in one cell of a column.
type Cell = fn(&Stage, &Column) -> String;

const ROWS: [(&str, Cell); 5] = [
    (text::FINISH, |stage, it| stage.scope.full(it.facts.finish)),
    (text::VISITS, |_, it| text::times(it.facts.visits)),
    (text::SHOWS, |_, it| planned::days(it.facts.visible_days)),
    (text::TO_SPARE, |_, it| to_spare(&it.facts)),
    (text::LOOK, |_, it| planned::conflict_count(it.warnings, it.notes)),
];

/// The plans.
pub(super) fn compare(stage: &Stage) -> El {
    // The others were tried and do not fit: not where they were taken out, or there are none.
    let more = stage.flag_at(0, |stage, mode, model, _| {
        let tried = !mode.kept && stage.data.planner.presets.len() > 1;
        !tried || model.known.columns.len() != 1
    });
    stage
        .step(Step::Compare, "tg-consult__step")
        .attr("aria-labelledby", "consult-compare-title")
        .child(stage.heading(Step::Compare, text::COMPARE_TITLE))
        .child(el("p").class("tg-consult__hint").flag("hidden", more).child(text::COMPARE_ONE))
        .child(
            el("ul")
                .class("tg-consult__columns")
                .child(stage.rows(|_, _, model| model.known.columns.len(), column)),
        )
        .child(el("p").class("tg-consult__note").child(planned::NOT_A_BOOKING))
}

fn cell(stage: &Stage, model: &Model, place: usize) -> String {
    let (column, row) = (place / ROWS.len(), place % ROWS.len());
    match (model.known.columns.get(column), ROWS.get(row)) {
        (Some(column), Some((_, read))) => read(stage, column),
        _ => String::new(),
    }
}

fn column(stage: &Stage, column: usize) -> Node {
    let rows = ROWS.iter().enumerate().map(|(row, (label, _))| {
        let place = column * ROWS.len() + row;
        let value = stage.text_at(place, |stage, _, model, place| cell(stage, model, place));
        el("div").child(el("dt").child(*label)).child(el("dd").child(value)).into()
    });
    let asked = stage.text_at(column, |_, _, model, column| {
        let column = model.known.columns.get(column);
        column.map_or_else(String::new, |it| planned::asked(it.facts.visits, it.gap))
    });
    let choose = stage.button(text::choose(column), Wanted::Choose(column)).class("tg-button");
    let take_out = stage.button(text::take_out(column), Wanted::TakeOut(column)).class(PLAIN);
    el("li")
        .class("tg-consult__column")
        .child(
            el("h3")
                .child(
                    el("span")
                        .class("tg-consult__kicker")
                        .child([&text::plan(column), " "].concat()),
                )
                .child(asked),
        )
        .child(el("dl").children(rows))
        .child(choose.view())
        .child(take_out.view())
        .into()
}
