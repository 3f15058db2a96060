//! Typed prose as markup: paragraphs, lists, tables, and numbers that show their source.
//!
//! Knows nothing of where the prose stands; there is no way through it for raw HTML.

use leptos::prelude::*;

use crate::content::text::{Block, Inline};
use crate::ui::state::figures::Figures;

#[cfg(feature = "ssr")]
pub mod examples;

/// A run of blocks.
pub fn blocks(blocks: &[Block], figures: &Figures) -> Vec<AnyView> {
    blocks.iter().map(|item| block(item, figures)).collect()
}

/// A run of inlines.
pub fn inlines(run: &[Inline], figures: &Figures) -> Vec<AnyView> {
    let mut views = Vec::with_capacity(run.len());
    // How much of the next text stands with the figure before it already.
    let mut taken = 0;
    for (index, item) in run.iter().enumerate() {
        views.push(match (item, run.get(index + 1)) {
            (Inline::Figure(id), Some(Inline::Text(next))) => {
                let mark = closing_mark(next);
                taken = mark.len();
                figure_with(id, mark, figures)
            }
            (Inline::Text(text), _) => {
                let rest = text.get(taken..).unwrap_or_default().to_owned();
                taken = 0;
                rest.into_any()
            }
            _ => inline(item, figures),
        });
    }
    views
}

/// A figure in words; pressing it shows its source note (see [`super::sources`]).
pub fn figure(id: &str, figures: &Figures) -> AnyView {
    let words = figures.words(id);
    view! {
        <button type="button" class="tg-figure" popovertarget=["source-", id].concat()>
            {words}
        </button>
    }
    .into_any()
}

/// A figure and the mark after it on one line: a browser would break between button and mark.
fn figure_with(id: &str, mark: &str, figures: &Figures) -> AnyView {
    let figure = figure(id, figures);
    if mark.is_empty() {
        return figure;
    }
    view! { <span class="tg-figure-and">{figure} {mark.to_owned()}</span> }.into_any()
}

/// The mark that `text` begins with, when it is one that closes what stands before it.
fn closing_mark(text: &str) -> &str {
    let end = text.find(|mark| !".,;:!?)\u{201d}\u{2019}\u{2026}".contains(mark));
    text.get(..end.unwrap_or(text.len())).unwrap_or_default()
}

fn block(block: &Block, figures: &Figures) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{inlines(text, figures)}</p> }.into_any(),
        Block::Plain(text) => inlines(text, figures).into_any(),
        Block::Heading { level, id, text } => heading(*level, id, inlines(text, figures)),
        Block::List { start: None, items } => {
            view! { <ul>{list_items(items, figures)}</ul> }.into_any()
        }
        Block::List { start: Some(start), items } => {
            let start = (*start != 1).then(|| start.to_string());
            view! { <ol start=start>{list_items(items, figures)}</ol> }.into_any()
        }
        Block::Quote(inner) => {
            view! { <blockquote>{blocks(inner, figures)}</blockquote> }.into_any()
        }
        Block::Code(text) => {
            view! { <pre tabindex="0"><code>{text.clone()}</code></pre> }.into_any()
        }
        Block::Table { head, rows } => table(head, rows, figures),
        Block::Rule => view! { <hr /> }.into_any(),
        Block::Markdown(text) => view! { <p>{text.clone()}</p> }.into_any(),
    }
}

fn list_items(items: &[Vec<Block>], figures: &Figures) -> Vec<AnyView> {
    items.iter().map(|item| view! { <li>{blocks(item, figures)}</li> }.into_any()).collect()
}

fn heading(level: u8, id: &str, text: Vec<AnyView>) -> AnyView {
    let id = id.to_owned();
    match level {
        ..=3 => view! { <h3 id=id>{text}</h3> }.into_any(),
        4 => view! { <h4 id=id>{text}</h4> }.into_any(),
        5 => view! { <h5 id=id>{text}</h5> }.into_any(),
        _ => view! { <h6 id=id>{text}</h6> }.into_any(),
    }
}

fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], figures: &Figures) -> AnyView {
    let head: Vec<_> = head
        .iter()
        .map(|cell| view! { <th scope="col">{inlines(cell, figures)}</th> }.into_any())
        .collect();
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            let cells: Vec<_> = row
                .iter()
                .map(|cell| view! { <td>{inlines(cell, figures)}</td> }.into_any())
                .collect();
            view! { <tr>{cells}</tr> }.into_any()
        })
        .collect();
    // A wide table scrolls by itself, so it takes the focus for the arrow keys.
    view! {
        <div class="tg-prose__wide" tabindex="0">
            <table>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn inline(inline: &Inline, figures: &Figures) -> AnyView {
    match inline {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Figure(id) => figure(id, figures),
        Inline::Strong(inner) => view! { <strong>{inlines(inner, figures)}</strong> }.into_any(),
        Inline::Emphasis(inner) => view! { <em>{inlines(inner, figures)}</em> }.into_any(),
        Inline::Strike(inner) => view! { <s>{inlines(inner, figures)}</s> }.into_any(),
        Inline::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
        Inline::Link { href, title, text } => {
            let title = (!title.is_empty()).then(|| title.clone());
            // A button cannot stand in a link, so a figure there is words only.
            let text = figures.plain(text);
            view! { <a href=href.clone() title=title>{text}</a> }.into_any()
        }
        Inline::Image { src, alt } => {
            view! { <img src=src.clone() alt=alt.clone() loading="lazy" decoding="async" /> }
                .into_any()
        }
        Inline::Break => view! { <br /> }.into_any(),
    }
}
