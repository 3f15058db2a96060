//! The planner put together: rules, state, view, and the ports it reaches the world through.
//!
//! Knows neither the router nor where on a page it stands.

pub(super) mod address;
pub(super) mod deeds;
mod memory;
#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests;

use std::any::Any;
use std::sync::Arc;

use leptos::prelude::*;

use self::deeds::Doer;
use super::Host;
use crate::content::clinic::Clinic;
use crate::content::part_data::planner::PlannerData;
use crate::content::part_data::{Line, PartDataError, Reader, Writer};
use crate::content::treatment::Treatment;
use crate::domain::series::PlanId;
use crate::ports::Ports;
use crate::routes::Page;
use crate::ui::node::Node;
use crate::ui::state::dates::Dates;
use crate::ui::state::figures::Figures;
use crate::ui::state::planner::{Planner, Said};
use crate::ui::text::handover as text;
use crate::ui::views::handover;
use crate::ui::views::planner::{self as views, Inner, Prose, Scope};

/// What differs between the places where a planner stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlannerOptions {
    /// Whether the address bar carries the plan after `#`.
    pub writes_address: bool,
    /// Whether a person may keep the plan on this device.
    pub remembers: bool,
}

impl From<Host> for PlannerOptions {
    fn from(host: Host) -> Self {
        // A widget's address bar is the element's own, so the planner may write it.
        let remembers = host == Host::OwnPage;
        PlannerOptions { writes_address: true, remembers }
    }
}

/// The planner whose data stands in `list`, alive; prose is left to its slots.
///
/// # Errors
/// When the list is not of this build.
pub fn bring(list: &mut Reader, ports: Ports, host: Host) -> Result<Node, PartDataError> {
    Ok(alive(PlannerData::read(list)?, ports, host.into(), Box::new(|_| Node::nothing())))
}

/// The first state of a planner, in which no day is known, for a prerendered page.
pub fn prerendered(clinic: &Clinic, treatment: &Treatment) -> Node {
    let data = planner_data(clinic, treatment);
    let scope = Scope::new(Inner {
        planner: state(&data),
        dates: None,
        prefix: PREFIX.to_owned(),
        shareable: false,
        reset: Box::new(|| {}),
        deed: Box::new(|_| {}),
        fill: filled(&data, treatment),
        data,
    });
    views::planner(&scope, handover::hand_over(&scope))
}

/// What [`bring`] reads.
pub fn data(clinic: &Clinic, treatment: &Treatment) -> Vec<String> {
    let mut out = Writer::default();
    planner_data(clinic, treatment).write(&mut out);
    out.finish()
}

/// A planner that is alive with its prose in it, where there is no prerendered markup to take it
/// from.
pub fn whole(
    clinic: &Clinic,
    treatment: &Treatment,
    ports: Ports,
    options: PlannerOptions,
) -> Node {
    let data = planner_data(clinic, treatment);
    let fill = filled(&data, treatment);
    alive(data, ports, options, fill)
}

fn planner_data(clinic: &Clinic, treatment: &Treatment) -> PlannerData {
    let figures = figures(treatment);
    PlannerData::of(clinic, treatment, &|id| figures.words(id))
}

fn figures(treatment: &Treatment) -> Figures {
    Figures::new(treatment.figures.clone(), treatment.sources.clone())
}

type Fill = Box<dyn Fn(&str) -> Node + Send + Sync>;

fn filled(data: &PlannerData, treatment: &Treatment) -> Fill {
    let figures = figures(treatment);
    let before = &treatment.recovery.before;
    let before = before.iter().map(|line| Line::new(line, &|id| figures.words(id))).collect();
    let prose = Prose { data: data.clone(), before };
    Box::new(move |name| vec![prose.of(name), handover::prose(name, text::ADVICE)].into())
}

/// What ids in the document begin with.
const PREFIX: &str = "plan";

fn state(data: &PlannerData) -> Planner {
    let rules = data.rules.clone();
    let preset = data.presets.first();
    let sessions = preset.map_or(rules.sessions_min, |it| it.sessions);
    let weeks = preset.map_or(rules.gap_min.div_ceil(7), |it| u16::from(it.weeks));
    Planner::new(rules, sessions, weeks)
}

fn alive(data: PlannerData, ports: Ports, options: PlannerOptions, fill: Fill) -> Node {
    let planner = state(&data);
    planner.change(|model| {
        model.awake(ports.clock.today(), PlanId(ports.clock.random_id()));
    });
    planner.screen(|screen| screen.remembers = options.remembers);
    let kept = options.remembers.then(|| memory::recall(&ports, &data.slug)).flatten();
    if let Some(plan) = kept {
        planner.change(|model| {
            let id = plan.id;
            model.open(plan, Said::Recalled);
            model.screen.kept = Some(id);
        });
    }
    let doer = Doer {
        planner,
        data: Arc::new(data.clone()),
        timer: StoredValue::new_local(None),
        midnight: StoredValue::new_local(None),
        ports: ports.clone(),
    };
    let listens = address::read(&doer, options.writes_address);
    let page = ports.address.absolute(&Page::Plan(data.slug.clone()).path());
    planner.screen(|screen| screen.page = page);
    let follows = doer.keep_in_step(options.writes_address);
    // Held until the part is taken down.
    let held: [Box<dyn Any>; 2] = [listens, Box::new(follows)];
    StoredValue::new_local(held);
    let clock = ports.clock;
    let scope = Scope::new(Inner {
        planner,
        dates: Some(Dates::new(ports.formatter)),
        data,
        prefix: PREFIX.to_owned(),
        shareable: ports.clipboard.can_share(),
        reset: Box::new(move || {
            planner.change(|model| model.reset(PlanId(clock.random_id())));
        }),
        deed: Box::new(move |deed| doer.run(deed)),
        fill,
    });
    views::planner(&scope, handover::hand_over(&scope))
}
