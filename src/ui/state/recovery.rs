//! Which day of recovery is on screen, which cards are open, and on which date the session was.
//!
//! Signals over [`Phases`] and the tables of intents; knows no markup, no clock and no timer:
//! "today" is set from outside.

use leptos::prelude::*;

use crate::domain::date::CivilDate;
use crate::domain::recovery::{Day, Phases, Standing};
use crate::domain::timeline::Scale;
use crate::ui::state::number::Number;

/// Before the date in the address.
const SESSION_KEY: &str = "session=";

/// What a person wants, whichever way it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// See this day; said with the day slider, which speaks for itself.
    Day(u16),
    /// See the day at this position of the scale; said with a finger or a mouse.
    At(u16),
    /// A finger or a mouse comes down on the picture.
    Pressed,
    /// What came down was meant for the page: see the day again that was on screen before.
    Taken,
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

/// What is announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// This day is on screen.
    Day(u16),
    /// The session is still to come or behind the end of the timeline: how far today is from it.
    Distance,
}

/// Stands for [`Said::Distance`] where days are numbers.
const DISTANCE: i32 = -1;

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
    fixed: StoredValue<Fixed>,
    day: Number,
    /// Number of the day of the session, and of today; see [`CivilDate::day_number`].
    session: Number,
    today: Number,
    /// The day that was on screen when a finger came down.
    pressed: Number,
    spoken: Number,
    playing: Number,
    note: RwSignal<String>,
    fault: RwSignal<String>,
}

/// What never changes, the signals of the cards included.
#[derive(Debug)]
struct Fixed {
    phases: Phases,
    scale: Scale,
    open: Vec<Number>,
}

impl RecoveryState {
    /// The first state: day 0, no date, no today, every card open.
    pub fn new(phases: Phases) -> Self {
        let open = phases.all().iter().map(|_| Number::flag(true)).collect();
        RecoveryState {
            fixed: StoredValue::new(Fixed { scale: Scale::new(&phases), phases, open }),
            day: Number::new(Some(0)),
            session: Number::new(None),
            today: Number::new(None),
            pressed: Number::new(None),
            spoken: Number::new(None),
            playing: Number::flag(false),
            note: RwSignal::new(String::new()),
            fault: RwSignal::new(String::new()),
        }
    }

    /// Reads the phases.
    pub fn with_phases<T>(&self, read: impl FnOnce(&Phases) -> T) -> T {
        self.fixed.with_value(|fixed| read(&fixed.phases))
    }

    /// Reads the scale.
    pub fn with_scale<T>(&self, read: impl FnOnce(&Scale) -> T) -> T {
        self.fixed.with_value(|fixed| read(&fixed.scale))
    }

    /// What can be said about the day on screen; tracked.
    pub fn shown(&self) -> Day {
        let day = self.day();
        self.with_phases(|phases| phases.day(day))
    }

    /// The phase on screen; tracked.
    pub fn phase(&self) -> usize {
        self.phase_of(self.day())
    }

    fn day(&self) -> u16 {
        day_of(self.day.get())
    }

    fn day_now(&self) -> u16 {
        day_of(self.day.now())
    }

    fn phase_of(&self, day: u16) -> usize {
        self.with_phases(|phases| phases.phase_on(day))
    }

    /// The phase on screen; not tracked.
    fn phase_now(&self) -> usize {
        self.phase_of(self.day_now())
    }

    /// Where the day on screen stands on the scale; tracked.
    pub fn position(&self) -> u16 {
        let day = self.day();
        self.with_scale(|scale| scale.middle(day))
    }

    /// The date of the session; tracked.
    pub fn session(&self) -> Option<CivilDate> {
        date_of(self.session.get())
    }

    /// The date of the session and today's place on its timeline; tracked. `None` without a date
    /// or before the part is alive.
    pub fn standing(&self) -> Option<Standing> {
        let (session, today) = (self.session()?, date_of(self.today.get())?);
        Some(self.with_phases(|phases| phases.standing(session, today)))
    }

    /// The same, not tracked.
    fn standing_now(&self) -> Option<Standing> {
        untrack(|| self.standing())
    }

    /// The day of the timeline that today is; tracked.
    pub fn today_day(&self) -> Option<u16> {
        match self.standing() {
            Some(Standing::On { day }) => Some(day),
            _ => None,
        }
    }

    /// The phase that today lies in; tracked.
    pub fn today_phase(&self) -> Option<usize> {
        self.today_day().map(|day| self.phase_of(day))
    }

    /// The date of the day `number`; tracked. `None` without a date of the session.
    pub fn date_of(&self, number: u16) -> Option<CivilDate> {
        self.session()?.checked_add(i32::from(number))
    }

    /// Whether the card of the phase at `index` is open; tracked.
    pub fn is_open(&self, index: usize) -> bool {
        self.card(index).is_some_and(Number::is_on)
    }

    /// Whether every card is open; tracked.
    pub fn all_open(&self) -> bool {
        self.fixed.with_value(|fixed| fixed.open.iter().all(|card| card.is_on()))
    }

    fn card(&self, index: usize) -> Option<Number> {
        self.fixed.with_value(|fixed| fixed.open.get(index).copied())
    }

    /// What was announced last; tracked. Only changes of phase and new dates are.
    pub fn spoken(&self) -> Option<Said> {
        self.spoken.get().map(|day| u16::try_from(day).map_or(Said::Distance, Said::Day))
    }

    /// Whether the days are being walked through; tracked.
    pub fn is_playing(&self) -> bool {
        self.playing.is_on()
    }

