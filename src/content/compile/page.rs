//! The page of a treatment: front matter and sections, from page.md.
//!
//! Knows the ids that a page can have; the words are checked in `prose`.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::facts::Declared;
use super::log::{File, Log};
use super::prose::{Checker, Figures, line, name, plain, plain_at, report};
use super::reading;
use super::toml_file::{Text, Toml, decode, did_you_mean, only};
use crate::content::markdown::{Ids, Part, PartHeading, parts};
use crate::content::text::{Block, Inline, plain_text};
use crate::content::treatment::{Illustration, SECTIONS, Section};

/// Most characters of a title: search results cut longer ones.
const TITLE_MAX: usize = 65;
/// Most characters of a description.
const DESCRIPTION_MAX: usize = 160;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFront {
    name: Text,
    title: Text,
    description: Text,
    lede: Text,
    #[serde(default)]
    also_called: Vec<Text>,
    illustration: Option<Illustration>,
    #[serde(default)]
    short: BTreeMap<Text, Text>,
}

/// What page.md holds.
pub(super) struct Page {
    pub(super) name: String,
    pub(super) title: String,
    pub(super) description: String,
    pub(super) lede: Vec<Inline>,
    pub(super) also_called: Vec<String>,
    pub(super) illustration: Option<Illustration>,
    pub(super) sections: Vec<Section>,
}

/// Reads page.md; `ids` are those that are written down for the page, `taken` all that it has.
/// Only in `english` it is known how hard the words are.
pub(super) fn page(
    file: File<'_>,
    english: bool,
    taken: &mut Ids,
    figures: &mut Figures,
    ids: &mut Declared,
    log: &mut Log,
) -> Option<Page> {
    let Some((start, end, body)) = front_matter(file.text) else {
        let hint =
            "begin the file with a line +++, then name, title, description and lede, then +++";
        log.error(file, 0, "the page has no front matter", hint);
        return None;
    };
    let source = only(file, start, end);
    let front =
        Toml::parse(file, &source, log).and_then(|toml| decode::<RawFront>(file, toml.rest(), log));
    let read = read_sections(file, body, english, taken, figures, ids, log);
    let front = front?;
    let short = shorts(&front.short, file, log);
    let limit = |text: &Text, what: &str, max: usize, log: &mut Log| {
        let length = text.get_ref().trim().chars().count();
        if length > max {
            let message = format!("the {what} has {length} characters: search results cut it off");
            log.error(file, text.span().start, message, format!("use at most {max}"));
        }
        plain(text, what, file, log)
    };
    if front.also_called.is_empty() {
        let hint = "if it has other names, add also_called = [\"…\"]";
        log.warn(file, front.name.span().start, "no other name is given", hint);
    }
    if front.illustration.is_some() && !read.iter().any(|section| section.id == "science") {
        let hint = "add a section {#science}, or take illustration out";
        let message = "the illustration has no section to stand in";
        log.error(file, front.name.span().start, message, hint);
    }
    Some(Page {
        illustration: front.illustration,
        title: limit(&front.title, "title", TITLE_MAX, log),
        description: limit(&front.description, "description", DESCRIPTION_MAX, log),
        lede: line(&front.lede, file, figures, log),
        also_called: front.also_called.iter().map(|it| name(it, "name", file, log)).collect(),
        sections: read
            .into_iter()
            .map(|mut section| {
                if let Some(short) = short.get(&section.id) {
                    section.short.clone_from(short);
                }
                section
            })
            .collect(),
        name: name(&front.name, "name", file, log),
    })
}

/// Where the front matter begins and ends, and where the text after it begins.
fn front_matter(text: &str) -> Option<(usize, usize, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == "+++")?;
    let start = first.len();
    let mut end = start;
    for line in lines {
        if line.trim_end() == "+++" {
            return Some((start, end, end + line.len()));
        }
        end += line.len();
    }
    None
}

