//! Reads the Markdown that a document from an endpoint carries.
//!
//! Does not fetch or decode: it gets a treatment that [`super::super::json`] has accepted.

use super::{Ids, Problem, blocks};
use crate::content::fields::fill;
use crate::content::text::Block;
use crate::content::treatment::Treatment;

/// Replaces every [`Block::Markdown`] by the blocks it stands for and returns what could not be
/// read: the section or question, and why. Such a block stays, shown as plain text.
pub fn resolve(treatment: &mut Treatment) -> Vec<(String, Problem)> {
    let mut ids = Ids::taken(treatment.element_ids());
    let mut problems = Vec::new();
    fill(treatment, &mut |id, text| match blocks(&text, &mut ids, &mut ()) {
        Ok(blocks) => blocks,
        Err(problem) => {
            problems.push((id.to_owned(), problem));
            vec![Block::Markdown(text)]
        }
    });
    problems
}

/// The same for texts that come one by one, as the browser has them: for each its blocks as JSON,
/// or `!` and why it cannot be read. `taken` are the ids of the page.
pub fn read_texts(texts: &[String], taken: Vec<String>) -> Vec<String> {
    let mut ids = Ids::taken(taken);
    let read = |text: &String| match blocks(text, &mut ids, &mut ()) {
        Ok(blocks) => serde_json::to_string(&blocks).unwrap_or_default(),
        Err(problem) => ["!", &problem.to_string()].concat(),
    };
    texts.iter().map(read).collect()
}
