//! Ids for headings: made from their words, unique in a document.
//!
//! Knows nothing of links or pages; whoever starts a document says which ids are taken.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Longest id that is made from words, in characters.
const MAX_ID: usize = 60;

/// The ids of one document, each with the last number that was put behind it.
#[derive(Clone, Debug, Default)]
pub struct Ids(BTreeMap<String, u32>);

impl Ids {
    /// Ids that are taken from the start.
    pub fn taken(ids: impl IntoIterator<Item = String>) -> Self {
        Ids(ids.into_iter().map(|id| (id, 1)).collect())
    }

    /// Takes `wished`, or `wished-2`, `wished-3`… when it is taken.
    pub fn claim(&mut self, wished: &str) -> String {
        let Some(last) = self.0.get(wished).copied() else {
            self.0.insert(wished.to_owned(), 1);
            return wished.to_owned();
        };
        let mut number = last;
        // A page of a quarter of a million headings that are called the same is looked up as seldom as can be.
        let id = loop {
            number += 1;
            let id = [wished, "-", &number.to_string()].concat();
            if let Entry::Vacant(free) = self.0.entry(id.clone()) {
                free.insert(1);
                break id;
            }
        };
        if let Some(last) = self.0.get_mut(wished) {
            *last = number;
        }
        id
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
        assert_eq!(ids.claim("risks"), "risks-2");
        assert_eq!(ids.claim("risks"), "risks-3");
        assert_eq!(ids.claim("risks-2"), "risks-2-2");
    }
}
