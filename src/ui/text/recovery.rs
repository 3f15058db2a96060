//! The words of the recovery timeline.

/// "Day 2: Pink and warm, fading".
pub fn day_and_phase(day: u16, phase: &str) -> String {
    ["Day ", &day.to_string(), ": ", phase].concat()
}

/// "Day 2, Tuesday: Pink and warm, fading".
pub fn dated_day_and_phase(day: u16, weekday: &str, phase: &str) -> String {
    ["Day ", &day.to_string(), ", ", weekday, ": ", phase].concat()
}
