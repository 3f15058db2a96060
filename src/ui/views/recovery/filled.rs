//! What stands in the slots of the timeline: the picture, and the prose of every phase.
//!
//! Runs natively, and wherever no page has the prose already. Knows no state.

use std::sync::Arc;

use super::{Fill, Slot};
use crate::content::text::Inline;
use crate::content::treatment::{Phase, Recovery, Series};
use crate::domain::recovery::Phases;
use crate::domain::timeline::Scale;
use crate::ui::node::{El, Node, el};
use crate::ui::state::figures::Figures;
use crate::ui::text::recovery as text;
use crate::ui::views::{prose, skin_days, timeline};

/// Fills the slots with what `recovery` and `series` say.
pub fn filled(recovery: Recovery, series: Series, figures: Figures) -> Fill {
    Arc::new(move |slot, which| match which {
        Slot::Picture => slot.markup(picture(&recovery, &series)),
        Slot::Card(index) => match recovery.phases.get(index) {
            Some(phase) => card(slot, phase, &figures),
            None => slot,
        },
        Slot::Undated => slot
            .child(el("p").class("tg-recovery__label").child(text::NO_DAY))
            .child(el("p").child(prose::inlines(&recovery.undated, &figures))),
        Slot::Before => slot.children(items(&recovery.before, &figures)),
        Slot::Lasting => {
            let last = recovery.phases.last().map(|phase| phase.key_messages.as_slice());
            slot.children(items(last.unwrap_or_default(), &figures))
        }
        Slot::Gap => {
            slot.child(prose::figure(&series.gap_figure, &figures)).child(text::NEXT_SESSION_LATER)
        }
        Slot::Skin => slot.markup(skin_days::DRAWING),
        Slot::SkinWords(index) => {
            let drawing = recovery.phases.get(index).and_then(|phase| phase.drawing.as_ref());
            slot.child(drawing.map(|drawing| prose::inlines(&drawing.text, &figures)))
        }
        Slot::SkinKey => skin_days::key(slot),
    })
}

fn picture(recovery: &Recovery, series: &Series) -> String {
    let phases = recovery.days().unwrap_or_else(|_| Phases::nothing_said());
    let tones: Vec<_> = recovery.phases.iter().map(|phase| phase.tone).collect();
    let next = (u16::from(series.gap_weeks_min) * 7, u16::from(series.gap_weeks_max) * 7);
    timeline::phases_picture(&phases, &Scale::new(&phases), &tones, Some(next))
}

/// What is usual, how long, what to do, what to avoid.
fn card(slot: El, phase: &Phase, figures: &Figures) -> El {
    let part = |label: &'static str, lines: &[Vec<Inline>]| {
        (!lines.is_empty())
            .then(|| described(label, el("ul").children(items(lines, figures)).into()))
    };
    let how_long = phase.figure.as_deref().map(|id| {
        // The hedge belongs to the number: ", usually".
        let hedge = figures.get(id).map(|figure| figure.hedge.as_str()).unwrap_or_default();
        let hedge = if hedge.is_empty() { String::new() } else { [", ", hedge].concat() };
        described(text::HOW_LONG, vec![prose::figure(id, figures), hedge.into()].into())
    });
    let silent = phase.usual.is_empty();
    slot.child(silent.then(|| el("p").class("tg-phase__silent").child(text::NOTHING_SAID))).child(
        el("dl")
            .class("tg-phase__parts")
            .child(part(text::USUAL, &phase.usual))
            .child(how_long)
            .child(part(text::TO_DO, &phase.to_do))
            .child(part(text::AVOID, &phase.avoid)),
    )
}

/// A term with what is said about it.
fn described(term: &'static str, description: Node) -> Node {
    vec![el("dt").child(term).into(), el("dd").child(description).into()].into()
}

fn items(lines: &[Vec<Inline>], figures: &Figures) -> Vec<Node> {
    lines.iter().map(|line| el("li").child(prose::inlines(line, figures)).into()).collect()
}
