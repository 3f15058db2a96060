//! Ids for headings: taken off their end or made from their words, unique in a document.
//!
//! Knows nothing of links or pages; whoever starts a document says which ids are taken.

use std::collections::BTreeMap;

use crate::content::text::Inline;

/// Longest id that is made from words, in characters.
const MAX_ID: usize = 60;

/// The ids of one document: each that was taken as it was wished, with the last number that was
/// put behind it. `risks` with 3 stands for `risks`, `risks-2` and `risks-3`, so that a page of
/// ever the same heading is one entry. (A number that was passed over is an entry of its own.)
#[derive(Clone, Debug, Default)]
pub struct Ids(BTreeMap<String, u32>);

impl Ids {
    /// Ids that are taken from the start.
    pub fn taken(ids: impl IntoIterator<Item = String>) -> Self {
        Ids(ids.into_iter().map(|id| (id, 1)).collect())
    }

    /// Takes `wished`, or `wished-2`, `wished-3`… when it is taken.
    pub fn claim(&mut self, wished: String) -> String {
        let mut number = match self.0.get(&wished) {
            Some(last) => *last,
            None if self.given(&wished) => 1,
            None => {
                self.0.insert(wished.clone(), 1);
                return wished;
            }
        };
        let words = wished.len();
        let mut id = wished;
        loop {
            number += 1;
            id.truncate(words);
            id.push('-');
            id.push_str(&number.to_string());
            if !self.0.contains_key(&id) {
                break;
            }
        }
        match self.0.get_mut(&id[..words]) {
            Some(last) => *last = number,
            None => drop(self.0.insert(id[..words].to_owned(), number)),
        }
        id
    }

    /// Whether `id` is another one with a number that was put behind it.
    fn given(&self, id: &str) -> bool {
        id.rsplit_once('-').is_some_and(|(wished, end)| {
            // `risks-02` and `risks-+2` were never given.
            end.starts_with(|c| matches!(c, '1'..='9'))
                && end.parse().is_ok_and(|number: u32| {
                    number > 1 && self.0.get(wished).is_some_and(|last| number <= *last)
                })
        })
    }
}

/// `text` as an id: its letters and digits in lower case, everything else one hyphen. Letters
/// beyond English stay as they are, so that a heading in any script has an id of its own.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    let mut gap = false;
    for c in text.chars() {
        if !c.is_alphanumeric() {
            gap = !out.is_empty();
            continue;
        }
        length += 1 + usize::from(gap);
        if length > MAX_ID {
            break;
        }
        if gap {
            out.push('-');
        }
        gap = false;
        out.push(c.to_ascii_lowercase());
    }
    if !out.starts_with(char::is_alphabetic) {
        out.insert_str(0, if out.is_empty() { "part" } else { "part-" });
    }
    out
}

/// Takes ` {#id}` off the end of a heading.
pub(super) fn take_id(text: &mut Vec<Inline>) -> Option<String> {
    let Some(Inline::Text(last)) = text.last_mut() else { return None };
    let open = id_start(last)?;
    let id = last[open + 2..].trim_end().trim_end_matches('}').to_owned();
    last.truncate(last[..open].trim_end().len());
    if last.is_empty() {
        text.pop();
    }
    Some(id)
}

/// Where `{#id}` begins when `text` ends with it; what holds a brace or a blank is no id.
pub(super) fn id_start(text: &str) -> Option<usize> {
    let (before, id) = text.trim_end().strip_suffix('}')?.rsplit_once("{#")?;
    (!id.contains(['{', '}', ' '])).then_some(before.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_holds_letters_digits_and_single_hyphens_only() {
        assert_eq!(slug("What to Expect, Day by Day!"), "what-to-expect-day-by-day");
        assert_eq!(slug("\"><script>alert(1)</script>"), "script-alert-1-script");
        assert_eq!(slug("Für später"), "für-später");
        assert_eq!(slug("3 things"), "part-3-things");
        assert_eq!(slug("!!!"), "part");
        assert_eq!(slug(&"word ".repeat(40)).chars().count(), 59);
    }

    #[test]
    fn a_second_heading_with_the_same_words_gets_a_number() {
        let mut ids = Ids::taken(["risks".to_owned()]);
        assert_eq!(ids.claim("risks".to_owned()), "risks-2");
        assert_eq!(ids.claim("risks".to_owned()), "risks-3");
        assert_eq!(ids.claim("risks-2".to_owned()), "risks-2-2");
    }

    #[test]
    fn a_number_that_was_written_by_hand_is_passed_over_and_one_that_was_given_is_taken() {
        let mut ids = Ids::default();
        let mut claim = |wished: &str| ids.claim(wished.to_owned());
        assert_eq!(claim("a-3"), "a-3");
        assert_eq!(claim("a"), "a");
        assert_eq!(claim("a"), "a-2");
        assert_eq!(claim("a"), "a-4");
        assert_eq!(claim("a-2"), "a-2-2");
        assert_eq!(claim("a-2"), "a-2-3");
        assert_eq!(claim("a-2-3"), "a-2-3-2");
        assert_eq!(claim("a-5"), "a-5");
        assert_eq!(claim("a"), "a-6");
        // None of these was given.
        for free in ["a-1", "a-02", "a-0", "a-", "a-7", "a-4294967298", "b-2"] {
            assert_eq!(claim(free), free);
        }
    }

    /// What [`Ids`] promises, said with a set of all that is taken.
    #[test]
    fn claims_are_those_of_a_set_of_all_ids_whatever_is_wished_in_which_order() {
        let wishes = ["a", "a-2", "a-3", "a-2-2", "a-1", "a-10", "b", "a-02"];
        let mut seed = 1_u32;
        for _ in 0..300 {
            let mut ids = Ids::taken(["b".to_owned(), "a-4".to_owned()]);
            let mut all = std::collections::BTreeSet::from(["b".to_owned(), "a-4".to_owned()]);
            for _ in 0..40 {
                seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let wished = wishes[(seed >> 16) as usize % wishes.len()];
                let numbered = (2..).map(|number| format!("{wished}-{number}"));
                let expected = std::iter::once(wished.to_owned())
                    .chain(numbered)
                    .find(|id| !all.contains(id))
                    .unwrap();
                assert_eq!(ids.claim(wished.to_owned()), expected);
                all.insert(expected);
            }
        }
    }

    /// By what is kept, not by time: the machine may be busy.
    #[test]
    fn a_page_of_ever_the_same_heading_keeps_one_id() {
        let mut ids = Ids::default();
        for _ in 0..1_000 {
            ids.claim("risks".to_owned());
        }
        assert_eq!(ids.0.into_iter().collect::<Vec<_>>(), [("risks".to_owned(), 1_000)]);
    }
}
