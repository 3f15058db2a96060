//! Reads the pages that this project writes: elements by their start tag, and the words in them.
//!
//! No parser of HTML at large: it counts on what the prerenderer writes, elements that are closed and attributes in
//! double quotes (tests/browser/html.test.mjs has a real parser read every page).

/// Elements inside a run of words; any other begins and ends one.
const IN_A_LINE: [&str; 10] =
    ["a", "abbr", "b", "bdi", "button", "code", "em", "span", "strong", "time"];

/// An element: its start tag, and everything between that and its end tag.
#[derive(Clone, Copy, Debug)]
pub struct Element<'a> {
    pub tag: &'a str,
    pub inside: &'a str,
}

impl Element<'_> {
    /// The value of an attribute, its character references read.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let (_, after) = self.tag.split_once(&format!(" {name}=\""))?;
        after.split_once('"').map(|(value, _)| unescape(value))
    }

    /// The words in it.
    pub fn words(&self) -> String {
        words(self.inside)
    }
}

/// The elements called `name`, in order, those inside others of that name included.
pub fn elements<'a>(html: &'a str, name: &str) -> Vec<Element<'a>> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut found = Vec::new();
    for (at, _) in html.match_indices(&open) {
        let rest = &html[at..];
        if !rest[open.len()..].starts_with([' ', '>']) {
            continue;
        }
        let Some(end) = rest.find('>') else { continue };
        let (mut depth, mut seen) = (1, end + 1);
        let inside = loop {
            let Some(stop) = rest[seen..].find(&close).map(|stop| seen + stop) else {
                break ""; // no end tag: `meta`, `link`
            };
            let starts = |it: &(usize, &str)| rest[it.0 + open.len()..].starts_with([' ', '>']);
            depth += rest[seen..stop]
                .match_indices(&open)
                .filter(|(inner, text)| starts(&(seen + inner, text)))
                .count();
            depth -= 1;
            if depth == 0 {
                break &rest[end + 1..stop];
            }
            seen = stop + close.len();
        };
        found.push(Element { tag: &rest[..=end], inside });
    }
    found
}

/// The element whose start tag holds `attribute` (`id="faq"`).
pub fn element<'a>(html: &'a str, name: &str, attribute: &str) -> Option<Element<'a>> {
    elements(html, name).into_iter().find(|it| it.tag.contains(attribute))
}

/// The words of markup: character references read, elements of a line joined to their neighbours, others apart,
/// whitespace folded.
pub fn words(html: &str) -> String {
    let mut text = String::new();
    for (index, piece) in html.split('<').enumerate() {
        if index == 0 {
            text.push_str(piece);
            continue;
        }
        let (tag, after) = piece.split_once('>').unwrap_or((piece, ""));
        let name = tag.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if !IN_A_LINE.contains(&name) {
            text.push(' ');
        }
        text.push_str(after);
    }
    fold(&unescape(&text))
}

/// `text` with every run of whitespace, a no-break space included, as one space.
pub fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unescape(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    plain.replace("&#39;", "'").replace("&#x27;", "'").replace("&amp;", "&")
}
