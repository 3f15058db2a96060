//! The rules that plans follow, with where they come from, and how long each series takes.
//!
//! Needs no day: this part is whole in a page without scripts. With an event the table also says
//! by when each series has to begin.

use super::prose;
use super::scope::Scope;
use crate::domain::series::rules::whole_week_gaps;
use crate::ui::node::{El, Node, el};
use crate::ui::text::planner as text;

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
    let mut places = 0..;
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
        for (gap, place) in gaps.iter().zip(&mut places) {
            row = row.child(cell(scope, place, count, *gap));
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

/// The cell at `place`, row by row.
fn cell(scope: &Scope, place: usize, sessions: u8, gap: u16) -> Node {
    let span = text::span(u32::from(sessions.saturating_sub(1)) * u32::from(gap));
    let latest = scope.text_at(place, |scope, model, place| match model.known.latest.get(place) {
        None => String::new(),
        Some(None) => text::TOO_LATE.to_owned(),
        Some(Some(date)) => text::begin_by(&scope.short(*date)),
    });
    let latest = el("span").class("tg-rules__latest").child(latest);
    el("td").child([&span, " "].concat()).child(latest).into()
}
