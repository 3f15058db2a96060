//! What a press on a day of the calendar means: the day in mind, or an end of a trip.
//!
//! Knows no calendar on screen: which days it shows is the view's.

use crate::domain::date::CivilDate;
use crate::domain::series::{BlockKind, Blocked};
use crate::ui::state::planner::{Intent, Model};

use super::mode::{Mode, Step};

/// Kinds of days to keep free, as the list of the planner's form counts them.
pub const KINDS: [BlockKind; 3] = [BlockKind::Sun, BlockKind::Away, BlockKind::Other];

/// A day was pressed in the question on screen.
pub(super) fn press(mode: &mut Mode, model: &mut Model, day: CivilDate) {
    mode.cursor = Some(day);
    match mode.step {
        Step::Date => press_event(mode, model, day),
        Step::Days => press_trip(model, day),
        _ => {}
    }
}

/// The day in mind; pressed once more it is no longer in mind.
fn press_event(mode: &mut Mode, model: &mut Model, day: CivilDate) {
    let event = model.request().and_then(|request| request.event);
    if event == Some(day) {
        return model.act(Intent::Event(None));
    }
    model.act(Intent::Event(Some(day)));
    mode.step = if mode.from_plan { Step::Plan } else { Step::Days };
    mode.from_plan = false;
}

/// The first day, then the last one; a press on a trip that stands takes it out.
fn press_trip(model: &mut Model, day: CivilDate) {
    let ranges = model.request().map_or(&[][..], |request| &request.blocked);
    let there = ranges.iter().position(|range| (range.from..=range.to).contains(&day));
    let first = model.screen.range.first().and_then(|first| first.parse::<CivilDate>().ok());
    match (first, there) {
        (None, Some(place)) => model.act(Intent::Unblock(place)),
        (None, None) => {
            model.screen.put_away();
            model.screen.range = [day.to_string(), String::new()];
        }
        (Some(first), _) => {
            let kind = model.screen.kind.parse().ok().and_then(|at: usize| KINDS.get(at).copied());
            let kind = kind.unwrap_or(BlockKind::Sun);
            model.screen.put_away();
            let (from, to) = (first.min(day), first.max(day));
            model.act(Intent::Block(Blocked { from, to, kind }));
        }
    }
}

/// Whether `day` is the first day of a trip whose last day is still to be pressed.
pub fn is_half(model: &Model, day: CivilDate) -> bool {
    let first = model.screen.range.first().map_or("", String::as_str);
    !first.is_empty() && first.parse() == Ok(day)
}
