//! Why no plan fits, and the nearest ones that do, one tap each.
//!
//! Knows no rule: reasons and plans come from the domain.

use leptos::prelude::*;

use super::scope::Scope;
use crate::domain::series::no_fit::{Clash, Nearest};
use crate::ui::state::planner::{Intent, Model, Unmet};
use crate::ui::text::planner as text;
use crate::ui::views::controls::{Button, numbered};

fn unmet(model: &Model) -> Option<&Unmet> {
    model.live.as_ref()?.unmet.as_ref()
}

/// The panel; always in the document, hidden while a plan fits.
pub fn no_fit(scope: &Scope) -> AnyView {
    let planner = scope.planner;
    let clashes = {
        let here = scope.clone();
        numbered(
            move || planner.read(|model| unmet(model).map_or(0, |it| it.no_fit.clashes.len())),
            move |index| {
                let line = here.text(move |scope, model| clash(scope, model, index));
                view! { <li>{line}</li> }.into_any()
            },
        )
    };
    let offers = {
        let here = scope.clone();
        numbered(
            move || planner.read(|model| unmet(model).map_or(0, |it| it.no_fit.nearest.len())),
            move |index| offer(&here, index),
        )
    };
    let floor = scope.text(|scope, model| {
        unmet(model)
            .map_or_else(String::new, |it| scope.words(model, &it.request, |words| words.floor()))
    });
    let none = scope.flag(|model| unmet(model).is_none_or(|it| it.no_fit.nearest.is_empty()));
    let some = Signal::derive(move || !none.get());
    view! {
        <section
            class="tg-no-fit tg-note tg-note--alert"
            data-testid="no-fit"
            aria-label=text::NO_FIT
            hidden=scope.flag(|model| unmet(model).is_none())
        >
            <h3>{text::NO_FIT}</h3>
            <p>{text::NO_FIT_WHY}</p>
            <ul class="tg-no-fit__why">{clashes} <li>{floor}</li></ul>
            <p hidden=none>{text::NO_FIT_OFFERS}</p>
            <ul class="tg-no-fit__offers" hidden=none>{offers}</ul>
            <p hidden=some>{text::NO_FIT_NO_OFFER}</p>
        </section>
    }
    .into_any()
}

fn clash(scope: &Scope, model: &Model, index: usize) -> String {
    let of = |it: &Unmet| -> Option<Clash> { it.no_fit.clashes.get(index).copied() };
    unmet(model).and_then(|it| Some((it, of(it)?))).map_or_else(String::new, |(it, clash)| {
        scope.words(model, &it.request, |words| words.clash(clash))
    })
}

fn nearest(model: &Model, index: usize) -> Option<(&Unmet, &Nearest)> {
    let unmet = unmet(model)?;
    Some((unmet, unmet.no_fit.nearest.get(index)?))
}

fn offer(scope: &Scope, index: usize) -> AnyView {
    let planner = scope.planner;
    let label = scope.text(move |scope, model| {
        nearest(model, index).map_or_else(String::new, |(unmet, it)| {
            scope.words(model, &unmet.request, |words| words.offer(it.offer))
        })
    });
    let cost = scope.text(move |scope, model| {
        nearest(model, index).map_or_else(String::new, |(unmet, it)| {
            scope.words(model, &unmet.request, |words| words.cost(it))
        })
    });
    view! {
        <li class="tg-no-fit__offer">
            {Button::new(label, move || planner.act(Intent::Accept(index))).view()}
            <span class="tg-field__hint">{cost}</span>
        </li>
    }
    .into_any()
}
