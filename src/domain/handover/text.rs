//! A plan as plain text, for a message or a note where files and links do not get through.
//!
//! Deliberately knows no words: it lays out what the sheet says, one thing a line.

use super::sheet::{Row, Sheet};

/// The text of `sheet`; `row` writes the line of one session ("Session 1 of 3: Monday, …").
///
/// Paragraphs are parted by an empty line, messages begin with a hyphen, and the link stands alone
/// on the last line, where every messenger finds its end.
pub fn plain(sheet: &Sheet, row: &dyn Fn(&Row) -> String) -> String {
    let mut text = String::new();
    push_line(&mut text, "", &sheet.title);
    for session in &sheet.rows {
        push_line(&mut text, "", &row(session));
    }
    for section in &sheet.sections {
        text.push('\n');
        push_line(&mut text, "", &section.heading);
        for line in &section.lines {
            push_line(&mut text, "- ", line);
        }
    }
    text.push('\n');
    push_line(&mut text, "", &sheet.notice);
    if let Some((label, link)) = &sheet.link {
        text.push('\n');
        push_line(&mut text, "", label);
        push_line(&mut text, "", link);
    }
    text
}

/// One line; breaks inside `line` become spaces, so that the layout holds.
fn push_line(text: &mut String, mark: &str, line: &str) {
    text.push_str(mark);
    let breaks = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
    text.extend(line.chars().map(|letter| if breaks(letter) { ' ' } else { letter }));
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::handover::sheet::tests::sample;

    #[test]
    fn the_text_reads_from_the_title_to_the_link() {
        let text = plain(&sample(Some(7), &["Call 01234."]), &|row| {
            format!("Session {} of {}: {}", row.session, row.of, row.date)
        });
        let expected = "Microneedling
Session 1 of 2: 2027-03-15
Session 2 of 2: 2027-04-12

Before
- Pause strong exfoliants.

After
- Cleanse gently.
- Use sunscreen daily.

Questions
- Call 01234.

Suggested dates, not a booking.

Open the plan
https://example.com/#plan=x
";
        assert_eq!(text, expected);
    }

    #[test]
    fn without_a_link_the_text_ends_with_the_notice() {
        let sheet = Sheet { link: None, ..sample(None, &[]) };
        let text = plain(&sheet, &|row| row.date.to_string());
        assert!(text.ends_with("\n\nSuggested dates, not a booking.\n"));
    }

    #[test]
    fn a_break_inside_a_line_does_not_break_the_layout() {
        let sheet = sample(None, &[]);
        let text = plain(&sheet, &|_| "one\r\ntwo\u{2028}three".to_owned());
        assert_eq!(text.lines().nth(1), Some("one  two three"));
    }
}
