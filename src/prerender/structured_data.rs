//! JSON-LD: the page for machines, saying only what the page says to people.
//!
//! Types are schema.org's: `MedicalWebPage`, `MedicalProcedure`, `FAQPage`, `BreadcrumbList`.

use serde_json::{Value, json};

use crate::content::text::Block;
use crate::content::treatment::Treatment;
use crate::routes::Page;
use crate::ui::pages::Shown;
use crate::ui::state::figures::Figures;
use crate::ui::text::page as words;

/// The blocks of a page; `address` gives a page's absolute address when the site's is known.
pub fn blocks(shown: &Shown, address: &dyn Fn(&Page) -> Option<String>) -> Vec<String> {
    if !shown.page.is_indexed() {
        return Vec::new();
    }
    let Some(treatment) = shown.content.treatment.as_deref() else { return Vec::new() };
    // A trail is worth nothing to a machine without addresses, and Google calls them required.
    let mut blocks: Vec<Value> = breadcrumbs(shown, treatment, address).into_iter().collect();
    if matches!(shown.page, Page::Treatment(_)) {
        let figures = Figures::new(treatment.figures.clone(), treatment.sources.clone());
        blocks.push(page(shown, treatment, &figures, address));
        if !treatment.faq.is_empty() {
            blocks.push(faq(treatment, &figures));
        }
    }
    blocks.iter().map(Value::to_string).collect()
}

fn breadcrumbs(
    shown: &Shown,
    treatment: &Treatment,
    address: &dyn Fn(&Page) -> Option<String>,
) -> Option<Value> {
    let treatment_page = Page::Treatment(treatment.slug.clone());
    let mut trail = vec![
        (words::CATALOGUE.to_owned(), Page::Catalogue),
        (treatment.name.clone(), treatment_page.clone()),
    ];
    match shown.page {
        Page::Recovery(_) => trail.push((words::RECOVERY.to_owned(), shown.page.clone())),
        Page::Plan(_) => trail.push((words::PLAN.to_owned(), shown.page.clone())),
        _ => {}
    }
    let items: Vec<Value> = trail
        .iter()
        .enumerate()
        .map(|(index, (name, page))| {
            let item = address(page)?;
            Some(json!({ "@type": "ListItem", "position": index + 1, "name": name, "item": item }))
        })
        .collect::<Option<_>>()?;
    Some(json!({
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items,
    }))
}

fn page(
    shown: &Shown,
    treatment: &Treatment,
    figures: &Figures,
    address: &dyn Fn(&Page) -> Option<String>,
) -> Value {
    let section = |id: &str| {
        treatment
            .sections
            .iter()
            .find(|section| section.id == id)
            .map(|section| plain_blocks(&section.blocks, figures))
            .filter(|text| !text.is_empty())
    };
    let mut procedure = json!({
        "@type": "MedicalProcedure",
        "name": treatment.name,
        "description": figures.plain(&treatment.lede),
    });
    for (property, id) in
        [("preparation", "preparation"), ("howPerformed", "procedure"), ("followup", "aftercare")]
    {
        if let Some(text) = section(id) {
            procedure[property] = text.into();
        }
    }
    if !treatment.also_called.is_empty() {
        procedure["alternateName"] = treatment.also_called.clone().into();
    }
    let mut page = json!({
        "@context": "https://schema.org",
        "@type": "MedicalWebPage",
        "name": treatment.title,
        "description": treatment.description,
        "inLanguage": shown.content.catalogue.clinic.language,
        "about": procedure,
        "publisher": { "@type": "Organization", "name": shown.content.catalogue.clinic.name },
    });
    if let Some(address) = address(&shown.page) {
        page["url"] = address.into();
    }
    page
}

fn faq(treatment: &Treatment, figures: &Figures) -> Value {
    let questions: Vec<Value> = treatment
        .faq
        .iter()
        .map(|item| {
            json!({
                "@type": "Question",
                "name": item.question,
                "acceptedAnswer": {
                    "@type": "Answer",
                    "text": plain_blocks(&item.answer, figures),
                },
            })
        })
        .collect();
    json!({ "@context": "https://schema.org", "@type": "FAQPage", "mainEntity": questions })
}

/// The words of `blocks`, a space between one block and the next.
fn plain_blocks(blocks: &[Block], figures: &Figures) -> String {
    let mut parts = Vec::new();
    collect(blocks, figures, &mut parts);
    parts.join(" ")
}

fn collect(blocks: &[Block], figures: &Figures, parts: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Paragraph(text) | Block::Plain(text) => parts.push(figures.plain(text)),
            Block::Heading { text, .. } => {
                // In one line with what it stands over, only a sign shows where it ends.
                let mut heading = figures.plain(text);
                if heading.ends_with(char::is_alphanumeric) {
                    heading.push(':');
                }
                parts.push(heading);
            }
            Block::Table { head, rows } => {
                let cells = head.iter().chain(rows.iter().flatten());
                parts.extend(cells.map(|cell| figures.plain(cell)));
            }
            Block::Code(text) => parts.push(text.clone()),
            Block::List { items, .. } => {
                items.iter().for_each(|item| collect(item, figures, parts));
            }
            Block::Quote(inner) => collect(inner, figures, parts),
            Block::Rule => {}
            // Markdown from an endpoint that nothing has read yet: no words to quote.
            Block::Markdown(_) => {}
        }
    }
}
