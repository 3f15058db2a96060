//! What the planner knows, and what each intent does to it; no signals.
//!
//! Knows no words and no clock: "today" comes in once, when the planner comes alive.

use crate::domain::date::{CivilDate, Weekday};
use crate::domain::series::{
    Blocked, Direction, First, NoFit, Plan, PlanId, Request, Rules, Session, solve,
};

/// Days from today to the start that is proposed.
const FIRST_START_IN_DAYS: i32 = 7;

/// Something that the person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Begin on this day.
    Start(CivilDate),
    /// Be ready for this day, or for none.
    Event(Option<CivilDate>),
    /// Hold the series at its start or at the event.
    Direction(Direction),
    /// One session more (`1`) or fewer (`-1`).
    Sessions(i8),
    /// A week more (`1`) or less (`-1`) between two sessions.
    GapWeeks(i8),
    /// Wish for this weekday, or for session 1's.
    Weekday(Option<Weekday>),
    /// Keep a range of days free.
    Block(Blocked),
    /// Give the range with this index back.
    Unblock(usize),
    /// Begin anew.
    Reset,
}

/// The planner between two intents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Model {
    /// The rules that plans are made under.
    pub rules: Rules,
    /// How many sessions are wished for.
    pub sessions: u8,
    /// The wished gap in whole weeks.
    pub weeks: u16,
    /// What is known once the planner is alive; `None` in a prerendered page.
    pub live: Option<Live>,
}

/// The part of a [`Model`] that needs a day to count from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live {
    /// The day it is.
    pub today: CivilDate,
    /// The plan; its sessions are empty when nothing fits.
    pub plan: Plan,
    /// What decided the first day, when a plan fits.
    pub first: Option<First>,
    /// Why nothing fits.
    pub no_fit: Option<NoFit>,
}

impl Model {
    /// A planner without dates, as a prerendered page shows it.
    pub fn new(rules: Rules, sessions: u8, weeks: u16) -> Self {
        Model { rules, sessions, weeks, live: None }
    }

    /// Brings the planner to life on `today` with a new plan called `id`.
    pub fn awake(&mut self, today: CivilDate, id: PlanId) {
        let request = Request {
            direction: Direction::Forward,
            start: today.saturating_add(FIRST_START_IN_DAYS),
            event: None,
            finish_after_event: false,
            sessions: self.sessions,
            gap: self.weeks * 7,
            weekday: None,
            blocked: Vec::new(),
        };
        let plan = Plan { id, revision: 0, request, sessions: Vec::new() };
        self.live = Some(Live { today, plan, first: None, no_fit: None });
        self.solve();
    }

    /// Does what `intent` asks for; what lies outside the rules is left as it is.
    pub fn act(&mut self, intent: Intent) {
        match intent {
            Intent::Sessions(step) => {
                self.sessions = self
                    .sessions
                    .saturating_add_signed(step)
                    .clamp(self.rules.sessions_min, self.rules.sessions_max);
            }
            Intent::GapWeeks(step) => {
                let (least, most) = self.weeks_range();
                self.weeks = self.weeks.saturating_add_signed(i16::from(step)).clamp(least, most);
            }
            _ => {}
        }
        let (sessions, gap) = (self.sessions, self.weeks * 7);
        let Some(live) = &mut self.live else { return };
        let request = &mut live.plan.request;
        (request.sessions, request.gap) = (sessions, gap);
        match intent {
            Intent::Start(day) => request.start = day,
            Intent::Event(day) => {
                request.event = day;
                request.direction =
                    if day.is_some() { Direction::Backward } else { Direction::Forward };
            }
            Intent::Direction(direction) => request.direction = direction,
            Intent::Weekday(weekday) => request.weekday = weekday,
            Intent::Block(range) => request.blocked.push(range),
            Intent::Unblock(index) => {
                if index < request.blocked.len() {
                    request.blocked.remove(index);
                }
            }
            Intent::Reset => {
                let (today, id) = (live.today, live.plan.id);
                return self.awake(today, id);
            }
            Intent::Sessions(_) | Intent::GapWeeks(_) => {}
        }
        self.solve();
    }

    /// The whole weeks that the stepper offers, from and to.
    pub fn weeks_range(&self) -> (u16, u16) {
        let least = self.rules.gap_min.div_ceil(7);
        (least, (self.rules.gap_max / 7).max(least))
    }

    fn solve(&mut self) {
        let Some(live) = &mut self.live else { return };
        match solve(&self.rules, &live.plan.request, &[]) {
            Ok(solution) => {
                let fresh = |date: &CivilDate| Session { date: *date, pinned: false };
                live.plan.sessions = solution.dates.iter().map(fresh).collect();
                live.first = Some(solution.first);
                live.no_fit = None;
            }
            Err(no_fit) => {
                live.plan.sessions.clear();
                live.first = None;
                live.no_fit = Some(no_fit);
            }
        }
    }
}
