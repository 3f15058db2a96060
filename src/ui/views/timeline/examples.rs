//! States of the pictures for the snapshots, the gallery and the accessibility tests.

use std::sync::Arc;

use leptos::prelude::*;

use super::{SeriesStrip, phases_picture, series_strip};
use crate::content::treatment::Tone;
use crate::domain::date::CivilDate;
use crate::domain::recovery::{Course, Phase, Phases};
use crate::domain::series::{BlockKind, Blocked};
use crate::domain::timeline::Scale;
use crate::ports::{DateForm, Formatter};
use crate::ui::node::{Node, el};
use crate::ui::state::dates::Dates;

/// Each state with its name.
pub fn all() -> Vec<(&'static str, AnyView)> {
    vec![
        ("one phase", one_phase()),
        ("one session", strip(1, false)),
        ("six sessions, with trips and an event", strip(6, true)),
        ("twelve sessions", strip(12, false)),
    ]
}

fn one_phase() -> AnyView {
    let only = Phase { first_day: 0, last_day: None, course: Course::Steady };
    let phases = Phases::new(vec![only], 9, 0).unwrap_or_else(|_| Phases::nothing_said());
    let picture = phases_picture(&phases, &Scale::new(&phases), &[Tone::Rose], None);
    let picture =
        el("div").class("tg-timeline__picture").attr("aria-hidden", "true").markup(picture);
    Node::from(picture).into_any()
}

fn strip(sessions: i32, blocked: bool) -> AnyView {
    let Ok(first) = "2028-01-31".parse::<CivilDate>() else { return ().into_any() };
    let day = |days: i32| first.saturating_add(days);
    let range = |from, to, kind| Blocked { from: day(from), to: day(to), kind };
    let trips = vec![
        range(26, 30, BlockKind::Sun),
        range(60, 75, BlockKind::Away),
        range(90, 91, BlockKind::Other),
    ];
    let strip = SeriesStrip {
        sessions: (0..sessions).map(|index| day(index * 28)).collect(),
        visible_last_day: 3,
        blocked: if blocked { trips } else { Vec::new() },
        event: blocked.then(|| day(170)),
        next: (!blocked).then_some((28, 42)),
    };
    series_strip(&strip, &Dates::new(Arc::new(Iso))).into_any()
}

/// Writes every date in numbers.
struct Iso;

impl Formatter for Iso {
    fn date(&self, date: CivilDate, form: DateForm) -> String {
        match form {
            DateForm::MonthShort => date.ymd().1.to_string(),
            _ => date.to_string(),
        }
    }
}
