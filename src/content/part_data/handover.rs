//! The words that leave the screen with a plan: in calendar entries, on the sheet, in the text.
//!
//! Plain lines: paper and calendars show no source notes. Knows no plan.

use super::{PartDataError, Reader, Writer};
use crate::content::clinic::Clinic;
use crate::content::text::{Inline, plain_text};
use crate::content::treatment::{Phase, Recovery, Treatment};

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
        let (after, avoid) = days_after(recovery, figure);
        HandOverData {
            slug: treatment.slug.clone(),
            name: treatment.name.clone(),
            clinic: clinic.name.clone(),
            phone: clinic.phone.clone(),
            call_us: clinic.call_us.clone(),
            before: recovery.before.iter().map(|line| plain_text(line, figure)).collect(),
            after,
            avoid,
            visible_last_day: recovery.visible_last_day,
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

/// What is usual and what to do, and then what to avoid, in the phases that begin while recovery
/// is visible. Phases repeat what still applies: here it stands once.
fn days_after(recovery: &Recovery, figure: &dyn Fn(&str) -> String) -> (Vec<String>, Vec<String>) {
    let last = recovery.visible_last_day;
    let once = |lines: fn(&Phase) -> &[Vec<Inline>]| {
        let mut out: Vec<String> = Vec::new();
        let phases = recovery.phases.iter().filter(|phase| phase.first_day <= last);
        for line in phases.flat_map(lines) {
            let line = plain_text(line, figure);
            if !out.contains(&line) {
                out.push(line);
            }
        }
        out
    };
    let after = [once(|phase| &phase.usual), once(|phase| &phase.to_do)].concat();
    (after, once(|phase| &phase.avoid))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::treatment::{Course, Tone};

    /// Days 0 to 1, 2 to 9 and from 10 on; recovery is visible until day 9.
    #[test]
    fn the_days_after_are_all_phases_that_begin_while_recovery_is_visible_and_repeat_no_line() {
        let line = |text: &str| vec![Inline::Text(text.to_owned())];
        let phase = |first_day: u16, usual: &str, to_do: &[&str]| Phase {
            id: "phase".to_owned(),
            name: "Phase".to_owned(),
            first_day,
            last_day: None,
            course: Course::Steady,
            tone: Tone::Rose,
            figure: None,
            drawing: None,
            usual: vec![line(usual)],
            to_do: to_do.iter().map(|text| line(text)).collect(),
            avoid: vec![line("Glitter.")],
            key_messages: Vec::new(),
        };
        let recovery = Recovery {
            phases: vec![
                phase(0, "The skin shines.", &["Rest.", "Drink."]),
                phase(2, "The shine fades.", &["Wear a hat.", "Drink."]),
                phase(10, "All is as before.", &["Dance."]),
            ],
            slider_last_day: 60,
            visible_last_day: 9,
            undated: Vec::new(),
            before: Vec::new(),
        };
        let (after, avoid) = days_after(&recovery, &|_| String::new());
        let lines = ["The skin shines.", "The shine fades.", "Rest.", "Drink.", "Wear a hat."];
        assert_eq!(
            (after, avoid),
            (lines.map(str::to_owned).to_vec(), vec!["Glitter.".to_owned()])
        );
    }

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
