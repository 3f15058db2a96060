//! The phases of recovery as whole days counted from the session.
//!
//! Holds the invariants only; what may be said about one day lives in [`super::day`].

use std::fmt;

/// Most days that a timeline can show, a little under three years.
pub const LONGEST: u16 = 1_000;

/// How what a phase describes comes and goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Course {
    /// There for the whole of the phase.
    Steady,
    /// May be gone from the first day, is usually gone by the last.
    FadesOut,
    /// Begins on some day inside the phase.
    FadesIn,
    /// Nothing in particular is said about these days.
    NothingSaid,
}

/// One phase, in whole days with day 0 = the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Phase {
    /// First day.
    pub first_day: u16,
    /// Last day, included; `None` when the phase is open at its end.
    pub last_day: Option<u16>,
    /// How it shows.
    pub course: Course,
}

impl Phase {
    /// Whether `day` lies in the phase.
    pub fn contains(&self, day: u16) -> bool {
        self.first_day <= day && self.last_day.is_none_or(|last| day <= last)
    }
}

/// Phases that answer for every day: the first begins on day 0, each begins on the day after the
/// one before it ended, the last alone is open, and the slider ends inside the last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phases {
    phases: Vec<Phase>,
    slider_last_day: u16,
    visible_last_day: u16,
}

/// Why phases could not be made; `phase` counts from 1, as in the list on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhasesError {
    /// There is no phase at all.
    Empty,
    /// The first phase begins after day 0.
    StartsLate {
        /// Its first day.
        first_day: u16,
    },
    /// A phase ends before it begins.
    Backwards {
        /// Which one.
        phase: usize,
        /// Its first day.
        first_day: u16,
        /// Its last day.
        last_day: u16,
    },
    /// A phase does not begin on the day after the one before it.
    NotNext {
        /// Which one.
        phase: usize,
        /// Its first day.
        first_day: u16,
        /// The day on which it has to begin.
        expected: u16,
    },
    /// A phase before the last has no last day.
    OpenInside {
        /// Which one.
        phase: usize,
    },
    /// The last phase has a last day, so that later days would have no answer.
    Closed {
        /// Its last day.
        last_day: u16,
    },
    /// A fade without a last day: nobody could say by when it is over.
    OpenFade {
        /// Which one.
        phase: usize,
    },
    /// The last phase begins on [`LONGEST`] or later, so that no slider could show it.
    TooLate {
        /// Its first day.
        first_day: u16,
    },
    /// The slider ends before the last phase begins, or after [`LONGEST`].
    Slider {
        /// Where it ends.
        last_day: u16,
        /// The first day on which it may end.
        earliest: u16,
    },
    /// Recovery would be visible after the end of the slider.
    Visible {
        /// Last visible day.
        last_day: u16,
        /// Where the slider ends.
        slider: u16,
    },
}

impl fmt::Display for PhasesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            PhasesError::Empty => f.write_str("there is no phase: name at least one, from day 0"),
            PhasesError::StartsLate { first_day } => {
                write!(f, "phase 1 begins on day {first_day}: begin on day 0, the session")
            }
            PhasesError::Backwards { phase, first_day, last_day } => write!(
                f,
                "phase {phase} ends on day {last_day}, before its first day {first_day}: \
                 swap the two"
            ),
            PhasesError::NotNext { phase, first_day, expected } => write!(
                f,
                "phase {phase} begins on day {first_day}: begin on day {expected}, the day after \
                 the phase before it ends"
            ),
            PhasesError::OpenInside { phase } => {
                write!(f, "phase {phase} has no last day: only the last phase may be open")
            }
            PhasesError::Closed { last_day } => write!(
                f,
                "the last phase ends on day {last_day}: leave its last day out, so that every \
                 later day has an answer"
            ),
            PhasesError::OpenFade { phase } => write!(
                f,
                "phase {phase} fades but has no last day: give it one and let a phase follow, \
                 or call it steady"
            ),
            PhasesError::TooLate { first_day } => write!(
                f,
                "the last phase begins on day {first_day}: let it begin before day {LONGEST}"
            ),
            PhasesError::Slider { last_day, earliest } => write!(
                f,
                "the slider ends on day {last_day}: end it between day {earliest}, on which the \
                 last phase begins, and day {LONGEST}"
            ),
            PhasesError::Visible { last_day, slider } => write!(
                f,
                "recovery is visible until day {last_day}, past the end of the slider: make it \
                 {slider} or less"
            ),
        }
    }
}

impl std::error::Error for PhasesError {}

impl Phases {
    /// Checks `phases` and keeps them. `slider_last_day` is the last day on screen,
    /// `visible_last_day` the last on which others can see recovery.
    ///
    /// # Errors
    /// The first broken rule, phase by phase; then those of the slider.
    pub fn new(
        phases: Vec<Phase>,
        slider_last_day: u16,
        visible_last_day: u16,
    ) -> Result<Self, PhasesError> {
        let mut expected = 0_u16;
        for (index, phase) in phases.iter().enumerate() {
            let number = index + 1;
            let Phase { first_day, last_day, course } = *phase;
            if first_day != expected {
                return Err(match number {
                    1 => PhasesError::StartsLate { first_day },
                    _ => PhasesError::NotNext { phase: number, first_day, expected },
                });
            }
            match last_day {
                Some(last_day) if last_day < first_day => {
                    return Err(PhasesError::Backwards { phase: number, first_day, last_day });
                }
                Some(last_day) if number == phases.len() => {
                    return Err(PhasesError::Closed { last_day });
                }
                Some(last_day) => expected = last_day.saturating_add(1),
                None if number < phases.len() => {
                    return Err(PhasesError::OpenInside { phase: number });
                }
                None if matches!(course, Course::FadesIn | Course::FadesOut) => {
                    return Err(PhasesError::OpenFade { phase: number });
                }
                None => {}
            }
        }
        if phases.is_empty() {
            return Err(PhasesError::Empty);
        }
        if expected >= LONGEST {
            return Err(PhasesError::TooLate { first_day: expected });
        }
        if !(expected..=LONGEST).contains(&slider_last_day) {
            return Err(PhasesError::Slider { last_day: slider_last_day, earliest: expected });
        }
        if visible_last_day > slider_last_day {
            return Err(PhasesError::Visible {
                last_day: visible_last_day,
                slider: slider_last_day,
            });
        }
        Ok(Phases { phases, slider_last_day, visible_last_day })
    }

