//! Markdown → typed blocks, natively and in the lazy browser module.
//!
//! 1. `events`: pulldown-cmark's events become [`Block`]s and [`Inline`]s (`build`,
//!    with the `open` elements on a stack).
//! 2. Text is split at `{figure-id}` (`figures`), headings get ids (`slug`).
//! 3. [`read_texts`] reads the Markdown that a document from an endpoint carries.
//!
//! CommonMark with tables and ~~strike~~. Deliberately knows no HTML: markup in Markdown stays
//! visible text, a refused link keeps its text. Knows nothing of files and lines: a [`Listener`]
//! is told byte offsets.

mod build;
mod figures;
mod open;
mod slug;
mod texts;

use std::fmt;

use super::text::{Block, Inline};

pub use build::{Part, PartHeading};
pub use slug::{Ids, slug};
pub use texts::read_texts;

/// Most bytes of one Markdown text.
pub const MAX_BYTES: usize = 256 * 1024;

/// Most elements inside one another (a list item counts two). Kept well under the 128 levels at
/// which JSON readers stop, so that what is written can be read again.
pub const MAX_DEPTH: usize = 24;

/// Why a text was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Longer than [`MAX_BYTES`].
    TooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// More than [`MAX_DEPTH`] elements inside one another.
    TooDeep {
        /// Where the first one too many begins, in bytes.
        offset: usize,
    },
    /// One line of text was wanted, and this is a list, a heading or several paragraphs.
    NotOneParagraph,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Problem::TooLong { bytes } => write!(
                f,
                "the text has {bytes} bytes, more than the {MAX_BYTES} that are read: split it"
            ),
            Problem::TooDeep { offset } => write!(
                f,
                "at byte {offset} lists, quotations or emphasis stand more than {MAX_DEPTH} deep \
                 inside one another: make it flatter"
            ),
            Problem::NotOneParagraph => {
                write!(f, "one paragraph is wanted here: no list, no heading, no empty line")
            }
        }
    }
}

impl std::error::Error for Problem {}

/// What words or a figure stand in, however deep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inside {
    /// The text of a `tel:` link.
    pub phone_link: bool,
    /// The description of a picture.
    pub picture: bool,
}

/// Hears what the reader comes across; offsets are bytes from the start of the text.
pub trait Listener {
    /// Words of the text, not from code.
    fn words(&mut self, offset: usize, words: &str, inside: Inside) {
        let _ = (offset, words, inside);
    }
    /// A `{figure-id}`.
    fn figure(&mut self, offset: usize, id: &str, inside: Inside) {
        let _ = (offset, id, inside);
    }
    /// What comes now stands in no sentence with the words before: a block begins or ends, or there
    /// is code between.
    fn apart(&mut self) {}
    /// The id behind a heading that it does not get: it cannot be one, or is taken.
    fn id_refused(&mut self, offset: usize, id: &str) {
        let _ = (offset, id);
    }
    /// The address of a link, or of a picture. Of one that is not `allowed` the text stays.
    fn address(&mut self, offset: usize, address: &str, picture: bool, allowed: bool) {
        let _ = (offset, address, picture, allowed);
    }
    /// HTML, which is shown as text.
    fn html(&mut self, offset: usize, html: &str) {
        let _ = (offset, html);
    }
}

/// Listens to nothing.
impl Listener for () {}

/// The blocks of `text`; headings get an id that is not yet in `ids`, and a level from 3 on.
///
/// # Errors
/// [`Problem::TooLong`] and [`Problem::TooDeep`].
pub fn blocks(
    text: &str,
    ids: &mut Ids,
    listener: &mut dyn Listener,
) -> Result<Vec<Block>, Problem> {
    build::read(text, false, MAX_BYTES, ids, listener).map(whole)
}

/// The blocks of a text that was not cut.
fn whole(mut parts: Vec<Part>) -> Vec<Block> {
    parts.pop().map(|part| part.blocks).unwrap_or_default()
}

/// The text cut at its headings of level 1 and 2; the first part is what stands before them.
///
/// # Errors
/// [`Problem::TooLong`] and [`Problem::TooDeep`].
pub fn parts(text: &str, ids: &mut Ids, listener: &mut dyn Listener) -> Result<Vec<Part>, Problem> {
    build::read(text, true, MAX_BYTES, ids, listener)
}

/// The inlines of a text that is one paragraph or nothing.
///
/// # Errors
/// [`Problem::NotOneParagraph`], and those of [`blocks`].
pub fn inlines(text: &str, listener: &mut dyn Listener) -> Result<Vec<Inline>, Problem> {
    let mut all = blocks(text, &mut Ids::default(), listener)?;
    match (all.pop(), all.is_empty()) {
        (None, _) => Ok(Vec::new()),
        (Some(Block::Paragraph(inlines)), true) => Ok(inlines),
        _ => Err(Problem::NotOneParagraph),
    }
}

/// [`blocks`] without the limit on bytes: for measuring, not for content.
#[doc(hidden)]
pub fn blocks_of_any_length(text: &str) -> Result<Vec<Block>, Problem> {
    build::read(text, false, usize::MAX, &mut Ids::default(), &mut ()).map(whole)
}

#[cfg(test)]
mod tests;
