//! The list of treatments: what `content/v1/index.json` holds.

use serde::{Deserialize, Serialize};

use super::clinic::Clinic;
use super::text::Inline;

/// All treatments in the order of the catalogue, and the clinic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
pub struct Catalogue {
    /// Version of the format, see [`super::treatment::FORMAT`].
    pub format: u32,
    /// The clinic.
    pub clinic: Clinic,
    /// The treatments, in order.
    pub treatments: Vec<Entry>,
}

/// One treatment in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
pub struct Entry {
    /// Last part of its URL.
    pub slug: String,
    /// Name as a patient says it.
    pub name: String,
    /// One or two sentences.
    pub description: String,
    /// The fact that stands with it (value and note of the strip, plain).
    pub lede: Vec<Inline>,
}
