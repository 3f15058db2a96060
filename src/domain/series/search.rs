//! The search behind the solver: a table with a cell for each session on each day it may take.
//!
//! Knows nothing of which day session 1 should have, nor of why a search is empty.
//!
//! The objective is lexicographic, and its second part is a maximum: a plain dynamic program that
//! carries (sum, max) as one cost is wrong, because the smaller maximum of a suffix may lose
//! nothing once an earlier gap is larger anyway. So it is solved in stages, each of them additive:
//!
//! 1. the smallest sum *S* of |gap − wished|;
//! 2. the smallest cap *M* on a single departure under which *S* is still reached;
//! 3. among the plans with sum *S* under cap *M*, the most sessions on the wished weekday, then
//!    (backwards) the latest first session;
//! 4. among those, walking from session 1 on, always the earliest day that still leads there.

use crate::domain::date::CivilDate;

use super::layers::{Layer, layers, open_days};
use super::model::{Request, Rules};
use super::pick::Picker;
use super::solver::Pin;

/// A sum of departures, in days. Small, so that eight cells fit one vector register.
pub(super) type Cost = i16;

/// Larger than any sum of departures: at most 23 gaps, each at most 365 days from the wished one.
/// Adding that much to it still does not wrap.
const NEVER: Cost = 16_384;

/// One search: a table cell stands for one session on one day.
pub(super) struct Search {
    pub(super) layers: Vec<Layer>,
    /// Whether a cell is open for its session.
    open: Vec<bool>,
    min: i32,
    max: i32,
    wished: i32,
}

impl Search {
    /// The table for `request`, with session 1 between the two days of `first` if they are given;
    /// `None` when some session has no day left.
    pub(super) fn new(
        rules: &Rules,
        request: &Request,
        pinned: &[Pin],
        first: Option<(CivilDate, CivilDate)>,
    ) -> Option<Self> {
        let layers = layers(rules, request, pinned, first)?;
        let (first, last) = (layers[0], layers[layers.len() - 1]);
        let days = open_days(rules, request, first.lo, last.hi);
        let mut open = Vec::with_capacity(last.at + last.len());
        for layer in &layers {
            if layer.pinned {
                open.push(true);
            } else {
                let from = (layer.lo - first.lo) as usize;
                open.extend_from_slice(&days[from..from + layer.len()]);
            }
        }
        Some(Search {
            layers,
            open,
            min: i32::from(rules.gap_min),
            max: i32::from(rules.gap_max),
            wished: i32::from(request.gap),
        })
    }

    /// The best dates; `None` when no plan fits.
    pub(super) fn best(&self, request: &Request) -> Option<Vec<CivilDate>> {
        let (costs, cap) = self.smallest_departures()?;
        Picker::new(self, &costs, cap, request).best()
    }

    /// The earliest and the latest day from which any plan begins.
    pub(super) fn first_days(&self) -> Option<(CivilDate, CivilDate)> {
        let mut costs = vec![NEVER; self.open.len()];
        self.relax(self.widest(), &mut costs);
        let first = self.layers[0];
        let fits = |cost: &Cost| *cost < NEVER;
        let day = |offset: usize| CivilDate::from_day_number(first.lo + offset as i32);
        let starts = &costs[..first.len()];
        Some((day(starts.iter().position(fits)?)?, day(starts.iter().rposition(fits)?)?))
    }

    /// The gaps that may follow session `index` when no single departure exceeds `cap`; empty
    /// when the first is larger than the second.
    pub(super) fn gaps(&self, index: usize, cap: i32) -> (i32, i32) {
        let (layer, next) = (self.layers[index], self.layers[index + 1]);
        if layer.pinned && next.pinned {
            let gap = next.lo - layer.lo;
            return (gap.max(self.min), gap);
        }
        (self.min.max(self.wished - cap), self.max.min(self.wished + cap))
    }

    /// What `gap` after session `index` adds to the sum. Two pinned neighbours add the same to
    /// every plan: nothing.
    pub(super) fn departure(&self, index: usize, gap: i32) -> Cost {
        let both = self.layers[index].pinned && self.layers[index + 1].pinned;
        if both { 0 } else { (gap - self.wished).abs() as Cost }
    }

    /// Fills `costs` with the smallest sum of departures from each cell to the end when no single
    /// one exceeds `cap`, and returns the smallest of session 1's.
    fn relax(&self, cap: i32, costs: &mut [Cost]) -> Cost {
        costs.fill(NEVER);
        let last = self.layers.len() - 1;
        let ends = self.layers[last].at;
        for (cost, open) in costs[ends..].iter_mut().zip(&self.open[ends..]) {
            *cost = if *open { 0 } else { NEVER };
        }
        for index in (0..last).rev() {
            let (layer, next) = (self.layers[index], self.layers[index + 1]);
            let (head, tail) = costs.split_at_mut(next.at);
            let (least, most) = self.gaps(index, cap);
            for gap in least..=most {
                let from = layer.lo.max(next.lo - gap);
                let to = layer.hi.min(next.hi - gap);
                if from > to {
                    continue;
                }
                let count = (to - from + 1) as usize;
                let here = layer.at + (from - layer.lo) as usize;
                let there = (from + gap - next.lo) as usize;
                let departure = self.departure(index, gap);
                let targets = head[here..here + count].iter_mut();
                for (cost, rest) in targets.zip(&tail[there..there + count]) {
                    *cost = (*cost).min(*rest + departure);
                }
            }
            for (cost, open) in head[layer.at..].iter_mut().zip(&self.open[layer.at..]) {
                if !open {
                    *cost = NEVER;
                }
            }
        }
        costs[..self.layers[0].len()].iter().copied().min().unwrap_or(NEVER)
    }

    /// The largest departure that two pinned neighbours hold whatever the cap is.
    fn held(&self) -> i32 {
        let held = |pair: &[Layer]| {
            let both = pair[0].pinned && pair[1].pinned;
            if both { (pair[1].lo - pair[0].lo - self.wished).abs() } else { 0 }
        };
        self.layers.windows(2).map(held).max().unwrap_or(0)
    }

    /// A cap that leaves every gap of the range.
    fn widest(&self) -> i32 {
        self.held().max(self.wished - self.min).max(self.max - self.wished)
    }

    /// Stages 1 and 2: the table for the smallest sum under the smallest cap, and that cap.
    fn smallest_departures(&self) -> Option<(Vec<Cost>, i32)> {
        let (held, widest) = (self.held(), self.widest());
        let mut costs = vec![NEVER; self.open.len()];
        let sum = self.relax(held, &mut costs);
        // A departure above the cap costs at least cap + 1: nothing beyond can be cheaper.
        if i32::from(sum) <= held + 1 && sum < NEVER {
            return Some((costs, held));
        }
        let sum = self.relax(widest, &mut costs);
        if sum >= NEVER {
            return None;
        }
        // The largest departure is never below the average.
        let gaps = (self.layers.len() - 1).max(1) as i32;
        let mut cap = held.max((i32::from(sum) + gaps - 1) / gaps);
        while cap < widest {
            if self.relax(cap, &mut costs) == sum {
                return Some((costs, cap));
            }
            cap += 1;
        }
        self.relax(widest, &mut costs);
        Some((costs, widest))
    }
}
