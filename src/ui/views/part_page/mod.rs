//! The pages that are mostly one interactive part: recovery and planner.
//!
//! Knows neither part: it is handed in, alive or as its first state.

use leptos::prelude::*;

use crate::content::clinic::Clinic;
use crate::content::treatment::Treatment;
use crate::ui::state::figures::Figures;
use crate::ui::text::{consult, page as text};
use crate::ui::views::{sections, sources};

/// The recovery page of `treatment`.
pub fn recovery_page(treatment: &Treatment, clinic: &Clinic, part: AnyView) -> AnyView {
    page(
        text::recovery_heading(&treatment.name),
        text::RECOVERY_LEDE,
        text::RECOVERY,
        treatment,
        clinic,
        part,
    )
}

/// The planner page of `treatment`.
pub fn plan_page(treatment: &Treatment, clinic: &Clinic, part: AnyView) -> AnyView {
    page(text::plan_heading(&treatment.name), text::PLAN_LEDE, text::PLAN, treatment, clinic, part)
}

/// The consultation page of `treatment`; its heading is the part's. `plan` is the address of the
/// planner, for where the part cannot come alive.
pub fn consult_page(treatment: &Treatment, plan: &str, part: AnyView) -> AnyView {
    let figures = Figures::new(treatment.figures.clone(), treatment.sources.clone());
    view! {
        <div class="tg-consult-page">
            {part}
            <p class="tg-consult-plain tg-consult-plain__link">
                <a href=plan.to_owned()>{consult::PLAIN_LINK}</a>
            </p>
            {sources::unlisted(&figures)}
        </div>
    }
    .into_any()
}

fn page(
    heading: String,
    lede: &'static str,
    within: &'static str,
    treatment: &Treatment,
    clinic: &Clinic,
    part: AnyView,
) -> AnyView {
    let figures = Figures::new(treatment.figures.clone(), treatment.sources.clone());
    view! {
        <article class="tg-part-page">
            <header class="tg-hero">
                <h1>{heading}</h1>
                <p class="tg-hero__lede">{lede}</p>
            </header>
            <h2 class="tg-visually-hidden">{within}</h2>
            {part}
            {sections::call_to_action(clinic)}
            {sources::sources(&figures)}
        </article>
    }
    .into_any()
}
