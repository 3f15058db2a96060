//! The recovery timeline put together: phases from content, state, view, and the ports it reaches
//! the world through.
//!
//! Knows neither the router nor where on a page it stands.

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::page_data::PageData;
use crate::domain::recovery::Phases;
use crate::ports::Ports;
use crate::ui::parts::Host;
use crate::ui::state::dates::Dates;
use crate::ui::state::figures::Figures;
use crate::ui::state::recovery::RecoveryState;
use crate::ui::views::recovery::RecoveryView;

/// The recovery timeline of the treatment in `data`. Without `ports` it is the first state for a
/// prerendered page: no today, no dates, the slider on day 0 and every phase open.
pub fn recovery(data: &Arc<PageData>, ports: Option<Ports>, _host: Host) -> AnyView {
    // Compiled content has been checked; for anything else one phase that claims nothing.
    let phases = data.recovery.days().unwrap_or_else(|_| Phases::nothing_said());
    let state = RecoveryState::new(phases);
    let figures = Figures::new(data.figures.clone(), data.sources.clone());
    let dates = ports.as_ref().map(|ports| Dates::new(ports.formatter.clone()));
    if let Some(ports) = &ports {
        state.today.set(Some(ports.clock.today()));
    }
    let content = Arc::new(data.recovery.clone());
    let prefix = "recovery".to_owned();
    view! { <RecoveryView recovery=content figures state dates prefix /> }.into_any()
}
