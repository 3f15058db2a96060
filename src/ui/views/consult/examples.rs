//! States of this view for the snapshots, the gallery and the accessibility tests.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Inner, Stage, consult, plain};
use crate::content::part_data::consult::ConsultData;
use crate::domain::date::CivilDate;
use crate::domain::series::PlanId;
use crate::prerender::ports::Still;
use crate::ui::node::Node;
use crate::ui::state::consult::wanted::act;
use crate::ui::state::consult::{Consult, Mode, Moment, Panel, Wanted};
use crate::ui::state::dates::Dates;
use crate::ui::state::planner::Planner;
use crate::ui::text::handover as text;
use crate::ui::views::examples::{self as sample, Examples};
use crate::ui::views::handover;
use crate::ui::views::planner::{Inner as Planned, Prose, Scope};

/// Each state with its name.
pub fn all() -> Examples {
    let day = |text: &str| text.parse().unwrap_or(CivilDate::MIN);
    let planned = [Wanted::Preset(0), Wanted::Day(day("2027-09-12")), Wanted::Next];
    let then = |more: &[Wanted]| view(&[&planned, more].concat());
    vec![
        ("plain", plain(&stage(&[]).scope).into_any()),
        ("the beginning", view(&[])),
        ("a plan before a date", then(&[Wanted::Select(1), Wanted::Phase(1)])),
        ("plans side by side", then(&[Wanted::Go(crate::ui::state::consult::Step::Compare)])),
        ("cleared for the next person", then(&[Wanted::Reset])),
        ("the staff panel", view(&[Wanted::Open(Panel::Staff)])),
    ]
}

fn view(wants: &[Wanted]) -> AnyView {
    consult(&stage(wants)).into_any()
}

/// A consultation that began on Monday, 22 February 2027, after what a person wanted.
fn stage(wants: &[Wanted]) -> Stage {
    let treatment = sample::treatment();
    let figures = sample::figures();
    let data = ConsultData::of(&sample::clinic(), &treatment, &|id| figures.words(id));
    let today = "2027-02-22".parse().unwrap_or(CivilDate::MIN);
    let planner = Planner::new(data.planner.rules.clone(), 3, 4);
    planner.change(|model| model.awake_blank(today, PlanId(1)));
    let state = Consult::new(planner, Mode::new(true));
    let now = Moment { today, seconds: 0 };
    for wanted in wants {
        let presets = &data.planner.presets;
        state.change(|mode, model| act(mode, model, presets, *wanted, now, PlanId(2)));
    }
    let prose = Prose { data: data.planner.clone(), before: data.before.clone() };
    let scope = Scope::new(Planned {
        planner,
        dates: Some(Dates::new(Arc::new(Still { today }))),
        data: data.planner.clone(),
        prefix: "consult".to_owned(),
        shareable: false,
        reset: Box::new(|| {}),
        deed: Box::new(|_| {}),
        fill: Box::new(move |name| {
            Node::from(vec![prose.of(name), handover::prose(name, text::CONSULT_ADVICE)])
        }),
    });
    Stage::new(Inner { scope, consult: state, data, can_fill: true, act: Box::new(|_| {}) })
}
