//! The Markdown that a treatment carries in its fields: which there is, and what takes its place.
//!
//! Reads no Markdown itself, so that it may stand in modules that never meet any.

use super::ids::is_id;
use super::text::{Block, Inline};
use super::treatment::Treatment;

/// The Markdown texts of `treatment`, in the order in which [`fill`] meets them.
pub fn texts(treatment: &Treatment) -> Vec<String> {
    let mut out = Vec::new();
    let sections = treatment.sections.iter().map(|section| &section.blocks);
    let answers = treatment.faq.iter().map(|item| &item.answer);
    for blocks in sections.chain(answers) {
        collect(blocks, &mut out);
    }
    out
}

fn collect(blocks: &[Block], out: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Markdown(text) => out.push(text.clone()),
            Block::Quote(inner) => collect(inner, out),
            Block::List { items, .. } => items.iter().for_each(|item| collect(item, out)),
            _ => {}
        }
    }
}

/// Makes blocks of a Markdown text; gets the id of the section or question that it stands in.
pub type Read<'a> = &'a mut dyn FnMut(&str, String) -> Vec<Block>;

/// A figure that a Markdown text names and readers see as it was written: the treatment does not
/// have it, or it stands in the description of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Id of the section or question in which it stands.
    pub place: String,
    /// Its id, as it was written.
    pub figure: String,
    /// Whether it stands in the description of a picture, which cannot show any.
    pub picture: bool,
}

/// Replaces every Markdown text by what `read` makes of it. A figure in it that the treatment does
/// not have becomes the text that was written, and is given back.
pub fn fill(treatment: &mut Treatment, read: Read<'_>) -> Vec<Unknown> {
    let figures: Vec<String> = treatment.figures.iter().map(|figure| figure.id.clone()).collect();
    let sections = treatment.sections.iter_mut().map(|section| (&section.id, &mut section.blocks));
    let answers = treatment.faq.iter_mut().map(|item| (&item.id, &mut item.answer));
    let mut unknown = Vec::new();
    for (id, run) in sections.chain(answers) {
        let mut figures = Figures { known: &figures, place: id, unknown: &mut unknown };
        fill_run(run, &mut figures, read);
    }
    unknown
}

/// The figures that there are, and those that were met in `place` and are not.
struct Figures<'a> {
    known: &'a [String],
    place: &'a str,
    unknown: &'a mut Vec<Unknown>,
}

impl Figures<'_> {
    fn note(&mut self, id: &str, picture: bool) {
        let (place, figure) = (self.place.to_owned(), id.to_owned());
        self.unknown.push(Unknown { place, figure, picture });
    }
}

fn fill_run(run: &mut Vec<Block>, figures: &mut Figures<'_>, read: Read<'_>) {
    for block in std::mem::take(run) {
        match block {
            Block::Markdown(text) => {
                let mut blocks = read(figures.place, text);
                blocks.iter_mut().for_each(|block| known_only(block, figures));
                run.append(&mut blocks);
            }
            Block::Quote(mut inner) => {
                fill_run(&mut inner, figures, read);
                run.push(Block::Quote(inner));
            }
            Block::List { start, mut items } => {
                for item in &mut items {
                    fill_run(item, figures, read);
                }
                run.push(Block::List { start, items });
            }
            block => run.push(block),
        }
    }
}

/// Turns figures that the treatment does not have back into the text that was written.
fn known_only(block: &mut Block, figures: &mut Figures<'_>) {
    match block {
        Block::Paragraph(run) | Block::Plain(run) | Block::Heading { text: run, .. } => {
            known_in(run, figures);
        }
        Block::Quote(inner) => inner.iter_mut().for_each(|block| known_only(block, figures)),
        Block::List { items, .. } => {
            items.iter_mut().flatten().for_each(|block| known_only(block, figures));
        }
        Block::Table { head, rows } => {
            head.iter_mut().for_each(|cell| known_in(cell, figures));
            rows.iter_mut().flatten().for_each(|cell| known_in(cell, figures));
        }
        Block::Code(_) | Block::Rule | Block::Markdown(_) => {}
    }
}

fn known_in(run: &mut [Inline], figures: &mut Figures<'_>) {
    for inline in run {
        match inline {
            Inline::Figure(id) if !figures.known.contains(id) => {
                figures.note(id, false);
                *inline = Inline::Text(["{", id.as_str(), "}"].concat());
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                known_in(inner, figures);
            }
            Inline::Link { text, .. } => known_in(text, figures),
            Inline::Image { alt, .. } => {
                let pieces = alt.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
                pieces.filter(|(id, _)| is_id(id)).for_each(|(id, _)| figures.note(id, true));
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::json::decode_treatment;

    #[test]
    fn a_figure_that_is_misspelt_in_markdown_is_given_back_with_its_place() {
        let run =
            |id: &str| Block::Paragraph(vec![Inline::Strong(vec![Inline::Figure(id.into())])]);
        let mut treatment = crate::content::json::tests::sound();
        treatment.sections[0].blocks = vec![Block::Quote(vec![Block::Markdown(String::new())])];
        treatment.faq[0].answer = vec![Block::Markdown(String::new())];
        let unknown = fill(&mut treatment, &mut |_, _| vec![run("visits"), run("vists")]);
        let (figure, picture) = ("vists".to_owned(), false);
        let told =
            |place: &str| Unknown { place: place.to_owned(), figure: figure.clone(), picture };
        assert_eq!(unknown, [told("risks"), told("faq-real")]);
        let text = crate::content::json::encode_treatment(&treatment);
        assert!(text.contains("{vists}") && decode_treatment(&text).is_ok(), "{text}");
    }

    #[test]
    fn a_figure_in_the_description_of_a_picture_is_given_back() {
        let alt = "{ after {visits}, {A} and {}".to_owned();
        let picture = Inline::Image { src: "/icons/a.webp".to_owned(), alt };
        let link = Inline::Link { href: "/a".into(), title: String::new(), text: vec![picture] };
        let mut treatment = crate::content::json::tests::sound();
        treatment.sections[0].blocks = vec![Block::Markdown(String::new())];
        let unknown = fill(&mut treatment, &mut |_, _| vec![Block::Paragraph(vec![link.clone()])]);
        let (place, figure) = ("risks".to_owned(), "visits".to_owned());
        assert_eq!(unknown, [Unknown { place, figure, picture: true }]);
    }
}
