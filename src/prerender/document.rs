//! The document around a page: head, data block, body attributes.
//!
//! Writes text; knows no view and no content beyond what [`Document`] names.

use super::assets::{Assets, FOR_ENDPOINTS, files};

/// Version of this release; the widget's script reads only pages of its own.
pub const RELEASE: &str = env!("CARGO_PKG_VERSION");

/// When the guide module starts on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Right after the first paint: the page is an interactive part, of the module that is named.
    Paint(&'static str),
    /// When the browser is idle or at the first touch: the page is prose.
    Idle,
    /// Never: nothing on the page is interactive.
    Never,
}

/// Everything that stands around the body of a page.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// Language of the page, BCP 47.
    pub language: &'a str,
    /// Title in tabs and search results.
    pub title: &'a str,
    /// Description for search results; empty when the page is not indexed.
    pub description: &'a str,
    /// Absolute address of the page, when the site's is known.
    pub canonical: Option<String>,
    /// Name of the site, for Open Graph.
    pub site_name: &'a str,
    /// Whether search engines may list it.
    pub indexed: bool,
    /// Root of the guide on its host.
    pub root: &'a str,
    /// Path of the page below the root, stamped on the page so that a host that serves it under
    /// another address is noticed.
    pub path: &'a str,
    /// Name of its style sheet, one of [`super::styles::SHEETS`].
    pub style: &'a str,
    /// When the guide starts.
    pub start: Start,
    /// The version of the content that the page shows, where it may be replaced by another.
    pub content: Option<String>,
    /// The endpoint that the site names; empty for none.
    pub endpoint: &'a str,
    /// Slugs of the treatments that have pages, with spaces between: an endpoint may list others.
    pub treatments: &'a str,
    /// JSON-LD blocks.
    pub structured: Vec<String>,
    /// Markup of the body.
    pub body: String,
}

impl Document<'_> {
    /// The whole HTML file.
    pub fn write(&self, assets: &Assets) -> String {
        let mut out = String::with_capacity(self.body.len() + 4096);
        let start = match self.start {
            Start::Paint(module) => module,
            Start::Idle => "idle",
            Start::Never => "never",
        };
        out.push_str("<!doctype html>\n<html");
        attribute(&mut out, "lang", self.language);
        attribute(&mut out, "data-tg-root", self.root);
        attribute(&mut out, "data-tg-path", self.path);
        attribute(&mut out, "data-tg-start", start);
        attribute(&mut out, "data-tg-release", RELEASE);
        attribute(&mut out, "data-tg-build", &assets.build);
        if let Some(version) = &self.content {
            attribute(&mut out, "data-tg-content-version", version);
            // Named here and not in the start script, so that sites without an endpoint of their
            // own carry nothing of it.
            if !self.endpoint.is_empty() {
                attribute(&mut out, "data-tg-content", self.endpoint);
                attribute(&mut out, "data-tg-treatments", self.treatments);
                let modules = assets.modules.iter();
                let modules = files(modules.filter(|it| FOR_ENDPOINTS.contains(&it.name)));
                attribute(&mut out, "data-tg-modules", &modules);
            }
        }
        out.push_str(">\n<head>\n<meta charset=\"utf-8\">\n");
        out.push_str(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
        );
        out.push_str(&escape(self.title));
        out.push_str("</title>\n");
        tag(&mut out, "link", &[("rel", "stylesheet"), ("href", assets.style(self.style))]);
        // Low, so that what is not needed for the first paint does not take the line from the style
        // sheet that the paint waits for.
        let low = ("fetchpriority", "low");
        let boot = [("type", "module"), ("src", assets.boot.as_str()), low];
        let prose = !matches!(self.start, Start::Paint(_));
        tag(&mut out, "script", if prose { &boot } else { &boot[..2] });
        self.write_meta(&mut out);
        for block in &self.structured {
            data_block(&mut out, "application/ld+json", block);
        }
        out.push_str("</head>\n<body class=\"tg-root\">\n");
        out.push_str(&self.body);
        out.push_str("</body>\n</html>\n");
        out
    }

    fn write_meta(&self, out: &mut String) {
        let root = |file: &str| [self.root, file].concat();
        let meta = |out: &mut String, name: &str, content: &str| {
            tag(out, "meta", &[("name", name), ("content", content)]);
        };
        let property = |out: &mut String, name: &str, content: &str| {
            tag(out, "meta", &[("property", name), ("content", content)]);
        };
        if self.description.is_empty() || !self.indexed {
            meta(out, "robots", "noindex");
        }
        if !self.description.is_empty() {
            meta(out, "description", self.description);
            property(out, "og:type", "website");
            property(out, "og:site_name", self.site_name);
            property(out, "og:title", self.title);
            property(out, "og:description", self.description);
        }
        if let (Some(address), true) = (&self.canonical, self.indexed) {
            tag(out, "link", &[("rel", "canonical"), ("href", address)]);
            property(out, "og:url", address);
        }
        meta(out, "color-scheme", "light dark");
        tag(
            out,
            "link",
            &[("rel", "icon"), ("href", &root("icons/icon.svg")), ("type", "image/svg+xml")],
        );
        let touch = root("icons/apple-touch-icon.png");
        tag(out, "link", &[("rel", "apple-touch-icon"), ("href", &touch)]);
        tag(out, "link", &[("rel", "manifest"), ("href", &root("site.webmanifest"))]);
    }
}

/// `text` with the five characters replaced that mean something in HTML.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// JSON that can stand inside a `script` element: no `<` is left that could end it or open a
/// comment.
fn escape_json(json: &str) -> String {
    json.replace('<', "\\u003c")
}

fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    out.push_str(&escape(value));
    out.push('"');
}

fn tag(out: &mut String, name: &str, attributes: &[(&str, &str)]) {
    out.push('<');
    out.push_str(name);
    for (name, value) in attributes {
        attribute(out, name, value);
    }
    out.push('>');
    if name == "script" {
        out.push_str("</script>");
    }
    out.push('\n');
}

fn data_block(out: &mut String, media_type: &str, json: &str) {
    out.push_str("<script");
    attribute(out, "type", media_type);
    out.push('>');
    out.push_str(&escape_json(json));
    out.push_str("</script>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(title: &str, block: &str) -> String {
        Document {
            language: "en",
            title,
            description: "d",
            canonical: None,
            site_name: "s",
            indexed: true,
            root: "/guide/",
            path: "",
            style: "catalogue",
            start: Start::Idle,
            content: None,
            endpoint: "",
            treatments: "",
            structured: vec![block.to_owned()],
            body: "<main></main>".to_owned(),
        }
        .write(&Assets::default())
    }

    #[test]
    fn a_title_cannot_leave_its_element() {
        let html = document("</title><script>alert(1)</script>", "");
        assert!(html.contains("<title>&lt;/title&gt;&lt;script&gt;"), "{html}");
    }

    #[test]
    fn a_block_cannot_be_left_and_stays_the_same_json() {
        let hostile = r#"{"a":"</script><!--<script>"}"#;
        let html = document("t", hostile);
        assert!(!html.contains("</script><!--"), "{html}");
        let escaped = escape_json(hostile);
        let read: serde_json::Value = serde_json::from_str(&escaped).unwrap();
        assert_eq!(read["a"], "</script><!--<script>");
    }

    #[test]
    fn without_a_site_address_there_is_no_absolute_address() {
        assert!(!document("t", "").contains("canonical"));
    }
}
