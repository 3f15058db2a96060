//! The FAQ's state: which answers are open, what is searched for, what was just copied.
//!
//! Knows no markup and no address bar; a part tells it which fragment was visited.

use leptos::prelude::*;

use super::number::Number;
use crate::content::part_data::faq::FaqData;

/// Which answers are open and which questions are shown; cheap to copy.
#[derive(Clone, Copy, Debug)]
pub struct FaqState {
    fixed: StoredValue<Fixed>,
    query: RwSignal<String>,
    /// What is searched for as it is compared with the words.
    sought: RwSignal<String>,
    copied: Number,
}

/// What never changes, the signals of the answers included.
#[derive(Debug)]
struct Fixed {
    data: FaqData,
    open: Vec<Number>,
}

impl FaqState {
    /// All questions shown, and that answer open whose id is `open`. For a search the words of
    /// `data` have to be [`alike`].
    pub fn new(data: FaqData, open: &str) -> Self {
        let open = data.ids.iter().map(|id| Number::flag(id == open)).collect();
        FaqState {
            fixed: StoredValue::new(Fixed { data, open }),
            query: RwSignal::new(String::new()),
            sought: RwSignal::new(String::new()),
            copied: Number::new(None),
        }
    }

    /// How many questions there are.
    pub fn len(&self) -> usize {
        self.with(|data| data.ids.len())
    }

    /// Whether there is no question at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether there are enough questions for a search box.
    pub fn has_search(&self) -> bool {
        self.with(|data| !data.words.is_empty())
    }

    /// Id of the answer at `index`.
    pub fn id(&self, index: usize) -> String {
        self.with(|data| data.ids.get(index).cloned()).unwrap_or_default()
    }

    /// Whether the answer at `index` is open; tracked.
    pub fn is_open(&self, index: usize) -> bool {
        self.answer(index).is_some_and(Number::is_on)
    }

    /// Notes that the answer at `index` was opened or closed, by whatever means.
    pub fn set_open(&self, index: usize, is_open: bool) {
        if let Some(answer) = self.answer(index) {
            answer.switch(is_open);
        }
    }

    /// Opens or closes all answers.
    pub fn set_all(&self, is_open: bool) {
        self.fixed.with_value(|fixed| fixed.open.iter().for_each(|answer| answer.switch(is_open)));
    }

    /// Whether every answer is open (`true`) or closed (`false`) already; tracked.
    pub fn all_are(&self, is_open: bool) -> bool {
        self.fixed.with_value(|fixed| fixed.open.iter().all(|answer| answer.is_on() == is_open))
    }

    /// Opens the answer with the id `fragment` and shows it even while a search hides it; `false`
    /// when there is none.
    pub fn visit(&self, fragment: &str) -> bool {
        let found = self.with(|data| data.ids.iter().position(|id| id == fragment));
        let Some(index) = found else { return false };
        if !untrack(|| self.is_shown(index)) {
            self.search(String::new(), String::new());
        }
        self.set_open(index, true);
        true
    }

    /// Searches for `query`: every one of its words, in question or answer, in any order.
    /// `sought` is the same as it is compared with the words: folded by a port, since the tables for
    /// it would weigh more than all the rest of the FAQ, and then made [`alike`].
    pub fn search(&self, query: String, sought: String) {
        self.sought.set(sought);
        self.query.set(query);
        self.set_copied(None);
    }

    /// What is searched for; tracked.
    pub fn query(&self) -> String {
        self.query.get()
    }

    /// Whether the question at `index` has the words searched for; tracked.
    pub fn is_shown(&self, index: usize) -> bool {
        self.sought.with(|sought| self.has_words(index, sought))
    }

    /// How many questions are shown, or `None` while nothing is searched for; tracked.
    pub fn found(&self) -> Option<usize> {
        self.sought.with(|sought| {
            (!sought.trim().is_empty())
                .then(|| (0..self.len()).filter(|index| self.has_words(*index, sought)).count())
        })
    }

