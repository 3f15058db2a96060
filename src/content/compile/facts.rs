//! Sources, figures and the strip of facts, from facts.toml.
//!
//! Knows nothing of recovery and series: those read the same file in their own modules.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::log::{File, Log};
use super::prose::{Figures, line, name, plain};
use super::toml_file::{Table, Text, Toml, decode, did_you_mean};
use crate::content::ids::is_id;
use crate::content::links::web_address;
use crate::content::treatment::{Figure, Source, StripFact, Unit};

/// The source that needs no approval: the clinic's own text.
const OWN_SOURCE: &str = "clinic-text";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSource {
    id: Text,
    title: Text,
    url: Option<Text>,
    approved_by_clinic: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFigure {
    id: Text,
    label: Text,
    value: Option<Spanned<i64>>,
    low: Option<Spanned<i64>>,
    high: Option<Spanned<i64>>,
    unit: Option<Spanned<Unit>>,
    hedge: Option<Text>,
    source: Option<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStrip {
    label: Text,
    value: Text,
    note: Text,
}

/// Ids that were declared, with where.
#[derive(Default)]
pub(super) struct Declared {
    ids: BTreeMap<String, (String, u32)>,
    /// Those that none can be, since the page has them itself.
    of_the_page: Vec<String>,
}

impl Declared {
    /// None yet, of a page that has these itself.
    pub(super) fn on_a_page(of_the_page: Vec<String>) -> Self {
        Declared { ids: BTreeMap::new(), of_the_page }
    }

    /// Notes that `id` is declared at `offset`; a second time is an error.
    pub(super) fn add(&mut self, id: &str, file: File<'_>, offset: usize, log: &mut Log) {
        if !is_id(id) {
            let message = format!("“{id}” cannot be an id");
            log.error(file, offset, message, "use small letters, digits and hyphens: skin-types");
            return;
        }
        // A phase has its id in the page with `days-` before it.
        let twice = |id: &str| self.of_the_page.iter().filter(|it| *it == id).count() > 1;
        if self.of_the_page.iter().any(|it| it == id) || twice(&["days-", id].concat()) {
            let message = format!("the page has an element with the id “{id}” itself");
            log.error(file, offset, message, "choose another id");
            return;
        }
        if let Some((path, line)) = self.ids.get(id) {
            let message = format!("the id “{id}” is used twice: first at {path}:{line}");
            log.error(file, offset, message, "give one of the two another id");
            return;
        }
        self.ids.insert(id.to_owned(), (file.path.to_owned(), file.line(offset)));
    }

    /// All of them.
    pub(super) fn ids(&self) -> Vec<&str> {
        self.ids.keys().map(String::as_str).collect()
    }
}

/// The sources, and those of them that no figure names are a warning.
pub(super) fn sources_and_figures(
    toml: &mut Toml<'_>,
    file: File<'_>,
    log: &mut Log,
) -> (Vec<Source>, Figures) {
    let mut sources = Vec::new();
    let mut source_ids = Declared::default();
    let mut places = Vec::new();
    for table in toml.tables("source", log) {
        let offset = table.offset();
        if let Some(id) = table.peek("id") {
            source_ids.add(id, file, offset, log);
            places.push((id.to_owned(), offset));
        }
        if let Some(raw) = decode::<RawSource>(file, table, log) {
            sources.push(source(raw, file, log));
        }
    }
    let mut figures = Figures::default();
    let mut figure_ids = Declared::default();
    let mut named = Vec::new();
    for table in toml.tables("figure", log) {
        let offset = table.offset();
        if let Some(id) = table.peek("id") {
            figure_ids.add(id, file, offset, log);
            figures.declared.insert(id.to_owned());
        }
        named.extend(table.peek("source").map(str::to_owned));
        if let Some(figure) = figure(table, offset, &source_ids, file, log) {
            figures.sound.push(figure);
        }
    }
    for (id, offset) in places {
        if !named.contains(&id) {
            let message = format!("no figure names the source “{id}”");
            log.warn(file, offset, message, "take it out, or name it in a [[figure]]");
        }
    }
    (sources, figures)
}

fn source(raw: RawSource, file: File<'_>, log: &mut Log) -> Source {
    let id = raw.id.get_ref().clone();
    if id != OWN_SOURCE && raw.approved_by_clinic != Some(true) {
        let message = format!("the source “{id}” has not been approved by the clinic");
        let hint =
            "once a person of the clinic has checked its facts, add approved_by_clinic = true";
        log.error(file, raw.id.span().start, message, hint);
    }
    if let Some(url) = raw.url.as_ref().filter(|url| !web_address(url.get_ref())) {
        let message = format!("“{}” is not a web address", url.get_ref().escape_debug());
        log.error(
            file,
            url.span().start,
            message,
            "write it in full, as in https://example.org/page",
        );
    }
    Source {
        id,
        title: name(&raw.title, "title of a source", file, log),
        url: raw.url.map(Spanned::into_inner),
    }
}

fn figure(
    table: Table<'_>,
    offset: usize,
    sources: &Declared,
    file: File<'_>,
    log: &mut Log,
) -> Option<Figure> {
    let raw = decode::<RawFigure>(file, table, log)?;
    let id = raw.id.get_ref().clone();
    let range = range(&raw, offset, file, log);
    if raw.unit.is_none() {
        let message = format!("the figure “{id}” has no unit");
        let hint = "add unit = \"hours\" (or minutes, days, weeks, months, sessions, count)";
        log.error(file, offset, message, hint);
    }
    match &raw.source {
        None => {
            let message = format!("the figure “{id}” has no source");
            log.error(file, offset, message, "add source = \"…\" with the id of a [[source]]");
        }
        Some(source) if !sources.ids.contains_key(source.get_ref()) => {
            let message = format!("there is no source “{}”", source.get_ref());
            let hint = did_you_mean(source.get_ref(), &sources.ids());
            log.error(file, source.span().start, message, hint);
        }
        Some(_) => {}
    }
    let label = plain(&raw.label, "label of a figure", file, log);
    let hedge = raw.hedge.map(Spanned::into_inner).unwrap_or_default();
    let (low, high) = range?;
    Some(Figure {
        id,
        label,
        low,
        high,
        unit: raw.unit?.into_inner(),
        hedge: hedge.trim().to_owned(),
        source: raw.source?.into_inner(),
    })
}

/// Both ends of a figure; `None` with an error when they make no sense.
fn range(raw: &RawFigure, offset: usize, file: File<'_>, log: &mut Log) -> Option<(u32, u32)> {
    let id = raw.id.get_ref();
    let (low, high) = match (&raw.value, &raw.low, &raw.high) {
        (Some(value), None, None) => (value, value),
        (None, Some(low), Some(high)) => (low, high),
        (None, None, None) => {
            let message = format!("the figure “{id}” has no number");
            log.error(file, offset, message, "add value = …, or low = … and high = … for a range");
            return None;
        }
        (None, _, _) => {
            let message = format!("the range of the figure “{id}” has one end only");
            log.error(
                file,
                offset,
                message,
                "give both low and high, or value for a single number",
            );
            return None;
        }
        (Some(_), _, _) => {
            let message = format!("the figure “{id}” has a value and a range");
            log.error(file, offset, message, "keep value, or keep low and high");
            return None;
        }
    };
    let number = |end: &Spanned<i64>, log: &mut Log| match u32::try_from(*end.get_ref()) {
        Ok(number) if number <= 100_000 => Some(number),
        _ => {
            let message = format!("{} is not a number that a figure can have", end.get_ref());
            log.error(file, end.span().start, message, "use a whole number from 0 to 100000");
            None
        }
    };
    let (first, last) = (number(low, log), number(high, log));
    let (first, last) = (first?, last?);
    if first > last {
        let message = format!("low is {first} and high is {last}");
        log.error(file, low.span().start, message, "put the smaller number in low");
        return None;
    }
    Some((first, last))
}

/// The strip of the first screen.
pub(super) fn strip(
    toml: &mut Toml<'_>,
    file: File<'_>,
    figures: &mut Figures,
    log: &mut Log,
) -> Vec<StripFact> {
    let tables = toml.tables("strip", log);
    if tables.len() != 4 {
        let offset = tables.last().map_or(file.text.len(), Table::offset);
        let message = format!("the first screen shows four facts, and there are {}", tables.len());
        log.error(
            file,
            offset,
            message,
            "have four [[strip]] tables, each with label, value and note",
        );
    }
    let raws: Vec<RawStrip> =
        tables.into_iter().filter_map(|table| decode(file, table, log)).collect();
    raws.iter()
        .map(|raw| {
            if raw.value.get_ref().trim().is_empty() {
                let hint = "write a few words, or a figure as in {redness}";
                log.error(file, raw.value.span().start, "the value of a fact is empty", hint);
            }
            StripFact {
                label: plain(&raw.label, "label", file, log),
                value: line(&raw.value, file, figures, log),
                note: line(&raw.note, file, figures, log),
            }
        })
        .collect()
}
