//! TOML with every mistake of a file found at once and named in plain words.
//!
//! serde stops at the first mistake, so a file is read table by table, and unknown keys are
//! taken out one by one until the rest decodes. Knows no key of any file.

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue, ValueDeserializer};

use super::log::{File, Log};
use crate::domain::recovery::phases::LONGEST;

/// Text with the place where it stands.
pub(super) type Text = Spanned<String>;

/// A TOML document that is taken apart key by key.
pub(super) struct Toml<'t> {
    file: File<'t>,
    table: DeTable<'t>,
}

/// A table of the document with the name it has there (`[[figure]]`).
pub(super) struct Table<'t> {
    pub(super) name: &'static str,
    value: Spanned<DeValue<'t>>,
}

impl Table<'_> {
    /// Where it begins.
    pub(super) fn offset(&self) -> usize {
        self.value.span().start
    }

    /// The text under `key`, without decoding the rest.
    pub(super) fn peek(&self, key: &str) -> Option<&str> {
        self.value.get_ref().as_table()?.get(key)?.get_ref().as_str()
    }
}

impl<'t> Toml<'t> {
    /// Parses `source`, which is the text of `file` or [`only`] a part of it; syntax errors go to
    /// the log, and nothing more is said of a file that has some.
    pub(super) fn parse(file: File<'t>, source: &'t str, log: &mut Log) -> Option<Self> {
        let (table, errors) = DeTable::parse_recoverable(source);
        let sound = errors.is_empty();
        for error in errors {
            let offset = error.span().map_or(0, |span| span.start);
            log.error(
                file,
                offset,
                format!("this is not valid TOML: {}", error.message().replace('\n', ", ")),
                "each line is key = value; text stands in \"straight quotes\", lists in [ ]",
            );
        }
        sound.then(|| Toml { file, table: table.into_inner() })
    }

    /// Notes each top-level key that is not in `known`.
    pub(super) fn only(&mut self, known: &[&str], log: &mut Log) {
        for key in self.table.keys() {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let message = format!("“{name}” is not known here");
                log.error(self.file, key.span().start, message, did_you_mean(name, known));
            }
        }
    }

    /// The texts under `name` in the tables `[[key]]`, without taking or decoding them.
    pub(super) fn peek_all(&self, key: &str, name: &str) -> Vec<String> {
        let tables = self.table.get(key).and_then(|tables| tables.get_ref().as_array());
        let text = |table: &Spanned<DeValue<'_>>| {
            Some(table.get_ref().as_table()?.get(name)?.get_ref().as_str()?.to_owned())
        };
        tables.into_iter().flatten().filter_map(text).collect()
    }

    /// Takes the tables `[[key]]`.
    pub(super) fn tables(&mut self, key: &'static str, log: &mut Log) -> Vec<Table<'t>> {
        let Some(value) = self.table.remove(key) else { return Vec::new() };
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(array) => {
                array.into_iter().map(|value| Table { name: key, value }).collect()
            }
            _ => {
                let message = format!("“{key}” is one table or value, and a list is wanted");
                let hint = format!("begin each of them with [[{key}]]");
                log.error(self.file, span.start, message, hint);
                Vec::new()
            }
        }
    }

    /// Takes the table `[key]`; a missing one is an error.
    pub(super) fn table(&mut self, key: &'static str, log: &mut Log) -> Option<Table<'t>> {
        let Some(value) = self.table.remove(key) else {
            let message = format!("the table [{key}] is missing");
            log.error(
                self.file,
                self.file.text.len(),
                message,
                format!("add a line [{key}] and its keys"),
            );
            return None;
        };
        Some(Table { name: key, value })
    }

    /// Everything that is left, as one table.
    pub(super) fn rest(self) -> Table<'t> {
        Table { name: "this file", value: Spanned::new(0..0, DeValue::Table(self.table)) }
    }
}

