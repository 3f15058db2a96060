//! Markup as data: an element is a tag with lists of attributes, listeners and children.
//!
//! Leptos' `view!` makes a type of its own for every element, and code for each type: in the
//! modules that a phone waits for, most of the bytes were that. Here every view is a value of one
//! type, [`Node`], drawn by one renderer; signals, effects, owners and mounting are Leptos' own,
//! and a node can stand wherever Leptos takes a view (`docs/decisions` has the figures).
//!
//! Knows nothing of what is drawn. There is one way to raw markup, [`El::markup`], for the
//! drawings of this crate.

mod build;
mod day;
mod event;
mod follow;
mod html;
#[cfg(all(test, feature = "ssr"))]
mod tests;

pub use build::{Growth, Region};
pub use follow::Follow;
pub(crate) use follow::answer_all;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use leptos::ev::Event;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

pub use day::{HALF, day_input};
pub use event::{bare_key, data, focus_before, is_open, is_ticked, key};

/// A text that stays, or one that follows signals.
#[derive(Clone)]
pub enum Words {
    /// Stays as it is.
    Fixed(Cow<'static, str>),
    /// Read again whenever a signal changes that it reads.
    Live(Arc<dyn Fn() -> String + Send + Sync>),
}

/// Whether something holds: always, never, or as signals say.
#[derive(Clone)]
pub enum Flag {
    /// Stays as it is.
    Fixed(bool),
    /// Read again whenever a signal changes that it reads.
    Live(Arc<dyn Fn() -> bool + Send + Sync>),
}

/// A piece of a document.
pub enum Node {
    /// Text.
    Text(Words),
    /// An element.
    Element(El),
    /// Several pieces, one after the other; none at all is one way to show nothing.
    Many(Vec<Node>),
    /// Made afresh whenever a signal changes that it reads.
    Live(Box<dyn Fn() -> Node + Send + Sync>),
    /// As many pieces as the signal says, each made once and kept while it stands.
    Rows(Box<dyn Fn() -> usize + Send + Sync>, Box<dyn Fn(usize) -> Node + Send + Sync>),
}

/// An element in the making.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Value)>,
    listeners: Vec<(&'static str, Listener)>,
    children: Vec<Node>,
    markup: Option<Words>,
}

type Listener = Box<dyn Fn(Event) + Send + Sync>;

/// What an attribute or a property is set to.
enum Value {
    /// An attribute with a value.
    Words(Words),
    /// An attribute that is there, empty, or not there.
    Flag(Flag),
    /// An attribute that is there with a value, or not there while the value is empty.
    Filled(Words),
    /// The property `value`, which a person can change as well.
    Entry(Words),
    /// The same of a field for a day.
    Day(Words),
    /// The property `checked`.
    Checked(Flag),
}

/// An element called `tag`.
pub fn el(tag: &'static str) -> El {
    let (attributes, listeners, children) = (Vec::new(), Vec::new(), Vec::new());
    El(Box::new(Parts { tag, attributes, listeners, children, markup: None }))
}

/// A piece that is made afresh whenever a signal changes that it reads.
pub fn live(make: impl Fn() -> Node + Send + Sync + 'static) -> Node {
    Node::Live(Box::new(make))
}

/// A text that is read again whenever a signal changes that it reads.
pub fn words(read: impl Fn() -> String + Send + Sync + 'static) -> Words {
    Words::Live(Arc::new(read))
}

/// A condition that is read again whenever a signal changes that it reads.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Flag {
    Flag::Live(Arc::new(read))
}

/// `make` while `when` holds, made once each time that it begins to hold. What it shows must
/// follow by signals.
pub fn shown(
    when: impl Fn() -> bool + Send + Sync + 'static,
    make: impl Fn() -> Node + Send + Sync + 'static,
) -> Node {
    rows(move || usize::from(when()), move |_| make())
}

/// As many rows as `count` says, each made once from its place (from 0) and kept while it stands,
/// so that focus stays where it is. What a row shows must follow by signals.
pub fn rows(
    count: impl Fn() -> usize + Send + Sync + 'static,
    row: impl Fn(usize) -> Node + Send + Sync + 'static,
) -> Node {
    Node::Rows(Box::new(count), Box::new(row))
}

/// An empty element of the page whose children are taken from the markup that stood there before
/// the part came alive (`browser::carry_over` moves them in). For prose, which a script would
/// only write a second time. `name` is unique in the part.
pub fn slot(tag: &'static str, name: impl Into<Words>) -> El {
    el(tag).attr("data-slot", name)
}

impl El {
    /// Its classes.
    pub fn class(self, class: impl Into<Words>) -> El {
        self.attr("class", class)
    }

