//! What the planner knows between two intents; no signals.
//!
//! Knows no words and no clock: "today" comes in when the planner comes alive, and when a new day does.

use crate::domain::date::CivilDate;
use crate::domain::handover::plan_link::{self, PlanLinkError};
use crate::domain::series::rules::{first_open, reasons};
use crate::domain::series::{
    Change, Comparison, Direction, Edit, History, NoFit, Plan, PlanId, Reason, Refusal, Request,
    Rules,
};

use super::known::Known;
use super::screen::Screen;

/// Days from today to the start that is proposed.
const FIRST_START_IN_DAYS: i32 = 7;

/// The planner between two intents.
#[derive(Debug)]
pub struct Model {
    /// The rules that plans are made under.
    pub rules: Rules,
    /// How many sessions a new plan wishes for.
    pub sessions: u8,
    /// The gap that a new plan wishes for, in whole weeks.
    pub weeks: u16,
    /// What is known once the planner is alive; `None` in a prerendered page.
    pub live: Option<Live>,
    /// What is on screen beside the plan.
    pub screen: Screen,
    /// What follows from all that; as old as the last change through
    /// [`Planner`](super::Planner).
    pub known: Known,
}

/// The part of a [`Model`] that needs a day to count from.
#[derive(Debug)]
pub struct Live {
    /// The day it is.
    pub today: CivilDate,
    /// The plan that stands; `None` before a first one fits and after a link that opened none.
    pub history: Option<History>,
    /// Wishes that no plan fits. They are on screen instead of the plan that stands.
    pub unmet: Option<Unmet>,
    /// Why the link in the address opened no plan.
    pub broken_link: Option<PlanLinkError>,
    /// The one line that says what happened last.
    pub said: Option<Said>,
    /// The plans side by side.
    pub compared: Comparison,
    /// What undo brings back when the history has no more steps: plans that a new one replaced.
    pub(super) earlier: Vec<History>,
    /// The solver itself has just made the plan that stands: no move of a person is in it.
    pub(super) as_suggested: bool,
    /// The id for a first plan, should the suggested one not fit.
    pub(super) spare_id: PlanId,
    /// What the first wish starts from where no plan was suggested.
    pub(super) blank: Option<Request>,
}

/// Wishes that no plan fits, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    /// The wishes.
    pub request: Request,
    /// Why, and what would fit.
    pub no_fit: NoFit,
    /// How many sessions have taken place, where one is said not to have; `None` otherwise: then
    /// those before today have.
    pub done: Option<u8>,
}

/// What happened last, for the one line that says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// An edit did this.
    Changed(Change),
    /// This was taken back.
    Undone(Change),
    /// This was done again.
    Redone(Change),
    /// An edit was refused.
    Refused(Refusal),
    /// No plan fits the wishes.
    NothingFits,
    /// The wishes are those of the plan that stands again.
    FitsAgain,
    /// A new plan; undo brings the one before back.
    StartedAnew,
    /// A plan came in with the link.
    Opened,
    /// So did this one, and another version of it is kept on this device; undo brings that back.
    OpenedBeside {
        /// The one that is kept is newer.
        newer: bool,
    },
    /// A plan came from this device.
    Recalled,
    /// The plan was put beside others.
    Kept,
    /// There is no place in the comparison.
    KeptFull,
    /// The comparison has this very plan.
    KeptAlready,
}

impl Model {
    /// A planner without dates, as a prerendered page shows it.
    pub fn new(rules: Rules, sessions: u8, weeks: u16) -> Self {
        let (screen, known) = (Screen::default(), Known::default());
        Model { rules, sessions, weeks, live: None, screen, known }
    }

    /// Brings the planner to life on `today`, with a new plan called `id`.
    pub fn awake(&mut self, today: CivilDate, id: PlanId) {
        self.wake(today, id);
        self.suggest(id);
    }

    /// Brings the planner to life on `today` with no plan at all: the first wish makes one, called
    /// `id`.
    pub fn awake_blank(&mut self, today: CivilDate, id: PlanId) {
        self.wake(today, id);
        let first = self.first_request(today);
        if let Some(live) = &mut self.live {
            live.blank = Some(first);
        }
    }

    fn wake(&mut self, today: CivilDate, id: PlanId) {
        self.live = Some(Live {
            today,
            history: None,
            unmet: None,
            broken_link: None,
            said: None,
            compared: Comparison::default(),
            earlier: Vec::new(),
            as_suggested: false,
            spare_id: id,
            blank: None,
        });
    }

    /// It is `today` from now on: a page may stay open over midnight, and on a clinic's tablet for
    /// weeks. A plan that stands keeps its days.
    #[inline(never)] // no page's start needs it
    pub(super) fn dawn(&mut self, today: CivilDate) {
        let first = self.first_request(today);
        if let Some(live) = &mut self.live {
            live.today = today;
            live.blank = live.blank.take().map(|_| first);
        }
    }

    /// What is proposed to everybody on `today`.
    fn first_request(&self, today: CivilDate) -> Request {
        Request {
            direction: Direction::Forward,
            start: first_start(today),
            event: None,
            finish_after_event: false,
            sessions: self.sessions,
            gap: self.weeks * 7,
            weekday: None,
            blocked: Vec::new(),
        }
    }

    /// Puts the plan that is suggested to everybody in place.
    pub(super) fn suggest(&mut self, id: PlanId) {
        let Some(today) = self.today() else { return };
        let request = self.first_request(today);
        let Some(live) = &mut self.live else { return };
        live.spare_id = id;
        match Plan::suggest(&self.rules, id, request.clone()) {
            Ok(plan) => {
                live.history = Some(History::new(plan));
                live.as_suggested = true;
            }
            Err(no_fit) => live.unmet = Some(Unmet { request, no_fit, done: None }),
        }
    }

