//! What a plan amounts to: span, visits, visible recovery, conflicts, windows and reminders.
//!
//! Knows no clock ("today" is an argument), no words and no sources: conflicts are typed.

use crate::domain::date::CivilDate;

use super::model::{Plan, Rules};
use super::rules::{Reason, each_reason};

/// A rule that a plan breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Conflict {
    /// The session's day is not open.
    Day(Reason),
    /// Fewer days since the session before than the minimum: only a plan made under other rules
    /// can hold this.
    GapBelowMinimum {
        /// Days since the session before.
        days: i32,
    },
    /// More days since the session before than the maximum: a neutral note, not a warning.
    GapAboveMaximum {
        /// Days since the session before.
        days: i32,
    },
    /// The last session keeps less than the buffer before the event.
    EventBuffer {
        /// Days from the last session to the event; negative when it lies after the event.
        days_left: i32,
    },
    /// Fewer or more sessions than the rules have.
    SessionCount,
}

impl Conflict {
    /// Whether it is to be told as a neutral note and not as a warning.
    pub fn is_note(self) -> bool {
        matches!(self, Conflict::GapAboveMaximum { .. })
    }
}

/// A conflict and the session it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Finding {
    /// The session, counted from 0; `None` when the plan as a whole is meant.
    pub session: Option<u8>,
    /// What is broken.
    pub conflict: Conflict,
}

/// One session with what belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionFacts {
    /// Its day.
    pub date: CivilDate,
    /// Days since the session before; `None` for the first.
    pub gap: Option<i32>,
    /// The day on which preparation is called to mind.
    pub preparation: Option<CivilDate>,
    /// The last day of visible recovery and of the after-care window, which begins on the
    /// session's own day.
    pub aftercare_until: CivilDate,
}

/// How a plan lies to its event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BeforeEvent {
    /// Days from the last session on or before the event to the event; `None` when every session
    /// lies after it.
    pub days: Option<i32>,
    /// How many sessions lie after the event.
    pub sessions_after: u8,
}

/// What a plan amounts to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Session 1's day.
    pub first: CivilDate,
    /// The last session's day.
    pub finish: CivilDate,
    /// Days from the first session to the last.
    pub span_days: i32,
    /// How many visits to the clinic.
    pub visits: u8,
    /// On how many days recovery is visible; a day in two windows counts once.
    pub visible_days: u32,
    /// Sum over the gaps of their departure from the wished gap, in days.
    pub departure: u32,
    /// The smallest and the largest gap, in days; `None` for a single session.
    pub gaps: Option<(i32, i32)>,
    /// How it lies to its event; `None` without an event.
    pub event: Option<BeforeEvent>,
    /// Every rule it breaks, in the order of the sessions.
    pub findings: Vec<Finding>,
    /// Each session, first to last.
    pub sessions: Vec<SessionFacts>,
}

/// What `plan` amounts to under `rules`; `None` when it has no session.
pub fn facts(rules: &Rules, plan: &Plan) -> Option<Facts> {
    let (first, finish) = (plan.sessions.first()?.date, plan.sessions.last()?.date);
    let mut facts = Facts {
        first,
        finish,
        span_days: first.days_until(finish),
        visits: plan.sessions.len() as u8,
        visible_days: 0,
        departure: 0,
        gaps: None,
        event: None,
        findings: findings(rules, plan),
        sessions: Vec::with_capacity(plan.sessions.len()),
    };
    let visible = i32::from(rules.visible_last_day);
    let mut before: Option<SessionFacts> = None;
    for session in &plan.sessions {
        let date = session.date;
        let aftercare_until = date.saturating_add(visible);
        let gap = before.map(|before| before.date.days_until(date));
        // The part of this window that the one before does not cover.
        let covered = before.map_or(-1, |before| date.days_until(before.aftercare_until));
        let whole = date.days_until(aftercare_until);
        facts.visible_days += (whole - covered.max(-1)).max(0) as u32;
        if let Some(gap) = gap {
            facts.departure += gap.abs_diff(i32::from(plan.request.gap));
            let (least, most) = facts.gaps.unwrap_or((gap, gap));
            facts.gaps = Some((least.min(gap), most.max(gap)));
        }
        let preparation = rules.preparation.and_then(|days| date.checked_add(-i32::from(days)));
        let this = SessionFacts { date, gap, preparation, aftercare_until };
        facts.sessions.push(this);
        before = Some(this);
    }
    facts.event = plan.request.event.map(|event| {
        let until = plan.sessions.iter().take_while(|session| session.date <= event);
        BeforeEvent {
            days: until.clone().last().map(|session| session.date.days_until(event)),
            sessions_after: (plan.sessions.len() - until.count()) as u8,
        }
    });
    Some(facts)
}

