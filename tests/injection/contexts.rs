//! The places in which a payload is put, each with the product's own way from there to markup.
//!
//! A Markdown place makes typed blocks and draws them; a place of words goes through a document of the
//! endpoint, which is written and read as JSON, and one view. Knows no page and no browser.

use std::sync::{Arc, LazyLock};

use treatment_guide::content::catalogue::{Catalogue, Entry};
use treatment_guide::content::json::{
    decode_catalogue, decode_treatment, encode_catalogue, encode_treatment,
};
use treatment_guide::content::links::web_address;
use treatment_guide::content::markdown::{Ids, blocks, inlines};
use treatment_guide::content::text::{Block, Inline};
use treatment_guide::content::treatment::{SECTIONS, Treatment};
use treatment_guide::domain::date::CivilDate;
use treatment_guide::domain::handover::calendar::{
    Entry as CalendarEntry, Occasion, UtcMoment, Wording, file,
};
use treatment_guide::domain::handover::sheet::{Section, Sheet};
use treatment_guide::domain::series::{Direction, Plan, PlanId, Request, Session};
use treatment_guide::ports::{DateForm, Formatter};
use treatment_guide::prerender::assets::Assets;
use treatment_guide::prerender::document::{Document, Start};
use treatment_guide::prerender::pages::to_html;
use treatment_guide::prerender::structured_data;
use treatment_guide::routes::Page;
use treatment_guide::ui::pages::{PageContent, Shown};
use treatment_guide::ui::parts::Part;
use treatment_guide::ui::state::dates::Dates;
use treatment_guide::ui::state::figures::Figures;
use treatment_guide::ui::views::handover::sheet::{DayWords, sheet};
use treatment_guide::ui::views::timeline::{SeriesStrip, series_strip};
use treatment_guide::ui::views::{fallback, prose, sources};

use crate::content::Content;
use crate::ics_lint;

/// What may come of a payload.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Whatever Markdown can make.
    Markdown,
    /// Text, and nothing else: the markup is that of harmless words.
    Words,
}

/// From a payload to markup.
type Render = fn(&str) -> String;

/// A place.
pub struct Context {
    pub name: &'static str,
    pub kind: Kind,
    pub render: Box<dyn Fn(&str) -> String>,
}

/// Where a payload is put in Markdown.
const MARKDOWN: [(&str, &str); 24] = [
    ("Markdown body", "{}"),
    ("inside a line", "before {} after"),
    ("link text", "[{}](https://clinic.example/)"),
    ("link address", "[text]({})"),
    ("link address in angle brackets", "[text](<{}>)"),
    ("link title", "[text](https://clinic.example/ \"{}\")"),
    ("link reference", "[text][r]\n\n[r]: {}\n"),
    ("link reference title", "[text][r]\n\n[r]: /a '{}'\n"),
    ("autolink", "<{}>"),
    ("picture address", "![alt]({})"),
    ("picture text", "![{}](picture.png)"),
    ("picture title", "![alt](picture.png '{}')"),
    ("table head", "| {} | b |\n|---|---|\n| a | c |\n"),
    ("table cell", "| a | b |\n|---|---|\n| {} | c |\n"),
    ("code fence", "```{}\n{}\n```\n"),
    ("code span", "before `{}` after"),
    ("heading", "### {}\n"),
    ("heading under a line", "{}\n---\n"),
    ("heading id", "### text {#{}}\n"),
    ("figure in braces", "before {{}} after"),
    ("list in a quotation", "> - {}\n>   1. {}\n"),
    ("HTML block", "<div>\n{}\n</div>\n"),
    ("HTML comment", "<!-- {} -->\n"),
    ("stress", "*{}* **{}** ~~{}~~"),
];

