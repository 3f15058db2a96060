//! States of the timeline for the snapshots, the gallery and the accessibility tests.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Scope, filled, recovery as recovery_view};
use crate::content::part_data::recovery::RecoveryData;
use crate::content::text::Inline;
use crate::content::treatment::{
    Course, Drawing, Figure, Phase, Recovery, Scene, Series, Source, Tone, Unit,
};
use crate::domain::date::CivilDate;
use crate::ports::{DateForm, Formatter};
use crate::ui::state::dates::Dates;
use crate::ui::state::figures::Figures;
use crate::ui::state::recovery::{Intent, RecoveryState};

/// Each state with its name.
pub fn all() -> Vec<(&'static str, AnyView)> {
    vec![
        ("first state", view("example-first", None, None)),
        ("alive, no date", view("example-alive", Some("2028-02-29"), None)),
        ("today is day 1", view("example-day", Some("2028-02-29"), Some("2028-02-28"))),
        ("before the session", view("example-before", Some("2028-02-29"), Some("2028-03-20"))),
        ("past the end", view("example-after", Some("2028-02-29"), Some("2027-02-28"))),
    ]
}

/// The timeline on `today` with a session on `session`; without `today` its first state.
pub fn view(prefix: &'static str, today: Option<&str>, session: Option<&str>) -> AnyView {
    let (recovery, series, figures) = content();
    let data = data();
    let state = RecoveryState::new(data.days());
    let read = |text: Option<&str>| text.and_then(|text| text.parse::<CivilDate>().ok());
    if let Some(today) = read(today) {
        state.set_today(today);
    }
    if let Some(session) = read(session) {
        // At rest, with what is announced then.
        if let Some(said) = state.act(Intent::Session(Some(session))) {
            state.rest(said);
        }
    }
    let scope = Scope {
        data,
        state,
        dates: today.map(|_| Dates::new(Arc::new(Numbers))),
        act: Arc::new(move |intent| {
            state.act(intent);
        }),
        prefix,
        fill: Some(filled(recovery, series, figures)),
    };
    recovery_view(&Arc::new(scope)).into_any()
}

/// Writes dates as numbers: examples need no language.
struct Numbers;

impl Formatter for Numbers {
    fn date(&self, date: CivilDate, form: DateForm) -> String {
        let (year, month, day) = date.ymd();
        match form {
            DateForm::Weekday | DateForm::WeekdayShort => {
                ["weekday ", &(date.weekday().index() + 1).to_string()].concat()
            }
            DateForm::DayMonth | DateForm::DayMonthShort => {
                [&day.to_string(), "/", &month.to_string()].concat()
            }
            DateForm::Month => [&month.to_string(), "/", &year.to_string()].concat(),
            DateForm::MonthShort => month.to_string(),
            DateForm::Full | DateForm::Short => date.to_string(),
        }
    }
}

/// The data of a treatment that does not exist.
pub fn data() -> RecoveryData {
    let (recovery, series, _) = content();
    RecoveryData::new("example", &recovery, &series)
}

/// The content of a treatment that does not exist, with a phase of each kind.
fn content() -> (Recovery, Series, Figures) {
    let text = |text: &str| vec![Inline::Text(text.to_owned())];
    let phase = |id: &str, name: &str, days: (u16, Option<u16>), course, tone| Phase {
        id: id.to_owned(),
        name: name.to_owned(),
        first_day: days.0,
        last_day: days.1,
        course,
        tone,
        figure: None,
        drawing: None,
        usual: vec![text("The cheek tingles.")],
        to_do: vec![text("Rest.")],
        avoid: vec![text("Glitter.")],
        key_messages: vec![text("All is well.")],
    };
    let drawing = |scene, words: &str| Some(Drawing { scene, text: text(words) });
    let figures = vec![Figure {
        id: "tingle".to_owned(),
        label: "How long it tingles".to_owned(),
        low: 1,
        high: 2,
        unit: Unit::Days,
        hedge: "usually".to_owned(),
        source: "made-up".to_owned(),
    }];
    let sources = vec![Source {
        id: "made-up".to_owned(),
        title: "made up for this example".to_owned(),
        url: None,
    }];
    let recovery = Recovery {
        phases: vec![
            Phase {
                drawing: drawing(Scene::Channels, "Channels are drawn."),
                ..phase("first", "It tingles", (0, Some(0)), Course::Steady, Tone::Rose)
            },
            Phase {
                figure: Some("tingle".to_owned()),
                drawing: drawing(Scene::Fading, "The pink is drawn fading."),
                ..phase("fades", "It fades", (1, Some(2)), Course::FadesOut, Tone::Blush)
            },
            Phase {
                usual: Vec::new(),
                ..phase("silent", "Quiet days", (3, Some(5)), Course::NothingSaid, Tone::Sand)
            },
            phase("begins", "It may shine", (6, Some(9)), Course::FadesIn, Tone::Sage),
            Phase {
                drawing: drawing(Scene::Collagen, "More strands are drawn."),
                ..phase("lasts", "It lasts", (10, None), Course::Steady, Tone::Moss)
            },
        ],
        slider_last_day: 90,
        visible_last_day: 2,
        undated: text("A hiccup may come and go."),
        before: vec![text("Drink some water.")],
    };
    let series = Series {
        sessions_min: 2,
        sessions_max: 4,
        sessions_figure: "tingle".to_owned(),
        gap_weeks_min: 2,
        gap_weeks_max: 3,
        gap_figure: "tingle".to_owned(),
        event_buffer_days: 7,
        preparation_days: Some(7),
        presets: Vec::new(),
    };
    (recovery, series, Figures::new(figures, sources))
}
