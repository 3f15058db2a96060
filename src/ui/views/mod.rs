//! Markup and ARIA, a folder a noun: props in, events out.
//!
//! Knows no ports and no browser; each folder's `examples.rs` lists the states that the snapshots
//! and the accessibility tests look at.

pub mod catalogue;
pub mod consult;
pub mod controls;
#[cfg(feature = "ssr")]
pub mod examples;
pub mod facts;
pub mod fallback;
pub mod faq;
pub mod handover;
pub mod not_found;
pub mod part_page;
pub mod planner;
pub mod prose;
pub mod recovery;
pub mod sections;
pub mod shell;
pub mod skin_days;
pub mod skin_intro;
pub mod snippet;
pub mod sources;
pub mod timeline;
