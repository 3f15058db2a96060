//! Rules about words: every number is a figure, every figure exists, links lead somewhere safe.
//!
//! Hears what the Markdown reader comes across; does not change the text.

use std::collections::BTreeSet;

use super::log::{File, Log};
use super::numbers::{Word, numbers};
use super::toml_file::{Text, did_you_mean};
use crate::content::error::Diagnostic;
use crate::content::ids::is_id;
use crate::content::links::leads_from_anywhere;
use crate::content::markdown::{Inside, Listener, Problem, inlines};
use crate::content::text::Inline;
use crate::content::treatment::Figure;

/// The figures of one treatment, and which of them the text has used.
#[derive(Debug, Default)]
pub(super) struct Figures {
    /// The ones that are sound.
    pub(super) sound: Vec<Figure>,
    /// Ids of all that were declared, sound or not, so that one mistake is named once.
    pub(super) declared: BTreeSet<String>,
    /// Ids that were used.
    pub(super) used: BTreeSet<String>,
    /// The ids that links to places of the page name, and what to say of one that there is not.
    pub(super) places: Vec<(String, Diagnostic)>,
    /// Whether facts.toml could not be read, so that nothing can be said about ids.
    unknown: bool,
}

impl Figures {
    /// The figures of a file that could not be read.
    pub(super) fn unknown() -> Self {
        Figures { unknown: true, ..Figures::default() }
    }

    /// Notes that `id` is used at `offset`; an unknown one is an error.
    pub(super) fn use_at(&mut self, id: &str, file: File<'_>, offset: usize, log: &mut Log) {
        if self.unknown || self.declared.contains(id) {
            self.used.insert(id.to_owned());
            return;
        }
        let known: Vec<&str> = self.declared.iter().map(String::as_str).collect();
        let mut hint = "add it to facts.toml as a [[figure]]".to_owned();
        if !known.is_empty() {
            let nearest = did_you_mean(id, &known);
            let join = if nearest.ends_with('?') { " If not," } else { "; or" };
            hint = format!("{nearest}{join} {hint}");
        }
        log.error(file, offset, format!("there is no figure “{id}”"), hint);
    }

    /// The figure that the digits of `number` are an end of.
    fn with_number(&self, number: &str) -> Option<&Figure> {
        let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
        let value: u32 = digits.parse().ok()?;
        self.sound.iter().find(|figure| figure.low == value || figure.high == value)
    }
}

const IN_PICTURE: &str = "a picture's description cannot show a figure: say it in the text, where \
                          a tap can show the source";

const IN_HTML: &str =
    "HTML is shown as it stands, and no source with it: write this in Markdown, or take it out";

/// Checks the words of one text.
pub(super) struct Checker<'a, 'f> {
    file: File<'f>,
    /// Where the text begins in the file.
    start: usize,
    /// Whether offsets of the text are offsets of the file (a TOML string has escapes, so there
    /// only its beginning is known).
    exact: bool,
    figures: &'a mut Figures,
    log: &'a mut Log,
    /// The last word that was heard, while what follows stands in the same sentence.
    before: Option<Word>,
}

impl<'a, 'f> Checker<'a, 'f> {
    /// For a text that begins at `start` of `file`; see [`Checker::exact`].
    pub(super) fn new(
        file: File<'f>,
        start: usize,
        exact: bool,
        figures: &'a mut Figures,
        log: &'a mut Log,
    ) -> Self {
        Checker { file, start, exact, figures, log, before: None }
    }

    /// Whether `place` lies in a heading of a section or a question, whose words are checked with
    /// their own hints.
    fn in_section_heading(&self, place: usize) -> bool {
        let before = self.file.text.get(..place).unwrap_or_default();
        self.exact && before.rsplit('\n').next().is_some_and(|line| line.starts_with("## "))
    }

    fn place(&self, offset: usize) -> usize {
        if self.exact { self.start + offset } else { self.start }
    }

