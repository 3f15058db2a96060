//! How interactive parts are put into a document: our own pages and, as a widget, the clinic's.
//!
//! Knows the parts and the ports' traits; knows no router, no page and not how a port is made.

pub mod on_page;
