//! The lines of an iCalendar file (RFC 5545 §3.1): line ends, folding, escaped text.
//!
//! Deliberately knows no component and no property: the caller says what the lines are.

/// Most octets in a line, its `CRLF` not counted.
const LINE_OCTETS: usize = 75;

/// Writes content lines one after another.
#[derive(Default)]
pub(super) struct IcsWriter {
    text: String,
}

impl IcsWriter {
    /// Writes `line` as it stands, folded where it is too long.
    pub(super) fn line(&mut self, line: &str) {
        let mut octets = 0;
        for letter in line.chars() {
            // A fold stands between two characters, never inside one: some readers unfold text,
            // not bytes.
            if octets + letter.len_utf8() > LINE_OCTETS {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(letter);
            octets += letter.len_utf8();
        }
        self.text.push_str("\r\n");
    }

    /// Writes a property whose value is text for people.
    pub(super) fn text(&mut self, property: &str, value: &str) {
        let mut line = String::from(property);
        line.push(':');
        push_escaped(&mut line, value);
        self.line(&line);
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Appends `value` with the four escapes. Every kind of line break becomes one, a tab a space, and
/// other control characters go: they are not allowed, and no calendar shows them.
fn push_escaped(line: &mut String, value: &str) {
    let mut after_return = false;
    for letter in value.chars() {
        match letter {
            '\n' if after_return => {} // the second half of one break
            '\r' | '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                line.push_str("\\n");
            }
            '\\' | ';' | ',' => {
                line.push('\\');
                line.push(letter);
            }
            '\t' => line.push(' '),
            '\u{feff}' => {} // a byte-order mark that a file left behind
            _ if letter.is_control() => {}
            _ => line.push(letter),
        }
        after_return = letter == '\r';
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(property: &str, value: &str) -> String {
        let mut ics = IcsWriter::default();
        ics.text(property, value);
        ics.finish()
    }

    #[test]
    fn text_is_escaped_and_cannot_begin_a_line_of_its_own() {
        for (value, expected) in [
            ("a, b; c\\d: \"e\"", "a\\, b\\; c\\\\d: \"e\""),
            ("one\ntwo\r\nthree\rfour", "one\\ntwo\\nthree\\nfour"),
            ("\r\r\n\n", "\\n\\n\\n"),
            ("a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}f", "a\\nb\\nc\\nd\\ne\\nf"),
            ("a\tb\0c\u{7}d\u{1b}[31me\u{7f}f\u{9f}g\u{feff}h", "a bcd[31mefgh"),
            ("x\r\nEND:VEVENT\r\n", "x\\nEND:VEVENT\\n"),
            ("\\n", "\\\\n"),
            ("", ""),
        ] {
            assert_eq!(lines("SUMMARY", value), format!("SUMMARY:{expected}\r\n"), "{value:?}");
        }
    }

    #[test]
    fn lines_fold_at_75_octets_and_never_inside_a_character() {
        for letter in ["a", "é", "あ", "😀"] {
            for offset in 0..8 {
                for length in 0..100 {
                    let value = "x".repeat(offset) + &letter.repeat(length);
                    let text = lines("SUMMARY", &value);
                    let unfolded = text.replace("\r\n ", "");
                    assert_eq!(unfolded, format!("SUMMARY:{value}\r\n"));
                    let (last, full) = text
                        .trim_end()
                        .split("\r\n")
                        .collect::<Vec<_>>()
                        .split_last()
                        .map(|(last, full)| (*last, full.to_vec()))
                        .unwrap();
                    assert!(last.len() <= 75);
                    for line in full {
                        assert!((72..=75).contains(&line.len()), "{line}");
                    }
                }
            }
        }
    }
}