/// Every rule of `rules` that `plan` breaks, in the order of the sessions; what concerns the plan
/// as a whole comes first.
pub fn findings(rules: &Rules, plan: &Plan) -> Vec<Finding> {
    let mut found = Vec::new();
    let count = plan.sessions.len();
    let fits = usize::from(rules.sessions_min)..=usize::from(rules.sessions_max);
    if !fits.contains(&count) {
        found.push(Finding { session: None, conflict: Conflict::SessionCount });
    }
    let mut before: Option<CivilDate> = None;
    for (number, session) in (0..=u8::MAX).zip(&plan.sessions) {
        let mut note = |conflict| found.push(Finding { session: Some(number), conflict });
        if let Some(before) = before {
            let days = before.days_until(session.date);
            if days < i32::from(rules.gap_min) {
                note(Conflict::GapBelowMinimum { days });
            } else if days > i32::from(rules.gap_max) {
                note(Conflict::GapAboveMaximum { days });
            }
        }
        each_reason(rules, &plan.request, session.date, |reason| note(Conflict::Day(reason)));
        if usize::from(number) + 1 == count
            && let (Some(event), Some(last)) = (plan.request.event, plan.request.last_day(rules))
            && session.date > last
        {
            note(Conflict::EventBuffer { days_left: session.date.days_until(event) });
        }
        before = Some(session.date);
    }
    found
}

/// What a reminder calls to mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReminderKind {
    /// Preparation before a session.
    Preparation,
    /// The session itself.
    Treatment,
    /// The last day on which recovery is usually visible.
    Recovery,
}

/// How a reminder stands to today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Due {
    /// Its day is today or later.
    Upcoming,
    /// Its day has passed and its session has not: do this now. Not for a calendar file.
    DoNow,
    /// Its day and its session have passed. Not for a calendar file.
    Past,
}

/// A day on which something is called to mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reminder {
    /// The session it belongs to, counted from 0.
    pub session: u8,
    /// What it calls to mind.
    pub kind: ReminderKind,
    /// Its day.
    pub date: CivilDate,
    /// How it stands to today.
    pub due: Due,
}

/// Every reminder of `plan`, session by session; one whose day has passed stays in the list.
pub fn reminders(rules: &Rules, plan: &Plan, today: CivilDate) -> Vec<Reminder> {
    let mut all = Vec::with_capacity(plan.sessions.len() * 3);
    for (number, session) in (0..=u8::MAX).zip(&plan.sessions) {
        let mut remind = |kind, date: Option<CivilDate>| {
            let Some(date) = date else { return };
            let due = if date >= today {
                Due::Upcoming
            } else if session.date >= today {
                Due::DoNow
            } else {
                Due::Past
            };
            all.push(Reminder { session: number, kind, date, due });
        };
        let date = session.date;
        let preparation = rules.preparation.and_then(|days| date.checked_add(-i32::from(days)));
        remind(ReminderKind::Preparation, preparation);
        remind(ReminderKind::Treatment, Some(date));
        if rules.visible_last_day > 0 {
            let day = date.checked_add(i32::from(rules.visible_last_day));
            remind(ReminderKind::Recovery, day);
        }
    }
    all
}
