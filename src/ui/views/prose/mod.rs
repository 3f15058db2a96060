//! Typed prose as markup: paragraphs, lists, tables, and numbers that show their source.
//!
//! Runs natively only, [`line()`] aside: in a module that a phone waits for, prose stays in the
//! markup (see [`crate::ui::node::slot`]). Knows nothing of where the prose stands; there is no way
//! through it for raw HTML.

use crate::content::part_data::{Line, Piece};
use crate::content::text::{Block, Inline};
use crate::ui::node::{El, Node, el};
use crate::ui::state::figures::Figures;

#[cfg(feature = "ssr")]
pub mod examples;

/// A run of blocks.
pub fn blocks(blocks: &[Block], figures: &Figures) -> Node {
    blocks.iter().map(|item| block(item, figures)).collect::<Vec<_>>().into()
}

/// A run of inlines.
pub fn inlines(run: &[Inline], figures: &Figures) -> Node {
    let mut nodes: Vec<Node> = Vec::with_capacity(run.len());
    // How much of the next text stands with the figure before it already.
    let mut taken = 0;
    for (index, item) in run.iter().enumerate() {
        nodes.push(match (item, run.get(index + 1)) {
            (Inline::Figure(id), Some(Inline::Text(next))) => {
                let mark = closing_mark(next);
                taken = mark.len();
                button_and(id, figures.words(id), mark)
            }
            (Inline::Text(text), _) => {
                let rest = text.get(taken..).unwrap_or_default().to_owned();
                taken = 0;
                rest.into()
            }
            _ => inline(item, figures),
        });
    }
    nodes.into()
}

/// A line as an interactive part has it at run time.
pub fn line(line: &Line) -> Node {
    let mut nodes: Vec<Node> = Vec::with_capacity(line.0.len());
    let mut taken = 0;
    for (index, piece) in line.0.iter().enumerate() {
        nodes.push(match (piece, line.0.get(index + 1)) {
            (Piece::Figure { id, words }, Some(Piece::Words(next))) => {
                let mark = closing_mark(next);
                taken = mark.len();
                button_and(id, words.clone(), mark)
            }
            (Piece::Figure { id, words }, _) => button(id, words.clone()).into(),
            (Piece::Words(words), _) => {
                let rest = words.get(taken..).unwrap_or_default().to_owned();
                taken = 0;
                rest.into()
            }
        });
    }
    nodes.into()
}

/// A figure in words; pressing it shows its source note (see [`super::sources`]).
pub fn figure(id: &str, figures: &Figures) -> Node {
    button(id, figures.words(id)).into()
}

fn button(id: &str, words: String) -> El {
    let button = el("button").attr("type", "button").class("tg-figure");
    button.attr("popovertarget", ["source-", id].concat()).child(words)
}

/// A figure and the mark after it on one line: a browser would break between button and mark.
fn button_and(id: &str, words: String, mark: &str) -> Node {
    let figure = button(id, words);
    if mark.is_empty() {
        return figure.into();
    }
    el("span").class("tg-figure-and").child(figure).child(mark.to_owned()).into()
}

/// The mark that `text` begins with, when it is one that closes what stands before it.
fn closing_mark(text: &str) -> &str {
    let end = text.find(|mark| !".,;:!?)\u{201d}\u{2019}\u{2026}".contains(mark));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

fn block(block: &Block, figures: &Figures) -> Node {
    match block {
        Block::Paragraph(text) => el("p").child(inlines(text, figures)).into(),
        Block::Plain(text) => inlines(text, figures),
        Block::Heading { level, id, text } => {
            let tag = match level {
                ..=3 => "h3",
                4 => "h4",
                5 => "h5",
                _ => "h6",
            };
            el(tag).id(id.clone()).child(inlines(text, figures)).into()
        }
        Block::List { start: None, items } => el("ul").children(list_items(items, figures)).into(),
        Block::List { start: Some(start), items } => {
            let start = (*start != 1).then(|| start.to_string());
            el("ol").attr_if("start", start).children(list_items(items, figures)).into()
        }
        Block::Quote(inner) => el("blockquote").child(blocks(inner, figures)).into(),
        Block::Code(text) => {
            el("pre").attr("tabindex", "0").child(el("code").child(text.clone())).into()
        }
        Block::Table { head, rows } => table(head, rows, figures),
        Block::Rule => el("hr").into(),
        Block::Markdown(text) => el("p").child(text.clone()).into(),
    }
}

fn list_items(items: &[Vec<Block>], figures: &Figures) -> Vec<Node> {
    items.iter().map(|item| el("li").child(blocks(item, figures)).into()).collect()
}

fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], figures: &Figures) -> Node {
    let head =
        head.iter().map(|cell| el("th").attr("scope", "col").child(inlines(cell, figures)).into());
    let row = |row: &Vec<Vec<Inline>>| -> Node {
        el("tr")
            .children(row.iter().map(|cell| el("td").child(inlines(cell, figures)).into()))
            .into()
    };
    let table = el("table")
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(rows.iter().map(row)));
    // A wide table scrolls by itself, so it takes the focus for the arrow keys.
    el("div").class("tg-prose__wide").attr("tabindex", "0").child(table).into()
}

/// What a link says: neither a button nor a link can stand in one, so a figure is words only there.
fn in_link(run: &[Inline], figures: &Figures) -> Vec<Inline> {
    let inside = |inner: &[Inline]| in_link(inner, figures);
    run.iter()
        .flat_map(|item| match item {
            Inline::Figure(id) => vec![Inline::Text(figures.words(id))],
            Inline::Strong(inner) => vec![Inline::Strong(inside(inner))],
            Inline::Emphasis(inner) => vec![Inline::Emphasis(inside(inner))],
            Inline::Strike(inner) => vec![Inline::Strike(inside(inner))],
            Inline::Link { text, .. } => inside(text),
            other => vec![other.clone()],
        })
        .collect()
}

fn inline(inline: &Inline, figures: &Figures) -> Node {
    match inline {
        Inline::Text(text) => text.clone().into(),
        Inline::Figure(id) => figure(id, figures),
        Inline::Strong(inner) => el("strong").child(inlines(inner, figures)).into(),
        Inline::Emphasis(inner) => el("em").child(inlines(inner, figures)).into(),
        Inline::Strike(inner) => el("s").child(inlines(inner, figures)).into(),
        Inline::Code(text) => el("code").child(text.clone()).into(),
        Inline::Link { href, title, text } => {
            let title = (!title.is_empty()).then(|| title.clone());
            let text = inlines(&in_link(text, figures), figures);
            el("a").attr("href", href.clone()).attr_if("title", title).child(text).into()
        }
        // Said before its address, or Safari and Firefox fetch at once what a script draws: from an
        // address that may still change.
        Inline::Image { src, alt } => el("img")
            .attr("loading", "lazy")
            .attr("decoding", "async")
            .attr("src", src.clone())
            .attr("alt", alt.clone())
            .into(),
        Inline::Break => el("br").into(),
    }
}
