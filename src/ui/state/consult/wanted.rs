//! What a person can want of the consultation, and what it does to mode and plan.
//!
//! Keys, buttons and the calendar all end here. What has to reach the world (focus, dialogs, the
//! screen, the hand-over) is the part's.

use crate::domain::date::CivilDate;
use crate::domain::series::edits::Target;
use crate::domain::series::{Comparison, Edit, Plan, PlanId, Request};
use crate::ui::state::planner::{Intent, Model};

use super::clear::{clear, restore};
use super::mode::{Mode, Panel, Step};

pub use crate::content::treatment::Preset;

/// Now, where the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub today: CivilDate,
    /// Seconds, counted from any moment.
    pub seconds: i64,
}

/// Something that a person wants. Places count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Go to a step.
    Go(Step),
    /// Go on: what the main button of the step does.
    Next,
    /// Take the preset at this place.
    Preset(usize),
    /// Take the preset or the plan at this place, whichever is on screen.
    Choose(usize),
    /// A day of the calendar was pressed.
    Day(CivilDate),
    /// Tab leads to this day of the calendar.
    Cursor(CivilDate),
    /// Show the messages of a session.
    Select(usize),
    /// Show those of the next (`1`) or the previous (`-1`) session.
    SelectBy(i8),
    /// Show the messages of this phase of its recovery.
    Phase(usize),
    /// Move the session by so many days, and the later ones with it.
    MoveBy(i32),
    /// Keep the session on its day, or set it free.
    Pin,
    /// Take the last edit back, or the clearing.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Put the plan beside others.
    Keep,
    /// Take a plan out of the comparison.
    TakeOut(usize),
    /// Clear the screen for the next person.
    Reset,
    /// Bring back what was just cleared.
    Restore,
    /// Leave no time to bring it back: the screen was left alone, or the page.
    Blank,
    /// Go on with what is on screen, though nobody touched it.
    Stay,
    /// Lay a panel over the step.
    Open(Panel),
    /// Take the panel away.
    Close,
    /// The browser closes this panel, or has closed it.
    Closed(Panel),
    /// Whether single keys act.
    Keys(bool),
    /// Fill the screen, or give it back.
    Fill,
    /// Ask the endpoint for the content again.
    AskAgain,
    /// A finger rests where the staff panel is behind.
    Press,
    /// It is taken away.
    Release,
}

/// Does what `wanted` asks for, as far as mode and plan are concerned. `id` is for the next plan.
pub fn act(
    mode: &mut Mode,
    model: &mut Model,
    presets: &[Preset],
    wanted: Wanted,
    now: Moment,
    id: PlanId,
) {
    match wanted {
        Wanted::Reset => return clear(mode, model, now, id, true),
        Wanted::Blank => return clear(mode, model, now, id, false),
        Wanted::Restore => {
            restore(mode, model);
            return;
        }
        Wanted::Undo if mode.before.is_some() => {
            restore(mode, model);
            return;
        }
        Wanted::Undo => model.act(Intent::Undo),
        Wanted::Redo => model.act(Intent::Redo),
        Wanted::Go(step) => go(mode, model, presets, step),
        Wanted::Next => next(mode, model, presets),
        Wanted::Preset(place) => take_preset(mode, model, presets, place),
        Wanted::Choose(place) => match mode.step {
            Step::Series | Step::Plan => take_preset(mode, model, presets, place),
            Step::Compare => choose(mode, model, place),
            Step::Date | Step::Days | Step::HandOver => {}
        },
        Wanted::Day(day) => super::days::press(mode, model, day),
        Wanted::Cursor(day) => mode.cursor = Some(day),
        Wanted::Select(place) => (mode.selected, mode.phase) = (place, 0),
        Wanted::SelectBy(step) => {
            mode.selected = mode.selected.saturating_add_signed(isize::from(step));
        }
        Wanted::Phase(place) => mode.phase = place,
        Wanted::MoveBy(days) => {
            let reach = model.screen.reach;
            model.act(Intent::Move(mode.selected as u8, Target::Days(days), reach));
        }
        Wanted::Pin => {
            let session = model.plan().and_then(|plan| plan.sessions.get(mode.selected));
            if let Some(pinned) = session.map(|session| session.pinned) {
                model.act(Intent::Pin(mode.selected as u8, !pinned));
            }
        }
        Wanted::Keep => {
            if !mode.kept {
                put_away(model);
            }
            mode.kept = true;
            model.act(Intent::Compare);
        }
        Wanted::TakeOut(place) => {
            mode.kept = true;
            model.act(Intent::TakeOut(place));
        }
        Wanted::Stay => mode.warning = None,
        Wanted::Open(panel) => mode.panel = Some(panel),
        Wanted::Close => mode.panel = None,
        // Another one may have been opened in its place.
        Wanted::Closed(panel) if mode.panel != Some(panel) => {}
        Wanted::Closed(_) => mode.panel = None,
        Wanted::Keys(on) => mode.keys = on,
        Wanted::Fill | Wanted::AskAgain | Wanted::Press | Wanted::Release => {}
    }
    // The next person has begun: nobody may bring the last one back.
    if mode.before.is_some() && !mode.is_clean(model) {
        mode.before = None;
    }
    mode.hold(model.plan());
}

