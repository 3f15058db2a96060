//! What a page carries in its JSON blocks: for each interactive part just what it cannot take
//! from the markup beside it, as one flat list of texts.
//!
//! A flat list is read by a few hundred bytes of code; reading the whole content model costs a
//! hundred times that in a module that a phone waits for. Prose stays in the markup (see
//! `ui::node::slot`). The list is read by the build that wrote it, so it carries no names and no
//! version. Knows nothing of how it gets into the page or out of it.

pub mod consult;
pub mod faq;
pub mod handover;
pub mod planner;
pub mod recovery;

use std::fmt;

use super::text::{Inline, plain_text};
use crate::domain::date::CivilDate;

/// The list of a part in the making.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writer(Vec<String>);

impl From<Vec<String>> for Writer {
    /// Goes on with a list.
    fn from(list: Vec<String>) -> Self {
        Writer(list)
    }
}

impl Writer {
    /// Adds a text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.0.push(text.to_owned());
        self
    }

    /// Adds a number.
    pub fn number(&mut self, number: impl Into<u32>) -> &mut Self {
        self.0.push(number.into().to_string());
        self
    }

    /// Adds a number or the lack of one.
    pub fn maybe(&mut self, number: Option<impl Into<u32>>) -> &mut Self {
        self.0.push(number.map_or_else(String::new, |number| number.into().to_string()));
        self
    }

    /// Adds a list: its length, then what `write` adds for each item.
    pub fn list<T>(&mut self, items: &[T], mut write: impl FnMut(&mut Self, &T)) -> &mut Self {
        self.0.push(items.len().to_string());
        for item in items {
            write(self, item);
        }
        self
    }

    /// The list.
    pub fn finish(self) -> Vec<String> {
        self.0
    }
}

/// `list` as JSON that can stand in a `script` element: no `<` is left that could end it or open a
/// comment, and the two separators that older scripts took for line ends are escaped.
pub fn json(list: &[String]) -> String {
    let json = serde_json::to_string(list).unwrap_or_default();
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// The list of a part being read, in the order in which it was written.
#[derive(Debug)]
pub struct Reader {
    rest: std::vec::IntoIter<String>,
    read: usize,
}

/// The list is not as this build writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartDataError {
    /// The place in the list, counted from 0.
    pub at: usize,
}

impl fmt::Display for PartDataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // No `write!`: the formatting code would weigh more than all that reads the list.
        f.write_str("the data of the page is not of this build at item ")?;
        f.write_str(&self.at.to_string())
    }
}

impl std::error::Error for PartDataError {}

impl Reader {
    /// Reads `list`.
    pub fn new(list: Vec<String>) -> Self {
        Reader { rest: list.into_iter(), read: 0 }
    }

    /// The next text.
    ///
    /// # Errors
    /// When the list has ended.
    pub fn text(&mut self) -> Result<String, PartDataError> {
        let at = self.read;
        self.read += 1;
        self.rest.next().ok_or(PartDataError { at })
    }

    /// The next number.
    ///
    /// # Errors
    /// When the list has ended, or has no number there that fits.
    pub fn number<T: TryFrom<u32>>(&mut self) -> Result<T, PartDataError> {
        self.maybe()?.ok_or(PartDataError { at: self.read - 1 })
    }

    /// The next number, or `None` where the lack of one was written.
    ///
    /// # Errors
    /// As [`Reader::number`].
    pub fn maybe<T: TryFrom<u32>>(&mut self) -> Result<Option<T>, PartDataError> {
        let at = self.read;
        match self.raw()? {
            None => Ok(None),
            Some(number) => T::try_from(number).map(Some).map_err(|_| PartDataError { at }),
        }
    }

    /// The next day.
    ///
    /// # Errors
    /// When the list has ended, or has no day there.
    pub fn day(&mut self) -> Result<CivilDate, PartDataError> {
        let at = self.read;
        self.text()?.parse().map_err(|_| PartDataError { at })
    }

    /// One copy for all kinds of numbers.
    fn raw(&mut self) -> Result<Option<u32>, PartDataError> {
        let at = self.read;
        let text = self.text()?;
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|_| PartDataError { at })
    }

    /// The next list, each item as `read` reads it.
    ///
    /// # Errors
    /// As [`Reader::number`], and what `read` gives.
    pub fn list<T>(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<T, PartDataError>,
    ) -> Result<Vec<T>, PartDataError> {
        let count = self.raw()?.unwrap_or(0);
        // Not reserved: a count that is too large ends with the list.
        let mut items = Vec::new();
        for _ in 0..count {
            items.push(read(self)?);
        }
        Ok(items)
    }
}

/// A line of prose as far as an interactive part needs it: words, and numbers whose source a press
/// shows. Other markup is taken off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Piece>);

