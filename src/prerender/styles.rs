//! The style sheets of the site: for each kind of page one that has what such pages need.
//!
//! A page waits for its style before it shows anything, so it does not wait for another page's.
//! One file each and not shared parts: the first page costs one request, and what two sheets share
//! compresses worse in pieces. Knows files of `style/`, no address.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Error, read};

/// Each sheet's name and the files of `style/components/` in it, besides those of all our own pages or of all frames; all other
/// files of `style/` are in every sheet.
pub const SHEETS: [(&str, &[&str]); 10] = [
    ("catalogue", &["catalogue", "controls", "cta"]),
    ("treatment", TREATMENT),
    ("recovery", RECOVERY),
    ("plan", PLAN),
    (
        "consult",
        &["consult", "controls", "cta", "handover", "planner", "recovery", "sources", "strip"],
    ),
    ("snippet", &["controls", "cta", "snippet"]),
    // The views in other sites' pages.
    ("frame-page", TREATMENT),
    ("frame-faq", &["controls", "cta", "faq", "prose", "sources"]),
    ("frame-recovery", RECOVERY),
    ("frame-plan", PLAN),
];
const TREATMENT: &[&str] = &[
    "controls",
    "cta",
    "facts",
    "faq",
    "page",
    "prose",
    "recovery",
    "sections",
    "skin_intro",
    "sources",
];
const RECOVERY: &[&str] = &["controls", "cta", "recovery", "sources"];
const PLAN: &[&str] = &["controls", "cta", "handover", "planner", "sources", "strip"];
/// The sheets of views in other sites' pages begin with it; the view's name follows.
pub const FRAME: &str = "frame-";
/// What frames and widgets have besides.
const FRAMED: &[&str] = &["widget"];
/// What our own pages have besides.
const OWN: &[&str] = &["chrome", "page"];

/// Every sheet as one text.
///
/// # Errors
/// When a file cannot be read.
pub fn all(folder: &Path) -> Result<Vec<(&'static str, String)>, Error> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    // `layers.css` comes first; within the layers the order of files matters little to the cascade,
    // so they follow by name and the result is the same on every machine.
    files.sort_by_key(|path| (!path.ends_with("layers.css"), path.clone()));
    let mut texts = Vec::new();
    for path in &files {
        let component = path.parent().is_some_and(|parent| parent.ends_with("components"));
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        texts.push((component.then_some(name), squeeze(&read(path)?)));
    }
    let sheet = |(name, components): &(&'static str, &[&str])| {
        let besides = if name.starts_with(FRAME) { FRAMED } else { OWN };
        let wanted = |component: &Option<String>| match component.as_deref() {
            None => true,
            Some(component) => components.contains(&component) || besides.contains(&component),
        };
        let text: String =
            texts.iter().filter(|text| wanted(&text.0)).map(|text| text.1.as_str()).collect();
        (*name, joined(&without_unused(text)))
    };
    Ok(SHEETS.iter().map(sheet).collect())
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    let fault = |error| Error::Disk(folder.to_owned(), error);
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "css") {
            files.push(path);
        }
    }
    Ok(())
}

/// Style without comments and indentation: what a browser needs, still one rule a line.
fn squeeze(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        plain.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    plain.push_str(rest);
    plain
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| format!("{line}\n"))
        .collect()
}

/// A sheet without the tokens (`--name: value;`, alone on a line) that nothing in it asks for.
fn without_unused(mut sheet: String) -> String {
    loop {
        let is_used = |line: &str| {
            let token = line.strip_prefix("--").filter(|_| line.ends_with(';'));
            let Some((name, _)) = token.and_then(|token| token.split_once(':')) else {
                return true;
            };
            [",", ")", " "].iter().any(|end| sheet.contains(&["var(--", name, end].concat()))
        };
        let kept: String =
            sheet.lines().filter(|line| is_used(line)).flat_map(|line| [line, "\n"]).collect();
        if kept.len() == sheet.len() {
            return kept;
        }
        sheet = kept;
    }
}

