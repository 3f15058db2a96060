//! The phases of recovery, from facts.toml.
//!
//! Checks that the days are whole; what they mean for dates is the domain's.

use serde::Deserialize;
use toml::Spanned;

use super::facts::Declared;
use super::log::{File, Log};
use super::prose::{Figures, line, lines, plain};
use super::toml_file::{Text, Toml, decode};
use crate::content::treatment::{Course, Drawing, Phase, Recovery, Scene, Tone};
use crate::domain::recovery::phases::LONGEST;
use crate::domain::series::Rules;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRecovery {
    slider_last_day: Spanned<u16>,
    visible_last_day: Spanned<u16>,
    undated: Option<Text>,
    #[serde(default)]
    before: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPhase {
    id: Text,
    name: Text,
    first_day: Spanned<u16>,
    last_day: Option<Spanned<u16>>,
    course: Course,
    tone: Tone,
    figure: Option<Text>,
    drawing: Option<RawDrawing>,
    #[serde(default)]
    usual: Vec<Text>,
    #[serde(default, rename = "do")]
    to_do: Vec<Text>,
    #[serde(default)]
    avoid: Vec<Text>,
    #[serde(default)]
    key_messages: Vec<Text>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "{ scene = \"…\", text = \"…\" }")]
struct RawDrawing {
    scene: Scene,
    text: Text,
}

/// Reads `[recovery]` and `[[phase]]`; `ids` are those of the page.
pub(super) fn recovery(
    toml: &mut Toml<'_>,
    file: File<'_>,
    figures: &mut Figures,
    ids: &mut Declared,
    log: &mut Log,
) -> Option<Recovery> {
    let settings = toml.table("recovery", log);
    let settings = settings.and_then(|table| decode::<RawRecovery>(file, table, log));
    let tables = toml.tables("phase", log);
    if tables.is_empty() {
        let hint = "add at least one [[phase]] with first_day = 0 and no last_day";
        log.error(file, file.text.len(), "recovery has no phase", hint);
    }
    let all = tables.len();
    let raws: Vec<RawPhase> =
        tables.into_iter().filter_map(|table| decode(file, table, log)).collect();
    // A phase that could not be read leaves a hole that is no mistake of its own.
    if raws.len() == all {
        check_days(&raws, settings.as_ref(), file, log);
    }
    let phases: Vec<Phase> =
        raws.into_iter().map(|raw| phase(raw, file, figures, ids, log)).collect();
    let settings = settings?;
    if settings.undated.is_none() {
        let hint = "if something is common on no set day, add undated = \"…\" to [recovery]";
        log.warn(file, settings.slider_last_day.span().start, "no undated effects are named", hint);
    }
    if settings.before.is_empty() {
        let hint = "add before = [\"…\"] to [recovery], one line for each thing to prepare";
        log.warn(file, settings.slider_last_day.span().start, "nothing is said about before", hint);
    }
    let undated = settings.undated.map(|text| line(&text, file, figures, log));
    Some(Recovery {
        phases,
        slider_last_day: settings.slider_last_day.into_inner(),
        visible_last_day: settings.visible_last_day.into_inner(),
        undated: undated.unwrap_or_default(),
        before: lines(&settings.before, file, figures, log),
    })
}

fn phase(
    raw: RawPhase,
    file: File<'_>,
    figures: &mut Figures,
    ids: &mut Declared,
    log: &mut Log,
) -> Phase {
    ids.add(raw.id.get_ref(), file, raw.id.span().start, log);
    if let Some(figure) = &raw.figure {
        figures.use_at(figure.get_ref(), file, figure.span().start, log);
    }
    if let Some(third) = raw.key_messages.get(2) {
        let message = format!("{} key messages: people keep two in mind", raw.key_messages.len());
        log.error(file, third.span().start, message, "choose the two that matter most");
    }
    Phase {
        name: plain(&raw.name, "name of a phase", file, log),
        first_day: raw.first_day.into_inner(),
        last_day: raw.last_day.map(Spanned::into_inner),
        course: raw.course,
        tone: raw.tone,
        figure: raw.figure.map(Spanned::into_inner),
        drawing: raw.drawing.map(|drawing| Drawing {
            scene: drawing.scene,
            text: line(&drawing.text, file, figures, log),
        }),
        usual: lines(&raw.usual, file, figures, log),
        to_do: lines(&raw.to_do, file, figures, log),
        avoid: lines(&raw.avoid, file, figures, log),
        key_messages: lines(&raw.key_messages, file, figures, log),
        id: raw.id.into_inner(),
    }
}

