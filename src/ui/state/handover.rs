//! What a person can do with a plan that leaves the screen, and what became of it.
//!
//! Knows no port: the part that holds them does the deeds and reports back.

use leptos::prelude::*;

use crate::domain::handover::sheet::Sheet;

/// Something that a person asks for. Sessions count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Copy the link.
    CopyLink,
    /// Copy the plan as text.
    CopyText,
    /// Save the calendar file of the series.
    Calendar,
    /// Save the calendar file of one session.
    SessionCalendar(u8),
    /// Open the share sheet.
    Share,
    /// Print the take-home sheet.
    Print,
    /// Keep the plan on this device.
    Remember,
    /// Forget it again.
    Forget,
}

/// What became of a deed, for the one line that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Became {
    /// The deed was done.
    Done(Deed),
    /// A calendar file was offered without these reminders, whose day has passed: as lines.
    DoneWithout(Deed, Vec<String>),
    /// The browser cannot or would not.
    Refused(Deed),
}

/// The signals of the hand-over; cheap to copy.
#[derive(Clone, Copy)]
pub struct HandOver {
    /// The whole address of the plan; empty without one.
    pub link: Signal<String>,
    /// What became of the last deed.
    pub became: RwSignal<Option<Became>>,
    /// Whether the plan is kept on this device; `None` where that is not offered.
    pub kept: RwSignal<Option<bool>>,
    /// The sheet of the plan, a moment after the last edit: it is not worth the time of one.
    pub sheet: RwSignal<Option<Sheet>>,
    /// Whether there is a share sheet.
    pub shareable: bool,
    /// Does a deed.
    pub deed: Callback<Deed>,
}
