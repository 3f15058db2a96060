//! The planner's one signal: a model, read by closures and changed by intents.
//!
//! One signal for all, since nearly everything on screen hangs on the plan; and one copy of the
//! code that reads and changes it. Knows no markup and no ports.

pub mod intents;
pub mod keys;
pub mod known;
pub mod model;
pub mod screen;
#[cfg(test)]
mod tests;

use leptos::prelude::*;

use crate::domain::date::CivilDate;
use crate::domain::series::Rules;

pub use intents::Intent;
pub use known::Known;
pub use model::{Live, Model, Said, Unmet};
pub use screen::{Field, Screen};

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
        self.change(|model| model.act(intent));
    }

    /// Changes the model by something that is no intent of a person: waking up, opening a link.
    pub fn change(self, change: impl FnOnce(&mut Model)) {
        let mut change = Some(change);
        self.change_by(&mut |model| {
            if let Some(change) = change.take() {
                change(model);
            }
        });
    }

    fn change_by(self, change: &mut dyn FnMut(&mut Model)) {
        self.0.try_update(|model| {
            change(model);
            model.learn();
            model.link();
        });
    }

    /// Changes what is on screen beside the plan.
    pub fn screen(self, change: impl FnOnce(&mut Screen)) {
        self.change(|model| change(&mut model.screen));
    }

    /// Has the model know that it is `today`; no news on the same day.
    pub fn new_day(self, today: CivilDate) {
        if self.peek(|model| model.live.as_ref().is_some_and(|live| live.today != today)) {
            self.change(|model| model.dawn(today));
        }
    }

    /// Reads the model; a view that reads it is told of changes.
    pub fn read<T: Default>(self, read: impl FnOnce(&Model) -> T) -> T {
        answered(read, |read| self.read_by(read))
    }

    fn read_by(self, read: &mut dyn FnMut(&Model)) {
        self.0.try_with(|model| read(model));
    }

    /// Reads the model as it is now, for a handler.
    pub fn peek<T: Default>(self, read: impl FnOnce(&Model) -> T) -> T {
        answered(read, |read| self.peek_by(read))
    }

    fn peek_by(self, read: &mut dyn FnMut(&Model)) {
        self.0.try_with_untracked(|model| read(model));
    }
}

/// What `read` gives when `with` calls it.
fn answered<T: Default>(
    read: impl FnOnce(&Model) -> T,
    with: impl FnOnce(&mut dyn FnMut(&Model)),
) -> T {
    let (mut read, mut answer) = (Some(read), T::default());
    with(&mut |model| {
        if let Some(read) = read.take() {
            answer = read(model);
        }
    });
    answer
}
