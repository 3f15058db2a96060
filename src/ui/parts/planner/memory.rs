//! The plan kept on this device, only when the person asked, in one place.
//!
//! Storage may throw, be full or hold anything: then nothing is kept and the rest goes on. Another tab
//! has the same storage, and may be of a later build.

use crate::domain::handover::plan_link::{self, FRAGMENT, PlanLinkError};
use crate::domain::series::Plan;
use crate::ports::Ports;

/// Where the plan of the treatment with this slug is kept.
fn key(slug: &str) -> String {
    ["treatment-guide:plan:", slug].concat()
}

/// The plan that is kept. What nobody can read is forgotten; what a later build wrote is left to it.
pub(super) fn recall(ports: &Ports, slug: &str) -> Option<Plan> {
    opened(ports, slug, &ports.preferences.get(&key(slug))?)
}

#[inline(never)] // no page's start needs it where nothing is kept
fn opened(ports: &Ports, slug: &str, text: &str) -> Option<Plan> {
    let plan = decode(text);
    if !matches!(plan, Ok(_) | Err(PlanLinkError::Newer(_))) {
        forget(ports, slug);
    }
    plan.ok()
}

fn decode(text: &str) -> Result<Plan, PlanLinkError> {
    if text.starts_with(FRAGMENT) { plan_link::decode(text) } else { Err(PlanLinkError::NotAPlan) }
}

/// Keeps the plan with this text in place of an earlier revision of it, and says whether it is kept now.
/// Where another tab has forgotten that, kept another plan or gone further with this one, nothing is
/// written.
pub(super) fn renew(ports: &Ports, slug: &str, text: &str) -> bool {
    let Some(kept) = ports.preferences.get(&key(slug)) else { return false };
    if kept == text {
        return true;
    }
    let (Ok(kept), Ok(plan)) = (decode(&kept), decode(text)) else { return false };
    kept.id == plan.id && kept.revision < plan.revision && keep(ports, slug, text)
}

/// Keeps a plan, as the text of its link; `false` when storage refused.
pub(super) fn keep(ports: &Ports, slug: &str, text: &str) -> bool {
    ports.preferences.set(&key(slug), text)
}

/// Forgets what is kept.
pub(super) fn forget(ports: &Ports, slug: &str) {
    ports.preferences.remove(&key(slug));
}
