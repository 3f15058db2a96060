//! The last two stages of the search: among the plans with the smallest sum and the smallest
//! largest departure, the one that the rest of the objective picks.
//!
//! Knows no day rules: what is closed costs too much in the table that comes in.

use crate::domain::date::{CivilDate, Weekday};

use super::layers::weekday_index;
use super::model::Request;
use super::search::{Cost, Search};

/// In a rank, the misses of the wished weekday stand above the finish, which needs 17 bits.
const MISS: u32 = 1 << 20;
/// A cell that has not been asked yet.
const UNKNOWN: u32 = u32::MAX;

/// Picks a plan from the table of the first two stages.
pub(super) struct Picker<'a> {
    search: &'a Search,
    costs: &'a [Cost],
    cap: i32,
    /// The wished weekday; `None` means session 1's.
    wished: Option<Weekday>,
    backward: bool,
    /// For each cell the best rank from there to the end, smaller is better: the misses of
    /// `weekday`, then, forwards, the finish.
    ranks: Vec<u32>,
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
            backward: request.backward(),
            ranks: vec![UNKNOWN; costs.len()],
            weekday: 0,
        }
    }

    /// The dates of the best plan.
    pub(super) fn best(mut self) -> Option<Vec<CivilDate>> {
        let first = self.search.layers[0];
        let sum = *self.costs[..first.len()].iter().min()?;
        let mut chosen: Option<(u32, i32)> = None;
        // Without a wished weekday each weekday is tried with the starts that lie on it.
        for later in 0..if self.wished.is_some() { 1 } else { 7 } {
            let last = first.hi - later;
            let weekday = self.wished.map_or(weekday_index(last), Weekday::index);
            let step = if self.wished.is_some() { 1 } else { 7 };
            for day in (first.lo..=last).rev().step_by(step) {
                if self.costs[(day - first.lo) as usize] != sum {
                    continue;
                }
                // A rank cannot be below no miss at all, and this day is not later.
                if self.backward && chosen.is_some_and(|(rank, best)| rank < MISS && day < best) {
                    break;
                }
                self.turn_to(weekday);
                let rank = self.rank(0, day);
                if chosen.is_none_or(|(least, best)| rank < least || rank == least && day > best) {
                    chosen = Some((rank, day));
                }
            }
        }
        let (_, day) = chosen?;
        self.turn_to(self.wished.map_or(weekday_index(day), Weekday::index));
        self.rank(0, day);
        self.walk(day)
    }

    /// Makes `weekday` the one that ranks count.
    fn turn_to(&mut self, weekday: u8) {
        if self.weekday != weekday {
            self.weekday = weekday;
            self.ranks.fill(UNKNOWN);
        }
    }

    /// The best rank from session `index` on `day` to the end, along gaps that keep the sum.
    fn rank(&mut self, index: usize, day: i32) -> u32 {
        let layer = self.search.layers[index];
        let cell = layer.at + (day - layer.lo) as usize;
        if self.ranks[cell] != UNKNOWN {
            return self.ranks[cell];
        }
        let mut rest = UNKNOWN - MISS;
        if index + 1 == self.search.layers.len() {
            rest = if self.backward { 0 } else { day.abs_diff(self.search.layers[0].lo) };
        } else {
            let (from, to) = self.next_days(index, day);
            for later in from..=to {
                if self.keeps_sum(index, day, later) {
                    rest = rest.min(self.rank(index + 1, later));
                }
            }
        }
        let rank = rest + self.miss(day);
        self.ranks[cell] = rank;
        rank
    }

    /// From session 1 on `day`, always the earliest day that keeps the rank.
    fn walk(&mut self, mut day: i32) -> Option<Vec<CivilDate>> {
        let sessions = self.search.layers.len();
        let mut dates = Vec::with_capacity(sessions);
        dates.push(CivilDate::from_day_number(day)?);
        for index in 0..sessions - 1 {
            let rest = self.rank(index, day) - self.miss(day);
            let (from, to) = self.next_days(index, day);
            day = (from..=to).find(|later| {
                self.keeps_sum(index, day, *later) && self.rank(index + 1, *later) == rest
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

    fn miss(&self, day: i32) -> u32 {
        if weekday_index(day) == self.weekday { 0 } else { MISS }
    }
}
