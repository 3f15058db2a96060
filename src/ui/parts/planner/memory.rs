//! The plan kept on this device, only when the person asked, in one place.
//!
//! Storage may throw, be full or hold anything: then nothing is kept and the rest goes on.

use crate::domain::handover::plan_link::{self, FRAGMENT};
use crate::domain::series::Plan;
use crate::ports::Ports;

/// Where the plan of the treatment with this slug is kept.
fn key(slug: &str) -> String {
    ["treatment-guide:plan:", slug].concat()
}

/// The plan that is kept, and whether anything is kept at all: what cannot be read is forgotten.
pub(super) fn recall(ports: &Ports, slug: &str) -> Option<Plan> {
    let text = ports.preferences.get(&key(slug))?;
    let plan = if text.starts_with(FRAGMENT) { plan_link::decode(&text).ok() } else { None };
    if plan.is_none() {
        forget(ports, slug);
    }
    plan
}

/// Keeps a plan, as the text of its link; `false` when storage refused.
pub(super) fn keep(ports: &Ports, slug: &str, text: &str) -> bool {
    ports.preferences.set(&key(slug), text)
}

/// Forgets what is kept.
pub(super) fn forget(ports: &Ports, slug: &str) {
    ports.preferences.remove(&key(slug));
}
