//! Which phase of recovery a day belongs to, how sure that is, and what comes next.
//!
//! Knows no words, no clock and no content files: phases come in as plain numbers, "today" as an
//! argument.

pub mod day;
pub mod phases;
pub mod standing;

pub use day::{Certainty, Day, Next};
pub use phases::{Course, Phase, Phases, PhasesError};
pub use standing::Standing;

#[cfg(test)]
pub(crate) mod testing {
    //! Phases to test with: those of the first treatment, and any that are allowed.

    use proptest::prelude::*;

    use super::{Course, Phase, Phases};

    /// The phases of the first treatment.
    pub(crate) fn microneedling() -> Phases {
        let phase = |first_day, last_day, course| Phase { first_day, last_day, course };
        let phases = vec![
            phase(0, Some(0), Course::Steady),
            phase(1, Some(3), Course::FadesOut),
            phase(4, Some(6), Course::NothingSaid),
            phase(7, Some(14), Course::FadesIn),
            phase(15, None, Course::Steady),
        ];
        Phases::new(phases, 180, 3).unwrap()
    }

    /// Any phases that the constructor takes, one to eight of them.
    pub(crate) fn any_phases() -> impl Strategy<Value = Phases> {
        let course = prop_oneof![
            Just(Course::Steady),
            Just(Course::FadesOut),
            Just(Course::FadesIn),
            Just(Course::NothingSaid),
        ];
        let open = prop_oneof![Just(Course::Steady), Just(Course::NothingSaid)];
        let closed = prop::collection::vec((1_u16..=60, course), 0..=7);
        (closed, open, 0_u16..=400, 0_u16..=1_000).prop_map(|(closed, open, tail, visible)| {
            let mut next = 0;
            let mut phases = Vec::new();
            for (days, course) in closed {
                phases.push(Phase { first_day: next, last_day: Some(next + days - 1), course });
                next += days;
            }
            phases.push(Phase { first_day: next, last_day: None, course: open });
            Phases::new(phases, next + tail, visible.min(next + tail)).unwrap()
        })
    }
}
