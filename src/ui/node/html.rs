//! Nodes as views of Leptos, and as the text of prerendered pages.
//!
//! Reads each signal once. Nothing is hydrated, so no markers are written.

use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::no_attrs;
use leptos::tachys::view::{Position, PositionState, Render, RenderHtml};

use super::{El, Node, Value};

/// Elements that have no end tag.
const VOID: [&str; 5] = ["br", "hr", "img", "input", "link"];

no_attrs!(Node);

impl RenderHtml for Node {
    type AsyncOutput = Node;
    type Owned = Node;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Node {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        untrack(|| write(&self, buf));
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Self::State {
        // Parts are mounted afresh and swapped in; see `docs/architecture.md`.
        self.build()
    }

    fn into_owned(self) -> Node {
        self
    }
}

impl Node {
    /// The markup of this piece as it is now.
    pub fn html(&self) -> String {
        let mut out = String::new();
        write(self, &mut out);
        out
    }
}

fn write(node: &Node, out: &mut String) {
    match node {
        Node::Text(words) => escape(&words.read(), out),
        Node::Element(element) => write_element(element, out),
        Node::Many(nodes) => nodes.iter().for_each(|node| write(node, out)),
        Node::Live(make) => write(&make(), out),
        Node::Rows(count, make) => (0..count()).for_each(|place| write(&make(place), out)),
    }
}

fn write_element(element: &El, out: &mut String) {
    let parts = &element.0;
    out.push('<');
    out.push_str(parts.tag);
    for (name, value) in &parts.attributes {
        let value = match value {
            Value::Words(words) => Some(words.read()),
            Value::Filled(words) => Some(words.read()).filter(|words| !words.is_empty()),
            Value::Flag(flag) | Value::Checked(flag) => flag.read().then(String::new),
            Value::Entry(_) | Value::Day(_) => None,
        };
        let Some(value) = value else { continue };
        out.push(' ');
        out.push_str(name);
        if !value.is_empty() || *name == "class" {
            out.push_str("=\"");
            escape(&value, out);
            out.push('"');
        }
    }
    out.push('>');
    if VOID.contains(&parts.tag) {
        return;
    }
    if let Some(markup) = &parts.markup {
        out.push_str(&markup.read());
    }
    parts.children.iter().for_each(|child| write(child, out));
    for part in ["</", parts.tag, ">"] {
        out.push_str(part);
    }
}

fn escape(text: &str, out: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
}
