//! The rules that plans follow, with where they come from, and how long each series takes.
//!
//! Needs no day: this part is whole in a page without scripts. With an event the table also says
//! by when each series has to begin.

use leptos::prelude::*;

use super::scope::Scope;
use crate::domain::date::CivilDate;
use crate::domain::series::rules::whole_week_gaps;
use crate::domain::series::solver::best;
use crate::domain::series::{Direction, Request};
use crate::ui::text::planner as text;
use crate::ui::views::prose;

/// Days before the event from which a series may begin in the table: longer than any series.
const BACK: i32 = 400;

/// The rules and the table.
pub fn rules(scope: &Scope) -> AnyView {
    let (buffer, preparation, visible) = scope.planner.peek(|model| {
        let rules = &model.rules;
        (rules.event_buffer, rules.preparation, rules.visible_last_day)
    });
    let preparation =
        preparation.map(|days| view! { <li>{text::rule_preparation(days)}</li> }.into_any());
    view! {
        <section class="tg-rules" aria-labelledby=scope.id("rules")>
            <h2 id=scope.id("rules")>{text::RULES}</h2>
            <p>{text::RULES_LEDE}</p>
            <ul class="tg-rules__list">
                <li>
                    {text::RULE_SESSIONS}
                    {prose::figure(&scope.series.sessions_figure, &scope.figures)}
                </li>
                <li>
                    {text::RULE_GAP} {prose::figure(&scope.series.gap_figure, &scope.figures)}
                    {text::RULE_GAP_FLOOR}
                </li>
                <li>{text::rule_visible(visible)}</li>
                <li>{text::rule_buffer(buffer)}</li>
                {preparation}
            </ul>
            {table(scope)}
        </section>
    }
    .into_any()
}

/// The span of a series for every number of sessions and gap, and the latest first session of
/// each before the event.
fn table(scope: &Scope) -> AnyView {
    let (sessions, gaps) = scope.planner.peek(|model| {
        let rules = &model.rules;
        let sessions: Vec<u8> = (rules.sessions_min..=rules.sessions_max).collect();
        (sessions, whole_week_gaps(rules))
    });
    let series: Vec<(u8, u16)> =
        sessions.iter().flat_map(|count| gaps.iter().map(move |gap| (*count, *gap))).collect();
    let latest = latest(scope, series);
    let head: Vec<_> = gaps
        .iter()
        .map(|gap| view! { <th scope="col">{text::apart(*gap)}</th> }.into_any())
        .collect();
    let columns = gaps.len();
    let rows: Vec<_> = sessions
        .iter()
        .enumerate()
        .map(|(row, count)| {
            let cells: Vec<_> = gaps
                .iter()
                .enumerate()
                .map(|(column, gap)| cell(scope, *count, *gap, latest, row * columns + column))
                .collect();
            view! {
                <tr>
                    <th scope="row">{text::sessions(u32::from(*count))}</th>
                    {cells}
                </tr>
            }
            .into_any()
        })
        .collect();
    let caption = Signal::derive(move || {
        let spans = latest.with(Option::is_none);
        if spans { text::SPANS_CAPTION } else { text::LATEST_CAPTION }.to_owned()
    });
    view! {
        <table class="tg-rules__table">
            <caption>{caption}</caption>
            <thead>
                <tr>
                    <th scope="col">
                        <span class="tg-visually-hidden">{text::SESSIONS}</span>
                    </th>
                    {head}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// The latest first session of each series before the event; `None` without an event.
type Latest = Memo<Option<Vec<Option<CivilDate>>>>;

fn cell(scope: &Scope, sessions: u8, gap: u16, latest: Latest, place: usize) -> AnyView {
    let span = text::span(u32::from(sessions.saturating_sub(1)) * u32::from(gap));
    let here = scope.clone();
    let words = Signal::derive(move || {
        latest.with(|latest| match latest.as_ref().and_then(|latest| latest.get(place)) {
            None => String::new(),
            Some(None) => text::TOO_LATE.to_owned(),
            Some(Some(date)) => text::begin_by(&here.short(*date)),
        })
    });
    view! {
        <td>
            {span} <span class="tg-rules__latest">{words}</span>
        </td>
    }
    .into_any()
}

/// Solves each of `series` back from the event, only when the event or the days to keep free
/// change: a dozen plans are more than one edit should cost.
fn latest(scope: &Scope, series: Vec<(u8, u16)>) -> Latest {
    let planner = scope.planner;
    let asked = Memo::new(move |_| {
        planner.read(|model| {
            let (live, request) = (model.live.as_ref()?, model.request()?);
            let event = request.event?;
            // No start limits them: one that would lie before today is told as too late.
            let start = event.saturating_add(-BACK);
            let blocked = request.blocked.clone();
            let asked = Request {
                direction: Direction::Backward,
                start,
                event: Some(event),
                finish_after_event: false,
                sessions: 0,
                gap: 0,
                weekday: None,
                blocked,
            };
            Some((live.today, asked))
        })
    });
    Memo::new(move |_| {
        let (today, request) = asked.get()?;
        let latest = series.iter().map(|(sessions, gap)| {
            let request = Request { sessions: *sessions, gap: *gap, ..request.clone() };
            let found = planner.peek(|model| best(&model.rules, &request, &[]))?;
            found.dates.first().copied().filter(|first| *first >= today)
        });
        Some(latest.collect())
    })
}
