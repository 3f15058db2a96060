//! Which day of recovery is on screen, and on which date the session was.
//!
//! Signals over [`Phases`] and the key table of the slider; knows no markup and no clock: "today"
//! is set from outside.

use leptos::prelude::*;

use crate::domain::date::CivilDate;
use crate::domain::recovery::{Day, Phases, Standing};

/// The state of one recovery part; a handle that copies.
#[derive(Clone, Copy, Debug)]
pub struct RecoveryState {
    phases: StoredValue<Phases>,
    /// The day on screen, 0 to the end of the slider.
    pub day: RwSignal<u16>,
    /// The date of the session, once the person has said it.
    pub session: RwSignal<Option<CivilDate>>,
    /// Today, once the part is alive.
    pub today: RwSignal<Option<CivilDate>>,
    /// What can be said about the day on screen.
    pub shown: Memo<Day>,
    /// The phase on screen; changes less often than the day.
    pub phase: Memo<usize>,
}

impl RecoveryState {
    /// The first state: day 0, no date, no today.
    pub fn new(phases: Phases) -> Self {
        let phases = StoredValue::new(phases);
        let day = RwSignal::new(0);
        let shown = Memo::new(move |_| phases.with_value(|phases| phases.day(day.get())));
        RecoveryState {
            phases,
            day,
            session: RwSignal::new(None),
            today: RwSignal::new(None),
            shown,
            phase: Memo::new(move |_| shown.get().phase),
        }
    }

    /// Reads the phases.
    pub fn with_phases<T>(&self, read: impl FnOnce(&Phases) -> T) -> T {
        self.phases.with_value(read)
    }

    /// Puts `day` on screen, held at the end of the slider.
    pub fn go_to_day(&self, day: u16) {
        let day = day.min(self.with_phases(Phases::slider_last_day));
        if self.day.get_untracked() != day {
            self.day.set(day);
        }
    }

    /// Takes the date of the session, or that there is none; shows today's day when the timeline
    /// has it, day 0 before the session and the last day after the end.
    pub fn set_session(&self, session: Option<CivilDate>) {
        self.session.set(session);
        match self.standing() {
            Some(Standing::On { day }) => self.go_to_day(day),
            Some(Standing::Before { .. }) => self.go_to_day(0),
            Some(Standing::After { .. }) => self.go_to_day(u16::MAX),
            None => {}
        }
    }

    /// Where today lies on the timeline; `None` without a date or before the part is alive.
    pub fn standing(&self) -> Option<Standing> {
        let (session, today) = (self.session.get()?, self.today.get()?);
        Some(self.with_phases(|phases| phases.standing(session, today)))
    }
}
