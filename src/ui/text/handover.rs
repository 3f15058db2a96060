//! The words of the hand-over: on screen, in the calendar, in the copied text.
//!
//! Knows no markup; dates come in written out.

use crate::domain::handover::calendar::{Occasion, Wording};
use crate::ui::state::handover::{Became, Deed};

use super::joined;
use super::planner::{self, NOT_A_BOOKING};

/// Heading of the hand-over.
pub const TITLE: &str = "Take the dates with you";
/// Under that heading.
pub const LEDE: &str = "Everything is in the link after the # sign. Nothing is sent to anybody.";
/// Saves the calendar file.
pub const CALENDAR: &str = "Add to calendar";
/// Saves the calendar file of one session.
pub const SESSION_CALENDAR: &str = "Add this session to calendar";
/// Copies the plan as text.
pub const COPY_TEXT: &str = "Copy as text";
/// Copies the link.
pub const COPY_LINK: &str = "Copy the link";
/// Opens the share sheet.
pub const SHARE: &str = "Share\u{2026}";
/// Prints the sheet.
pub const PRINT: &str = "Print a sheet";
/// Keeps the plan here.
pub const REMEMBER: &str = "Keep on this device";
/// Forgets it.
pub const FORGET: &str = "Forget on this device";
/// Where the plan is kept.
pub const REMEMBERED: &str = "This plan is kept on this device, and nowhere else.";
/// Over the link.
pub const LINK: &str = "Link to this plan";
/// Name of the QR code.
pub const QR: &str = "QR code of the link to this plan";
/// What makes code, sheet, text and calendar files could not be loaded.
pub const NOT_LOADED: &str =
    "This part could not be loaded. Check the connection and try again. The link works as it is.";
/// Loads it once more.
pub const TRY_AGAIN: &str = "Try again";
/// Beside the QR code.
pub const QR_HINT: &str = "Point a phone's camera at it to open the plan there.";
/// Opens the advice.
pub const TROUBLE: &str = "If something does not work";
/// What to do where the deeds do not work.
pub const ADVICE: [&str; 3] = [
    NO_FILE,
    "Only the first session arrived? Some calendars read one entry of a file. Add each session by \
     itself: press Change at the session.",
    TWICE,
];
/// The same in the consultation, where a session has no file of its own: the link leads to the
/// planner, where it has.
pub const CONSULT_ADVICE: [&str; 3] = [
    NO_FILE,
    "Only the first session arrived? Some calendars read one entry of a file. Open the plan by its \
     code or its link and add each session by itself there: press Change at the session.",
    TWICE,
];
const NO_FILE: &str = "No file appeared? Pages inside apps such as Instagram often cannot save \
     files. Copy the link and open it in your phone's own browser, or copy the plan as text.";
const TWICE: &str = "Entries twice, or one that left the plan? A file takes nothing out of a calendar. \
     Delete the old entries, then add the file once more.";

/// The line that says what became of a deed.
pub fn became(became: &Became) -> String {
    match became {
        Became::Done(deed) => done(*deed).to_owned(),
        Became::DoneWithout(deed, left_out) => {
            [done(*deed), " Left out, because the day has passed: ", &joined(left_out, "; "), "."]
                .concat()
        }
        Became::Refused(deed) => refused(*deed).to_owned(),
        Became::NotLoaded => NOT_LOADED.to_owned(),
    }
}

fn done(deed: Deed) -> &'static str {
    match deed {
        Deed::Look | Deed::Prepare | Deed::PrepareAgain => "",
        Deed::CopyLink => "The link is copied.",
        Deed::CopyText => "The plan is copied as text.",
        Deed::Calendar => "The calendar file is with your browser: open it to add the dates.",
        Deed::SessionCalendar(_) => {
            "The calendar file of this session is with your browser: open it to add the date."
        }
        Deed::Share => "Shared.",
        Deed::Print => "The sheet is ready to print.",
        Deed::Remember => REMEMBERED,
        Deed::Forget => "Forgotten on this device.",
    }
}

fn refused(deed: Deed) -> &'static str {
    match deed {
        Deed::Look | Deed::Prepare | Deed::PrepareAgain => "",
        Deed::CopyLink | Deed::CopyText => {
            "This browser would not copy. Press and hold the link to copy it yourself."
        }
        Deed::Calendar | Deed::SessionCalendar(_) => {
            "This browser would not save a file. Copy the link and open it in another browser, or \
             copy the plan as text."
        }
        Deed::Share => "This browser would not share. Copy the link instead.",
        Deed::Print => "This browser cannot print. Copy the plan as text instead.",
        Deed::Remember | Deed::Forget => {
            "This browser does not keep anything for this page. The link still holds the plan."
        }
    }
}

