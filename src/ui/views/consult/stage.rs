//! What every view of the consultation is given, and the shorthands they share.
//!
//! Knows the state and how dates are written; no port. As in the planner, what a view reads or does
//! is a plain function and never a closure, so that all share one copy of the code that follows.

use std::sync::Arc;

use crate::content::part_data::consult::ConsultData;
use crate::domain::date::CivilDate;
use crate::ui::node::{El, Flag, Node, Words, el, flag, rows, words};
use crate::ui::state::consult::{Consult, Mode, Panel, Step, Wanted};
use crate::ui::state::planner::Model;
use crate::ui::views::controls::{Act, Button};
use crate::ui::views::planner::Scope;

/// What every view of the consultation is given; cheap to clone.
#[derive(Clone)]
pub struct Stage(Arc<Inner>);

/// What a [`Stage`] is made of.
pub struct Inner {
    /// What the planner's views are given.
    pub scope: Scope,
    /// The state.
    pub consult: Consult,
    /// Rules, phases and messages.
    pub data: ConsultData,
    /// Whether the page may fill the screen.
    pub can_fill: bool,
    /// Does what is wanted.
    pub act: Box<dyn Fn(Wanted) + Send + Sync>,
}

impl std::ops::Deref for Stage {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

/// Id of the element of `step` that takes the focus when the step comes.
pub fn step_id(step: Step) -> &'static str {
    match step {
        Step::Series => "consult-series",
        Step::Date => "consult-date",
        Step::Days => "consult-days",
        Step::Plan => "consult-plan",
        Step::Compare => "consult-compare",
        Step::HandOver => "consult-take",
    }
}

/// Id of the dialog of `panel`.
pub fn panel_id(panel: Panel) -> &'static str {
    match panel {
        Panel::Keys => "consult-keys",
        Panel::Staff => "consult-staff",
        Panel::Code => "consult-code",
    }
}

/// Id of the warning's dialog.
pub const WARNING_ID: &str = "consult-warning";

/// The day it is.
pub fn today(model: &Model) -> CivilDate {
    model.today().unwrap_or(CivilDate::MIN)
}

/// Id of a day of the calendar.
pub fn day_id(day: CivilDate) -> String {
    ["consult-day-", &day.to_string()].concat()
}

impl Stage {
    /// A stage of `inner`.
    pub fn new(inner: Inner) -> Self {
        Stage(Arc::new(inner))
    }

    /// The day it is now, for a handler and for what is drawn once.
    pub fn today(&self) -> CivilDate {
        self.consult.peek(|_, model| Some(today(model))).unwrap_or(CivilDate::MIN)
    }

    /// A text that follows the state.
    pub fn text(&self, read: fn(&Stage, &Mode, &Model) -> String) -> Words {
        let stage = self.clone();
        words(move || stage.consult.read(|mode, model| read(&stage, mode, model)))
    }

    /// A text that follows what stands at `place`.
    pub fn text_at(&self, place: usize, read: fn(&Stage, &Mode, &Model, usize) -> String) -> Words {
        let stage = self.clone();
        words(move || stage.consult.read(|mode, model| read(&stage, mode, model, place)))
    }

    /// A flag that follows the state.
    pub fn flag(&self, read: fn(&Mode, &Model) -> bool) -> Flag {
        let consult = self.consult;
        flag(move || consult.read(read))
    }

    /// A flag that follows what stands at `place`.
    pub fn flag_at(&self, place: usize, read: fn(&Stage, &Mode, &Model, usize) -> bool) -> Flag {
        let stage = self.clone();
        flag(move || stage.consult.read(|mode, model| read(&stage, mode, model, place)))
    }

    /// As many rows as `count` says.
    pub fn rows(
        &self,
        count: fn(&Stage, &Mode, &Model) -> usize,
        row: fn(&Stage, usize) -> Node,
    ) -> Node {
        let (asked, stage) = (self.clone(), self.clone());
        let count = move || asked.consult.read(|mode, model| count(&asked, mode, model));
        rows(count, move |place| row(&stage, place))
    }

    /// `view` while `when` holds.
    pub fn shown(&self, when: fn(&Mode, &Model) -> bool, view: fn(&Stage) -> Node) -> Node {
        let (consult, stage) = (self.consult, self.clone());
        rows(move || usize::from(consult.read(when)), move |_| view(&stage))
    }

    /// What a press does.
    pub fn want(&self, wanted: Wanted) -> Act {
        let stage = self.clone();
        Box::new(move || (stage.act)(wanted))
    }

    /// A button.
    pub fn button(&self, label: impl Into<Words>, wanted: Wanted) -> Button {
        Button::acting(label, self.want(wanted))
    }

    /// The element of a step: there always, on screen while the step is.
    pub fn step(&self, step: Step, class: &'static str) -> El {
        let here = step;
        let stage = self.clone();
        let on = flag(move || stage.consult.read(|mode, _| mode.step == here));
        el("section").id(step_id(step)).class(class).attr("tabindex", "-1").flag("data-on", on)
    }

    /// What a step says first.
    pub fn heading(&self, step: Step, heading: impl Into<Node>) -> El {
        el("h2").id([step_id(step), "-title"].concat()).class("tg-consult__title").child(heading)
    }
}