/// Every day from 0 on belongs to one phase.
fn check_days(phases: &[RawPhase], settings: Option<&RawRecovery>, file: File<'_>, log: &mut Log) {
    let mut next = Some(0_u16);
    for (index, phase) in phases.iter().enumerate() {
        let name = phase.name.get_ref();
        let first = *phase.first_day.get_ref();
        let place = phase.first_day.span().start;
        let problem = match next {
            None => Some("the phase before it has no last_day, so it never ends".to_owned()),
            Some(0) if first != 0 => {
                Some("the first phase begins on the day of the session".to_owned())
            }
            Some(next) if first > next => Some(match first - next {
                1 => format!("day {next} belongs to no phase"),
                _ => format!("days {next} to {} belong to no phase", first - 1),
            }),
            Some(next) if first < next => Some(format!("day {first} already belongs to a phase")),
            Some(_) => None,
        };
        if let Some(problem) = problem {
            let hint = match next {
                Some(next) => format!("begin this phase with first_day = {next}"),
                None => {
                    "give the phase before it a last_day; only the last phase has none".to_owned()
                }
            };
            log.error(
                file,
                place,
                format!("phase “{name}” begins on day {first}: {problem}"),
                hint,
            );
        }
        next = match &phase.last_day {
            None => {
                let fades = matches!(phase.course, Course::FadesIn | Course::FadesOut);
                if fades && index + 1 == phases.len() {
                    let message = format!("phase “{name}” fades but has no last_day");
                    let hint = "give it a last_day and let a phase follow, or make its course \
                                steady: a fade has to say by when";
                    log.error(file, place, message, hint);
                }
                None
            }
            Some(last) => {
                let last_day = *last.get_ref();
                if last_day < first {
                    let message =
                        format!("phase “{name}” ends on day {last_day}, before it begins");
                    log.error(file, last.span().start, message, "make last_day at least first_day");
                }
                if index + 1 == phases.len() {
                    let message = format!("the last phase, “{name}”, ends on day {last_day}");
                    let hint =
                        "take out its last_day: what comes after the last phase is not known";
                    log.error(file, last.span().start, message, hint);
                }
                Some(last_day.max(first).saturating_add(1))
            }
        };
    }
    let (Some(last), Some(settings)) = (phases.last(), settings) else { return };
    let slider = *settings.slider_last_day.get_ref();
    if *last.first_day.get_ref() >= LONGEST {
        // No end of the slider could be right.
        let (name, first) = (last.name.get_ref(), last.first_day.get_ref());
        let message = format!("phase “{name}” begins on day {first}: the days end with {LONGEST}");
        let hint = format!("let the last phase begin before day {LONGEST}");
        log.error(file, last.first_day.span().start, message, hint);
    } else if slider < *last.first_day.get_ref() || slider > LONGEST {
        let message = format!("the day slider ends on day {slider}");
        let hint = format!(
            "end it on day {} (where the last phase begins) or later, at day {LONGEST} at the latest",
            last.first_day.get_ref()
        );
        log.error(file, settings.slider_last_day.span().start, message, hint);
    }
    let visible = *settings.visible_last_day.get_ref();
    if visible > slider {
        let message =
            format!("recovery is visible until day {visible}, past the slider's day {slider}");
        log.error(file, settings.visible_last_day.span().start, message, "make it smaller");
    } else if visible > Rules::GAP_LIMIT {
        let message = format!("recovery is visible until day {visible}, longer than a year");
        let hint =
            format!("use day {} at most: the planner keeps these days free", Rules::GAP_LIMIT);
        log.error(file, settings.visible_last_day.span().start, message, hint);
    }
}
