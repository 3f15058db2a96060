//! All words of a treatment, as a reader meets them, by the place where they stand.
//!
//! Knows no fact: tests say what must be there.

#![allow(dead_code, reason = "not every test file needs every helper")]

use treatment_guide::content::text::{Block, Inline, plain_text};
use treatment_guide::content::treatment::{Treatment, Unit};

/// Places (`strip`, `phase treatment-day`, a section's or question's id) with their words.
pub fn places(treatment: &Treatment) -> Vec<(String, String)> {
    let words = |run: &[Inline]| plain_text(run, &|id| figure(treatment, id));
    let lines =
        |lines: &[Vec<Inline>]| lines.iter().map(|line| words(line)).collect::<Vec<_>>().join("\n");
    let mut places = vec![
        ("name".to_owned(), treatment.name.clone()),
        ("title".to_owned(), treatment.title.clone()),
        ("description".to_owned(), treatment.description.clone()),
        ("also called".to_owned(), treatment.also_called.join("\n")),
        ("lede".to_owned(), words(&treatment.lede)),
    ];
    for fact in &treatment.strip {
        let text = format!("{}\n{}\n{}", fact.label, words(&fact.value), words(&fact.note));
        places.push(("strip".to_owned(), text));
    }
    for section in &treatment.sections {
        let mut text = section.heading.clone();
        gather(&section.blocks, &words, &mut text);
        places.push((section.id.clone(), text));
    }
    for item in &treatment.faq {
        let mut text = item.question.clone();
        gather(&item.answer, &words, &mut text);
        places.push((item.id.clone(), text));
    }
    for phase in &treatment.recovery.phases {
        let text = [
            phase.name.clone(),
            lines(&phase.usual),
            lines(&phase.to_do),
            lines(&phase.avoid),
            lines(&phase.key_messages),
            phase.drawing.as_ref().map_or_else(String::new, |drawing| words(&drawing.text)),
        ];
        places.push((format!("phase {}", phase.id), text.join("\n")));
    }
    places.push(("undated".to_owned(), words(&treatment.recovery.undated)));
    places.push(("before".to_owned(), lines(&treatment.recovery.before)));
    for figure in &treatment.figures {
        places
            .push((format!("figure {}", figure.id), format!("{}\n{}", figure.label, figure.hedge)));
    }
    places
}

/// The words of blocks, a line each.
pub fn gather(blocks: &[Block], words: &dyn Fn(&[Inline]) -> String, out: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(run) | Block::Plain(run) | Block::Heading { text: run, .. } => {
                out.push('\n');
                out.push_str(&words(run));
            }
            Block::Quote(inner) => gather(inner, words, out),
            Block::List { items, .. } => items.iter().for_each(|item| gather(item, words, out)),
            Block::Table { head, rows } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    out.push('\n');
                    out.push_str(&words(cell));
                }
            }
            Block::Code(text) | Block::Markdown(text) => {
                out.push('\n');
                out.push_str(text);
            }
            Block::Rule => {}
        }
    }
}

/// A figure in words, as English pages show it.
fn figure(treatment: &Treatment, id: &str) -> String {
    let figure = treatment.figure(id).unwrap_or_else(|| panic!("no figure {id}"));
    let unit = match figure.unit {
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::Days => "days",
        Unit::Weeks => "weeks",
        Unit::Months => "months",
        Unit::Sessions => "sessions",
        Unit::Count => "",
    };
    match figure.low == figure.high {
        true => format!("{} {unit}", figure.low),
        false => format!("{} to {} {unit}", figure.low, figure.high),
    }
}
