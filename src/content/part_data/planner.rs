//! What the planner needs at run time: rules, presets, and the numbers that they come from.
//!
//! What leaves the screen has words of its own ([`super::handover`]); the planner carries them
//! along unread. Knows no prose: that stays in the markup.

use super::handover::HandOverData;
use super::{PartDataError, Reader, Writer};
use crate::content::clinic::Clinic;
use crate::content::rules::rules;
use crate::content::treatment::{Preset, Treatment};
use crate::domain::series::{Rules, Weekdays};

/// A number of the content that a press shows the source of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// Id of the figure; empty when there is none.
    pub id: String,
    /// As it is written.
    pub words: String,
}

/// The data of a planner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannerData {
    /// Slug of the treatment.
    pub slug: String,
    /// Name of the treatment.
    pub name: String,
    /// The rules that plans are made under.
    pub rules: Rules,
    /// Plans to start from; the first is the one that is proposed.
    pub presets: Vec<Preset>,
    /// How many sessions a series has.
    pub sessions: Number,
    /// How far apart they are.
    pub gap: Number,
    /// How long recovery shows.
    pub visible: Number,
    /// What [`HandOverData`] reads.
    pub hand_over: Vec<String>,
}

impl PlannerData {
    /// The data for `treatment` at `clinic`; `figure` gives the words of the figure with an id.
    pub fn of(clinic: &Clinic, treatment: &Treatment, figure: &dyn Fn(&str) -> String) -> Self {
        let (series, recovery) = (&treatment.series, &treatment.recovery);
        let number = |id: &str| Number { id: id.to_owned(), words: figure(id) };
        let visible = recovery
            .phases
            .iter()
            .find(|phase| phase.last_day == Some(recovery.visible_last_day))
            .and_then(|phase| phase.figure.as_deref());
        let mut hand_over = Writer::default();
        HandOverData::of(clinic, treatment, figure).write(&mut hand_over);
        PlannerData {
            slug: treatment.slug.clone(),
            name: treatment.name.clone(),
            rules: rules(series, recovery, clinic),
            presets: series.presets.clone(),
            sessions: number(&series.sessions_figure),
            gap: number(&series.gap_figure),
            visible: visible.map(number).unwrap_or_default(),
            hand_over: hand_over.finish(),
        }
    }

    /// Adds the data to a list.
    pub fn write(&self, out: &mut Writer) {
        out.text(&self.slug).text(&self.name);
        write_rules(&self.rules, out);
        out.list(&self.presets, |out, preset| {
            out.number(preset.sessions).number(preset.weeks);
        });
        for number in [&self.sessions, &self.gap, &self.visible] {
            out.text(&number.id).text(&number.words);
        }
        out.list(&self.hand_over, |out, text| {
            out.text(text);
        });
    }

    /// Reads the data back.
    ///
    /// # Errors
    /// When the list is not as [`PlannerData::write`] wrote it.
    pub fn read(list: &mut Reader) -> Result<Self, PartDataError> {
        let number = |list: &mut Reader| Ok(Number { id: list.text()?, words: list.text()? });
        Ok(PlannerData {
            slug: list.text()?,
            name: list.text()?,
            rules: read_rules(list)?,
            presets: list
                .list(|list| Ok(Preset { sessions: list.number()?, weeks: list.number()? }))?,
            sessions: number(list)?,
            gap: number(list)?,
            visible: number(list)?,
            hand_over: list.list(Reader::text)?,
        })
    }
}

fn write_rules(rules: &Rules, out: &mut Writer) {
    out.number(rules.sessions_min).number(rules.sessions_max);
    out.number(rules.gap_min).number(rules.gap_max);
    out.number(rules.visible_last_day).number(rules.event_buffer).maybe(rules.preparation);
    out.number(rules.closed.bits());
    out.list(&rules.holidays, |out, day| {
        out.text(&day.to_string());
    });
}

fn read_rules(list: &mut Reader) -> Result<Rules, PartDataError> {
    Ok(Rules {
        sessions_min: list.number()?,
        sessions_max: list.number()?,
        gap_min: list.number()?,
        gap_max: list.number()?,
        visible_last_day: list.number()?,
        event_buffer: list.number()?,
        preparation: list.maybe()?,
        closed: Weekdays::from_bits(list.number()?),
        holidays: list.list(Reader::day)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_back() {
        let number = |id: &str| Number { id: id.to_owned(), words: "3 to 6".to_owned() };
        let data = PlannerData {
            slug: "microneedling".to_owned(),
            name: "Microneedling".to_owned(),
            rules: Rules {
                sessions_min: 3,
                sessions_max: 6,
                gap_min: 28,
                gap_max: 42,
                visible_last_day: 3,
                event_buffer: 14,
                preparation: None,
                closed: Weekdays::from_bits(0b110_0000),
                holidays: vec!["2027-12-25".parse().unwrap()],
            },
            presets: vec![Preset { sessions: 3, weeks: 4 }, Preset { sessions: 6, weeks: 6 }],
            sessions: number("sessions"),
            gap: number("gap"),
            visible: Number::default(),
            hand_over: vec![String::new(), "a\nb".to_owned()],
        };
        let mut out = Writer::default();
        data.write(&mut out);
        let list = out.finish();
        assert_eq!(PlannerData::read(&mut Reader::new(list.clone())), Ok(data));
        let cut = list[..list.len() - 1].to_vec();
        assert!(PlannerData::read(&mut Reader::new(cut)).is_err());
    }
}
