//! The last two stages of the search: among the plans with the smallest sum and the smallest
//! largest departure, the one that the rest of the objective picks.
//!
//! Knows no day rules: what is closed costs too much in the table that comes in.
//!
//! The finish needs no table of its own: of the plans that are equal up to there, the one with the
//! earliest dates also finishes first. Where two of them cross, the earlier day of each pair makes
//! a third: its gaps lie between theirs, its sum and its days on the wished weekday must equal
//! theirs (|x| is convex: with the plan of the later days they add up to no more), and no day of
//! it is later.

use crate::domain::date::{CivilDate, Weekday};

use super::layers::weekday_index;
use super::model::Request;
use super::search::{Cost, Search};

/// How many sessions miss the weekday; [`UNKNOWN`] for a cell that has not been asked yet.
type Misses = u8;
const UNKNOWN: Misses = Misses::MAX;

/// Picks a plan from the table of the first two stages.
pub(super) struct Picker<'a> {
    search: &'a Search,
    costs: &'a [Cost],
    cap: i32,
    /// The wished weekday; `None` means session 1's.
    wished: Option<Weekday>,
    /// For each cell the fewest misses of `weekday` from there to the end.
    misses: Vec<Misses>,
    weekday: u8,
}

impl<'a> Picker<'a> {
    /// A picker from `costs`, the sums to the end while no departure exceeds `cap`.
    pub(super) fn new(search: &'a Search, costs: &'a [Cost], cap: i32, request: &Request) -> Self {
        Picker {
            search,
            costs,
            cap,
            wished: request.weekday,
            misses: vec![UNKNOWN; costs.len()],
            weekday: 0,
        }
    }

    /// The dates of the best plan.
    pub(super) fn best(mut self) -> Option<Vec<CivilDate>> {
        let first = self.search.layers[0];
        let sum = *self.costs[..first.len()].iter().min()?;
        let mut chosen: Option<(Misses, i32)> = None;
        // Without a wished weekday each weekday is tried with the starts that lie on it.
        for later in 0..if self.wished.is_some() { 1 } else { 7 } {
            let last = first.hi - later;
            let weekday = self.wished.map_or(weekday_index(last), Weekday::index);
            let step = if self.wished.is_some() { 1 } else { 7 };
            for day in (first.lo..=last).rev().step_by(step) {
                if self.costs[(day - first.lo) as usize] != sum {
                    continue;
                }
                // Nothing is better than no miss at all, and this day is not later.
                if chosen.is_some_and(|(misses, best)| misses == 0 && day < best) {
                    break;
                }
                self.turn_to(weekday);
                let misses = self.fewest(0, day);
                if chosen.is_none_or(|(least, best)| (misses, -day) < (least, -best)) {
                    chosen = Some((misses, day));
                }
            }
        }
        let (_, day) = chosen?;
        self.turn_to(self.wished.map_or(weekday_index(day), Weekday::index));
        self.walk(day)
    }

    /// Makes `weekday` the one that is counted.
    fn turn_to(&mut self, weekday: u8) {
        if self.weekday != weekday {
            self.weekday = weekday;
            self.misses.fill(UNKNOWN);
        }
    }

    /// The fewest misses from session `index` on `day` to the end, along gaps that keep the sum.
    fn fewest(&mut self, index: usize, day: i32) -> Misses {
        let layer = self.search.layers[index];
        let cell = layer.at + (day - layer.lo) as usize;
        if self.misses[cell] == UNKNOWN {
            let mut rest = UNKNOWN - 1;
            if index + 1 == self.search.layers.len() {
                rest = 0;
            } else {
                let (from, to) = self.next_days(index, day);
                for later in from..=to {
                    if self.keeps_sum(index, day, later) {
                        rest = rest.min(self.fewest(index + 1, later));
                    }
                }
            }
            self.misses[cell] = rest.saturating_add(self.miss(day));
        }
        self.misses[cell]
    }

    /// From session 1 on `day`, always the earliest day that keeps sum and misses.
    fn walk(&mut self, mut day: i32) -> Option<Vec<CivilDate>> {
        let sessions = self.search.layers.len();
        let mut dates = Vec::with_capacity(sessions);
        dates.push(CivilDate::from_day_number(day)?);
        for index in 0..sessions - 1 {
            let rest = self.fewest(index, day) - self.miss(day);
            let (from, to) = self.next_days(index, day);
            day = (from..=to).find(|later| {
                self.keeps_sum(index, day, *later) && self.fewest(index + 1, *later) == rest
            })?;
            dates.push(CivilDate::from_day_number(day)?);
        }
        Some(dates)
    }

    /// The days that the gaps under the cap leave to the session after `index` on `day`.
    fn next_days(&self, index: usize, day: i32) -> (i32, i32) {
        let next = self.search.layers[index + 1];
        let (least, most) = self.search.gaps(index, self.cap);
        ((day + least).max(next.lo), (day + most).min(next.hi))
    }

    /// Whether the smallest sum from session `index` on `day` is reached over `later`.
    fn keeps_sum(&self, index: usize, day: i32, later: i32) -> bool {
        let (layer, next) = (self.search.layers[index], self.search.layers[index + 1]);
        let cost = self.costs[layer.at + (day - layer.lo) as usize];
        let rest = self.costs[next.at + (later - next.lo) as usize];
        rest + self.search.departure(index, later - day) == cost
    }

    fn miss(&self, day: i32) -> Misses {
        Misses::from(weekday_index(day) != self.weekday)
    }
}
