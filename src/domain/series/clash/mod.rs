//! The smallest set of reasons that together leave no plan, found by taking reasons away.
//!
//! Knows only whether a plan exists, never which is best, and no words.

use crate::domain::date::CivilDate;

use super::layers::weekday_index;
use super::model::{BlockKind, Request, Rules, numbered};
use super::rules::first_open;
use super::solver::Pin;

/// One of the reasons that together leave no plan. The number of sessions and the minimum gap
/// always stand behind them: they are never given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Clash {
    /// The number of sessions lies outside the rules.
    SessionsOutsideRules,
    /// The wished gap lies outside the rules.
    GapOutsideRules,
    /// Session 1 on the start or on the next open day.
    Start,
    /// No session before the start: backwards, and where session 1 is pinned.
    NotBefore,
    /// The buffer before the event.
    EventBuffer,
    /// No visible recovery on the event's day.
    EventRecovery,
    /// The clinic's closed weekdays.
    ClosedWeekdays,
    /// The clinic's holidays.
    Holidays,
    /// A blocked range.
    Blocked {
        /// Index into [`Request::blocked`].
        range: u8,
        /// What the range is.
        kind: BlockKind,
    },
    /// The maximum gap.
    MaximumGap,
    /// A pinned session, counted from 0.
    Pinned(u8),
    /// The calendar ends (1900 to 2199).
    CalendarEnd,
}

/// A set of reasons, one bit each, by their place in [`Question::reasons`].
type Reasons = u64;

/// Blocked ranges beyond this many share the last one's bit.
const MOST_RANGES: usize = 30;

/// How many days, over all checks, may be looked at, so that no request can freeze a slow phone.
/// Past it the set is still one that clashes and from which nothing can be left out, but a
/// smaller one of quite other reasons may exist.
const BUDGET: usize = 8_000_000;

/// Whether a plan exists when only some of the reasons hold.
struct Question {
    reasons: Vec<Clash>,
    /// For each day of the frame, the reasons that close it to a session that is not pinned.
    closed: Vec<Reasons>,
    /// The day number of the frame's first day.
    base: i32,
    gap_min: i32,
    gap_max: i32,
    /// The first and the last day that the start leaves to session 1.
    start: (i32, i32),
    /// The last session's last day before the event.
    last: i32,
    /// For each session its pinned day.
    pins: Vec<Option<i32>>,
    /// How many sessions are pinned before the start: they have taken place, and the start does not
    /// speak of them, pinned or not.
    begun: usize,
}

/// The smallest set of reasons that leave no plan; empty when there is one after all.
pub(super) fn smallest_clash(rules: &Rules, request: &Request, pinned: &[Pin]) -> Vec<Clash> {
    let Some(question) = Question::new(rules, request, pinned) else {
        // From the start to the end of the calendar there is no open day.
        let mut clashes = vec![Clash::Start];
        for (range, blocked) in numbered(&request.blocked) {
            if blocked.to >= request.start {
                clashes.push(Clash::Blocked { range, kind: blocked.kind });
            }
        }
        clashes.push(Clash::CalendarEnd);
        return clashes;
    };
    let count = question.reasons.len();
    let mut core: Reasons = (1 << count) - 1;
    if question.fits(core) {
        return Vec::new();
    }
    // Take away what can be missed, the least telling first: what stays cannot be made smaller.
    for place in (0..count).rev() {
        let without = core & !(1 << place);
        if without != core && !question.fits(without) {
            core = without;
        }
    }
    // A smaller set may still exist that shares little with it: try all smaller ones, by size.
    let mut left = BUDGET / (question.closed.len() * question.pins.len()).max(1);
    'sizes: for size in 1..core.count_ones() {
        let mut set: Reasons = (1 << size) - 1;
        while set < 1 << count {
            if left == 0 {
                break 'sizes;
            }
            left -= 1;
            if !question.fits(set) {
                core = set;
                break 'sizes;
            }
            set = next_of_same_size(set);
        }
    }
    let named = question.reasons.iter().enumerate();
    named.filter(|(place, _)| core >> place & 1 == 1).map(|(_, clash)| *clash).collect()
}

/// The next larger number with as many bits set (Gosper's hack); `set` is not 0.
fn next_of_same_size(set: Reasons) -> Reasons {
    let lowest = set & set.wrapping_neg();
    let ripple = set + lowest;
    (((ripple ^ set) >> 2) / lowest) | ripple
}

