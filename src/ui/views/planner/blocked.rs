//! Days to keep free: what is kept, and a form for more.
//!
//! Knows no rule: what a range forbids is the domain's.

use leptos::prelude::*;

use super::scope::Scope;
use crate::domain::date::CivilDate;
use crate::domain::series::{BlockKind, Blocked};
use crate::ui::node::{El, Node, Words, el, words};
use crate::ui::state::planner::{Intent, Model};
use crate::ui::text::planner as text;
use crate::ui::views::controls::{Button, DateField, PLAIN, Select, date_field, select};

const KINDS: [BlockKind; 3] = [BlockKind::Sun, BlockKind::Away, BlockKind::Other];

/// The ranges, and the form.
pub fn blocked(scope: &Scope) -> El {
    let count = |model: &Model| model.request().map_or(0, |request| request.blocked.len());
    scope
        .section("tg-blocked tg-scripted", "blocked", text::BLOCKED)
        .child(el("p").class("tg-field__hint").child(text::BLOCKED_HINT))
        .child(el("ul").class("tg-blocked__list").child(scope.rows(count, range)))
        .child(form(scope))
}

fn range_at(model: &Model, index: usize) -> Option<Blocked> {
    model.request()?.blocked.get(index).copied()
}

fn dates(scope: &Scope, model: &Model, index: usize) -> String {
    range_at(model, index)
        .map_or_else(String::new, |it| text::range(&scope.short(it.from), &scope.short(it.to)))
}

fn range(scope: &Scope, index: usize) -> Node {
    let kind = scope.text(move |_, model| {
        range_at(model, index).map_or_else(String::new, |it| {
            [text::block_kind(it.kind), ": ", text::block_effect(it.kind)].concat()
        })
    });
    let name =
        scope.text(move |scope, model| [text::UNBLOCK, " ", &dates(scope, model, index)].concat());
    let days = el("strong").child(scope.text(move |scope, model| dates(scope, model, index)));
    let planner = scope.planner;
    let remove = Button::new(text::UNBLOCK, move || planner.act(Intent::Unblock(index)));
    el("li")
        .class("tg-blocked__range")
        .child(el("span").child(days).child(el("span").class("tg-field__hint").child(kind)))
        .child(remove.class(PLAIN).name(name).view())
        .into()
}

/// What was typed into the form; nobody's plan yet.
#[derive(Clone, Copy)]
struct Form {
    typed: [RwSignal<String>; 2],
    faults: [RwSignal<&'static str>; 2],
    kind: RwSignal<String>,
}

impl Form {
    fn fault(self, faults: [&'static str; 2]) {
        for (signal, fault) in self.faults.iter().zip(faults) {
            signal.set(fault);
        }
    }

    fn field(self, scope: &Scope, place: usize, name: &'static str, label: Words) -> Node {
        let (typed, fault, here) = (self.typed[place], self.faults[place], scope.clone());
        date_field(DateField {
            id: scope.id(name),
            label,
            test_id: Some(name),
            value: typed.into(),
            words: words(move || {
                typed.get().parse().map_or_else(|_| String::new(), |day| here.full(day))
            }),
            fault: words(move || fault.get().to_owned()),
            change: Box::new(move |text| {
                typed.set(text);
                self.fault(["", ""]);
            }),
        })
    }

    fn add(self, scope: &Scope) {
        let [from, to] = self.typed;
        match typed_range(&from.get_untracked(), &to.get_untracked()) {
            Ok((first, last)) => {
                let kind = self.kind.get_untracked().parse().ok();
                let kind = kind.and_then(|at: usize| KINDS.get(at).copied());
                let kind = kind.unwrap_or(BlockKind::Other);
                scope.act(Intent::Block(Blocked { from: first, to: last, kind }));
                from.set(String::new());
                to.set(String::new());
                self.fault(["", ""]);
            }
            Err(faults) => self.fault(faults),
        }
    }
}

fn form(scope: &Scope) -> El {
    let empty = || RwSignal::new(String::new());
    let form = Form {
        typed: [empty(), empty()],
        faults: [RwSignal::new(""), RwSignal::new("")],
        kind: RwSignal::new("0".to_owned()),
    };
    let options = KINDS.iter().enumerate();
    let options = options.map(|(at, kind)| (at.to_string(), text::block_kind(*kind).into()));
    let kind = select(Select {
        id: scope.id("blocked-kind"),
        label: text::BLOCKED_KIND,
        test_id: Some("blocked-kind"),
        options: options.collect(),
        value: form.kind.into(),
        change: Box::new(move |value| form.kind.set(value)),
    });
    let here = scope.clone();
    let add = Button::new(text::BLOCK, move || form.add(&here)).test_id("add-blocked");
    el("div")
        .class("tg-blocked__form")
        .child(form.field(scope, 0, "blocked-from", text::BLOCKED_FROM.into()))
        .child(form.field(scope, 1, "blocked-to", text::BLOCKED_TO.into()))
        .child(kind)
        .child(add.disabled(scope.flag(|model| model.request().is_none())).view())
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
