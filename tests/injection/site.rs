//! A site whose treatments are made of payloads: each in every text that a treatment can have more
//! than once, so that the parts of its pages come alive with them.
//!
//! Knows no browser.

use std::path::Path;

use treatment_guide::content::catalogue::{Catalogue, Entry};
use treatment_guide::content::faq::FaqItem;
use treatment_guide::content::json::{
    decode_catalogue, decode_treatment, encode_catalogue, encode_treatment,
};
use treatment_guide::content::text::{Block, Inline};
use treatment_guide::content::treatment::{
    Course, Drawing, Figure, Phase, SECTIONS, Scene, Section, Source, StripFact, Tone, Treatment,
    Unit,
};
use treatment_guide::prerender::source::Content as SiteContent;
use treatment_guide::prerender::{Options, publish};

use crate::content::Content;

/// How many places of a treatment each payload stands in.
pub const PLACES: usize = 20;

/// Writes the site with the modules that are in `folder`; gives the names of its treatments. The first
/// one, `harmless`, says what the markup of the others must be.
pub fn write(folder: &Path, payloads: &[String], at_a_time: usize) -> Vec<String> {
    let mut compiled = Content::example().sound();
    let model = compiled.treatments.remove(0);
    let harmless: Vec<String> = (0..at_a_time).map(|it| format!("Harmless words {it}")).collect();
    let mut treatments = vec![treatment(&model, "harmless", &harmless)];
    for (index, chunk) in payloads.chunks(at_a_time).enumerate() {
        // The last one is filled up, so that all have as many of everything.
        // No text twice: on paper a line stands once.
        let again = |(it, text): (usize, &String)| match it < chunk.len() {
            true => text.clone(),
            false => format!("{text} {it}"),
        };
        let texts: Vec<String> =
            chunk.iter().cycle().take(at_a_time).enumerate().map(again).collect();
        treatments.push(treatment(&model, &format!("hostile-{index}"), &texts));
    }
    let entry = |it: &Treatment| Entry {
        slug: it.slug.clone(),
        name: it.name.clone(),
        description: it.description.clone(),
        lede: it.lede.clone(),
    };
    let mut catalogue: Catalogue = compiled.catalogue;
    catalogue.clinic.call_us = payloads[0].clone();
    catalogue.clinic.phone = "+1 555 0100".to_owned();
    catalogue.treatments = treatments.iter().map(entry).collect();
    let catalogue = decode_catalogue(&encode_catalogue(&catalogue))
        .unwrap_or_else(|error| panic!("the catalogue: {error}"));
    let slugs = treatments.iter().map(|it| it.slug.clone()).collect();
    let options = Options {
        source: env!("CARGO_MANIFEST_DIR").into(),
        out: folder.to_owned(),
        scripts: None,
        root: "/".to_owned(),
        site_url: None,
        offline: false,
    };
    let content = SiteContent { catalogue, treatments, warnings: Vec::new() };
    publish(&options, &content).unwrap_or_else(|error| panic!("{error}"));
    slugs
}

fn treatment(model: &Treatment, slug: &str, payloads: &[String]) -> Treatment {
    let text = |index: usize| payloads[index % payloads.len()].clone();
    let line = |index: usize| vec![Inline::Text(text(index))];
    let mut all = model.clone();
    all.slug = slug.to_owned();
    (all.name, all.title, all.description) = (text(0), text(1), text(2));
    (all.lede, all.also_called) = (line(3), payloads.to_vec());
    all.recovery.undated = line(4);
    let each = || 0..payloads.len();
    all.strip =
        each().map(|it| StripFact { label: text(it), value: line(it), note: line(it) }).collect();
    // The sections that a view follows stay as they are.
    let blocks = |it| {
        [
            Block::Paragraph(line(it)),
            Block::Code(text(it)),
            Block::Markdown(text(it)),
            Block::Table { head: vec![line(it)], rows: vec![vec![line(it)]] },
        ]
    };
    all.sections.retain(|section| ["recovery", "faq"].contains(&section.id.as_str()));
    let free: Vec<&str> = SECTIONS
        .map(|(id, _)| id)
        .into_iter()
        .filter(|id| !["recovery", "faq"].contains(id))
        .collect();
    // There are fewer sections than payloads: each section has its share of them.
    all.sections.extend(free.iter().enumerate().map(|(place, id)| Section {
        id: (*id).to_owned(),
        heading: text(place),
        short: text(place),
        blocks: each().skip(place).step_by(free.len()).flat_map(blocks).collect(),
    }));
    all.faq = each()
        .map(|it| FaqItem {
            id: format!("faq-{it}"),
            question: text(it),
            answer: vec![Block::Paragraph(line(it))],
        })
        .collect();
    all.sources.extend(each().map(|it| Source {
        id: format!("source-{it}"),
        title: text(it),
        url: None,
    }));
    all.figures.extend(each().map(|it| Figure {
        id: format!("figure-{it}"),
        label: text(it),
        low: 1,
        high: 2,
        unit: Unit::Days,
        hedge: text(it),
        source: format!("source-{it}"),
    }));
    all.recovery.before = each().map(line).collect();
    all.recovery.phases = each().map(|it| phase(it, payloads)).collect();
    (all.recovery.slider_last_day, all.recovery.visible_last_day) = (180, 3);
    decode_treatment(&encode_treatment(&all)).unwrap_or_else(|error| panic!("{slug}: {error}"))
}

fn phase(it: usize, payloads: &[String]) -> Phase {
    let line = || vec![Inline::Text(payloads[it].clone())];
    let first_day = u16::try_from(it).expect("fewer phases than days");
    Phase {
        id: format!("phase-{it}"),
        name: payloads[it].clone(),
        first_day,
        last_day: (it + 1 < payloads.len()).then_some(first_day),
        course: Course::Steady,
        tone: Tone::Rose,
        figure: None,
        drawing: Some(Drawing { scene: Scene::Quiet, text: line() }),
        usual: vec![line()],
        to_do: vec![line()],
        avoid: vec![line()],
        key_messages: vec![line()],
    }
}
