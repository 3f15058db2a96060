//! From the recovery of the content to the phases of the domain.
//!
//! Checks nothing itself: the domain's constructor does, and its error says what to mend.

use super::treatment::{Course, Recovery};
use crate::domain::recovery::{self as domain, Phases, PhasesError};

impl From<Course> for domain::Course {
    fn from(course: Course) -> Self {
        match course {
            Course::Steady => domain::Course::Steady,
            Course::FadesOut => domain::Course::FadesOut,
            Course::FadesIn => domain::Course::FadesIn,
            Course::NothingSaid => domain::Course::NothingSaid,
        }
    }
}

impl Recovery {
    /// The days of the phases, checked.
    ///
    /// # Errors
    /// The first rule of [`Phases`] that the content breaks.
    pub fn days(&self) -> Result<Phases, PhasesError> {
        let phases = self.phases.iter().map(|phase| domain::Phase {
            first_day: phase.first_day,
            last_day: phase.last_day,
            course: phase.course.into(),
        });
        Phases::new(phases.collect(), self.slider_last_day, self.visible_last_day)
    }
}
