//! The deeds of the hand-over, done through the ports.
//!
//! Knows no view; what became of a deed is told through its signal.

use std::any::Any;
use std::sync::Arc;

use leptos::prelude::*;

use super::memory;
use crate::content::page_data::PageData;
use crate::content::text::Inline;
use crate::domain::date::CivilDate;
use crate::domain::handover::calendar::{self, agenda};
use crate::domain::handover::plan_link;
use crate::domain::handover::sheet::{Row, Section, Sheet, SheetWords};
use crate::domain::handover::text::plain;
use crate::ports::{DateForm, Outcome, Ports, Report};
use crate::ui::state::figures::Figures;
use crate::ui::state::handover::{Became, Deed, HandOver};
use crate::ui::state::planner::{Model, Planner};
use crate::ui::text::handover as text;
use crate::ui::text::planner::NOT_A_BOOKING;

/// Milliseconds from the last edit to the sheet and the code of it.
const SETTLES_AFTER: u32 = 200;
/// Milliseconds from the sheet to the print dialogue.
const PRINTS_AFTER: u32 = 60;

/// What the deeds need.
#[derive(Clone)]
pub(super) struct Doer {
    pub planner: Planner,
    pub ports: Ports,
    pub data: Arc<PageData>,
    /// The address of the planner's page, with no fragment.
    pub page: String,
    pub became: RwSignal<Option<Became>>,
    pub kept: RwSignal<Option<bool>>,
    pub settled: RwSignal<Option<Sheet>>,
    pub printing: StoredValue<Option<Box<dyn Any>>, LocalStorage>,
}

/// The hand-over of `planner`; without ports nothing can be handed over.
pub(super) fn hand_over(doer: Option<Doer>) -> HandOver {
    let Some(doer) = doer else {
        return HandOver {
            link: Signal::stored(String::new()),
            became: RwSignal::new(None),
            kept: RwSignal::new(None),
            sheet: RwSignal::new(None),
            shareable: false,
            deed: Callback::new(|_| {}),
        };
    };
    let (planner, page) = (doer.planner, doer.page.clone());
    HandOver {
        link: Signal::derive(move || planner.read(|model| link(&page, model))),
        became: doer.became,
        kept: doer.kept,
        sheet: doer.settled,
        shareable: doer.ports.clipboard.can_share(),
        deed: Callback::new(move |deed| doer.run(deed)),
    }
}

/// The whole link of the plan on screen; empty without one.
pub(super) fn link(page: &str, model: &Model) -> String {
    let text = model.plan().and_then(|plan| plan_link::encode(plan).ok());
    text.map_or_else(String::new, |text| [page, &text].concat())
}

impl Doer {
    /// While the plan is kept on this device, what is kept follows each edit.
    pub(super) fn keep_in_step(&self) {
        let doer = self.clone();
        Effect::new(move |_| {
            if doer.kept.get() == Some(true) && doer.planner.read(|model| model.plan().is_some()) {
                memory::keep(&doer.ports, &doer.data.slug, doer.planner);
            }
        });
    }

