//! The compiled content as JSON: what the endpoint serves and what comes back over the wire.
//!
//! Knows no network; text in, model out.

use std::fmt;

use super::catalogue::Catalogue;
use super::treatment::{FORMAT, Treatment};

/// Why a document over the wire cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonError {
    /// It is not JSON of this form; the words say where.
    Malformed(String),
    /// It was written for a newer version of the guide.
    Newer(u32),
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            JsonError::Malformed(words) => write!(f, "the content is not as expected: {words}"),
            JsonError::Newer(format) => write!(
                f,
                "the content has format {format}, this guide reads up to {FORMAT}: update the guide"
            ),
        }
    }
}

impl std::error::Error for JsonError {}

/// Reads a treatment.
///
/// # Errors
/// [`JsonError`].
pub fn decode_treatment(text: &str) -> Result<Treatment, JsonError> {
    let treatment: Treatment = decode(text)?;
    if treatment.format > FORMAT { Err(JsonError::Newer(treatment.format)) } else { Ok(treatment) }
}

/// Reads a catalogue.
///
/// # Errors
/// [`JsonError`].
pub fn decode_catalogue(text: &str) -> Result<Catalogue, JsonError> {
    let catalogue: Catalogue = decode(text)?;
    if catalogue.format > FORMAT { Err(JsonError::Newer(catalogue.format)) } else { Ok(catalogue) }
}

fn decode<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, JsonError> {
    serde_json::from_str(text).map_err(|error| JsonError::Malformed(error.to_string()))
}

/// Writes a treatment.
pub fn encode_treatment(treatment: &Treatment) -> String {
    serde_json::to_string(treatment).unwrap_or_default()
}

/// Writes a catalogue.
pub fn encode_catalogue(catalogue: &Catalogue) -> String {
    serde_json::to_string(catalogue).unwrap_or_default()
}

/// The JSON Schema of both documents.
#[cfg(feature = "compile")]
pub fn schema() -> String {
    let schema = serde_json::json!({
        "treatment": schemars::schema_for!(Treatment),
        "catalogue": schemars::schema_for!(Catalogue),
    });
    schema.to_string()
}
