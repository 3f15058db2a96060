//! Writes the few SVG shapes that the pictures are made of.
//!
//! A picture is drawn whole, so it is one piece of markup rather than nodes that follow signals.
//! Nothing from content enters here: values are our own numbers, class names and labels.

use crate::domain::timeline::Span;

/// Markup in the making.
pub(super) struct Markup(String);

impl Markup {
    /// An `<svg>` as large as its box; what it shows stands in words beside it.
    pub(super) fn svg(class: &str) -> Self {
        let mut markup = Markup(String::with_capacity(4_096));
        let attributes =
            [("class", class), ("width", "100%"), ("height", "100%"), ("aria-hidden", "true")];
        markup.open("svg", &attributes);
        markup
    }

    /// Begins an element that [`Markup::close`] ends.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.element(name, attributes);
        self.0.push('>');
    }

    /// Ends the element `name`.
    pub(super) fn close(&mut self, name: &str) {
        for part in ["</", name, ">"] {
            self.0.push_str(part);
        }
    }

    /// An element without children.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.element(name, attributes);
        self.0.push_str("/>");
    }

    /// A line between two positions and two heights.
    pub(super) fn line(&mut self, class: &str, from: u16, to: u16, top: &str, bottom: &str) {
        let (from, to) = (percent(from), percent(to));
        let at = [("class", class), ("x1", &from), ("x2", &to), ("y1", top), ("y2", bottom)];
        self.empty("line", &at);
    }

    /// A box over `span`.
    pub(super) fn rect(&mut self, class: &str, span: Span, top: &str, height: &str) {
        let (from, width) = (percent(span.from), percent(span.to - span.from));
        let at =
            [("class", class), ("x", &from), ("width", &width), ("y", top), ("height", height)];
        self.empty("rect", &at);
    }

    /// A label; `base` is the height of its base line.
    pub(super) fn text(&mut self, class: &str, at: u16, base: &str, label: &str) {
        self.open("text", &[("class", class), ("x", &percent(at)), ("y", base)]);
        for letter in label.chars() {
            match letter {
                '<' => self.0.push_str("&lt;"),
                '&' => self.0.push_str("&amp;"),
                letter => self.0.push(letter),
            }
        }
        self.close("text");
    }

    /// The whole picture.
    pub(super) fn finish(mut self) -> String {
        self.close("svg");
        self.0
    }

    fn element(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            for part in [" ", name, "=\"", value, "\""] {
                self.0.push_str(part);
            }
        }
    }
}

/// A position as a share of the width: "12.34%". Whole numbers only, so that the markup is the
/// same on every machine.
fn percent(position: u16) -> String {
    let (whole, rest) = (position / 100, position % 100);
    let mut share = whole.to_string();
    if rest > 0 {
        share.push_str(if rest < 10 { ".0" } else { "." });
        share.push_str(&rest.to_string());
    }
    share.push('%');
    share
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_written_with_two_places_at_most() {
        let written: Vec<String> = [0, 7, 50, 425, 10_000].map(percent).into();
        assert_eq!(written, ["0%", "0.07%", "0.50%", "4.25%", "100%"]);
    }

    #[test]
    fn a_label_cannot_open_an_element() {
        let mut markup = Markup::svg("a");
        markup.text("b", 0, "1em", "<i>&");
        assert!(markup.finish().ends_with(">&lt;i>&amp;</text></svg>"));
    }
}
