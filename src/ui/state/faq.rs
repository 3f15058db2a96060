//! The FAQ's state: which answers are open, what is searched for, what was just copied.
//!
//! Knows no markup and no address bar; a part tells it which fragment was visited.

use leptos::prelude::*;

use super::figures::Figures;
use crate::content::faq::FaqItem;
use crate::content::text::{Block, Inline};

/// From this many questions on there is a search box.
pub const SEARCH_FROM: usize = 9;

/// Which answers are open and which questions are shown; cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct FaqState {
    items: StoredValue<Vec<Searchable>>,
    open: RwSignal<Vec<bool>>,
    query: RwSignal<String>,
    copied: RwSignal<Option<usize>>,
}

#[derive(Clone, Debug)]
struct Searchable {
    id: String,
    /// Question and answer in lower case.
    words: String,
}

impl FaqState {
    /// All questions shown, and those answers open whose ids are in `open`.
    pub fn new(items: &[FaqItem], figures: &Figures, open: &[String]) -> Self {
        let searchable = |item: &FaqItem| {
            let mut words = item.question.clone();
            push_words(&item.answer, figures, &mut words);
            Searchable { id: item.id.clone(), words: words.to_lowercase() }
        };
        FaqState {
            items: StoredValue::new(items.iter().map(searchable).collect()),
            open: RwSignal::new(items.iter().map(|item| open.contains(&item.id)).collect()),
            query: RwSignal::new(String::new()),
            copied: RwSignal::new(None),
        }
    }

    /// How many questions there are.
    pub fn len(&self) -> usize {
        self.items.with_value(Vec::len)
    }

    /// Whether there is no question at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether there are enough questions for a search box.
    pub fn has_search(&self) -> bool {
        self.len() >= SEARCH_FROM
    }

    /// Whether the answer at `index` is open; tracked.
    pub fn is_open(&self, index: usize) -> bool {
        self.open.with(|open| open.get(index) == Some(&true))
    }

    /// Notes that the answer at `index` was opened or closed, by whatever means.
    pub fn set_open(&self, index: usize, is_open: bool) {
        if self.open.with_untracked(|open| open.get(index).is_some_and(|now| *now != is_open)) {
            self.open.update(|open| open[index] = is_open);
        }
    }

    /// Opens or closes all answers.
    pub fn set_all(&self, is_open: bool) {
        self.open.update(|open| open.fill(is_open));
    }

    /// Whether every answer is open (`true`) or closed (`false`) already; tracked.
    pub fn all_are(&self, is_open: bool) -> bool {
        self.open.with(|open| open.iter().all(|now| *now == is_open))
    }

    /// Opens the answer with the id `fragment` and shows it even while a search hides it; `false`
    /// when there is none.
    pub fn visit(&self, fragment: &str) -> bool {
        let found =
            self.items.with_value(|items| items.iter().position(|item| item.id == fragment));
        let Some(index) = found else { return false };
        if !self.is_shown_untracked(index) {
            self.query.set(String::new());
        }
        self.set_open(index, true);
        true
    }

    /// Searches for `query`: every one of its words, in question or answer, in any order.
    pub fn search(&self, query: String) {
        self.query.set(query);
    }

    /// What is searched for; tracked.
    pub fn query(&self) -> String {
        self.query.get()
    }

    /// Whether the question at `index` has the words searched for; tracked.
    pub fn is_shown(&self, index: usize) -> bool {
        self.query.with(|query| self.has_words(index, query))
    }

    /// How many questions are shown, or `None` while nothing is searched for; tracked.
    pub fn found(&self) -> Option<usize> {
        self.query.with(|query| {
            (!query.trim().is_empty())
                .then(|| (0..self.len()).filter(|index| self.has_words(*index, query)).count())
        })
    }

    /// Notes that the link to the answer at `index` was copied; `None` forgets it.
    pub fn set_copied(&self, index: Option<usize>) {
        self.copied.set(index);
    }

    /// The answer whose link was copied last; tracked.
    pub fn copied(&self) -> Option<usize> {
        self.copied.get()
    }

    fn is_shown_untracked(&self, index: usize) -> bool {
        self.query.with_untracked(|query| self.has_words(index, query))
    }

    fn has_words(&self, index: usize, query: &str) -> bool {
        self.items.with_value(|items| {
            items.get(index).is_some_and(|item| {
                query.to_lowercase().split_whitespace().all(|word| item.words.contains(word))
            })
        })
    }
}

fn push_words(blocks: &[Block], figures: &Figures, out: &mut String) {
    let push = |inlines: &[Inline], out: &mut String| {
        out.push(' ');
        // A number and its unit are searched for with a plain space between them.
        out.push_str(&figures.plain(inlines).replace('\u{a0}', " "));
    };
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Plain(text) | Block::Heading { text, .. } => {
                push(text, out);
            }
            Block::List { items, .. } => {
                items.iter().for_each(|item| push_words(item, figures, out));
            }
            Block::Quote(inner) => push_words(inner, figures, out),
            Block::Code(text) | Block::Markdown(text) => {
                out.push(' ');
                out.push_str(text);
            }
            Block::Table { head, rows } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| push(cell, out));
            }
            Block::Rule => {}
        }
    }
}