    /// Its id.
    pub fn id(self, id: impl Into<Words>) -> El {
        self.attr("id", id)
    }

    /// An attribute with a value.
    pub fn attr(self, name: &'static str, value: impl Into<Words>) -> El {
        self.set(name, Value::Words(value.into()))
    }

    /// An attribute with a value, when there is one.
    pub fn attr_if(self, name: &'static str, value: Option<impl Into<Words>>) -> El {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// An attribute that is there only while its value is not empty (`aria-invalid`).
    pub fn attr_filled(self, name: &'static str, value: impl Into<Words>) -> El {
        self.set(name, Value::Filled(value.into()))
    }

    /// An attribute without a value that is there while `flag` holds (`hidden`, `disabled`).
    pub fn flag(self, name: &'static str, flag: impl Into<Flag>) -> El {
        self.set(name, Value::Flag(flag.into()))
    }

    /// What a field holds. Not an attribute: the field of a prerendered page is empty.
    pub fn entry(self, value: impl Into<Words>) -> El {
        self.set("value", Value::Entry(value.into()))
    }

    /// Whether a box is ticked. An attribute natively, so that prerendered pages have it too.
    pub fn checked(self, checked: impl Into<Flag>) -> El {
        self.set("checked", Value::Checked(checked.into()))
    }

    /// Does `act` whenever the event `name` reaches the element.
    pub fn on(mut self, name: &'static str, act: impl Fn(Event) + Send + Sync + 'static) -> El {
        self.0.listeners.push((name, Box::new(act)));
        self
    }

    /// Adds a child.
    pub fn child(mut self, child: impl Into<Node>) -> El {
        self.0.children.push(child.into());
        self
    }

    /// Adds children.
    pub fn children(mut self, children: impl IntoIterator<Item = Node>) -> El {
        self.0.children.extend(children);
        self
    }

    /// Takes `markup` as its content. Only for markup of this crate: nothing in it is escaped.
    pub fn markup(mut self, markup: impl Into<Words>) -> El {
        self.0.markup = Some(markup.into());
        self
    }

    fn set(mut self, name: &'static str, value: Value) -> El {
        self.0.attributes.push((name, value));
        self
    }
}

impl Node {
    /// Nothing at all.
    pub fn nothing() -> Node {
        Node::Many(Vec::new())
    }
}

/// The element that an event came to, as `T`.
///
/// The type is not checked: use it in a listener of an element whose kind is known.
pub fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target().map(JsCast::unchecked_into)
}

impl From<&'static str> for Words {
    fn from(words: &'static str) -> Words {
        Words::Fixed(Cow::Borrowed(words))
    }
}

impl From<String> for Words {
    fn from(words: String) -> Words {
        Words::Fixed(Cow::Owned(words))
    }
}

impl From<RwSignal<String>> for Words {
    fn from(words: RwSignal<String>) -> Words {
        self::words(move || words.get())
    }
}

impl Words {
    /// What it says now; tracked.
    pub fn read(&self) -> String {
        match self {
            Words::Fixed(words) => words.clone().into_owned(),
            Words::Live(read) => read(),
        }
    }
}

impl Flag {
    /// Whether it holds now; tracked.
    pub fn read(&self) -> bool {
        match self {
            Flag::Fixed(flag) => *flag,
            Flag::Live(read) => read(),
        }
    }

    /// Holds when this does not.
    #[must_use]
    pub fn inverted(self) -> Flag {
        match self {
            Flag::Fixed(flag) => Flag::Fixed(!flag),
            Flag::Live(read) => self::flag(move || !read()),
        }
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Words::Fixed(words) => f.write_str(words),
            Words::Live(_) => f.write_str("(live)"),
        }
    }
}

impl From<bool> for Flag {
    fn from(flag: bool) -> Flag {
        Flag::Fixed(flag)
    }
}

impl From<RwSignal<bool>> for Flag {
    fn from(flag: RwSignal<bool>) -> Flag {
        self::flag(move || flag.get())
    }
}

impl<W: Into<Words>> From<W> for Node {
    fn from(words: W) -> Node {
        Node::Text(words.into())
    }
}

impl From<El> for Node {
    fn from(element: El) -> Node {
        Node::Element(element)
    }
}

impl From<Vec<Node>> for Node {
    fn from(nodes: Vec<Node>) -> Node {
        Node::Many(nodes)
    }
}

impl<N: Into<Node>> From<Option<N>> for Node {
    fn from(node: Option<N>) -> Node {
        node.map_or_else(Node::nothing, Into::into)
    }
}
