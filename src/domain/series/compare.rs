//! Up to three plans side by side.
//!
//! Knows no words and no winner: it lines up the facts and leaves the choice to people.

use super::facts::{Facts, facts};
use super::model::{Plan, Rules};

/// At most [`Comparison::MOST`] plans, in the order in which they were put in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison(Vec<Plan>);

/// One plan of a comparison with what it amounts to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What it amounts to.
    pub facts: Facts,
    /// How many warnings it has.
    pub warnings: usize,
    /// How many neutral notes it has.
    pub notes: usize,
}

/// Why a plan was not put in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAdded {
    /// There is no place left: take one out first.
    Full,
    /// A plan with the same dates and the same event is there already, at this place.
    AlreadyThere(usize),
}

impl Comparison {
    /// The most plans that stand side by side.
    pub const MOST: usize = 3;

    /// Puts `plan` in behind the others.
    ///
    /// # Errors
    /// [`NotAdded`] when there is no place, or the same plan is there.
    pub fn add(&mut self, plan: Plan) -> Result<(), NotAdded> {
        let same = |there: &Plan| {
            there.request.event == plan.request.event
                && there.sessions.len() == plan.sessions.len()
                && there.sessions.iter().zip(&plan.sessions).all(|(a, b)| a.date == b.date)
        };
        if let Some(place) = self.0.iter().position(same) {
            return Err(NotAdded::AlreadyThere(place));
        }
        if self.0.len() == Self::MOST {
            return Err(NotAdded::Full);
        }
        self.0.push(plan);
        Ok(())
    }

    /// Takes out the plan at `place` and returns it; `None` when there is none.
    pub fn remove(&mut self, place: usize) -> Option<Plan> {
        (place < self.0.len()).then(|| self.0.remove(place))
    }

    /// The plans, in the order in which they were put in.
    pub fn plans(&self) -> &[Plan] {
        &self.0
    }

    /// Each plan with what it amounts to under `rules`.
    pub fn columns(&self, rules: &Rules) -> Vec<Column<'_>> {
        let column = |plan| {
            let facts = facts(rules, plan)?;
            let notes = facts.findings.iter().filter(|found| found.conflict.is_note()).count();
            let warnings = facts.findings.len() - notes;
            Some(Column { plan, facts, warnings, notes })
        };
        self.0.iter().filter_map(column).collect()
    }
}
