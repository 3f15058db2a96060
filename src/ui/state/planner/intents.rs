//! What a person can want of the planner, and what each intent does to the model.
//!
//! Knows no key and no button: `keys` and the views turn those into intents.

use crate::domain::date::{CivilDate, Weekday};
use crate::domain::handover::plan_link::PlanLinkError;
use crate::domain::series::compare::NotAdded;
use crate::domain::series::edits::{Change, Scope, Target};
use crate::domain::series::rules::whole_week_gaps;
use crate::domain::series::solver::{best, pins};
use crate::domain::series::{Blocked, Direction, Edit, History, Plan, PlanId, Refusal, Request};

use super::model::{Live, Model, Said, Unmet, first_start};

/// Something that a person wants of the planner. Sessions, ranges and places count from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Begin on this day; backwards: no session before it.
    Start(CivilDate),
    /// Be ready for this day, or for none.
    Event(Option<CivilDate>),
    /// Hold the series at its start or at the event.
    Direction(Direction),
    /// Let the series finish after the event.
    FinishAfterEvent,
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
    /// Move a session.
    Move(u8, Target, Scope),
    /// Keep a session on its day (`true`) or set it free.
    Pin(u8, bool),
    /// Take a session out.
    Remove(u8),
    /// This session and the ones after it did not take place: plan them again from today.
    Missed(u8),
    /// Take the plan at this place of the no-fit panel.
    Accept(usize),
    /// Take the last edit back.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Put the plan beside others.
    Compare,
    /// Take the plan at this place out of the comparison.
    TakeOut(usize),
    /// Make the plan at this place of the comparison the plan.
    Choose(usize),
}

impl Model {
    /// Does what `intent` asks for. What lies outside the rules is left as it is.
    pub fn act(&mut self, intent: Intent) {
        self.screen.go_on();
        // The steppers, which a page starts with.
        let step = match intent {
            Intent::Sessions(step) if !self.holds_own_moves() => self.more_or_fewer(step),
            Intent::GapWeeks(step) => self.further_or_closer(step),
            _ => return self.act_otherwise(intent),
        };
        if let Some(request) = step {
            self.ask(request, false);
        }
    }

    /// Any other intent; a function of its own, since no page's start needs it.
    #[inline(never)]
    fn act_otherwise(&mut self, intent: Intent) {
        let has_plan = self.plan().is_some();
        let Some(live) = &mut self.live else { return };
        match intent {
            Intent::Undo => return live.undo(),
            Intent::Redo => return live.redo(),
            // The plan that stands is not on screen: nobody means it.
            Intent::Move(..) | Intent::Pin(..) | Intent::Remove(_) | Intent::Missed(_)
                if !has_plan =>
            {
                return;
            }
            Intent::Compare => return live.compare(),
            Intent::TakeOut(place) => {
                live.compared.remove(place);
                return;
            }
            _ => {}
        }
        let edit = match intent {
            Intent::Move(session, to, scope) => Edit::Move { session, to, scope },
            Intent::Pin(session, pinned) => Edit::Pin { session, pinned },
            Intent::Remove(session) => Edit::Remove { session },
            Intent::Choose(place) => match live.compared.plans().get(place) {
                Some(plan) => Edit::Adopt(plan.clone()),
                None => return,
            },
            Intent::Missed(done) => match live.plan() {
                Some(plan) => {
                    let (start, sessions) = (live.today, plan.sessions.len() as u8);
                    let request = Request { start, sessions, ..plan.request.clone() };
                    Edit::Replan { today: start, done, request }
                }
                None => return,
            },
            Intent::Accept(place) => {
                let unmet = live.unmet.as_ref();
                match unmet.and_then(|unmet| unmet.no_fit.nearest.get(place)).cloned() {
                    // An offer after a missed session knows which sessions have taken place.
                    Some(offer) if live.history.is_some() => Edit::Accept(offer),
                    Some(offer) => return self.ask(offer.request, false),
                    None => return,
                }
            }
            Intent::Sessions(step) => match self.one_more_or_fewer(step) {
                Some(edit) => edit,
                None => return,
            },
            wish => {
                let begins = matches!(wish, Intent::Start(_));
                match self.wished(wish) {
                    Some(request) => return self.ask(request, begins),
                    None => return,
                }
            }
        };
        self.edit(&edit);
    }

    /// What is asked for now.
    fn asked(&self) -> Option<&Request> {
        let live = self.live.as_ref()?;
        live.request().or(live.blank.as_ref())
    }

    /// The request with as many sessions more; `None` at an end of what the rules have.
    fn more_or_fewer(&self, step: i8) -> Option<Request> {
        let asked = self.asked()?;
        let sessions = asked
            .sessions
            .saturating_add_signed(step)
            .clamp(self.rules.sessions_min, self.rules.sessions_max);
        self.other(Request { sessions, ..asked.clone() })
    }

