//! Payloads in every place of a document: no address that runs code or leaves by a trick gets out.
//!
//! The judge is the `url` crate, which reads addresses as browsers do; our own allow-list is what
//! is being judged. Execution in a real browser is the browser tests' business.

#[path = "support/figures.rs"]
mod figures;
#[path = "support/packages.rs"]
mod packages;

use figures::figure;
use packages::payloads;
use treatment_guide::content::links::{href_allowed, src_allowed};
use treatment_guide::content::markdown::{Ids, blocks, inlines, slug};
use treatment_guide::content::text::{Block, Inline};
use url::Url;

/// Where a payload is put in Markdown.
const CONTEXTS: [(&str, &str); 16] = [
    ("body", "{}"),
    ("inside a line", "before {} after"),
    ("link text", "[{}](https://clinic.example/)"),
    ("link address", "[text]({})"),
    ("link address in angle brackets", "[text](<{}>)"),
    ("link title", "[text](https://clinic.example/ \"{}\")"),
    ("link reference", "[text][r]\n\n[r]: {}\n"),
    ("link reference title", "[text][r]\n\n[r]: /a '{}'\n"),
    ("autolink", "<{}>"),
    ("picture address", "![alt]({})"),
    ("picture text", "![{}](https://clinic.example/a.png)"),
    ("table cell", "| a | b |\n|---|---|\n| {} | c |\n"),
    ("code fence", "```{}\n{}\n```\n"),
    ("heading", "### {}\n"),
    ("heading id", "### text {#{}}\n"),
    ("list in a quotation", "> - {}\n>   1. {}\n"),
];

/// Judges what a run holds.
struct Judge {
    base: Url,
    context: &'static str,
    addresses: usize,
    bad: Vec<String>,
}

impl Judge {
    fn address(&mut self, address: &str, schemes: &[&str]) {
        self.addresses += 1;
        let names_its_host = ["http://", "https://"].iter().any(|scheme| {
            address.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme))
        });
        // An address that no browser can read leads nowhere.
        let sound = self.base.join(address).map_or(true, |url| {
            let here = url.host_str().is_none_or(|host| host == "guide.example");
            schemes.contains(&url.scheme()) && (here || names_its_host) && url.username().is_empty()
        });
        if !sound {
            self.bad.push(format!("{}: {address:?}", self.context));
        }
    }

    fn id(&mut self, id: &str) {
        if id.is_empty() || !id.chars().all(|c| c.is_alphanumeric() || c == '-') {
            self.bad.push(format!("{}: id {id:?}", self.context));
        }
    }

    fn run(&mut self, run: &[Inline]) {
        for inline in run {
            match inline {
                Inline::Link { href, text, .. } => {
                    self.address(href, &["https", "http", "mailto", "tel"]);
                    self.run(text);
                }
                Inline::Image { src, .. } => self.address(src, &["https"]),
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                    self.run(inner);
                }
                Inline::Figure(id) => self.id(id),
                Inline::Text(_) | Inline::Code(_) | Inline::Break => {}
            }
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(run) | Block::Plain(run) => self.run(run),
                Block::Heading { id, text, .. } => {
                    self.id(id);
                    self.run(text);
                }
                Block::Quote(inner) => self.blocks(inner),
                Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item)),
                Block::Table { head, rows } => {
                    head.iter().chain(rows.iter().flatten()).for_each(|cell| self.run(cell));
                }
                Block::Code(_) | Block::Rule => {}
                Block::Markdown(text) => self.bad.push(format!("Markdown left over: {text:?}")),
            }
        }
    }
}

fn judge() -> Judge {
    let base = Url::parse("https://guide.example/treatments/microneedling/")
        .unwrap_or_else(|e| panic!("{e}"));
    Judge { base, context: "", addresses: 0, bad: Vec::new() }
}

#[test]
fn no_payload_gives_an_address_that_is_not_allowed() {
    let payloads = payloads();
    let mut judge = judge();
    let mut texts = 0;
    for payload in &payloads {
        for (context, pattern) in CONTEXTS {
            judge.context = context;
            let markdown = pattern.replace("{}", payload);
            // A text that is too long or too deep is refused as a whole.
            if let Ok(read) = blocks(&markdown, &mut Ids::default(), &mut ()) {
                judge.blocks(&read);
            }
            if let Ok(run) = inlines(&markdown, &mut ()) {
                judge.run(&run);
            }
            texts += 1;
        }
    }
    assert!(texts >= 5_000, "only {texts} texts");
    assert!(judge.addresses > texts / 100, "the allow-list lets next to nothing through");
    assert_eq!(judge.bad, [""; 0]);
    figure(&format!(
        "row 1: natively {} payloads × {} contexts = {texts} texts, {} addresses let through, 0 of them bad",
        payloads.len(),
        CONTEXTS.len(),
        judge.addresses
    ));
}

#[test]
fn no_payload_is_let_through_as_an_address_over_the_wire_either() {
    let mut judge = judge();
    for payload in payloads() {
        for address in [payload.clone(), format!(" {payload}"), payload.to_uppercase()] {
            if href_allowed(&address) {
                judge.address(&address, &["https", "http", "mailto", "tel"]);
            }
            if src_allowed(&address) {
                judge.address(&address, &["https"]);
            }
        }
        judge.id(&slug(&payload));
    }
    assert_eq!(judge.bad, [""; 0]);
}
