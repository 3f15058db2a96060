//! Which day of recovery is on screen, which cards are open, and on which date the session was.
//!
//! Signals over [`Phases`] and the tables of intents; knows no markup, no clock and no timer:
//! "today" is set from outside.

use leptos::prelude::*;

use crate::domain::date::CivilDate;
use crate::domain::recovery::{Day, Phases, Standing};
use crate::domain::timeline::Scale;

/// Before the date in the address.
const SESSION_KEY: &str = "session=";

/// What a person wants, whichever way it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// See this day; said with the day slider, which speaks for itself.
    Day(u16),
    /// See the day at this position of the scale; said with a finger or a mouse.
    At(u16),
    /// See the day this many days later, or earlier when negative.
    Later(i16),
    /// See the first day of the phase before.
    PreviousPhase,
    /// See the first day of the phase after.
    NextPhase,
    /// The session is on this date, or no longer on any.
    Session(Option<CivilDate>),
    /// The session was this many days before today.
    SessionDaysAgo(u16),
    /// A card of the list was opened or closed by hand.
    Card(usize, bool),
    /// Open every card.
    OpenAll,
    /// Start or stop walking through the days.
    Play,
    /// Copy a link that carries the date.
    CopyLink,
}

/// What a key on the day slider means beyond what the browser does itself (arrows, Home, End):
/// engines differ in how far Page Up and Page Down go, so here both go a week.
pub fn key_intent(key: &str) -> Option<Intent> {
    match key {
        "PageUp" => Some(Intent::Later(7)),
        "PageDown" => Some(Intent::Later(-7)),
        _ => None,
    }
}

/// What the address carries after `#` when a date is shared.
pub fn session_fragment(date: CivilDate) -> String {
    [SESSION_KEY, &date.to_string()].concat()
}

/// The date that the address carries after `#`, if it does.
pub fn session_in(fragment: &str) -> Option<CivilDate> {
    fragment.strip_prefix(SESSION_KEY)?.parse().ok()
}

/// The state of one recovery part; a handle that copies.
#[derive(Clone, Copy, Debug)]
pub struct RecoveryState {
    phases: StoredValue<Phases>,
    scale: StoredValue<Scale>,
    day: RwSignal<u16>,
    shown: Memo<Day>,
    phase: Memo<usize>,
    session: RwSignal<Option<CivilDate>>,
    today: RwSignal<Option<CivilDate>>,
    standing: Memo<Option<Standing>>,
    open: RwSignal<Vec<bool>>,
    spoken: RwSignal<Option<u16>>,
    playing: RwSignal<bool>,
    note: RwSignal<String>,
}

impl RecoveryState {
    /// The first state: day 0, no date, no today, every card open.
    pub fn new(phases: Phases) -> Self {
        let open = RwSignal::new(vec![true; phases.all().len()]);
        let scale = StoredValue::new(Scale::new(&phases));
        let phases = StoredValue::new(phases);
        let (day, session, today) =
            (RwSignal::new(0), RwSignal::new(None::<CivilDate>), RwSignal::new(None::<CivilDate>));
        let shown = Memo::new(move |_| phases.with_value(|phases| phases.day(day.get())));
        let standing = Memo::new(move |_| {
            let (session, today) = (session.get()?, today.get()?);
            Some(phases.with_value(|phases| phases.standing(session, today)))
        });
        RecoveryState {
            phases,
            scale,
            day,
            shown,
            phase: Memo::new(move |_| shown.get().phase),
            session,
            today,
            standing,
            open,
            spoken: RwSignal::new(None),
            playing: RwSignal::new(false),
            note: RwSignal::new(String::new()),
        }
    }

    /// Reads the phases.
    pub fn with_phases<T>(&self, read: impl FnOnce(&Phases) -> T) -> T {
        self.phases.with_value(read)
    }

    /// Reads the scale.
    pub fn with_scale<T>(&self, read: impl FnOnce(&Scale) -> T) -> T {
        self.scale.with_value(read)
    }

    /// What can be said about the day on screen; tracked.
    pub fn shown(&self) -> Day {
        self.shown.get()
    }

    /// The phase on screen; tracked, and changes less often than the day.
    pub fn phase(&self) -> usize {
        self.phase.get()
    }

    /// Where the day on screen stands on the scale; tracked.
    pub fn position(&self) -> u16 {
        let day = self.day.get();
        self.with_scale(|scale| scale.middle(day))
    }

    /// The date of the session; tracked.
    pub fn session(&self) -> Option<CivilDate> {
        self.session.get()
    }

    /// The date of the session and today's place on its timeline; tracked. `None` without a date
    /// or before the part is alive.
    pub fn standing(&self) -> Option<Standing> {
        self.standing.get()
    }

    /// The day of the timeline that today is; tracked.
    pub fn today_day(&self) -> Option<u16> {
        match self.standing.get() {
            Some(Standing::On { day }) => Some(day),
            _ => None,
        }
    }

    /// The date of the day `number`; tracked. `None` without a date of the session.
    pub fn date_of(&self, number: u16) -> Option<CivilDate> {
        self.session.get()?.checked_add(i32::from(number))
    }