/// Decodes a table; each mistake goes to the log, and `None` comes back when there was one.
pub(super) fn decode<T: DeserializeOwned>(
    file: File<'_>,
    table: Table,
    log: &mut Log,
) -> Option<T> {
    let Table { name, mut value } = table;
    let mut sound = true;
    loop {
        let error = match T::deserialize(ValueDeserializer::from(value.clone())) {
            Ok(decoded) => return sound.then_some(decoded),
            Err(error) => error,
        };
        sound = false;
        let offset = error.span().map_or_else(|| value.span().start, |span| span.start);
        let (message, hint) = explain(name, error.message());
        log.error(file, offset, message, hint);
        // An unknown key hides what comes after it: take it out and look again.
        let unknown = quoted(error.message(), "unknown field ");
        if !unknown.is_some_and(|key| remove(&mut value, &key)) {
            return None;
        }
    }
}

fn remove(value: &mut Spanned<DeValue<'_>>, key: &str) -> bool {
    match value.get_mut() {
        DeValue::Table(table) => table.remove(key).is_some(),
        _ => false,
    }
}

/// The text of `file` from byte `start` to `end`, with blanks instead of what stands before, so
/// that offsets are those of the file.
pub(super) fn only(file: File<'_>, start: usize, end: usize) -> String {
    let blank = file.text[..start].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' });
    blank.collect::<String>() + &file.text[start..end]
}

/// serde's message in the words of these files.
fn explain(table: &str, message: &str) -> (String, String) {
    let place = match table {
        "this file" => table.to_owned(),
        name => format!("[{name}]"),
    };
    let known = backticked(message.split_once("expected").map_or("", |(_, known)| known));
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    if let Some(key) = quoted(message, "unknown field ") {
        return (format!("“{key}” is not a key of {place}"), did_you_mean(&key, &known));
    }
    if let Some(value) = quoted(message, "unknown variant ") {
        return (format!("“{value}” is not possible here"), did_you_mean(&value, &known));
    }
    if let Some(key) = quoted(message, "missing field ") {
        return (format!("{place} has no {key}"), format!("add a line {key} = …"));
    }
    (
        format!("{place}: {}", plain_types(message)),
        "text stands in \"straight quotes\", numbers without quotes, lists in [ ]".to_owned(),
    )
}

/// Names of Rust types in everyday words.
fn plain_types(message: &str) -> String {
    // An enum is written as text in these files.
    let message = message.replace("wanted string or table", "expected text");
    let Some((found, wanted)) = message.rsplit_once("expected ") else { return message };
    let wanted = match wanted {
        // The days of recovery; a number with a limit of its own is an i64, and whoever reads it
        // says the limit.
        "u16" => format!("a whole number from 0 to {LONGEST}"),
        "i64" => "a whole number".to_owned(),
        "a string" => "text".to_owned(),
        "a sequence" => "a list in [ ]".to_owned(),
        "a boolean" => "true or false".to_owned(),
        "a map" => "a table".to_owned(),
        wanted if wanted.starts_with("struct ") => "a table".to_owned(),
        wanted => wanted.to_owned(),
    };
    format!("{found}expected {wanted}")
}

/// The word in backticks behind `prefix`.
fn quoted(message: &str, prefix: &str) -> Option<String> {
    let rest = message.strip_prefix(prefix)?.strip_prefix('`')?;
    Some(rest.split('`').next()?.to_owned())
}

fn backticked(list: &str) -> Vec<String> {
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// A hint that names the nearest of `known`, or all of them.
pub(super) fn did_you_mean(name: &str, known: &[&str]) -> String {
    let lower = name.to_lowercase();
    let nearest = known
        .iter()
        .map(|candidate| (strsim::osa_distance(&lower, &candidate.to_lowercase()), candidate))
        .min()
        .filter(|(distance, candidate)| *distance <= 2.max(candidate.len() / 3));
    match (nearest, known) {
        (Some((_, candidate)), _) => format!("did you mean “{candidate}”?"),
        (None, []) => "take it out".to_owned(),
        (None, _) => format!("possible values: {}", known.join(", ")),
    }
}
