//! Reading level of a section: the Flesch–Kincaid grade.
//!
//! Knows English only, and counts syllables by rule of thumb: a warning, never an error.

use super::log::{File, Log};
use super::prose::Figures;
use crate::content::text::{Block, Inline, plain_text};
use crate::content::treatment::{Figure, Unit};

/// Grade above which a warning is given.
const GRADE_MAX: f64 = 9.0;
/// A text with fewer words has no grade worth naming.
const WORDS_MIN: usize = 20;

/// Whether a text in this language has a grade.
pub(super) fn is_english(language: &str) -> bool {
    language.split('-').next().is_some_and(|first| first.eq_ignore_ascii_case("en"))
}

/// Warns when `blocks` are hard to read.
pub(super) fn check(
    name: &str,
    blocks: &[Block],
    figures: &Figures,
    file: File<'_>,
    offset: usize,
    log: &mut Log,
) {
    let mut text = String::new();
    gather(blocks, &figures.sound, &mut text);
    let Some(grade) = grade(&text).filter(|grade| *grade > GRADE_MAX) else { return };
    let message = format!("{name} reads like school grade {grade:.0}, above {GRADE_MAX:.0}");
    log.warn(file, offset, message, "use shorter sentences and everyday words");
}

/// The words of `blocks`, each paragraph and each item ending in a full stop.
fn gather(blocks: &[Block], figures: &[Figure], out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(run) | Block::Plain(run) | Block::Heading { text: run, .. } => {
                sentence(run, figures, out);
            }
            Block::Quote(inner) => gather(inner, figures, out),
            Block::List { items, .. } => items.iter().for_each(|item| gather(item, figures, out)),
            Block::Table { head, rows } => {
                let cells = head.iter().chain(rows.iter().flatten());
                cells.for_each(|cell| sentence(cell, figures, out));
            }
            Block::Code(_) | Block::Rule | Block::Markdown(_) => {}
        }
    }
}

fn sentence(run: &[Inline], figures: &[Figure], out: &mut String) {
    let words =
        |id: &str| figures.iter().find(|figure| figure.id == id).map_or(String::new(), spoken);
    out.push_str(&plain_text(run, &words));
    out.push_str(". ");
}

/// A figure as it is read out; only its length matters here.
fn spoken(figure: &Figure) -> String {
    let unit = match figure.unit {
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::Days => "days",
        Unit::Weeks => "weeks",
        Unit::Months => "months",
        Unit::Sessions => "sessions",
        Unit::Count => "",
    };
    match figure.low == figure.high {
        true => format!("ten {unit}"),
        false => format!("ten to twelve {unit}"),
    }
}

/// 0.39 × words per sentence + 11.8 × syllables per word − 15.59.
fn grade(text: &str) -> Option<f64> {
    let mut words = 0_usize;
    let mut syllables_all = 0_usize;
    let mut sentences = 0_usize;
    let mut open = false;
    for token in text.split_whitespace() {
        let word: String =
            token.chars().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
        if !word.is_empty() {
            words += 1;
            syllables_all += syllables(&word);
            open = true;
        }
        if open && token.ends_with(['.', '!', '?', ':', ';']) {
            sentences += 1;
            open = false;
        }
    }
    if words < WORDS_MIN {
        return None;
    }
    let (words, sentences) = (words as f64, (sentences + usize::from(open)) as f64);
    Some(0.39 * words / sentences + 11.8 * syllables_all as f64 / words - 15.59)
}

/// Groups of vowels, without a silent e at the end.
fn syllables(word: &str) -> usize {
    let vowel = |c: char| "aeiouy".contains(c);
    let mut count = 0;
    let mut before = false;
    for c in word.chars() {
        count += usize::from(vowel(c) && !before);
        before = vowel(c);
    }
    let silent = (word.ends_with('e') && !word.ends_with("le"))
        || (word.ends_with("es") && !word.ends_with("ses"))
        || (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"));
    count.saturating_sub(usize::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_about_right() {
        for (word, count) in [
            ("skin", 1),
            ("made", 1),
            ("gentle", 2),
            ("gently", 2),
            ("cleansed", 1),
            ("treated", 2),
            ("sessions", 2),
            ("collagen", 3),
            ("consultation", 4),
            ("the", 1),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn short_plain_sentences_have_a_low_grade_and_long_learned_ones_a_high_one() {
        let plain = "Your skin may be pink. It will fade. Wear sunscreen each day. Use a mild \
                     wash. Do not rub your skin. Call us if you want to talk.";
        assert!(grade(plain).unwrap() < 3.0);
        let learned = "Collagen induction initiates neovascularization and fibroblast \
                       proliferation, facilitating progressive extracellular matrix remodeling \
                       throughout the superficial dermis over subsequent months of regeneration.";
        assert!(grade(learned).unwrap() > 16.0);
        assert_eq!(grade("Too short to tell."), None);
    }
}