/// A sheet without what only people need between its rules: ends of lines, spaces after colons and commas, a last semicolon.
fn joined(sheet: &str) -> String {
    let mut joined = String::with_capacity(sheet.len());
    for line in sheet.lines() {
        // Words in quotes stay as they are.
        let line = if line.contains('\'') { line.to_owned() } else { line.replace(", ", ",") };
        let name = |name: &&str| name.bytes().all(|it| it == b'-' || it.is_ascii_alphanumeric());
        match line.split_once(": ").filter(|(start, _)| name(start)) {
            Some((name, value)) => joined.extend([name, ":", value]),
            None if line == "}" => {
                joined.truncate(joined.trim_end_matches(';').len());
                joined.push('}');
            }
            None => joined += line.strip_suffix(" {").map_or(line.as_str(), |it| it),
        }
        if line.ends_with(" {") && !joined.ends_with('{') {
            joined.push('{');
        } else if !line.ends_with(['{', '}', ';', ',', '(', ':']) {
            // A value goes on in the next line.
            joined.push(' ');
        }
    }
    one_block_a_layer(&joined) + "\n"
}

/// Files of one layer that follow each other, in one block.
fn one_block_a_layer(sheet: &str) -> String {
    let mut parts = sheet.split("@layer ");
    let (mut whole, mut last) = (parts.next().unwrap_or_default().to_owned(), "");
    for part in parts {
        match part.split_once('{') {
            Some((layer, rest)) if layer == last && whole.ends_with('}') => {
                whole.pop();
                whole += rest;
            }
            Some((layer, _)) => {
                last = layer;
                whole.extend(["@layer ", part]);
            }
            // The order of the layers, at the head.
            None => whole.extend(["@layer ", part]),
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_that_no_rule_of_a_sheet_asks_for_is_left_out_of_it() {
        let sheet = ":root {\n--a: 1px;\n--a-b: var(--c);\n--c: 2px;\n--d: 3px;\n}\n\
                     p {\nmargin: var(--a) var(--d, 0);\n}\n";
        assert_eq!(
            without_unused(sheet.to_owned()),
            ":root {\n--a: 1px;\n--d: 3px;\n}\np {\nmargin: var(--a) var(--d, 0);\n}\n"
        );
    }

    #[test]
    fn style_loses_comments_and_indentation_and_nothing_else() {
        let css = "/* a */\n.a {\n  color: red; /* b\n c */\n}\n\n.b::after { content: \"x\"; }\n";
        assert_eq!(squeeze(css), ".a {\ncolor: red;\n}\n.b::after { content: \"x\"; }\n");
    }

    #[test]
    fn a_sheet_is_joined_where_nothing_but_space_is_lost() {
        let sheet = "@media (min-width: 44em) {\n.a > b:hover,\n.c {\ncolor: red;\nfont: 400 1em / 1 a, b;\n\
                     transition:\nx 1s,\ny 2s;\ngrid-template-areas:\n'a b'\n'c, d';\nmargin: calc(\n1px +\n2px\n);\n}\n}\n";
        assert_eq!(
            joined(sheet),
            "@media (min-width: 44em){.a > b:hover,.c{color:red;font:400 1em / 1 a,b;\
             transition:x 1s,y 2s;grid-template-areas:'a b' 'c, d';margin:calc(1px + 2px );}}\n"
                .replace(";}", "}")
        );
    }

    #[test]
    fn blocks_of_one_layer_are_one_and_no_other_comes_between() {
        let sheet = "@layer a,b;@layer a{p{x:y}}@layer a{q{x:y}}@layer b{r{x:y}}@layer a{s{x:y}}";
        assert_eq!(
            one_block_a_layer(sheet),
            "@layer a,b;@layer a{p{x:y}q{x:y}}@layer b{r{x:y}}@layer a{s{x:y}}"
        );
    }

    #[test]
    fn every_component_is_in_a_sheet_and_every_name_is_a_component() {
        let mut files = Vec::new();
        collect(Path::new("style/components"), &mut files).unwrap();
        let stem = |path: &PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
        let mut there: Vec<_> = files.iter().map(stem).collect();
        let named = SHEETS.iter().flat_map(|sheet| sheet.1).chain(FRAMED).chain(OWN);
        let mut named: Vec<_> = named.map(|&name| name.to_owned()).collect();
        named.sort();
        named.dedup();
        there.sort();
        assert_eq!(named, there);
    }
}
