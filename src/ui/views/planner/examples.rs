//! States of this view for the snapshots, the gallery and the accessibility tests.

use std::sync::Arc;

use leptos::prelude::*;

use super::scope::{Inner, Scope};
use super::{Prose, planner};
use crate::content::part_data::Line;
use crate::content::part_data::planner::PlannerData;
use crate::domain::date::CivilDate;
use crate::domain::handover::plan_link::PlanLinkError;
use crate::domain::series::edits::{Scope as Reach, Target};
use crate::domain::series::{BlockKind, Blocked, PlanId};
use crate::prerender::ports::Still;
use crate::ui::node::Node;
use crate::ui::state::dates::Dates;
use crate::ui::state::planner::{Intent, Model, Planner};
use crate::ui::views::examples::{self as sample, Examples};

/// Each state with its name.
pub fn all() -> Examples {
    let alive = |then: fn(&mut Model)| view(true, then);
    vec![
        ("prerendered", view(false, |_| ())),
        ("proposed", alive(|_| ())),
        ("back from an event, around a trip", alive(event_and_trip)),
        ("a start that is not open", alive(|model| model.act(Intent::Block(away("2027-03-01"))))),
        ("moved, kept and in conflict", alive(moved)),
        ("nothing fits", alive(|model| model.act(Intent::Event(day("2027-03-20"))))),
        ("too late to prepare", alive(|model| model.act(Intent::Start(date("2027-02-24"))))),
        ("two plans side by side", alive(compared)),
        ("a link that is damaged", alive(|model| model.break_link(PlanLinkError::Damaged))),
    ]
}

fn date(text: &str) -> CivilDate {
    text.parse().unwrap_or(CivilDate::MIN)
}

fn day(text: &str) -> Option<CivilDate> {
    Some(date(text))
}

fn away(from: &str) -> Blocked {
    Blocked { from: date(from), to: date(from), kind: BlockKind::Away }
}

fn event_and_trip(model: &mut Model) {
    let trip = Blocked { from: date("2027-04-30"), to: date("2027-05-09"), kind: BlockKind::Sun };
    model.act(Intent::Event(day("2027-06-12")));
    model.act(Intent::Block(trip));
}

fn moved(model: &mut Model) {
    model.act(Intent::Block(away("2027-03-31")));
    model.act(Intent::Move(1, Target::Days(2), Reach::Only));
    model.act(Intent::Pin(2, true));
}

fn compared(model: &mut Model) {
    model.act(Intent::Compare);
    model.act(Intent::Sessions(1));
    model.act(Intent::GapWeeks(1));
    model.act(Intent::Compare);
}

/// A planner that woke up on Monday, 22 February 2027, or has not woken up yet.
fn view(alive: bool, then: fn(&mut Model)) -> AnyView {
    let treatment = sample::treatment();
    let figures = sample::figures();
    let data = PlannerData::of(&sample::clinic(), &treatment, &|id| figures.words(id));
    let before = &treatment.recovery.before;
    let before = before.iter().map(|line| Line::new(line, &|id| figures.words(id))).collect();
    let prose = Prose { data: data.clone(), before };
    let state = Planner::new(data.rules.clone(), 3, 4);
    let today = date("2027-02-22");
    if alive {
        state.change(|model| {
            model.awake(today, PlanId(1));
            then(model);
        });
    }
    let scope = Scope::new(Inner {
        planner: state,
        dates: alive.then(|| Dates::new(Arc::new(Still { today }))),
        data,
        prefix: "plan".to_owned(),
        shareable: false,
        reset: Box::new(|| {}),
        deed: Box::new(|_| {}),
        fill: Box::new(move |name| prose.of(name)),
    });
    planner(&scope, Node::nothing()).into_any()
}
