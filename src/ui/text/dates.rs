//! What is wrong with an entry that is to be a day.

use crate::domain::date::DateError;

/// A field that holds no day.
pub const NO_DAY: &str = "Please enter a day.";
/// A year that no plan reaches.
pub const YEAR_OUT_OF_RANGE: &str =
    "The calendar here runs from 1900 to 2199. Please check the year.";

/// What to say beside a field whose entry is no day for `error`.
pub fn fault(error: &DateError) -> &'static str {
    match error {
        DateError::OutOfRange { .. } => YEAR_OUT_OF_RANGE,
        DateError::NotIso(_) | DateError::NoSuchDay { .. } => NO_DAY,
    }
}