    /// Notes the numbers of `words`; `instead` is the way out where no figure can stand.
    fn numbers(&mut self, offset: usize, words: &str, instead: Option<&str>) {
        for (at, number) in numbers(words, offset, &mut self.before) {
            self.without_source(at, &number, instead);
        }
    }

    fn without_source(&mut self, at: usize, number: &str, instead: Option<&str>) {
        let hint = match (instead, self.figures.with_number(number)) {
            (Some(instead), _) => instead.to_owned(),
            (None, Some(figure)) => format!("write {{{}}} instead", figure.id),
            (None, None) => {
                "add it to facts.toml as a [[figure]] with unit and source, and write its \
                     id in braces here; a number that claims nothing may stand in `backticks`"
                    .to_owned()
            }
        };
        let message = format!("the number “{number}” has no source");
        self.log.error(self.file, self.place(at), message, hint);
    }

    fn refused(&mut self, offset: usize, address: &str) {
        let message = format!("the address “{}” is not allowed", address.escape_debug());
        let hint = "links may lead to https, http, mailto, tel, a page of this site or #a-section; \
                    pictures lie in public/icons/ and are written /icons/name.webp";
        self.log.error(self.file, self.place(offset), message, hint);
    }
}

impl Listener for Checker<'_, '_> {
    fn words(&mut self, offset: usize, words: &str, inside: Inside) {
        if inside.phone_link || self.in_section_heading(self.place(offset)) {
            return self.apart();
        }
        self.numbers(offset, words, inside.picture.then_some(IN_PICTURE));
        if let Some((at, braces)) = odd_braces(words) {
            let message = format!("“{braces}” is not the id of a figure");
            // In a TOML file the backslash is written twice.
            let brace = if self.exact { "\\{" } else { "\\\\{" };
            let hint = "an id has small letters, digits and hyphens, as in {redness}; write ";
            let hint = [hint, brace, " for a brace"].concat();
            self.log.error(self.file, self.place(offset + at), message, hint);
        }
    }

    fn figure(&mut self, offset: usize, id: &str, inside: Inside) {
        self.apart();
        let place = self.place(offset);
        if inside.picture {
            let message = format!("the figure “{id}” stands in the description of a picture");
            return self.log.error(self.file, place, message, IN_PICTURE);
        }
        self.figures.use_at(id, self.file, place, self.log);
    }

    fn apart(&mut self) {
        self.before = None;
    }

    fn id_refused(&mut self, offset: usize, id: &str) {
        let (message, hint) = if is_id(id) {
            let hint = "choose another, or leave it out: a heading gets one from its words";
            (format!("the id “{id}” is taken on this page"), hint)
        } else {
            (format!("“{id}” cannot be an id"), "use small letters, digits and hyphens: skin-types")
        };
        self.log.error(self.file, self.place(offset), message, hint);
    }

    fn address(&mut self, offset: usize, address: &str, picture: bool, allowed: bool) {
        if !allowed {
            return self.refused(offset, address);
        }
        const PICTURE: &str = "put it into public/icons/ and write /icons/name.webp";
        const LINK: &str = "write it from the root, as in /treatments/peel/plan/, or in full, as \
                            in https://example.org/page";
        let shown = address.escape_debug();
        let (message, hint) = match (picture, leads_from_anywhere(address)) {
            (true, true) if !address.starts_with('/') => {
                (format!("the picture “{shown}” is of another site and will not be shown"), PICTURE)
            }
            (_, true) => return,
            (false, false) if address.starts_with('#') => {
                let message = format!("the link “{shown}” leads to no place on the page");
                let missing = self.file.diagnostic(self.place(offset), message, "");
                // What is written in percent signs is right where it was copied from a browser.
                let id = address.trim_start_matches('#');
                let named = (!id.contains('%')).then(|| (id.to_owned(), missing));
                return self.figures.places.extend(named);
            }
            (true, false) => {
                (format!("the picture “{shown}” is not found from every page"), PICTURE)
            }
            (false, false) => {
                (format!("the link “{shown}” does not lead to the same page from everywhere"), LINK)
            }
        };
        self.log.warn(self.file, self.place(offset), message, hint);
    }

