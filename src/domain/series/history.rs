//! Undo and redo over the edits of a plan.
//!
//! Knows nothing of what an edit does; it keeps the plans and the changes between them.

use super::edits::{Change, Edit, Refusal};
use super::model::{Plan, Rules};

/// The plan that stands, the plans before it and the ones that were undone; never more than
/// [`History::DEEPEST`] steps back.
#[derive(Clone, Debug)]
pub struct History {
    present: Plan,
    /// Each plan with the change that led away from it, oldest first.
    past: Vec<(Plan, Change)>,
    /// Each plan with the change that leads to it, the next one last.
    future: Vec<(Plan, Change)>,
}

impl History {
    /// How many edits can be undone.
    pub const DEEPEST: usize = 200;

    /// A history that begins with `plan`.
    pub fn new(plan: Plan) -> Self {
        History { present: plan, past: Vec::new(), future: Vec::new() }
    }

    /// The plan that stands.
    pub fn plan(&self) -> &Plan {
        &self.present
    }

    /// Does `edit` and returns what it changed; what was undone before is forgotten.
    ///
    /// # Errors
    /// A [`Refusal`]; everything stays as it is.
    pub fn edit(&mut self, rules: &Rules, edit: &Edit) -> Result<Change, Refusal> {
        let (plan, change) = self.present.edited(rules, edit)?;
        self.step(plan, change.clone());
        Ok(change)
    }

    /// With another version of its plan in place of the one that stands, which can be undone.
    #[must_use]
    pub fn turned_to(mut self, version: Plan) -> Self {
        let revision = version.revision;
        let finish = version.sessions.last().map_or(version.request.start, |it| it.date);
        self.step(version, Change::Adopted { finish });
        // Above both.
        self.present.revision = self.present.revision.max(revision);
        self
    }

    /// Takes the last edit back and returns what it had changed; `None` when there is none.
    pub fn undo(&mut self) -> Option<Change> {
        let (plan, change) = self.past.pop()?;
        let after = self.stand(plan);
        self.future.push((after, change.clone()));
        Some(change)
    }

    /// Does again what was undone last and returns what it changes; `None` when there is nothing.
    pub fn redo(&mut self) -> Option<Change> {
        let (plan, change) = self.future.pop()?;
        let before = self.stand(plan);
        self.past.push((before, change.clone()));
        Some(change)
    }

    /// Whether there is an edit to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is an edit to do again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    fn step(&mut self, plan: Plan, change: Change) {
        if self.past.len() == Self::DEEPEST {
            self.past.remove(0);
        }
        let before = self.stand(plan);
        self.past.push((before, change));
        self.future.clear();
    }

    /// Puts `plan` in place of the present one, which it returns. Each step raises the revision,
    /// back ones too: whoever took the plan before, by link, code or file, may have it in a
    /// calendar, which ignores other dates under a revision that it has seen. (Nobody takes the
    /// 65,535 steps after which it stays.)
    fn stand(&mut self, mut plan: Plan) -> Plan {
        plan.revision = self.present.revision.saturating_add(1);
        std::mem::replace(&mut self.present, plan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::CivilDate;
    use crate::domain::series::edits::{Scope, Target};
    use crate::domain::series::testing::{plan, rules};

    fn later(session: u8, days: i32) -> Edit {
        Edit::Move { session, to: Target::Days(days), scope: Scope::Only }
    }

    fn history() -> History {
        History::new(plan(&["2027-03-01", "2027-03-29", "2027-04-26"]))
    }

    fn dates(history: &History) -> Vec<CivilDate> {
        history.plan().sessions.iter().map(|session| session.date).collect()
    }

    #[test]
    fn undo_and_redo_walk_through_every_state_and_back() {
        let mut history = history();
        let mut states = vec![dates(&history)];
        let mut changes = Vec::new();
        for days in 1..=5 {
            changes.push(history.edit(&rules(), &later(2, days)).unwrap());
            states.push(dates(&history));
        }
        for step in (0..5).rev() {
            assert_eq!(history.undo().as_ref(), Some(&changes[step]));
            assert_eq!(dates(&history), states[step]);
        }
        assert!(!history.can_undo());
        assert_eq!(history.undo(), None);
        for step in 0..5 {
            assert_eq!(history.redo().as_ref(), Some(&changes[step]));
            assert_eq!(dates(&history), states[step + 1]);
        }
        assert!(!history.can_redo());
        assert_eq!(history.redo(), None);
    }

    #[test]
    fn a_new_edit_forgets_what_was_undone() {
        let mut history = history();
        history.edit(&rules(), &later(2, 1)).unwrap();
        history.undo();
        assert!(history.can_redo());
        history.edit(&rules(), &later(2, 2)).unwrap();
        assert!(!history.can_redo());
    }

    #[test]
    fn a_refused_edit_leaves_no_trace() {
        let mut history = history();
        let before = dates(&history);
        assert!(history.edit(&rules(), &later(1, 3)).is_err());
        assert_eq!(dates(&history), before);
        assert!(!history.can_undo());
    }

    #[test]
    fn only_the_deepest_steps_are_forgotten() {
        let mut history = history();
        for _ in 0..History::DEEPEST + 5 {
            history.edit(&rules(), &later(2, 1)).unwrap();
        }
        let mut steps = 0;
        while history.undo().is_some() {
            steps += 1;
        }
        assert_eq!(steps, History::DEEPEST);
        assert_eq!(dates(&history)[2].to_string(), "2027-05-01");
    }

    #[test]
    fn the_revision_grows_with_each_edit_undo_and_redo_and_with_nothing_else() {
        let mut history = history();
        assert_eq!(history.plan().revision, 0);
        history.edit(&rules(), &later(2, 1)).unwrap();
        assert_eq!(history.plan().revision, 1);
        assert!(history.edit(&rules(), &later(1, 3)).is_err());
        assert_eq!(history.plan().revision, 1, "nothing changed");
        history.undo();
        assert_eq!(history.plan().revision, 2);
        history.redo();
        assert_eq!(history.plan().revision, 3);
        history.undo();
        assert_eq!((history.undo(), history.plan().revision), (None, 4));
    }

    /// The first file has the plan as it was; the link in the address bar is read again.
    #[test]
    fn a_plan_that_was_changed_and_loaded_again_leaves_under_a_later_revision() {
        let mut opened = plan(&["2027-03-01", "2027-03-29", "2027-04-26"]);
        opened.revision = 6;
        let mut history = History::new(opened);
        assert_eq!(history.plan().revision, 6, "as it came");
        history.edit(&rules(), &later(2, 1)).unwrap();
        let reloaded = History::new(history.plan().clone());
        assert_eq!(reloaded.plan().revision, 7);
    }

    #[test]
    fn the_largest_revision_stays() {
        let mut opened = plan(&["2027-03-01", "2027-03-29", "2027-04-26"]);
        opened.revision = u16::MAX;
        let mut history = History::new(opened);
        history.edit(&rules(), &later(2, 1)).unwrap();
        assert_eq!(history.plan().revision, u16::MAX);
    }
}