    /// The request with the next longer or shorter gap; `None` at the end of the range.
    fn further_or_closer(&self, step: i8) -> Option<Request> {
        self.other(Request { gap: self.gap_step(step)?, ..self.asked()?.clone() })
    }

    /// `request`, unless it is what is on screen already.
    fn other(&self, request: Request) -> Option<Request> {
        (self.request() != Some(&request)).then_some(request)
    }

    /// The request after a wish; `None` when the wish changes nothing or cannot be had.
    fn wished(&self, wish: Intent) -> Option<Request> {
        let live = self.live.as_ref()?;
        let mut request = self.asked()?.clone();
        match wish {
            Intent::Start(day) => request.start = day,
            // An empty field is left as it was.
            Intent::Event(None) if request.event.is_none() => return None,
            Intent::Event(day) => {
                // The start that was proposed is nobody's wish: with an event, any day from today
                // on will do.
                let proposed = first_start(live.today);
                if day.is_some() && request.event.is_none() && request.start == proposed {
                    request.start = live.today;
                } else if day.is_none() && request.start <= live.today && !self.has_begun() {
                    request.start = proposed;
                }
                if day.is_none() || request.event.is_none() {
                    let back = day.is_some();
                    request.direction = if back { Direction::Backward } else { Direction::Forward };
                }
                request.event = day;
                request.finish_after_event = false;
            }
            Intent::Direction(direction) => {
                request.direction = direction;
                request.finish_after_event = false;
            }
            Intent::FinishAfterEvent => request.finish_after_event = true,
            Intent::Weekday(weekday) => request.weekday = weekday,
            Intent::Block(range) => request.blocked.push(range),
            Intent::Unblock(index) => {
                if index < request.blocked.len() {
                    request.blocked.remove(index);
                }
            }
            _ => return None,
        }
        self.other(request)
    }

    /// The wished gap one step longer or shorter, in days; `None` at the end of the range.
    pub fn gap_step(&self, step: i8) -> Option<u16> {
        let gap = self.gap_wished();
        let gaps = whole_week_gaps(&self.rules);
        if step > 0 {
            gaps.into_iter().find(|other| *other > gap)
        } else {
            gaps.into_iter().rev().find(|other| *other < gap)
        }
    }

    /// Whether the plan on screen is not the one that the solver would suggest.
    fn holds_own_moves(&self) -> bool {
        if self.live.as_ref().is_some_and(|live| live.as_suggested) {
            return false;
        }
        self.plan().is_some_and(|plan| self.is_moved(plan))
    }

    #[inline(never)] // no page's start needs it
    fn is_moved(&self, plan: &Plan) -> bool {
        let best = best(&self.rules, &plan.request, &pins(&plan.sessions));
        best.is_none_or(|best| {
            !best.dates.iter().eq(plan.sessions.iter().map(|session| &session.date))
        })
    }

    /// The edit for one session more or fewer that leaves a person's own moves in place.
    fn one_more_or_fewer(&self, step: i8) -> Option<Edit> {
        let plan = self.plan()?;
        if step > 0 {
            return Some(Edit::Add(self.today()?));
        }
        let last = plan.sessions.len().checked_sub(1)? as u8;
        let first = plan.request.backward() && !self.has_begun();
        Some(Edit::Remove { session: if first { 0 } else { last } })
    }

    /// Whether session 1 of the plan that stands lies before today.
    fn has_begun(&self) -> bool {
        let first = self.plan().and_then(|plan| plan.sessions.first());
        first.zip(self.today()).is_some_and(|(first, today)| first.date < today)
    }

    /// Asks for so many sessions with so many days between two, all other wishes as they are.
    pub fn ask_series(&mut self, sessions: u8, gap: u16) {
        if let Some(request) = self.asked().cloned() {
            self.ask(Request { sessions, gap, ..request }, false);
        }
    }

    /// Asks for something else, another first day where `begins`; what does not fit goes to the
    /// no-fit panel.
    fn ask(&mut self, request: Request, begins: bool) {
        let Some(live) = &mut self.live else { return };
        if live.history.is_some() {
            let edit = live.asking(request, begins);
            return self.edit(&edit);
        }
        // No plan has stood yet, so this wish makes the first.
        match Plan::suggest(&self.rules, live.spare_id, request.clone()) {
            Ok(plan) => {
                live.history = Some(History::new(plan));
                live.as_suggested = true;
                live.broken_link = None;
                live.unmet = None;
                live.said = None;
            }
            Err(no_fit) => {
                live.unmet = Some(Unmet { request, no_fit, done: None });
                live.said = Some(Said::NothingFits);
            }
        }
    }

