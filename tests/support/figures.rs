//! Figures of the scorecard, printed by tests of every run.

use std::io::Write;

/// Prints `figure: …` past the capturing of the test runner, so that a run without `--nocapture` says it too.
pub fn figure(text: &str) {
    // A closed output is no reason for a test to fail.
    let _ = writeln!(std::io::stdout(), "figure: {text}");
}
