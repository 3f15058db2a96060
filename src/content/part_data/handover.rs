//! The words that leave the screen with a plan: in calendar entries, on the sheet, in the text.
//!
//! Plain lines: paper and calendars show no source notes. Knows no plan.

use super::{PartDataError, Reader, Writer};
use crate::content::clinic::Clinic;
use crate::content::text::{Inline, plain_text};
use crate::content::treatment::{Phase, Treatment};

/// The words of one treatment at one clinic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandOverData {
    /// Slug of the treatment, for the names of files.
    pub slug: String,
    /// Name of the treatment.
    pub name: String,
    /// Name of the clinic.
    pub clinic: String,
    /// Number to call; empty when the clinic gives none.
    pub phone: String,
    /// When to call; empty when the clinic says nothing.
    pub call_us: String,
    /// What to prepare, one line each.
    pub before: Vec<String>,
    /// What is usual and what to do while recovery shows, one line each.
    pub after: Vec<String>,
    /// What to avoid meanwhile, one line each.
    pub avoid: Vec<String>,
    /// Last day after a session on which recovery is visible.
    pub visible_last_day: u16,
    /// Days before a session on which preparation is called to mind.
    pub preparation: Option<u16>,
}

impl HandOverData {
    /// The words of `treatment` at `clinic`; `figure` gives those of the figure with an id.
    pub fn of(clinic: &Clinic, treatment: &Treatment, figure: &dyn Fn(&str) -> String) -> Self {
        let recovery = &treatment.recovery;
        let plain = |lines: &[Vec<Inline>]| -> Vec<String> {
            lines.iter().map(|line| plain_text(line, figure)).collect()
        };
        let last = recovery.visible_last_day;
        let phase = recovery
            .phases
            .iter()
            .find(|phase| phase.first_day <= last && phase.last_day.is_none_or(|day| last <= day));
        let after = |phase: &Phase| [plain(&phase.usual), plain(&phase.to_do)].concat();
        HandOverData {
            slug: treatment.slug.clone(),
            name: treatment.name.clone(),
            clinic: clinic.name.clone(),
            phone: clinic.phone.clone(),
            call_us: clinic.call_us.clone(),
            before: plain(&recovery.before),
            after: phase.map(after).unwrap_or_default(),
            avoid: phase.map(|phase| plain(&phase.avoid)).unwrap_or_default(),
            visible_last_day: last,
            preparation: treatment.series.preparation_days,
        }
    }

    /// Adds the words to a list.
    pub fn write(&self, out: &mut Writer) {
        for text in [&self.slug, &self.name, &self.clinic, &self.phone, &self.call_us] {
            out.text(text);
        }
        for lines in [&self.before, &self.after, &self.avoid] {
            out.list(lines, |out, line| {
                out.text(line);
            });
        }
        out.number(self.visible_last_day).maybe(self.preparation);
    }

    /// Reads the words back.
    ///
    /// # Errors
    /// When the list is not as [`HandOverData::write`] wrote it.
    pub fn read(list: &mut Reader) -> Result<Self, PartDataError> {
        Ok(HandOverData {
            slug: list.text()?,
            name: list.text()?,
            clinic: list.text()?,
            phone: list.text()?,
            call_us: list.text()?,
            before: list.list(Reader::text)?,
            after: list.list(Reader::text)?,
            avoid: list.list(Reader::text)?,
            visible_last_day: list.number()?,
            preparation: list.maybe()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_back() {
        let data = HandOverData {
            slug: "microneedling".to_owned(),
            name: "Microneedling".to_owned(),
            clinic: "Example Clinic".to_owned(),
            phone: String::new(),
            call_us: "Call us when in doubt.".to_owned(),
            before: vec!["Pause strong exfoliants.".to_owned()],
            after: vec!["Cleanse gently.".to_owned(), "Use sunscreen daily.".to_owned()],
            avoid: Vec::new(),
            visible_last_day: 3,
            preparation: Some(7),
        };
        let mut out = Writer::default();
        data.write(&mut out);
        assert_eq!(HandOverData::read(&mut Reader::new(out.finish())), Ok(data));
    }
}
