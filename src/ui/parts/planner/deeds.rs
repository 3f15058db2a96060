//! The deeds of the hand-over, done through the ports.
//!
//! Knows no view; what became of a deed is told through its signal.

use std::any::Any;
use std::sync::Arc;

use leptos::prelude::*;

use super::memory;
use crate::content::part_data::Writer;
use crate::content::part_data::planner::PlannerData;
use crate::domain::handover::{calendar, plan_link};
use crate::domain::series::{Plan, Session};
use crate::ports::{DateForm, Outcome, Ports, Report};
use crate::ui::parts::handover::{Order, Wanted};
use crate::ui::state::handover::{Became, Deed, HandOver, Paper};
use crate::ui::state::planner::{Model, Planner};
use crate::ui::views::handover::sheet::DayWords;

/// Milliseconds from the last edit to the sheet and the code of it.
const SETTLES_AFTER: u32 = 200;
/// Milliseconds from the sheet to the print dialogue.
const PRINTS_AFTER: u32 = 60;

/// What the deeds need.
#[derive(Clone)]
pub(super) struct Doer {
    pub planner: Planner,
    pub ports: Ports,
    pub data: Arc<PlannerData>,
    /// The address of the planner's page, with no fragment.
    pub page: String,
    pub link: RwSignal<String>,
    pub became: RwSignal<Option<Became>>,
    pub kept: RwSignal<Option<bool>>,
    pub paper: RwSignal<Paper>,
    /// Whether the paper is to follow the plan.
    pub near: RwSignal<bool>,
    /// What happens a moment from now.
    pub timer: StoredValue<Option<Box<dyn Any>>, LocalStorage>,
}

/// The hand-over that `doer` serves.
pub(super) fn hand_over(doer: &Doer) -> HandOver {
    let here = doer.clone();
    HandOver {
        link: doer.link,
        became: doer.became,
        kept: doer.kept,
        paper: doer.paper,
        shareable: doer.ports.clipboard.can_share(),
        deed: Arc::new(move |deed| here.run(deed)),
    }
}

/// The whole link of the plan on screen; empty without one.
pub(super) fn link(page: &str, model: &Model) -> String {
    let text = model.plan().and_then(|plan| plan_link::encode(plan).ok());
    text.map_or_else(String::new, |text| [page, &text].concat())
}

impl Doer {
    /// Link, paper and what is kept on this device follow each edit.
    pub(super) fn keep_in_step(&self) {
        let doer = self.clone();
        Effect::new(move |_| {
            let link = doer.planner.read(|model| link(&doer.page, model));
            let none = link.is_empty();
            if doer.link.with_untracked(|before| *before != link) {
                doer.link.set(link);
            }
            if !none && doer.kept.get() == Some(true) {
                memory::keep(&doer.ports, &doer.data.slug, doer.planner);
            }
            if doer.near.get() {
                let then = doer.clone();
                doer.after(SETTLES_AFTER, move || then.paper(Deed::Prepare));
            }
        });
    }

    fn after(&self, milliseconds: u32, then: impl FnOnce() + 'static) {
        self.timer.set_value(Some(self.ports.media.after(milliseconds, Box::new(then))));
    }

    pub(super) fn run(&self, deed: Deed) {
        match deed {
            Deed::Prepare => {
                if !self.near.get_untracked()
                    || self.paper.with_untracked(|it| *it == Paper::Missing)
                {
                    self.near.set(true);
                    self.paper(deed);
                }
            }
            Deed::CopyLink => self.ports.clipboard.copy(&self.address(), self.report(deed)),
            Deed::Share => {
                let name = &self.data.name;
                let report = self.report(deed);
                self.ports.clipboard.share(name, name, &self.address(), report);
            }
            Deed::CopyText => {
                let doer = self.clone();
                self.make(deed, Wanted::Text, move |answer| {
                    if let Some(text) = answer.first() {
                        doer.ports.clipboard.copy(text, doer.report(deed));
                    }
                });
            }
            Deed::Calendar => self.save(deed, None),
            Deed::SessionCalendar(session) => self.save(deed, Some(session)),
            Deed::Print => self.paper(deed),
            Deed::Remember => {
                let kept = memory::keep(&self.ports, &self.data.slug, self.planner);
                self.kept.set(Some(kept));
                self.tell(if kept { Became::Done(deed) } else { Became::Refused(deed) });
            }
            Deed::Forget => {
                memory::forget(&self.ports, &self.data.slug);
                self.kept.set(Some(false));
                self.tell(Became::Done(deed));
            }
        }
    }

