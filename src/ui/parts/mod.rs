//! The interactive parts: state, ports and view of each put together, ready to be mounted.
//!
//! The same function serves the site's pages, the guide module and the widget. Knows neither the
//! router nor where on a page it stands.

pub mod planner;
