//! The facts strip: four facts of the first screen, the numbers set large.
//!
//! Knows no treatment; labels, values and hedges come in.

use leptos::prelude::*;

use super::prose;
use crate::content::text::Inline;
use crate::content::treatment::StripFact;
use crate::ui::state::figures::Figures;

#[cfg(feature = "ssr")]
pub mod examples;

/// The facts in their order.
pub fn facts(strip: &[StripFact], figures: &Figures) -> impl IntoView + use<> {
    let items: Vec<_> = strip
        .iter()
        .map(|fact| {
            view! {
                <div class="tg-facts__item">
                    <dt>{fact.label.clone()}</dt>
                    <dd class="tg-facts__value">{value(&fact.value, figures)}</dd>
                    <dd class="tg-facts__note">{prose::inlines(&fact.note, figures)}</dd>
                </div>
            }
        })
        .collect();
    view! { <dl class="tg-facts">{items}</dl> }
}

fn value(value: &[Inline], figures: &Figures) -> Vec<AnyView> {
    value
        .iter()
        .map(|inline| match inline {
            Inline::Figure(id) => large_figure(id, figures),
            other => prose::inlines(std::slice::from_ref(other), figures).into_any(),
        })
        .collect()
}

/// "24 to 72 hours" with its numbers marked, so that they can be set larger than their words.
fn large_figure(id: &str, figures: &Figures) -> AnyView {
    let words = figures.words(id);
    let digit = |character: char| character.is_ascii_digit();
    let mut parts = Vec::new();
    let mut rest = words.as_str();
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|character| digit(character) != digit(first)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        parts.push(match digit(first) {
            true => view! { <b>{run.to_owned()}</b> }.into_any(),
            false => run.to_owned().into_any(),
        });
    }
    view! {
        <button type="button" class="tg-figure" popovertarget=["source-", id].concat()>
            {parts}
        </button>
    }
    .into_any()
}