/// All places.
pub fn all() -> Vec<Context> {
    let mut all: Vec<Context> = Vec::new();
    for (name, pattern) in MARKDOWN {
        let render = move |payload: &str| markdown(&pattern.replace("{}", payload));
        all.push(Context { name, kind: Kind::Markdown, render: Box::new(render) });
    }
    let words: [(&'static str, Render); 12] = [
        ("JSON title", |payload| document(&Hostile::of(payload), false)),
        ("JSON-LD", |payload| document(&Hostile::of(payload), true)),
        ("name in the catalogue", |payload| catalogue(&Hostile::of(payload))),
        ("FAQ field", |payload| part(&Hostile::of(payload), Part::Faq)),
        ("section", |payload| section(&Hostile::of(payload))),
        ("source note", |payload| notes(&Hostile::of(payload))),
        ("phase", |payload| fallback_recovery(&Hostile::of(payload))),
        ("text inside the widget", |payload| fallback_page(&Hostile::of(payload))),
        ("name of the clinic", |payload| not_found(&Hostile::of(payload))),
        ("SVG label", svg_label),
        ("take-home sheet", take_home_sheet),
        ("Markdown that nobody has read", |payload| {
            draw(&[Block::Markdown(payload.to_owned()), Block::Code(payload.to_owned())])
        }),
    ];
    for (name, render) in words {
        all.push(Context { name, kind: Kind::Words, render: Box::new(render) });
    }
    all
}

fn draw(run: &[Block]) -> String {
    let html = to_html(|| prose::blocks(run, &Figures::default()));
    ["<div class=\"tg-prose\">", &html, "</div>"].concat()
}

/// As a section has it, and, where it is one paragraph, as a line has it.
fn markdown(text: &str) -> String {
    // A text that is too long or too deep is refused as a whole.
    let mut html = blocks(text, &mut Ids::default(), &mut ()).map_or_else(
        |problem| draw(&[Block::Plain(vec![Inline::Text(problem.to_string())])]),
        |read| draw(&read),
    );
    if let Ok(run) = inlines(text, &mut ()) {
        html.push_str(&to_html(|| prose::inlines(&run, &Figures::default())));
    }
    html
}

/// A small treatment and a catalogue whose every text is the payload, as they come over the wire.
struct Hostile {
    treatment: Treatment,
    catalogue: Catalogue,
}

static MODEL: LazyLock<(Treatment, Catalogue)> = LazyLock::new(|| {
    let mut compiled = Content::example().sound();
    (compiled.treatments.remove(0), compiled.catalogue)
});

impl Hostile {
    fn of(payload: &str) -> Self {
        let text = || payload.to_owned();
        let line = || vec![Inline::Text(text())];
        let (mut treatment, mut catalogue) = MODEL.clone();
        (treatment.name, treatment.title, treatment.description) = (text(), text(), text());
        (treatment.lede, treatment.also_called) = (line(), vec![text()]);
        treatment.strip.truncate(1);
        for fact in &mut treatment.strip {
            (fact.label, fact.value, fact.note) = (text(), line(), line());
        }
        // The sections that a page cannot be without, one of them with text.
        treatment.sections.retain(|section| SECTIONS.contains(&(section.id.as_str(), true)));
        for section in &mut treatment.sections {
            (section.heading, section.short) = (text(), text());
            section.blocks.clear();
            if section.id == "about" {
                section.blocks = vec![Block::Paragraph(line())];
            }
        }
        treatment.faq.truncate(1);
        for item in &mut treatment.faq {
            (item.question, item.answer) = (text(), vec![Block::Paragraph(line())]);
        }
        for figure in &mut treatment.figures {
            (figure.label, figure.hedge) = (text(), text());
        }
        for source in &mut treatment.sources {
            source.title = text();
            // The address is checked; where it is one, it is the payload.
            if web_address(payload) {
                source.url = Some(text());
            }
        }
        treatment.recovery.undated = line();
        treatment.recovery.before = vec![line()];
        for phase in &mut treatment.recovery.phases {
            phase.name = text();
            for lines in
                [&mut phase.usual, &mut phase.to_do, &mut phase.avoid, &mut phase.key_messages]
            {
                *lines = vec![line()];
            }
        }
        (catalogue.clinic.name, catalogue.clinic.call_us) = (text(), text());
        catalogue.treatments = vec![Entry {
            slug: treatment.slug.clone(),
            name: text(),
            description: text(),
            lede: line(),
        }];
        let treatment = decode_treatment(&encode_treatment(&treatment));
        let catalogue = decode_catalogue(&encode_catalogue(&catalogue));
        Hostile {
            treatment: treatment.unwrap_or_else(|error| panic!("{payload:?}: {error}")),
            catalogue: catalogue.unwrap_or_else(|error| panic!("{payload:?}: {error}")),
        }
    }

    fn shown(&self, page: Page) -> Shown {
        let treatment = Some(Arc::new(self.treatment.clone()));
        Shown {
            page,
            content: PageContent { catalogue: Arc::new(self.catalogue.clone()), treatment },
        }
    }
}

/// What stands around a page's body: its head, with or without the blocks for machines.
fn document(hostile: &Hostile, structured: bool) -> String {
    let shown = hostile.shown(Page::Treatment(hostile.treatment.slug.clone()));
    let blocks = structured_data::blocks(&shown, &|_| None);
    let html = Document {
        language: "en",
        title: &shown.title(),
        description: &shown.description(),
        canonical: None,
        site_name: &hostile.catalogue.clinic.name,
        indexed: true,
        root: "/",
        path: "",
        start: Start::Never,
        style: "treatment",
        content: None,
        endpoint: "",
        treatments: "",
        structured: if structured { blocks } else { Vec::new() },
        body: String::new(),
    }
    .write(&Assets::default());
    // In an element instead of a head; the start script, the style and the icons ask for files.
    let (_, head) = html.split_once("<title>").expect("a title");
    let (head, _) = head.rsplit_once("</head>").expect("a head");
    let asks =
        |line: &&str| !line.starts_with("<link") && !line.starts_with("<script type=\"module\"");
    let lines: Vec<&str> = head.split('\n').filter(asks).collect();
    ["<title>", &lines.join("\n")].concat()
}

fn catalogue(hostile: &Hostile) -> String {
    let shown = &hostile.catalogue;
    to_html(|| {
        treatment_guide::ui::views::catalogue::catalogue_page(shown, &|slug| slug.to_owned())
    })
}

fn part(hostile: &Hostile, part: Part) -> String {
    to_html(|| part.place(&hostile.catalogue.clinic, &hostile.treatment))
}

fn section(hostile: &Hostile) -> String {
    let shown = hostile.shown(Page::Treatment(hostile.treatment.slug.clone()));
    to_html(|| shown.view("/"))
}

fn notes(hostile: &Hostile) -> String {
    let treatment = &hostile.treatment;
    let figures = Figures::new(treatment.figures.clone(), treatment.sources.clone());
    to_html(|| sources::sources(&figures))
}

fn fallback_recovery(hostile: &Hostile) -> String {
    to_html(|| fallback::recovery(&hostile.treatment, "/"))
}

fn fallback_page(hostile: &Hostile) -> String {
    to_html(|| fallback::page(&hostile.treatment, "/"))
}

fn not_found(hostile: &Hostile) -> String {
    let shown = hostile.shown(Page::NotFound);
    to_html(|| shown.view("/"))
}

/// Writes every date as the payload: the labels of the pictures are dates.
struct Said(String);

impl Formatter for Said {
    fn date(&self, _date: CivilDate, _form: DateForm) -> String {
        self.0.clone()
    }
}

fn day(text: &str) -> CivilDate {
    text.parse().expect("a date written here")
}

fn svg_label(payload: &str) -> String {
    let strip = SeriesStrip {
        sessions: vec![day("2027-03-01"), day("2027-03-29")],
        visible_last_day: 3,
        blocked: Vec::new(),
        event: None,
        next: None,
    };
    to_html(|| series_strip(&strip, &Dates::new(Arc::new(Said(payload.to_owned())))))
}

fn take_home_sheet(payload: &str) -> String {
    let text = || payload.to_owned();
    // A code has room for so much.
    let link: String =
        ["https://clinic.example/#plan=", payload].concat().chars().take(120).collect();
    let section = || Section { heading: text(), lines: vec![text()] };
    let page = Sheet {
        title: text(),
        rows: Vec::new(),
        sections: vec![section(), section(), section()],
        notice: text(),
        link: Some((text(), link)),
    };
    let words = DayWords { day: text(), preparation: text(), visible_until: text() };
    sheet(&page, &[words]).html()
}

/// Calendar files with each payload in every text: what the lint finds, or an entry that says
/// something else than it was given. The plan of a file is always the same.
pub fn calendar_faults(payloads: &[String]) -> Vec<String> {
    let plan = Plan {
        id: PlanId(7),
        revision: 0,
        request: Request {
            direction: Direction::Forward,
            start: day("2027-03-01"),
            event: None,
            finish_after_event: false,
            sessions: 1,
            gap: 28,
            weekday: None,
            blocked: Vec::new(),
        },
        sessions: vec![Session { date: day("2027-03-01"), pinned: false }],
    };
    let entry = CalendarEntry {
        occasion: Occasion::Session,
        session: 1,
        date: day("2027-03-01"),
        alarm: true,
    };
    let now = UtcMoment { date: day("2027-02-01"), hour: 9, minute: 0, second: 0 };
    let mut faults = Vec::new();
    for payload in payloads {
        let words =
            |_: &CalendarEntry| Wording { summary: payload.clone(), description: payload.clone() };
        match ics_lint::read(file(&plan, &[entry], now, &words).as_bytes()) {
            Ok(events) if events.len() == 1 && events[0].alarms.len() == 1 => {}
            Ok(events) => faults.push(format!("{payload:?}: {} entries", events.len())),
            Err(found) => faults.push(format!("{payload:?}: {}", found.join("; "))),
        }
    }
    faults
}
