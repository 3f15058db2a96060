//! What must hold of content that came over the wire, whoever wrote it.
//!
//! The same rules that files are held to, as far as views and domain rely on them; stops at the
//! first fault, since the whole document is refused. Rules about words (numbers without a source,
//! approvals, lengths of titles) are the compiler's alone.

use std::fmt;

use super::catalogue::Catalogue;
use super::clinic::Clinic;
use super::ids::{is_heading_id, is_id, is_slug};
use super::links::{href_allowed, leads_from_anywhere, src_allowed, web_address};
use super::rules::rules;
use super::text::{Block, Inline};
use super::treatment::{Figure, SECTIONS, Series, Treatment, Unit};
use crate::domain::date::CivilDate;
use crate::domain::series::Rules;

/// A rule that a document breaks: where, and which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The field, with the id or place inside it ("section risks").
    pub place: String,
    /// What is wrong, and what is wanted.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place)?;
        f.write_str(": ")?;
        f.write_str(&self.what)
    }
}

impl std::error::Error for Fault {}

/// Most quotations and lists inside one another. Markdown inside them may nest as deep again as
/// its own limit allows, and the whole can still be written as JSON that readers take.
pub const MAX_DEPTH: usize = 12;

type Checked = Result<(), Fault>;

fn ensure(holds: bool, place: &str, name: &str, what: &str) -> Checked {
    if holds {
        return Ok(());
    }
    let mut place = place.to_owned();
    if !name.is_empty() {
        place.push(' ');
        place.push_str(name);
    }
    Err(Fault { place, what: what.to_owned() })
}

/// Checks a treatment.
///
/// # Errors
/// The first [`Fault`].
pub fn treatment(treatment: &Treatment) -> Checked {
    ensure(
        is_slug(&treatment.slug),
        "slug",
        "",
        "small letters, digits and hyphens are wanted, and neither index nor schema",
    )?;
    ensure(!treatment.name.trim().is_empty(), "name", "", "it is empty")?;
    for source in &treatment.sources {
        let sound = source.url.as_ref().is_none_or(|url| web_address(url));
        ensure(sound, "source", &source.id, "its url is not a web address")?;
    }
    for (index, figure) in treatment.figures.iter().enumerate() {
        self::figure(treatment, index, figure)?;
    }
    sections(treatment)?;
    ids(treatment)?;
    let text = Text { figures: &treatment.figures };
    text.run("lede", "", &treatment.lede)?;
    for fact in &treatment.strip {
        text.run("strip", &fact.label, &fact.value)?;
        text.run("strip", &fact.label, &fact.note)?;
    }
    for section in &treatment.sections {
        text.blocks("section", &section.id, &section.blocks, MAX_DEPTH)?;
    }
    for item in &treatment.faq {
        ensure(item.id.starts_with("faq-"), "question", &item.id, "its id begins with faq-")?;
        text.blocks("question", &item.id, &item.answer, MAX_DEPTH)?;
    }
    recovery(treatment, &text)?;
    series(treatment)
}

/// Checks a catalogue.
///
/// # Errors
/// The first [`Fault`].
pub fn catalogue(catalogue: &Catalogue) -> Checked {
    clinic(&catalogue.clinic)?;
    let mut slugs: Vec<&str> = Vec::new();
    for entry in &catalogue.treatments {
        ensure(is_slug(&entry.slug), "treatment", &entry.slug, "its slug is not possible")?;
        ensure(
            !slugs.contains(&entry.slug.as_str()),
            "treatment",
            &entry.slug,
            "it is used twice",
        )?;
        slugs.push(&entry.slug);
        // The catalogue carries no figures.
        Text { figures: &[] }.run("treatment", &entry.slug, &entry.lede)?;
    }
    Ok(())
}

