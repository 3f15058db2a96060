//! What a person can do with a plan that leaves the screen, and what became of it.
//!
//! Knows no port: the part that holds them does the deeds and reports back.

/// Something that a person asks for. Sessions count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Look at the clock, now and from now on: somebody plans on.
    Look,
    /// Have sheet and code on the page: the person comes near.
    Prepare,
    /// Try once more to have them.
    PrepareAgain,
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
    /// What does it could not be loaded; the same press tries again.
    NotLoaded,
}

/// The sheet and the code of the plan on screen, each as markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// Nobody has come near yet, or there is no plan.
    #[default]
    Blank,
    /// Both are there; the code is empty when the link is too long for one.
    Ready {
        /// What stands on the sheet.
        sheet: String,
        /// The code of the link.
        code: String,
    },
    /// What makes them could not be loaded.
    Missing,
}