    /// Notes whether the link to an answer was copied; `None` before that is known.
    pub fn set_copied(&self, copied: Option<bool>) {
        self.copied.set(copied.map(i32::from));
    }

    /// Whether the last thing that was done was to copy a link, and whether it came off; tracked.
    pub fn copied(&self) -> Option<bool> {
        self.copied.get().map(|copied| copied == 1)
    }

    fn has_words(&self, index: usize, sought: &str) -> bool {
        // Without a search box nothing is ever searched for.
        self.with(|data| {
            data.words
                .get(index)
                .is_none_or(|words| sought.split_whitespace().all(|word| has(words, word)))
        })
    }

    fn answer(&self, index: usize) -> Option<Number> {
        self.fixed.with_value(|fixed| fixed.open.get(index).copied())
    }

    fn with<T>(&self, read: impl FnOnce(&FaqData) -> T) -> T {
        self.fixed.with_value(|fixed| read(&fixed.data))
    }
}

/// `text`, folded by [`crate::ports::Formatter::folded`], with one apostrophe for all of them and
/// without soft hyphens: a phone types other ones than a page has.
pub fn alike(text: &str) -> String {
    let seen = text.chars().filter(|c| *c != '\u{ad}');
    seen.map(|c| if matches!(c, '\u{2018}' | '\u{2019}' | '\u{2bc}') { '\'' } else { c }).collect()
}

/// Whether `word`, which is not empty, stands in `text`. The standard library's search is made
/// for longer texts, and weighs ten times as much.
fn has(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|part| part == word.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_state(test: impl FnOnce(FaqState)) {
        let items = [
            ("faq-red", "how long will i look red? it fades. élan returns."),
            ("faq-sun", "what about the sun? avoid long spells of sun."),
            ("faq-when", "when should i wait? with an active infection."),
        ];
        let data = FaqData {
            slug: "example".to_owned(),
            ids: items.map(|(id, _)| id.to_owned()).into(),
            words: items.map(|(_, words)| words.to_owned()).into(),
        };
        Owner::new().with(|| test(FaqState::new(data, "faq-sun")));
    }

    fn search(state: FaqState, query: &str) {
        state.search(query.to_owned(), query.to_lowercase());
    }

    fn open(state: FaqState) -> Vec<bool> {
        (0..state.len()).map(|index| state.is_open(index)).collect()
    }

    #[test]
    fn the_answer_named_at_the_start_is_open_and_no_other() {
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
            search(state, "sun");
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
                search(state, query);
                let found: Vec<_> = (0..3).map(|index| state.is_shown(index)).collect();
                assert_eq!(found, shown, "{query:?}");
                let count = shown.iter().filter(|shown| **shown).count();
                assert_eq!(state.found(), (!query.trim().is_empty()).then_some(count));
            }
        });
    }

    #[test]
    fn an_apostrophe_is_found_however_it_is_typed_and_a_soft_hyphen_is_no_character() {
        let seen = "what if i can't come? micro-needling, crème";
        for typed in [
            "what if i can’t come? micro-needling, crème",
            "what if i can‘t come? micro-needling, crème",
            "what if i canʼt co\u{ad}me? micro\u{ad}-needling, crème",
            seen,
        ] {
            assert_eq!(alike(typed), seen);
        }
    }

    #[test]
    fn without_words_no_search_can_hide_a_question() {
        Owner::new().with(|| {
            let ids = vec!["faq-red".to_owned()];
            let state = FaqState::new(FaqData { ids, ..FaqData::default() }, "");
            assert!(!state.has_search());
            search(state, "zebra");
            assert!(state.is_shown(0));
        });
    }

    #[test]
    fn what_is_said_about_a_copied_link_ends_with_the_next_search() {
        with_state(|state| {
            state.set_copied(Some(true));
            assert_eq!(state.copied(), Some(true));
            search(state, "sun");
            assert_eq!(state.copied(), None);
        });
    }
}
