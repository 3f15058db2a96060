//! States of this view for the snapshots, the gallery and the accessibility tests.

use leptos::prelude::*;

use super::blocks;
use crate::content::text::{Block, Inline};
use crate::ui::views::examples::{self as sample, Examples, number, paragraph, text};

/// Each state with its name.
pub fn all() -> Examples {
    vec![
        ("every inline", view(&[paragraph(every_inline())])),
        ("every block", view(&every_block())),
        ("markup stays text", view(&hostile())),
    ]
}

fn view(run: &[Block]) -> AnyView {
    view! { <div class="tg-prose">{blocks(run, &sample::figures())}</div> }.into_any()
}

fn every_inline() -> Vec<Inline> {
    vec![
        text("Plain, "),
        Inline::Strong(vec![text("strong with "), Inline::Emphasis(vec![text("stress")])]),
        text(", "),
        Inline::Strike(vec![text("gone")]),
        Inline::Break,
        Inline::Code("literal".to_owned()),
        text(", "),
        number("redness"),
        text(", "),
        Inline::Link {
            href: "https://clinic.example/".to_owned(),
            title: "The clinic".to_owned(),
            text: vec![text("a link over "), Inline::Strong(vec![number("gap"), text(".")])],
        },
        Inline::Link {
            href: "/tour/".to_owned(),
            title: String::new(),
            text: vec![Inline::Image { src: "room.png".to_owned(), alt: "Our room".to_owned() }],
        },
        Inline::Image { src: "skin.png".to_owned(), alt: "A drawing".to_owned() },
    ]
}

fn every_block() -> Vec<Block> {
    let heading = |level: u8| Block::Heading {
        level,
        id: format!("level-{level}"),
        text: vec![text("Heading")],
    };
    let cell = |words: &str| vec![text(words)];
    vec![
        heading(3),
        heading(4),
        heading(5),
        heading(6),
        sample::bullets(&["one", "two"]),
        Block::List { start: Some(1), items: vec![vec![paragraph(cell("first"))]] },
        Block::List { start: Some(4), items: vec![vec![Block::Plain(cell("fourth"))]] },
        Block::Quote(vec![paragraph(cell("Said by somebody."))]),
        Block::Code("let literal = 1;".to_owned()),
        Block::Rule,
        Block::Table {
            head: vec![cell("When"), cell("What")],
            rows: vec![vec![cell("Day 0"), vec![number("redness")]]],
        },
        Block::Markdown("Not *read* yet".to_owned()),
    ]
}

fn hostile() -> Vec<Block> {
    const SCRIPT: &str = "</p><script>alert(1)</script><img src=x onerror=alert(1)>";
    vec![
        paragraph(vec![text(SCRIPT), Inline::Code(SCRIPT.to_owned())]),
        Block::Code(SCRIPT.to_owned()),
        Block::Markdown(SCRIPT.to_owned()),
        Block::Heading { level: 3, id: "\" onload=alert(1)".to_owned(), text: vec![text(SCRIPT)] },
        paragraph(vec![
            Inline::Image { src: "x".to_owned(), alt: "\" onerror=alert(1) \"".to_owned() },
            Inline::Link {
                href: "#\" onclick=alert(1)".to_owned(),
                title: "\"><script>alert(1)</script>".to_owned(),
                text: vec![text(SCRIPT)],
            },
        ]),
    ]
}
