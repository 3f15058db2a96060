//! The rules of a series and its presets, from facts.toml.
//!
//! Takes the numbers from the figures that the file names: a rule never says other than the text.

use serde::Deserialize;
use toml::Spanned;

use super::log::{File, Log};
use super::prose::Figures;
use super::toml_file::{Text, Toml, decode};
use crate::content::treatment::{Figure, Preset, Series, Unit};
use crate::domain::series::Rules;

/// Most sessions that the planner takes.
const SESSIONS_MAX: u32 = Rules::SESSIONS_LIMIT as u32;
/// Most weeks between two sessions.
const WEEKS_MAX: u32 = (Rules::GAP_LIMIT / 7) as u32;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSeries {
    sessions_figure: Text,
    gap_figure: Text,
    event_buffer_days: Spanned<i64>,
    preparation_days: Option<Spanned<i64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPreset {
    sessions: Spanned<i64>,
    weeks: Spanned<i64>,
}

/// Reads `[series]` and `[[preset]]`.
pub(super) fn series(
    toml: &mut Toml<'_>,
    file: File<'_>,
    figures: &mut Figures,
    log: &mut Log,
) -> Option<Series> {
    let table = toml.table("series", log);
    let presets: Vec<RawPreset> = toml
        .tables("preset", log)
        .into_iter()
        .filter_map(|table| decode(file, table, log))
        .collect();
    let table = table?;
    let start = table.offset();
    let raw = decode::<RawSeries>(file, table, log)?;
    let event_buffer_days = days(&raw.event_buffer_days, file, log);
    let preparation_days = raw.preparation_days.as_ref().map(|it| days(it, file, log));
    if raw.preparation_days.is_none() {
        let hint = "if the clinic wants a reminder before a session, add preparation_days = …";
        log.warn(file, start, "no preparation reminder is set", hint);
    }
    if presets.is_empty() {
        let hint = "add a [[preset]] with sessions and weeks for each plan that is often chosen";
        log.warn(file, start, "there is no preset for the consultation", hint);
    }
    let sessions = ends(&raw.sessions_figure, Unit::Sessions, SESSIONS_MAX, file, figures, log);
    let gap = ends(&raw.gap_figure, Unit::Weeks, WEEKS_MAX, file, figures, log);
    let ((sessions_min, sessions_max), (gap_min, gap_max)) = (sessions?, gap?);
    Some(Series {
        sessions_min,
        sessions_max,
        gap_weeks_min: gap_min,
        gap_weeks_max: gap_max,
        event_buffer_days,
        preparation_days,
        presets: presets
            .iter()
            .filter_map(|preset| {
                let sessions =
                    within(&preset.sessions, (sessions_min, sessions_max), "sessions", file, log);
                let weeks = within(&preset.weeks, (gap_min, gap_max), "weeks", file, log);
                Some(Preset { sessions: sessions?, weeks: weeks? })
            })
            .collect(),
        sessions_figure: raw.sessions_figure.into_inner(),
        gap_figure: raw.gap_figure.into_inner(),
    })
}

/// A count of days; 0 with an error when it is none.
fn days(number: &Spanned<i64>, file: File<'_>, log: &mut Log) -> u16 {
    let days = *number.get_ref();
    let sound = u16::try_from(days).ok().filter(|days| *days <= Series::DAYS_MAX);
    if sound.is_none() {
        let message = match days > 0 {
            true => format!("{days} days is longer than half a year"),
            false => format!("{days} is no count of days"),
        };
        let hint = format!("use a whole number from 0 to {}", Series::DAYS_MAX);
        log.error(file, number.span().start, message, hint);
    }
    sound.unwrap_or_default()
}

/// Both ends of the figure that a rule is made from.
fn ends(
    id: &Text,
    unit: Unit,
    most: u32,
    file: File<'_>,
    figures: &mut Figures,
    log: &mut Log,
) -> Option<(u8, u8)> {
    let place = id.span().start;
    figures.use_at(id.get_ref(), file, place, log);
    let figure: &Figure = figures.sound.iter().find(|figure| figure.id == *id.get_ref())?;
    if figure.unit != unit {
        let wanted = if unit == Unit::Weeks { "weeks" } else { "sessions" };
        let message = format!("the figure “{}” does not count {wanted}", figure.id);
        log.error(file, place, message, format!("name a figure with unit = \"{wanted}\""));
        return None;
    }
    if figure.low < 1 || figure.high > most {
        let message = format!("the planner cannot use {} to {}", figure.low, figure.high);
        log.error(file, place, message, format!("use a figure between 1 and {most}"));
        return None;
    }
    Some((u8::try_from(figure.low).ok()?, u8::try_from(figure.high).ok()?))
}

fn within(
    number: &Spanned<i64>,
    (min, max): (u8, u8),
    what: &str,
    file: File<'_>,
    log: &mut Log,
) -> Option<u8> {
    let value = u8::try_from(*number.get_ref()).ok().filter(|value| (min..=max).contains(value));
    if value.is_none() {
        let message = format!("a preset with {} {what} is outside the rules", number.get_ref());
        log.error(file, number.span().start, message, format!("use {min} to {max} {what}"));
    }
    value
}