    fn run(&self, deed: Deed) {
        let link = self.planner.peek(|model| link(&self.page, model));
        match deed {
            Deed::CopyLink => self.ports.clipboard.copy(&link, self.report(deed)),
            Deed::CopyText => self.ports.clipboard.copy(&self.text(), self.report(deed)),
            Deed::Share => {
                let title = self.data.name.clone();
                self.ports.clipboard.share(&title, &title, &link, self.report(deed));
            }
            Deed::Calendar => self.save(deed, None),
            Deed::SessionCalendar(session) => self.save(deed, Some(session)),
            Deed::Print => self.print(),
            Deed::Remember => {
                let kept = memory::keep(&self.ports, &self.data.slug, self.planner);
                self.kept.set(Some(kept));
                self.became.set(Some(if kept {
                    Became::Done(deed)
                } else {
                    Became::Refused(deed)
                }));
            }
            Deed::Forget => {
                memory::forget(&self.ports, &self.data.slug);
                self.kept.set(Some(false));
                self.became.set(Some(Became::Done(deed)));
            }
        }
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

    /// Saves the calendar file of the series, or of one session.
    fn save(&self, deed: Deed, session: Option<u8>) {
        let Some(Some(plan)) = self.planner.change(Model::hand_over) else { return };
        let rules = self.planner.peek(|model| model.rules.clone());
        let mut agenda = agenda(&plan, &rules, self.ports.clock.today());
        if let Some(session) = session {
            let number = session.saturating_add(1);
            agenda.entries.retain(|entry| entry.session == number);
            agenda.past.retain(|entry| entry.session == number);
        }
        let lines = self.lines();
        let link = self.planner.peek(|model| link(&self.page, model));
        let words = text::EntryWords {
            treatment: &self.data.name,
            sessions: plan.sessions.len(),
            before: &lines.0,
            after: &lines.1,
            call: &self.data.clinic.call_us,
            link: &link,
        };
        let now = self.ports.clock.now();
        let file = calendar::file(&plan, &agenda.entries, now, &|entry| {
            words.of(entry.occasion, entry.session)
        });
        let name = text::file_name(&self.data.slug, session);
        let outcome = self.ports.files.save(&name, calendar::MEDIA_TYPE, &file);
        let left_out = agenda
            .past
            .iter()
            .map(|entry| text::left_out(entry.occasion, entry.session, &self.short(entry.date)));
        let left_out: Vec<String> = left_out.collect();
        self.became.set(match outcome {
            Outcome::Done if left_out.is_empty() => Some(Became::Done(deed)),
            Outcome::Done => Some(Became::DoneWithout(deed, left_out)),
            Outcome::Dismissed => None,
            Outcome::Refused(_) => Some(Became::Refused(deed)),
        });
    }

    fn short(&self, date: CivilDate) -> String {
        self.ports.formatter.date(date, DateForm::Short)
    }

    /// What to prepare, and what to do and avoid while recovery shows.
    fn lines(&self) -> (Vec<String>, Vec<String>) {
        let recovery = &self.data.recovery;
        let figures = Figures::new(self.data.figures.clone(), self.data.sources.clone());
        let plain = |lines: &[Vec<Inline>]| -> Vec<String> {
            lines.iter().map(|line| figures.plain(line)).collect()
        };
        let last = recovery.visible_last_day;
        let phase = recovery
            .phases
            .iter()
            .find(|phase| phase.first_day <= last && phase.last_day.is_none_or(|day| last <= day));
        let after = phase.map_or_else(Vec::new, |phase| {
            let mut lines = plain(&phase.usual);
            lines.extend(plain(&phase.to_do));
            lines.extend(plain(&phase.avoid).iter().map(|line| text::avoid(line)));
            lines
        });
        (plain(&recovery.before), after)
    }

    /// The sheet of the plan on screen, which is also the copied text.
    fn sheet(&self) -> Option<Sheet> {
        let (before, after) = self.lines();
        let clinic = &self.data.clinic;
        let contact = [&clinic.phone, &clinic.call_us];
        let contact = contact.into_iter().filter(|line| !line.is_empty()).cloned();
        let section = |heading: &str, lines| Section { heading: heading.to_owned(), lines };
        self.planner.peek(|model| {
            let plan = model.plan()?;
            let words = SheetWords {
                title: text::sheet_title(&self.data.name, &clinic.name, plan.sessions.len()),
                before: section(text::BEFORE, before),
                after: section(text::AFTER, after),
                contact: section(text::CONTACT, contact.collect()),
                notice: NOT_A_BOOKING.to_owned(),
                link_label: text::SHEET_LINK.to_owned(),
            };
            let link = Some(link(&self.page, model)).filter(|link| !link.is_empty());
            Some(Sheet::new(plan, &model.rules, words, link))
        })
    }

    /// The plan as text for a message.
    fn text(&self) -> String {
        let date = |date: CivilDate| self.ports.formatter.date(date, DateForm::Full);
        let row = |row: &Row| text::row(row.session, row.of, &date(row.date));
        self.sheet().map_or_else(String::new, |sheet| plain(&sheet, &row))
    }

    /// Has the sheet follow the plan, a moment after the last edit.
    pub(super) fn settle(&self) {
        let doer = self.clone();
        let waiting = StoredValue::new_local(None);
        Effect::new(move |_| {
            doer.planner.read(|_| ());
            let then = doer.clone();
            let guard = doer
                .ports
                .media
                .after(SETTLES_AFTER, Box::new(move || then.settled.set(then.sheet())));
            waiting.set_value(Some(guard));
        });
    }

    fn print(&self) {
        self.settled.set(self.sheet());
        let doer = self.clone();
        // The sheet has to be in the page before the dialogue looks at it.
        let guard = self.ports.media.after(
            PRINTS_AFTER,
            Box::new(move || {
                let printed = doer.ports.printer.print();
                doer.became.set((!printed).then_some(Became::Refused(Deed::Print)));
            }),
        );
        self.printing.set_value(Some(guard));
    }
}
