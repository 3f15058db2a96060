//! From text to a typed model of treatments, FAQ and clinic; no input or output of its own.
//!
//! - The model, always compiled, with serde: [`text`], [`treatment`], [`faq`], [`clinic`],
//!   [`catalogue`]; [`links`] says which addresses may stand in it.
//! - [`json`] writes and reads documents of the endpoint; [`check`] holds what came over the wire
//!   to the same rules as files.
//! - [`fields`] finds the Markdown that a document carries, [`version`] names a document's content.
//! - `compile` (feature `compile`, native): a folder of text files → the model, or errors with
//!   file, line and the way out.
//! - `markdown` (feature `markdown`): Markdown → typed blocks, natively and in the browser.
//!
//! Knows no view, no disk and no network.

pub mod catalogue;
pub mod check;
pub mod clinic;
#[cfg(feature = "compile")]
pub mod compile;
#[cfg(feature = "compile")]
pub mod error;
pub mod faq;
pub mod fields;
pub mod ids;
pub mod json;
pub mod links;
#[cfg(feature = "markdown")]
pub mod markdown;
pub mod part_data;
pub mod recovery;
pub mod rules;
pub mod text;
pub mod treatment;
pub mod version;
