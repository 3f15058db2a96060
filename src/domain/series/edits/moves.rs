//! A person's own moves: only the minimum gap stands in their way.
//!
//! Knows no solver: nothing here plans anything again.

use super::super::model::{Plan, Rules, Session};
use super::{Change, Refusal, Scope, Target};

impl Plan {
    #[inline(never)]
    pub(super) fn moved(
        &self,
        rules: &Rules,
        number: u8,
        to: Target,
        scope: Scope,
    ) -> Result<(Plan, Change), Refusal> {
        let from = self.session(number)?.date;
        let days = match to {
            Target::Days(days) => days,
            Target::Date(date) => from.days_until(date),
        };
        if days == 0 {
            return Err(Refusal::Unchanged);
        }
        let mut plan = self.clone();
        let mut moved = 0;
        for (index, session) in plan.sessions.iter_mut().enumerate().skip(number.into()) {
            let this = index == usize::from(number);
            if this || (scope == Scope::AndLater && !session.pinned) {
                session.date = session.date.checked_add(days).ok_or(Refusal::OutsideCalendar)?;
                moved += 1;
            }
        }
        self.floor(rules, &plan)?;
        let to = plan.session(number)?.date;
        Ok((plan, Change::Moved { session: number, from, to, later: moved - 1 }))
    }

    /// Refuses `plan` when a gap that changed against `self` is below the minimum.
    fn floor(&self, rules: &Rules, plan: &Plan) -> Result<(), Refusal> {
        let pairs = plan.sessions.windows(2).zip(self.sessions.windows(2));
        for (number, (new, old)) in pairs.enumerate() {
            let days = new[0].date.days_until(new[1].date);
            if days != old[0].date.days_until(old[1].date) && days < i32::from(rules.gap_min) {
                return Err(Refusal::BelowMinimumGap {
                    session: number as u8,
                    days,
                    minimum: rules.gap_min,
                });
            }
        }
        Ok(())
    }

    #[inline(never)]
    pub(super) fn with_pin(&self, number: u8, pinned: bool) -> Result<(Plan, Change), Refusal> {
        let Session { date, pinned: before } = self.session(number)?;
        if before == pinned {
            return Err(Refusal::Unchanged);
        }
        let mut plan = self.clone();
        plan.sessions[usize::from(number)].pinned = pinned;
        let change = if pinned {
            Change::Pinned { session: number, date }
        } else {
            Change::Unpinned { session: number, date }
        };
        Ok((plan, change))
    }

    #[inline(never)]
    pub(super) fn with_one_fewer(
        &self,
        rules: &Rules,
        number: u8,
    ) -> Result<(Plan, Change), Refusal> {
        let date = self.session(number)?.date;
        if self.sessions.len() <= usize::from(rules.sessions_min.max(1)) {
            return Err(Refusal::SessionCount);
        }
        let mut plan = self.clone();
        plan.sessions.remove(usize::from(number));
        plan.request.sessions = plan.sessions.len() as u8;
        Ok((plan, Change::Removed { session: number, date }))
    }
}