    fn edit(&mut self, edit: &Edit) {
        let Some(live) = &mut self.live else { return };
        let Some(history) = &mut live.history else { return };
        match history.edit(&self.rules, edit) {
            Ok(change) => {
                live.as_suggested = matches!(edit, Edit::Request(_) | Edit::Continue { .. });
                live.unmet = None;
                live.said = Some(Said::Changed(change));
            }
            Err(refusal) => live.refuse(edit, refusal),
        }
    }

    /// Begins anew with a plan called `id`; undo brings the last one back.
    pub fn reset(&mut self, id: PlanId) {
        self.screen.put_away();
        let Some(live) = &mut self.live else { return };
        let before = live.history.take();
        live.unmet = None;
        live.broken_link = None;
        live.said = before.is_some().then_some(Said::StartedAnew);
        live.earlier.extend(before);
        self.suggest(id);
    }

    /// Puts `plan` in place with its dates as they are, whatever today's rules say about them.
    #[inline(never)] // no page's start needs it without a plan in the address
    pub fn open(&mut self, plan: Plan, mut said: Said) {
        let Some(live) = &mut self.live else { return };
        live.broken_link = None;
        if live.history.as_ref().is_some_and(|it| *it.plan() == plan) {
            return;
        }
        let mut opened = None;
        if self.screen.kept == Some(plan.id) {
            let same = |it: &History| it.plan().id == plan.id;
            // Behind a broken link, or after a start anew, it does not stand.
            let kept = live.history.take().filter(same).or(live.earlier.pop()).filter(same);
            if kept.as_ref().is_none_or(|it| *it.plan() != plan) {
                // Another version of what is kept does not take its place unasked, older or newer: an
                // old link that is changed is newer too when it is loaded again.
                self.screen.kept = None;
                if let Some(kept) = kept {
                    said = Said::OpenedBeside { newer: kept.plan().revision > plan.revision };
                    opened = Some(kept.turned_to(plan.clone()));
                }
            }
        }
        self.screen.put_away();
        live.earlier.clear();
        live.history = Some(opened.unwrap_or_else(|| History::new(plan)));
        (live.unmet, live.as_suggested) = (None, false);
        live.said = Some(said);
    }

    /// Says that a link opened no plan; no other plan is shown in its place.
    pub fn break_link(&mut self, error: PlanLinkError) {
        if let Some(live) = &mut self.live {
            // The first suggestion is not worth going back to: nobody chose it.
            let chosen = |it: &History| !live.as_suggested || it.can_undo();
            live.earlier.extend(live.history.take().filter(chosen));
            (live.unmet, live.said) = (None, None);
            live.broken_link = Some(error);
        }
    }
}

impl Live {
    #[inline(never)] // no page's start needs it
    fn refuse(&mut self, edit: &Edit, refusal: Refusal) {
        match refusal {
            Refusal::Unchanged => {
                let was_unmet = self.unmet.take().is_some();
                self.said = was_unmet.then_some(Said::FitsAgain);
            }
            Refusal::NoFit(no_fit) => {
                let (request, done) = match edit {
                    Edit::Request(request) | Edit::Continue { request, .. } => {
                        (Some(request), None)
                    }
                    Edit::Replan { request, done, .. } => (Some(request), Some(*done)),
                    _ => (self.history.as_ref().map(|history| &history.plan().request), None),
                };
                let Some(request) = request.cloned() else { return };
                self.unmet = Some(Unmet { request, no_fit, done });
                self.said = Some(Said::NothingFits);
            }
            refusal => self.said = Some(Said::Refused(refusal)),
        }
    }

    fn undo(&mut self) {
        self.as_suggested = false;
        if self.unmet.is_some() && self.history.is_some() {
            self.unmet = None;
            self.said = Some(Said::FitsAgain);
        } else if let Some(change) = self.history.as_mut().and_then(History::undo) {
            self.said = Some(match change {
                Change::Adopted { .. } => Said::FitsAgain,
                change => Said::Undone(change),
            });
        } else if let Some(before) = self.earlier.pop() {
            (self.unmet, self.broken_link) = (None, None);
            self.history = Some(before);
            self.said = Some(Said::FitsAgain);
        }
    }

    fn redo(&mut self) {
        if !self.can_redo() {
            return;
        }
        self.as_suggested = false;
        if let Some(change) = self.history.as_mut().and_then(History::redo) {
            self.said = Some(Said::Redone(change));
        }
    }

    fn compare(&mut self) {
        let Some(plan) = self.plan().cloned() else { return };
        self.said = Some(match self.compared.add(plan.clone()) {
            Ok(()) => Said::Kept,
            Err(NotAdded::Full) => Said::KeptFull,
            Err(NotAdded::AlreadyThere(place)) => {
                // The same days, but perhaps one is kept since, or a trip is known.
                self.compared.renew(place, plan);
                Said::KeptAlready
            }
        });
    }
}
