//! What a plan amounts to: span, visits, visible recovery, conflicts, windows and reminders.
//!
//! Knows no clock ("today" is an argument), no words and no sources: conflicts are typed.

use crate::domain::date::CivilDate;

use super::model::{Plan, Rules, numbered};
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
    for (number, session) in numbered(&plan.sessions) {
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
            && let (Some(event), Some(last)) =
                (plan.request.event, plan.request.last_day_number(rules))
            && session.date.day_number() > last
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
    for (number, session) in numbered(&plan.sessions) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Weekday;
    use crate::domain::series::testing::{date, plan, rules};
    use crate::domain::series::{BlockKind, Blocked};

    fn conflicts(plan: &Plan) -> Vec<(Option<u8>, Conflict)> {
        findings(&rules(), plan).iter().map(|it| (it.session, it.conflict)).collect()
    }

    #[test]
    fn a_plan_without_conflicts_amounts_to_its_dates() {
        let plan = plan(&["2027-03-01", "2027-03-29", "2027-05-01"]);
        let facts = facts(&rules(), &plan).unwrap();
        assert_eq!(facts.span_days, 61);
        assert_eq!((facts.first, facts.finish), (date("2027-03-01"), date("2027-05-01")));
        assert_eq!(facts.visits, 3);
        assert_eq!(facts.visible_days, 12, "days 0 to 3 of three sessions");
        assert_eq!(facts.gaps, Some((28, 33)));
        assert_eq!(facts.departure, 5);
        assert_eq!(facts.event, None);
        assert_eq!(facts.findings, []);
        let second = facts.sessions[1];
        assert_eq!(second.gap, Some(28));
        assert_eq!(second.preparation, Some(date("2027-03-22")));
        assert_eq!(second.aftercare_until, date("2027-04-01"));
    }

    #[test]
    fn a_day_in_two_recovery_windows_counts_once() {
        let mut rules = rules();
        rules.visible_last_day = 30;
        let plan = plan(&["2027-03-01", "2027-03-29", "2027-05-01"]);
        // 1 March to 28 April, and 1 to 31 May.
        assert_eq!(facts(&rules, &plan).unwrap().visible_days, 59 + 31);
    }

    #[test]
    fn a_plan_of_no_session_amounts_to_nothing() {
        assert_eq!(facts(&rules(), &plan(&[])), None);
    }

    #[test]
    fn each_broken_rule_is_found_at_its_session() {
        let mut plan = plan(&["2027-03-07", "2027-04-02", "2027-06-10"]);
        plan.request.event = Some(date("2027-06-13"));
        plan.request.blocked = vec![Blocked {
            from: date("2027-04-04"),
            to: date("2027-04-09"),
            kind: BlockKind::Sun,
        }];
        assert_eq!(
            conflicts(&plan),
            [
                (Some(0), Conflict::Day(Reason::Closed(Weekday::Sunday))),
                (Some(1), Conflict::GapBelowMinimum { days: 26 }),
                (Some(1), Conflict::Day(Reason::RecoveryInSun { range: 0 })),
                (Some(2), Conflict::GapAboveMaximum { days: 69 }),
                (Some(2), Conflict::Day(Reason::RecoveryOnEvent)),
                (Some(2), Conflict::EventBuffer { days_left: 3 }),
            ]
        );
    }

    #[test]
    fn only_a_gap_above_the_maximum_is_a_neutral_note() {
        assert!(Conflict::GapAboveMaximum { days: 50 }.is_note());
        assert!(!Conflict::GapBelowMinimum { days: 20 }.is_note());
        assert!(!Conflict::EventBuffer { days_left: 3 }.is_note());
    }

    #[test]
    fn a_number_of_sessions_outside_the_rules_concerns_the_whole_plan() {
        let plan = plan(&["2027-03-01", "2027-03-29"]);
        assert_eq!(conflicts(&plan), [(None, Conflict::SessionCount)]);
    }

    #[test]
    fn a_series_that_may_finish_after_the_event_needs_no_buffer() {
        let mut plan = plan(&["2027-03-01", "2027-03-29", "2027-04-26"]);
        plan.request.event = Some(date("2027-04-10"));
        assert_eq!(conflicts(&plan), [(Some(2), Conflict::EventBuffer { days_left: -16 })]);
        plan.request.finish_after_event = true;
        assert_eq!(conflicts(&plan), []);
        let event = facts(&rules(), &plan).unwrap().event;
        assert_eq!(event, Some(BeforeEvent { days: Some(12), sessions_after: 1 }));
        plan.request.event = Some(date("2027-02-01"));
        let event = facts(&rules(), &plan).unwrap().event;
        assert_eq!(event, Some(BeforeEvent { days: None, sessions_after: 3 }));
    }

    #[test]
    fn what_the_solver_suggests_has_no_conflict() {
        let mut asked = plan(&[]).request;
        asked.event = Some(date("2027-09-01"));
        for sessions in 3..=6 {
            asked.sessions = sessions;
            let plan = Plan::suggest(&rules(), crate::domain::series::PlanId(1), asked.clone());
            assert_eq!(conflicts(&plan.unwrap()), []);
        }
    }

    #[test]
    fn a_reminder_whose_day_has_passed_stays_and_says_do_this_now() {
        let plan = plan(&["2027-03-01", "2027-03-29"]);
        let due = |today: &str| -> Vec<(ReminderKind, Due)> {
            let all = reminders(&rules(), &plan, date(today));
            assert_eq!(all.len(), 6);
            all.iter().filter(|it| it.session == 1).map(|it| (it.kind, it.due)).collect()
        };
        use {Due::*, ReminderKind::*};
        let asked = [
            // The preparation is on 22 March, the session on the 29th, day 3 on 1 April.
            ("2027-03-22", [Upcoming, Upcoming, Upcoming]),
            ("2027-03-23", [DoNow, Upcoming, Upcoming]),
            ("2027-03-29", [DoNow, Upcoming, Upcoming]),
            ("2027-03-30", [Past, Past, Upcoming]),
            ("2027-04-02", [Past, Past, Past]),
        ];
        for (today, [first, second, third]) in asked {
            let expected = [(Preparation, first), (Treatment, second), (Recovery, third)];
            assert_eq!(due(today), expected, "on {today}");
        }
    }

    #[test]
    fn an_empty_count_makes_no_reminder() {
        let mut rules = rules();
        rules.preparation = None;
        rules.visible_last_day = 0;
        let all = reminders(&rules, &plan(&["2027-03-01"]), date("2027-02-01"));
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].kind, ReminderKind::Treatment);
    }

    #[test]
    fn the_ends_of_the_calendar_make_no_wrong_day() {
        let all = reminders(&rules(), &plan(&["1900-01-01"]), date("1900-01-01"));
        assert_eq!(all[0].kind, ReminderKind::Treatment, "no preparation before the calendar");
        let last = facts(&rules(), &plan(&["2199-12-31"])).unwrap();
        assert_eq!(last.visible_days, 1);
    }
}
