//! What the FAQ needs at run time: the ids of its answers, and their words where a search looks
//! for them.
//!
//! Questions and answers stay in the markup. Knows no view.

use super::{PartDataError, Reader, Writer};
use crate::content::faq::FaqItem;
use crate::content::text::{Block, Inline, plain_text};

/// From this many questions on there is a search box.
pub const SEARCH_FROM: usize = 9;

/// The data of one FAQ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FaqData {
    /// Slug of the treatment, for links to its answers.
    pub slug: String,
    /// Id of each answer, in order.
    pub ids: Vec<String>,
    /// Question and answer of each; empty where there is no search box.
    pub words: Vec<String>,
}

impl FaqData {
    /// The data of the treatment called `slug`; `figure` gives a figure's words.
    pub fn new(slug: &str, items: &[FaqItem], figure: &dyn Fn(&str) -> String) -> Self {
        let words = |item: &FaqItem| {
            let mut words = item.question.clone();
            push_words(&item.answer, figure, &mut words);
            words
        };
        FaqData {
            slug: slug.to_owned(),
            ids: items.iter().map(|item| item.id.clone()).collect(),
            words: match items.len() {
                ..SEARCH_FROM => Vec::new(),
                _ => items.iter().map(words).collect(),
            },
        }
    }

    /// Adds the data to a list.
    pub fn write(&self, out: &mut Writer) {
        out.text(&self.slug);
        for texts in [&self.ids, &self.words] {
            out.list(texts, |out, text| {
                out.text(text);
            });
        }
    }

    /// Reads the data back.
    ///
    /// # Errors
    /// When the list was not written by this build.
    pub fn read(list: &mut Reader) -> Result<Self, PartDataError> {
        Ok(FaqData {
            slug: list.text()?,
            ids: list.list(Reader::text)?,
            words: list.list(Reader::text)?,
        })
    }
}

fn push_words(blocks: &[Block], figure: &dyn Fn(&str) -> String, out: &mut String) {
    let push = |inlines: &[Inline], out: &mut String| {
        out.push(' ');
        // A number and its unit are searched for with a plain space between them.
        out.push_str(&plain_text(inlines, figure).replace('\u{a0}', " "));
    };
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Plain(text) | Block::Heading { text, .. } => {
                push(text, out);
            }
            Block::List { items, .. } => {
                items.iter().for_each(|item| push_words(item, figure, out));
            }
            Block::Quote(inner) => push_words(inner, figure, out),
            Block::Code(text) | Block::Markdown(text) => {
                out.push(' ');
                out.push_str(text);
            }
            Block::Table { head, rows } => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| push(cell, out));
            }
            Block::Rule => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(count: usize) -> Vec<FaqItem> {
        let item = |index: usize| FaqItem {
            id: ["faq-", &index.to_string()].concat(),
            question: "How LONG?".to_owned(),
            answer: vec![Block::Quote(vec![Block::Plain(vec![
                Inline::Text("About ".to_owned()),
                Inline::Figure("gap".to_owned()),
            ])])],
        };
        (0..count).map(item).collect()
    }

    fn data(count: usize) -> FaqData {
        FaqData::new("example", &items(count), &|_| "4\u{a0}Weeks".to_owned())
    }

    #[test]
    fn what_was_written_is_read_back() {
        for data in [data(SEARCH_FROM), data(2), FaqData::default()] {
            let mut out = Writer::default();
            data.write(&mut out);
            let mut list = Reader::new(out.finish());
            assert_eq!(FaqData::read(&mut list), Ok(data));
            assert!(list.text().is_err(), "something is left");
        }
    }

    #[test]
    fn words_are_carried_only_where_something_searches_them() {
        assert!(data(SEARCH_FROM - 1).words.is_empty());
        let words = data(SEARCH_FROM).words;
        assert_eq!(words.len(), SEARCH_FROM);
        assert_eq!(words[0], "How LONG? About 4 Weeks");
    }
}