/// A piece of a [`Line`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Words(String),
    /// A number with its unit in `words`, and the id of its figure.
    Figure {
        /// Id of the figure.
        id: String,
        /// As it is written.
        words: String,
    },
}

impl Line {
    /// The line of `inlines`; `figure` gives a figure's words.
    pub fn new(inlines: &[Inline], figure: &dyn Fn(&str) -> String) -> Self {
        let mut line = Line::default();
        line.extend(inlines, figure);
        line
    }

    fn extend(&mut self, inlines: &[Inline], figure: &dyn Fn(&str) -> String) {
        for inline in inlines {
            match inline {
                Inline::Figure(id) => {
                    self.0.push(Piece::Figure { id: id.clone(), words: figure(id) });
                }
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                    self.extend(inner, figure);
                }
                other => self.words(&plain_text(std::slice::from_ref(other), figure)),
            }
        }
    }

    /// Adds words to the last piece, or as a new one.
    fn words(&mut self, words: &str) {
        match self.0.last_mut() {
            Some(Piece::Words(last)) => last.push_str(words),
            _ => self.0.push(Piece::Words(words.to_owned())),
        }
    }

    /// All words of the line.
    pub fn plain(&self) -> String {
        let words = |piece: &Piece| match piece {
            Piece::Words(words) | Piece::Figure { words, .. } => words.clone(),
        };
        self.0.iter().map(words).collect()
    }

    /// Adds the line to a list: words, and for each figure its id before its words.
    pub fn write(&self, out: &mut Writer) {
        out.list(&self.0, |out, piece| {
            let (id, words) = match piece {
                Piece::Words(words) => ("", words),
                Piece::Figure { id, words } => (id.as_str(), words),
            };
            out.text(id).text(words);
        });
    }

    /// Reads a line back.
    ///
    /// # Errors
    /// As [`Reader::list`].
    pub fn read(list: &mut Reader) -> Result<Line, PartDataError> {
        let piece = |list: &mut Reader| {
            let (id, words) = (list.text()?, list.text()?);
            Ok(if id.is_empty() { Piece::Words(words) } else { Piece::Figure { id, words } })
        };
        list.list(piece).map(Line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Line {
        let text = |words: &str| Inline::Text(words.to_owned());
        let inlines = [
            text("Redness "),
            Inline::Strong(vec![text("usually ")]),
            text("fades in "),
            Inline::Figure("redness".to_owned()),
            text("."),
        ];
        Line::new(&inlines, &|id| id.to_uppercase())
    }

    #[test]
    fn a_line_keeps_its_words_and_its_numbers() {
        let line = line();
        assert_eq!(line.0.len(), 3, "{line:?}");
        assert_eq!(line.plain(), "Redness usually fades in REDNESS.");
    }

    #[test]
    fn what_was_written_is_read_back() {
        let mut out = Writer::default();
        out.text("a\nb").number(7_u16).maybe(None::<u8>).maybe(Some(3_u8));
        out.list(&["x", ""], |out, item| {
            out.text(item);
        });
        line().write(&mut out);
        let mut list = Reader::new(out.finish());
        assert_eq!(list.text().unwrap(), "a\nb");
        assert_eq!(list.number::<u16>(), Ok(7));
        assert_eq!(list.maybe::<u8>(), Ok(None));
        assert_eq!(list.maybe::<u8>(), Ok(Some(3)));
        assert_eq!(list.list(Reader::text).unwrap(), ["x", ""]);
        assert_eq!(Line::read(&mut list), Ok(line()));
        assert_eq!(list.text(), Err(PartDataError { at: 14 }));
    }

    #[test]
    fn data_cannot_leave_its_block_and_stays_the_same_list() {
        let hostile = vec!["</script><!--<script>".to_owned(), "\u{2028}".to_owned()];
        let json = json(&hostile);
        assert!(!json.contains('<') && !json.contains('\u{2028}'), "{json}");
        assert_eq!(serde_json::from_str::<Vec<String>>(&json).unwrap(), hostile);
    }

    #[test]
    fn a_list_of_another_build_is_refused_with_its_place() {
        let list = |items: &[&str]| Reader::new(items.iter().map(|it| (*it).to_owned()).collect());
        assert_eq!(list(&["300"]).number::<u8>(), Err(PartDataError { at: 0 }));
        assert_eq!(list(&["x"]).number::<u8>(), Err(PartDataError { at: 0 }));
        assert_eq!(list(&[""]).number::<u8>(), Err(PartDataError { at: 0 }));
        assert_eq!(list(&["4000000000", "a"]).list(Reader::text), Err(PartDataError { at: 2 }));
    }
}
