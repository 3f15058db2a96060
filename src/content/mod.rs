//! From text to a typed model of treatments, FAQ and clinic; no input or output of its own.
//!
//! - The model, always compiled, with serde: [`text`], [`treatment`], [`faq`], [`clinic`],
//!   [`catalogue`]; [`links`] says which addresses may stand in it.
//! - `markdown` (feature `markdown`): Markdown → typed blocks, natively and in the browser.
//!
//! Knows no view, no disk and no network.

pub mod catalogue;
pub mod clinic;
pub mod faq;
pub mod links;
#[cfg(feature = "markdown")]
pub mod markdown;
pub mod page_data;
pub mod recovery;
pub mod text;
pub mod treatment;
