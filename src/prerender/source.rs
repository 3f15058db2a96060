//! Content from disk: reads the folder and hands it to the compiler.
//!
//! Knows the layout of no file; that is [`crate::content::compile`]'s.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Error, read};
use crate::content::catalogue::Catalogue;
use crate::content::compile::{self, SourceFile};
use crate::content::treatment::Treatment;

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
    let mut files = Vec::new();
    collect(folder, folder, &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
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

fn collect(folder: &Path, below: &Path, files: &mut Vec<SourceFile>) -> Result<(), Error> {
    let fault = |error| Error::Disk(folder.to_owned(), error);
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path: PathBuf = entry.map_err(fault)?.path();
        if path.is_dir() {
            collect(&path, below, files)?;
        } else {
            let inside = path.strip_prefix(below).unwrap_or(&path);
            let name = inside.to_string_lossy().replace('\\', "/");
            files.push(SourceFile { path: name, text: read(&path)? });
        }
    }
    Ok(())
}
