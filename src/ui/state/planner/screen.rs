//! What is on screen beside the plan: an open panel, half an entry, what a deed became.
//!
//! Nobody's plan: no link carries it and no undo brings it back. Knows no words; what is wrong
//! with an entry comes in as words.

use crate::domain::series::PlanId;
use crate::domain::series::edits::Scope as Reach;
use crate::ui::state::handover::{Became, Paper};

/// A field whose entry can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The first day of the series.
    Start,
    /// The event.
    Event,
    /// The first day of a range.
    From,
    /// The last day of a range.
    To,
    /// The day that a session is moved to.
    Day,
}

/// What is on screen beside the plan.
#[derive(Debug)]
pub struct Screen {
    /// The session whose panel is open, from 0.
    pub open: Option<usize>,
    /// How far a move reaches.
    pub reach: Reach,
    /// What is wrong with each [`Field`]; empty when nothing is.
    pub faults: [&'static str; 5],
    /// First and last day of the range that is being entered, as typed.
    pub range: [String; 2],
    /// Its kind, as the value of its list.
    pub kind: String,
    /// The address that a plan's link begins with; while it is empty no plan has a link.
    pub page: String,
    /// The whole address of the plan; empty without one.
    pub link: String,
    /// What became of the last deed.
    pub became: Option<Became>,
    /// Whether a person may keep a plan on this device.
    pub remembers: bool,
    /// The plan that is kept there. Whichever is on screen, no other is written over it unasked.
    pub kept: Option<PlanId>,
    /// Sheet and code.
    pub paper: Paper,
    /// Whether somebody came near the hand-over, so that the paper follows the plan.
    pub near: bool,
}

impl Default for Screen {
    fn default() -> Self {
        Screen {
            open: None,
            reach: Reach::AndLater,
            faults: [""; 5],
            range: Default::default(),
            kind: "0".to_owned(),
            page: String::new(),
            link: String::new(),
            became: None,
            remembers: false,
            kept: None,
            paper: Paper::Blank,
            near: false,
        }
    }
}

impl Screen {
    /// What is wrong with `field`.
    pub fn fault(&self, field: Field) -> &'static str {
        self.faults.get(field as usize).copied().unwrap_or_default()
    }

    /// What was wrong with a wish is not said beside the next.
    pub(super) fn go_on(&mut self) {
        // In the order of `Field`; a range that is being entered is no wish yet.
        let [start, event, _, _, day] = &mut self.faults;
        (*start, *event, *day) = ("", "", "");
    }

    /// Puts away what was entered and has not become a wish, with what was wrong with it.
    #[inline(never)] // no page's start needs it
    pub(in crate::ui::state) fn put_away(&mut self) {
        self.range = Default::default();
        self.faults = [""; 5];
    }

    /// Says what is wrong with `field`; nothing when `fault` is empty.
    pub fn tell(&mut self, field: Field, fault: &'static str) {
        if let Some(place) = self.faults.get_mut(field as usize) {
            *place = fault;
        }
    }
}
