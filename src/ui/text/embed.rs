//! Words of the widget, its frames and the page that writes its snippet.

/// What the FAQ view shows, after the treatment's name.
pub const FAQ: &str = "questions and answers";
/// What the recovery view shows, after the treatment's name.
pub const RECOVERY: &str = "recovery, day by day";
/// What the planner view shows, after the treatment's name.
pub const PLAN: &str = "plan your series";

/// Heading of a view that stands by itself: "Microneedling: plan your series".
pub fn title(treatment: &str, what: &str) -> String {
    [treatment, ": ", what].concat()
}
