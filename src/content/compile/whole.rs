//! Rules that look at whole files: forbidden words, figures that nobody uses, and links to no place.
//!
//! Knows nothing of what a file is for.

use std::collections::BTreeSet;

use super::log::{File, Log};
use super::prose::Figures;
use super::toml_file::did_you_mean;
use crate::content::error::Diagnostic;
use crate::content::treatment::Treatment;

/// Letters in a row that claim an approval which the treatment does not have.
const FORBIDDEN: [&str; 3] = ["fdaapprov", "approvedbythefda", "approvedbyfda"];

/// "FDA approved" in any case, with any marks, spaces or markup between: an error. The file is read
/// twice: as it was written, and as readers see it, without the addresses and the tags in between.
pub(super) fn forbidden_words(file: File<'_>, log: &mut Log) {
    let mut places = BTreeSet::new();
    for letters in [letters(file.text, entity), letters(file.text, markup)] {
        let row: String = letters.iter().map(|(_, letter)| *letter).collect();
        for words in FORBIDDEN {
            // All letters of the row are one byte, so a position in it is an index.
            places.extend(row.match_indices(words).map(|(index, _)| letters[index].0));
        }
    }
    // The end of another word is no name.
    places.retain(|offset| !file.text[..*offset].ends_with(char::is_alphabetic));
    for offset in places {
        let message = "“FDA approved” must not be said of a treatment";
        let hint = "say what the treatment does, without an approval";
        log.error(file, offset, message, hint);
    }
}

/// The English letters of a text in lower case with their places; `skip` gives the length of what
/// is no letter at the beginning of a text.
fn letters(text: &str, skip: fn(&str) -> usize) -> Vec<(usize, char)> {
    let mut out = Vec::new();
    let mut skip_to = 0;
    for (at, c) in text.char_indices() {
        if at < skip_to {
            continue;
        }
        skip_to = at + skip(&text[at..]);
        if skip_to > at {
            continue;
        }
        if c.is_ascii_alphabetic() {
            out.push((at, c.to_ascii_lowercase()));
        } else if c.is_alphabetic() {
            out.push((at, '?'));
        }
    }
    out
}

/// The length of the entity, such as `&nbsp;`, that `text` begins with; 0 when it begins otherwise.
fn entity(text: &str) -> usize {
    let Some(name) = text.strip_prefix('&') else { return 0 };
    let length = name.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    let whole = (1..=32).contains(&length) && name[length..].starts_with(';');
    if whole { length + 2 } else { 0 }
}

/// The same for an entity, a tag, or the end of a link with its address.
fn markup(text: &str) -> usize {
    match text.as_bytes() {
        [b'<', b'/' | b'!' | b'a'..=b'z' | b'A'..=b'Z', ..] => {
            text.find('>').map_or(0, |end| end + 1)
        }
        [b']', b'(', ..] => enclosed(text, '(', ')'),
        [b']', b'[', ..] => enclosed(&text[1..], '[', ']') + 1,
        _ => entity(text),
    }
}

/// How far `text` goes up to the mark that closes the first one that opens.
fn enclosed(text: &str, open: char, close: char) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        depth += i32::from(c == open) - i32::from(c == close);
        if c == close && depth == 0 {
            return at + 1;
        }
    }
    0
}

/// Figures that stand nowhere: a warning.
pub(super) fn unused_figures(file: File<'_>, figures: &Figures, log: &mut Log) {
    for figure in &figures.sound {
        if !figures.used.contains(&figure.id) {
            let offset = file.text.find(&format!("\"{}\"", figure.id)).unwrap_or_default();
            let message = format!("the figure “{}” is not used", figure.id);
            let hint = format!("write {{{}}} where it belongs, or take it out", figure.id);
            log.warn(file, offset, message, hint);
        }
    }
}

/// Links to places that the treatment's page has not: a warning.
pub(super) fn missing_places(
    treatment: &Treatment,
    links: Vec<(String, Diagnostic)>,
    log: &mut Log,
) {
    let (own, all) = (treatment.element_ids(), treatment.taken_ids());
    let known: Vec<&str> = own.iter().map(String::as_str).collect();
    for (id, mut missing) in links {
        if !all.contains(&id) {
            missing.hint = did_you_mean(&id, &known);
            if !missing.hint.ends_with('?') {
                missing.hint = "write the id of a section or a question, as in #risks".to_owned();
            }
            log.warnings.push(missing);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn errors(text: &str) -> usize {
        let mut log = Log::default();
        forbidden_words(File { path: "page.md", text }, &mut log);
        log.errors.len()
    }

    #[test]
    fn fda_approved_is_found_however_it_is_written() {
        for text in [
            "FDA approved",
            "fda-approved",
            "FDA\n approved",
            "F.D.A. Approved",
            "FDA **approved**",
            "FDA&nbsp;approved",
            "FDA\u{ad}approved",
            "FDA approval",
            "approved by the FDA",
            "Approved by FDA",
            "é FDA—approved",
            "[FDA](https://www.fda.gov/) approved",
            "[FDA](https://example.org/a_(b) \"agency\") approved",
            "[FDA][the agency] approved",
            "![FDA](/icons/fda.webp) [approved](/a)",
            "FDA <b>approved</b>",
            "FDA <!-- not --> approved",
            "[by our clinic](/fda-approved/)",
            "a < b, [FDA](/a) approved > c",
            "](FDA approved",
        ] {
            assert_eq!(errors(text), 1, "{text}");
        }
        assert_eq!(errors("FDA approved and FDA approved"), 2);
    }

    #[test]
    fn other_words_with_the_same_letters_are_not() {
        for text in ["the FDA", "approved by the clinic", "kofda approved", "ÉFDA approved"] {
            assert_eq!(errors(text), 0, "{text}");
        }
    }
}
