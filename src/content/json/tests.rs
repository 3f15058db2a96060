//! What is accepted over the wire, and what is not.

use super::*;
use crate::content::faq::FaqItem;
use crate::content::text::Block;
use crate::content::text::Inline;
use crate::content::treatment::{
    Course, Figure, Phase, Preset, Recovery, Section, Series, Source, Tone, Unit,
};

fn phase(id: &str, first_day: u16, last_day: Option<u16>) -> Phase {
    Phase {
        id: id.to_owned(),
        name: id.to_owned(),
        first_day,
        last_day,
        course: Course::Steady,
        tone: Tone::Rose,
        figure: None,
        drawing: None,
        usual: Vec::new(),
        to_do: Vec::new(),
        avoid: Vec::new(),
        key_messages: Vec::new(),
    }
}

fn figure(id: &str, unit: Unit) -> Figure {
    Figure {
        id: id.to_owned(),
        label: id.to_owned(),
        low: 2,
        high: 3,
        unit,
        hedge: String::new(),
        source: "text".to_owned(),
    }
}

fn section(id: &str) -> Section {
    let figure = Inline::Figure("visits".to_owned());
    Section {
        id: id.to_owned(),
        heading: id.to_owned(),
        short: id.to_owned(),
        blocks: vec![Block::Quote(vec![Block::Plain(vec![figure])])],
    }
}

pub(crate) fn sound() -> Treatment {
    Treatment {
        format: FORMAT,
        slug: "example".to_owned(),
        name: "Example".to_owned(),
        title: "Example".to_owned(),
        description: String::new(),
        lede: Vec::new(),
        also_called: Vec::new(),
        illustration: None,
        strip: Vec::new(),
        sections: ["risks", "about", "candidates", "preparation", "procedure"]
            .into_iter()
            .chain(["aftercare", "recovery", "results", "faq"])
            .map(section)
            .collect(),
        faq: vec![FaqItem {
            id: "faq-real".to_owned(),
            question: "Real?".to_owned(),
            answer: vec![Block::Heading { level: 3, id: "für-alle".to_owned(), text: Vec::new() }],
        }],
        figures: vec![figure("visits", Unit::Sessions), figure("pause", Unit::Weeks)],
        sources: vec![Source { id: "text".to_owned(), title: "text".to_owned(), url: None }],
        recovery: Recovery {
            phases: vec![phase("first", 0, Some(2)), phase("then", 3, None)],
            slider_last_day: 30,
            visible_last_day: 2,
            undated: Vec::new(),
            before: Vec::new(),
        },
        series: Series {
            sessions_min: 2,
            sessions_max: 3,
            sessions_figure: "visits".to_owned(),
            gap_weeks_min: 2,
            gap_weeks_max: 3,
            gap_figure: "pause".to_owned(),
            event_buffer_days: 7,
            preparation_days: None,
            presets: vec![Preset { sessions: 2, weeks: 3 }],
        },
    }
}

/// The message for the sound treatment after `change`.
fn refusal(change: impl FnOnce(&mut Treatment)) -> String {
    let mut treatment = sound();
    change(&mut treatment);
    decode_treatment(&encode_treatment(&treatment))
        .map_or_else(|e| e.to_string(), |_| "read".into())
}

fn inlines(treatment: &mut Treatment) -> &mut Vec<Inline> {
    treatment.recovery.phases[1].usual.push(Vec::new());
    &mut treatment.recovery.phases[1].usual[0]
}

#[test]
fn a_sound_treatment_survives_the_wire() {
    let treatment = sound();
    assert_eq!(decode_treatment(&encode_treatment(&treatment)), Ok(treatment.clone()));
    let marked = format!("\u{feff}{}", encode_treatment(&treatment));
    assert_eq!(decode_treatment(&marked), Ok(treatment));
}

