//! The planner on screen: wishes on one side, dates on the other.
//!
//! Knows the planner's state and no ports; what has to reach the world goes through callbacks.

use leptos::prelude::*;

use crate::domain::date::CivilDate;
use crate::ports::DateForm;
use crate::ui::state::dates::Dates;
use crate::ui::state::planner::{Intent, Model, Planner};
use crate::ui::text::planner as text;
use crate::ui::views::controls::{DateField, Stepper, date_field, stepper};

/// What every view of the planner is given.
#[derive(Clone)]
pub struct Scope {
    /// The state.
    pub planner: Planner,
    /// How dates are written; `None` in a prerendered page.
    pub dates: Option<Dates>,
    /// What ids in the document begin with.
    pub prefix: String,
}

impl Scope {
    fn id(&self, name: &str) -> String {
        [&self.prefix, "-", name].concat()
    }

    fn words(&self, read: impl Fn(&Model) -> String + Send + Sync + 'static) -> Signal<String> {
        let planner = self.planner;
        Signal::derive(move || planner.read(&read))
    }

    fn flag(&self, read: impl Fn(&Model) -> bool + Send + Sync + 'static) -> Signal<bool> {
        let planner = self.planner;
        Signal::derive(move || planner.read(&read))
    }

    fn date(&self, form: DateForm, date: CivilDate) -> String {
        self.dates.as_ref().map_or_else(String::new, |dates| dates.write(date, form))
    }
}

/// The whole planner.
pub fn planner(scope: &Scope) -> AnyView {
    view! {
        <div class="tg-planner">
            <div class="tg-planner__wishes">{wishes(scope)}</div>
            <div class="tg-planner__plan">
                {dates(scope)} <p class="tg-planner__note">{text::NOT_A_BOOKING}</p>
            </div>
        </div>
    }
    .into_any()
}

fn wishes(scope: &Scope) -> AnyView {
    let planner = scope.planner;
    let asleep = scope.flag(|model| model.live.is_none());
    let start = {
        let of = |model: &Model| model.live.as_ref().map(|live| live.plan.request.start);
        let here = scope.clone();
        date_field(DateField {
            id: scope.id("start"),
            label: Signal::stored("Start".to_owned()),
            test_id: "start-date",
            value: scope.words(move |model| of(model).map_or_else(String::new, |d| d.to_string())),
            words: scope.words(move |model| {
                of(model).map_or_else(String::new, |day| here.date(DateForm::Full, day))
            }),
            disabled: asleep,
            change: Callback::new(move |text: String| {
                if let Ok(day) = text.parse() {
                    planner.act(Intent::Start(day));
                }
            }),
        })
    };
    let event = {
        let of = |model: &Model| model.live.as_ref().and_then(|live| live.plan.request.event);
        let here = scope.clone();
        date_field(DateField {
            id: scope.id("event"),
            label: Signal::stored("Ready for an event".to_owned()),
            test_id: "event-date",
            value: scope.words(move |model| of(model).map_or_else(String::new, |d| d.to_string())),
            words: scope.words(move |model| {
                of(model).map_or_else(String::new, |day| here.date(DateForm::Full, day))
            }),
            disabled: asleep,
            change: Callback::new(move |text: String| {
                planner.act(Intent::Event(text.parse().ok()));
            }),
        })
    };
    let sessions = stepper(Stepper {
        id: scope.id("sessions"),
        label: "Sessions",
        test_ids: ["sessions-fewer", "sessions-value", "sessions-more"],
        names: ["One session fewer", "One session more"],
        value: scope.words(|model| model.sessions.to_string()),
        hint: None,
        able: [
            scope.flag(|model| model.live.is_some() && model.sessions > model.rules.sessions_min),
            scope.flag(|model| model.live.is_some() && model.sessions < model.rules.sessions_max),
        ],
        step: Callback::new(move |by| planner.act(Intent::Sessions(by))),
    });
    let gap = stepper(Stepper {
        id: scope.id("gap"),
        label: "Weeks between sessions",
        test_ids: ["gap-fewer", "gap-value", "gap-more"],
        names: ["One week less between sessions", "One week more between sessions"],
        value: scope.words(|model| model.weeks.to_string()),
        hint: None,
        able: [
            scope.flag(|model| model.live.is_some() && model.weeks > model.weeks_range().0),
            scope.flag(|model| model.live.is_some() && model.weeks < model.weeks_range().1),
        ],
        step: Callback::new(move |by| planner.act(Intent::GapWeeks(by))),
    });
    view! {
        {start}
        {event}
        {sessions}
        {gap}
    }
    .into_any()
}

fn dates(scope: &Scope) -> AnyView {
    let planner = scope.planner;
    let here = scope.clone();
    let count = Memo::new(move |_| {
        planner.read(|model| match &model.live {
            Some(live) => live.plan.sessions.len(),
            None => usize::from(model.sessions),
        })
    });
    let rows = move || (0..count.get()).map(|index| row(&here, index)).collect::<Vec<_>>();
    view! {
        <ol class="tg-dates" data-testid="session-dates">
            {rows}
        </ol>
    }
    .into_any()
}

fn row(scope: &Scope, index: usize) -> AnyView {
    let day = move |model: &Model| {
        model.live.as_ref().and_then(|live| live.plan.sessions.get(index)).map(|it| it.date)
    };
    let here = scope.clone();
    let words = scope.words(move |model| match day(model) {
        Some(date) => here.date(DateForm::Full, date),
        None => text::week(index as u32 * u32::from(model.weeks)),
    });
    let datetime = scope.words(move |model| day(model).map_or_else(String::new, |d| d.to_string()));
    view! {
        <li class="tg-dates__item">
            <span class="tg-dates__number">{text::session(index + 1)}</span>
            <time class="tg-dates__day" datetime=datetime>
                {words}
            </time>
        </li>
    }
    .into_any()
}
