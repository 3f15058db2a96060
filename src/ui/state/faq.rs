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

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, question: &str, answer: &str) -> FaqItem {
        FaqItem {
            id: id.to_owned(),
            question: question.to_owned(),
            answer: vec![Block::Paragraph(vec![Inline::Text(answer.to_owned())])],
        }
    }

    fn with_state(test: impl FnOnce(FaqState)) {
        let items = [
            item("faq-red", "How long will I look red?", "It fades. Élan\u{a0}returns."),
            item("faq-sun", "What about the sun?", "Avoid long spells of sun."),
            item("faq-when", "When should I wait?", "With an active infection."),
        ];
        let figures = Figures::default();
        Owner::new().with(|| test(FaqState::new(&items, &figures, &["faq-sun".to_owned()])));
    }

    fn open(state: FaqState) -> Vec<bool> {
        (0..state.len()).map(|index| state.is_open(index)).collect()
    }

    #[test]
    fn answers_named_at_the_start_are_open_and_no_others() {
        with_state(|state| assert_eq!(open(state), [false, true, false]));
    }

    #[test]
    fn all_open_and_all_closed_are_known_as_such() {
        with_state(|state| {
            assert!(!state.all_are(true) && !state.all_are(false));
            state.set_all(true);
            assert!(state.all_are(true));
            state.set_all(false);
            assert!(state.all_are(false));
        });
    }

    #[test]
    fn an_index_past_the_end_changes_nothing() {
        with_state(|state| {
            state.set_open(3, true);
            assert_eq!(open(state), [false, true, false]);
        });
    }

    #[test]
    fn a_visit_opens_its_answer_and_keeps_the_others() {
        with_state(|state| {
            assert!(state.visit("faq-when"));
            assert_eq!(open(state), [false, true, true]);
            assert!(!state.visit("risks"));
            assert!(!state.visit(""));
        });
    }

    #[test]
    fn a_visit_to_an_answer_that_the_search_hides_ends_the_search() {
        with_state(|state| {
            state.search("sun".to_owned());
            assert!(state.visit("faq-sun"));
            assert_eq!(state.query(), "sun");
            assert!(state.visit("faq-red"));
            assert_eq!(state.query(), "");
        });
    }

    #[test]
    fn a_search_takes_every_word_in_question_or_answer_in_any_order_and_case() {
        with_state(|state| {
            for (query, shown) in [
                ("SUN long", [false, true, false]),
                ("élan returns", [true, false, false]),
                ("infection sun", [false, false, false]),
                ("w", [true, true, true]),
                ("fa", [true, false, false]),
                ("  ", [true, true, true]),
            ] {
                state.search(query.to_owned());
                let found: Vec<_> = (0..3).map(|index| state.is_shown(index)).collect();
                assert_eq!(found, shown, "{query:?}");
                let count = shown.iter().filter(|shown| **shown).count();
                assert_eq!(state.found(), (!query.trim().is_empty()).then_some(count));
            }
        });
    }
}
