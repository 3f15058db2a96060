//! The geometry of the recovery picture: numbers only, no SVG.
//!
//! Everything is counted in whole units of [`scale::SPAN`], so equal phases give equal pictures
//! on every machine. Knows no colour, no word and no pixel.

pub mod bands;
pub mod calendar;
pub mod scale;
pub mod ticks;

pub use bands::{Band, FULL, Stop, bands};
pub use calendar::{Calendar, Span, Strip, strip};
pub use scale::{SPAN, Scale};
pub use ticks::{Tick, Unit, ticks};
