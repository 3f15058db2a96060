//! Which days are labelled under the scale, so that no two labels touch.
//!
//! Chooses days only; what a label says is the interface's.

use super::scale::{SPAN, Scale};
use crate::domain::recovery::Phases;

/// Days that a month is counted as on the scale.
const MONTH: u16 = 30;

/// Units that a label takes on a timeline of 280 px: "3", "14", "3 mo".
const DIGIT_ROOM: u16 = 380;
const DAY_ROOM: u16 = 600;
const MONTH_ROOM: u16 = 1_200;

/// What a tick counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Days after the session.
    Day,
    /// Months of 30 days after the session.
    Month,
}

/// A labelled mark under the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Where, in units of the scale: the middle of its day.
    pub at: u16,
    /// The day.
    pub day: u16,
    /// The count on the label.
    pub count: u16,
    /// What is counted.
    pub unit: Unit,
}

impl Tick {
    /// Units that its label takes.
    fn room(&self) -> u16 {
        match self.unit {
            Unit::Day if self.count < 10 => DIGIT_ROOM,
            Unit::Day => DAY_ROOM,
            Unit::Month => MONTH_ROOM,
        }
    }

    /// How the label lies: centred, except where it would leave the scale.
    pub fn anchor(&self) -> Anchor {
        if self.at < self.room() / 4 {
            Anchor::Start
        } else if self.at > SPAN - self.room() / 2 {
            Anchor::End
        } else {
            Anchor::Middle
        }
    }

    /// From where to where the label lies.
    fn extent(&self) -> (u16, u16) {
        let room = self.room();
        match self.anchor() {
            Anchor::Start => (self.at, self.at + room),
            Anchor::Middle => (self.at.saturating_sub(room / 2), self.at + room / 2),
            Anchor::End => (self.at - room, self.at),
        }
    }

    fn touches(&self, other: &Tick) -> bool {
        let ((from, to), (other_from, other_to)) = (self.extent(), other.extent());
        from < other_to && other_from < to
    }
}

/// The ticks of `scale`, left to right: day 0, the phases' first days, whole months in even
/// steps, and single days and weeks, each only where its label has room.
pub fn ticks(phases: &Phases, scale: &Scale) -> Vec<Tick> {
    let last = phases.slider_last_day();
    let tick = |day: u16| {
        let whole_months = day >= MONTH && day.is_multiple_of(MONTH);
        let (count, unit) =
            if whole_months { (day / MONTH, Unit::Month) } else { (day, Unit::Day) };
        Tick { at: scale.middle(day), day, count, unit }
    };
    let mut chosen: Vec<Tick> = Vec::new();
    for phase in phases.all() {
        add(&mut chosen, tick(phase.first_day));
    }
    let months = |step: u16| (1..=last / MONTH / step).map(move |count| tick(count * step * MONTH));
    let fits = |step: &u16| {
        let mut tried = chosen.clone();
        months(*step).all(|tick| add(&mut tried, tick) || tried.contains(&tick))
    };
    if let Some(step) = [1, 2, 3, 4, 6, 12].into_iter().find(fits) {
        months(step).for_each(|tick| _ = add(&mut chosen, tick));
    }
    for day in (1..=last).filter(|day| *day < 7 || (*day < MONTH && day % 7 == 0)) {
        add(&mut chosen, tick(day));
    }
    chosen
}

/// Adds `tick` where its place is, unless its label would touch another.
fn add(chosen: &mut Vec<Tick>, tick: Tick) -> bool {
    let fits = !chosen.iter().any(|other| other.touches(&tick));
    if fits {
        let index = chosen.partition_point(|other| other.at < tick.at);
        chosen.insert(index, tick);
    }
    fits
}

/// How a label lies about its tick so that it stays on the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// It begins at the tick.
    Start,
    /// It is centred on the tick.
    Middle,
    /// It ends at the tick.
    End,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::recovery::testing::{any_phases, microneedling};

    #[test]
    fn the_first_days_the_weeks_and_some_months_are_labelled() {
        let phases = microneedling();
        let ticks = ticks(&phases, &Scale::new(&phases));
        let days: Vec<u16> =
            ticks.iter().filter(|tick| tick.unit == Unit::Day).map(|tick| tick.count).collect();
        let months: Vec<u16> =
            ticks.iter().filter(|tick| tick.unit == Unit::Month).map(|tick| tick.count).collect();
        assert_eq!(days, [0, 1, 2, 3, 4, 5, 6, 7, 15]);
        assert_eq!(months, [3, 6]);
        assert_eq!(ticks.last().map(Tick::anchor), Some(Anchor::End));
    }

    #[test]
    fn a_single_day_has_one_tick() {
        let phases = Phases::nothing_said();
        let ticks = ticks(&phases, &Scale::new(&phases));
        assert_eq!(ticks.len(), 1);
        assert_eq!((ticks[0].day, ticks[0].anchor()), (0, Anchor::Middle));
    }

    proptest! {
        #[test]
        fn labels_ascend_and_never_touch(phases in any_phases()) {
            let scale = Scale::new(&phases);
            let ticks = ticks(&phases, &scale);
            prop_assert_eq!(ticks[0].day, 0);
            for pair in ticks.windows(2) {
                prop_assert!(pair[0].at < pair[1].at);
                prop_assert!(!pair[0].touches(&pair[1]), "{:?}", pair);
            }
            for tick in &ticks {
                prop_assert_eq!(scale.day_at(tick.at), tick.day);
                let days = if tick.unit == Unit::Month { MONTH } else { 1 };
                prop_assert_eq!(tick.count * days, tick.day);
            }
        }
    }
}
