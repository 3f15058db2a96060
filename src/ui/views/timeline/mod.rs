//! The timeline as a picture: bands of phases, and several sessions on one calendar.
//!
//! Draws what [`crate::domain::timeline`] counted out and nothing else; the words that carry the
//! same stand beside each picture. Knows no ports.

mod markup;
pub mod phases_picture;
pub mod series_strip;

#[cfg(feature = "ssr")]
pub mod examples;

pub use phases_picture::{phases_picture, today_mark, tone_class};
pub use series_strip::{SeriesStrip, series_strip, strip_picture};