    fn html(&mut self, offset: usize, html: &str) {
        let message = format!("HTML is shown as text: {}", html.trim());
        let hint = "use Markdown: **strong**, *stress*, [text](address); comments are not possible: take it out";
        self.log.warn(self.file, self.place(offset), message, hint);
        if self.in_section_heading(self.place(offset)) {
            return;
        }
        // Readers see it as it stands. A tag is no word of a sentence: it parts no number from its unit.
        let mut at = offset;
        for part in html.split_inclusive('>') {
            let (words, tag) = part.split_at(part.find('<').unwrap_or(part.len()));
            self.numbers(at, words, Some(IN_HTML));
            for (at, number) in numbers(tag, at + words.len(), &mut None) {
                self.without_source(at, &number, Some(IN_HTML));
            }
            at += part.len();
        }
    }
}

/// The inlines of a TOML string, checked.
pub(super) fn line(
    text: &Text,
    file: File<'_>,
    figures: &mut Figures,
    log: &mut Log,
) -> Vec<Inline> {
    let start = text.span().start;
    let mut checker = Checker::new(file, start, false, figures, log);
    match inlines(text.get_ref(), &mut checker) {
        Ok(inlines) => inlines,
        Err(problem) => {
            report(problem, file, start, false, log);
            Vec::new()
        }
    }
}

/// The same for a list of strings.
pub(super) fn lines(
    texts: &[Text],
    file: File<'_>,
    figures: &mut Figures,
    log: &mut Log,
) -> Vec<Vec<Inline>> {
    texts.iter().map(|text| line(text, file, figures, log)).collect()
}

/// Plain text, which can hold no figure and so no number either.
pub(super) fn plain(text: &Text, what: &str, file: File<'_>, log: &mut Log) -> String {
    plain_at(text.get_ref(), text.span().start, what, file, log)
}

/// The same for a text that begins at `offset`.
pub(super) fn plain_at(
    text: &str,
    offset: usize,
    what: &str,
    file: File<'_>,
    log: &mut Log,
) -> String {
    if let Some((_, number)) = numbers(text, 0, &mut None).first() {
        let message = format!("the number “{number}” cannot stand in a {what}");
        log.error(file, offset, message, "a number needs its source beside it: say it in the text");
    }
    name_at(text, offset, what, file, log)
}

/// A name, which may hold digits of its own ("4D lift"): they claim nothing.
pub(super) fn name(text: &Text, what: &str, file: File<'_>, log: &mut Log) -> String {
    name_at(text.get_ref(), text.span().start, what, file, log)
}

fn name_at(text: &str, offset: usize, what: &str, file: File<'_>, log: &mut Log) -> String {
    let text = text.trim();
    if text.is_empty() {
        log.error(file, offset, format!("the {what} is empty"), format!("write a {what}"));
    }
    if text.contains(['{', '}']) {
        let message = format!("a {what} cannot show a figure");
        log.error(file, offset, message, "say it in the text, where a tap can show the source");
    }
    text.to_owned()
}

/// Notes why a text could not be read.
pub(super) fn report(problem: Problem, file: File<'_>, start: usize, exact: bool, log: &mut Log) {
    let (offset, message, hint) = match problem {
        Problem::TooLong { .. } => (0, "this text is too long to be read", "split it"),
        Problem::TooDeep { offset } => (
            if exact { offset } else { 0 },
            "lists, quotations or emphasis stand too deep inside one another",
            "make it flatter",
        ),
        Problem::NotOneParagraph => {
            (0, "one paragraph is wanted here", "take out lists, headings and empty lines")
        }
    };
    log.error(file, start + offset, message, hint);
}

/// Braces with a word between them that is no id.
fn odd_braces(words: &str) -> Option<(usize, &str)> {
    let open = words.find('{')?;
    let close = open + words[open..].find('}')?;
    Some((open, &words[open..=close]))
}
