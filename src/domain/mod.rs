//! Pure rules over civil dates: what a plan is, when recovery is visible, how it is handed over.
//!
//! Knows no clock, no storage, no markup and no file format of the content: "today" always
//! comes in as an argument.

pub mod date;
pub mod handover;
pub mod recovery;
pub mod series;
pub mod timeline;
