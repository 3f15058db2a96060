//! The words of the planner.

/// "session" or "sessions", with the number before it.
pub fn sessions(count: u8) -> String {
    counted(u32::from(count), "session", "sessions")
}

/// "week" or "weeks", with the number before it.
pub fn weeks(count: u16) -> String {
    counted(u32::from(count), "week", "weeks")
}

/// A number with its noun; the two stay on one line.
pub fn counted(count: u32, one: &str, many: &str) -> String {
    let mut words = count.to_string();
    words.push('\u{a0}');
    words.push_str(if count == 1 { one } else { many });
    words
}

/// The place of a session in a page that has no dates yet.
pub fn week(number: u32) -> String {
    ["week ", &number.to_string()].concat()
}

/// The number of a session.
pub fn session(number: usize) -> String {
    ["Session ", &number.to_string()].concat()
}

/// Beside every plan.
pub const NOT_A_BOOKING: &str =
    "Suggested dates, not a booking. A consultation decides who can be treated.";
