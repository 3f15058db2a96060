//! The one line that says what an edit did, or why it was refused.
//!
//! Knows no markup; dates are written by the function that comes in.

use crate::domain::handover::plan_link::PlanLinkError;
use crate::domain::series::edits::Asked;
use crate::domain::series::{Change, Refusal, Rules};

use super::{Write, days, session, sessions, span};

/// What `change` did. The steppers' words come first; a page fetches those for all other changes later
/// (`inline(never)`: scripts/split.mjs parts by functions).
pub fn changed(change: &Change, write: Write) -> String {
    match change {
        Change::Requested { asked, moved, finish } => requested(*asked, *moved, &write(*finish)),
        change => any(change, write),
    }
}

#[inline(never)]
fn any(change: &Change, write: Write) -> String {
    match change {
        Change::Requested { asked, moved, finish } => requested(*asked, *moved, &write(*finish)),
        Change::Moved { session, from, to, later } => {
            moved(*session, [&write(*from), &write(*to)], *later)
        }
        Change::Added { session, date } => {
            one(*session, [" added on ", &write(*date), ". The others stay."])
        }
        Change::Removed { session, date } => {
            one(*session, [", ", &write(*date), ", taken out. The others stay."])
        }
        Change::Pinned { session, date } => one(*session, [" stays on ", &write(*date), "."]),
        Change::Unpinned { session, .. } => one(*session, [" may move again.", "", ""]),
        Change::Adopted { finish } => {
            ["This is your plan now. The last session is on ", &write(*finish), "."].concat()
        }
        Change::Replanned { next, past_maximum, .. } => replanned(&write(*next), *past_maximum),
    }
}

fn requested(asked: Asked, moved: u8, finish: &str) -> String {
    let effect = match moved {
        0 => "no session moved".to_owned(),
        1 => "1\u{a0}session has a new day".to_owned(),
        more => [&sessions(u32::from(more)), " have a new day"].concat(),
    };
    [&asked_for(asked), ": ", &effect, ". The last one is on ", finish, "."].concat()
}

fn one(number: u8, [before, date, after]: [&str; 3]) -> String {
    [&session(usize::from(number)), before, date, after].concat()
}

fn moved(number: u8, [from, to]: [&str; 2], later: u8) -> String {
    let along = match later {
        0 => String::new(),
        1 => " The one after it moved along.".to_owned(),
        more => [" The ", &sessions(u32::from(more)), " after it moved along."].concat(),
    };
    [&session(usize::from(number)), " moved from ", from, " to ", to, ".", &along].concat()
}

fn replanned(next: &str, past_maximum: Option<i32>) -> String {
    let late = past_maximum.map_or_else(String::new, |gap| {
        let gap = days(gap.unsigned_abs());
        [" That is ", &gap, " after the last one, longer than is common."].concat()
    });
    ["The rest is planned again. The next session is on ", next, ".", &late].concat()
}

fn asked_for(asked: Asked) -> String {
    match asked {
        Asked::Again => "Planned again".to_owned(),
        Asked::Direction => "Counted from the other end".to_owned(),
        Asked::Start => "New first day".to_owned(),
        Asked::Event => "Event changed".to_owned(),
        Asked::Sessions { from, to } => {
            [&sessions(u32::from(to)), " instead of ", &from.to_string()].concat()
        }
        Asked::Gap { from, to } => {
            [&span(u32::from(to)), " apart instead of ", &span(u32::from(from))].concat()
        }
        Asked::Weekday => "Weekday changed".to_owned(),
        Asked::Blocked => "Days to keep free changed".to_owned(),
        Asked::Several => "Plan changed".to_owned(),
    }
}

/// Why an edit was refused; `None` when there is nothing to say or the no-fit panel says it.
#[inline(never)] // no page's start needs it
pub fn refused(refusal: &Refusal, rules: &Rules) -> Option<String> {
    match refusal {
        Refusal::BelowMinimumGap { session, days: apart, minimum } => {
            let (earlier, later) = (session + 1, session + 2);
            let pair = [
                "Not moved: sessions\u{a0}",
                &earlier.to_string(),
                " and\u{a0}",
                &later.to_string(),
                " would ",
            ];
            let fault = if *apart > 0 {
                ["be ", &days(apart.unsigned_abs()), " apart"].concat()
            } else {
                "change places".to_owned()
            };
            let floor = days(u32::from(*minimum));
            Some([&pair.concat(), &fault, ". Sessions are at least ", &floor, " apart."].concat())
        }
        Refusal::OutsideCalendar => {
            Some("Not moved: the calendar here runs from 1900 to 2199.".to_owned())
        }
        Refusal::SessionCount => {
            let (min, max) = (rules.sessions_min.to_string(), rules.sessions_max.to_string());
            Some(["A series has ", &min, " to ", &max, " sessions."].concat())
        }
        Refusal::PinnedSessions { pinned } => {
            let kept = sessions(u32::from(*pinned));
            Some([&kept, " are kept on their days. Set one free first."].concat())
        }
        Refusal::NoFit(_) | Refusal::Unchanged | Refusal::NoSuchSession => None,
    }
}

/// Before a change that was taken back.
pub const UNDONE: &str = "Taken back: ";
/// Before a change that was done again.
pub const REDONE: &str = "Done again: ";
/// Nothing fits.
pub const NOTHING_FITS: &str =
    "No plan fits these wishes. The reasons and what would fit are listed.";
/// The wishes are those of the plan that stands again.
pub const FITS_AGAIN: &str = "Back to the plan from before.";
/// A new plan.
pub const STARTED_ANEW: &str = "A new plan. Undo brings the one before back.";
/// A plan came in with the link.
pub const OPENED: &str = "The plan in the link is open.";
/// After that: what is kept of the same plan, another version or a newer one.
pub const KEPT_BESIDE: [&str; 2] = [
    " Another version of it is kept on this device. Undo brings that back.",
    " A newer version of it is kept on this device. Undo brings that back.",
];
/// A plan came from this device.
pub const RECALLED: &str = "The plan kept on this device is open.";
/// A plan was put beside others.
pub const KEPT: &str = "Kept to compare. Change the plan and keep another one.";
/// There is no place left in the comparison.
pub const KEPT_FULL: &str = "Three plans are kept already. Take one out first.";
/// The very same plan is in the comparison.
pub const KEPT_ALREADY: &str = "This plan stands in the comparison already.";

/// Why a link opened no plan, and what to do.
pub fn broken_link(error: PlanLinkError) -> &'static str {
    match error {
        PlanLinkError::NotAPlan => {
            "This link holds no plan. Ask for it again, or start a new plan here."
        }
        PlanLinkError::Cut => {
            "The end of this plan's link is missing, so nothing was opened. Copy the whole link \
             again, or start a new plan here."
        }
        PlanLinkError::Damaged => {
            "This plan's link was changed on its way, so nothing was opened. Ask for it again, or \
             start a new plan here."
        }
        PlanLinkError::Newer(_) => {
            "This plan was made with a newer version of the guide. Reload the page; if this stays, \
             ask for the plan again."
        }
    }
}
