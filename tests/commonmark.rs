//! The 652 examples of CommonMark: our blocks say the same words as the reference.
//!
//! comrak is the reference. That it is one is checked first, example by example, against the
//! HTML of the specification. Then it renders once more with raw HTML escaped, which is our policy
//! (markup in Markdown is visible text), and the words of that are compared with ours.

#[path = "support/figures.rs"]
mod figures;
#[path = "support/packages.rs"]
mod packages;
#[path = "support/words.rs"]
mod words;

use comrak::{Options, markdown_to_html};
use figures::figure;
use packages::commonmark_examples;
use treatment_guide::content::markdown::{Ids, blocks};
use treatment_guide::content::text::{Inline, plain_text};

fn reference(markdown: &str, escape: bool) -> String {
    let mut options = Options::default();
    options.render.r#unsafe = !escape;
    options.render.escape = escape;
    markdown_to_html(markdown, &options)
}

/// The words that a browser shows for `html`, in which every `<` that is not markup is escaped.
fn visible(html: &str) -> Vec<String> {
    let mut text = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&rest[..open]);
        let tag = &rest[open..];
        // Attribute values hold no `>` in the reference's output: it is escaped there.
        let end = tag.find('>').map_or(tag.len(), |at| at + 1);
        if let Some(alt) = tag[..end].split("alt=\"").nth(1).filter(|_| tag.starts_with("<img")) {
            text.push_str(alt.split('"').next().unwrap_or_default());
        }
        let inline = ["<a", "</a", "<em", "</em", "<strong", "</strong", "<code", "</code", "<img"];
        if !inline.iter().any(|name| tag.starts_with(name)) {
            text.push(' ');
        }
        rest = &tag[end..];
    }
    text.push_str(rest);
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
    text.split_whitespace().map(str::to_owned).collect()
}

fn ours(markdown: &str) -> Vec<String> {
    let blocks = blocks(markdown, &mut Ids::default(), &mut ())
        .unwrap_or_else(|problem| panic!("{markdown:?}: {problem}"));
    let mut text = String::new();
    let plain = |run: &[Inline]| plain_text(run, &|id| format!("{{{id}}}"));
    words::gather(&blocks, &plain, &mut text);
    text.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn every_example_of_commonmark_says_the_same_words() {
    let examples = commonmark_examples();
    assert_eq!(examples.len(), 652);
    let mut different = Vec::new();
    for example in &examples {
        let number = example.number;
        assert_eq!(
            reference(&example.markdown, false),
            example.html,
            "the reference is not one for example {number}"
        );
        let (wanted, got) = (visible(&reference(&example.markdown, true)), ours(&example.markdown));
        if wanted != got {
            different.push(format!("{number}: {:?}\n  {wanted:?}\n  {got:?}", example.markdown));
        }
    }
    let same = examples.len() - different.len();
    figure(&format!("row 2: CommonMark, the same words in {same} of {} examples", examples.len()));
    assert!(different.is_empty(), "{}", different.join("\n"));
}
