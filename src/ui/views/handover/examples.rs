//! States of this view for the snapshots, the gallery and the accessibility tests.

use leptos::prelude::*;

use super::{hand_over, prose, text};
use crate::content::part_data::planner::PlannerData;
use crate::domain::series::PlanId;
use crate::ui::state::handover::{Became, Deed, Paper};
use crate::ui::state::planner::Planner;
use crate::ui::views::examples::{self as sample, Examples};
use crate::ui::views::planner::{Inner, Scope};

/// Each state with its name.
pub fn all() -> Examples {
    let left_out = vec!["preparing for session 1, Mon, 22 Feb 2027".to_owned()];
    let blank = || Paper::Blank;
    let ready = Paper::Ready {
        sheet: "<p class=\"tg-sheet__title\">Microneedling</p>".to_owned(),
        code: "<svg class=\"tg-qr__code\" viewBox=\"0 0 9 9\" role=\"img\" aria-label=\"QR code\">\
               <path d=\"M4 4h1v1h-1z\"></path></svg>"
            .to_owned(),
    };
    vec![
        ("nothing to hand over", state("", None, None, false, blank())),
        ("a plan", state(LINK, None, Some(false), true, blank())),
        ("sheet and code are there", state(LINK, None, Some(false), true, ready)),
        (
            "what makes them could not be loaded",
            state(LINK, Some(Became::NotLoaded), Some(false), true, Paper::Missing),
        ),
        (
            "kept on this device",
            state(LINK, Some(Became::Done(Deed::Remember)), Some(true), true, blank()),
        ),
        (
            "a calendar file without past reminders",
            state(
                LINK,
                Some(Became::DoneWithout(Deed::Calendar, left_out)),
                Some(false),
                false,
                blank(),
            ),
        ),
        (
            "a browser that saves no files",
            state(LINK, Some(Became::Refused(Deed::Calendar)), Some(false), false, blank()),
        ),
    ]
}

const LINK: &str = "https://guide.example/treatments/microneedling/plan/#plan=AbCdEfGh";

fn state(
    link: &str,
    became: Option<Became>,
    kept: Option<bool>,
    shareable: bool,
    paper: Paper,
) -> AnyView {
    let treatment = sample::treatment();
    let data = PlannerData::of(&sample::clinic(), &treatment, &str::to_owned);
    let planner = Planner::new(data.rules.clone(), 3, 4);
    planner.screen(|screen| {
        screen.link = link.to_owned();
        (screen.became, screen.paper) = (became, paper);
        screen.remembers = kept.is_some();
        screen.kept = kept.unwrap_or_default().then_some(PlanId(1));
    });
    if let Ok(day) = "2027-02-22".parse() {
        planner.change(|model| model.awake(day, PlanId(1)));
    }
    let scope = Scope::new(Inner {
        planner,
        dates: None,
        data,
        prefix: "example".to_owned(),
        shareable,
        reset: Box::new(|| {}),
        deed: Box::new(|_| {}),
        fill: Box::new(|name| prose(name, text::ADVICE)),
    });
    hand_over(&scope).into_any()
}
