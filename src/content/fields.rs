//! The Markdown that a treatment carries in its fields: which there is, and what takes its place.
//!
//! Reads no Markdown itself, so that it may stand in modules that never meet any.

use super::text::{Block, Inline};
use super::treatment::Treatment;

/// The Markdown texts of `treatment`, in the order in which [`fill`] meets them.
pub fn texts(treatment: &Treatment) -> Vec<String> {
    let mut out = Vec::new();
    let sections = treatment.sections.iter().map(|section| &section.blocks);
    let answers = treatment.faq.iter().map(|item| &item.answer);
    for blocks in sections.chain(answers) {
        collect(blocks, &mut out);
    }
    out
}

fn collect(blocks: &[Block], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Markdown(text) => out.push(text.clone()),
            Block::Quote(inner) => collect(inner, out),
            Block::List { items, .. } => items.iter().for_each(|item| collect(item, out)),
            _ => {}
        }
    }
}

/// Makes blocks of a Markdown text; gets the id of the section or question that it stands in.
pub type Read<'a> = &'a mut dyn FnMut(&str, String) -> Vec<Block>;

/// Replaces every Markdown text by what `read` makes of it. A figure in it that the treatment does
/// not have becomes the text that was written.
pub fn fill(treatment: &mut Treatment, read: Read<'_>) {
    let figures: Vec<String> = treatment.figures.iter().map(|figure| figure.id.clone()).collect();
    let sections = treatment.sections.iter_mut().map(|section| (&section.id, &mut section.blocks));
    let answers = treatment.faq.iter_mut().map(|item| (&item.id, &mut item.answer));
    for (id, run) in sections.chain(answers) {
        fill_run(run, id, &figures, read);
    }
}

fn fill_run(run: &mut Vec<Block>, id: &str, figures: &[String], read: Read<'_>) {
    for block in std::mem::take(run) {
        match block {
            Block::Markdown(text) => {
                let mut blocks = read(id, text);
                blocks.iter_mut().for_each(|block| known_only(block, figures));
                run.append(&mut blocks);
            }
            Block::Quote(mut inner) => {
                fill_run(&mut inner, id, figures, read);
                run.push(Block::Quote(inner));
            }
            Block::List { start, mut items } => {
                for item in &mut items {
                    fill_run(item, id, figures, read);
                }
                run.push(Block::List { start, items });
            }
            block => run.push(block),
        }
    }
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
                *inline = Inline::Text(["{", id.as_str(), "}"].concat());
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                known_in(inner, figures);
            }
            Inline::Link { text, .. } => known_in(text, figures),
            _ => {}
        }
    }
}