fn shorts(raw: &BTreeMap<Text, Text>, file: File<'_>, log: &mut Log) -> BTreeMap<String, String> {
    let known: Vec<&str> = SECTIONS.iter().map(|(id, _)| *id).collect();
    let mut out = BTreeMap::new();
    for (id, name) in raw {
        if !known.contains(&id.get_ref().as_str()) {
            let message = format!("“{}” is not the id of a section", id.get_ref());
            log.error(file, id.span().start, message, did_you_mean(id.get_ref(), &known));
        }
        out.insert(id.get_ref().clone(), plain(name, "short name", file, log));
    }
    out
}

fn read_sections(
    file: File<'_>,
    body: usize,
    english: bool,
    taken: &mut Ids,
    figures: &mut Figures,
    ids: &mut Declared,
    log: &mut Log,
) -> Vec<Section> {
    let Some(parts) = read_parts(file, body, taken, figures, log) else { return Vec::new() };
    let known: Vec<&str> = SECTIONS.iter().map(|(id, _)| *id).collect();
    let mut sections: Vec<Section> = Vec::new();
    for (heading, blocks) in parts {
        let offset = body + heading.offset;
        let name = heading_text(&heading, "heading", file, offset, log);
        let Some(id) = heading.id else {
            let message = format!("the section “{name}” has no id");
            let hint = format!("write it after the heading, {{#…}}; ids are {}", known.join(", "));
            log.error(file, offset, message, hint);
            continue;
        };
        if !known.contains(&id.as_str()) {
            let message = format!("there is no section “{id}”");
            log.error(file, offset, message, did_you_mean(&id, &known));
            continue;
        }
        ids.add(&id, file, offset, log);
        if blocks.is_empty() {
            let message = format!("the section “{id}” has no text");
            log.error(file, offset, message, "write at least one sentence under its heading");
        }
        if english {
            reading::check(&format!("the section “{id}”"), &blocks, figures, file, offset, log);
        }
        sections.push(Section { id, heading: name.clone(), short: name, blocks });
    }
    for (id, required) in SECTIONS {
        if sections.iter().any(|section| section.id == id) {
            continue;
        }
        let message = format!("the page has no section “{id}”");
        let hint = format!("add a heading and its text: ## … {{#{id}}}");
        match required {
            true => log.error(file, file.text.len(), message, hint),
            false => log.warn(file, file.text.len(), message, hint),
        }
    }
    sections
}

/// The text of a heading; it can hold no figure.
pub(super) fn heading_text(
    heading: &PartHeading,
    what: &str,
    file: File<'_>,
    offset: usize,
    log: &mut Log,
) -> String {
    let text = plain_text(&heading.text, &|id| format!("{{{id}}}"));
    plain_at(&text, offset, what, file, log)
}

/// The parts of the Markdown from byte `body` on; text before the first `##` and a `#` are errors.
pub(super) fn read_parts(
    file: File<'_>,
    body: usize,
    taken: &mut Ids,
    figures: &mut Figures,
    log: &mut Log,
) -> Option<Vec<(PartHeading, Vec<Block>)>> {
    let mut checker = Checker::new(file, body, true, figures, log);
    let read = match parts(&file.text[body..], taken, &mut checker) {
        Ok(read) => read,
        Err(problem) => {
            report(problem, file, body, true, log);
            return None;
        }
    };
    let mut out = Vec::new();
    for Part { heading, blocks } in read {
        match heading {
            Some(heading) if heading.level == 2 => out.push((heading, blocks)),
            Some(heading) => {
                let hint = "the page takes its first heading from name: begin sections with ##";
                log.error(
                    file,
                    body + heading.offset,
                    "a heading with one # has no place here",
                    hint,
                );
            }
            None if blocks.is_empty() => {}
            None => {
                let blank = file.text[body..].len() - file.text[body..].trim_start().len();
                let hint = "put a heading with ## and an id before it";
                log.error(file, body + blank, "this text belongs to no section", hint);
            }
        }
    }
    Some(out)
}
