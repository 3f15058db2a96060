//! What can be said about one day: its phase, how sure that is, what comes next.
//!
//! Says it in numbers; the sentences are the interface's.

use super::phases::{Course, Phases};

/// How sure it is that what the phase describes is there on this day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// Usual on each day of the phase.
    Usual,
    /// It may be gone already.
    MayBeGone {
        /// Days until the one by which it is usually gone; 0 on that day.
        usually_gone_in: u16,
    },
    /// It may have begun already.
    MayHaveBegun {
        /// Days until the end of the range inside which it begins; 0 on the last.
        range_ends_in: u16,
    },
    /// Nothing in particular is said about this day.
    NothingSaid,
}

/// The phase that follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Next {
    /// Its index.
    pub phase: usize,
    /// Days until it begins, at least 1.
    pub in_days: u16,
}

/// What can be said about one day after a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Day {
    /// The day, with the session = 0.
    pub number: u16,
    /// Index of its phase.
    pub phase: usize,
    /// How sure the phase is on this day.
    pub certainty: Certainty,
    /// What comes next; `None` in the last phase.
    pub next: Option<Next>,
}

impl Phases {
    /// What can be said about `number` days after the session.
    pub fn day(&self, number: u16) -> Day {
        let index = self.phase_on(number);
        let left = self.last_shown_day_of(index).saturating_sub(number);
        let certainty = match self.all().get(index).map(|phase| phase.course) {
            Some(Course::Steady) => Certainty::Usual,
            Some(Course::FadesOut) => Certainty::MayBeGone { usually_gone_in: left },
            Some(Course::FadesIn) => Certainty::MayHaveBegun { range_ends_in: left },
            Some(Course::NothingSaid) | None => Certainty::NothingSaid,
        };
        let next = self
            .all()
            .get(index + 1)
            .map(|next| Next { phase: index + 1, in_days: next.first_day.saturating_sub(number) });
        Day { number, phase: index, certainty, next }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::recovery::testing::{any_phases, microneedling};

    #[test]
    fn the_fading_phase_may_be_gone_from_its_first_day_and_is_usually_gone_by_its_last() {
        let phases = microneedling();
        let certainty = |day| phases.day(day).certainty;
        assert_eq!(certainty(0), Certainty::Usual);
        assert_eq!(certainty(1), Certainty::MayBeGone { usually_gone_in: 2 });
        assert_eq!(certainty(3), Certainty::MayBeGone { usually_gone_in: 0 });
        assert_eq!(certainty(4), Certainty::NothingSaid);
        assert_eq!(certainty(7), Certainty::MayHaveBegun { range_ends_in: 7 });
        assert_eq!(certainty(14), Certainty::MayHaveBegun { range_ends_in: 0 });
        assert_eq!(certainty(15), Certainty::Usual);
        assert_eq!(certainty(u16::MAX), Certainty::Usual);
    }

    #[test]
    fn what_comes_next_is_counted_in_days() {
        let phases = microneedling();
        assert_eq!(phases.day(0).next, Some(Next { phase: 1, in_days: 1 }));
        assert_eq!(phases.day(2).next, Some(Next { phase: 2, in_days: 2 }));
        assert_eq!(phases.day(14).next, Some(Next { phase: 4, in_days: 1 }));
        assert_eq!(phases.day(15).next, None);
    }

    proptest! {
        #[test]
        fn every_day_lies_in_exactly_one_phase(phases in any_phases()) {
            for day in 0..=phases.slider_last_day() + 30 {
                let holding: Vec<usize> = (0..phases.all().len())
                    .filter(|index| phases.all()[*index].contains(day))
                    .collect();
                prop_assert_eq!(holding, vec![phases.phase_on(day)], "day {}", day);
            }
        }

        #[test]
        fn the_next_phase_begins_exactly_when_it_was_said_to(phases in any_phases()) {
            for number in 0..=phases.slider_last_day() {
                let day = phases.day(number);
                match day.next {
                    Some(Next { phase, in_days }) => {
                        prop_assert!(in_days >= 1);
                        prop_assert_eq!(phases.first_day_of(phase), number + in_days);
                        prop_assert_eq!(phases.phase_on(number + in_days - 1), day.phase);
                        prop_assert_eq!(phases.phase_on(number + in_days), phase);
                    }
                    None => prop_assert_eq!(day.phase + 1, phases.all().len()),
                }
            }
        }

        #[test]
        fn a_fade_counts_down_to_the_last_day_of_its_phase(phases in any_phases()) {
            for number in 0..=phases.slider_last_day() {
                if let Certainty::MayBeGone { usually_gone_in: left }
                | Certainty::MayHaveBegun { range_ends_in: left } = phases.day(number).certainty
                {
                    let phase = phases.all()[phases.phase_on(number)];
                    prop_assert_eq!(phase.last_day, Some(number + left));
                }
            }
        }
    }
}
