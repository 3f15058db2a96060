//! Words of the FAQ.

/// Opens every answer.
pub const OPEN_ALL: &str = "Open all answers";
/// Closes every answer.
pub const CLOSE_ALL: &str = "Close all";
/// Label of the search box.
pub const SEARCH: &str = "Search the questions";
/// The link to one answer.
pub const LINK: &str = "Link to this answer";
/// Said when that link was copied.
pub const COPIED: &str = "Link copied.";
/// Said when it could not be.
pub const NOT_COPIED: &str =
    "Not copied. The link itself can be: hold it, or press it with the other mouse button.";

/// "3 of 12 questions", or that there is none.
pub fn matches(shown: usize, all: usize) -> String {
    if shown == 0 {
        return "No question has these words. Try fewer or other words.".to_owned();
    }
    [&shown.to_string(), " of ", &all.to_string(), " questions"].concat()
}
