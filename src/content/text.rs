//! Typed prose: what Markdown becomes, and all that a view ever renders.
//!
//! There is no variant for raw HTML on purpose: markup in Markdown stays visible text.

use serde::{Deserialize, Serialize};

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text; may hold any character, is always escaped by the view.
    Text(String),
    /// The figure (number with unit and source) with this id, from [`super::treatment::Treatment::figures`].
    Figure(String),
    /// Strong importance.
    Strong(Vec<Inline>),
    /// Stress.
    Emphasis(Vec<Inline>),
    /// No longer accurate.
    Strike(Vec<Inline>),
    /// Literal text.
    Code(String),
    /// A link; `href` has an allowed scheme (http, https, mailto, tel, relative or `#`).
    Link {
        /// Where it leads.
        href: String,
        /// Advisory title, empty when none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        title: String,
        /// What it says.
        text: Vec<Inline>,
    },
    /// A picture; `src` is relative or https.
    Image {
        /// Where it lies.
        src: String,
        /// Text equivalent.
        alt: String,
    },
    /// A line break that the author asked for.
    Break,
}

/// A block of prose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading inside a section; 3 to 6.
    Heading {
        /// 3 to 6: the page has 1, its sections have 2.
        level: u8,
        /// Id in the page, unique in the document.
        id: String,
        /// What it says.
        text: Vec<Inline>,
    },
    /// A list; each item is a run of blocks.
    List {
        /// First number of an ordered list; `null` for bullets.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Literal lines.
    Code(String),
    /// A table.
    Table {
        /// The header cells.
        head: Vec<Vec<Inline>>,
        /// The rows of cells.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A thematic break.
    Rule,
    /// A text that stands closer, as a list item without paragraphs has it.
    Plain(Vec<Inline>),
    /// Markdown that came over the wire and has not been read yet. A view shows it as plain text
    /// in a paragraph; the markdown module replaces it by the blocks it stands for.
    Markdown(String),
}

/// The words of a run of inlines with all markup taken off; `figure` gives a figure's text.
pub fn plain_text(inlines: &[Inline], figure: &dyn Fn(&str) -> String) -> String {
    let mut out = String::new();
    push_plain(inlines, figure, &mut out);
    out
}

fn push_plain(inlines: &[Inline], figure: &dyn Fn(&str) -> String, out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Figure(id) => out.push_str(&figure(id)),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                push_plain(inner, figure, out);
            }
            Inline::Link { text, .. } => push_plain(text, figure, out),
            Inline::Image { alt, .. } => out.push_str(alt),
            Inline::Break => out.push(' '),
        }
    }
}
