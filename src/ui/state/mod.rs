//! Signals over the domain, and the tables from keys to intents; no markup.

pub mod consult;
pub mod dates;
pub mod faq;
pub mod figures;
pub mod handover;
pub mod keys;
pub mod number;
pub mod planner;
pub mod recovery;
