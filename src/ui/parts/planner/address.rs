//! The plan in the address bar: opened from it, written to it, never into the history.
//!
//! Knows no view; words for a link that cannot be opened are the planner's.

use leptos::prelude::*;

use crate::domain::handover::plan_link::{self, FRAGMENT};
use crate::ports::Ports;
use crate::ui::state::planner::{Model, Planner, Said};

/// Opens the plan that the address carries, now and whenever the address changes.
pub(super) fn read(planner: Planner, ports: &Ports) {
    let address = ports.address.clone();
    open(planner, &address.fragment());
    let reader = address.clone();
    let guard = address.on_change(Box::new(move || open(planner, &reader.fragment())));
    // Held until the part is taken down.
    StoredValue::new_local(guard);
}

/// Has the address follow the plan.
pub(super) fn write(planner: Planner, ports: &Ports) {
    let address = ports.address.clone();
    Effect::new(move |before: Option<Option<String>>| {
        let link = planner.read(link);
        // A place on the page stays in the address until the plan is edited.
        let first = before.is_none();
        let occupied = first && !address.fragment().is_empty();
        if let Some(link) = &link
            && before.flatten().as_ref() != Some(link)
            && !occupied
        {
            address.replace_fragment(&link[1..]);
        }
        link
    });
}

fn link(model: &Model) -> Option<String> {
    plan_link::encode(model.plan()?).ok()
}

/// Opens the plan in a fragment; any other fragment is a place on the page. A fragment that opens
/// none is told on screen.
fn open(planner: Planner, fragment: &str) {
    if !fragment.starts_with(&FRAGMENT[1..]) {
        return;
    }
    let opened = plan_link::decode(fragment);
    planner.change(|model| match opened {
        Ok(plan) => model.open(plan, Said::Opened),
        Err(error) => model.break_link(error),
    });
}
