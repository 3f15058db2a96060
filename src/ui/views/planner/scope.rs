//! What every view of the planner is given, and the shorthands they share.
//!
//! Knows the state and how dates are written; no port. What a view reads or does is a plain
//! function of the model and a place in it, never a closure: so all of them share one copy of the
//! code that follows the state, which is what keeps the module small.

use std::sync::Arc;

use crate::content::part_data::planner::PlannerData;
use crate::domain::date::{CivilDate, Weekday};
use crate::domain::series::{Request, Session};
use crate::ports::DateForm;
use crate::ui::node::{El, Flag, Node, Words, el, flag, rows, slot, words};
use crate::ui::state::dates::Dates;
use crate::ui::state::handover::Deed;
use crate::ui::state::planner::{Field, Intent, Model, Planner};
use crate::ui::text::planner::reasons;
use crate::ui::views::controls::{Act, Entered};

/// What every view of the planner is given; cheap to clone.
#[derive(Clone)]
pub struct Scope(Arc<Inner>);

/// What a [`Scope`] is made of.
pub struct Inner {
    /// The state.
    pub planner: Planner,
    /// How dates are written; `None` in a prerendered page.
    pub dates: Option<Dates>,
    /// Rules, and the numbers they come from.
    pub data: PlannerData,
    /// What ids in the document begin with.
    pub prefix: String,
    /// Whether there is a share sheet.
    pub shareable: bool,
    /// Begins a new plan.
    pub reset: Act,
    /// Hands something over.
    pub deed: Box<dyn Fn(Deed) + Send + Sync>,
    /// What stands in the slot of this name; nothing in a part that comes alive in a page.
    pub fill: Box<dyn Fn(&str) -> Node + Send + Sync>,
}

impl std::ops::Deref for Scope {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Scope {
    /// A scope of `inner`.
    pub fn new(inner: Inner) -> Self {
        Scope(Arc::new(inner))
    }

    /// The id in the document of what is called `name`.
    pub fn id(&self, name: &str) -> String {
        [&self.prefix, "-", name].concat()
    }

    /// Does what `intent` asks for, as of the day it is: the page may have been open for days.
    pub fn wish(&self, intent: Intent) {
        // The steppers, which a page starts with, do not ask for the day.
        if !matches!(intent, Intent::Sessions(_) | Intent::GapWeeks(_)) {
            (self.deed)(Deed::Look);
        }
        self.planner.act(intent);
    }

    /// A text that follows the model.
    pub fn text(&self, read: fn(&Scope, &Model) -> String) -> Words {
        let scope = self.clone();
        words(move || scope.planner.read(|model| read(&scope, model)))
    }

    /// A text that follows what stands at `place` of the model.
    pub fn text_at(&self, place: usize, read: fn(&Scope, &Model, usize) -> String) -> Words {
        let scope = self.clone();
        words(move || scope.planner.read(|model| read(&scope, model, place)))
    }

    /// A flag that follows the model.
    pub fn flag(&self, read: fn(&Model) -> bool) -> Flag {
        let planner = self.planner;
        flag(move || planner.read(read))
    }

    /// A flag that follows what stands at `place` of the model.
    pub fn flag_at(&self, place: usize, read: fn(&Model, usize) -> bool) -> Flag {
        let planner = self.planner;
        flag(move || planner.read(|model| read(model, place)))
    }

    /// As many rows as `count` says of the model.
    pub fn rows(&self, count: fn(&Model) -> usize, row: fn(&Scope, usize) -> Node) -> Node {
        let (planner, scope) = (self.planner, self.clone());
        rows(move || planner.read(count), move |place| row(&scope, place))
    }

    /// `view` of `place` while `when` holds there.
    pub fn shown_at(
        &self,
        place: usize,
        when: fn(&Scope, &Model, usize) -> bool,
        view: fn(&Scope, usize) -> Node,
    ) -> Node {
        let (asked, scope) = (self.clone(), self.clone());
        let holds = move || asked.planner.read(|model| when(&asked, model, place));
        rows(move || usize::from(holds()), move |_| view(&scope, place))
    }

    /// What a press does.
    pub fn act(&self, act: fn(&Scope)) -> Act {
        let scope = self.clone();
        Box::new(move || act(&scope))
    }

    /// What a press does at `place`.
    pub fn act_at(&self, place: usize, act: fn(&Scope, usize)) -> Act {
        let scope = self.clone();
        Box::new(move || act(&scope, place))
    }

    /// What an entry does at `place`.
    pub fn entered(&self, place: usize, act: fn(&Scope, usize, String)) -> Entered {
        let scope = self.clone();
        Box::new(move |text| act(&scope, place, text))
    }

    /// The place of what is chosen in a choice.
    pub fn chosen(&self, read: fn(&Model) -> usize) -> Arc<dyn Fn() -> usize + Send + Sync> {
        let planner = self.planner;
        Arc::new(move || planner.read(read))
    }

    /// What a choice does with the place that is chosen.
    pub fn choose(&self, act: fn(&Scope, usize)) -> Arc<dyn Fn(usize) + Send + Sync> {
        let scope = self.clone();
        Arc::new(move |place| act(&scope, place))
    }

    /// What is wrong with a field.
    pub fn fault(&self, field: Field) -> Words {
        self.text_at(field as usize, |_, model, place| {
            model.screen.faults.get(place).copied().unwrap_or_default().to_owned()
        })
    }

    /// Says what is wrong with a field; nothing when `fault` is empty.
    pub fn tell(&self, field: Field, fault: &'static str) {
        self.planner.screen(|screen| screen.tell(field, fault));
    }

    /// Whether there is no plan on screen.
    pub fn no_plan(&self) -> Flag {
        self.flag(|model| model.plan().is_none())
    }

    /// Prose that stays in the markup.
    pub fn slot(&self, tag: &'static str, name: &'static str) -> El {
        slot(tag, name).child((self.fill)(name))
    }

    /// A section under a heading of the second level, called `name`.
    pub fn section(&self, class: &'static str, name: &str, heading: impl Into<Node>) -> El {
        let id = self.id(name);
        let section = el("section").class(class).attr("aria-labelledby", id.clone());
        section.child(el("h2").id(id).child(heading))
    }

    /// `date` in the form `form`; empty where no date can be written.
    pub fn date(&self, date: CivilDate, form: DateForm) -> String {
        self.dates.as_ref().map_or_else(String::new, |dates| dates.write(date, form))
    }

    /// `date` in a line of text.
    pub fn short(&self, date: CivilDate) -> String {
        self.date(date, DateForm::Short)
    }

    /// `date` by itself.
    pub fn full(&self, date: CivilDate) -> String {
        self.date(date, DateForm::Full)
    }

    /// The name of a weekday.
    pub fn weekday(&self, weekday: Weekday) -> String {
        // Any date on that weekday will do: day number 4 was a Monday.
        let some = CivilDate::from_day_number(4 + i32::from(weekday.index()));
        some.map_or_else(String::new, |date| self.date(date, DateForm::Weekday))
    }

    /// What `tell` says about `request`, with all that turns reasons into words.
    pub fn words(
        &self,
        model: &Model,
        request: &Request,
        tell: &dyn Fn(reasons::Words<'_>) -> String,
    ) -> String {
        let date = |date| self.short(date);
        let weekday = |weekday| self.weekday(weekday);
        tell(reasons::Words { rules: &model.rules, request, date: &date, weekday: &weekday })
    }
}

/// The session at `index` of the plan on screen.
pub fn session(model: &Model, index: usize) -> Option<Session> {
    model.plan()?.sessions.get(index).copied()
}
