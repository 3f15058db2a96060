//! A plan leaves the screen: link, calendar file, text, sheet and QR code.
//!
//! Deliberately knows no words of any language, no clock and no way to save a file: words come in
//! as arguments, and what comes out is text, numbers and typed data.

mod bits;
pub mod calendar;
pub mod plan_link;
pub mod qr;
pub mod sheet;
pub mod text;
