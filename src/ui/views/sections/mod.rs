//! The treatment page: hero, facts, doors, index, sections by id, call to action, sources.
//!
//! Knows the ids of sections that carry a view after their text; what those views are comes in.

use leptos::prelude::*;

use super::shell::Links;
use super::{facts, prose, skin_intro, sources};
use crate::content::clinic::Clinic;
use crate::content::treatment::{Illustration, Section, Treatment};
use crate::ui::state::figures::Figures;
use crate::ui::text::page as text;

#[cfg(feature = "ssr")]
pub mod examples;

/// The page of `treatment`, without its frame. `recovery` and `faq` are the views that stand in
/// the sections of these names, after their text; `call` closes the page.
pub fn treatment_page(
    treatment: &Treatment,
    links: &Links,
    recovery: AnyView,
    faq: AnyView,
    call: Option<AnyView>,
) -> impl IntoView + use<> {
    let figures = Figures::new(treatment.figures.clone(), treatment.sources.clone());
    let mut recovery = Some(recovery);
    let mut faq = Some(faq);
    let sections: Vec<_> = treatment
        .sections
        .iter()
        .map(|item| {
            let after = match item.id.as_str() {
                "science" => treatment.illustration.map(illustration),
                "recovery" => recovery.take(),
                "faq" => faq.take(),
                _ => None,
            };
            section(item, &figures, after)
        })
        .collect();
    view! {
        <article class="tg-treatment">
            <header class="tg-hero">
                <h1>{treatment.name.clone()}</h1>
                {also_called(&treatment.also_called)}
                <p class="tg-hero__lede">{prose::inlines(&treatment.lede, &figures)}</p>
                <h2 class="tg-visually-hidden">{text::FACTS}</h2>
                {facts::facts(&treatment.strip, &figures)}
                {doors(links)}
            </header>
            {index(&treatment.sections)}
            <div class="tg-sections">{sections}</div>
            {call}
            {sources::sources(&figures)}
        </article>
    }
}

fn illustration(which: Illustration) -> AnyView {
    match which {
        Illustration::MicroChannels => skin_intro::skin_intro().into_any(),
    }
}

fn also_called(names: &[String]) -> Option<impl IntoView + use<>> {
    (!names.is_empty()).then(|| view! { <p class="tg-hero__also">{names.join(", ")}</p> })
}

/// The three ways in: read, look up a day of recovery, plan a series.
pub fn doors(links: &Links) -> impl IntoView + use<> {
    let door = |class: &'static str, href: String, (name, what): (&'static str, &'static str)| {
        view! {
            <li class=class>
                <a class="tg-doors__door" href=href>
                    <span class="tg-doors__name">{name}</span>
                    " "
                    <span class="tg-doors__what">{what}</span>
                </a>
            </li>
        }
    };
    let learn = [&links.treatment, "#about"].concat();
    view! {
        <nav class="tg-doors" aria-label=text::DOORS>
            <ul class="tg-doors__list">
                {door("tg-doors__learn", learn, text::DOOR_LEARN)}
                {door("tg-doors__recovery", links.recovery.clone(), text::DOOR_RECOVERY)}
                {door("tg-doors__plan", links.plan.clone(), text::DOOR_PLAN)}
            </ul>
        </nav>
    }
}

fn index(sections: &[Section]) -> impl IntoView + use<> {
    let items: Vec<_> = sections
        .iter()
        .map(|section| {
            let href = ["#", &section.id].concat();
            view! { <li><a href=href>{section.short.clone()}</a></li> }
        })
        .collect();
    view! {
        <nav class="tg-index" aria-labelledby="on-this-page">
            <h2 id="on-this-page" class="tg-index__title">{text::ON_THIS_PAGE}</h2>
            <ol class="tg-index__list">{items}</ol>
        </nav>
    }
}

fn section(section: &Section, figures: &Figures, after: Option<AnyView>) -> AnyView {
    // Who should not have it must be found without reading everything: that section is tinted.
    let class = match section.id.as_str() {
        "candidates" => "tg-section tg-section--candidates",
        _ => "tg-section",
    };
    let heading = [section.id.as_str(), "-heading"].concat();
    view! {
        <section class=class id=section.id.clone() aria-labelledby=heading.clone()>
            <h2 id=heading.clone() tabindex="-1">{section.heading.clone()}</h2>
            <div class="tg-prose">{prose::blocks(&section.blocks, figures)}</div>
            {after}
        </section>
    }
    .into_any()
}

/// Links to the clinic; nothing at all when the clinic has set none.
pub fn call_to_action(clinic: &Clinic) -> Option<AnyView> {
    let some = !clinic.booking_url.is_empty() || !clinic.services_url.is_empty();
    some.then(|| links_to(clinic, false))
}

/// The same for a view that stands in somebody else's page: that page may say where a
/// consultation is booked, so the link is there, out of sight, when the clinic has set none.
pub fn call_to_action_of_host(clinic: &Clinic) -> AnyView {
    links_to(clinic, true)
}

fn links_to(clinic: &Clinic, of_host: bool) -> AnyView {
    let booked = !clinic.booking_url.is_empty();
    let book = (booked || of_host).then(|| {
        let href = booked.then(|| clinic.booking_url.clone());
        view! { <a class="tg-button" href=href data-cta="booking" hidden=!booked>{text::BOOK}</a> }
    });
    let services = (!clinic.services_url.is_empty()).then(|| {
        let href = clinic.services_url.clone();
        view! {
            <a class="tg-button tg-button--quiet" href=href data-cta="services">{text::SERVICES}</a>
        }
    });
    let nothing = !booked && services.is_none();
    view! {
        <section class="tg-cta" aria-labelledby="cta" hidden=nothing>
            <h2 id="cta">{text::call_to_action(&clinic.name)}</h2>
            <p>{text::CALL_TO_ACTION_TEXT}</p>
            <p class="tg-row">{book} {services}</p>
        </section>
    }
    .into_any()
}
