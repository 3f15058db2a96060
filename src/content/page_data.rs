//! What a page carries in its JSON block: all that its interactive parts need, and no prose.
//!
//! Knows nothing of how it gets into the page or out of it.

use serde::{Deserialize, Serialize};

use super::clinic::Clinic;
use super::faq::FaqItem;
use super::treatment::{Figure, Recovery, Series, Source, Treatment};

/// The data of the interactive parts of one treatment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageData {
    /// Version of the format.
    pub format: u32,
    /// Slug of the treatment.
    pub slug: String,
    /// Name of the treatment.
    pub name: String,
    /// The clinic and the settings.
    pub clinic: Clinic,
    /// Every number of the treatment.
    pub figures: Vec<Figure>,
    /// Where the numbers come from.
    pub sources: Vec<Source>,
    /// The phases of recovery.
    pub recovery: Recovery,
    /// The rules of a series.
    pub series: Series,
    /// Questions and answers; empty on pages that do not show them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faq: Vec<FaqItem>,
}

impl PageData {
    /// The part of `treatment` that interactive parts need, `faq` only when `with_faq`.
    pub fn new(clinic: &Clinic, treatment: &Treatment, with_faq: bool) -> Self {
        PageData {
            format: treatment.format,
            slug: treatment.slug.clone(),
            name: treatment.name.clone(),
            clinic: clinic.clone(),
            figures: treatment.figures.clone(),
            sources: treatment.sources.clone(),
            recovery: treatment.recovery.clone(),
            series: treatment.series.clone(),
            faq: if with_faq { treatment.faq.clone() } else { Vec::new() },
        }
    }

    /// As much of the treatment as the data holds.
    pub fn treatment(&self) -> Treatment {
        Treatment {
            format: self.format,
            slug: self.slug.clone(),
            name: self.name.clone(),
            title: String::new(),
            description: String::new(),
            lede: Vec::new(),
            also_called: Vec::new(),
            illustration: None,
            strip: Vec::new(),
            sections: Vec::new(),
            faq: self.faq.clone(),
            figures: self.figures.clone(),
            sources: self.sources.clone(),
            recovery: self.recovery.clone(),
            series: self.series.clone(),
        }
    }
}
