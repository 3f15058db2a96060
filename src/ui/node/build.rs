//! Draws nodes into a document and keeps them in step with their signals.
//!
//! Nothing here is generic: one copy of this code draws every view. A region (what is made afresh,
//! a row, the whole) lies between two empty comments, so it can be taken out whatever a translator
//! or an extension put into it.

use std::any::Any;
use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node as Dom, Placeholder};
use leptos::tachys::view::{Mountable, Render};
use leptos::wasm_bindgen::JsCast;

use super::follow::Follow;
use super::{El, Flag, Node, Value, Words};

/// What must live as long as what is drawn: effects and listeners.
type Keep = Vec<Box<dyn Any>>;

/// A region of a document with all that it holds; dropping it stops what follows signals in it and
/// leaves what is drawn.
pub struct Region {
    start: Placeholder,
    end: Placeholder,
    /// Dropped before the owner, whose signals it reads.
    keep: Keep,
    _owner: Option<Owner>,
}

impl Region {
    /// An empty region in `parent` in front of `before`, or at its end.
    fn empty(parent: &Dom, before: Option<&Dom>) -> Region {
        let (start, end) = (Rndr::create_placeholder(), Rndr::create_placeholder());
        for edge in [&start, &end] {
            insert(parent, edge.unchecked_ref(), before);
        }
        Region { start, end, keep: Vec::new(), _owner: None }
    }

    /// Replaces what it holds by `node`.
    fn fill(&mut self, node: Node) {
        self.keep.clear();
        self.clear();
        let end: &Dom = self.end.unchecked_ref();
        if let Some(parent) = Rndr::get_parent(end) {
            place(node, &parent, Some(end), &mut self.keep);
        }
    }

    /// Removes the nodes between its edges.
    fn clear(&self) {
        let (start, end): (&Dom, &Dom) = (self.start.unchecked_ref(), self.end.unchecked_ref());
        while let Some(next) = Rndr::next_sibling(start).filter(|next| next != end) {
            Rndr::remove(&next);
        }
    }

    /// Removes it from the document.
    fn take_out(&mut self) {
        self.clear();
        for edge in [&self.start, &self.end] {
            Rndr::remove(edge.unchecked_ref());
        }
    }
}

fn insert(parent: &Dom, child: &Dom, before: Option<&Dom>) {
    // A fragment or a shadow root is no element, and takes children all the same.
    Rndr::insert_node(parent.unchecked_ref(), child, before);
}

/// Draws `node` into `parent`, in front of `before` or at the end.
fn place(node: Node, parent: &Dom, before: Option<&Dom>, keep: &mut Keep) {
    match node {
        Node::Text(Words::Fixed(words)) => {
            insert(parent, Rndr::create_text_node(&words).unchecked_ref(), before);
        }
        Node::Text(words) => {
            let room = Room::Between(Region::empty(parent, before));
            follow(words, keep, room.writer());
        }
        Node::Element(element) => place_element(element, parent, before, keep),
        Node::Many(nodes) => {
            for node in nodes {
                place(node, parent, before, keep);
            }
        }
        Node::Live(make) => {
            let mut region = Region::empty(parent, before);
            // What is made may hold signals: they go with it.
            let owner = Owner::new();
            keep.push(Box::new(Follow::new(move || {
                owner.with_cleanup(|| region.fill(make()));
            })));
        }
        Node::Rows(count, make) => {
            let end = Region::empty(parent, before).end;
            let outer = Owner::current().unwrap_or_default();
            let mut rows: Vec<Region> = Vec::new();
            keep.push(Box::new(Follow::new(move || {
                let count = count();
                while rows.len() > count {
                    if let Some(mut row) = rows.pop() {
                        row.take_out();
                    }
                }
                let end: &Dom = end.unchecked_ref();
                while let Some(parent) = Rndr::get_parent(end).filter(|_| rows.len() < count) {
                    let owner = outer.with(Owner::new);
                    let mut row = Region::empty(&parent, Some(end));
                    owner.with(|| untrack(|| row.fill(make(rows.len()))));
                    row._owner = Some(owner);
                    rows.push(row);
                }
            })));
        }
    }
}

fn place_element(element: El, parent: &Dom, before: Option<&Dom>, keep: &mut Keep) {
    let parts = *element.0;
    let drawn = Rndr::create_element(parts.tag, None);
    if let Some(markup) = parts.markup {
        let drawn = drawn.clone();
        follow(markup, keep, Box::new(move |markup| Rndr::set_inner_html(&drawn, markup)));
    }
    let mut children = parts.children;
    match children.pop() {
        Some(Node::Text(words @ Words::Live(_))) if children.is_empty() => {
            follow(words, keep, Room::All(drawn.clone()).writer());
        }
        last => {
            for child in children.into_iter().chain(last) {
                place(child, drawn.unchecked_ref(), None, keep);
            }
        }
    }
    // After the children: the value of a `select` is one of its options'.
    for (name, value) in parts.attributes {
        set(&drawn, name, value, keep);
    }
    for (name, act) in parts.listeners {
        let act = move |event: leptos::wasm_bindgen::JsValue| act(event.unchecked_into());
        keep.push(Box::new(Rndr::add_event_listener(&drawn, name, Box::new(act))));
    }
    insert(parent, drawn.unchecked_ref(), before);
}

/// Where a text stands that changes.
enum Room {
    /// Alone in an element.
    All(Element),
    /// Beside others, so between edges of its own.
    Between(Region),
}

