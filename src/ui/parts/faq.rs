//! The FAQ put together: state, view, and the clipboard that a link is copied to.
//!
//! Knows neither the router nor where on a page it stands.

use std::sync::Arc;

use leptos::prelude::*;

use super::Host;
use crate::content::page_data::PageData;
use crate::ports::{Outcome, Ports};
use crate::routes::Page;
use crate::ui::state::faq::FaqState;
use crate::ui::state::figures::Figures;
use crate::ui::views::faq::{self as view, OnLink};

/// The questions of `data`; without `ports` their first state for a prerendered page.
///
/// On our own page the answer that the address names is open from the start, and opens whenever
/// the address comes to name it; on a host page the address is the host's.
pub fn faq(data: &Arc<PageData>, ports: Option<Ports>, host: Host) -> AnyView {
    let figures = Figures::new(data.figures.clone(), data.sources.clone());
    let own_page = host == Host::OwnPage;
    let named = ports.as_ref().filter(|_| own_page).map(|ports| ports.address.fragment());
    let state = FaqState::new(&data.faq, &figures, &named.into_iter().collect::<Vec<_>>());
    if let Some(ports) = ports.clone().filter(|_| own_page) {
        let address = ports.address.clone();
        let visit = move || {
            state.visit(&address.fragment());
        };
        // The guard lives as long as the part; it is not Send, so it stays with this thread.
        let guard = StoredValue::new_local(ports.address.on_change(Box::new(visit)));
        on_cleanup(move || guard.dispose());
    }
    let on_link: Option<OnLink> = ports.map(|ports| -> OnLink {
        let path = Page::Treatment(data.slug.clone()).path();
        Arc::new(move |index, id| {
            let link = [ports.address.absolute(&path).as_str(), "#", id].concat();
            ports.clipboard.copy(
                &link,
                Box::new(move |outcome| {
                    if outcome == Outcome::Done {
                        state.set_copied(Some(index));
                    }
                }),
            );
        })
    });
    view::faq(&data.faq, &figures, state, on_link).into_any()
}
// STUB
#[expect(missing_docs)] pub fn bring(_: &mut crate::content::part_data::Reader, _: Ports, _: super::Host) -> Result<crate::ui::node::Node, crate::content::part_data::PartDataError> { todo!() }
#[expect(missing_docs)] pub fn data(_: &crate::content::clinic::Clinic, _: &crate::content::treatment::Treatment) -> Vec<String> { todo!() }
#[expect(missing_docs)] pub fn prerendered(_: &crate::content::clinic::Clinic, _: &crate::content::treatment::Treatment) -> crate::ui::node::Node { todo!() }
