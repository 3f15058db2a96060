//! Content that came over the wire, read: what a page or a view is drawn from.
//!
//! Reads no Markdown: it gives the texts out and takes their blocks in, so that the Markdown
//! module is only loaded when there are any. Knows no network and no document.

use std::sync::Arc;

use crate::content::catalogue::Catalogue;
use crate::content::fields;
use crate::content::json::{self, JsonError};
use crate::content::text::{Block, Inline};
use crate::content::treatment::Treatment;
use crate::ui::text::page as text;

/// The documents of a page.
pub struct Content {
    /// The clinic and the list of treatments.
    pub catalogue: Arc<Catalogue>,
    /// The treatment, where the page is one of a treatment.
    pub treatment: Option<Arc<Treatment>>,
    version: String,
}

impl Content {
    /// Reads `index.json` and `<slug>.json`; `slug` and `treatment` are empty for the catalogue.
    ///
    /// # Errors
    /// Which document cannot be used, and why, in words.
    pub fn read(catalogue: &str, treatment: &str, slug: &str) -> Result<Content, String> {
        let told = |name: &str, error: JsonError| [name, ".json: ", &error.to_string()].concat();
        let catalogue = json::decode_catalogue(catalogue).map_err(|error| told("index", error))?;
        let treatment = match slug {
            "" => None,
            _ => Some(json::decode_treatment(treatment).map_err(|error| told(slug, error))?),
        };
        if let Some(other) = treatment.as_ref().filter(|it| it.slug != slug) {
            let words = [slug, ".json: its slug is ", &other.slug, ": each has a file of its name"];
            return Err(words.concat());
        }
        let version = json::version_of(&catalogue, treatment.as_ref());
        Ok(Content { catalogue: Arc::new(catalogue), treatment: treatment.map(Arc::new), version })
    }

    /// The catalogue with those treatments only that are among `built`, slugs with spaces between:
    /// the build wrote no page of another, so its card would lead nowhere.
    pub fn catalogue_of(&self, built: &str) -> Arc<Catalogue> {
        let mut catalogue = self.catalogue.clone();
        let has_pages = |slug: &str| built.split(' ').any(|it| it == slug);
        Arc::make_mut(&mut catalogue).treatments.retain(|entry| has_pages(&entry.slug));
        catalogue
    }

    /// Its version, as pages carry it.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The Markdown that it carries; none for most.
    pub fn markdown(&self) -> Vec<String> {
        self.treatment.as_deref().map(fields::texts).unwrap_or_default()
    }

    /// The ids that its page has, for headings in Markdown to keep clear of.
    pub fn ids(&self) -> Vec<String> {
        self.treatment.as_deref().map(Treatment::taken_ids).unwrap_or_default()
    }

    /// Takes in what the Markdown module made of [`Content::markdown`], text by text. Gives what
    /// staff should know: why some cannot be read (in their place stands a line that says so), and
    /// which figures are named that there are not.
    pub fn fill(&mut self, read: Vec<String>) -> Vec<String> {
        let mut read = read.into_iter();
        let mut refused = Vec::new();
        let Some(treatment) = &mut self.treatment else { return refused };
        let unknown = fields::fill(Arc::make_mut(treatment), &mut |id, _| {
            let answer = read.next().unwrap_or_default();
            if let Ok(blocks) = serde_json::from_str(&answer) {
                return blocks;
            }
            let why = answer.strip_prefix('!').unwrap_or("it was not read");
            refused.push([id, ": ", why].concat());
            vec![Block::Paragraph(vec![Inline::Emphasis(vec![Inline::Text(
                text::UNREADABLE.to_owned(),
            )])])]
        });
        refused.extend(unknown.iter().map(|it| {
            let [place, figure] = [it.place.as_str(), it.figure.as_str()];
            let advice = match it.picture {
                true => "}: a picture's description cannot show a figure: say it in the text",
                false => "}: there is no such figure in the document: correct its id, or add it",
            };
            [place, ": readers see {", figure, advice].concat()
        }));
        refused
    }
}
