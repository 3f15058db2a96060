//! Every word of the interface that does not come from content, a file a noun.
//!
//! Knows no markup. Figures and dates come in as arguments, already written out.

pub mod embed;
pub mod faq;
pub mod figures;
pub mod handover;
pub mod page;
pub mod planner;
pub mod recovery;
