//! A folder of text files → the compiled content, or everything that is wrong with it.
//!
//! 1. `settings`: clinic.toml, and treatments.toml with the order of the folders.
//! 2. `facts`: sources, figures and the strip of each facts.toml, then `recovery` and `series`
//!    from the same file; `toml_file` reads, and names every mistake of a file at once.
//! 3. `page` and `faq`: front matter, sections, questions; `prose` checks the words as they are
//!    read (`numbers` finds those in them), `reading` how hard they are.
//! 4. `whole`: forbidden words in any file, figures that nobody uses.
//! 5. The catalogue, from all of them; then all of it is read as the guide reads it over the wire,
//!    so that nothing is published which its readers refuse.
//!
//! Gets the files from its caller: knows no disk, no network and no view.

mod facts;
mod faq;
mod log;
mod numbers;
mod page;
mod prose;
mod reading;
mod recovery;
mod series;
mod settings;
mod toml_file;
mod whole;

use super::catalogue::{Catalogue, Entry};
use super::error::{Diagnostic, Rejected};
use super::ids::of_the_page;
use super::json::{self, JsonError};
use super::markdown::Ids;
use super::text::{Inline, plain_text};
use super::treatment::{FORMAT, SECTIONS, StripFact, Treatment};
use log::{File, Log};

/// One file of the content folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Path inside the folder, with `/`: `treatments/microneedling/page.md`.
    pub path: String,
    /// What it holds; nothing when it is a file of another kind, which nothing reads.
    pub text: String,
}

/// Content that is sound.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compiled {
    /// The clinic and the list of treatments.
    pub catalogue: Catalogue,
    /// The treatments, in the order of the catalogue.
    pub treatments: Vec<Treatment>,
    /// What could be better, by file and line.
    pub warnings: Vec<Diagnostic>,
}

/// Compiles the content folder.
///
/// # Errors
/// [`Rejected`] with everything that is wrong, not only the first thing.
pub fn compile(files: &[SourceFile]) -> Result<Compiled, Rejected> {
    let mut log = Log::default();
    let folder = Folder { files };
    let clinic = folder
        .required("clinic.toml", "it holds the name of the clinic", &mut log)
        .and_then(|file| settings::clinic(file, &mut log));
    let listed = folder.required("treatments.toml", "it lists the treatments in order", &mut log);
    let order = listed.map(|file| settings::order(file, &mut log)).unwrap_or_default();
    let english = clinic.as_ref().is_some_and(|clinic| reading::is_english(&clinic.language));
    let treatments: Vec<Treatment> =
        order.iter().filter_map(|(slug, _)| treatment(&folder, slug, english, &mut log)).collect();
    for file in folder.all() {
        whole::forbidden_words(file, &mut log);
    }
    folder.warn_of_strays(&order, &mut log);
    let catalogue = clinic.map(|clinic| Catalogue {
        format: FORMAT,
        clinic,
        treatments: treatments.iter().map(entry).collect(),
    });
    if let (Some(catalogue), true) = (&catalogue, log.errors.is_empty()) {
        read_again(catalogue, &treatments, &mut log);
    }
    log.errors.sort();
    log.errors.dedup();
    log.warnings.sort();
    match catalogue {
        Some(catalogue) if log.errors.is_empty() => {
            Ok(Compiled { catalogue, treatments, warnings: log.warnings })
        }
        _ => Err(Rejected { errors: log.errors, warnings: log.warnings }),
    }
}

/// Notes what the guide would refuse of its own content. Most rules are checked before, where the
/// line is known; what is found here alone has none.
fn read_again(catalogue: &Catalogue, treatments: &[Treatment], log: &mut Log) {
    let mut refused = |path: &str, answer: Result<(), JsonError>| {
        if let Err(error) = answer {
            let hint = "change what is named here: the guide would refuse this content";
            log.error_without_line(path, error.to_string(), hint);
        }
    };
    for treatment in treatments {
        let answer = json::decode_treatment(&json::encode_treatment(treatment));
        refused(&format!("treatments/{}", treatment.slug), answer.map(drop));
    }
    let answer = json::decode_catalogue(&json::encode_catalogue(catalogue));
    refused("clinic.toml", answer.map(drop));
}

