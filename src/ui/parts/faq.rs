//! The FAQ put together: state, view, and the clipboard that a link is copied to.
//!
//! Knows neither the router nor where on a page it stands.

use leptos::prelude::*;

use super::Host;
use crate::content::clinic::Clinic;
use crate::content::faq::FaqItem;
use crate::content::part_data::faq::FaqData;
use crate::content::part_data::{PartDataError, Reader, Writer};
use crate::content::treatment::Treatment;
use crate::ports::{Outcome, Ports};
use crate::routes::Page;
use crate::ui::node::Node;
use crate::ui::state::faq::{FaqState, alike};
use crate::ui::state::figures::Figures;
use crate::ui::views::faq::{self as view, Reports};

/// The FAQ alive, its questions and answers taken from the page.
///
/// # Errors
/// When `list` is not what [`data`] of this build gave.
pub fn bring(list: &mut Reader, ports: Ports, host: Host) -> Result<Node, PartDataError> {
    Ok(alive(FaqData::read(list)?, &ports, host))
}

/// The first state, as prerendered pages hold it.
pub fn prerendered(_clinic: &Clinic, treatment: &Treatment) -> Node {
    let figures = figures(treatment);
    let state = FaqState::new(read(&treatment.slug, &treatment.faq, &figures), "");
    view::faq(state, None, Some((&treatment.faq, &figures)))
}

/// What [`bring`] reads.
pub fn data(_clinic: &Clinic, treatment: &Treatment) -> Vec<String> {
    let mut out = Writer::default();
    read(&treatment.slug, &treatment.faq, &figures(treatment)).write(&mut out);
    out.finish()
}

fn figures(treatment: &Treatment) -> Figures {
    Figures::new(treatment.figures.clone(), treatment.sources.clone())
}

fn read(slug: &str, items: &[FaqItem], figures: &Figures) -> FaqData {
    FaqData::new(slug, items, &|id| figures.words(id))
}

/// On our own page the answer that the address names is open from the start, and opens whenever
/// the address comes to name it; on a host page the address is the host's.
fn alive(mut data: FaqData, ports: &Ports, host: Host) -> Node {
    let path = Page::Treatment(data.slug.clone()).path();
    let own_page = host == Host::OwnPage;
    let formatter = ports.formatter.clone();
    let folded = move |text: &str| alike(&formatter.folded(text));
    data.words.iter_mut().for_each(|words| *words = folded(words));
    let named = if own_page { ports.address.fragment() } else { String::new() };
    let state = FaqState::new(data, &named);
    if own_page {
        let address = ports.address.clone();
        let visit = move || {
            state.visit(&address.fragment());
        };
        // The guard lives as long as the part; it is not Send, so it stays with this thread.
        let guard = StoredValue::new_local(ports.address.on_change(Box::new(visit)));
        on_cleanup(move || guard.dispose());
    }
    let (address, clipboard) = (ports.address.clone(), ports.clipboard.clone());
    let link = move |id: &str| {
        let link = [address.absolute(&path).as_str(), "#", id].concat();
        let report = move |outcome| state.set_copied(Some(outcome == Outcome::Done));
        // So that a second copy is told as well as the first.
        state.set_copied(None);
        clipboard.copy(&link, Box::new(report));
    };
    let search = move |query: String| {
        let sought = folded(&query);
        state.search(query, sought);
    };
    let reports = Reports { link: Box::new(link), search: Box::new(search) };
    view::faq(state, Some(reports), None)
}
