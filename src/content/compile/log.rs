//! Collects what is wrong, with its line.
//!
//! Knows no rule and stops nothing: the caller goes on and finds the rest.

use crate::content::error::Diagnostic;

/// Errors and warnings so far.
#[derive(Debug, Default)]
pub(super) struct Log {
    pub(super) errors: Vec<Diagnostic>,
    pub(super) warnings: Vec<Diagnostic>,
}

/// One file of the content, as it was given.
#[derive(Clone, Copy, Debug)]
pub(super) struct File<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
}

impl File<'_> {
    /// The line of a byte offset, from 1.
    pub(super) fn line(&self, offset: usize) -> u32 {
        let before = self.text.as_bytes().iter().take(offset);
        let breaks = before.filter(|byte| **byte == b'\n').count();
        u32::try_from(breaks).unwrap_or(u32::MAX).saturating_add(1)
    }

    pub(super) fn diagnostic(&self, offset: usize, message: String, hint: &str) -> Diagnostic {
        Diagnostic {
            file: self.path.to_owned(),
            line: self.line(offset),
            message,
            hint: hint.to_owned(),
        }
    }
}

impl Log {
    /// Notes an error at a byte offset of `file`.
    pub(super) fn error(
        &mut self,
        file: File<'_>,
        offset: usize,
        message: impl Into<String>,
        hint: impl AsRef<str>,
    ) {
        self.errors.push(file.diagnostic(offset, message.into(), hint.as_ref()));
    }

    /// Notes an error that stands in no one line of `path`.
    pub(super) fn error_without_line(&mut self, path: &str, message: String, hint: &str) {
        let file = path.to_owned();
        self.errors.push(Diagnostic { file, line: 0, message, hint: hint.to_owned() });
    }

    /// Notes a warning at a byte offset of `file`.
    pub(super) fn warn(
        &mut self,
        file: File<'_>,
        offset: usize,
        message: impl Into<String>,
        hint: impl AsRef<str>,
    ) {
        self.warnings.push(file.diagnostic(offset, message.into(), hint.as_ref()));
    }
}
