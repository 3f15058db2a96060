//! The consultation's state: which step is on screen, what is chosen on it, and how it ends.
//!
//! The plan itself is the planner's, with its intents and its history; this adds what a screen needs
//! that is shown to one person after the other. Pure but for [`Consult`], the handle that views
//! follow. Knows no markup and no ports.

pub mod clear;
pub mod days;
pub mod idle;
pub mod keys;
pub mod mode;
#[cfg(test)]
mod tests;
pub mod wanted;

use leptos::prelude::*;

use super::planner::{Model, Planner};

pub use idle::{Idle, Rest};
pub use mode::{Mode, Panel, Step};
pub use wanted::{Moment, Preset, Wanted};

/// A handle on the consultation; cheap to copy into closures.
#[derive(Clone, Copy)]
pub struct Consult {
    /// The plan.
    pub planner: Planner,
    mode: RwSignal<Mode>,
}

impl Consult {
    /// A consultation about the plan of `planner`.
    pub fn new(planner: Planner, mode: Mode) -> Self {
        Consult { planner, mode: RwSignal::new(mode) }
    }

    /// Changes mode and plan together.
    pub fn change(self, change: impl FnOnce(&mut Mode, &mut Model)) {
        self.planner.change(|model| {
            self.mode.try_update(|mode| change(mode, model));
        });
    }

    /// Changes the mode alone.
    pub fn set(self, change: impl FnOnce(&mut Mode)) {
        self.mode.try_update(change);
    }

    /// Reads mode and plan; a view that reads them is told of changes.
    pub fn read<T: Default>(self, read: impl FnOnce(&Mode, &Model) -> T) -> T {
        self.planner.read(|model| self.mode.try_with(|mode| read(mode, model)).unwrap_or_default())
    }

    /// Reads mode and plan as they are now, for a handler.
    pub fn peek<T: Default>(self, read: impl FnOnce(&Mode, &Model) -> T) -> T {
        self.planner.peek(|model| {
            self.mode.try_with_untracked(|mode| read(mode, model)).unwrap_or_default()
        })
    }
}