impl Room {
    /// What writes the text. A translator puts an element of its own in the place of a text, and
    /// the text that stood there is nowhere then: it is written anew.
    fn writer(self) -> Box<dyn Fn(&str)> {
        let text = RefCell::new(Rndr::create_text_node(""));
        Box::new(move |words| {
            let mut text = text.borrow_mut();
            if Rndr::get_parent(text.unchecked_ref()).is_some() {
                return Rndr::set_text(&text, words);
            }
            *text = Rndr::create_text_node(words);
            match &self {
                Room::All(element) => {
                    Rndr::clear_children(element);
                    insert(element.unchecked_ref(), text.unchecked_ref(), None);
                }
                Room::Between(region) => {
                    region.clear();
                    let end: &Dom = region.end.unchecked_ref();
                    if let Some(parent) = Rndr::get_parent(end) {
                        insert(&parent, text.unchecked_ref(), Some(end));
                    }
                }
            }
        })
    }
}

fn set(drawn: &Element, name: &'static str, value: Value, keep: &mut Keep) {
    let drawn = drawn.clone();
    match value {
        Value::Words(words) => {
            follow(words, keep, Box::new(move |it| Rndr::set_attribute(&drawn, name, it)));
        }
        Value::Filled(words) => follow(
            words,
            keep,
            Box::new(move |it| {
                if it.is_empty() {
                    Rndr::remove_attribute(&drawn, name);
                } else {
                    Rndr::set_attribute(&drawn, name, it);
                }
            }),
        ),
        // Only when it is another one: half a date that is being typed is no value yet, and would be lost.
        Value::Day(words) => {
            follow(words, keep, Box::new(move |it| Rndr::set_property(&drawn, name, &it.into())))
        }
        // Written even when it is the same: a person may have changed it since.
        Value::Entry(words) => {
            effect(keep, Box::new(move || Rndr::set_property(&drawn, name, &words.read().into())));
        }
        Value::Flag(flag) => hold(flag, keep, Box::new(move |on| set_flag(&drawn, name, on))),
        Value::Checked(flag) => {
            effect(keep, Box::new(move || Rndr::set_property(&drawn, name, &flag.read().into())));
        }
    }
}

fn set_flag(drawn: &Element, name: &str, flag: bool) {
    if flag {
        Rndr::set_attribute(drawn, name, "");
    } else {
        Rndr::remove_attribute(drawn, name);
    }
}

/// Writes `words` now, and whenever they change; words that come out the same are not written.
fn follow(words: Words, keep: &mut Keep, write: Box<dyn Fn(&str)>) {
    match words {
        Words::Fixed(words) => write(&words),
        Words::Live(read) => {
            let last = RefCell::new(None);
            effect(
                keep,
                Box::new(move || {
                    let now = Some(read());
                    if *last.borrow() != now {
                        write(now.as_deref().unwrap_or_default());
                        last.replace(now);
                    }
                }),
            );
        }
    }
}

/// The same for a flag.
fn hold(flag: Flag, keep: &mut Keep, write: Box<dyn Fn(bool)>) {
    match flag {
        Flag::Fixed(flag) => write(flag),
        Flag::Live(read) => {
            let last = Cell::new(None);
            effect(
                keep,
                Box::new(move || {
                    let now = read();
                    if last.replace(Some(now)) != Some(now) {
                        write(now);
                    }
                }),
            );
        }
    }
}

fn effect(keep: &mut Keep, run: Box<dyn FnMut()>) {
    keep.push(Box::new(Follow::new(run)));
}

/// A node that is being drawn by steps, apart from the page; dropping it is as with a [`Region`].
pub struct Growth {
    region: Region,
    /// The outermost element, which is drawn; its children are not yet.
    outer: Option<Dom>,
    /// From the last to the first.
    children: Vec<Node>,
}

impl Growth {
    /// Draws the outermost element of `node`.
    pub fn new(mut node: Node) -> Growth {
        let mut children = match &mut node {
            Node::Element(El(parts)) => std::mem::take(&mut parts.children),
            _ => Vec::new(),
        };
        children.reverse();
        let region = node.build();
        let outer = Rndr::next_sibling(region.start.unchecked_ref());
        Growth { region, outer, children }
    }

    /// Draws the next child; `false` when there is none left.
    pub fn grow(&mut self) -> bool {
        let Some((outer, child)) = self.outer.as_ref().zip(self.children.pop()) else {
            return false;
        };
        place(child, outer, None, &mut self.region.keep);
        true
    }

    /// Puts what is drawn into `parent`.
    pub fn mount(&mut self, parent: &Element) {
        self.region.mount(parent, None);
    }
}

impl Render for Node {
    type State = Region;

    fn build(self) -> Region {
        // Drawn apart, and moved when it is mounted.
        let apart = Rndr::create_element("div", None);
        let mut region = Region::empty(apart.unchecked_ref(), None);
        region.fill(self);
        region
    }

    fn rebuild(self, state: &mut Region) {
        state.fill(self);
    }
}

impl Mountable for Region {
    fn unmount(&mut self) {
        // Kept whole, since it may be mounted again.
        let apart = Rndr::create_element("div", None);
        self.mount(&apart, None);
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Dom>) {
        let (start, end): (&Dom, &Dom) = (self.start.unchecked_ref(), self.end.unchecked_ref());
        let mut next = Some(start.clone());
        while let Some(node) = next {
            next = Rndr::next_sibling(&node).filter(|_| node != *end);
            insert(parent.unchecked_ref(), &node, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let start: &Dom = self.start.unchecked_ref();
        let Some(parent) = Rndr::get_parent(start) else { return false };
        child.mount(parent.unchecked_ref(), Some(start));
        true
    }

    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}
