//! What the consultation needs at run time: the planner's data, the days of recovery with their key
//! messages, and how long a screen may be left alone.
//!
//! The messages are in the list, not in the markup: the page shows none of them before a session is
//! chosen. Knows no view and no clock.

use super::planner::PlannerData;
use super::recovery::RecoveryData;
use super::{Line, PartDataError, Reader, Writer};
use crate::content::clinic::Clinic;
use crate::content::text::Inline;
use crate::content::treatment::Treatment;

/// The most messages that are shown at once: people remember no more of what they hear.
pub const MOST_MESSAGES: usize = 2;

/// The data of one consultation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsultData {
    /// The planner's.
    pub planner: PlannerData,
    /// The recovery's.
    pub recovery: RecoveryData,
    /// Name of the clinic.
    pub clinic: String,
    /// What to prepare before a session, one line each.
    pub before: Vec<Line>,
    /// The key messages of each phase, in the order of the phases; at most [`MOST_MESSAGES`] each.
    pub messages: Vec<Vec<Line>>,
    /// Minutes without a touch after which the screen clears itself: 1 to 60.
    pub idle_minutes: u16,
}

impl ConsultData {
    /// The data for `treatment` at `clinic`; `figure` gives the words of the figure with an id.
    pub fn of(clinic: &Clinic, treatment: &Treatment, figure: &dyn Fn(&str) -> String) -> Self {
        let recovery = &treatment.recovery;
        let line = |line: &Vec<Inline>| Line::new(line, figure);
        let messages = recovery
            .phases
            .iter()
            .map(|phase| phase.key_messages.iter().take(MOST_MESSAGES).map(line).collect())
            .collect();
        ConsultData {
            planner: PlannerData::of(clinic, treatment, figure),
            recovery: RecoveryData::new(&treatment.slug, recovery, &treatment.series),
            clinic: clinic.name.clone(),
            before: recovery.before.iter().map(line).collect(),
            messages,
            idle_minutes: clinic.idle_minutes,
        }
    }

    /// Adds the data to a list.
    pub fn write(&self, out: &mut Writer) {
        self.planner.write(out);
        self.recovery.write(out);
        out.text(&self.clinic);
        let lines = |out: &mut Writer, lines: &Vec<Line>| {
            out.list(lines, |out, line| line.write(out));
        };
        lines(out, &self.before);
        out.list(&self.messages, lines);
        out.number(self.idle_minutes);
    }

    /// Reads the data back.
    ///
    /// # Errors
    /// When the list is not as [`ConsultData::write`] wrote it.
    pub fn read(list: &mut Reader) -> Result<Self, PartDataError> {
        Ok(ConsultData {
            planner: PlannerData::read(list)?,
            recovery: RecoveryData::read(list)?,
            clinic: list.text()?,
            before: list.list(Line::read)?,
            messages: list.list(|list| list.list(Line::read))?,
            idle_minutes: list.number()?,
        })
    }
}