    /// Has the link follow the plan.
    pub(super) fn link(&mut self) {
        if self.screen.page.is_empty() {
            return;
        }
        let text = self.plan().and_then(|plan| plan_link::encode(plan).ok());
        let link = text.map(|text| [&self.screen.page, text.as_str()].concat()).unwrap_or_default();
        if self.screen.link != link {
            self.screen.link = link;
            if self.screen.became.is_some() {
                self.forget_deed();
            }
        }
    }

    /// "The link is copied" was said of the plan before.
    #[inline(never)] // no page's start needs it
    fn forget_deed(&mut self) {
        self.screen.became = None;
    }

    /// The day it is; `None` before the planner is alive.
    pub fn today(&self) -> Option<CivilDate> {
        Some(self.live.as_ref()?.today)
    }

    /// The wishes on screen; `None` before the planner is alive and after a broken link.
    pub fn request(&self) -> Option<&Request> {
        self.live.as_ref()?.request()
    }

    /// Whether a wish can be had: there are wishes to change, or a blank table to begin on.
    pub fn can_wish(&self) -> bool {
        self.live.as_ref().is_some_and(|live| live.request().or(live.blank.as_ref()).is_some())
    }

    /// Whether a person has worked on the plan: there is a step to undo.
    pub fn is_edited(&self) -> bool {
        self.live.as_ref().is_some_and(Live::can_undo)
    }

    /// Whether the plan that stands is the one kept on this device.
    pub fn is_kept(&self) -> bool {
        let history = self.live.as_ref().and_then(|live| live.history.as_ref());
        history.is_some_and(|history| self.screen.kept == Some(history.plan().id))
    }

    /// The plan on screen; `None` when there is none or nothing fits.
    pub fn plan(&self) -> Option<&Plan> {
        self.live.as_ref()?.plan()
    }

    /// The days of its sessions.
    pub fn days(&self) -> Vec<CivilDate> {
        let sessions = self.plan().map_or(&[][..], |plan| &plan.sessions);
        sessions.iter().map(|session| session.date).collect()
    }

    /// How many sessions are wished for.
    pub fn sessions_wished(&self) -> u8 {
        self.request().map_or(self.sessions, |request| request.sessions)
    }

    /// The gap that is wished for, in days.
    pub fn gap_wished(&self) -> u16 {
        self.request().map_or(self.weeks * 7, |request| request.gap)
    }

    /// How many rows the list of dates has.
    pub fn rows(&self) -> usize {
        match &self.live {
            None => usize::from(self.sessions),
            Some(live) => live.plan().map_or(0, |plan| plan.sessions.len()),
        }
    }

    /// Why session 1 of a forward plan is not on the start, and the open day that it is on
    /// instead; `None` when it is on the start, or was put elsewhere by a person.
    pub fn start_moved(&self) -> Option<(Reason, CivilDate)> {
        let plan = self.plan()?;
        let (request, first) = (&plan.request, plan.sessions.first()?);
        if request.backward() || first.pinned || first.date == request.start {
            return None;
        }
        self.instead_of_start(request).filter(|(_, open)| *open == first.date)
    }

    #[inline(never)] // no page's start needs it where a clinic is open on the proposed day
    fn instead_of_start(&self, request: &Request) -> Option<(Reason, CivilDate)> {
        let (open, _) = first_open(&self.rules, request, request.start)?;
        Some((*reasons(&self.rules, request, request.start).first()?, open))
    }
}

impl Live {
    /// The wishes on screen.
    pub fn request(&self) -> Option<&Request> {
        match &self.unmet {
            Some(unmet) => Some(&unmet.request),
            None => self.history.as_ref().map(|history| &history.plan().request),
        }
    }

    /// The plan on screen; `None` when nothing fits.
    pub fn plan(&self) -> Option<&Plan> {
        match &self.unmet {
            Some(_) => None,
            None => self.history.as_ref().map(History::plan),
        }
    }

    /// The edit that asks for `request`, which begins on the day that a person has just set where
    /// `begins`.
    pub(in crate::ui::state) fn asking(&self, request: Request, begins: bool) -> Edit {
        let first = self.history.as_ref().and_then(|history| history.plan().sessions.first());
        let begun = request.start < self.today || first.is_some_and(|it| it.date < self.today);
        if begun { self.going_on(request, begins) } else { Edit::Request(request) }
    }

    /// The same where days have gone by, which they have not where a page starts.
    #[inline(never)]
    fn going_on(&self, request: Request, begins: bool) -> Edit {
        let today = self.today;
        let go_on = |request: Request| Request { start: request.start.max(today), ..request };
        match self.unmet.as_ref().and_then(|unmet| unmet.done) {
            Some(done) => Edit::Replan { today, done, request: go_on(request) },
            // Who sets the first day speaks of the whole series.
            None if begins => Edit::Request(request),
            None => Edit::Continue { today, request: go_on(request) },
        }
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        (self.unmet.is_some() && self.history.is_some())
            || self.history.as_ref().is_some_and(History::can_undo)
            || !self.earlier.is_empty()
    }

    /// Whether there is something to do again.
    pub fn can_redo(&self) -> bool {
        self.unmet.is_none() && self.history.as_ref().is_some_and(History::can_redo)
    }
}

/// The start that is proposed on `today`.
pub(super) fn first_start(today: CivilDate) -> CivilDate {
    today.saturating_add(FIRST_START_IN_DAYS)
}
