//! The plan goes home: the planner's hand-over, with the code as large as the room allows.
//!
//! Knows nothing of how the code, the sheet or the files are made.

use super::stage::Stage;
use crate::ui::node::{El, el};
use crate::ui::state::consult::{Panel, Step, Wanted};
use crate::ui::state::handover::Paper;
use crate::ui::text::consult as text;
use crate::ui::views::controls::QUIET;
use crate::ui::views::handover::hand_over;

/// The hand-over.
pub(super) fn home(stage: &Stage) -> El {
    let no_code = stage.flag(|_, model| !has_code(&model.screen.paper));
    let code = stage.button(text::CODE, Wanted::Open(Panel::Code)).class(QUIET).disabled(no_code);
    stage
        .step(Step::HandOver, "tg-consult__step tg-consult__home")
        .attr("aria-label", text::step(Step::HandOver))
        .child(hand_over(&stage.scope))
        .child(el("div").class("tg-consult__foot").child(code.view()))
}

fn has_code(paper: &Paper) -> bool {
    matches!(paper, Paper::Ready { code, .. } if !code.is_empty())
}
