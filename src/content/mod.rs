//! From text to a typed model of treatments, FAQ and clinic; no input or output of its own.
//!
//! The model (always compiled, with serde): [`text`], [`treatment`], [`faq`], [`clinic`],
//! [`catalogue`]. Knows no view, no disk and no network.

pub mod catalogue;
pub mod clinic;
pub mod faq;
pub mod page_data;
pub mod text;
pub mod treatment;
