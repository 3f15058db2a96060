//! The figures of a treatment with their sources, for views that show a number.

use std::sync::Arc;

use crate::content::text::{Inline, plain_text};
use crate::content::treatment::{Figure, Source};
use crate::ui::text;

/// All figures and sources of one treatment; cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures(Arc<(Vec<Figure>, Vec<Source>)>);

impl Figures {
    /// The figures and sources of one treatment.
    pub fn new(figures: Vec<Figure>, sources: Vec<Source>) -> Self {
        Figures(Arc::new((figures, sources)))
    }

    /// All figures, in the order of the content.
    pub fn all(&self) -> &[Figure] {
        &self.0.0
    }

    /// The figure with this id.
    pub fn get(&self, id: &str) -> Option<&Figure> {
        self.0.0.iter().find(|figure| figure.id == id)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.0.1.iter().find(|source| source.id == id)
    }

    /// The figure's number and unit in words; the id itself when there is no such figure, which
    /// checked content cannot have.
    pub fn words(&self, id: &str) -> String {
        self.get(id).map_or_else(|| id.to_owned(), text::figures::figure)
    }

    /// The words of `inlines` with all markup taken off.
    pub fn plain(&self, inlines: &[Inline]) -> String {
        plain_text(inlines, &|id| self.words(id))
    }
}
