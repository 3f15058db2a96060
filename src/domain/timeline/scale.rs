//! The compressed scale: the first days wide, the months narrow.
//!
//! Each phase gets a width that grows with the logarithm of its length and is even inside, so
//! that days can be counted within a phase. Knows nothing of what the phases mean.

use crate::domain::recovery::Phases;

/// Units from the left end of the scale to the right one.
pub const SPAN: u16 = 10_000;

/// Maps days to positions and back. Day `d` is a cell from `left(d)` to `left(d + 1)`; cells lie
/// side by side, fill the [`SPAN`] and are never empty while there are fewer days than units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// First day and left edge of each stretch, then the day after the last and [`SPAN`].
    knots: Vec<(u16, u16)>,
}

/// The logarithm to base 2 of `n` in sixteenths, straight between powers of two.
fn log2_sixteenths(n: u32) -> u32 {
    let whole = n.max(1).ilog2();
    whole * 16 + (n.max(1) - (1 << whole)) * 16 / (1 << whole)
}

/// `part * whole / of`, rounded to the nearest.
fn share(part: u32, whole: u32, of: u32) -> u32 {
    (part * whole + of / 2).checked_div(of).unwrap_or(0)
}

impl Scale {
    /// The scale of `phases`, from day 0 to the end of their slider.
    pub fn new(phases: &Phases) -> Self {
        let end = phases.slider_last_day() + 1;
        let starts = phases.all().iter().map(|phase| phase.first_day);
        let ends = starts.clone().skip(1).chain([end]);
        // A single day still gets a share, where a logarithm alone (0) would leave it none.
        let weights: Vec<(u16, u32)> = starts
            .zip(ends)
            .map(|(first, next)| (first, 40 + log2_sixteenths(u32::from(next - first))))
            .collect();
        let total = weights.iter().map(|(_, weight)| weight).sum();
        let mut before = 0;
        let mut knots = Vec::with_capacity(weights.len() + 1);
        for (first, weight) in weights {
            knots.push((first, share(before, u32::from(SPAN), total) as u16));
            before += weight;
        }
        knots.push((end, SPAN));
        Scale { knots }
    }

    /// Days on the scale, day 0 included.
    pub fn days(&self) -> u16 {
        self.knots.last().map_or(0, |(end, _)| *end)
    }

    /// Left edge of `day`; [`SPAN`] for every day past the end.
    pub fn left(&self, day: u16) -> u16 {
        let after = self.knots.partition_point(|(first, _)| *first <= day);
        match (self.knots.get(after.wrapping_sub(1)), self.knots.get(after)) {
            (Some(&(first, left)), Some(&(next, right))) => {
                let days = u32::from(next - first);
                left + share(u32::from(day - first), u32::from(right - left), days) as u16
            }
            _ => SPAN,
        }
    }

    /// Middle of `day`, where its mark stands.
    pub fn middle(&self, day: u16) -> u16 {
        let (left, right) = (self.left(day), self.left(day.saturating_add(1)));
        left + (right - left) / 2
    }

    /// The day whose cell holds `position`; the last day for positions at or past the end.
    pub fn day_at(&self, position: u16) -> u16 {
        // Cells ascend: halve until the last cell that begins at or before the position.
        let (mut low, mut high) = (0, self.days().saturating_sub(1));
        while low < high {
            let middle = high - (high - low) / 2;
            if self.left(middle) <= position {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::recovery::testing::{any_phases, microneedling};
    use crate::domain::recovery::{Course, Phase};

    #[test]
    fn the_first_days_get_room_and_the_months_are_still_seen() {
        let scale = Scale::new(&microneedling());
        let share = |from: u16, to: u16| scale.left(to + 1) - scale.left(from);
        assert!(share(0, 3) >= SPAN / 4, "days 0 to 3 have {}", share(0, 3));
        assert!(share(15, 180) >= SPAN / 3, "the months have {}", share(15, 180));
        // On a timeline 280 px wide, a month is still 14 px.
        assert!(share(30, 59) * 28 / 1_000 >= 14, "a month has {}", share(30, 59));
    }

    #[test]
    fn one_phase_is_even_over_the_whole_scale() {
        let only = Phase { first_day: 0, last_day: None, course: Course::Steady };
        let scale = Scale::new(&Phases::new(vec![only], 9, 0).unwrap());
        let lefts: Vec<u16> = (0..=10).map(|day| scale.left(day)).collect();
        assert_eq!(lefts, [0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10_000]);
    }

    #[test]
    fn a_single_day_fills_the_scale() {
        let scale = Scale::new(&Phases::nothing_said());
        assert_eq!((scale.left(0), scale.left(1), scale.middle(0)), (0, SPAN, SPAN / 2));
        assert_eq!((scale.day_at(0), scale.day_at(SPAN), scale.day_at(u16::MAX)), (0, 0, 0));
    }

    #[test]
    fn days_past_the_end_lie_at_the_end() {
        let scale = Scale::new(&microneedling());
        assert_eq!(scale.left(181), SPAN);
        assert_eq!(scale.left(u16::MAX), SPAN);
        assert_eq!(scale.middle(u16::MAX), SPAN);
        assert_eq!(scale.day_at(u16::MAX), 180);
    }

    proptest! {
        #[test]
        fn each_cell_begins_where_the_one_before_ends_and_is_never_empty(phases in any_phases()) {
            let scale = Scale::new(&phases);
            prop_assert_eq!(scale.left(0), 0);
            for day in 0..scale.days() {
                prop_assert!(scale.left(day) < scale.left(day + 1), "day {}", day);
            }
            prop_assert_eq!(scale.left(scale.days()), SPAN);
        }

        #[test]
        fn every_position_leads_to_the_day_whose_cell_holds_it(phases in any_phases()) {
            let scale = Scale::new(&phases);
            for day in 0..scale.days() {
                prop_assert_eq!(scale.day_at(scale.left(day)), day);
                prop_assert_eq!(scale.day_at(scale.middle(day)), day);
                prop_assert_eq!(scale.day_at(scale.left(day + 1) - 1), day);
            }
        }
    }
}
