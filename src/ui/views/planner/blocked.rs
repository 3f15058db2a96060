//! Days to keep free: what is kept, and a form for more.
//!
//! Knows no rule: what a range forbids is the domain's.

use leptos::prelude::*;

use super::scope::Scope;
use crate::domain::date::CivilDate;
use crate::domain::series::{BlockKind, Blocked};
use crate::ui::state::planner::{Intent, Model};
use crate::ui::text::planner as text;
use crate::ui::views::controls::{Button, DateField, Select, date_field, fixed, numbered, select};

const KINDS: [BlockKind; 3] = [BlockKind::Sun, BlockKind::Away, BlockKind::Other];

/// The ranges, and the form.
pub fn blocked(scope: &Scope) -> AnyView {
    let planner = scope.planner;
    let count =
        move || planner.read(|model| model.request().map_or(0, |request| request.blocked.len()));
    let here = scope.clone();
    let ranges = numbered(count, move |index| range(&here, index));
    let id = scope.id("blocked");
    let named_by = id.clone();
    view! {
        <section class="tg-blocked tg-scripted" aria-labelledby=named_by>
            <h2 id=id>{text::BLOCKED}</h2>
            <p class="tg-field__hint">{text::BLOCKED_HINT}</p>
            <ul class="tg-blocked__list">{ranges}</ul>
            {form(scope)}
        </section>
    }
    .into_any()
}

fn range_at(model: &Model, index: usize) -> Option<Blocked> {
    model.request()?.blocked.get(index).copied()
}

fn range(scope: &Scope, index: usize) -> AnyView {
    let planner = scope.planner;
    let dates = scope.text(move |scope, model| {
        range_at(model, index)
            .map_or_else(String::new, |it| text::range(&scope.short(it.from), &scope.short(it.to)))
    });
    let kind = scope.text(move |_, model| {
        range_at(model, index).map_or_else(String::new, |it| {
            [text::block_kind(it.kind), ": ", text::block_effect(it.kind)].concat()
        })
    });
    let name = Signal::derive(move || [text::UNBLOCK, " ", &dates.get()].concat());
    view! {
        <li class="tg-blocked__range">
            <span>
                <strong>{dates}</strong>
                <span class="tg-field__hint">{kind}</span>
            </span>
            {Button::new(fixed(text::UNBLOCK), move || planner.act(Intent::Unblock(index)))
                .class("tg-button tg-button--plain tg-button--small")
                .name(name)
                .view()}
        </li>
    }
    .into_any()
}

fn form(scope: &Scope) -> AnyView {
    let planner = scope.planner;
    let from = RwSignal::new(String::new());
    let to = RwSignal::new(String::new());
    let kind = RwSignal::new("0".to_owned());
    let fault = RwSignal::new([String::new(), String::new()]);
    let field = |name: &str, label, test_id, typed: RwSignal<String>, place: usize| {
        let here = scope.clone();
        date_field(DateField {
            id: scope.id(name),
            label: fixed(label),
            test_id: Some(test_id),
            value: typed.into(),
            words: Signal::derive(move || {
                typed.get().parse().map_or_else(|_| String::new(), |day| here.full(day))
            }),
            fault: Signal::derive(move || fault.with(|it| it[place].clone())),
            change: Callback::new(move |text: String| {
                typed.set(text);
                fault.set(Default::default());
            }),
        })
    };
    let add = move || match typed_range(&from.get_untracked(), &to.get_untracked()) {
        Ok((first, last)) => {
            let kind = kind.get_untracked().parse().ok().and_then(|at: usize| KINDS.get(at));
            let kind = kind.copied().unwrap_or(BlockKind::Other);
            planner.act(Intent::Block(Blocked { from: first, to: last, kind }));
            from.set(String::new());
            to.set(String::new());
            fault.set(Default::default());
        }
        Err(faults) => fault.set(faults.map(str::to_owned)),
    };
    let options = KINDS.iter().enumerate();
    let options = options.map(|(at, kind)| (at.to_string(), text::block_kind(*kind).to_owned()));
    view! {
        <div class="tg-blocked__form">
            {field("blocked-from", text::BLOCKED_FROM, "blocked-from", from, 0)}
            {field("blocked-to", text::BLOCKED_TO, "blocked-to", to, 1)}
            {select(Select {
                id: scope.id("blocked-kind"),
                label: text::BLOCKED_KIND,
                test_id: Some("blocked-kind"),
                options: options.collect(),
                value: kind.into(),
                change: Callback::new(move |value| kind.set(value)),
            })}
            {Button::new(fixed(text::BLOCK), add)
                .test_id("add-blocked")
                .disabled(scope.flag(|model| model.request().is_none()))
                .view()}
        </div>
    }
    .into_any()
}

/// The days of a range as they were typed; with no last day it is one day long.
///
/// # Errors
/// What is wrong with the first and with the last day, in words; empty for nothing.
fn typed_range(from: &str, to: &str) -> Result<(CivilDate, CivilDate), [&'static str; 2]> {
    let first: CivilDate = from.parse().map_err(|_| [text::RANGE_NEEDS_FIRST, ""])?;
    let last = if to.is_empty() { first } else { to.parse().map_err(|_| ["", text::NO_DAY])? };
    if last < first { Err(["", text::RANGE_ENDS_FIRST]) } else { Ok((first, last)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_with_no_last_day_is_one_day_long() {
        let day = "2027-06-03".parse().unwrap();
        assert_eq!(typed_range("2027-06-03", ""), Ok((day, day)));
    }

    #[test]
    fn a_range_that_ends_before_it_begins_is_told_at_its_end() {
        assert_eq!(typed_range("2027-06-03", "2027-06-02"), Err(["", text::RANGE_ENDS_FIRST]));
        assert_eq!(typed_range("", "2027-06-02"), Err([text::RANGE_NEEDS_FIRST, ""]));
    }
}
