//! The rules that plans follow, with where they come from, and how long each series takes.
//!
//! Needs no day: this part is whole in a page without scripts. With an event the table also says
//! by when each series has to begin.

use std::sync::{Arc, Mutex, PoisonError};

use super::prose;
use super::scope::Scope;
use crate::domain::date::CivilDate;
use crate::domain::series::rules::whole_week_gaps;
use crate::domain::series::solver::best;
use crate::domain::series::{Direction, Request};
use crate::ui::node::{El, Node, el, words};
use crate::ui::state::planner::Model;
use crate::ui::text::planner as text;

/// Days before the event from which a series may begin in the table: longer than any series.
const BACK: i32 = 400;

/// The rules and the table.
pub fn rules(scope: &Scope) -> El {
    scope
        .section("tg-rules", "rules", text::RULES)
        .child(el("p").child(text::RULES_LEDE))
        .child(scope.slot("ul", prose::RULES).class("tg-rules__list"))
        .child(table(scope))
}

/// The span of a series for every number of sessions and gap, and the latest first session of
/// each before the event.
fn table(scope: &Scope) -> El {
    let rules = &scope.data.rules;
    let gaps = whole_week_gaps(rules);
    let latest = Latest::default();
    let mut head = el("tr").child(
        el("th")
            .attr("scope", "col")
            .child(el("span").class("tg-visually-hidden").child(text::SESSIONS)),
    );
    for gap in &gaps {
        head = head.child(el("th").attr("scope", "col").child(text::apart(*gap)));
    }
    let mut body = el("tbody");
    for count in rules.sessions_min..=rules.sessions_max {
        let name = el("th").attr("scope", "row").child(text::sessions(u32::from(count)));
        let mut row = el("tr").child(name);
        for gap in &gaps {
            row = row.child(cell(scope, count, *gap, &latest));
        }
        body = body.child(row);
    }
    let caption = scope.text(|_, model| {
        let event = model.request().and_then(|request| request.event);
        if event.is_some() { text::LATEST_CAPTION } else { text::SPANS_CAPTION }.to_owned()
    });
    el("table")
        .class("tg-rules__table")
        .child(el("caption").child(caption))
        .child(el("thead").child(head))
        .child(body)
}

fn cell(scope: &Scope, sessions: u8, gap: u16, latest: &Latest) -> Node {
    let span = text::span(u32::from(sessions.saturating_sub(1)) * u32::from(gap));
    let (here, latest) = (scope.clone(), latest.clone());
    let words = words(move || {
        here.planner.read(|model| match latest.of(model, sessions, gap) {
            None => String::new(),
            Some(None) => text::TOO_LATE.to_owned(),
            Some(Some(date)) => text::begin_by(&here.short(date)),
        })
    });
    let words = el("span").class("tg-rules__latest").child(words);
    el("td").child([&span, " "].concat()).child(words).into()
}

/// By when each series has to begin. It is found once for an event and the days to keep free: a
/// dozen plans are more than one edit should cost.
#[derive(Clone, Default)]
struct Latest(Arc<Mutex<Found>>);

#[derive(Default)]
struct Found {
    /// What was asked for, with today.
    asked: Option<(CivilDate, Request)>,
    /// Number of sessions, gap and first session of each series that was asked for.
    first: Vec<(u8, u16, Option<CivilDate>)>,
}

impl Latest {
    /// The latest first session, `None` when it has passed or there is none; `None` for the whole
    /// answer without an event.
    fn of(&self, model: &Model, sessions: u8, gap: u16) -> Option<Option<CivilDate>> {
        let (live, request) = (model.live.as_ref()?, model.request()?);
        let event = request.event?;
        let mut found = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = found.asked.as_ref().is_some_and(|(today, asked)| {
            *today == live.today && asked.event == Some(event) && asked.blocked == request.blocked
        });
        if !same {
            let asked = Request {
                direction: Direction::Backward,
                // No start limits it: one that would lie before today is told as too late.
                start: event.saturating_add(-BACK),
                event: Some(event),
                finish_after_event: false,
                sessions: 0,
                gap: 0,
                weekday: None,
                blocked: request.blocked.clone(),
            };
            *found = Found { asked: Some((live.today, asked)), first: Vec::new() };
        }
        let known = found.first.iter().find(|it| (it.0, it.1) == (sessions, gap)).map(|it| it.2);
        if known.is_some() {
            return known;
        }
        let (today, asked) = found.asked.as_mut()?;
        (asked.sessions, asked.gap) = (sessions, gap);
        let first = best(&model.rules, asked, &[]).and_then(|it| it.dates.first().copied());
        let first = first.filter(|first| first >= today);
        found.first.push((sessions, gap, first));
        Some(first)
    }
}
