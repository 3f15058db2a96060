//! What every view of the planner is given, and the shorthands they share.
//!
//! Knows the state and how dates are written; no port.

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::treatment::{Recovery, Series};
use crate::domain::date::{CivilDate, Weekday};
use crate::domain::series::{Request, Session};
use crate::ports::DateForm;
use crate::ui::state::dates::Dates;
use crate::ui::state::figures::Figures;
use crate::ui::state::handover::Deed;
use crate::ui::state::planner::{Intent, Model, Planner};
use crate::ui::text::planner::reasons::Words;

/// What every view of the planner is given; cheap to clone.
#[derive(Clone)]
pub struct Scope(Arc<Inner>);

/// What a [`Scope`] is made of.
pub struct Inner {
    /// The state.
    pub planner: Planner,
    /// How dates are written; `None` in a prerendered page.
    pub dates: Option<Dates>,
    /// The numbers of the treatment.
    pub figures: Figures,
    /// The rules of the series, for their sources.
    pub series: Series,
    /// Recovery, for what to prepare.
    pub recovery: Recovery,
    /// What ids in the document begin with.
    pub prefix: String,
    /// A new plan is asked for.
    pub reset: Callback<()>,
    /// Hands something over.
    pub deed: Callback<Deed>,
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

    /// Does what `intent` asks for.
    pub fn act(&self, intent: Intent) {
        self.planner.act(intent);
    }

    /// A text that follows the model.
    pub fn text(
        &self,
        read: impl Fn(&Scope, &Model) -> String + Send + Sync + 'static,
    ) -> Signal<String> {
        let scope = self.clone();
        Signal::derive(move || scope.planner.read(|model| read(&scope, model)))
    }

    /// A flag that follows the model.
    pub fn flag(&self, read: impl Fn(&Model) -> bool + Send + Sync + 'static) -> Signal<bool> {
        let planner = self.planner;
        Signal::derive(move || planner.read(&read))
    }

    /// Whether there is no plan on screen.
    pub fn no_plan(&self) -> Signal<bool> {
        self.flag(|model| model.plan().is_none())
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

    /// Calls `tell` with what turns reasons about `request` into words.
    pub fn words<T>(
        &self,
        model: &Model,
        request: &Request,
        tell: impl FnOnce(Words<'_>) -> T,
    ) -> T {
        let date = |date| self.short(date);
        let weekday = |weekday| self.weekday(weekday);
        tell(Words { rules: &model.rules, request, date: &date, weekday: &weekday })
    }
}

/// The session at `index` of the plan on screen.
pub fn session(model: &Model, index: usize) -> Option<Session> {
    model.plan()?.sessions.get(index).copied()
}
