//! A plan leaves the screen: link, calendar file, text, QR code.