fn clinic(clinic: &Clinic) -> Checked {
    let empty_or = |text: &str, check: fn(&str) -> bool| text.is_empty() || check(text);
    ensure(!clinic.name.trim().is_empty(), "clinic", "name", "it is empty")?;
    ensure(is_language(&clinic.language), "clinic", "language", "it is no language tag")?;
    let links = [("services_url", &clinic.services_url), ("booking_url", &clinic.booking_url)];
    for (name, url) in links {
        ensure(
            empty_or(url, leads_from_anywhere),
            "clinic",
            name,
            "it is no address: begin it with https://, mailto:, tel: or /",
        )?;
    }
    ensure(empty_or(&clinic.phone, is_phone), "clinic", "phone", "it is no telephone number")?;
    let weekdays = clinic.closed_weekdays.iter().all(|day| *day < 7);
    ensure(weekdays, "clinic", "closed_weekdays", "0 is Monday, 6 is Sunday")?;
    let open = |day: u8| !clinic.closed_weekdays.contains(&day);
    ensure((0..7).any(open), "clinic", "closed_weekdays", "no weekday is left")?;
    for day in &clinic.holidays {
        ensure(
            day.parse::<CivilDate>().is_ok(),
            "clinic",
            "holidays",
            "a date is not year-month-day",
        )?;
    }
    ensure((1..=60).contains(&clinic.idle_minutes), "clinic", "idle_minutes", "it is not 1 to 60")
}

fn figure(treatment: &Treatment, index: usize, figure: &Figure) -> Checked {
    let id = &figure.id;
    ensure(is_id(id), "figure", id, "its id is not possible")?;
    let before = &treatment.figures[..index];
    ensure(before.iter().all(|other| other.id != *id), "figure", id, "it is used twice")?;
    ensure(figure.low <= figure.high, "figure", id, "its low is above its high")?;
    let sourced = treatment.sources.iter().any(|source| source.id == figure.source);
    ensure(sourced, "figure", id, "its source is not in the document")
}

/// The sections that a page has views for, and those that it cannot be without.
fn sections(treatment: &Treatment) -> Checked {
    for section in &treatment.sections {
        let known = SECTIONS.iter().any(|(id, _)| *id == section.id);
        ensure(known, "section", &section.id, "there is no section of this id")?;
    }
    for (id, required) in SECTIONS {
        let there = treatment.sections.iter().any(|section| section.id == id);
        ensure(there || !required, "section", id, "it is missing: add it with its text")?;
    }
    Ok(())
}

/// Ids of the page: possible, each once, and none that the page has of its own.
fn ids(treatment: &Treatment) -> Checked {
    const OWN: &str = "the page has an element of this id itself: choose another";
    let (mut ids, mut own) = (treatment.element_ids(), treatment.page_ids());
    ids.sort_unstable();
    own.sort_unstable();
    for id in &ids {
        ensure(is_heading_id(id), "id", id, "it is not possible")?;
        ensure(own.binary_search(id).is_err(), "id", id, OWN)?;
    }
    for (ids, what) in [(&ids, "it is used twice"), (&own, OWN)] {
        let double = ids.windows(2).find(|pair| pair[0] == pair[1]);
        double.map_or(Ok(()), |pair| ensure(false, "id", &pair[0], what))?;
    }
    Ok(())
}

fn recovery(treatment: &Treatment, text: &Text<'_>) -> Checked {
    let recovery = &treatment.recovery;
    if let Err(error) = recovery.days() {
        return Err(Fault { place: "recovery".to_owned(), what: error.to_string() });
    }
    text.run("recovery", "undated", &recovery.undated)?;
    text.lines("recovery", "before", &recovery.before)?;
    for phase in &recovery.phases {
        let id = &phase.id;
        let known = phase.figure.as_ref().is_none_or(|figure| text.has(figure));
        ensure(known, "phase", id, "its figure is not in the document")?;
        ensure(phase.key_messages.len() <= 2, "phase", id, "it has more than two key messages")?;
        for lines in [&phase.usual, &phase.to_do, &phase.avoid, &phase.key_messages] {
            text.lines("phase", id, lines)?;
        }
        if let Some(drawing) = &phase.drawing {
            text.run("phase", id, &drawing.text)?;
        }
    }
    Ok(())
}

fn series(treatment: &Treatment) -> Checked {
    let series = &treatment.series;
    let days = [
        ("event_buffer_days", Some(series.event_buffer_days)),
        ("preparation_days", series.preparation_days),
    ];
    for (name, days) in days {
        let limit = ["it is longer than ", &Series::DAYS_MAX.to_string(), " days"].concat();
        let short = days.is_none_or(|days| days <= Series::DAYS_MAX);
        ensure(short, "series", name, &limit)?;
    }
    let (sessions, gap) = (&series.sessions_figure, &series.gap_figure);
    let ends = (series.sessions_min, series.sessions_max);
    made_from(treatment, ends, "sessions_min, sessions_max", sessions, Unit::Sessions)?;
    let ends = (series.gap_weeks_min, series.gap_weeks_max);
    made_from(treatment, ends, "gap_weeks_min, gap_weeks_max", gap, Unit::Weeks)?;
    let rules = rules(series, &treatment.recovery, &Clinic::default());
    if let Err(error) = rules.check() {
        return Err(Fault { place: "series".to_owned(), what: error.to_string() });
    }
    let sessions = series.sessions_min..=series.sessions_max;
    let weeks = series.gap_weeks_min..=series.gap_weeks_max;
    let inside = series
        .presets
        .iter()
        .all(|preset| sessions.contains(&preset.sessions) && weeks.contains(&preset.weeks));
    ensure(inside, "series", "presets", "one is outside the rules")
}

