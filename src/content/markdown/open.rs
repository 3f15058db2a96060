//! The elements that have begun and not ended, while Markdown is read.
//!
//! Does not know when one begins or ends.

use super::Inside;
use crate::content::text::{Block, Inline};

/// An element that has begun and not ended.
pub(super) enum Open {
    /// Holds blocks; `loose` are inlines without a paragraph, as tight list items have them.
    Quote {
        blocks: Vec<Block>,
        loose: Vec<Inline>,
    },
    Item {
        blocks: Vec<Block>,
        loose: Vec<Inline>,
    },
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Paragraph(Vec<Inline>),
    Heading {
        level: u8,
        offset: usize,
        text: Vec<Inline>,
    },
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Strike(Vec<Inline>),
    /// `href` is `None` when the address was refused.
    Link {
        href: Option<String>,
        title: String,
        text: Vec<Inline>,
    },
    Image {
        src: Option<String>,
        alt: Vec<Inline>,
    },
    Literal {
        text: String,
        html: bool,
    },
    Table {
        head: Vec<Vec<Inline>>,
        rows: Vec<Vec<Vec<Inline>>>,
    },
    Row(Vec<Vec<Inline>>),
    Cell(Vec<Inline>),
    /// An element that this dialect does not have; its content goes to what it stands in.
    Unknown,
}

/// What words stand in that come while `stack` is open.
pub(super) fn inside(stack: &[Open]) -> Inside {
    let mut inside = Inside::default();
    for open in stack {
        match open {
            Open::Image { .. } => inside.picture = true,
            Open::Link { href: Some(href), .. } => {
                let scheme = href.get(..4).unwrap_or_default();
                inside.phone_link |= scheme.eq_ignore_ascii_case("tel:");
            }
            _ => {}
        }
    }
    inside
}