    fn address(&self) -> String {
        self.planner.peek(|model| link(&self.page, model))
    }

    fn tell(&self, became: Became) {
        self.became.set(Some(became));
    }

    fn report(&self, deed: Deed) -> Report {
        let became = self.became;
        Box::new(move |outcome| {
            became.set(match outcome {
                Outcome::Done => Some(Became::Done(deed)),
                Outcome::Dismissed => None,
                Outcome::Refused(_) => Some(Became::Refused(deed)),
            });
        })
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

    /// Has `wanted` made of the plan on screen; `then` is called with the answer, if there is one.
    fn make(&self, deed: Deed, wanted: Wanted, then: impl FnOnce(Vec<String>) + 'static) {
        let order = self.planner.peek(|model| {
            let plan = model.plan()?;
            Some(Order {
                wanted,
                link: link(&self.page, model),
                today: self.ports.clock.today(),
                now: self.ports.clock.now(),
                days: self.days(plan),
            })
        });
        let Some(order) = order else { return };
        let mut list = Writer::from(self.data.hand_over.clone());
        order.write(&mut list);
        let doer = self.clone();
        let done = Box::new(move |answer: Option<Vec<String>>| match answer {
            Some(answer) => then(answer),
            None => {
                if wanted == Wanted::Paper {
                    doer.paper.set(Paper::Missing);
                }
                if deed != Deed::Prepare {
                    doer.tell(Became::NotLoaded);
                }
            }
        });
        self.ports.hand_over.make(list.finish(), done);
    }

    /// Has sheet and code made of the plan on screen, for `deed`.
    fn paper(&self, deed: Deed) {
        if self.planner.peek(|model| model.plan().is_none()) {
            return self.paper.set(Paper::Blank);
        }
        let doer = self.clone();
        self.make(deed, Wanted::Paper, move |answer| {
            let mut answer = answer.into_iter();
            if let (Some(sheet), Some(code)) = (answer.next(), answer.next()) {
                doer.paper.set(Paper::Ready { sheet, code });
                if deed == Deed::Print {
                    doer.print();
                }
            }
        });
    }

    /// Saves the calendar file of the series, or of one session.
    fn save(&self, deed: Deed, session: Option<u8>) {
        // Before the order: it may raise the plan's revision, which the link carries.
        self.planner.change(|model| {
            model.hand_over();
        });
        let doer = self.clone();
        self.make(deed, Wanted::Calendar(session), move |answer| {
            let mut answer = answer.into_iter();
            let (Some(name), Some(file)) = (answer.next(), answer.next()) else { return };
            let left_out: Vec<String> = answer.collect();
            doer.became.set(match doer.ports.files.save(&name, calendar::MEDIA_TYPE, &file) {
                Outcome::Done if left_out.is_empty() => Some(Became::Done(deed)),
                Outcome::Done => Some(Became::DoneWithout(deed, left_out)),
                Outcome::Dismissed => None,
                Outcome::Refused(_) => Some(Became::Refused(deed)),
            });
        });
    }

    fn print(&self) {
        let doer = self.clone();
        // The sheet has to be in the page before the dialogue looks at it.
        self.after(PRINTS_AFTER, move || {
            let printed = doer.ports.printer.print();
            doer.became.set((!printed).then_some(Became::Refused(Deed::Print)));
        });
    }
}
