//! What the recovery timeline needs at run time: days and names.
//!
//! What is usual, what to do and what to avoid, before and after, stay in the markup. Knows no view and no clock.

use super::{PartDataError, Reader, Writer};
use crate::content::treatment::{Recovery, Scene, Series, Tone};
use crate::domain::recovery::{Course, Phase, Phases};

/// The data of one timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecoveryData {
    /// Slug of the treatment, for the link to its recovery page.
    pub slug: String,
    /// The phases, in order.
    pub phases: Vec<PhaseData>,
    /// Last day of the day slider.
    pub slider_last_day: u16,
    /// Last day on which recovery is visible.
    pub visible_last_day: u16,
    /// Fewest and most days between two sessions.
    pub gap_days: (u16, u16),
    /// Days before a session on which preparation is called to mind.
    pub preparation_days: Option<u16>,
    /// Whether there are effects that no day belongs to.
    pub has_undated: bool,
    /// Whether there is something to prepare before a session.
    pub has_before: bool,
}

/// One phase, without its prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseData {
    /// Id in the page.
    pub id: String,
    /// Short name.
    pub name: String,
    /// Its days.
    pub days: Phase,
    /// Its part of the palette.
    pub tone: Tone,
    /// The state of the drawing of the skin; the one before stays where there is none.
    pub scene: Option<Scene>,
}

const COURSES: [Course; 4] =
    [Course::Steady, Course::FadesOut, Course::FadesIn, Course::NothingSaid];
const TONES: [Tone; 5] = [Tone::Rose, Tone::Blush, Tone::Sand, Tone::Sage, Tone::Moss];
const SCENES: [Scene; 5] =
    [Scene::Channels, Scene::Fading, Scene::Quiet, Scene::Brightness, Scene::Collagen];

impl RecoveryData {
    /// The data of the treatment called `slug`.
    pub fn new(slug: &str, recovery: &Recovery, series: &Series) -> Self {
        let phase = |phase: &crate::content::treatment::Phase| PhaseData {
            id: phase.id.clone(),
            name: phase.name.clone(),
            days: Phase {
                first_day: phase.first_day,
                last_day: phase.last_day,
                course: phase.course.into(),
            },
            tone: phase.tone,
            scene: phase.drawing.as_ref().map(|drawing| drawing.scene),
        };
        RecoveryData {
            slug: slug.to_owned(),
            phases: recovery.phases.iter().map(phase).collect(),
            slider_last_day: recovery.slider_last_day,
            visible_last_day: recovery.visible_last_day,
            gap_days: (u16::from(series.gap_weeks_min) * 7, u16::from(series.gap_weeks_max) * 7),
            preparation_days: series.preparation_days,
            has_undated: !recovery.undated.is_empty(),
            has_before: !recovery.before.is_empty(),
        }
    }

    /// The days of the phases. Compiled content has been checked; for anything else one phase
    /// that claims nothing.
    pub fn days(&self) -> Phases {
        let phases = self.phases.iter().map(|phase| phase.days).collect();
        Phases::new(phases, self.slider_last_day, self.visible_last_day)
            .unwrap_or_else(|_| Phases::nothing_said())
    }

    /// Adds the data to a list.
    pub fn write(&self, out: &mut Writer) {
        out.text(&self.slug);
        out.list(&self.phases, |out, phase| {
            out.text(&phase.id).text(&phase.name);
            out.number(phase.days.first_day).maybe(phase.days.last_day);
            out.number(place(&COURSES, &phase.days.course)).number(place(&TONES, &phase.tone));
            out.maybe(phase.scene.map(|scene| place(&SCENES, &scene)));
        });
        out.number(self.slider_last_day).number(self.visible_last_day);
        out.number(self.gap_days.0).number(self.gap_days.1).maybe(self.preparation_days);
        out.number(self.has_undated).number(self.has_before);
    }

    /// Reads the data back.
    ///
    /// # Errors
    /// When the list was not written by this build.
    pub fn read(list: &mut Reader) -> Result<Self, PartDataError> {
        Ok(RecoveryData {
            slug: list.text()?,
            phases: list.list(PhaseData::read)?,
            slider_last_day: list.number()?,
            visible_last_day: list.number()?,
            gap_days: (list.number()?, list.number()?),
            preparation_days: list.maybe()?,
            has_undated: list.number::<u16>()? != 0,
            has_before: list.number::<u16>()? != 0,
        })
    }
}

impl PhaseData {
    fn read(list: &mut Reader) -> Result<Self, PartDataError> {
        Ok(PhaseData {
            id: list.text()?,
            name: list.text()?,
            days: Phase {
                first_day: list.number()?,
                last_day: list.maybe()?,
                course: at(&COURSES, list)?,
            },
            tone: at(&TONES, list)?,
            scene: match list.maybe::<u16>()? {
                Some(place) => Some(nth(&SCENES, place, list)?),
                None => None,
            },
        })
    }
}

/// The place of `value` in `all`.
fn place<T: PartialEq>(all: &[T], value: &T) -> u16 {
    all.iter().position(|it| it == value).unwrap_or(0) as u16
}

/// The value of `all` whose place is the next number of the list.
fn at<T: Copy>(all: &[T], list: &mut Reader) -> Result<T, PartDataError> {
    let place = list.number()?;
    nth(all, place, list)
}

fn nth<T: Copy>(all: &[T], place: u16, list: &Reader) -> Result<T, PartDataError> {
    all.get(usize::from(place)).copied().ok_or(PartDataError { at: list.read - 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data() -> RecoveryData {
        let phase = |id: &str, days, tone, scene| PhaseData {
            id: id.to_owned(),
            name: ["The ", id].concat(),
            days,
            tone,
            scene,
        };
        let first = Phase { first_day: 0, last_day: Some(3), course: Course::FadesOut };
        let rest = Phase { first_day: 4, last_day: None, course: Course::NothingSaid };
        RecoveryData {
            slug: "example".to_owned(),
            phases: vec![
                phase("first", first, Tone::Blush, Some(Scene::Collagen)),
                phase("rest", rest, Tone::Moss, None),
            ],
            slider_last_day: 60,
            visible_last_day: 3,
            gap_days: (28, 42),
            preparation_days: Some(7),
            has_undated: true,
            has_before: false,
        }
    }

    fn written(data: &RecoveryData) -> Vec<String> {
        let mut out = Writer::default();
        data.write(&mut out);
        out.finish()
    }

    #[test]
    fn what_was_written_is_read_back() {
        for data in [data(), RecoveryData::default()] {
            let mut list = Reader::new(written(&data));
            assert_eq!(RecoveryData::read(&mut list), Ok(data));
            assert!(list.text().is_err(), "something is left");
        }
    }

    #[test]
    fn a_course_a_tone_or_a_scene_that_this_build_lacks_is_refused() {
        // Slug, count of phases, then id, name, first and last day of the first phase.
        for place in [6, 7, 8] {
            let mut list = written(&data());
            list[place] = "9".to_owned();
            let read = RecoveryData::read(&mut Reader::new(list));
            assert_eq!(read, Err(PartDataError { at: place }));
        }
    }

    #[test]
    fn days_that_contradict_each_other_claim_nothing() {
        let mut data = data();
        data.phases.pop();
        assert_eq!(data.days(), Phases::nothing_said());
    }
}
