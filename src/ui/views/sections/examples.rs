//! States of this view for the snapshots, the gallery and the accessibility tests.

use leptos::prelude::*;

use super::{call_to_action, treatment_page};
use crate::content::clinic::Clinic;
use crate::content::part_data::faq::FaqData;
use crate::content::treatment::Treatment;
use crate::ui::state::faq::FaqState;
use crate::ui::views::examples::{self as sample, Examples};
use crate::ui::views::{faq, shell};

/// Each state with its name.
pub fn all() -> Examples {
    let bare = Clinic { name: "Example Clinic".to_owned(), ..Clinic::default() };
    let plain = Treatment { illustration: None, ..sample::treatment() };
    vec![
        ("whole page", view(&sample::clinic(), &sample::treatment())),
        ("no clinic links, no drawing", view(&bare, &plain)),
    ]
}

/// The page of `treatment` at `clinic`, as prerendered.
pub fn view(clinic: &Clinic, treatment: &Treatment) -> AnyView {
    let figures = sample::figures();
    let data = FaqData::new("example", &treatment.faq, &|id| figures.words(id));
    let faq = faq::faq(FaqState::new(data, ""), None, Some((&treatment.faq, &figures))).into_any();
    let recovery = view! { <p>"The timeline stands here."</p> }.into_any();
    let links = shell::examples::links();
    treatment_page(treatment, &links, recovery, faq, call_to_action(clinic)).into_any()
}
