//! Numbers with their units, in words.

use crate::content::treatment::{Figure, Unit};

/// The unit's name for `count`.
pub fn unit(unit: Unit, count: u32) -> &'static str {
    match (unit, count) {
        (Unit::Minutes, 1) => "minute",
        (Unit::Minutes, _) => "minutes",
        (Unit::Hours, 1) => "hour",
        (Unit::Hours, _) => "hours",
        (Unit::Days, 1) => "day",
        (Unit::Days, _) => "days",
        (Unit::Weeks, 1) => "week",
        (Unit::Weeks, _) => "weeks",
        (Unit::Months, 1) => "month",
        (Unit::Months, _) => "months",
        (Unit::Sessions, 1) => "session",
        (Unit::Sessions, _) => "sessions",
        (Unit::Count, _) => "",
    }
}

/// "24 to 72 hours", "14 days", "6".
pub fn figure(figure: &Figure) -> String {
    let mut words = figure.low.to_string();
    if figure.high != figure.low {
        words.push_str(" to ");
        words.push_str(&figure.high.to_string());
    }
    let name = unit(figure.unit, figure.high);
    if !name.is_empty() {
        // A number and its unit stay on one line.
        words.push('\u{a0}');
        words.push_str(name);
    }
    words
}
