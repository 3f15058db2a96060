//! The planner's signals: one model, read by closures and changed by intents only.
//!
//! Knows no markup and no ports.

pub mod intents;
pub mod keys;
pub mod model;
#[cfg(test)]
mod tests;

use leptos::prelude::*;

use crate::domain::series::Rules;

pub use intents::Intent;
pub use model::{Live, Model, Said, Unmet};

/// A handle on the planner; cheap to copy into closures.
#[derive(Clone, Copy)]
pub struct Planner(RwSignal<Model>);

impl Planner {
    /// A planner without dates, that wishes for `sessions` with `weeks` between two.
    pub fn new(rules: Rules, sessions: u8, weeks: u16) -> Self {
        Planner(RwSignal::new(Model::new(rules, sessions, weeks)))
    }

    /// Does what `intent` asks for.
    pub fn act(self, intent: Intent) {
        self.0.update(|model| model.act(intent));
    }

    /// Changes the model by something that is no intent of a person: waking up, opening a link.
    pub fn change<T>(self, change: impl FnOnce(&mut Model) -> T) -> Option<T> {
        self.0.try_update(change)
    }

    /// Reads the model; an effect or a closure of a view that reads it is told of changes.
    pub fn read<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.0.with(read)
    }

    /// Reads the model as it is now, for a handler.
    pub fn peek<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.0.with_untracked(read)
    }
}
