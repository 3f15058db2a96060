//! The deeds of the hand-over, done through the ports.
//!
//! Knows no view; what became of a deed is told through the state.

use std::any::Any;
use std::sync::Arc;

use leptos::prelude::*;

use super::memory;
use crate::content::part_data::Writer;
use crate::content::part_data::planner::PlannerData;
use crate::domain::handover::calendar;
use crate::domain::series::{Plan, PlanId, Session};
use crate::ports::{DateForm, Outcome, Ports, Report};
use crate::ui::node::Follow;
use crate::ui::parts::handover::{Order, Wanted};
use crate::ui::state::handover::{Became, Deed, Paper};
use crate::ui::state::planner::{Model, Planner};
use crate::ui::views::handover::sheet::DayWords;

/// Milliseconds from the last edit to the sheet and the code of it.
const SETTLES_AFTER: u32 = 200;
/// How often to look whether a new day has come, in milliseconds: after a sleep over midnight nobody is
/// quicker.
const LOOKS_EVERY: u32 = 1_000;
/// Milliseconds from the sheet to the print dialogue.
const PRINTS_AFTER: u32 = 60;

/// What the deeds need.
#[derive(Clone)]
pub(in crate::ui::parts) struct Doer {
    pub planner: Planner,
    pub ports: Ports,
    pub data: Arc<PlannerData>,
    /// What happens a moment from now.
    pub timer: StoredValue<Option<Box<dyn Any>>, LocalStorage>,
    /// What looks whether a new day has come, once somebody is near or wishes for more than the steppers do.
    pub midnight: StoredValue<Option<Box<dyn Any>>, LocalStorage>,
}

impl Doer {
    /// Paper and what is kept on this device follow each edit; so does the address bar if it is to.
    pub(in crate::ui::parts) fn keep_in_step(&self, writes_address: bool) -> Follow {
        let doer = self.clone();
        let mut before = None;
        Follow::new(move || {
            let link = doer.planner.read(|model| model.screen.link.clone());
            if before.as_ref() == Some(&link) {
                return;
            }
            let first = before.is_none();
            if writes_address {
                doer.write_address(&link, first);
            }
            if doer.planner.peek(|model| model.is_kept()) {
                doer.renew(&link);
            }
            before = Some(link);
            if doer.planner.peek(|model| model.screen.near) {
                let then = doer.clone();
                doer.after(SETTLES_AFTER, Box::new(move || then.paper(Deed::Prepare)));
            }
        })
    }

    /// What is kept follows, unless it is no longer what this page knows: then the screen says that
    /// this plan is not kept.
    #[inline(never)] // no page's start needs it where nothing is kept
    fn renew(&self, link: &str) {
        if text(link).is_some_and(|text| !memory::renew(&self.ports, &self.data.slug, text)) {
            self.planner.screen(|screen| screen.kept = None);
        }
    }

    /// Writes the plan with this link into the address; nothing where there is none.
    pub(super) fn write_address(&self, link: &str, first: bool) {
        if let Some(text) = text(link) {
            super::address::write(&self.ports, text, &self.planner.peek(Model::days), first);
        }
    }

    fn after(&self, milliseconds: u32, then: Box<dyn FnOnce()>) {
        self.timer.set_value(Some(self.ports.media.after(milliseconds, then)));
    }

    pub(in crate::ui::parts) fn run(&self, deed: Deed) {
        if !matches!(deed, Deed::Look | Deed::Prepare) {
            // So that a second copy is told as well as the first.
            self.tell(None);
        }
        match deed {
            Deed::Look => self.watch_the_day(),
            Deed::Prepare => {
                // Once: what could not be loaded is not asked for at each move of the pointer.
                if !self.planner.peek(|model| model.screen.near) {
                    self.planner.screen(|screen| screen.near = true);
                    self.watch_the_day();
                    self.paper(deed);
                }
            }
            Deed::CopyLink => self.ports.clipboard.copy(&self.link(), self.report(deed)),
            Deed::Share => {
                let name = &self.data.name;
                self.ports.clipboard.share(name, name, &self.link(), self.report(deed));
            }
            Deed::CopyText => self.make(deed, Wanted::Text),
            Deed::Calendar => self.make(deed, Wanted::Calendar(None)),
            Deed::SessionCalendar(session) => self.make(deed, Wanted::Calendar(Some(session))),
            Deed::PrepareAgain | Deed::Print => self.paper(deed),
            Deed::Remember => {
                let link = self.link();
                let kept = text(&link)
                    .is_some_and(|text| memory::keep(&self.ports, &self.data.slug, text));
                self.kept(kept, if kept { Became::Done(deed) } else { Became::Refused(deed) });
            }
            Deed::Forget => {
                memory::forget(&self.ports, &self.data.slug);
                self.kept(false, Became::Done(deed));
            }
        }
    }

    /// A page that stays open over midnight knows the new day. From here on and not from the start,
    /// which does without this: a stepper makes other dates of the same first day.
    fn watch_the_day(&self) {
        let (planner, clock) = (self.planner, self.ports.clock.clone());
        let look = move || planner.new_day(clock.today());
        look();
        self.midnight.set_value(Some(self.ports.media.every(LOOKS_EVERY, Box::new(look))));
    }

