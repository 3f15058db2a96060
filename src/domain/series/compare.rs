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
pub struct Column {
    /// The wished gap, in days.
    pub gap: u16,
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
        let same =
            |there: &Plan| there.request.event == plan.request.event && there.has_days_of(&plan);
        if let Some(place) = self.0.iter().position(same) {
            return Err(NotAdded::AlreadyThere(place));
        }
        if self.0.len() == Self::MOST {
            return Err(NotAdded::Full);
        }
        self.0.push(plan);
        Ok(())
    }

    /// Puts `plan` in the place of the one at `place`, if there is one.
    pub fn renew(&mut self, place: usize, plan: Plan) {
        if let Some(there) = self.0.get_mut(place) {
            *there = plan;
        }
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
    pub fn columns(&self, rules: &Rules) -> Vec<Column> {
        self.0.iter().filter_map(|plan| Column::of(rules, plan)).collect()
    }
}

impl Column {
    #[inline(never)] // no page's start has plans to compare
    fn of(rules: &Rules, plan: &Plan) -> Option<Column> {
        let facts = facts(rules, plan)?;
        let notes = facts.findings.iter().filter(|found| found.conflict.is_note()).count();
        let warnings = facts.findings.len() - notes;
        Some(Column { gap: plan.request.gap, facts, warnings, notes })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::series::testing::{plan, rules};

    const DATES: [[&str; 3]; 4] = [
        ["2027-03-01", "2027-03-29", "2027-04-26"],
        ["2027-03-01", "2027-04-05", "2027-05-10"],
        ["2027-03-07", "2027-04-18", "2027-06-10"],
        ["2027-03-02", "2027-03-30", "2027-04-27"],
    ];

    #[test]
    fn the_same_dates_with_another_wish_may_take_the_place_of_a_plan() {
        let mut comparison = Comparison::default();
        assert_eq!(comparison.add(plan(&DATES[0])), Ok(()));
        let mut later = plan(&DATES[0]);
        later.sessions[1].pinned = true;
        assert_eq!(comparison.add(later.clone()), Err(NotAdded::AlreadyThere(0)));
        comparison.renew(0, later.clone());
        comparison.renew(1, plan(&DATES[1]));
        assert_eq!(comparison.plans(), [later]);
    }

    #[test]
    fn three_plans_stand_side_by_side_and_a_fourth_finds_no_place() {
        let mut comparison = Comparison::default();
        for dates in &DATES[..3] {
            assert_eq!(comparison.add(plan(dates)), Ok(()));
        }
        assert_eq!(comparison.add(plan(&DATES[3])), Err(NotAdded::Full));
        assert_eq!(comparison.remove(1), Some(plan(&DATES[1])));
        assert_eq!(comparison.add(plan(&DATES[3])), Ok(()));
        let first: Vec<_> = comparison.plans().iter().map(|it| it.sessions[0].date).collect();
        assert_eq!(first, ["2027-03-01", "2027-03-07", "2027-03-02"].map(|it| it.parse().unwrap()));
        assert_eq!(comparison.remove(3), None);
    }

    #[test]
    fn the_same_dates_stand_there_once() {
        let mut comparison = Comparison::default();
        assert_eq!(comparison.add(plan(&DATES[0])), Ok(()));
        let mut again = plan(&DATES[0]);
        again.revision = 4;
        assert_eq!(comparison.add(again.clone()), Err(NotAdded::AlreadyThere(0)));
        again.request.event = Some("2027-08-01".parse().unwrap());
        assert_eq!(comparison.add(again), Ok(()), "another event gives other facts");
    }

    #[test]
    fn warnings_and_neutral_notes_are_counted_apart() {
        let mut comparison = Comparison::default();
        comparison.add(plan(&DATES[2])).unwrap();
        let rules = rules();
        let columns = comparison.columns(&rules);
        // 7 March and 18 April are Sundays; 53 days lie between the second and the third.
        assert_eq!((columns[0].warnings, columns[0].notes), (2, 1));
        assert_eq!(columns[0].facts.span_days, 95);
    }
}
