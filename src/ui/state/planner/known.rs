//! What follows from the plan on screen: worked out once after each change of the model, since a
//! hundred pieces of the page read it.
//!
//! Knows no words, and no rule of its own.

use super::model::Model;
use crate::domain::date::CivilDate;
use crate::domain::series::compare::Column;
use crate::domain::series::facts::{facts, reminders};
use crate::domain::series::latest::latest_first_sessions;
use crate::domain::series::{Blocked, Direction, Due, Facts, Finding, Reminder, Request};

/// What follows from the plan on screen and from the plans beside it.
#[derive(Debug, Default)]
pub struct Known {
    /// What the plan amounts to; `None` without one.
    pub facts: Option<Facts>,
    /// Reminders whose day has passed and whose session has not.
    pub due_now: Vec<Reminder>,
    /// The plans side by side.
    pub columns: Vec<Column>,
    /// By when each series has to begin before the event, row by row of the table of spans; `None`
    /// when that day has passed or there is none. Empty without an event.
    pub latest: Vec<Option<CivilDate>>,
    /// What `latest` was worked out for: a dozen plans are more than each edit should cost.
    asked: Option<Asked>,
}

/// Today, the event, and the days to keep free.
type Asked = (CivilDate, CivilDate, Vec<Blocked>);

impl Known {
    /// Every rule that the plan breaks.
    pub fn findings(&self) -> &[Finding] {
        self.facts.as_ref().map_or(&[], |facts| &facts.findings)
    }
}

impl Model {
    /// Works out what follows from what is on screen now.
    pub(super) fn learn(&mut self) {
        let Some(live) = &self.live else { return };
        let (rules, known) = (&self.rules, &mut self.known);
        known.columns = live.compared.columns(rules);
        (known.facts, known.due_now) = (None, Vec::new());
        if let Some(plan) = live.plan() {
            known.facts = facts(rules, plan);
            known.due_now = reminders(rules, plan, live.today);
            known.due_now.retain(|reminder| reminder.due == Due::DoNow);
        }
        let asked = live.request().and_then(|request| {
            let event = request.event?;
            Some((live.today, event, request.blocked.clone()))
        });
        if self.known.asked != asked {
            self.known.latest = asked.as_ref().map_or_else(Vec::new, |asked| self.latest(asked));
            self.known.asked = asked;
        }
    }

    /// The latest first session of each series that still finishes before the event.
    #[inline(never)] // no page's start has an event
    fn latest(&self, (today, event, blocked): &Asked) -> Vec<Option<CivilDate>> {
        let asked = Request {
            direction: Direction::Backward,
            // Neither limits it: a day before today is told as too late.
            start: *today,
            weekday: None,
            event: Some(*event),
            finish_after_event: false,
            sessions: self.sessions,
            gap: self.weeks * 7,
            blocked: blocked.clone(),
        };
        let latest = latest_first_sessions(&self.rules, &asked).into_iter();
        latest.map(|it| it.date.filter(|first| first >= today)).collect()
    }
}
