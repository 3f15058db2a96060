//! The recovery timeline on screen: date, picture with slider, the skin, and the list that carries
//! everything in words.
//!
//! Knows the state and no ports: what a person wants is reported as an [`Intent`].

mod cards;
mod session_date;
mod stage;

#[cfg(feature = "ssr")]
pub mod examples;

use std::sync::Arc;

use leptos::prelude::*;

use super::controls::Button;
use super::skin_days::skin_days;
use crate::content::page_data::PageData;
use crate::domain::date::CivilDate;
use crate::ports::DateForm;
use crate::ui::state::dates::Dates;
use crate::ui::state::figures::Figures;
use crate::ui::state::recovery::{Intent, RecoveryState};
use crate::ui::text::recovery as text;

/// What every view of the timeline is given.
#[derive(Clone)]
pub struct Scope {
    /// The content.
    pub data: Arc<PageData>,
    /// Its numbers with their sources.
    pub figures: Figures,
    /// What is on screen.
    pub state: RecoveryState,
    /// How dates are written; `None` in a prerendered page.
    pub dates: Option<Dates>,
    /// Where wishes go.
    pub act: Callback<Intent>,
    /// What ids in the document or shadow root begin with.
    pub prefix: String,
}

impl Scope {
    fn id(&self, name: &str) -> String {
        [&self.prefix, "-", name].concat()
    }

    /// What a press on a button does.
    fn wish(&self, intent: Intent) -> impl Fn() + Send + Sync + use<> {
        let act = self.act;
        move || act.run(intent)
    }

    fn words(&self, read: impl Fn(&Scope) -> String + Send + Sync + 'static) -> Signal<String> {
        let here = self.clone();
        Signal::derive(move || read(&here))
    }

    /// The name of the phase at `index`.
    fn phase_name(&self, index: usize) -> &str {
        self.data.recovery.phases.get(index).map_or("", |phase| phase.name.as_str())
    }

    fn date(&self, form: DateForm, date: CivilDate) -> String {
        self.dates.as_ref().map_or_else(String::new, |dates| dates.write(date, form))
    }

    /// "Tue 24 Nov" for the day `number`; tracked. `None` without a date of the session.
    fn short_date(&self, number: u16) -> Option<String> {
        let date = self.state.date_of(number)?;
        let weekday = self.date(DateForm::WeekdayShort, date);
        Some([&weekday, "\u{a0}", &self.date(DateForm::DayMonthShort, date)].concat())
    }

    /// "Tuesday" for the day `number`; tracked. `None` without a date of the session.
    fn weekday(&self, number: u16) -> Option<String> {
        self.state.date_of(number).map(|date| self.date(DateForm::Weekday, date))
    }

    /// "Day 2, Tuesday: Pink and warm, fading"; tracked.
    fn line(&self, number: u16) -> String {
        let phase = self.state.with_phases(|phases| phases.phase_on(number));
        text::line(number, self.weekday(number).as_deref(), self.phase_name(phase))
    }
}

/// A small button of the timeline.
fn press(look: Look, label: Signal<String>, wish: impl Fn() + Send + Sync + 'static) -> Button {
    Button::new(label, wish).class(match look {
        Look::Outlined => "tg-button tg-button--quiet tg-button--small",
        Look::Words => "tg-button tg-button--plain tg-button--small",
    })
}

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// With an outline.
    Outlined,
    /// Words only.
    Words,
}

/// The whole timeline.
pub fn recovery(scope: &Scope) -> AnyView {
    let heading = scope.id("heading");
    let named_by = heading.clone();
    let drawings = scope.data.recovery.phases.iter().map(|phase| phase.drawing.clone()).collect();
    let state = scope.state;
    let skin = skin_days(drawings, &scope.figures, Signal::derive(move || state.phase()));
    let spoken = scope.words(|it| it.state.spoken().map_or_else(String::new, |day| it.line(day)));
    view! {
        <section class="tg-recovery" aria-labelledby=named_by>
            <h2 class="tg-visually-hidden" id=heading>
                {text::HEADING}
            </h2>
            <div class="tg-recovery__when">{session_date::session_date(scope)}</div>
            <div class="tg-recovery__day">{stage::stage(scope)}</div>
            <div class="tg-recovery__cards">{cards::cards(scope)}</div>
            <div class="tg-recovery__skin">{skin}</div>
            <p class="tg-visually-hidden" role="status">
                {spoken}
            </p>
        </section>
    }
    .into_any()
}
