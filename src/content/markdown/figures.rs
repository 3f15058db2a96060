//! Splits words at `{figure-id}`.
//!
//! Does not know which figures exist.

use crate::content::ids::is_id;

/// A piece of words.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Plain words.
    Words(&'a str),
    /// The id between the braces.
    Figure(&'a str),
}

/// Calls `each` with the pieces of `words` and their offsets in it. `from` is where braces begin
/// to count: an escaped `\{` stays a brace.
pub(super) fn pieces<'a>(words: &'a str, from: usize, mut each: impl FnMut(usize, Piece<'a>)) {
    let mut plain = 0;
    let mut at = from;
    while let Some(open) = words.get(at..).and_then(|rest| rest.find('{')).map(|i| at + i) {
        // The next brace of either kind, so that each byte is looked at once.
        let Some(end) = words[open + 1..].find(['{', '}']).map(|i| open + 1 + i) else { break };
        at = end;
        let id = &words[open + 1..end];
        if words[end..].starts_with('}') && is_id(id) {
            if plain < open {
                each(plain, Piece::Words(&words[plain..open]));
            }
            each(open, Piece::Figure(id));
            plain = end + 1;
            at = plain;
        }
    }
    if plain < words.len() {
        each(plain, Piece::Words(&words[plain..]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(words: &str, from: usize) -> Vec<(usize, Piece<'_>)> {
        let mut out = Vec::new();
        pieces(words, from, |at, piece| out.push((at, piece)));
        out
    }

    #[test]
    fn figures_are_cut_out_of_the_words_around_them() {
        assert_eq!(
            cut("gone in {redness}, as {a}{b}", 0),
            [
                (0, Piece::Words("gone in ")),
                (8, Piece::Figure("redness")),
                (17, Piece::Words(", as ")),
                (22, Piece::Figure("a")),
                (25, Piece::Figure("b")),
            ]
        );
    }

    #[test]
    fn braces_that_hold_no_id_stay_words() {
        for words in ["{", "}{", "{}", "{A}", "{a b}", "{{", "{a", "a}"] {
            assert_eq!(cut(words, 0), [(0, Piece::Words(words))], "{words}");
        }
        assert_eq!(cut("{{a}", 0), [(0, Piece::Words("{")), (1, Piece::Figure("a"))]);
        assert_eq!(cut("{a}", 1), [(0, Piece::Words("{a}"))]);
    }
}
