//! Content from disk: reads the folder and hands it to the compiler.
//!
//! Knows the layout of no file; that is [`crate::content::compile`]'s.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Error, read};
use crate::content::catalogue::Catalogue;
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
