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
    /// The sessions' days as they were handed over last.
    handed_over: Option<Plan>,
}

impl History {
    /// How many edits can be undone.
    pub const DEEPEST: usize = 200;

    /// A history that begins with `plan`.
    pub fn new(plan: Plan) -> Self {
        History { present: plan, past: Vec::new(), future: Vec::new(), handed_over: None }
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
        if self.past.len() == Self::DEEPEST {
            self.past.remove(0);
        }
        let before = std::mem::replace(&mut self.present, plan);
        self.past.push((before, change.clone()));
        self.future.clear();
        Ok(change)
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

    /// Call when the plan leaves for a calendar: raises the revision when the plan differs from
    /// the one that left before.
    pub fn hand_over(&mut self) -> &Plan {
        let changed = self.handed_over.as_ref().is_some_and(|before| *before != self.present);
        if changed {
            self.present.revision = self.present.revision.saturating_add(1);
        }
        self.handed_over = Some(self.present.clone());
        &self.present
    }

    /// Puts `plan` in place of the present one, which it returns. The revision only ever grows:
    /// a calendar that has seen it would ignore a smaller one.
    fn stand(&mut self, mut plan: Plan) -> Plan {
        plan.revision = self.present.revision;
        std::mem::replace(&mut self.present, plan)
    }
}
