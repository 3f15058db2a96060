//! The ports as the browser has them; the only place that touches `web_sys`.
