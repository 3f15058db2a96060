//! The plan: what it amounts to, the line that says what changed, and the list of dates.
//!
//! Knows no rule: facts come from the domain.

use super::scope::Scope;
use super::session;
use crate::ui::node::{El, Words, el, flag};
use crate::ui::state::planner::{Intent, Live, Model, Said};
use crate::ui::text::planner::{self as text, changes};
use crate::ui::views::controls::{Button, PLAIN};
use crate::ui::views::timeline::{SeriesStrip, strip_picture};

/// Facts, tools and dates, added to `section`.
pub fn dates(scope: &Scope, section: El) -> El {
    let rows = scope.rows(Model::rows, session::row);
    let rows = el("ol").class("tg-sessions").attr("data-testid", "session-dates").child(rows);
    section.child(amounts(scope)).child(tools(scope)).child(picture(scope)).child(rows)
}

/// The plan on one calendar, with recovery, the days to keep free and the event. The list under it
/// says the same in words.
pub fn picture(scope: &Scope) -> El {
    let drawn = scope.text(|scope, model| {
        let (Some(plan), Some(dates)) = (model.plan(), &scope.dates) else {
            return String::new();
        };
        let strip = SeriesStrip {
            sessions: model.days(),
            visible_last_day: model.rules.visible_last_day,
            blocked: plan.request.blocked.clone(),
            event: plan.request.event,
            next: None,
        };
        strip_picture(&strip, dates)
    });
    let asleep = scope.flag(|model| model.plan().is_none());
    el("div").class("tg-plan__picture tg-strip__picture").flag("hidden", asleep).markup(drawn)
}

/// How many sessions in how many weeks.
pub fn headline(scope: &Scope) -> Words {
    scope.text(|_, model| match &model.known.facts {
        Some(facts) => text::headline(u32::from(facts.visits), facts.span_days.unsigned_abs()),
        None if model.live.is_none() => {
            let gaps = u32::from(model.sessions).saturating_sub(1);
            text::headline(u32::from(model.sessions), gaps * u32::from(model.weeks) * 7)
        }
        None => text::NO_PLAN.to_owned(),
    })
}

/// The large numbers.
fn amounts(scope: &Scope) -> El {
    let last = scope.text(|scope, model| match &model.known.facts {
        Some(facts) => scope.short(facts.finish),
        None if model.live.is_none() => {
            text::week(usize::from(model.sessions).saturating_sub(1), model.weeks)
        }
        None => text::NOTHING.to_owned(),
    });
    let visible = scope.text(|_, model| match &model.known.facts {
        Some(facts) => text::days(facts.visible_days),
        None if model.live.is_none() => {
            text::days(u32::from(model.sessions) * (u32::from(model.rules.visible_last_day) + 1))
        }
        None => text::NOTHING.to_owned(),
    });
    let before = scope.text(|_, model| {
        let event = model.known.facts.as_ref().and_then(|facts| facts.event);
        event.map_or_else(
            || text::NOTHING.to_owned(),
            |event| match event.days {
                Some(days) if event.sessions_after == 0 => text::days(days.unsigned_abs()),
                _ => text::after_event(event.sessions_after),
            },
        )
    });
    let no_event = scope.flag(|model| model.plan().is_none_or(|plan| plan.request.event.is_none()));
    let no_facts = scope.flag(|model| model.live.is_some() && model.plan().is_none());
    let fact = |label: &'static str, value: Words| {
        el("div").child(el("dt").child(label)).child(el("dd").child(value))
    };
    el("dl")
        .class("tg-plan__facts")
        .flag("hidden", no_facts)
        .child(fact(text::LAST_SESSION, last))
        .child(fact(text::VISIBLE_DAYS, visible))
        .child(fact(text::BEFORE_EVENT, before).flag("hidden", no_event))
}

fn tools(scope: &Scope) -> El {
    let tool = |label: &'static str, test_id, able: fn(&Live) -> bool, act: fn(&Scope)| {
        let planner = scope.planner;
        let unable = move || planner.read(|model| !model.live.as_ref().is_some_and(able));
        let button = Button::acting(label, scope.act(act)).class(PLAIN).test_id(test_id);
        button.disabled(flag(unable)).view()
    };
    let buttons = el("div")
        .class("tg-plan__buttons")
        .child(tool(text::UNDO, "undo", Live::can_undo, |scope| scope.wish(Intent::Undo)))
        .child(tool(text::REDO, "redo", Live::can_redo, |scope| scope.wish(Intent::Redo)))
        .child(tool(text::RESET, "reset", |_| true, |scope| (scope.reset)()));
    let status = el("p").class("tg-status").attr("role", "status").child(scope.text(said));
    el("div").class("tg-plan__tools tg-scripted").child(status).child(buttons)
}

/// The one line that says what happened last.
pub fn said(scope: &Scope, model: &Model) -> String {
    let Some(said) = model.live.as_ref().and_then(|live| live.said.as_ref()) else {
        return String::new();
    };
    let write = |date| scope.short(date);
    match said {
        Said::Changed(change) => changes::changed(change, &write),
        said => said_otherwise(scope, model, said),
    }
}

/// A function of its own: no page's start needs it.
#[inline(never)]
fn said_otherwise(scope: &Scope, model: &Model, said: &Said) -> String {
    let write = |date| scope.short(date);
    let fixed = match said {
        Said::Changed(change) => return changes::changed(change, &write),
        Said::Undone(change) => {
            return [changes::UNDONE, &changes::changed(change, &write)].concat();
        }
        Said::Redone(change) => {
            return [changes::REDONE, &changes::changed(change, &write)].concat();
        }
        Said::Refused(refusal) => {
            return changes::refused(refusal, &model.rules).unwrap_or_default();
        }
        Said::NothingFits => changes::NOTHING_FITS,
        Said::FitsAgain => changes::FITS_AGAIN,
        Said::StartedAnew => changes::STARTED_ANEW,
        Said::Opened => changes::OPENED,
        Said::OpenedBeside { newer } => {
            return [changes::OPENED, changes::KEPT_BESIDE[usize::from(*newer)]].concat();
        }
        Said::Recalled => changes::RECALLED,
        Said::Kept => changes::KEPT,
        Said::KeptFull => changes::KEPT_FULL,
        Said::KeptAlready => changes::KEPT_ALREADY,
    };
    fixed.to_owned()
}
