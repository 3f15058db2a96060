//! Reads the Markdown texts that a document from an endpoint carries (`content::fields` gives them
//! out and takes their blocks in).
//!
//! Does not fetch or decode, and knows no treatment: texts in, texts out.

use super::{Ids, blocks};

/// Reads texts that come one by one, as the browser has them: for each its blocks as JSON, or `!`
/// and why it cannot be read. `taken` are the ids of the page.
pub fn read_texts(texts: &[String], taken: Vec<String>) -> Vec<String> {
    let mut ids = Ids::taken(taken);
    let read = |text: &String| match blocks(text, &mut ids, &mut ()) {
        Ok(blocks) => serde_json::to_string(&blocks).unwrap_or_default(),
        Err(problem) => ["!", &problem.to_string()].concat(),
    };
    texts.iter().map(read).collect()
}
