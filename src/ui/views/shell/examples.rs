//! States of this view for the snapshots, the gallery and the accessibility tests.

use leptos::prelude::*;

use super::{Frame, Links, Place, shell};
use crate::content::clinic::Clinic;
use crate::ui::views::examples::{self as sample, Examples};
use crate::ui::views::sections;

/// Each state with its name.
pub fn all() -> Examples {
    let clinic = sample::clinic();
    let bare = Clinic { name: "Example Clinic".to_owned(), ..Clinic::default() };
    let links = links();
    let in_treatment = |place| Some(("Example treatment", &links, place));
    let frame = |clinic, treatment| Frame { clinic, home: "/", treatment };
    let words = || view! { <h1>"A page"</h1> }.into_any();
    vec![
        (
            "whole treatment page",
            shell(
                frame(&clinic, in_treatment(Place::Treatment)),
                sections::examples::view(&clinic, &sample::treatment()),
            )
            .into_any(),
        ),
        ("in the planner", shell(frame(&clinic, in_treatment(Place::Plan)), words()).into_any()),
        ("a clinic without links", shell(frame(&bare, None), words()).into_any()),
    ]
}

/// Addresses of the sample treatment.
pub fn links() -> Links {
    let at = |path: &str| ["/treatments/example/", path].concat();
    Links { home: "/".to_owned(), treatment: at(""), recovery: at("recovery/"), plan: at("plan/") }
}
