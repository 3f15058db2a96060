//! The geometry of the recovery picture: numbers only, no SVG.
//!
//! Everything is counted in whole units of [`scale::SPAN`], so equal phases give equal pictures
//! on every machine. Knows no colour, no word and no pixel.

pub mod scale;

pub use scale::{SPAN, Scale};
