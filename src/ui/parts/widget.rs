//! One view of a treatment by itself: what the widget and the frames of the iframe variant show.
//!
//! Knows neither the host page nor whether it stands in a shadow root or in a frame.

use std::sync::Arc;

use leptos::prelude::*;

use super::planner::{self, PlannerOptions};
use super::{Host, Part};
use crate::content::clinic::Clinic;
use crate::content::page_data::PageData;
use crate::content::treatment::Treatment;
use crate::ports::Ports;
use crate::routes::Page;
use crate::ui::state::figures::Figures;
use crate::ui::text::embed as text;
use crate::ui::views::sections::{call_to_action, treatment_page};
use crate::ui::views::shell::Links;
use crate::ui::views::sources::sources;

/// What a widget can show of a treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WidgetView {
    /// The whole page, FAQ and timeline included.
    Page,
    /// Questions and answers.
    Faq,
    /// The recovery timeline.
    Recovery,
    /// The planner of a series.
    Plan,
}

impl WidgetView {
    /// All views, in the order of the snippet page.
    pub const ALL: [WidgetView; 4] =
        [WidgetView::Page, WidgetView::Faq, WidgetView::Recovery, WidgetView::Plan];

    /// Its name in the `view` attribute and in the address of its frame.
    pub fn name(self) -> &'static str {
        match self {
            WidgetView::Page => "page",
            WidgetView::Faq => "faq",
            WidgetView::Recovery => "recovery",
            WidgetView::Plan => "plan",
        }
    }

    /// The view with this name; the empty name means the page.
    pub fn named(name: &str) -> Option<WidgetView> {
        if name.is_empty() {
            return Some(WidgetView::Page);
        }
        WidgetView::ALL.into_iter().find(|view| view.name() == name)
    }
}

/// A view of a treatment with all that it needs.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Which view.
    pub view: WidgetView,
    /// The treatment.
    pub treatment: Treatment,
    /// The clinic.
    pub clinic: Clinic,
    /// Address of the guide's root, which links to its pages begin with.
    pub root: String,
}

impl Shown {
    /// The data of the parts in the view.
    pub fn data(&self) -> PageData {
        let with_faq = matches!(self.view, WidgetView::Page | WidgetView::Faq);
        PageData::new(&self.clinic, &self.treatment, with_faq)
    }

    /// The view: alive with `ports`, without them the first state that a frame's HTML holds.
    pub fn view(&self, ports: Option<&Ports>) -> AnyView {
        let data = Arc::new(self.data());
        let part = |part: Part| match ports {
            None => part.prerendered(data.clone()),
            // The address bar among the ports is the element's own, so the planner may write it.
            Some(ports) if part == Part::Planner => {
                let options = PlannerOptions { writes_address: true, ..PlannerOptions::default() };
                planner::whole(&self.clinic, &self.treatment, ports.clone(), options).into_any()
            }
            Some(ports) => part.view(data.clone(), Some(ports.clone()), Host::Widget),
        };
        let heading = match self.view {
            WidgetView::Page => {
                let (recovery, faq) = (part(Part::Recovery), part(Part::Faq));
                let links = self.links();
                return treatment_page(&self.treatment, &self.clinic, &links, recovery, faq)
                    .into_any();
            }
            WidgetView::Faq => text::FAQ,
            WidgetView::Recovery => text::RECOVERY,
            WidgetView::Plan => text::PLAN,
        };
        let part = match self.view {
            WidgetView::Recovery => part(Part::Recovery),
            WidgetView::Plan => part(Part::Planner),
            WidgetView::Page | WidgetView::Faq => part(Part::Faq),
        };
        let figures = Figures::new(self.treatment.figures.clone(), self.treatment.sources.clone());
        let title = text::title(&self.treatment.name, heading);
        // A frame is a document of its own; in a host's page the first level is the host's.
        let title = match ports {
            None => view! { <h1 class="tg-single__title">{title}</h1> }.into_any(),
            Some(_) => view! { <h2 class="tg-single__title">{title}</h2> }.into_any(),
        };
        view! {
            <article class="tg-single">
                {title}
                {part}
                {call_to_action(&self.clinic)}
                {sources(&figures)}
            </article>
        }
        .into_any()
    }

    fn links(&self) -> Links {
        let slug = || self.treatment.slug.clone();
        let link = |page: Page| [&self.root, page.path().as_str()].concat();
        Links {
            home: link(Page::Catalogue),
            treatment: link(Page::Treatment(slug())),
            recovery: link(Page::Recovery(slug())),
            plan: link(Page::Plan(slug())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_found_by_its_own_name_and_the_page_by_none() {
        for view in WidgetView::ALL {
            assert_eq!(WidgetView::named(view.name()), Some(view));
        }
        assert_eq!(WidgetView::named(""), Some(WidgetView::Page));
        assert_eq!(WidgetView::named("Plan"), None);
    }
}
