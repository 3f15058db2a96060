//! The QR code of a link: dark on light in every theme, or readers do not find it.
//!
//! Knows no link of its own and no plan.

use crate::domain::handover::qr::QrCode;
use crate::ui::node::{Node, el};
use crate::ui::text::handover as text;

/// The code of `link`; nothing when it is too long for one that a screen can show well.
pub fn qr(link: &str) -> Node {
    let Ok(code) = QrCode::new(link) else { return Node::nothing() };
    let side = code.view_side().to_string();
    el("svg")
        .class("tg-qr__code")
        .attr("viewBox", ["0 0 ", &side, " ", &side].concat())
        .attr("shape-rendering", "crispEdges")
        .attr("role", "img")
        .attr("aria-label", text::QR)
        .child(el("path").attr("d", code.path()))
        .into()
}
