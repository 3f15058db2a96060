//! Why a day is not open, what a plan breaks, why nothing fits and what would.
//!
//! Knows no markup; dates are written by the function that comes in.

use crate::domain::date::Weekday;
use crate::domain::series::no_fit::{Clash, Nearest, Offer};
use crate::domain::series::{BlockKind, Conflict, Reason, Request, Rules};

use super::{Write, days, range, session, sessions, span};
use crate::ui::text::joined;

/// The weekday's name, as content in English has it; `name` writes it in the page's language.
pub type Name<'a> = &'a dyn Fn(Weekday) -> String;

/// Everything that turns typed reasons into words.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The rules that are named.
    pub rules: &'a Rules,
    /// The request that they were put to.
    pub request: &'a Request,
    /// Writes a date.
    pub date: Write<'a>,
    /// Writes a weekday.
    pub weekday: Name<'a>,
}

impl Words<'_> {
    fn blocked(&self, index: u8) -> String {
        self.request
            .blocked
            .get(usize::from(index))
            .map_or_else(String::new, |it| range(&(self.date)(it.from), &(self.date)(it.to)))
    }

    fn event(&self) -> String {
        self.request.event.map_or_else(String::new, self.date)
    }

    /// Why a day is not open; the end of a sentence, without a stop.
    pub fn reason(&self, reason: Reason) -> String {
        match reason {
            Reason::Closed(day) => ["the clinic is closed on ", &(self.weekday)(day)].concat(),
            Reason::Holiday => "the clinic is closed on this day".to_owned(),
            Reason::Blocked { range, kind } => {
                let kind = match kind {
                    BlockKind::Away => "you are away, ",
                    BlockKind::Sun => "you are on a trip with sun, ",
                    BlockKind::Other => "you keep these days free, ",
                };
                [kind, &self.blocked(range)].concat()
            }
            Reason::RecoveryInSun { range } => {
                ["recovery could still show on your trip with sun, ", &self.blocked(range)].concat()
            }
            Reason::RecoveryOnEvent => {
                ["recovery could still show on the day of your event, ", &self.event()].concat()
            }
        }
    }

    /// What a plan breaks; a whole sentence.
    pub fn conflict(&self, conflict: Conflict) -> String {
        match conflict {
            Conflict::Day(reason) => {
                let mut line = self.reason(reason);
                // Each begins with a letter of ASCII; the tables for all others weigh kilobytes.
                if let Some(first) = line.get_mut(..1) {
                    first.make_ascii_uppercase();
                }
                line + "."
            }
            Conflict::GapBelowMinimum { days: gap } => {
                let least = days(u32::from(self.rules.gap_min));
                let gap = days(gap.unsigned_abs());
                ["Only ", &gap, " after the session before; at least ", &least, "."].concat()
            }
            Conflict::GapAboveMaximum { days: gap } => {
                let most = days(u32::from(self.rules.gap_max));
                let gap = days(gap.unsigned_abs());
                [&gap, " after the session before; commonly at most ", &most, "."].concat()
            }
            Conflict::EventBuffer { days_left } if days_left < 0 => {
                ["After your event, ", &self.event(), "."].concat()
            }
            Conflict::EventBuffer { days_left } => {
                let buffer = days(u32::from(self.rules.event_buffer));
                let left = days(days_left.unsigned_abs());
                ["Only ", &left, " before your event; the plan keeps ", &buffer, "."].concat()
            }
            Conflict::SessionCount => {
                let (min, max) = (self.rules.sessions_min, self.rules.sessions_max);
                ["A series has ", &min.to_string(), " to ", &max.to_string(), " sessions."].concat()
            }
        }
    }

    /// One of the reasons that together leave no room.
    pub fn clash(&self, clash: Clash) -> String {
        let rules = self.rules;
        match clash {
            Clash::SessionsOutsideRules => {
                let (min, max) = (rules.sessions_min, rules.sessions_max);
                ["A series has ", &min.to_string(), " to ", &max.to_string(), " sessions"].concat()
            }
            Clash::GapOutsideRules => {
                let (min, max) = (rules.gap_min.to_string(), days(u32::from(rules.gap_max)));
                ["Two sessions are ", &min, " to ", &max, " apart"].concat()
            }
            Clash::Start => {
                let start = (self.date)(self.request.start);
                ["Session\u{a0}1 on ", &start, " or the next open day"].concat()
            }
            Clash::NotBefore => ["No session before ", &(self.date)(self.request.start)].concat(),
            Clash::EventBuffer => {
                let buffer = days(u32::from(rules.event_buffer));
                ["The last session at least ", &buffer, " before your event, ", &self.event()]
                    .concat()
            }
            Clash::EventRecovery => {
                ["No visible recovery on the day of your event, ", &self.event()].concat()
            }
            Clash::ClosedWeekdays => {
                let mut line = "The clinic is closed on ".to_owned();
                let mut first = true;
                for day in Weekday::ALL.iter().filter(|day| rules.closed.contains(**day)) {
                    if !first {
                        line.push_str(", ");
                    }
                    first = false;
                    line.push_str(&(self.weekday)(*day));
                }
                line
            }
            Clash::Holidays => "The clinic's holidays".to_owned(),
            Clash::Blocked { range, kind } => {
                let kind = match kind {
                    BlockKind::Away => "You are away, ",
                    BlockKind::Sun => "Your trip with sun, ",
                    BlockKind::Other => "You keep days free, ",
                };
                [kind, &self.blocked(range)].concat()
            }
            Clash::MaximumGap => {
                ["At most ", &days(u32::from(rules.gap_max)), " between two sessions"].concat()
            }
            Clash::Pinned(index) => [&session(usize::from(index)), " is kept on its day"].concat(),
            Clash::CalendarEnd => "The calendar here ends with the year 2199".to_owned(),
        }
    }

    /// What always stands behind the reasons: it is never given up.
    pub fn floor(&self) -> String {
        let sessions = sessions(u32::from(self.request.sessions));
        [&sessions, ", at least ", &days(u32::from(self.rules.gap_min)), " apart"].concat()
    }

    /// What a plan that fits changes.
    pub fn offer(&self, offer: Offer) -> String {
        match offer {
            Offer::Sessions(count) => {
                let instead = self.request.sessions.to_string();
                [&sessions(u32::from(count)), " instead of ", &instead].concat()
            }
            Offer::Gap(gap) => [&span(u32::from(gap)), " between sessions"].concat(),
            Offer::FinishAfterEvent => "Finish after the event".to_owned(),
            Offer::LaterStart(date) => ["Start later, on ", &(self.date)(date)].concat(),
        }
    }

    /// What a plan that fits costs, and when it begins and ends.
    pub fn cost(&self, nearest: &Nearest) -> String {
        let mut parts = Vec::new();
        let cost = nearest.cost;
        if cost.fewer_sessions > 0 {
            let fewer = sessions(u32::from(cost.fewer_sessions));
            parts.push([&fewer, " fewer"].concat());
        }
        if let Some(after) = cost.days_after_event.filter(|after| *after > 0) {
            parts.push(["the last one ", &days(after.unsigned_abs()), " after the event"].concat());
        }
        if cost.waits_days > 0 && !self.request.backward() {
            parts.push(["starts ", &days(cost.waits_days.unsigned_abs()), " later"].concat());
        }
        if cost.departure > 0 {
            let off = days(cost.departure);
            parts.push([&off, " off the wished spacing in all"].concat());
        }
        let dates = &nearest.solution.dates;
        if let (Some(first), Some(last)) = (dates.first(), dates.last()) {
            parts.push(range(&(self.date)(*first), &(self.date)(*last)));
        }
        joined(&parts, "; ")
    }
}

/// The rule that a conflict breaks, and whose rule it is.
pub fn rule(conflict: Conflict) -> &'static str {
    match conflict {
        Conflict::Day(Reason::Closed(_) | Reason::Holiday) => "Rule: the clinic's open days.",
        Conflict::Day(Reason::Blocked { .. }) => "Rule: the days that you keep free.",
        Conflict::Day(Reason::RecoveryInSun { .. } | Reason::RecoveryOnEvent) => {
            "Rule: no visible recovery in the sun or on your event."
        }
        Conflict::GapBelowMinimum { .. } => "Rule: the least time between two sessions.",
        Conflict::GapAboveMaximum { .. } => "A note, not a fault: what is commonly recommended.",
        Conflict::EventBuffer { .. } => "Rule: the time kept before an event, a scheduling choice.",
        Conflict::SessionCount => "Rule: how many sessions a series has.",
    }
}
