//! The rules of the style sheets: layers, one prefix, no ids, no raw colour, no rem.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops here")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Every style sheet: its path from `style/` and its text without comments.
fn sheets() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("style");
    let mut sheets = Vec::new();
    collect(&folder, &folder, &mut sheets);
    assert!(sheets.len() > 8, "found only {} style sheets", sheets.len());
    sheets.sort();
    sheets
}

fn collect(root: &Path, folder: &Path, sheets: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, sheets);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            sheets.push((name, without_comments(&fs::read_to_string(&path).unwrap())));
        }
    }
}

fn without_comments(css: &str) -> String {
    let mut plain = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain + rest
}

/// The words of `text` that start with `start` and go on with letters, digits, `-` and `_`.
fn words<'a>(text: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> + 'a {
    text.match_indices(start).map(move |(at, _)| {
        let after = &text[at + start.len()..];
        let in_word = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
        &after[..after.find(|letter| !in_word(letter)).unwrap_or(after.len())]
    })
}

/// What stands before each `{` that opens a rule, not an at-rule.
fn selectors(css: &str) -> impl Iterator<Item = &str> {
    css.split(['{', '}', ';']).zip(css.match_indices(['{', '}', ';'])).filter_map(
        |(text, (_, end))| (end == "{" && !text.trim().starts_with('@')).then_some(text.trim()),
    )
}

#[test]
fn every_sheet_stands_in_a_layer_and_imports_nothing() {
    let order = sheets().into_iter().find(|(name, _)| name == "layers.css").unwrap().1;
    for (name, css) in sheets() {
        assert!(!css.contains("@import"), "{name} imports");
        if name == "layers.css" {
            continue;
        }
        let rest = css.trim().strip_prefix("@layer ");
        let layer = rest.and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
        assert!(order.contains(layer) && !layer.is_empty(), "{name} is in no layer of layers.css");
        let opened = css.matches('{').count();
        assert_eq!(opened, css.matches('}').count(), "{name}: braces do not match");
    }
}

#[test]
fn every_class_has_the_prefix_and_no_selector_names_an_id() {
    for (name, css) in sheets() {
        for selector in selectors(&css) {
            assert!(!selector.contains('#'), "{name}: {selector:?} names an id");
            for class in words(selector, ".") {
                let number = class.starts_with(|first: char| first.is_ascii_digit());
                assert!(class.starts_with("tg-") || number, "{name}: .{class} lacks the prefix");
            }
        }
    }
}

#[test]
fn a_raw_colour_stands_in_tokens_only() {
    for (name, css) in sheets() {
        if name == "tokens.css" {
            continue;
        }
        for function in ["rgb(", "rgba(", "hsl(", "oklch(", "lab("] {
            assert!(!css.contains(function), "{name} has a raw colour {function}");
        }
        for hex in words(&css, "#") {
            let is_hex = hex.len() >= 3 && hex.chars().all(|digit| digit.is_ascii_hexdigit());
            assert!(!is_hex, "{name} has the raw colour #{hex}");
        }
    }
}

#[test]
fn no_length_hangs_on_the_host_pages_root() {
    for (name, css) in sheets() {
        for before in css.split("rem").take(css.matches("rem").count()) {
            let digit = before.ends_with(|last: char| last.is_ascii_digit());
            assert!(
                !digit,
                "{name} uses rem, which a host page owns: …{:?}",
                before.get(before.len().saturating_sub(40)..)
            );
        }
    }
}

#[test]
fn every_token_that_is_used_is_set() {
    // Set from outside by a clinic or a host page, or by a view on the element itself.
    const PUBLIC: [&str; 6] = ["accent", "on-accent", "surface", "text", "font", "radius"];
    let all: String = sheets().into_iter().map(|(_, css)| css).collect();
    let set: BTreeSet<_> = all
        .match_indices("--tg-")
        .filter_map(|(at, start)| {
            let name = words(&all[at..], start).next()?;
            all[at + start.len() + name.len()..].trim_start().starts_with(':').then_some(name)
        })
        .collect();
    for name in words(&all, "var(--tg-") {
        assert!(set.contains(name) || PUBLIC.contains(&name), "--tg-{name} is used and never set");
    }
}
