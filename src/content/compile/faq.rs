//! Questions and answers, from faq.md.
//!
//! Knows nothing of how they open.

use super::facts::Declared;
use super::log::{File, Log};
use super::page::{heading_text, read_parts};
use super::prose::Figures;
use super::reading;
use crate::content::faq::FaqItem;
use crate::content::markdown::{Ids, parts, slug};

/// The ids of the questions, right or wrong, without a word about the rest.
pub(super) fn question_ids(file: File<'_>) -> Vec<String> {
    let parts = parts(file.text, &mut Ids::default(), &mut ()).unwrap_or_default();
    parts.into_iter().filter_map(|part| part.heading?.id).collect()
}

/// Reads faq.md; `ids` are those that are written down for the page, `taken` all that it has.
/// Only in `english` it is known how hard the words are.
pub(super) fn faq(
    file: File<'_>,
    english: bool,
    taken: &mut Ids,
    figures: &mut Figures,
    ids: &mut Declared,
    log: &mut Log,
) -> Vec<FaqItem> {
    let Some(parts) = read_parts(file, 0, taken, figures, log) else { return Vec::new() };
    let mut items = Vec::new();
    for (heading, answer) in parts {
        let offset = heading.offset;
        let question = heading_text(&heading, "question", file, offset, log);
        let Some(id) = heading.id.filter(|id| id.starts_with("faq-")) else {
            let message = format!("the question “{question}” has no id that begins with faq-");
            let hint = format!("write it after the question: {{#faq-{}}}", slug(&question));
            log.error(file, offset, message, hint);
            continue;
        };
        ids.add(&id, file, offset, log);
        if answer.is_empty() {
            let message = format!("the question “{question}” has no answer");
            log.error(file, offset, message, "write the answer under it, or take the question out");
        }
        if english {
            reading::check(&format!("the answer “{id}”"), &answer, figures, file, offset, log);
        }
        items.push(FaqItem { id, question, answer });
    }
    if items.is_empty() && log.errors.is_empty() {
        let hint = "add ## A question? {#faq-…} and its answer";
        log.warn(file, 0, "there are no questions", hint);
    }
    items
}
