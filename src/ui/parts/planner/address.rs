//! The plan in the address bar: opened from it, written to it, never into the history.
//!
//! Knows no view; words for a link that cannot be opened are the planner's.

use std::any::Any;

use super::deeds::Doer;
use crate::domain::date::CivilDate;
use crate::domain::handover::plan_link::{self, FRAGMENT};
use crate::ports::Ports;
use crate::ui::state::planner::{Planner, Said};

/// Opens the plan that the address carries, now and whenever the address changes while the guard
/// is held. With `writes` a way to a place on the page (the skip link is one) leaves the plan in the
/// address: focus and scroll are at the place by then.
pub(in crate::ui::parts) fn read(doer: &Doer, writes: bool) -> Box<dyn Any> {
    let address = &doer.ports.address;
    open(doer.planner, &address.fragment());
    let doer = doer.clone();
    address.on_change(Box::new(move || {
        let fragment = doer.ports.address.fragment();
        // Who empties it wants the plan gone from it.
        if !open(doer.planner, &fragment) && writes && !fragment.is_empty() {
            doer.write_address(&doer.link(), false);
        }
    }))
}

/// Writes a plan into the address: its link from `#` on, and the days of its sessions for who listens.
/// A place on the page that the page was opened with stays there until the plan is edited for the first
/// time.
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
