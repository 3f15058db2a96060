//! What is wrong with content, in words for the person who edits it.
//!
//! Knows no rule; each stage of `compile` says what it found.

use std::fmt;

/// One thing that is wrong or could be better: where, what, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Path inside the content folder, with `/`.
    pub file: String,
    /// Line in it, from 1; 0 when what is wrong stands in no one line.
    pub line: u32,
    /// What was found; a sentence in lower case without a full stop.
    pub message: String,
    /// How to mend it, in the same form.
    pub hint: String,
}

impl Diagnostic {
    /// Where it is: `file:line`, or the file alone.
    pub fn place(&self) -> String {
        match self.line {
            0 => self.file.clone(),
            line => format!("{}:{line}", self.file),
        }
    }
}

impl fmt::Display for Diagnostic {
    /// Two lines: `file:line: message`, and under it the way out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n    {}", self.place(), self.message, self.hint)
    }
}

/// Content that cannot be used: everything that is wrong, not only the first thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// What must be mended, by file and line; at least one.
    pub errors: Vec<Diagnostic>,
    /// What could be better.
    pub warnings: Vec<Diagnostic>,
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for error in &self.errors {
            writeln!(f, "{error}")?;
        }
        match self.errors.len() {
            1 => write!(f, "1 error in the content: nothing was built"),
            count => write!(f, "{count} errors in the content: nothing was built"),
        }
    }
}

impl std::error::Error for Rejected {}