fn go(mode: &mut Mode, model: &mut Model, presets: &[Preset], step: Step) {
    if !Mode::can_go(step, model) {
        return;
    }
    if step == Step::Compare && mode.step != Step::Compare {
        line_up(mode, model, presets);
    }
    mode.from_plan = step.is_question() && !mode.step.is_question();
    model.screen.put_away();
    mode.step = step;
}

fn next(mode: &mut Mode, model: &mut Model, presets: &[Preset]) {
    if presets.is_empty() && model.request().is_none() {
        model.ask_series(model.sessions_wished(), model.gap_wished());
    }
    let step =
        if mode.from_plan && mode.step.is_question() { Some(Step::Plan) } else { mode.step.next() };
    if let Some(step) = step {
        let back = mode.from_plan;
        go(mode, model, presets, step);
        // From one question to the next the way back to the plan stays the same.
        mode.from_plan = back && mode.step.is_question();
    }
}

fn take_preset(mode: &mut Mode, model: &mut Model, presets: &[Preset], place: usize) {
    let Some(preset) = presets.get(place) else { return };
    model.ask_series(preset.sessions, u16::from(preset.weeks) * 7);
    if mode.step == Step::Series {
        next(mode, model, presets);
    }
}

fn choose(mode: &mut Mode, model: &mut Model, place: usize) {
    let there = model.live.as_ref().is_some_and(|live| place < live.compared.plans().len());
    if there {
        model.act(Intent::Choose(place));
        mode.step = Step::Plan;
    }
}

/// Puts the plan beside what the presets would be under the same wishes, unless a person has put
/// plans side by side: then the one on screen joins them where there is room.
fn line_up(mode: &Mode, model: &mut Model, presets: &[Preset]) {
    let Some(plan) = model.plan().cloned() else { return };
    if !mode.kept {
        put_away(model);
    }
    let rules = model.rules.clone();
    let Some(live) = &mut model.live else { return };
    // What has no place, or is there already, is left out.
    let _ = live.compared.add(plan.clone());
    if mode.kept && live.compared.plans().len() > 1 {
        return;
    }
    for preset in presets {
        let (sessions, gap) = (preset.sessions, u16::from(preset.weeks) * 7);
        let request = Request { sessions, gap, ..plan.request.clone() };
        let other = match live.asking(request, false) {
            Edit::Request(request) => Plan::suggest(&rules, plan.id, request).ok(),
            // What has taken place is the same in all of them.
            under_way => plan.edited(&rules, &under_way).ok().map(|(other, _)| other),
        };
        if let Some(other) = other {
            let _ = live.compared.add(other);
        }
    }
}

fn put_away(model: &mut Model) {
    if let Some(live) = &mut model.live {
        live.compared = Comparison::default();
    }
}