    /// A single open phase without a claim: what is shown when content had to be let through
    /// unchecked.
    pub fn nothing_said() -> Self {
        let phase = Phase { first_day: 0, last_day: None, course: Course::NothingSaid };
        Phases { phases: vec![phase], slider_last_day: 0, visible_last_day: 0 }
    }

    /// The phases, first to last; never empty.
    pub fn all(&self) -> &[Phase] {
        &self.phases
    }

    /// Last day of the slider; lies in the last phase.
    pub fn slider_last_day(&self) -> u16 {
        self.slider_last_day
    }

    /// Last day on which recovery can be seen.
    pub fn visible_last_day(&self) -> u16 {
        self.visible_last_day
    }

    /// Index of the phase that `day` belongs to; every day has one.
    pub fn phase_on(&self, day: u16) -> usize {
        // The phases ascend without a gap, so the last one that has begun is the one.
        self.phases.iter().rposition(|phase| phase.first_day <= day).unwrap_or(0)
    }

    /// First day of the phase at `index`, held at the last phase.
    pub fn first_day_of(&self, index: usize) -> u16 {
        self.phases.get(index).or(self.phases.last()).map_or(0, |phase| phase.first_day)
    }

    /// Last day of the phase at `index` that the slider shows.
    pub fn last_shown_day_of(&self, index: usize) -> u16 {
        self.phases.get(index).and_then(|phase| phase.last_day).unwrap_or(self.slider_last_day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phase(first_day: u16, last_day: impl Into<Option<u16>>, course: Course) -> Phase {
        Phase { first_day, last_day: last_day.into(), course }
    }

    fn error(phases: Vec<Phase>, slider: u16, visible: u16) -> String {
        Phases::new(phases, slider, visible).unwrap_err().to_string()
    }

    #[test]
    fn phases_that_leave_a_day_without_one_answer_are_refused() {
        use Course::Steady;
        let open = phase(4, None, Steady);
        assert_eq!(error(vec![], 9, 0), "there is no phase: name at least one, from day 0");
        assert_eq!(
            error(vec![phase(1, None, Steady)], 9, 0),
            "phase 1 begins on day 1: begin on day 0, the session"
        );
        assert_eq!(
            error(vec![phase(0, 2, Steady), open], 9, 0),
            "phase 2 begins on day 4: begin on day 3, the day after the phase before it ends"
        );
        assert_eq!(
            error(vec![phase(0, 4, Steady), open], 9, 0),
            "phase 2 begins on day 4: begin on day 5, the day after the phase before it ends"
        );
        assert_eq!(
            error(vec![phase(0, 3, Steady), phase(4, 2, Steady), open], 9, 0),
            "phase 2 ends on day 2, before its first day 4: swap the two"
        );
        assert_eq!(
            error(vec![phase(0, None, Steady), open], 9, 0),
            "phase 1 has no last day: only the last phase may be open"
        );
        assert_eq!(
            error(vec![phase(0, 3, Steady)], 9, 0),
            "the last phase ends on day 3: leave its last day out, so that every later day has \
             an answer"
        );
    }

    #[test]
    fn a_fade_without_an_end_is_refused() {
        for course in [Course::FadesIn, Course::FadesOut] {
            assert_eq!(
                error(vec![phase(0, None, course)], 9, 0),
                "phase 1 fades but has no last day: give it one and let a phase follow, or call \
                 it steady"
            );
        }
    }

    #[test]
    fn the_slider_ends_inside_the_last_phase_and_covers_the_visible_days() {
        let phases = || vec![phase(0, 3, Course::Steady), phase(4, None, Course::Steady)];
        let range = |last: &str| {
            [
                "the slider ends on day ",
                last,
                ": end it between day 4, on which the last phase begins, and day 1000",
            ]
            .concat()
        };
        assert_eq!(error(phases(), 3, 0), range("3"));
        assert_eq!(error(phases(), 1_001, 0), range("1001"));
        assert_eq!(
            error(phases(), 9, 10),
            "recovery is visible until day 10, past the end of the slider: make it 9 or less"
        );
        let late = vec![phase(0, 1_199, Course::Steady), phase(1_200, None, Course::Steady)];
        assert_eq!(
            error(late, 1_300, 0),
            "the last phase begins on day 1200: let it begin before day 1000"
        );
        assert!(Phases::new(phases(), 4, 4).is_ok());
        assert!(Phases::new(phases(), 1_000, 0).is_ok());
    }

    #[test]
    fn a_phase_that_ends_on_the_last_day_there_is_leaves_no_room_and_does_not_overflow() {
        let phases = vec![phase(0, u16::MAX, Course::Steady), phase(0, None, Course::Steady)];
        assert!(Phases::new(phases, 9, 0).is_err());
    }
}