fn treatment(folder: &Folder<'_>, slug: &str, english: bool, log: &mut Log) -> Option<Treatment> {
    let mut file =
        |name: &str, what: &str| folder.required(&format!("treatments/{slug}/{name}"), what, log);
    let facts_file = file("facts.toml", "it holds the numbers, the recovery and the series");
    let page_file = file("page.md", "it holds the text of the page");
    let faq_file = file("faq.md", "it holds the questions; it may be empty");
    let (facts_file, page_file, faq_file) = (facts_file?, page_file?, faq_file?);

    let mut toml = toml_file::Toml::parse(facts_file, facts_file.text, log);
    let (sources, mut figures, strip) = match &mut toml {
        Some(toml) => {
            toml.only(&["source", "figure", "strip", "recovery", "phase", "series", "preset"], log);
            let (sources, mut figures) = facts::sources_and_figures(toml, facts_file, log);
            let strip = facts::strip(toml, facts_file, &mut figures, log);
            (sources, figures, strip)
        }
        None => (Vec::new(), prose::Figures::unknown(), Vec::new()),
    };
    // Headings take their ids from what is left by those that are written down.
    let phases = toml.as_ref().map(|toml| toml.peek_all("phase", "id")).unwrap_or_default();
    let questions = faq::question_ids(faq_file);
    let sections = SECTIONS.map(|(id, _)| id);
    let own = of_the_page(
        sections.into_iter(),
        figures.declared.iter().map(String::as_str),
        phases.iter().map(String::as_str),
    );
    let sections = sections.map(str::to_owned).into_iter();
    let mut taken = Ids::taken(sections.chain(phases).chain(questions).chain(own.iter().cloned()));
    let mut ids = facts::Declared::on_a_page(own);
    let page = page::page(page_file, english, &mut taken, &mut figures, &mut ids, log);
    let (recovery, series) = match &mut toml {
        Some(toml) => (
            recovery::recovery(toml, facts_file, &mut figures, &mut ids, log),
            series::series(toml, facts_file, &mut figures, log),
        ),
        None => (None, None),
    };
    let faq = faq::faq(faq_file, english, &mut taken, &mut figures, &mut ids, log);
    whole::unused_figures(facts_file, &figures, log);

    let (page, recovery, series) = (page?, recovery?, series?);
    let treatment = Treatment {
        format: FORMAT,
        slug: slug.to_owned(),
        name: page.name,
        title: page.title,
        description: page.description,
        lede: page.lede,
        also_called: page.also_called,
        illustration: page.illustration,
        strip,
        sections: page.sections,
        faq,
        figures: figures.sound,
        sources,
        recovery,
        series,
    };
    whole::missing_places(&treatment, figures.places, log);
    Some(treatment)
}

/// The catalogue has no sources to show beside a number, so its line is one without figures.
fn entry(treatment: &Treatment) -> Entry {
    let plain = |fact: &&StripFact| !has_figure(&fact.value) && !has_figure(&fact.note);
    let lede = match treatment.strip.iter().find(plain) {
        Some(fact) => {
            let (stop, note_stop) = (full_stop(&fact.value), full_stop(&fact.note));
            let mut line = fact.value.clone();
            let end = match note_stop {
                None => stop.unwrap_or_default(),
                Some(end) => {
                    line.push(Inline::Text([stop.unwrap_or_default(), " "].concat()));
                    line.extend(fact.note.iter().cloned());
                    end
                }
            };
            if !end.is_empty() {
                line.push(Inline::Text(end.to_owned()));
            }
            line
        }
        None if has_figure(&treatment.lede) => Vec::new(),
        None => treatment.lede.clone(),
    };
    Entry {
        slug: treatment.slug.clone(),
        name: treatment.name.clone(),
        description: treatment.description.clone(),
        lede,
    }
}

/// What makes a sentence of `run`: a full stop, or nothing where it ends in one; `None` for a run
/// without words.
fn full_stop(run: &[Inline]) -> Option<&'static str> {
    let words = plain_text(run, &|_| String::new());
    let words = words.trim_end();
    (!words.is_empty()).then(|| if words.ends_with(['.', '!', '?', '…']) { "" } else { "." })
}

fn has_figure(run: &[Inline]) -> bool {
    run.iter().any(|inline| match inline {
        Inline::Figure(_) => true,
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => {
            has_figure(inner)
        }
        Inline::Link { text, .. } => has_figure(text),
        _ => false,
    })
}

/// The files that were given.
struct Folder<'a> {
    files: &'a [SourceFile],
}

impl<'a> Folder<'a> {
    fn all(&self) -> impl Iterator<Item = File<'a>> {
        // A byte order mark is no text.
        self.files.iter().map(|file| File {
            path: &file.path,
            text: file.text.strip_prefix('\u{feff}').unwrap_or(&file.text),
        })
    }

    fn required(&self, path: &str, what: &str, log: &mut Log) -> Option<File<'a>> {
        let found = self.all().find(|file| file.path == path);
        if found.is_none() {
            let message = "this file is missing";
            log.error(File { path, text: "" }, 0, message, format!("add it: {what}"));
        }
        found
    }

    /// Files that nothing reads: often a misspelt name.
    fn warn_of_strays(&self, order: &[(String, usize)], log: &mut Log) {
        const NAMES: [&str; 3] = ["page.md", "facts.toml", "faq.md"];
        for file in self.all() {
            let mut parts = file.path.split('/');
            let known = match (parts.next(), parts.next(), parts.next(), parts.next()) {
                (Some("clinic.toml" | "treatments.toml"), None, None, None) => true,
                (Some("treatments"), Some(slug), Some(name), None) => {
                    if NAMES.contains(&name) && !order.iter().any(|(listed, _)| listed == slug) {
                        if name == "page.md" {
                            let message = format!("the treatment “{slug}” is not listed");
                            let hint = "add it to order in treatments.toml, or remove the folder";
                            log.warn(file, 0, message, hint);
                        }
                        continue;
                    }
                    NAMES.contains(&name)
                }
                _ => false,
            };
            if !known {
                let hint = "a treatment has page.md, facts.toml and faq.md; beside treatments stand \
                            clinic.toml and treatments.toml";
                log.warn(file, 0, "nothing reads this file", hint);
            }
        }
    }
}
