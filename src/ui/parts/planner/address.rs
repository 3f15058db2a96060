//! The plan in the address bar: opened from it, written to it, never into the history.
//!
//! Knows no view; words for a link that cannot be opened are the planner's.

use std::any::Any;

use crate::domain::date::CivilDate;
use crate::domain::handover::plan_link::{self, FRAGMENT};
use crate::ports::Ports;
use crate::ui::state::planner::{Planner, Said};

/// Opens the plan that the address carries, now and whenever the address changes while the guard
/// is held.
pub(in crate::ui::parts) fn read(planner: Planner, ports: &Ports) -> Box<dyn Any> {
    let address = ports.address.clone();
    open(planner, &address.fragment());
    let reader = address.clone();
    address.on_change(Box::new(move || {
        open(planner, &reader.fragment());
    }))
}

/// Writes a plan into the address: its link from `#` on, and the days of its sessions for who listens.
/// A place on the page stays there until the plan is edited for the first time.
pub(in crate::ui::parts) fn write(ports: &Ports, text: &str, days: &[CivilDate], first: bool) {
    let occupied = first && !ports.address.fragment().is_empty();
    if let Some(fragment) = text.strip_prefix('#').filter(|_| !occupied) {
        ports.address.replace_fragment(fragment, days);
    }
}

/// Opens the plan in a fragment; any other fragment is a place on the page. A fragment that opens
/// none is told on screen. Gives whether the fragment was one of a plan.
pub(in crate::ui::parts) fn open(planner: Planner, fragment: &str) -> bool {
    if !FRAGMENT.strip_prefix('#').is_some_and(|mark| fragment.starts_with(mark)) {
        return false;
    }
    let opened = plan_link::decode(fragment);
    planner.change(|model| match opened {
        Ok(plan) => model.open(plan, Said::Opened),
        Err(error) => model.break_link(error),
    });
    true
}
