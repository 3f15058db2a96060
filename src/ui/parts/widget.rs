//! One view of a treatment by itself: what the widget and the frames of the iframe variant show.
//!
//! A frame is a document of its own, so the title is its first heading; `element.js` makes it a
//! second one in a host's page. Knows neither the host page nor how it comes alive.

use leptos::prelude::*;

use super::Part;
use crate::content::clinic::Clinic;
use crate::content::treatment::Treatment;
use crate::routes::Page;
use crate::ui::state::figures::Figures;
use crate::ui::text::embed as text;
use crate::ui::views::sections::{call_to_action_of_host, treatment_page};
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
    /// The view, with its parts in their first state.
    pub fn view(&self) -> AnyView {
        let part = |part: Part| part.place(&self.clinic, &self.treatment).into_any();
        let (heading, part) = match self.view {
            WidgetView::Page => {
                let (recovery, faq) = (part(Part::Recovery), part(Part::Faq));
                let links = self.links();
                let call = Some(call_to_action_of_host(&self.clinic));
                return treatment_page(&self.treatment, &links, recovery, faq, call).into_any();
            }
            // Its questions are headings of the third level, as on the page.
            WidgetView::Faq => {
                let list = view! { <h2 class="tg-visually-hidden">{text::FAQ_LIST}</h2> };
                (text::FAQ, (list, part(Part::Faq)).into_any())
            }
            WidgetView::Recovery => (text::RECOVERY, part(Part::Recovery)),
            WidgetView::Plan => (text::PLAN, part(Part::Planner)),
        };
        let figures = Figures::new(self.treatment.figures.clone(), self.treatment.sources.clone());
        view! {
            <article class="tg-single">
                <h1 class="tg-single__title">{text::title(&self.treatment.name, heading)}</h1>
                {part}
                {call_to_action_of_host(&self.clinic)}
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
            // Its sections stand below, so a link to one of them stays in the view.
            treatment: String::new(),
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
