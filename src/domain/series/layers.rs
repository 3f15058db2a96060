//! The days that each session may take, before any gap is chosen.
//!
//! Knows nothing of wishes and of what is best.

use crate::domain::date::CivilDate;

use super::model::{BlockKind, Request, Rules};
use super::solver::Pin;

/// The days one session may take, by day number, ends included.
#[derive(Clone, Copy)]
pub(super) struct Layer {
    pub(super) lo: i32,
    pub(super) hi: i32,
    /// Where its days begin in the tables of a [`Search`].
    pub(super) at: usize,
    pub(super) pinned: bool,
}

impl Layer {
    pub(super) fn len(&self) -> usize {
        (self.hi - self.lo + 1) as usize
    }
}

/// The range of each session from start, event, pins and gaps, that of session 1 from `first`
/// too; `None` when one is empty.
pub(super) fn layers(
    rules: &Rules,
    request: &Request,
    pinned: &[Pin],
    first: Option<(CivilDate, CivilDate)>,
) -> Option<Vec<Layer>> {
    let free = Layer {
        lo: request.start.day_number(),
        hi: CivilDate::MAX.day_number(),
        at: 0,
        pinned: false,
    };
    let mut layers = vec![free; usize::from(request.sessions)];
    if let (Some((from, to)), Some(layer)) = (first, layers.first_mut()) {
        layer.lo = from.day_number();
        layer.hi = to.day_number();
    }
    if let (Some(day), Some(layer)) = (request.last_day_number(rules), layers.last_mut()) {
        layer.hi = layer.hi.min(day);
    }
    for pin in pinned {
        let layer = layers.get_mut(usize::from(pin.session))?;
        let day = pin.date.day_number();
        if layer.pinned && layer.lo != day {
            return None;
        }
        *layer = Layer { lo: day, hi: day, at: 0, pinned: true };
    }
    let (min, max) = (i32::from(rules.gap_min), i32::from(rules.gap_max));
    for later in 1..layers.len() {
        let (before, layer) = (layers[later - 1], &mut layers[later]);
        layer.lo = layer.lo.max(before.lo + min);
        if !(before.pinned && layer.pinned) {
            layer.hi = layer.hi.min(before.hi + max);
        }
    }
    for earlier in (1..layers.len()).rev() {
        let (after, layer) = (layers[earlier], &mut layers[earlier - 1]);
        layer.hi = layer.hi.min(after.hi - min);
        if !(layer.pinned && after.pinned) {
            layer.lo = layer.lo.max(after.lo - max);
        }
    }
    let mut at = 0;
    for layer in &mut layers {
        if layer.lo > layer.hi {
            return None;
        }
        layer.at = at;
        at += layer.len();
    }
    Some(layers)
}

/// The weekday's index of a day number, Monday 0.
pub(super) fn weekday_index(day: i32) -> u8 {
    // Day 0, 1970-01-01, was a Thursday, index 3.
    (day + 3).rem_euclid(7) as u8
}

/// For each day number from `lo` to `hi` whether it is open.
pub(super) fn open_days(rules: &Rules, request: &Request, lo: i32, hi: i32) -> Vec<bool> {
    let mut open = Vec::with_capacity((hi - lo + 1) as usize);
    let mut weekday = weekday_index(lo);
    for _ in lo..=hi {
        open.push(rules.closed.bits() >> weekday & 1 == 0);
        weekday = if weekday == 6 { 0 } else { weekday + 1 };
    }
    let mut close = |from: i32, to: i32| {
        let (from, to) = (from.max(lo), to.min(hi));
        if from <= to {
            open[(from - lo) as usize..=(to - lo) as usize].fill(false);
        }
    };
    let reach = i32::from(rules.visible_last_day);
    for holiday in &rules.holidays {
        close(holiday.day_number(), holiday.day_number());
    }
    for blocked in &request.blocked {
        let before = if blocked.kind == BlockKind::Sun { reach } else { 0 };
        close(blocked.from.day_number() - before, blocked.to.day_number());
    }
    if let Some(event) = request.event {
        close(event.day_number() - reach, event.day_number());
    }
    open
}
