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
//!    the earliest finish (forwards) or the latest first session (backwards);
//! 4. among those, walking from session 1 on, always the earliest day that still leads there.

use crate::domain::date::{CivilDate, Weekday};

use super::layers::{Layer, layers, open_days, weekday_index};
use super::model::{Request, Rules};
use super::solver::Pin;

/// Larger than any sum of departures, and far enough from the end of `u32` that adding a gap's
/// departure for every session cannot wrap.
const NEVER: u32 = 1 << 30;
/// In a rank, the misses of the wished weekday stand above the finish, which needs 17 bits.
const MISS: u32 = 1 << 20;

/// One search: a table cell stands for one session on one day.
pub(super) struct Search {
    layers: Vec<Layer>,
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
        self.pick(&costs, cap, request)
    }

    /// The earliest and the latest day from which any plan begins.
    pub(super) fn first_days(&self) -> Option<(CivilDate, CivilDate)> {
        let mut costs = vec![NEVER; self.open.len()];
        self.relax(self.widest(), &mut costs);
        let first = self.layers[0];
        let fits = |cost: &u32| *cost < NEVER;
        let day = |offset: usize| CivilDate::from_day_number(first.lo + offset as i32);
        let starts = &costs[..first.len()];
        Some((day(starts.iter().position(fits)?)?, day(starts.iter().rposition(fits)?)?))
    }

    /// The gaps that may follow session `index` when no single departure exceeds `cap`; empty
    /// when the first is larger than the second.
    fn gaps(&self, index: usize, cap: i32) -> (i32, i32) {
        let (layer, next) = (self.layers[index], self.layers[index + 1]);
        if layer.pinned && next.pinned {
            let gap = next.lo - layer.lo;
            return (gap.max(self.min), gap);
        }
        (self.min.max(self.wished - cap), self.max.min(self.wished + cap))
    }

    fn departure(&self, gap: i32) -> u32 {
        gap.abs_diff(self.wished)
    }

    /// Fills `costs` with the smallest sum of departures from each cell to the end when no single
    /// one exceeds `cap`, and returns the smallest of session 1's.
    fn relax(&self, cap: i32, costs: &mut [u32]) -> u32 {
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
                let departure = self.departure(gap);
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
            if both { self.departure(pair[1].lo - pair[0].lo) as i32 } else { 0 }
        };
        self.layers.windows(2).map(held).max().unwrap_or(0)
    }

    /// A cap that leaves every gap of the range.
    fn widest(&self) -> i32 {
        self.held().max(self.wished - self.min).max(self.max - self.wished)
    }

    /// Stages 1 and 2: the table for the smallest sum under the smallest cap, and that cap.
    fn smallest_departures(&self) -> Option<(Vec<u32>, i32)> {
        let (held, widest) = (self.held(), self.widest());
        let mut costs = vec![NEVER; self.open.len()];
        let sum = self.relax(held, &mut costs);
        // A departure above the cap costs at least cap + 1: nothing beyond can be cheaper.
        if sum <= held as u32 + 1 {
            return Some((costs, held));
        }
        let sum = self.relax(widest, &mut costs);
        if sum >= NEVER {
            return None;
        }
        // The largest departure is never below the average.
        let gaps = (self.layers.len() - 1).max(1) as u32;
        let mut cap = held.max(sum.div_ceil(gaps) as i32);
        while cap < widest {
            if self.relax(cap, &mut costs) == sum {
                return Some((costs, cap));
            }
            cap += 1;
        }
        self.relax(widest, &mut costs);
        Some((costs, widest))
    }

    /// Stages 3 and 4: the days, from the table and cap of the first two stages.
    fn pick(&self, costs: &[u32], cap: i32, request: &Request) -> Option<Vec<CivilDate>> {
        let first = self.layers[0];
        let starts = &costs[..first.len()];
        let sum = starts.iter().copied().min()?;
        let backward = request.backward();
        let mut ranks = vec![u32::MAX; costs.len()];
        let mut chosen: Option<(u32, i32, Weekday)> = None;
        let weekdays = match &request.weekday {
            Some(weekday) => std::slice::from_ref(weekday),
            None => &Weekday::ALL[..],
        };
        for weekday in weekdays {
            // Without a wished weekday only the starts on this very weekday are asked.
            let asked = |offset: usize| {
                starts[offset] == sum
                    && (request.weekday.is_some()
                        || weekday_index(first.lo + offset as i32) == weekday.index())
            };
            if !(0..starts.len()).any(asked) {
                continue;
            }
            self.rank(costs, cap, *weekday, !backward, &mut ranks);
            for offset in (0..starts.len()).filter(|offset| asked(*offset)) {
                let day = first.lo + offset as i32;
                let rank = ranks[offset];
                if chosen.is_none_or(|(least, latest, _)| (rank, -day) < (least, -latest)) {
                    chosen = Some((rank, day, *weekday));
                }
            }
        }
        let (_, day, weekday) = chosen?;
        self.rank(costs, cap, weekday, !backward, &mut ranks);
        self.walk(costs, cap, weekday, &ranks, day)
    }

    /// Fills `ranks` with the best rank from each cell to the end along gaps that keep the sum:
    /// the misses of `weekday`, then the finish when `finish_counts`.
    fn rank(
        &self,
        costs: &[u32],
        cap: i32,
        weekday: Weekday,
        finish_counts: bool,
        ranks: &mut [u32],
    ) {
        ranks.fill(u32::MAX);
        let base = self.layers[0].lo;
        for (index, layer) in self.layers.iter().enumerate().rev() {
            let last = index + 1 == self.layers.len();
            for offset in 0..layer.len() {
                let cell = layer.at + offset;
                if costs[cell] >= NEVER {
                    continue;
                }
                let day = layer.lo + offset as i32;
                let rest = if last {
                    if finish_counts { day.abs_diff(base) } else { 0 }
                } else {
                    let tight = self.tight(costs, cap, index, day);
                    tight.map(|(_, cell)| ranks[cell]).min().unwrap_or(u32::MAX - MISS)
                };
                ranks[cell] = rest + miss(day, weekday);
            }
        }
    }

    /// The days (with their cells) of the session after `index` that keep the smallest sum from
    /// session `index` on `day`, ascending.
    fn tight<'a>(
        &'a self,
        costs: &'a [u32],
        cap: i32,
        index: usize,
        day: i32,
    ) -> impl Iterator<Item = (i32, usize)> + 'a {
        let (layer, next) = (self.layers[index], self.layers[index + 1]);
        let (least, most) = self.gaps(index, cap);
        let from = (day + least).max(next.lo);
        let to = (day + most).min(next.hi);
        let cost = costs[layer.at + (day - layer.lo) as usize];
        (from..=to).filter_map(move |later| {
            let cell = next.at + (later - next.lo) as usize;
            (costs[cell] + self.departure(later - day) == cost).then_some((later, cell))
        })
    }

    fn walk(
        &self,
        costs: &[u32],
        cap: i32,
        weekday: Weekday,
        ranks: &[u32],
        first: i32,
    ) -> Option<Vec<CivilDate>> {
        let mut dates = Vec::with_capacity(self.layers.len());
        let mut day = first;
        dates.push(CivilDate::from_day_number(day)?);
        let mut cell = (day - self.layers[0].lo) as usize;
        for index in 0..self.layers.len() - 1 {
            let rest = ranks[cell] - miss(day, weekday);
            (day, cell) =
                self.tight(costs, cap, index, day).find(|(_, cell)| ranks[*cell] == rest)?;
            dates.push(CivilDate::from_day_number(day)?);
        }
        Some(dates)
    }
}

fn miss(day: i32, weekday: Weekday) -> u32 {
    if weekday_index(day) == weekday.index() { 0 } else { MISS }
}
