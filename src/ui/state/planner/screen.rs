//! What is on screen beside the plan: an open panel, half an entry, what a deed became.
//!
//! Nobody's plan: no link carries it and no undo brings it back. Knows no words; what is wrong
//! with an entry comes in as words.

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
    /// Whether the plan is kept on this device; `None` where that is not offered.
    pub kept: Option<bool>,
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

    /// Says what is wrong with `field`; nothing when `fault` is empty.
    pub fn tell(&mut self, field: Field, fault: &'static str) {
        if let Some(place) = self.faults.get_mut(field as usize) {
            *place = fault;
        }
    }
}
