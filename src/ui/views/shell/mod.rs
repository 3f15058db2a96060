//! The frame of every page of the site: skip link, header, navigation, main, closing notes.
//!
//! Knows no routes: every address comes in resolved. The widget does not use it.

use leptos::prelude::*;

use crate::content::clinic::Clinic;
use crate::ui::text::page as text;

#[cfg(feature = "ssr")]
pub mod examples;

/// Addresses of one treatment's pages and of the catalogue, already resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Links {
    /// The catalogue.
    pub home: String,
    /// The treatment's page.
    pub treatment: String,
    /// Its recovery page.
    pub recovery: String,
    /// Its planner.
    pub plan: String,
}

/// Where in a treatment a page stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The treatment's page.
    Treatment,
    /// Its recovery page.
    Recovery,
    /// Its planner.
    Plan,
}

/// What the frame shows besides `main`.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// The clinic, for its name and links.
    pub clinic: &'a Clinic,
    /// Address of the catalogue.
    pub home: &'a str,
    /// The treatment's name, its addresses and the current one; `None` on the catalogue and 404.
    pub treatment: Option<(&'a str, &'a Links, Place)>,
}

/// The whole of a page's body. When the interactive parts cannot start or have stopped, the boot
/// script sets `data-tg-fault` to `start` or `stopped` on the root element, and the style sheet
/// brings the line into view that says so. `data-tg-newer` does the same for a build that was
/// published after the one on screen.
pub fn shell(frame: Frame<'_>, main: AnyView) -> impl IntoView + use<> {
    let Frame { clinic, home, treatment } = frame;
    view! {
        <header class="tg-header">
            <a class="tg-skip" href="#main">{text::SKIP}</a>
            <a class="tg-header__name" href=home.to_owned()>{clinic.name.clone()}</a>
            <a class="tg-header__all" href=home.to_owned()>{text::ALL_TREATMENTS}</a>
        </header>
        {treatment.map(|(name, links, place)| treatment_nav(name, links, place))}
        <main id="main" class="tg-main" tabindex="-1">{main}</main>
        <div class="tg-notices">{fault()}{newer()}</div>
        {footer(clinic, home)}
    }
}

/// The frame of a page that is one screen: nothing around `main`, so that nothing leads away from it.
pub fn bare(main: AnyView) -> impl IntoView + use<> {
    view! {
        <main id="main" tabindex="-1">{main}</main>
        <div class="tg-notices">{fault()}</div>
    }
}

/// The line that says that the interactive parts do not act.
fn fault() -> impl IntoView + use<> {
    view! {
        <div class="tg-fault" role="status">
            <p class="tg-fault__start">{text::FAULT_START}</p>
            <p class="tg-fault__stopped">{text::FAULT_STOPPED}</p>
            <p>
                <button type="button" class="tg-button tg-button--quiet tg-button--small" data-tg-reload="">
                    {text::RELOAD}
                </button>
            </p>
        </div>
    }
}

/// The line that says that a newer build has come. A page that is one screen does without: the
/// consultation tells staff, and no patient.
fn newer() -> impl IntoView + use<> {
    view! {
        <div class="tg-newer" role="status">
            <p>{text::NEWER}</p>
            <p>
                <button type="button" class="tg-button tg-button--quiet tg-button--small" data-tg-reload="">
                    {text::SHOW_NEWER}
                </button>
            </p>
        </div>
    }
}

fn treatment_nav(name: &str, links: &Links, place: Place) -> impl IntoView + use<> {
    let item = |label: &'static str, href: &str, own: Place| {
        let current = (own == place).then_some("page");
        view! { <li><a href=href.to_owned() aria-current=current>{label}</a></li> }
    };
    view! {
        <nav class="tg-nav" aria-label=[text::TREATMENT_NAV, ": ", name].concat()>
            <ul class="tg-nav__list">
                {item(text::NAV_TREATMENT, &links.treatment, Place::Treatment)}
                {item(text::NAV_RECOVERY, &links.recovery, Place::Recovery)}
                {item(text::NAV_PLAN, &links.plan, Place::Plan)}
            </ul>
        </nav>
    }
}

fn footer(clinic: &Clinic, home: &str) -> impl IntoView + use<> {
    let link = |href: &str, label: String| {
        (!href.is_empty())
            .then(|| view! { <li><a href=href.to_owned()>{label}</a></li> }.into_any())
    };
    let notes: Vec<_> =
        text::MEDICAL_NOTES.iter().map(|note| view! { <p>{*note}</p> }.into_any()).collect();
    let phone = (!clinic.phone.is_empty()).then(|| {
        let href = ["tel:", &clinic.phone].concat();
        let label = [text::CALL, " ", &clinic.phone].concat();
        view! { <li><a href=href>{label}</a></li> }
    });
    view! {
        <footer class="tg-footer">
            <div class="tg-footer__name">{clinic.name.clone()}</div>
            <div class="tg-footer__notes">{notes}</div>
            <ul class="tg-footer__links">
                {link(home, text::ALL_TREATMENTS.to_owned())}
                {link(&clinic.services_url, text::SERVICES.to_owned())}
                {link(&clinic.booking_url, text::BOOK.to_owned())}
                {phone}
            </ul>
        </footer>
    }
}
