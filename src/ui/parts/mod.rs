//! The interactive parts: state, ports and view of each put together.
//!
//! A part has two forms. [`Part::place`] is its first state inside the element that it will come
//! alive in, with the list of what it needs then; pages are made of these. `bring` in each
//! module makes the living part of that list; `embed` puts it in the place of the first. Knows
//! neither the router nor where on a page it stands.

pub mod consult;
pub mod faq;
pub mod handover;
pub mod planner;
pub mod recovery;
pub mod widget;

use crate::content::clinic::Clinic;
use crate::content::part_data;
use crate::content::treatment::Treatment;
use crate::ui::node::{Node, el};

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

    /// The part's first state inside the element that it comes alive in.
    pub fn place(self, clinic: &Clinic, treatment: &Treatment) -> Node {
        let (data, first) = match self {
            Part::Faq => (faq::data(clinic, treatment), faq::prerendered(clinic, treatment)),
            Part::Recovery => {
                (recovery::data(clinic, treatment), recovery::prerendered(clinic, treatment))
            }
            Part::Planner => {
                (planner::data(clinic, treatment), planner::prerendered(clinic, treatment))
            }
        };
        placed(self.name(), &data, first)
    }
}

/// `first` inside the element that the part called `name` comes alive in, with its data.
fn placed(name: &'static str, data: &[String], first: Node) -> Node {
    let data = el("script").attr("type", "application/json").markup(part_data::json(data));
    el("div").attr("data-part", name).child(data).child(first).into()
}
