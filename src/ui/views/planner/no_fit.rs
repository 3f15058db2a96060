//! Why no plan fits, and the nearest ones that do, one tap each.
//!
//! Knows no rule: reasons and plans come from the domain.

use super::scope::Scope;
use crate::domain::series::no_fit::Nearest;
use crate::ui::node::{El, Node, Words, el};
use crate::ui::state::planner::{Intent, Model, Unmet};
use crate::ui::text::planner as text;
use crate::ui::text::planner::reasons;
use crate::ui::views::controls::Button;

fn unmet(model: &Model) -> Option<&Unmet> {
    model.live.as_ref()?.unmet.as_ref()
}

fn has_offers(model: &Model) -> bool {
    unmet(model).is_some_and(|it| !it.no_fit.nearest.is_empty())
}

/// The panel; always in the document, hidden while a plan fits.
pub fn no_fit(scope: &Scope) -> El {
    let clashes = scope.rows(
        |model| unmet(model).map_or(0, |it| it.no_fit.clashes.len()),
        |scope, index| el("li").child(clash(scope, index)).into(),
    );
    let offers = scope.rows(|model| unmet(model).map_or(0, |it| it.no_fit.nearest.len()), offer);
    let floor = scope.text(|scope, model| match unmet(model) {
        Some(it) => scope.words(model, &it.request, &|words| words.floor()),
        None => String::new(),
    });
    let none = scope.flag(|model| !has_offers(model));
    let why = el("ul").class("tg-no-fit__why").child(clashes).child(el("li").child(floor));
    el("section")
        .class("tg-no-fit tg-note tg-note--alert")
        .attr("data-testid", "no-fit")
        .attr("aria-label", text::NO_FIT)
        .flag("hidden", scope.flag(|model| unmet(model).is_none()))
        .child(el("h3").child(text::NO_FIT))
        .child(el("p").child(text::NO_FIT_WHY))
        .child(why)
        .child(el("p").flag("hidden", none.clone()).child(text::NO_FIT_OFFERS))
        .child(el("ul").class("tg-no-fit__offers").flag("hidden", none).child(offers))
        .child(el("p").flag("hidden", scope.flag(has_offers)).child(text::NO_FIT_NO_OFFER))
}

fn clash(scope: &Scope, index: usize) -> Words {
    scope.text_at(index, |scope, model, index| {
        let Some(unmet) = unmet(model) else { return String::new() };
        let Some(clash) = unmet.no_fit.clashes.get(index) else { return String::new() };
        scope.words(model, &unmet.request, &|words| words.clash(*clash))
    })
}

/// What is said of the offer at `index`.
fn of_offer(
    scope: &Scope,
    model: &Model,
    index: usize,
    tell: fn(reasons::Words<'_>, &Nearest) -> String,
) -> String {
    let Some(unmet) = unmet(model) else { return String::new() };
    let Some(nearest) = unmet.no_fit.nearest.get(index) else { return String::new() };
    scope.words(model, &unmet.request, &|words| tell(words, nearest))
}

fn offer(scope: &Scope, index: usize) -> Node {
    let label = scope.text_at(index, |scope, model, index| {
        of_offer(scope, model, index, |words, it| words.offer(it.offer))
    });
    let cost = scope.text_at(index, |scope, model, index| {
        of_offer(scope, model, index, |words, it| words.cost(it))
    });
    let accept = scope.act_at(index, |scope, index| scope.wish(Intent::Accept(index)));
    el("li")
        .class("tg-no-fit__offer")
        .child(Button::acting(label, accept).view())
        .child(el("span").class("tg-field__hint").child(cost))
        .into()
}
