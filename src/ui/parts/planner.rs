//! The planner put together: rules from content, state, view, and the ports it reaches the world
//! through.
//!
//! Knows neither the router nor where on a page it stands.

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::page_data::PageData;
use crate::domain::date::Weekday;
use crate::domain::series::{PlanId, Rules, Weekdays};
use crate::ports::Ports;
use crate::ui::state::dates::Dates;
use crate::ui::state::planner::Planner;
use crate::ui::views::planner::{self as views, Scope};

/// What differs between the places where a planner stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlannerOptions {
    /// Whether the address bar carries the plan after `#`.
    pub writes_address: bool,
}

/// The planner of the treatment in `data`; without `ports` its first state for a prerendered
/// page, in which no day is known.
pub fn planner(data: &Arc<PageData>, ports: Option<Ports>, _options: PlannerOptions) -> AnyView {
    let rules = rules(data);
    let preset = data.series.presets.first();
    let sessions = preset.map_or(rules.sessions_min, |it| it.sessions);
    let weeks = preset.map_or(rules.gap_min.div_ceil(7), |it| u16::from(it.weeks));
    let state = Planner::new(rules, sessions, weeks);
    let dates = ports.as_ref().map(|ports| Dates::new(ports.formatter.clone()));
    if let Some(ports) = ports {
        Effect::new(move |_| {
            state.awake(ports.clock.today(), PlanId(ports.clock.random_id()));
        });
    }
    views::planner(&Scope { planner: state, dates, prefix: "plan".to_owned() })
}

fn rules(data: &PageData) -> Rules {
    let series = &data.series;
    let closed = data.clinic.closed_weekdays.iter();
    Rules {
        sessions_min: series.sessions_min,
        sessions_max: series.sessions_max,
        gap_min: u16::from(series.gap_weeks_min) * 7,
        gap_max: u16::from(series.gap_weeks_max) * 7,
        visible_last_day: data.recovery.visible_last_day,
        event_buffer: series.event_buffer_days,
        preparation: series.preparation_days,
        closed: closed.fold(Weekdays::NONE, |set, day| set.with(Weekday::from_index(*day))),
        holidays: data.clinic.holidays.iter().filter_map(|day| day.parse().ok()).collect(),
    }
}
