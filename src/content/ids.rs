//! What an id may look like, in files and over the wire.
//!
//! Makes no ids: headings get theirs in `markdown`.

/// Whether `text` can be an id: lower-case letters of English, digits and single hyphens,
/// beginning with a letter.
pub fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.split('-').all(|word| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// Whether `text` can be the id of a heading: as [`is_id`], with letters of any script.
pub fn is_heading_id(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && text.chars().all(|c| c.is_alphanumeric() || c == '-')
}

/// Names that no treatment can have: their documents would take the place of those of the endpoint.
const RESERVED_SLUGS: [&str; 2] = ["index", "schema"];

/// Whether `text` can be the slug of a treatment.
pub fn is_slug(text: &str) -> bool {
    is_id(text) && !RESERVED_SLUGS.contains(&text)
}

/// Ids that a page has of its own, whatever its content.
const OF_EVERY_PAGE: [&str; 10] = [
    "cta",
    "days-heading",
    "days-session",
    "days-session-words",
    "faq-search",
    "main",
    "on-this-page",
    "skin-title",
    "sources",
    "tg-app",
];

/// Ids that a page has of its own, those among them that it makes from ids of its sections, figures
/// and phases. One that is there twice is a clash of two of these.
pub fn of_the_page<'a>(
    sections: impl Iterator<Item = &'a str>,
    figures: impl Iterator<Item = &'a str>,
    phases: impl Iterator<Item = &'a str>,
) -> Vec<String> {
    let mut ids: Vec<String> = OF_EVERY_PAGE.iter().map(|id| (*id).to_owned()).collect();
    ids.extend(sections.map(|id| [id, "-heading"].concat()));
    ids.extend(figures.map(|id| ["source-", id].concat()));
    ids.extend(phases.map(|id| ["days-", id].concat()));
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_that_an_author_writes_are_plain() {
        assert!(is_id("faq-how-many") && is_id("a1"));
        for bad in ["", "-a", "a-", "a--b", "A", "ä", "1a", "a b", "a\"b"] {
            assert!(!is_id(bad), "{bad}");
        }
    }

    #[test]
    fn ids_of_headings_may_be_in_any_script_but_hold_no_marks() {
        assert!(is_heading_id("für-später") && is_heading_id("日本"));
        for bad in ["", "-a", "1", "a b", "a\"b", "a<b", "a\u{200b}"] {
            assert!(!is_heading_id(bad), "{bad}");
        }
    }
}
