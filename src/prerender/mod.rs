//! Native rendering: the ports without a browser, pages, sitemap and content JSON to disk.
//!
//! Knows no browser and no widget.

pub mod ports;
