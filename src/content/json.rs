//! The compiled content as JSON: what the endpoint serves and what comes back over the wire.
//!
//! Knows no network; text in, model out. What it gives out has passed [`super::check`].

use std::fmt;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::catalogue::Catalogue;
use super::check::{self, Fault};
use super::fields;
use super::treatment::{FORMAT, Treatment};
use super::version::version;

/// Most bytes of a document that is read.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;

/// Why a document over the wire cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// It is longer than [`MAX_BYTES`]; the length in bytes.
    TooLong(usize),
    /// It is not JSON of this form; the words say where.
    Malformed(String),
    /// It was written for a newer version of the guide.
    Newer(u32),
    /// It has the form and breaks a rule.
    Wrong(Fault),
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            JsonError::TooLong(bytes) => {
                write!(f, "the content has {bytes} bytes, this guide reads up to {MAX_BYTES}")
            }
            JsonError::Malformed(words) => write!(f, "the content is not as expected: {words}"),
            JsonError::Newer(format) => write!(
                f,
                "the content has format {format}, this guide reads up to {FORMAT}: update the guide"
            ),
            JsonError::Wrong(fault) => write!(f, "the content breaks a rule: {fault}"),
        }
    }
}

impl std::error::Error for JsonError {}

/// Reads a treatment and checks it.
///
/// # Errors
/// [`JsonError`]; a newer format is told from a broken one even when its fields are others.
pub fn decode_treatment(text: &str) -> Result<Treatment, JsonError> {
    let treatment: Treatment = decode(text)?;
    check::treatment(&treatment).map_err(JsonError::Wrong)?;
    Ok(treatment)
}

/// Reads a catalogue and checks it.
///
/// # Errors
/// As [`decode_treatment`].
pub fn decode_catalogue(text: &str) -> Result<Catalogue, JsonError> {
    let catalogue: Catalogue = decode(text)?;
    check::catalogue(&catalogue).map_err(JsonError::Wrong)?;
    Ok(catalogue)
}

/// The one field that every version of the format has.
#[derive(Deserialize)]
struct Version {
    format: u32,
}

fn decode<T: DeserializeOwned>(text: &str) -> Result<T, JsonError> {
    if text.len() > MAX_BYTES {
        return Err(JsonError::TooLong(text.len()));
    }
    // A byte order mark is no JSON, and common.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // serde would take a list of fields in their order as well.
    if !text.trim_start().starts_with('{') {
        return Err(JsonError::Malformed("it is no JSON object".to_owned()));
    }
    let malformed = |error: serde_json::Error| JsonError::Malformed(error.to_string());
    let version: Version = serde_json::from_str(text).map_err(malformed)?;
    if version.format > FORMAT {
        return Err(JsonError::Newer(version.format));
    }
    serde_json::from_str(text).map_err(malformed)
}

/// Writes a treatment.
pub fn encode_treatment(treatment: &Treatment) -> String {
    serde_json::to_string(treatment).unwrap_or_default()
}

/// Writes a catalogue.
pub fn encode_catalogue(catalogue: &Catalogue) -> String {
    serde_json::to_string(catalogue).unwrap_or_default()
}

/// Whether a field carries Markdown, so that the markdown module is needed.
pub fn needs_markdown(treatment: &Treatment) -> bool {
    !fields::texts(treatment).is_empty()
}

/// The [`version`](super::version) of what a page shows: the clinic and the treatment; for the
/// catalogue the clinic and the list of treatments.
///
/// Made of the compact JSON of both, so that who holds the documents as text can make it too
/// without reading them (`browser::endpoint` does).
pub fn version_of(catalogue: &Catalogue, treatment: Option<&Treatment>) -> String {
    let clinic = serde_json::to_string(&catalogue.clinic).unwrap_or_default();
    let shown = match treatment {
        Some(treatment) => encode_treatment(treatment),
        None => serde_json::to_string(&catalogue.treatments).unwrap_or_default(),
    };
    version(&[&clinic, &shown])
}

/// The JSON Schema (2020-12) of the endpoint's documents: a treatment or a catalogue.
#[cfg(feature = "compile")]
pub fn schema() -> String {
    let mut generator = schemars::SchemaGenerator::default();
    let documents =
        [generator.subschema_for::<Treatment>(), generator.subschema_for::<Catalogue>()];
    let schema = serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Treatment Guide content, format 1",
        "description": "index.json is a Catalogue, <slug>.json is a Treatment.",
        "anyOf": documents,
        "$defs": generator.take_definitions(true),
    });
    format!("{schema:#}\n")
}

#[cfg(test)]
pub(crate) mod tests;
