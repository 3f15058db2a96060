//! The Leptos side: state, views, parts and pages; compiles for wasm32 and natively.
//!
//! Knows no browser API: the world comes in through [`crate::ports`].

pub mod app;
pub mod node;
pub mod pages;
pub mod parts;
pub mod state;
pub mod text;
pub mod views;
