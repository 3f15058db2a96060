//! The pages of the site: which view stands on which route, with which parts in it.
//!
//! What it makes is complete without a script; `embed` brings the parts alive in it. Knows no
//! browser and no router.

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::catalogue::Catalogue;
use crate::content::treatment::Treatment;
use crate::routes::Page;
use crate::ui::parts::{self, Part};
use crate::ui::text::{consult, page as words};
use crate::ui::views::shell::{self, Links};
use crate::ui::views::{self, part_page, sections};

/// The content that a page is made from.
#[derive(Clone, Debug)]
pub struct PageContent {
    /// All treatments, and the clinic.
    pub catalogue: Arc<Catalogue>,
    /// The treatment that the page belongs to, where it belongs to one.
    pub treatment: Option<Arc<Treatment>>,
}

/// A page with its content: all that is needed to show it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Which page.
    pub page: Page,
    /// Its content; a page of a treatment without one is shown as not found.
    pub content: PageContent,
}

impl Shown {
    /// Title in tabs and search results.
    pub fn title(&self) -> String {
        let clinic = &self.content.catalogue.clinic.name;
        match (&self.page, self.content.treatment.as_deref()) {
            (Page::Catalogue, _) => words::catalogue_title(clinic),
            (Page::Treatment(_), Some(treatment)) => treatment.title.clone(),
            (Page::Recovery(_), Some(treatment)) => words::recovery_title(&treatment.name, clinic),
            (Page::Plan(_), Some(treatment)) => words::plan_title(&treatment.name, clinic),
            (Page::Consult(_), Some(treatment)) => consult::title(&treatment.name, clinic),
            _ => words::not_found_title(clinic),
        }
    }

    /// Description for search results; empty on pages that are not listed.
    pub fn description(&self) -> String {
        match (&self.page, self.content.treatment.as_deref()) {
            (Page::Catalogue, _) => {
                words::catalogue_description(&self.content.catalogue.clinic.name)
            }
            (Page::Treatment(_), Some(treatment)) => treatment.description.clone(),
            (Page::Recovery(_), Some(treatment)) => words::recovery_description(&treatment.name),
            (Page::Plan(_), Some(treatment)) => words::plan_description(&treatment.name),
            _ => String::new(),
        }
    }

    /// The whole page, shell included, with its parts in their first state.
    pub fn view(&self, root: &str) -> AnyView {
        let clinic = &self.content.catalogue.clinic;
        let part = |part: Part| -> AnyView {
            let treatment = self.content.treatment.as_deref();
            treatment.map(|treatment| part.place(clinic, treatment)).into_any()
        };
        let links_of = |slug: &str| {
            let to = |page: Page| [root, &page.path()].concat();
            Links {
                home: root.to_owned(),
                treatment: to(Page::Treatment(slug.to_owned())),
                recovery: to(Page::Recovery(slug.to_owned())),
                plan: to(Page::Plan(slug.to_owned())),
            }
        };
        let links = links_of(self.page.slug().unwrap_or_default());
        let treatment_at = |slug: &str| links_of(slug).treatment;
        let catalogue = &self.content.catalogue;
        if let (Page::Consult(_), Some(treatment)) = (&self.page, self.content.treatment.as_deref())
        {
            let part = parts::consult::place(clinic, treatment).into_any();
            return shell::bare(part_page::consult_page(treatment, &links.plan, part)).into_any();
        }
        let (place, main) = match (&self.page, self.content.treatment.as_deref()) {
            (Page::Catalogue, _) => {
                (None, views::catalogue::catalogue_page(catalogue, &treatment_at).into_any())
            }
            (Page::Treatment(_), Some(treatment)) => {
                let parts = (part(Part::Recovery), part(Part::Faq));
                let call = sections::call_to_action(clinic);
                let page = sections::treatment_page(treatment, &links, parts.0, parts.1, call);
                (Some(shell::Place::Treatment), page.into_any())
            }
            (Page::Recovery(_), Some(treatment)) => {
                let page = part_page::recovery_page(treatment, clinic, part(Part::Recovery));
                (Some(shell::Place::Recovery), page)
            }
            (Page::Plan(_), Some(treatment)) => {
                let page = part_page::plan_page(treatment, clinic, part(Part::Planner));
                (Some(shell::Place::Plan), page)
            }
            _ => {
                let page = views::not_found::not_found_page(catalogue, root, &treatment_at);
                (None, page.into_any())
            }
        };
        let name = self.content.treatment.as_deref().map(|treatment| treatment.name.as_str());
        let treatment = name.zip(place).map(|(name, place)| (name, &links, place));
        shell::shell(shell::Frame { clinic, home: root, treatment }, main).into_any()
    }
}
