//! Finds the numbers in words: digits, and number words before a unit.
//!
//! Knows neither figures nor files.

/// A word, with its offset in the text.
pub(super) type Word = (usize, String);

/// Words that are numbers when a unit follows ("two weeks").
const NUMBER_WORDS: [&str; 29] = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "dozen",
];

const UNITS: [&str; 9] =
    ["minute", "hour", "day", "week", "month", "year", "session", "visit", "percent"];

/// The numbers in `words`, which begin at `offset`: what begins with a digit, and a number word
/// before a unit. A name that begins with a letter (B12, COVID-19) is no number. `before` is the
/// word before them, and then the last of them: emphasis or the end of a line parts no number from
/// its unit.
pub(super) fn numbers(words: &str, offset: usize, before: &mut Option<Word>) -> Vec<Word> {
    let mut found = Vec::new();
    for (at, token) in tokens(words) {
        let at = offset + at;
        if token.chars().any(char::is_numeric) && !token.starts_with(char::is_alphabetic) {
            found.push((at, token.to_owned()));
        }
        let lower = token.to_lowercase();
        let unit = lower.split('-').next_back().unwrap_or_default();
        if UNITS.contains(&unit.strip_suffix('s').unwrap_or(unit)) {
            let own = lower.split_once('-').map_or("", |(number, _)| number);
            if NUMBER_WORDS.contains(&own) {
                found.push((at, token.to_owned()));
            } else if let Some(number) = before.take().filter(|(_, word)| is_number_word(word)) {
                found.push(number);
            }
        }
        *before = Some((at, token.to_owned()));
    }
    found
}

/// The words of `text`, the marks around them off, each with its place. Dashes and dots part words
/// as spaces do ("quickly—3 days"), and so do other marks after a letter ("redness:3 days"); a
/// range (24–72), a large number (1,500), an address and a name with a hyphen stay whole.
fn tokens(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let (mut from, mut last) = (0, ' ');
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let parts = match c {
            '—' | '―' | '…' => true,
            '-' | '.' => last == c,
            _ if text[from..at].contains("://") || text[at..].starts_with("://") => {
                c.is_whitespace()
            }
            '–' | ',' | ';' | ':' | '(' => last.is_alphabetic(),
            _ => c.is_whitespace(),
        };
        last = c;
        if parts {
            let raw = &text[from..at];
            let token = raw.trim_matches(|c: char| !c.is_alphanumeric());
            if !token.is_empty() {
                out.push((from + raw.find(token).unwrap_or_default(), token));
            }
            from = at;
        }
    }
    out
}

fn is_number_word(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.split('-').any(|part| NUMBER_WORDS.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Vec<String> {
        numbers(words, 0, &mut None).into_iter().map(|(_, number)| number).collect()
    }

    #[test]
    fn digits_and_number_words_before_a_unit_are_numbers() {
        assert_eq!(found("gone in 24–72 hours (or 3 days)."), ["24–72", "3"]);
        assert_eq!(found("½ of them, 50%, 1st, SPF 30"), ["½", "50", "1st", "30"]);
        assert_eq!(
            found("Two or three weeks, a six-week gap, twenty-four hours"),
            ["three", "six-week", "twenty-four"]
        );
    }

    #[test]
    fn names_and_counts_without_a_unit_are_not() {
        assert_eq!(found("vitamin B12, COVID-19, two goals, one day, several days"), [""; 0]);
    }

    #[test]
    fn a_mark_parts_a_number_from_the_word_before_as_a_space_does() {
        for mark in ["—", "―", "…", "--", "...", "–", ",", ";", ":", "(", " (", ", "] {
            let text = format!("It fades quickly{mark}3 days at most");
            assert_eq!(numbers(&text, 0, &mut None), [(16 + mark.len(), "3".to_owned())], "{text}");
            assert_eq!(
                found(&format!("short{mark}two weeks{mark}often sooner")),
                ["two"],
                "{mark}"
            );
        }
        assert_eq!(found("B12—3 days, two–three weeks"), ["3", "three"]);
    }

    #[test]
    fn ranges_addresses_and_names_are_not_parted() {
        assert_eq!(
            found("24–72, 1,500, 10:30, 3.5 (1-2)"),
            ["24–72", "1,500", "10:30", "3.5", "1-2"]
        );
        assert_eq!(
            found("https://clinic.example:8443/a,2?b=3(4), see http://a.example/b:5 v1"),
            [""; 0]
        );
        assert_eq!(found("https://clinic.example/2026/3 COVID-19 mRNA-1273 B12/B6 v1.2"), [""; 0]);
    }

    #[test]
    fn every_number_word_counts_a_unit() {
        let words = "two three four five six seven eight nine ten eleven twelve thirteen fourteen \
                     fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty \
                     seventy eighty ninety hundred thousand dozen";
        for word in words.split_whitespace() {
            assert_eq!(found(&format!("about {word} sessions")), [word]);
        }
    }

    #[test]
    fn offsets_point_at_the_number() {
        assert_eq!(numbers("é (24 h)", 10, &mut None), [(14, "24".to_owned())]);
    }
}
