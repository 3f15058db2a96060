//! The interactive parts: state, ports and view of each put together, ready to be mounted.
//!
//! The same function serves the site's pages, the guide module and the widget. Knows neither the
//! router nor where on a page it stands.

pub mod faq;
pub mod planner;
pub mod recovery;
pub mod widget;

use std::sync::Arc;

use leptos::prelude::*;

use self::planner::PlannerOptions;
use crate::content::page_data::PageData;
use crate::ports::Ports;

/// An interactive part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Questions and answers.
    Faq,
    /// The recovery timeline.
    Recovery,
    /// The planner of a series, hand-over included.
    Planner,
}

/// Where a part stands, for what depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Host {
    /// A page of the guide's own site: the planner writes the address bar.
    OwnPage,
    /// Somebody else's page: nothing outside the part is touched.
    Widget,
}

impl Part {
    /// Its name in `data-part`.
    pub fn name(self) -> &'static str {
        match self {
            Part::Faq => "faq",
            Part::Recovery => "recovery",
            Part::Planner => "planner",
        }
    }

    /// The part with this name.
    pub fn named(name: &str) -> Option<Part> {
        [Part::Faq, Part::Recovery, Part::Planner].into_iter().find(|part| part.name() == name)
    }

    /// The part, alive with `ports`; without them its first state, as prerendered pages show it.
    pub fn view(self, data: Arc<PageData>, ports: Option<Ports>, host: Host) -> AnyView {
        let own = host == Host::OwnPage;
        match self {
            Part::Planner => {
                let options = PlannerOptions {
                    writes_address: own,
                    remembers: own,
                    ..PlannerOptions::default()
                };
                planner::planner(&data, ports, options)
            }
            Part::Faq => faq::faq(&data, ports, host),
            Part::Recovery => recovery::recovery(&data, ports, host),
        }
    }

    /// The part's first state inside the element that it is brought alive in, with its data.
    pub fn prerendered(self, data: Arc<PageData>) -> AnyView {
        let (clinic, treatment) = (&data.clinic, &data.treatment());
        let texts = match self {
            Part::Faq => Some(faq::data(clinic, treatment)),
            Part::Recovery => Some(recovery::data(clinic, treatment)),
            Part::Planner => None,
        };
        let texts = texts.map(|texts| {
            // No `<` is left that could end the element.
            let json = serde_json::to_string(&texts).unwrap_or_default().replace('<', "\\u003c");
            leptos::html::script().attr("type", "application/json").inner_html(json)
        });
        let view = self.view(data, None, Host::OwnPage);
        leptos::html::div().attr("data-part", self.name()).child((texts, view)).into_any()
    }
}