    /// Whether the card of the phase at `index` is open; tracked.
    pub fn is_open(&self, index: usize) -> bool {
        self.open.with(|open| open.get(index) == Some(&true))
    }

    /// Whether every card is open; tracked.
    pub fn all_open(&self) -> bool {
        self.open.with(|open| open.iter().all(|open| *open))
    }

    /// The day that was announced last; tracked. Only changes of phase and new dates are.
    pub fn spoken(&self) -> Option<u16> {
        self.spoken.get()
    }

    /// Whether the days are being walked through; tracked.
    pub fn is_playing(&self) -> bool {
        self.playing.get()
    }

    /// What became of the last link that was to be copied; tracked.
    pub fn note(&self) -> String {
        self.note.get()
    }

    /// Whether the last day is on screen; not tracked.
    pub fn on_last_day(&self) -> bool {
        self.day.get_untracked() == self.with_phases(Phases::slider_last_day)
    }

    /// Whether the last phase is on screen; not tracked.
    pub fn in_last_phase(&self) -> bool {
        self.phase.get_untracked() + 1 == self.with_phases(|phases| phases.all().len())
    }

    /// Does what `intent` asks for, as far as that needs no port ([`Intent::Play`] and
    /// [`Intent::CopyLink`] do). Returns the day to announce once things have come to rest.
    pub fn act(&self, intent: Intent) -> Option<u16> {
        let before = self.phase.get_untracked();
        let day = self.day.get_untracked();
        match intent {
            Intent::Day(day) => {
                self.go_to_day(day);
                return None;
            }
            Intent::At(position) => self.go_to_day(self.with_scale(|it| it.day_at(position))),
            Intent::Later(days) => {
                self.go_to_day(day.saturating_add_signed(days));
                return None;
            }
            Intent::PreviousPhase => {
                let index = before.saturating_sub(1);
                self.go_to_day(self.with_phases(|phases| phases.first_day_of(index)));
            }
            Intent::NextPhase => {
                self.go_to_day(self.with_phases(|phases| phases.first_day_of(before + 1)));
            }
            Intent::Session(session) => return self.set_session(session),
            Intent::SessionDaysAgo(days) => {
                let today = self.today.get_untracked()?;
                return self.set_session(today.checked_add(-i32::from(days)));
            }
            Intent::Card(index, open) => {
                // The card's own event also follows what was set from here: then it is no news.
                if self.open.with_untracked(|cards| cards.get(index) == Some(&!open)) {
                    self.open.update(|cards| cards[index] = open);
                }
            }
            Intent::OpenAll => self.open.update(|cards| cards.fill(true)),
            Intent::Play | Intent::CopyLink => {}
        }
        (self.phase.get_untracked() != before).then(|| self.day.get_untracked())
    }

    /// Says what day it is. When the day on screen was today, it stays today.
    pub fn set_today(&self, today: CivilDate) {
        let was = self.standing.get_untracked();
        if self.today.get_untracked() == Some(today) {
            return;
        }
        self.today.set(Some(today));
        let on_screen = self.day.get_untracked();
        if was.is_none_or(|was| was == Standing::On { day: on_screen }) {
            self.show_today();
        }
    }

    /// Notes what was announced.
    pub fn set_spoken(&self, day: u16) {
        self.spoken.set(Some(day));
    }

    /// Notes whether the days are being walked through.
    pub fn set_playing(&self, playing: bool) {
        if self.playing.get_untracked() != playing {
            self.playing.set(playing);
        }
    }

    /// Notes what became of a link that was to be copied.
    pub fn set_note(&self, note: String) {
        self.note.set(note);
    }

    fn set_session(&self, session: Option<CivilDate>) -> Option<u16> {
        if self.session.get_untracked() == session {
            return None;
        }
        self.session.set(session);
        self.note.set(String::new());
        session?;
        self.show_today();
        Some(self.day.get_untracked())
    }

    /// Puts today on screen when the timeline has it, else the end that is nearer to it, and
    /// opens its card.
    fn show_today(&self) {
        match self.standing.get_untracked() {
            Some(Standing::On { day }) => self.go_to_day(day),
            Some(Standing::Before { .. }) => self.go_to_day(0),
            Some(Standing::After { .. }) => self.go_to_day(u16::MAX),
            None => return,
        }
        self.open_only(self.phase.get_untracked());
    }

    /// Puts `day` on screen, held at the end of the slider; the card of a new phase is opened and
    /// the others are closed.
    fn go_to_day(&self, day: u16) {
        let day = day.min(self.with_phases(Phases::slider_last_day));
        if self.day.get_untracked() == day {
            return;
        }
        let before = self.phase.get_untracked();
        self.day.set(day);
        let phase = self.phase.get_untracked();
        if phase != before || self.open.with_untracked(|open| open.iter().all(|open| *open)) {
            self.open_only(phase);
        }
    }

    fn open_only(&self, phase: usize) {
        let only: Vec<bool> =
            (0..self.with_phases(|phases| phases.all().len())).map(|at| at == phase).collect();
        if self.open.with_untracked(|open| *open != only) {
            self.open.set(only);
        }
    }
}

#[cfg(test)]
mod tests;
