//! The planner's signal: one model, read by closures and changed by intents only.
//!
//! Knows no markup and no ports.

pub mod model;

use leptos::prelude::*;

use crate::domain::date::CivilDate;
use crate::domain::series::{PlanId, Rules};

pub use model::{Intent, Live, Model};

/// A handle on the planner; cheap to copy into closures.
#[derive(Clone, Copy)]
pub struct Planner(RwSignal<Model>);

impl Planner {
    /// A planner without dates, that wishes for `sessions` with `weeks` between two.
    pub fn new(rules: Rules, sessions: u8, weeks: u16) -> Self {
        Planner(RwSignal::new(Model::new(rules, sessions, weeks)))
    }

    /// Brings it to life.
    pub fn awake(self, today: CivilDate, id: PlanId) {
        self.0.update(|model| model.awake(today, id));
    }

    /// Does what `intent` asks for.
    pub fn act(self, intent: Intent) {
        self.0.update(|model| model.act(intent));
    }

    /// Reads the model; what reads it in an effect or a closure of a view is told of changes.
    pub fn read<T>(self, read: impl FnOnce(&Model) -> T) -> T {
        self.0.with(read)
    }
}