/// The name of a calendar file, without letters that a file system minds.
pub fn file_name(slug: &str, session: Option<u8>) -> String {
    match session {
        Some(number) => [slug, "-session-", &(u32::from(number) + 1).to_string(), ".ics"].concat(),
        None => [slug, "-series.ics"].concat(),
    }
}

/// What a calendar entry is about, and what belongs to it.
pub struct EntryWords<'a> {
    /// The treatment's name.
    pub treatment: &'a str,
    /// How many sessions the plan has.
    pub sessions: usize,
    /// What to prepare, one line each.
    pub before: &'a [String],
    /// What to do and avoid afterwards, one line each.
    pub after: &'a [String],
    /// Whom to call and when, one line each; empty when the clinic gives nobody.
    pub contact: &'a [String],
    /// The link to the plan.
    pub link: &'a str,
}

impl EntryWords<'_> {
    /// Title and text of the entry for `occasion` of session `number`, counted from 1.
    pub fn of(&self, occasion: Occasion, number: u8) -> Wording {
        let place = [&number.to_string(), " of ", &self.sessions.to_string()].concat();
        let (summary, lines) = match occasion {
            Occasion::Session => {
                ([self.treatment, ": session ", &place, " (suggested date)"].concat(), self.before)
            }
            Occasion::Preparation => {
                (["Prepare for ", self.treatment, ", session ", &place].concat(), self.before)
            }
            Occasion::Aftercare => {
                ([self.treatment, " aftercare, session ", &place].concat(), self.after)
            }
        };
        let mut contact = String::new();
        if !self.contact.is_empty() {
            contact = [CONTACT, "\n", &joined(self.contact, "\n")].concat();
        }
        let mut description = joined(lines, "\n");
        for line in [contact.as_str(), NOT_A_BOOKING, self.link] {
            if !line.is_empty() {
                description.push_str("\n\n");
                description.push_str(line);
            }
        }
        Wording { summary, description: description.trim_start().to_owned() }
    }
}

/// A reminder that was left out of a calendar file.
pub fn left_out(occasion: Occasion, number: u8, date: &str) -> String {
    let what = match occasion {
        Occasion::Session => "session ",
        Occasion::Preparation => "preparing for session ",
        Occasion::Aftercare => "aftercare of session ",
    };
    [what, &number.to_string(), ", ", date].concat()
}

/// A line about what to avoid.
pub fn avoid(line: &str) -> String {
    ["Avoid: ", line].concat()
}

/// Title of the sheet and of the copied text.
pub fn sheet_title(treatment: &str, clinic: &str, sessions: usize) -> String {
    let sessions = planner::sessions(sessions as u32);
    [treatment, " at ", clinic, ": ", &sessions].concat()
}
/// Heading of what to do before a session.
pub const BEFORE: &str = "Before each session";
/// Heading of what to do after a session.
pub const AFTER: &str = "In the days after";
/// Heading of whom to call.
pub const CONTACT: &str = "Questions?";
/// Over the link on the sheet.
pub const SHEET_LINK: &str = "This plan on your phone";
/// Heads of the columns on the sheet.
pub const SHEET_HEADS: [&str; 4] =
    ["Session", "Day", "Begin to prepare", "Recovery may show until"];

/// The line of one session in the copied text; both numbers count from 1.
pub fn row(session: u8, of: u8, date: &str) -> String {
    ["Session ", &session.to_string(), " of ", &of.to_string(), ": ", date].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_consultation_names_no_button_that_only_the_planner_has_without_the_way_there() {
        let button = ["press ", planner::CHANGE].concat();
        let way = "Open the plan by its code or its link";
        for (advice, here) in ADVICE.into_iter().zip(CONSULT_ADVICE) {
            assert_eq!(here.contains(way), here.contains(&button), "{here}");
            assert_eq!(here == advice, !advice.contains(&button), "{here}");
        }
    }

    #[test]
    fn an_entry_says_that_its_day_is_a_suggestion() {
        let words = EntryWords {
            treatment: "Microneedling",
            sessions: 3,
            before: &[],
            after: &[],
            contact: &[],
            link: "",
        };
        let entry = words.of(Occasion::Session, 2);
        assert_eq!(entry.summary, "Microneedling: session 2 of 3 (suggested date)");
        assert_eq!(entry.description, NOT_A_BOOKING);
    }
}