    pub(super) fn link(&self) -> String {
        self.planner.peek(|model| model.screen.link.clone())
    }

    /// The plan on screen.
    fn id(&self) -> Option<PlanId> {
        self.planner.peek(|model| model.plan().map(|plan| plan.id))
    }

    fn kept(&self, kept: bool, became: Became) {
        let id = self.id();
        self.planner.screen(|screen| {
            screen.kept = id.filter(|_| kept);
            screen.became = Some(became);
        });
    }

    fn tell(&self, became: Option<Became>) {
        self.planner.screen(|screen| screen.became = became);
    }

    fn report(&self, deed: Deed) -> Report {
        let doer = self.clone();
        Box::new(move |outcome| doer.tell(told(deed, &outcome)))
    }

    /// The days of `plan` written out.
    fn days(&self, plan: &Plan) -> Vec<DayWords> {
        let write = |date, form| self.ports.formatter.date(date, form);
        let rules = &self.data.rules;
        let words = |session: &Session| {
            let date = session.date;
            let before = rules.preparation.and_then(|days| date.checked_add(-i32::from(days)));
            let until = date.saturating_add(i32::from(rules.visible_last_day));
            DayWords {
                day: write(date, DateForm::Full),
                preparation: before
                    .map_or_else(String::new, |before| write(before, DateForm::Short)),
                visible_until: write(until, DateForm::Short),
            }
        };
        plan.sessions.iter().map(words).collect()
    }

    /// Has `wanted` made of the plan on screen, for `deed`.
    fn make(&self, deed: Deed, wanted: Wanted) {
        let (link, id) = (self.link(), self.id());
        let days = self.planner.peek(|model| model.plan().map(|plan| self.days(plan)));
        let Some(days) = days.filter(|_| !link.is_empty()) else { return };
        let (today, now) = (self.ports.clock.today(), self.ports.clock.now());
        let mut list = Writer::from(self.data.hand_over.clone());
        Order { wanted, link: link.clone(), today, now, days }.write(&mut list);
        let doer = self.clone();
        let done = Box::new(move |answer| {
            // Sheet and code of a plan that has been changed meanwhile are not shown, and nothing at
            // all is handed over of one that was cleared away: the next may be another person's.
            let stands = doer.id() == id;
            let paper = matches!(wanted, Wanted::Paper | Wanted::Print);
            if doer.link() == link || (stands && !paper) {
                doer.made(deed, answer);
            } else if paper {
                doer.paper(if stands { deed } else { Deed::Prepare });
            }
        });
        self.ports.hand_over.make(list.finish(), done);
    }

    /// Hands on what was made for `deed`.
    fn made(&self, deed: Deed, answer: Option<Vec<String>>) {
        let Some(answer) = answer else {
            return self.planner.screen(|screen| {
                if matches!(deed, Deed::Prepare | Deed::PrepareAgain | Deed::Print) {
                    screen.paper = Paper::Missing;
                }
                if deed != Deed::Prepare {
                    screen.became = Some(Became::NotLoaded);
                }
            });
        };
        let mut answer = answer.into_iter();
        let first = answer.next().unwrap_or_default();
        if deed == Deed::CopyText {
            return self.ports.clipboard.copy(&first, self.report(deed));
        }
        let second = answer.next().unwrap_or_default();
        if matches!(deed, Deed::Prepare | Deed::PrepareAgain | Deed::Print) {
            self.planner.screen(|screen| {
                screen.paper = Paper::Ready { sheet: first, code: second };
            });
            if deed == Deed::Print {
                self.print();
            }
            return;
        }
        let left_out: Vec<String> = answer.collect();
        let outcome = self.ports.files.save(&first, calendar::MEDIA_TYPE, &second);
        self.tell(match told(deed, &outcome) {
            Some(Became::Done(_)) if !left_out.is_empty() => {
                Some(Became::DoneWithout(deed, left_out))
            }
            told => told,
        });
    }

    /// Has sheet and code made of the plan on screen, for `deed`.
    fn paper(&self, deed: Deed) {
        if self.planner.peek(|model| model.plan().is_none()) {
            self.planner.screen(|screen| screen.paper = Paper::Blank);
        } else {
            self.make(deed, if deed == Deed::Print { Wanted::Print } else { Wanted::Paper });
        }
    }

    fn print(&self) {
        let doer = self.clone();
        // The sheet has to be in the page before the dialogue looks at it.
        let then = move || {
            let printed = doer.ports.printer.print();
            doer.tell((!printed).then_some(Became::Refused(Deed::Print)));
        };
        self.after(PRINTS_AFTER, Box::new(then));
    }
}

/// What to say when `deed` came out as `outcome`.
fn told(deed: Deed, outcome: &Outcome) -> Option<Became> {
    match outcome {
        Outcome::Done => Some(Became::Done(deed)),
        Outcome::Dismissed => None,
        Outcome::Refused(_) => Some(Became::Refused(deed)),
    }
}

/// The part of a link that holds the plan, from `#` on; `None` when there is no plan.
fn text(link: &str) -> Option<&str> {
    link.get(link.find('#')?..)
}