impl Question {
    fn new(rules: &Rules, request: &Request, pinned: &[Pin]) -> Option<Self> {
        let sessions = usize::from(request.sessions);
        let mut pins = vec![None; sessions];
        for pin in pinned {
            *pins.get_mut(usize::from(pin.session))? = Some(pin.date.day_number());
        }
        let mut start = (request.start.day_number(), i32::MAX);
        if !request.backward() && pins.first().is_some_and(Option::is_none) {
            let day = first_open(rules, request, request.start)?.0.day_number();
            start = (day, day);
        }
        let gap_max = i32::from(rules.gap_max);
        let reach = i32::from(rules.visible_last_day);
        // Reasons count within `room` of what holds the plan. As much again is left free of all
        // but the closed weekdays, so that a plan without any hold finds its place.
        let room = i32::from(request.sessions) * gap_max + reach + 14;
        let event = request.event.map(CivilDate::day_number);
        let last = request.last_day_number(rules);
        let holds = pins.iter().flatten().copied().chain([start.0]).chain(event).chain(last);
        let (from, to) =
            holds.fold((start.0, start.0), |(from, to), day| (from.min(day), to.max(day)));
        let (from, to) = (from - room, to + room);
        let has_begun = |pin: &&Option<i32>| pin.is_some_and(|day| day < start.0);
        let begun = pins.iter().take_while(has_begun).count();
        let base = from - room;
        let days = (to + room - base + 1) as usize;
        let mut question = Question {
            reasons: Vec::new(),
            closed: vec![0; days],
            base,
            gap_min: i32::from(rules.gap_min),
            gap_max,
            start,
            last: last.unwrap_or(i32::MAX),
            pins,
            begun,
        };
        let begins = start.1 != i32::MAX;
        question.reasons.push(if begins { Clash::Start } else { Clash::NotBefore });
        if last.is_some() {
            question.reasons.push(Clash::EventBuffer);
        }
        let mut ranges = 0;
        for (range, blocked) in numbered(&request.blocked) {
            let before = if blocked.kind == BlockKind::Sun { reach } else { 0 };
            let days = (blocked.from.day_number() - before, blocked.to.day_number());
            let shared = usize::from(ranges >= MOST_RANGES);
            let place = question.reasons.len() - shared;
            if question.close(place, &[days], (from, to)) && shared == 0 {
                question.reasons.push(Clash::Blocked { range, kind: blocked.kind });
                ranges += 1;
            }
        }
        let holiday = |day: &CivilDate| (day.day_number(), day.day_number());
        let holidays: Vec<_> = rules.holidays.iter().map(holiday).collect();
        question.add(Clash::Holidays, &holidays, (from, to));
        if let Some(event) = event {
            question.add(Clash::EventRecovery, &[(event - reach, event)], (from, to));
        }
        for pin in pinned {
            question.reasons.push(Clash::Pinned(pin.session));
        }
        let frame = (base, base + days as i32 - 1);
        let closed = |day: &i32| rules.closed.bits() >> weekday_index(*day) & 1 == 1;
        let closed: Vec<_> = (frame.0..=frame.1).filter(closed).map(|day| (day, day)).collect();
        question.add(Clash::ClosedWeekdays, &closed, frame);
        question.reasons.push(Clash::MaximumGap);
        let (earliest, latest) = (CivilDate::MIN.day_number(), CivilDate::MAX.day_number());
        let outside = [(frame.0, earliest - 1), (latest + 1, frame.1)];
        question.add(Clash::CalendarEnd, &outside, frame);
        Some(question)
    }

    /// Adds a reason that closes `ranges` of days as far as they lie within `frame`, if any do.
    fn add(&mut self, clash: Clash, ranges: &[(i32, i32)], frame: (i32, i32)) {
        if self.close(self.reasons.len(), ranges, frame) {
            self.reasons.push(clash);
        }
    }

    /// Closes `ranges` of days within `frame` for the reason at `place`; whether there were any.
    fn close(&mut self, place: usize, ranges: &[(i32, i32)], frame: (i32, i32)) -> bool {
        let mut closes = false;
        for (from, to) in ranges {
            for day in (*from).max(frame.0)..=(*to).min(frame.1) {
                self.closed[(day - self.base) as usize] |= 1 << place;
                closes = true;
            }
        }
        closes
    }

    /// Whether a plan exists while `held` hold and the other reasons do not.
    fn fits(&self, held: Reasons) -> bool {
        let mut maximum = usize::MAX;
        let (mut start, mut last) = ((i32::MIN, i32::MAX), i32::MAX);
        let mut pins = vec![None; self.pins.len()];
        for (place, clash) in self.reasons.iter().enumerate() {
            if held >> place & 1 == 0 {
                continue;
            }
            match clash {
                Clash::Start | Clash::NotBefore => start = self.start,
                Clash::EventBuffer => last = self.last,
                Clash::MaximumGap => maximum = self.gap_max as usize,
                Clash::Pinned(session) => {
                    pins[usize::from(*session)] = self.pins[usize::from(*session)];
                }
                _ => {}
            }
        }
        let mut reached = vec![false; self.closed.len()];
        let mut before = reached.clone();
        // The offsets between which the session before may lie.
        let (mut low, mut high) = (0, self.closed.len() - 1);
        let gap_min = self.gap_min as usize;
        for (number, pin) in pins.iter().enumerate() {
            std::mem::swap(&mut reached, &mut before);
            reached.fill(false);
            let both_pinned = number > 0 && pin.is_some() && pins[number - 1].is_some();
            let longest = if both_pinned { usize::MAX } else { maximum };
            if number > 0 {
                low += gap_min;
                high = high.saturating_add(longest).min(self.closed.len() - 1);
            }
            let (from, to) = (low, high);
            let mut latest = None;
            (low, high) = (usize::MAX, 0);
            for offset in from..=to {
                let day = self.base + offset as i32;
                let open = match pin {
                    Some(pin) => day == *pin,
                    None => {
                        self.closed[offset] & held == 0
                            && (number < self.begun || start.0 <= day)
                            && (number > 0 || day <= start.1)
                            && (number + 1 < pins.len() || day <= last)
                    }
                };
                if number > 0 && before[offset - gap_min] {
                    latest = Some(offset);
                }
                let follows = |since: usize| offset - since + gap_min <= longest;
                if open && (number == 0 || latest.is_some_and(follows)) {
                    reached[offset] = true;
                    low = low.min(offset);
                    high = offset;
                }
            }
            if low > high {
                return false;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests;
