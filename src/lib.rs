//! Treatment Guide: treatment pages, an FAQ, a recovery timeline and a planner for a series of
//! sessions, as static files with WebAssembly on top.
//!
//! This file is the map of the crate and holds no logic:
//!
//! - [`domain`]: pure rules over civil dates (series, recovery, timeline, hand-over).
//! - [`content`]: text → typed model, no input or output.
//! - `content_folder`: the files of the content on disk (native only).
//! - [`endpoint`]: when content is fetched and what becomes of the answers, without the fetching.
//! - [`routes`]: every URL of the site, from the catalogue.
//! - [`ports`]: the traits through which the app reaches the world.
//! - `ui`: Leptos views, state and pages, for the browser and for native rendering.
//! - `embed`: the public contract of the widget.
//! - `browser`: the ports as the browser has them (wasm32 only).
//! - `prerender`: pages, sitemap and content JSON to disk (native only).
#![deny(missing_docs)]

#[cfg(all(feature = "csr", target_arch = "wasm32"))]
pub mod browser;
pub mod content;
#[cfg(feature = "compile")]
pub mod content_folder;
pub mod domain;
#[cfg(all(feature = "csr", target_arch = "wasm32"))]
pub mod embed;
pub mod endpoint;
pub mod ports;
#[cfg(feature = "ssr")]
pub mod prerender;
pub mod routes;
#[cfg(feature = "ui")]
pub mod ui;
