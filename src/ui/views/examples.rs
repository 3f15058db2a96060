//! Every state of every view, by folder and name, and the sample content they share.
//!
//! Native only: feeds the snapshots, the gallery page and the accessibility tests. The sample is
//! made up on purpose, so that an edit of the real content changes no snapshot.

use leptos::prelude::*;

use crate::content::catalogue::{Catalogue, Entry};
use crate::content::clinic::Clinic;
use crate::content::faq::FaqItem;
use crate::content::text::{Block, Inline};
use crate::content::treatment::{
    Course, FORMAT, Figure, Illustration, Phase, Preset, Recovery, Section, Series, Source,
    StripFact, Tone, Treatment, Unit,
};
use crate::ui::state::figures::Figures;

use super::{
    catalogue, consult, controls, facts, faq, handover, not_found, planner, prose, recovery,
    sections, shell, skin_days, skin_intro, sources, timeline,
};

/// The states of one folder, each with its name.
pub type Examples = Vec<(&'static str, AnyView)>;

/// A folder, and the function that makes its states.
pub type Folder = (&'static str, fn() -> Examples);

/// Every folder with its states. A state is made when it is asked for, so call it with an owner.
pub fn all() -> Vec<Folder> {
    vec![
        ("catalogue", catalogue::examples::all),
        ("consult", consult::examples::all),
        ("controls", controls::examples::all),
        ("facts", facts::examples::all),
        ("faq", faq::examples::all),
        ("handover", handover::examples::all),
        ("not_found", not_found::examples::all),
        ("planner", planner::examples::all),
        ("prose", prose::examples::all),
        ("recovery", recovery::examples::all),
        ("sections", sections::examples::all),
        ("shell", shell::examples::all),
        ("skin_days", skin_days::examples::all),
        ("skin_intro", skin_intro::examples::all),
        ("sources", sources::examples::all),
        ("timeline", timeline::examples::all),
    ]
}

/// Plain text.
pub fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

/// A figure.
pub fn number(id: &str) -> Inline {
    Inline::Figure(id.to_owned())
}

/// A paragraph.
pub fn paragraph(inlines: Vec<Inline>) -> Block {
    Block::Paragraph(inlines)
}

/// Bullets, a line each.
pub fn bullets(lines: &[&str]) -> Block {
    let items = lines.iter().map(|line| vec![Block::Plain(vec![text(line)])]).collect();
    Block::List { start: None, items }
}

/// A clinic with every link set.
pub fn clinic() -> Clinic {
    Clinic {
        name: "Example Clinic".to_owned(),
        language: "en".to_owned(),
        services_url: "https://clinic.example/services".to_owned(),
        booking_url: "https://clinic.example/book".to_owned(),
        phone: "555 0100".to_owned(),
        ..Clinic::default()
    }
}

/// The figures of [`treatment`].
pub fn figures() -> Figures {
    let treatment = treatment();
    Figures::new(treatment.figures, treatment.sources)
}

/// Questions as many as asked for, each of its own words.
pub fn questions(count: usize) -> Vec<FaqItem> {
    const TOPICS: [(&str, &str); 10] = [
        ("sessions", "How many sessions are usual?"),
        ("skin", "Is it for every type of skin?"),
        ("redness", "How long does redness last?"),
        ("wait", "When should I wait?"),
        ("results", "When do results show?"),
        ("lasting", "How long do they last?"),
        ("numbing", "Is my skin numbed first?"),
        ("sun", "May I be in the sun before it?"),
        ("care", "How do I look after my skin?"),
        ("length", "How long does a visit take?"),
    ];
    let item = |(id, question): &(&str, &str)| FaqItem {
        id: ["faq-", id].concat(),
        question: (*question).to_owned(),
        answer: vec![paragraph(vec![
            text("Redness usually fades in "),
            number("redness"),
            text(["; this answer is about ", id, "."].concat().as_str()),
        ])],
    };
    TOPICS.iter().take(count).map(item).collect()
}

/// A treatment with every section, short.
pub fn treatment() -> Treatment {
    Treatment {
        format: FORMAT,
        slug: "example".to_owned(),
        name: "Example treatment".to_owned(),
        title: "Example treatment: how it works".to_owned(),
        description: "What the example treatment does, and for whom.".to_owned(),
        lede: vec![text("A minimally invasive treatment that works with your skin's own repair.")],
        also_called: vec!["Sample therapy".to_owned()],
        illustration: Some(Illustration::MicroChannels),
        strip: strip(),
        sections: all_sections(),
        faq: questions(3),
        figures: vec![
            figure("length", "How long a session takes", [30, 45], Unit::Minutes, "most"),
            figure("redness", "How long redness lasts", [24, 72], Unit::Hours, "usually"),
            figure("sessions", "Sessions in a series", [3, 6], Unit::Sessions, ""),
            figure("gap", "Between two sessions", [4, 6], Unit::Weeks, "about"),
        ],
        sources: vec![Source {
            id: "clinic-text".to_owned(),
            title: "the clinic's own treatment text".to_owned(),
            url: None,
        }],
        recovery: course(),
        series: Series {
            sessions_min: 3,
            sessions_max: 6,
            sessions_figure: "sessions".to_owned(),
            gap_weeks_min: 4,
            gap_weeks_max: 6,
            gap_figure: "gap".to_owned(),
            event_buffer_days: 14,
            preparation_days: Some(7),
            presets: vec![Preset { sessions: 3, weeks: 4 }],
        },
    }
}

/// A catalogue of two treatments.
pub fn catalogue_of_two() -> Catalogue {
    let entry = |slug: &str, name: &str| Entry {
        slug: slug.to_owned(),
        name: name.to_owned(),
        description: "What it does, how the days after it go, and who should wait.".to_owned(),
        lede: vec![text("Works with your skin's own repair.")],
    };
    Catalogue {
        format: FORMAT,
        clinic: clinic(),
        treatments: vec![entry("example", "Example treatment"), entry("other", "Other treatment")],
    }
}

fn figure(id: &str, label: &str, range: [u32; 2], unit: Unit, hedge: &str) -> Figure {
    Figure {
        id: id.to_owned(),
        label: label.to_owned(),
        low: range[0],
        high: range[1],
        unit,
        hedge: hedge.to_owned(),
        source: "clinic-text".to_owned(),
    }
}

fn strip() -> Vec<StripFact> {
    let fact = |label: &str, value: Inline, note: Vec<Inline>| StripFact {
        label: label.to_owned(),
        value: vec![value],
        note,
    };
    vec![
        fact("What it is", text("Fine needles"), vec![text("Small, controlled channels")]),
        fact("A session", number("length"), vec![text("for most sessions")]),
        fact("Redness", number("redness"), vec![text("usually")]),
        fact("A series", number("sessions"), vec![text("about "), number("gap"), text(" apart")]),
    ]
}

fn all_sections() -> Vec<Section> {
    let ids = [
        "about",
        "science",
        "benefits",
        "candidates",
        "preparation",
        "procedure",
        "aftercare",
        "recovery",
        "results",
        "risks",
        "faq",
    ];
    let section = |id: &str| Section {
        id: id.to_owned(),
        heading: ["The heading of ", id].concat(),
        short: ["Of ", id].concat(),
        blocks: vec![
            paragraph(vec![text("A line about "), text(id), text(", "), number("redness")]),
            bullets(&["one thing", "another thing"]),
        ],
    };
    ids.map(section).into()
}

fn course() -> Recovery {
    let phase = |id: &str, days: (u16, Option<u16>), course: Course, tone: Tone| Phase {
        id: id.to_owned(),
        name: ["Phase ", id].concat(),
        first_day: days.0,
        last_day: days.1,
        course,
        tone,
        figure: None,
        drawing: None,
        usual: Vec::new(),
        to_do: vec![vec![text("Wear sunscreen.")]],
        avoid: Vec::new(),
        key_messages: Vec::new(),
    };
    Recovery {
        phases: vec![
            phase("first", (0, Some(3)), Course::FadesOut, Tone::Rose),
            phase("then", (4, None), Course::Steady, Tone::Moss),
        ],
        slider_last_day: 60,
        visible_last_day: 3,
        undated: vec![text("Dryness is common too.")],
        before: Vec::new(),
    }
}
