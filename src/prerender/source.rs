//! Content from disk: has the folder read and hands it to the compiler.
//!
//! Knows no file and no layout; those are [`crate::content_folder`]'s and [`crate::content::compile`]'s.

use std::path::Path;

use super::Error;
use crate::content::catalogue::Catalogue;
use crate::content::compile;
use crate::content::treatment::Treatment;
use crate::content_folder;

/// The compiled content.
#[derive(Clone, Debug)]
pub struct Content {
    /// All treatments in order, and the clinic.
    pub catalogue: Catalogue,
    /// Each treatment.
    pub treatments: Vec<Treatment>,
    /// What is not wrong but could be better.
    pub warnings: Vec<String>,
}

/// Compiles the content below `folder`.
///
/// # Errors
/// Every fault of the content at once, or the file that could not be read.
pub fn compile(folder: &Path) -> Result<Content, Error> {
    let files =
        content_folder::read(folder).map_err(|unread| Error::Content(unread.to_string()))?;
    match compile::compile(&files) {
        Ok(compiled) => Ok(Content {
            catalogue: compiled.catalogue,
            treatments: compiled.treatments,
            warnings: compiled
                .warnings
                .iter()
                .map(|warning| format!("warning: {warning}"))
                .collect(),
        }),
        Err(rejected) => Err(Error::Content(rejected.to_string())),
    }
}
