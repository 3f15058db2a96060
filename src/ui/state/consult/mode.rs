//! What is on the consultation's screen beside the plan.
//!
//! Nobody's plan: no link carries it, and nothing of it is stored but whether single keys act.

use crate::domain::date::CivilDate;
use crate::domain::series::Plan;
use crate::ports::ContentState;
use crate::ui::state::planner::Model;

use super::clear::Before;

/// The steps of a consultation, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// How many sessions, how far apart.
    #[default]
    Series,
    /// Is there a date in mind?
    Date,
    /// Trips and busy days.
    Days,
    /// The plan.
    Plan,
    /// Plans side by side.
    Compare,
    /// The plan goes home.
    HandOver,
}

impl Step {
    /// All steps.
    pub const ALL: [Step; 6] =
        [Step::Series, Step::Date, Step::Days, Step::Plan, Step::Compare, Step::HandOver];

    /// The step that the main button leads to.
    pub fn next(self) -> Option<Step> {
        match self {
            Step::Series => Some(Step::Date),
            Step::Date => Some(Step::Days),
            Step::Days | Step::Compare => Some(Step::Plan),
            Step::Plan => Some(Step::HandOver),
            Step::HandOver => None,
        }
    }

    /// Whether it asks for something before the plan.
    pub fn is_question(self) -> bool {
        self < Step::Plan
    }
}

/// What can lie over a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panel {
    /// The keys, and their switch.
    Keys,
    /// Which content is on screen, for staff.
    Staff,
    /// The code of the link alone.
    Code,
}

impl Panel {
    /// All of them.
    pub const ALL: [Panel; 3] = [Panel::Keys, Panel::Staff, Panel::Code];
}

/// What is on screen beside the plan.
#[derive(Debug)]
pub struct Mode {
    /// The step on screen.
    pub step: Step,
    /// The session whose messages are shown, from 0.
    pub selected: usize,
    /// The phase of its recovery that they belong to, from 0.
    pub phase: usize,
    /// What lies over the step.
    pub panel: Option<Panel>,
    /// Whether single keys act.
    pub keys: bool,
    /// The day of the calendar that Tab leads to; today while there is none.
    pub cursor: Option<CivilDate>,
    /// Seconds until the screen clears itself, while the warning is on screen.
    pub warning: Option<u32>,
    /// Whether a person, and not the screen, has put plans side by side.
    pub kept: bool,
    /// Plan, comparison and hand-over are drawn although a question is on screen.
    pub answers: bool,
    /// A question was come to from the plan, and leads back to it.
    pub from_plan: bool,
    /// What was just cleared away, while it can be brought back.
    pub before: Option<Box<Before>>,
    /// Which content is on screen, as it was told last.
    pub news: ContentState,
}

impl Mode {
    /// The beginning; `keys` says whether single keys act.
    pub fn new(keys: bool) -> Self {
        Mode {
            step: Step::Series,
            selected: 0,
            phase: 0,
            panel: None,
            keys,
            cursor: None,
            warning: None,
            kept: false,
            answers: false,
            from_plan: false,
            before: None,
            news: ContentState::default(),
        }
    }

    /// Whether nothing of a person is on screen.
    pub fn is_clean(&self, model: &Model) -> bool {
        let screen = &model.screen;
        self.step == Step::Series
            && model.request().is_none()
            && screen.range.iter().all(String::is_empty)
            && screen.faults.iter().all(|fault| fault.is_empty())
            && model
                .live
                .as_ref()
                .is_none_or(|live| live.compared.plans().is_empty() && live.broken_link.is_none())
    }

    /// Whether plan, comparison and hand-over are drawn: when one is on screen, or a moment before
    /// ([`Mode::answers`]). A page begins without them, and a question comes the sooner.
    pub fn draws_answers(&self, _: &Model) -> bool {
        self.answers || matches!(self.step, Step::Plan | Step::Compare | Step::HandOver)
    }

    /// Whether `step` can be gone to.
    pub fn can_go(step: Step, model: &Model) -> bool {
        match step {
            Step::Series => true,
            Step::Date | Step::Days | Step::Plan => model.request().is_some(),
            Step::Compare | Step::HandOver => model.plan().is_some(),
        }
    }

    /// Keeps the chosen session inside the plan.
    pub fn hold(&mut self, plan: Option<&Plan>) {
        let last = plan.map_or(0, |plan| plan.sessions.len().saturating_sub(1));
        self.selected = self.selected.min(last);
    }
}
