//! The planner put together: rules from content, state, view, and the ports it reaches the world
//! through.
//!
//! Knows neither the router nor where on a page it stands.

mod address;
mod deeds;
mod memory;

use std::sync::Arc;

use leptos::prelude::*;

use self::deeds::Doer;
use crate::content::page_data::PageData;
use crate::content::rules;
use crate::domain::series::PlanId;
use crate::ports::Ports;
use crate::routes::Page;
use crate::ui::state::dates::Dates;
use crate::ui::state::figures::Figures;
use crate::ui::state::planner::{Planner, Said};
use crate::ui::views::handover;
use crate::ui::views::planner::{self as views, Inner, Scope};

/// What differs between the places where a planner stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlannerOptions {
    /// Whether the address bar carries the plan after `#`.
    pub writes_address: bool,
    /// Whether a person may keep the plan on this device.
    pub remembers: bool,
    /// Whether a reset leaves nothing of the plan before, as between two patients.
    pub reset_forgets: bool,
}

/// The planner of the treatment in `data`; without `ports` its first state for a prerendered
/// page, in which no day is known.
pub fn planner(data: &Arc<PageData>, ports: Option<Ports>, options: PlannerOptions) -> AnyView {
    let rules = rules::rules(&data.series, &data.recovery, &data.clinic);
    let preset = data.series.presets.first();
    let sessions = preset.map_or(rules.sessions_min, |it| it.sessions);
    let weeks = preset.map_or(rules.gap_min.div_ceil(7), |it| u16::from(it.weeks));
    let state = Planner::new(rules, sessions, weeks);
    let dates = ports.as_ref().map(|ports| Dates::new(ports.formatter.clone()));
    let reset = match &ports {
        Some(ports) => {
            let (clock, forgets) = (ports.clock.clone(), options.reset_forgets);
            Callback::new(move |()| {
                let id = PlanId(clock.random_id());
                state.change(|model| model.reset(id, forgets));
            })
        }
        None => Callback::new(|()| {}),
    };
    let doer = ports.map(|ports| {
        state.change(|model| {
            model.awake(ports.clock.today(), PlanId(ports.clock.random_id()));
        });
        let kept = options.remembers.then(|| memory::recall(&ports, &data.slug));
        if let Some(Some(plan)) = &kept {
            state.change(|model| model.open(plan.clone(), Said::Recalled));
        }
        address::read(state, &ports);
        if options.writes_address {
            address::write(state, &ports);
        }
        let kept = RwSignal::new(kept.map(|plan| plan.is_some()));
        let page = ports.address.absolute(&Page::Plan(data.slug.clone()).path());
        Doer {
            planner: state,
            data: data.clone(),
            page,
            became: RwSignal::new(None),
            kept,
            settled: RwSignal::new(None),
            printing: StoredValue::new_local(None),
            ports,
        }
    });
    if let Some(doer) = &doer {
        doer.keep_in_step();
        doer.settle();
    }
    let handed = deeds::hand_over(doer);
    let scope = Scope::new(Inner {
        planner: state,
        dates,
        figures: Figures::new(data.figures.clone(), data.sources.clone()),
        series: data.series.clone(),
        recovery: data.recovery.clone(),
        prefix: "plan".to_owned(),
        reset,
        deed: handed.deed,
    });
    views::planner(&scope, handover::hand_over(&scope.prefix, handed, scope.dates.clone()))
}
