//! The recovery timeline on screen: date, picture with slider, the skin, and the list that carries
//! everything in words.
//!
//! Knows the state and no ports: what a person wants is reported as an [`Intent`]. What never
//! changes is a [`Slot`]: in the browser it stays where the page has it.

mod cards;
mod filled;
mod session_date;
mod stage;

#[cfg(feature = "ssr")]
pub mod examples;

use std::sync::Arc;

use leptos::ev::Event;

pub use filled::filled;

use super::skin_days::skin_days;
use crate::content::part_data::recovery::RecoveryData;
use crate::domain::date::CivilDate;
use crate::ports::DateForm;
use crate::ui::node::{El, Flag, Node, Words, el, flag, live, slot, words};
use crate::ui::state::dates::Dates;
use crate::ui::state::recovery::{Intent, RecoveryState, Said};
use crate::ui::text::recovery as text;

/// Puts the content of a slot into its element.
pub type Fill = Arc<dyn Fn(El, Slot) -> El + Send + Sync>;

/// What every view of the timeline is given.
pub struct Scope {
    /// Days and names.
    pub data: RecoveryData,
    /// What is on screen.
    pub state: RecoveryState,
    /// How dates are written; `None` in a prerendered page.
    pub dates: Option<Dates>,
    /// Where wishes go.
    pub act: Arc<dyn Fn(Intent) + Send + Sync>,
    /// What ids in the document or shadow root begin with.
    pub prefix: &'static str,
    /// What fills the slots; `None` where the page does.
    pub fill: Option<Fill>,
}

/// A place whose content never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The picture of the phases.
    Picture,
    /// The body of the card of a phase.
    Card(usize),
    /// Common effects that no day belongs to.
    Undated,
    /// What to prepare before a session.
    Before,
    /// What lasts when the timeline has run out.
    Lasting,
    /// How far apart two sessions are.
    Gap,
    /// The drawing of the skin.
    Skin,
    /// What the drawing shows in a phase.
    SkinWords(usize),
    /// The parts of the drawing.
    SkinKey,
}

impl Slot {
    fn name(self) -> String {
        let (name, place) = match self {
            Slot::Picture => ("picture", None),
            Slot::Card(place) => ("card-", Some(place)),
            Slot::Undated => ("undated", None),
            Slot::Before => ("before", None),
            Slot::Lasting => ("lasting", None),
            Slot::Gap => ("gap", None),
            Slot::Skin => ("skin", None),
            Slot::SkinWords(place) => ("skin-", Some(place)),
            Slot::SkinKey => ("skin-key", None),
        };
        [name, &place.map_or_else(String::new, |place| place.to_string())].concat()
    }
}

impl Scope {
    fn id(&self, name: &str) -> String {
        [self.prefix, "-", name].concat()
    }

    /// The element of a slot, filled where the page does not do that.
    fn slot(&self, tag: &'static str, which: Slot) -> El {
        let empty = slot(tag, which.name());
        match &self.fill {
            Some(fill) => fill(empty, which),
            None => empty,
        }
    }

    /// Words that follow the state. `read` is given the scope and `at`; being a plain function, all
    /// of them share one copy of compiled code. The same goes for flags and for what is shown.
    fn words(self: &Arc<Self>, at: usize, read: fn(&Scope, usize) -> String) -> Words {
        let here = self.clone();
        words(move || read(&here, at))
    }

    fn flag(self: &Arc<Self>, at: usize, read: fn(&Scope, usize) -> bool) -> Flag {
        let here = self.clone();
        flag(move || read(&here, at))
    }

    fn live(self: &Arc<Self>, make: fn(&Arc<Scope>) -> Node) -> Node {
        let here = self.clone();
        live(move || make(&here))
    }

    /// What is done at an event.
    fn reaction(
        self: &Arc<Self>,
        at: usize,
        act: fn(&Scope, &Event, usize),
    ) -> impl Fn(Event) + Send + Sync + use<> {
        let here = self.clone();
        move |event| act(&here, &event, at)
    }

    /// A small button.
    fn press(
        self: &Arc<Self>,
        look: Look,
        label: impl Into<Words>,
        disabled: impl Into<Flag>,
        intent: Intent,
    ) -> El {
        let here = self.clone();
        el("button")
            .attr("type", "button")
            .class(match look {
                Look::Outlined => "tg-button tg-button--quiet tg-button--small",
                Look::Words => "tg-button tg-button--plain tg-button--small",
            })
            .flag("disabled", disabled)
            .on("click", move |_| (here.act)(intent))
            .child(label.into())
    }

    /// Whether nothing can be pressed yet.
    fn is_asleep(&self) -> bool {
        self.dates.is_none()
    }

    /// The name of the phase at `index`.
    fn phase_name(&self, index: usize) -> &str {
        self.data.phases.get(index).map_or("", |phase| phase.name.as_str())
    }

    fn date(&self, form: DateForm, date: CivilDate) -> String {
        self.dates.as_ref().map_or_else(String::new, |dates| dates.write(date, form))
    }

    /// "Tue 24 Nov" for the day `number`; tracked. `None` without a date of the session.
    fn short_date(&self, number: u16) -> Option<String> {
        let date = self.state.date_of(number)?;
        let weekday = self.date(DateForm::WeekdayShort, date);
        Some([&weekday, "\u{a0}", &self.date(DateForm::DayMonthShort, date)].concat())
    }

    /// "Tuesday" for the day `number`; tracked. `None` without a date of the session.
    fn weekday(&self, number: u16) -> Option<String> {
        self.state.date_of(number).map(|date| self.date(DateForm::Weekday, date))
    }

    /// "Day 2, Tuesday: Pink and warm, fading"; tracked.
    fn line(&self, number: u16) -> String {
        let phase = self.state.with_phases(|phases| phases.phase_on(number));
        text::line(number, self.weekday(number).as_deref(), self.phase_name(phase))
    }
}

/// How a button looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// With an outline.
    Outlined,
    /// Words only.
    Words,
}

/// The whole timeline.
pub fn recovery(scope: &Arc<Scope>) -> Node {
    let heading = scope.id("heading");
    let spoken = scope.words(0, |it, _| match it.state.spoken() {
        None => String::new(),
        Some(Said::Day(day)) => it.line(day),
        Some(Said::Distance) => session_date::now(it),
    });
    el("section")
        .class("tg-recovery")
        .attr("aria-labelledby", heading.clone())
        .child(el("h2").class("tg-visually-hidden").id(heading).child(text::HEADING))
        .child(el("div").class("tg-recovery__when").child(session_date::session_date(scope)))
        .child(el("div").class("tg-recovery__day").child(stage::stage(scope)))
        .child(el("div").class("tg-recovery__cards").child(cards::cards(scope)))
        .child(el("div").class("tg-recovery__skin").child(skin(scope)))
        .child(el("p").class("tg-visually-hidden").attr("role", "status").child(spoken))
        .into()
}

/// The drawing of the skin, for treatments that have one.
fn skin(scope: &Arc<Scope>) -> Node {
    let state = scope.state;
    let scenes: Vec<_> = scope.data.phases.iter().map(|phase| phase.scene).collect();
    skin_days(scenes, move || state.phase(), &|tag, which| scope.slot(tag, which))
}