/// Checks that a rule is possible and says what the figure says that it cites. `fields` are those
/// that hold its two ends.
fn made_from(
    treatment: &Treatment,
    (min, max): (u8, u8),
    fields: &str,
    figure: &str,
    unit: Unit,
) -> Checked {
    let (most, counted) = match unit {
        Unit::Sessions => (u16::from(Rules::SESSIONS_LIMIT), "sessions"),
        _ => (Rules::GAP_LIMIT / 7, "weeks"),
    };
    let limit = ["give 1 to ", &most.to_string(), ", the smaller number first"].concat();
    ensure(1 <= min && min <= max && u16::from(max) <= most, "series", fields, &limit)?;
    let Some(cited) = treatment.figure(figure) else {
        return ensure(false, "series", figure, "this figure is not in the document");
    };
    let other = ["this figure does not count ", counted, ": name one that does"].concat();
    ensure(cited.unit == unit, "series", figure, &other)?;
    let (low, high) = (cited.low.to_string(), cited.high.to_string());
    let same = (cited.low, cited.high) == (u32::from(min), u32::from(max));
    let told =
        ["the figure ", figure, " says ", &low, " to ", &high, ": give the same two numbers"];
    ensure(same, "series", fields, &told.concat())
}

/// Checks prose against the figures of its document.
struct Text<'a> {
    figures: &'a [Figure],
}

impl Text<'_> {
    fn has(&self, id: &str) -> bool {
        self.figures.iter().any(|figure| figure.id == id)
    }

    fn lines(&self, place: &str, name: &str, lines: &[Vec<Inline>]) -> Checked {
        lines.iter().try_for_each(|line| self.run(place, name, line))
    }

    fn blocks(&self, place: &str, name: &str, blocks: &[Block], depth: usize) -> Checked {
        ensure(depth > 0, place, name, "lists or quotations stand too deep inside one another")?;
        blocks.iter().try_for_each(|block| match block {
            Block::Paragraph(run) | Block::Plain(run) => self.run(place, name, run),
            Block::Heading { level, text, .. } => {
                let below = (3..=6).contains(level);
                ensure(below, place, name, "a heading in it has a level other than 3 to 6")?;
                self.run(place, name, text)
            }
            Block::Quote(inner) => self.blocks(place, name, inner, depth - 1),
            Block::List { items, .. } => {
                items.iter().try_for_each(|item| self.blocks(place, name, item, depth - 1))
            }
            Block::Table { head, rows } => {
                self.lines(place, name, head)?;
                rows.iter().try_for_each(|row| self.lines(place, name, row))
            }
            Block::Code(_) | Block::Rule | Block::Markdown(_) => Ok(()),
        })
    }

    fn run(&self, place: &str, name: &str, run: &[Inline]) -> Checked {
        run.iter().try_for_each(|inline| match inline {
            Inline::Figure(id) => {
                ensure(self.has(id), place, name, "a figure in it is not in the document")
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
                self.run(place, name, inner)
            }
            Inline::Link { href, text, .. } => {
                ensure(href_allowed(href), place, name, "a link in it leads where none may")?;
                self.run(place, name, text)
            }
            Inline::Image { src, .. } => {
                ensure(src_allowed(src), place, name, "a picture in it comes from where none may")
            }
            Inline::Text(_) | Inline::Code(_) | Inline::Break => Ok(()),
        })
    }
}

/// Whether `tag` looks like a BCP 47 language tag.
pub(super) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// Whether `text` is digits with the marks that telephone numbers have.
pub(super) fn is_phone(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || b"+-(). ".contains(&byte))
}

#[cfg(feature = "compile")]
/// Whether `url` can be the base of a content endpoint. `http` too: one is tried on one's own machine first.
pub(super) fn is_endpoint(url: &str) -> bool {
    url.ends_with("/content/v1/")
        && (web_address(url) || (url.starts_with('/') && href_allowed(url)))
}
