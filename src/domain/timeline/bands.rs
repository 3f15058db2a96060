//! The phases as bands: full where something is usual, tapering where it comes or goes.
//!
//! A taper says "somewhere in here", never "this much". Knows no colour.

use super::scale::Scale;
use crate::domain::recovery::{Course, Phases};

/// The height of a band where its phase is certain.
pub const FULL: u16 = 1_000;

/// Steps in which a taper is drawn.
const STEPS: u32 = 12;

/// A point of a band's outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// Where, in units of the scale.
    pub at: u16,
    /// How high the band is there, 0 to [`FULL`].
    pub level: u16,
}

/// One phase as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// Left edge.
    pub from: u16,
    /// Right edge.
    pub to: u16,
    /// How the phase shows.
    pub course: Course,
    /// The outline, left to right from edge to edge; empty when nothing is said.
    pub stops: Vec<Stop>,
}

/// One band for each phase, side by side over the whole scale.
pub fn bands(phases: &Phases, scale: &Scale) -> Vec<Band> {
    let all = phases.all().iter().enumerate();
    all.map(|(index, phase)| {
        let from = scale.left(phase.first_day);
        let to = scale.left(phases.last_shown_day_of(index) + 1);
        let stops = match phase.course {
            Course::Steady => vec![Stop { at: from, level: FULL }, Stop { at: to, level: FULL }],
            Course::FadesOut => taper(from, to, |step| STEPS - step),
            Course::FadesIn => taper(from, to, |step| step),
            Course::NothingSaid => Vec::new(),
        };
        Band { from, to, course: phase.course, stops }
    })
    .collect()
}

/// Stops from `from` to `to` whose level follows an S-curve over what `rise` makes of the step.
fn taper(from: u16, to: u16, rise: impl Fn(u32) -> u32) -> Vec<Stop> {
    let stop = |step| {
        let t = rise(step);
        // 3t² − 2t³ in whole numbers: level at both ends, steepest in the middle.
        let level = u32::from(FULL) * (3 * STEPS * t * t - 2 * t * t * t) / STEPS.pow(3);
        let at = u32::from(from) + u32::from(to - from) * step / STEPS;
        Stop { at: at as u16, level: level as u16 }
    };
    (0..=STEPS).map(stop).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::scale::SPAN;
    use super::*;
    use crate::domain::recovery::testing::{any_phases, microneedling};

    #[test]
    fn a_fade_leaves_full_height_at_once_and_reaches_nothing_only_at_its_end() {
        let phases = microneedling();
        let scale = Scale::new(&phases);
        let fade = &bands(&phases, &scale)[1];
        assert_eq!(fade.stops.first(), Some(&Stop { at: scale.left(1), level: FULL }));
        assert_eq!(fade.stops.last(), Some(&Stop { at: scale.left(4), level: 0 }));
        assert!(fade.stops.windows(2).all(|pair| pair[0].level > pair[1].level));
    }

    #[test]
    fn days_of_which_nothing_is_said_draw_nothing() {
        let phases = microneedling();
        assert!(bands(&phases, &Scale::new(&phases))[2].stops.is_empty());
    }

    proptest! {
        #[test]
        fn bands_lie_side_by_side_and_their_outlines_stay_inside(phases in any_phases()) {
            let bands = bands(&phases, &Scale::new(&phases));
            let mut edge = 0;
            for band in &bands {
                prop_assert_eq!(band.from, edge);
                edge = band.to;
                for stop in &band.stops {
                    prop_assert!((band.from..=band.to).contains(&stop.at));
                    prop_assert!(stop.level <= FULL);
                }
                let ends = (band.stops.first().map(|s| s.at), band.stops.last().map(|s| s.at));
                let expected = (Some(band.from), Some(band.to));
                prop_assert_eq!(ends, if band.stops.is_empty() { (None, None) } else { expected });
            }
            prop_assert_eq!(edge, SPAN);
        }
    }
}
