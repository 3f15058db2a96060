//! A key press as plain data, so that tables from keys to intents can be tested natively.
//!
//! Knows no event and no intent.

/// A key that was pressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its name, as `KeyboardEvent.key` gives it.
    pub name: String,
    /// Whether Shift was down.
    pub shift: bool,
    /// Whether Control or Command was down.
    pub command: bool,
}