#[test]
fn a_newer_format_is_told_from_a_broken_document() {
    let newer = r#"{"format": 2, "sections": "elsewhere"}"#;
    assert_eq!(decode_treatment(newer), Err(JsonError::Newer(2)));
    assert_eq!(decode_catalogue(newer), Err(JsonError::Newer(2)));
    assert_eq!(
        JsonError::Newer(2).to_string(),
        "the content has format 2, this guide reads up to 1: update the guide"
    );
    for broken in
        ["", "null", "[]", "{}", r#"{"format": 1}"#, r#"{"format": "1"}"#, "<!doctype html>"]
    {
        assert!(matches!(decode_treatment(broken), Err(JsonError::Malformed(_))), "{broken}");
    }
}

#[test]
fn unknown_fields_are_left_alone_so_that_the_format_can_grow() {
    let text = encode_treatment(&sound()).replacen('{', r#"{"added_later": [1, 2], "#, 1);
    assert!(decode_treatment(&text).is_ok());
}

#[test]
fn a_document_that_is_too_long_is_refused_before_it_is_read() {
    let long = " ".repeat(MAX_BYTES + 1);
    assert_eq!(decode_treatment(&long), Err(JsonError::TooLong(MAX_BYTES + 1)));
}

#[test]
fn nesting_without_end_is_an_error_and_no_crash() {
    for open in ["[", r#"{"quote":["#, r#"{"a":"#] {
        let deep = format!(r#"{{"format":1,"lede":{}"#, open.repeat(100_000));
        assert!(matches!(decode_treatment(&deep), Err(JsonError::Malformed(_))), "{open}");
    }
}

#[test]
fn every_rule_has_its_message() {
    let rule = |what: &str| format!("the content breaks a rule: {what}");
    let link =
        |href: &str| Inline::Link { href: href.to_owned(), title: String::new(), text: Vec::new() };
    assert_eq!(refusal(|_| {}), "read");
    assert_eq!(
        refusal(|it| it.slug = "../up".to_owned()),
        rule("slug: small letters, digits and hyphens are wanted, and neither index nor schema")
    );
    assert_eq!(refusal(|it| it.name = " ".to_owned()), rule("name: it is empty"));
    assert_eq!(
        refusal(|it| it.sources[0].url = Some("javascript:x".to_owned())),
        rule("source text: its url is not a web address")
    );
    assert_eq!(
        refusal(|it| it.figures[0].low = 9),
        rule("figure visits: its low is above its high")
    );
    assert_eq!(
        refusal(|it| it.figures[0].source = "none".to_owned()),
        rule("figure visits: its source is not in the document")
    );
    assert_eq!(
        refusal(|it| it.figures[1].id = "visits".to_owned()),
        rule("figure visits: it is used twice")
    );
    assert_eq!(
        refusal(|it| it.recovery.phases[0].id = "risks".to_owned()),
        rule("id risks: it is used twice")
    );
    assert_eq!(
        refusal(|it| it.sections[0].id = "x onload=y".to_owned()),
        rule("section x onload=y: there is no section of this id")
    );
    assert_eq!(
        refusal(|it| it.recovery.phases[0].id = "x onload=y".to_owned()),
        rule("id x onload=y: it is not possible")
    );
    assert_eq!(
        refusal(|it| it.sections.retain(|section| section.id != "faq")),
        rule("section faq: it is missing: add it with its text")
    );
    let own = "the page has an element of this id itself: choose another";
    assert_eq!(
        refusal(|it| it.faq[0].id = "faq-heading".to_owned()),
        rule(&["id faq-heading: ", own].concat())
    );
    assert_eq!(
        refusal(|it| it.recovery.phases[0].id = "session".to_owned()),
        rule(&["id days-session: ", own].concat())
    );
    assert_eq!(
        refusal(|it| it.slug = "schema".to_owned()),
        rule("slug: small letters, digits and hyphens are wanted, and neither index nor schema")
    );
    assert_eq!(
        refusal(|it| it.faq[0].id = "real".to_owned()),
        rule("question real: its id begins with faq-")
    );
    assert_eq!(
        refusal(|it| inlines(it).push(Inline::Strong(vec![link("java\tscript:x")]))),
        rule("phase then: a link in it leads where none may")
    );
    assert_eq!(
        refusal(|it| inlines(it).push(Inline::Image { src: "data:x".into(), alt: String::new() })),
        rule("phase then: a picture in it comes from where none may")
    );
    assert_eq!(
        refusal(|it| inlines(it).push(Inline::Figure("gone".to_owned()))),
        rule("phase then: a figure in it is not in the document")
    );
    assert_eq!(
        refusal(|it| it.sections[0].blocks.push(Block::Heading {
            level: 1,
            id: "a".to_owned(),
            text: Vec::new()
        })),
        rule("section risks: a heading in it has a level other than 3 to 6")
    );
    assert_eq!(
        refusal(|it| it.recovery.phases[0].figure = Some("gone".to_owned())),
        rule("phase first: its figure is not in the document")
    );
    assert_eq!(
        refusal(|it| it.recovery.phases[0].key_messages = vec![Vec::new(); 3]),
        rule("phase first: it has more than two key messages")
    );
    assert_eq!(
        refusal(|it| it.series.presets[0].sessions = 9),
        rule("series presets: one is outside the rules")
    );
    assert_eq!(
        refusal(|it| it.series.gap_figure = "gone".to_owned()),
        rule("series gone: this figure is not in the document")
    );
    assert_eq!(
        refusal(|it| for _ in 0..12 {
            it.sections[0].blocks = vec![Block::Quote(std::mem::take(&mut it.sections[0].blocks))];
        }),
        rule("section risks: lists or quotations stand too deep inside one another")
    );
    assert!(refusal(|it| it.recovery.phases[1].first_day = 5).contains("recovery: "));
    assert!(refusal(|it| it.recovery.visible_last_day = 31).contains("recovery: "));
}

#[test]
fn the_rules_of_a_series_say_what_their_figures_say_in_the_words_of_the_document() {
    let rule = |what: &str| format!("the content breaks a rule: series {what}");
    let sessions = "sessions_min, sessions_max: ";
    let weeks = "gap_weeks_min, gap_weeks_max: ";
    for (min, max) in [(0, 3), (3, 2), (2, 25)] {
        let change = |it: &mut Treatment| {
            (it.series.sessions_min, it.series.sessions_max) = (min, max);
        };
        let told = [sessions, "give 1 to 24, the smaller number first"].concat();
        assert_eq!(refusal(change), rule(&told));
    }
    assert_eq!(
        refusal(|it| it.series.gap_weeks_max = 53),
        rule(&[weeks, "give 1 to 52, the smaller number first"].concat())
    );
    assert_eq!(
        refusal(|it| it.series.sessions_max = 4),
        rule(&[sessions, "the figure visits says 2 to 3: give the same two numbers"].concat())
    );
    assert_eq!(
        refusal(|it| it.figures[1].low = 1),
        rule(&[weeks, "the figure pause says 1 to 3: give the same two numbers"].concat())
    );
    assert_eq!(
        refusal(|it| it.series.sessions_figure = "pause".to_owned()),
        rule("pause: this figure does not count sessions: name one that does")
    );
    assert_eq!(
        refusal(|it| it.figures[1].unit = Unit::Days),
        rule("pause: this figure does not count weeks: name one that does")
    );
    assert_eq!(refusal(|it| it.series.event_buffer_days = 180), "read");
    assert_eq!(
        refusal(|it| it.series.event_buffer_days = 181),
        rule("event_buffer_days: it is longer than 180 days")
    );
    assert_eq!(
        refusal(|it| it.series.preparation_days = Some(181)),
        rule("preparation_days: it is longer than 180 days")
    );
}

fn catalogue() -> Catalogue {
    let clinic = crate::content::clinic::Clinic {
        name: "Clinic".to_owned(),
        language: "en".to_owned(),
        ..Default::default()
    };
    Catalogue { format: FORMAT, clinic, treatments: Vec::new() }
}

#[test]
fn settings_over_the_wire_are_held_to_the_rules_of_files() {
    type Change = fn(&mut Catalogue);
    let changes: [(&str, Change); 12] = [
        ("name", |it| it.clinic.name = " ".to_owned()),
        ("language", |it| it.clinic.language = "\"><".to_owned()),
        ("services_url", |it| it.clinic.services_url = "javascript:x".to_owned()),
        ("booking_url", |it| it.clinic.booking_url = "//host".to_owned()),
        ("booking_url", |it| it.clinic.booking_url = "www.host.example/book".to_owned()),
        ("phone", |it| it.clinic.phone = "call".to_owned()),
        ("closed_weekdays", |it| it.clinic.closed_weekdays = (0..7).collect()),
        ("closed_weekdays", |it| it.clinic.closed_weekdays = vec![7]),
        ("closed_weekdays", |it| it.clinic.closed_weekdays = (7..14).collect()),
        ("holidays", |it| it.clinic.holidays = vec!["soon".to_owned()]),
        ("idle_minutes", |it| it.clinic.idle_minutes = 0),
        ("idle_minutes", |it| it.clinic.idle_minutes = 61),
    ];
    let sound = encode_catalogue(&catalogue());
    assert!(decode_catalogue(&sound).is_ok());
    let unset = sound.replacen(",\"idle_minutes\":5", "", 1);
    assert_ne!(unset, sound);
    assert_eq!(decode_catalogue(&unset).unwrap().clinic.idle_minutes, 5, "as in files");
    for (field, change) in changes {
        let mut changed = catalogue();
        change(&mut changed);
        let error = decode_catalogue(&encode_catalogue(&changed)).unwrap_err().to_string();
        assert!(error.contains(&format!("clinic {field}: ")), "{error}");
    }
}

#[test]
fn no_treatment_in_the_list_takes_the_name_of_another_document() {
    let mut catalogue = catalogue();
    catalogue.treatments.push(crate::content::catalogue::Entry {
        slug: "index".to_owned(),
        name: "Index".to_owned(),
        description: String::new(),
        lede: Vec::new(),
    });
    let error = decode_catalogue(&encode_catalogue(&catalogue)).unwrap_err().to_string();
    assert!(error.ends_with("treatment index: its slug is not possible"), "{error}");
}

#[test]
fn an_endpoint_is_a_setting_of_the_site_and_none_can_name_another() {
    let mut catalogue = catalogue();
    let plain = encode_catalogue(&catalogue);
    catalogue.clinic.content_url = "https://example.org/content/v1/".to_owned();
    assert_eq!(encode_catalogue(&catalogue), plain);
    let named = plain.replacen("{\"name\"", "{\"content_url\":\"https://a.example/\",\"name\"", 1);
    assert_ne!(named, plain);
    assert_eq!(decode_catalogue(&named).unwrap().clinic.content_url, "");
}

#[test]
fn a_version_names_what_a_page_shows_and_nothing_else() {
    let (catalogue, treatment) = (catalogue(), sound());
    let version = version_of(&catalogue, Some(&treatment));
    let mut other = catalogue.clone();
    other.treatments.push(crate::content::catalogue::Entry {
        slug: "other".to_owned(),
        name: "Other".to_owned(),
        description: String::new(),
        lede: Vec::new(),
    });
    assert_eq!(version_of(&other, Some(&treatment)), version, "the list is on another page");
    assert_ne!(version_of(&other, None), version_of(&catalogue, None));
    other.clinic.phone = "12".to_owned();
    assert_ne!(version_of(&other, Some(&treatment)), version);
}

#[test]
fn markdown_is_seen_wherever_a_block_can_stand() {
    let mut treatment = sound();
    assert!(!needs_markdown(&treatment));
    let markdown = Block::Markdown("*a*".to_owned());
    treatment.faq[0]
        .answer
        .push(Block::List { start: None, items: vec![vec![Block::Quote(vec![markdown.clone()])]] });
    assert!(needs_markdown(&treatment));
    let text = encode_treatment(&treatment);
    assert!(text.contains(r#"{"markdown":"*a*"}"#), "{text}");
    assert_eq!(decode_treatment(&text), Ok(treatment));
}
