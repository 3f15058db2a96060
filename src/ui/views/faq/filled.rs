//! What stands in the slots of the FAQ: questions and answers in full.
//!
//! Runs natively, and wherever no page has the prose already. Knows no state.

use crate::content::faq::FaqItem;
use crate::ui::node::{El, el};
use crate::ui::state::figures::Figures;
use crate::ui::text::faq as text;
use crate::ui::views::prose;

/// The question, a heading inside the head of its disclosure.
pub(super) fn question(slot: El, item: &FaqItem) -> El {
    slot.child(el("h3").child(item.question.clone()))
}

/// The answer.
pub(super) fn answer(slot: El, item: &FaqItem, figures: &Figures) -> El {
    slot.child(prose::blocks(&item.answer, figures))
}

/// What the link to an answer says.
pub(super) fn link(slot: El, item: &FaqItem) -> El {
    let question = [": ", &item.question].concat();
    slot.child(text::LINK).child(el("span").class("tg-visually-hidden").child(question))
}
