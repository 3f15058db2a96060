//! The QR code of a link: dark on light in every theme, or readers do not find it.
//!
//! Knows no link of its own and no plan.

use leptos::prelude::*;

use crate::domain::handover::qr::QrCode;
use crate::ui::text::handover as text;

/// The code of `link`; nothing when it is too long for one that a screen can show well.
pub fn qr(link: &str) -> Option<AnyView> {
    let code = QrCode::new(link).ok()?;
    let side = code.view_side().to_string();
    let view_box = ["0 0 ", &side, " ", &side].concat();
    Some(
        view! {
            <svg
                class="tg-qr__code"
                viewBox=view_box
                shape-rendering="crispEdges"
                role="img"
                aria-label=text::QR
            >
                <path d=code.path()></path>
            </svg>
        }
        .into_any(),
    )
}
