//! The recovery timeline as markup: date, picture with slider, and the list that carries it all.
//!
//! Props in, events out; knows no port and no clock.

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::treatment::Recovery;
use crate::domain::date::CivilDate;
use crate::domain::timeline::{SPAN, Scale};
use crate::ports::DateForm;
use crate::ui::state::dates::Dates;
use crate::ui::state::figures::Figures;
use crate::ui::state::recovery::RecoveryState;
use crate::ui::text::recovery as text;

/// The whole recovery part.
#[component]
pub fn RecoveryView(
    /// The phases with their words.
    recovery: Arc<Recovery>,
    /// Every number with its source.
    figures: Figures,
    /// What is on screen.
    state: RecoveryState,
    /// Writes dates; `None` in the prerendered first state.
    dates: Option<Dates>,
    /// Starts every id in this part.
    prefix: String,
) -> impl IntoView {
    let names = recovery.phases.iter().map(|phase| phase.name.clone()).collect::<Arc<[_]>>();
    let scale = state.with_phases(Scale::new);
    let last_day = state.with_phases(|phases| phases.slider_last_day());
    let line = Memo::new(move |_| {
        let day = state.shown.get();
        let name = names.get(day.phase).map_or("", String::as_str);
        let date = state.session.get().map(|date| date.saturating_add(i32::from(day.number)));
        match date.zip(dates.as_ref()) {
            Some((date, dates)) => {
                text::dated_day_and_phase(day.number, &dates.write(date, DateForm::Weekday), name)
            }
            None => text::day_and_phase(day.number, name),
        }
    });
    let position = {
        let scale = scale.clone();
        move || scale.middle(state.day.get())
    };
    let id = |name: &str| [prefix.as_str(), "-", name].concat();
    view! {
        <div class="tg-recovery">
            <p class="tg-recovery__when">
                <label for=id("start")>"Date of the session"</label>
                <input
                    type="date"
                    id=id("start")
                    data-testid="timeline-start"
                    on:input=move |event| {
                        let date = event_target_value(&event).parse::<CivilDate>();
                        state.set_session(date.ok());
                    }
                />
            </p>
            <div class="tg-recovery__slider">
                <input
                    type="range"
                    class="tg-recovery__days"
                    data-testid="timeline-day"
                    aria-label="Day after the session"
                    min="0"
                    max=last_day
                    value="0"
                    prop:value=move || state.day.get().to_string()
                    aria-valuetext=move || line.get()
                    on:input=move |event| {
                        if let Ok(day) = event_target_value(&event).parse() {
                            state.go_to_day(day);
                        }
                    }
                />
                <input
                    type="range"
                    class="tg-recovery__pad"
                    aria-hidden="true"
                    tabindex="-1"
                    min="0"
                    max=SPAN
                    value="0"
                    prop:value=move || position().to_string()
                    on:input=move |event| {
                        if let Ok(position) = event_target_value(&event).parse() {
                            state.go_to_day(scale.day_at(position));
                        }
                    }
                />
            </div>
            <p class="tg-recovery__phase" data-testid="timeline-phase">{move || line.get()}</p>
            <ol class="tg-recovery__list" data-testid="timeline-list">
                {recovery
                    .phases
                    .iter()
                    .enumerate()
                    .map(|(index, phase)| {
                        let usual = phase.usual.iter().map(|line| {
                            view! { <li>{figures.plain(line)}</li> }
                        });
                        view! {
                            <li
                                class="tg-phase"
                                class=("tg-phase--shown", move || state.phase.get() == index)
                            >
                                <h3>{phase.name.clone()}</h3>
                                <ul>{usual.collect_view()}</ul>
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
        </div>
    }
}
