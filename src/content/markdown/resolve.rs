//! Reads the Markdown that a document from an endpoint carries.
//!
//! Does not fetch or decode: it gets a treatment that [`super::super::json`] has accepted.

use super::{Ids, Problem, blocks};
use crate::content::text::{Block, Inline};
use crate::content::treatment::Treatment;

/// Replaces every [`Block::Markdown`] by the blocks it stands for and returns what could not be
/// read: the section or question, and why. Such a block stays, shown as plain text.
pub fn resolve(treatment: &mut Treatment) -> Vec<(String, Problem)> {
    let mut ids = Ids::taken(treatment.element_ids());
    let figures: Vec<String> = treatment.figures.iter().map(|figure| figure.id.clone()).collect();
    let mut problems = Vec::new();
    let sections = treatment.sections.iter_mut().map(|section| (&section.id, &mut section.blocks));
    let answers = treatment.faq.iter_mut().map(|item| (&item.id, &mut item.answer));
    for (id, run) in sections.chain(answers) {
        if let Err(problem) = resolve_run(run, &mut ids, &figures) {
            problems.push((id.clone(), problem));
        }
    }
    problems
}

fn resolve_run(run: &mut Vec<Block>, ids: &mut Ids, figures: &[String]) -> Result<(), Problem> {
    let mut outcome = Ok(());
    for block in std::mem::take(run) {
        match block {
            Block::Markdown(text) => match blocks(&text, ids, &mut ()) {
                Ok(mut read) => {
                    read.iter_mut().for_each(|block| known_only(block, figures));
                    run.append(&mut read);
                }
                Err(problem) => {
                    outcome = Err(problem);
                    run.push(Block::Markdown(text));
                }
            },
            Block::Quote(mut inner) => {
                outcome = outcome.and(resolve_run(&mut inner, ids, figures));
                run.push(Block::Quote(inner));
            }
            Block::List { start, mut items } => {
                for item in &mut items {
                    outcome = outcome.and(resolve_run(item, ids, figures));
                }
                run.push(Block::List { start, items });
            }
            block => run.push(block),
        }
    }
    outcome
}

/// Turns figures that the treatment does not have back into the text that was written.
fn known_only(block: &mut Block, figures: &[String]) {
    match block {
        Block::Paragraph(run) | Block::Plain(run) | Block::Heading { text: run, .. } => {
            known_in(run, figures);
        }
        Block::Quote(inner) => inner.iter_mut().for_each(|block| known_only(block, figures)),
        Block::List { items, .. } => {
            items.iter_mut().flatten().for_each(|block| known_only(block, figures));
        }
        Block::Table { head, rows } => {
            head.iter_mut().for_each(|cell| known_in(cell, figures));
            rows.iter_mut().flatten().for_each(|cell| known_in(cell, figures));
        }
        Block::Code(_) | Block::Rule | Block::Markdown(_) => {}
    }
}

fn known_in(run: &mut [Inline], figures: &[String]) {
    for inline in run {
        match inline {
            Inline::Figure(id) if !figures.contains(id) => {
                *inline = Inline::Text(format!("{{{id}}}"));
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                known_in(inner, figures);
            }
            Inline::Link { text, .. } => known_in(text, figures),
            _ => {}
        }
    }
}
