//! The end of a consultation: everything is put away, for a few seconds in memory alone, then for
//! good.
//!
//! The planner's whole model is replaced, not emptied field by field, so that nothing can be
//! forgotten. Knows no clock: the moment comes in.

use std::mem;

use crate::ui::state::planner::Model;

use super::mode::{Mode, Step};
use super::wanted::Moment;
use crate::domain::series::PlanId;

/// Seconds in which a cleared screen can be brought back.
pub const UNDO_SECONDS: i64 = 8;

/// What was cleared away.
#[derive(Debug)]
pub struct Before {
    model: Model,
    step: Step,
    selected: usize,
    phase: usize,
    kept: bool,
    until: i64,
}

/// Clears the screen. With `undoable` it can be brought back for a few seconds; `id` is for the
/// next plan.
pub fn clear(mode: &mut Mode, model: &mut Model, now: Moment, id: PlanId, undoable: bool) {
    let was_clean = mode.is_clean(model);
    let before = mem::replace(model, blank(model, now, id));
    let fresh = Mode { news: mem::take(&mut mode.news), ..Mode::new(mode.keys) };
    let left = mem::replace(mode, fresh);
    if undoable && was_clean {
        // Pressed twice: what was cleared first can still be brought back.
        mode.before = left.before;
    } else if undoable {
        mode.before = Some(Box::new(Before {
            model: before,
            step: left.step,
            selected: left.selected,
            phase: left.phase,
            kept: left.kept,
            until: now.seconds + UNDO_SECONDS,
        }));
    }
}

/// Brings back what was cleared last; `false` when there is nothing.
pub fn restore(mode: &mut Mode, model: &mut Model) -> bool {
    let Some(before) = mode.before.take() else { return false };
    *model = before.model;
    (mode.step, mode.selected) = (before.step, before.selected);
    (mode.phase, mode.kept) = (before.phase, before.kept);
    true
}

/// Seconds in which it can still be brought back; `None` when there is nothing.
pub fn seconds_left(mode: &Mode, now: Moment) -> Option<i64> {
    mode.before.as_ref().map(|before| (before.until - now.seconds).clamp(0, UNDO_SECONDS))
}

/// Lets go of what was cleared away once its time is over, or the clock was set back.
pub fn let_go(mode: &mut Mode, now: Moment) {
    let over = |before: &Before| !(0..UNDO_SECONDS).contains(&(before.until - now.seconds - 1));
    if mode.before.as_deref().is_some_and(over) {
        mode.before = None;
    }
}

/// A planner with the rules of `model` and nothing else of it.
fn blank(model: &Model, now: Moment, id: PlanId) -> Model {
    let mut blank = Model::new(model.rules.clone(), model.sessions, model.weeks);
    blank.screen.page = model.screen.page.clone();
    blank.awake_blank(now.today, id);
    blank
}