    /// What became of the last link that was to be copied; tracked.
    pub fn note(&self) -> String {
        self.note.get()
    }

    /// What is wrong with the date that was entered last; empty when nothing is. Tracked.
    pub fn fault(&self) -> String {
        self.fault.get()
    }

    /// Whether the last day is on screen; not tracked.
    pub fn on_last_day(&self) -> bool {
        self.day_now() == self.with_phases(Phases::slider_last_day)
    }

    /// Whether the last phase is on screen; not tracked.
    pub fn in_last_phase(&self) -> bool {
        self.phase_now() + 1 == self.with_phases(|phases| phases.all().len())
    }

    /// Does what `intent` asks for, as far as that needs no port ([`Intent::Play`] and
    /// [`Intent::CopyLink`] do). Returns what to announce once things have come to rest.
    pub fn act(&self, intent: Intent) -> Option<Said> {
        let before = self.phase_now();
        let day = self.day_now();
        match intent {
            Intent::Day(day) => {
                self.go_to_day(day);
                return None;
            }
            // Cards wait until the finger rests: opening them under a drag would cost frames.
            Intent::At(position) => self.pass_to_day(self.with_scale(|it| it.day_at(position))),
            Intent::Pressed => self.pressed.set(Some(i32::from(day))),
            Intent::Taken => self.pass_to_day(day_of(self.pressed.now())),
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
                let today = date_of(self.today.now())?;
                return self.set_session(today.checked_add(-i32::from(days)));
            }
            Intent::Card(index, open) => {
                // The card's own event also follows what was set from here: then it is no news.
                if let Some(card) = self.card(index) {
                    card.switch(open);
                }
            }
            Intent::OpenAll => self.open_cards(|_| true),
            Intent::Play | Intent::CopyLink => {}
        }
        (self.phase_now() != before).then(|| Said::Day(self.day_now()))
    }

    /// Says what day it is. When the day on screen was today, it stays today.
    pub fn set_today(&self, today: CivilDate) {
        if self.today.now() == Some(today.day_number()) {
            return;
        }
        let was = self.standing_now();
        self.today.set(Some(today.day_number()));
        let on_screen = self.day_now();
        if was.is_none_or(|was| was == Standing::On { day: on_screen }) {
            self.show_today();
        }
    }

    /// Things have come to rest: `said` is announced, and the card of the phase on screen is open.
    pub fn rest(&self, said: Said) {
        let phase = self.phase_now();
        if !untrack(|| self.is_open(phase)) || untrack(|| self.all_open()) {
            self.open_only(phase);
        }
        self.spoken.set(Some(match said {
            Said::Day(day) => i32::from(day),
            Said::Distance => DISTANCE,
        }));
    }

    /// Notes whether the days are being walked through.
    pub fn set_playing(&self, playing: bool) {
        self.playing.switch(playing);
    }

    /// Notes what became of a link that was to be copied.
    pub fn set_note(&self, note: String) {
        self.note.set(note);
    }

    /// Says what is wrong with a date that was entered, until another one is set.
    pub fn set_fault(&self, fault: &str) {
        self.fault.set(fault.to_owned());
    }

    fn set_session(&self, session: Option<CivilDate>) -> Option<Said> {
        self.set_fault("");
        let number = session.map(CivilDate::day_number);
        if self.session.now() == number {
            return None;
        }
        // It would be said anew of the other date, and be neither on screen nor true.
        self.spoken.set(None);
        self.session.set(number);
        self.note.set(String::new());
        session?;
        self.show_today();
        Some(match self.standing_now() {
            Some(Standing::Before { .. } | Standing::After { .. }) => Said::Distance,
            Some(Standing::On { .. }) | None => Said::Day(self.day_now()),
        })
    }

    /// Puts today on screen when the timeline has it, else the end that is nearer to it, and
    /// opens its card.
    fn show_today(&self) {
        match self.standing_now() {
            Some(Standing::On { day }) => self.go_to_day(day),
            Some(Standing::Before { .. }) => self.go_to_day(0),
            Some(Standing::After { .. }) => self.go_to_day(u16::MAX),
            None => return,
        }
        self.open_only(self.phase_now());
    }

    /// Puts `day` on screen, held at the end of the slider; the card of a new phase is opened and
    /// the others are closed.
    fn go_to_day(&self, day: u16) {
        let before = (self.day_now(), self.phase_now());
        self.pass_to_day(day);
        if self.day_now() == before.0 {
            return;
        }
        let phase = self.phase_now();
        if phase != before.1 || untrack(|| self.all_open()) {
            self.open_only(phase);
        }
    }

    /// The same without a word to the cards.
    fn pass_to_day(&self, day: u16) {
        let day = day.min(self.with_phases(Phases::slider_last_day));
        self.day.set(Some(i32::from(day)));
    }

    fn open_only(&self, phase: usize) {
        self.open_cards(|index| index == phase);
    }

    fn open_cards(&self, is_open: impl Fn(usize) -> bool) {
        self.fixed.with_value(|fixed| {
            for (index, card) in fixed.open.iter().enumerate() {
                card.switch(is_open(index));
            }
        });
    }
}

/// A signal's number as a day after the session.
fn day_of(number: Option<i32>) -> u16 {
    number.and_then(|day| u16::try_from(day).ok()).unwrap_or(0)
}

/// A signal's number as a date.
fn date_of(number: Option<i32>) -> Option<CivilDate> {
    number.and_then(CivilDate::from_day_number)
}

#[cfg(test)]
mod tests;
