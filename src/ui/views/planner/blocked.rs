//! Days to keep free: what is kept, and a form for more.
//!
//! Knows no rule: what a range forbids is the domain's.

use super::scope::Scope;
use crate::domain::date::CivilDate;
use crate::domain::series::{BlockKind, Blocked};
use crate::ui::node::{El, HALF, Node, el};
use crate::ui::state::planner::{Field, Intent, Model};
use crate::ui::text::{dates, planner as text};
use crate::ui::views::controls::{Button, DateField, PLAIN, Select, date_field, select};

const KINDS: [BlockKind; 3] = [BlockKind::Sun, BlockKind::Away, BlockKind::Other];

/// The ranges, and the form.
pub fn blocked(scope: &Scope) -> El {
    scope
        .section("tg-blocked tg-scripted", "blocked", text::BLOCKED)
        .child(el("p").class("tg-field__hint").child(text::BLOCKED_HINT))
        .child(el("ul").class("tg-blocked__list").child(scope.rows(count, range)))
        .child(form(scope))
}

/// How many ranges are kept free.
pub fn count(model: &Model) -> usize {
    model.request().map_or(0, |request| request.blocked.len())
}

fn range_at(model: &Model, index: usize) -> Option<Blocked> {
    model.request()?.blocked.get(index).copied()
}

fn dates(scope: &Scope, model: &Model, index: usize) -> String {
    range_at(model, index)
        .map_or_else(String::new, |it| text::range(&scope.short(it.from), &scope.short(it.to)))
}

/// The range at `index`, with a button that gives it back.
pub fn range(scope: &Scope, index: usize) -> Node {
    let kind = scope.text_at(index, |_, model, index| {
        range_at(model, index).map_or_else(String::new, |it| {
            [text::block_kind(it.kind), ": ", text::block_effect(it.kind)].concat()
        })
    });
    let name = scope.text_at(index, |scope, model, index| {
        [text::UNBLOCK, " ", &dates(scope, model, index)].concat()
    });
    let days = el("strong").child(scope.text_at(index, dates));
    let remove = scope.act_at(index, |scope, index| scope.wish(Intent::Unblock(index)));
    let remove = Button::acting(text::UNBLOCK, remove).class(PLAIN).name(name).view();
    el("li")
        .class("tg-blocked__range")
        .child(el("span").child(days).child(el("span").class("tg-field__hint").child(kind)))
        .child(remove)
        .into()
}

fn typed(model: &Model, place: usize) -> &str {
    model.screen.range.get(place).map_or("", String::as_str)
}

/// The field of the first or of the last day of a range.
fn field_of(place: usize) -> Field {
    if place == 0 { Field::From } else { Field::To }
}

fn field(scope: &Scope, place: usize, name: &'static str, label: &'static str) -> Node {
    date_field(DateField {
        id: scope.id(name),
        label: label.into(),
        test_id: Some(name),
        value: scope.text_at(place, |_, model, place| {
            let typed = typed(model, place);
            if typed == HALF { "" } else { typed }.to_owned()
        }),
        words: scope.text_at(place, |scope, model, place| {
            typed(model, place).parse().map_or_else(|_| String::new(), |day| scope.full(day))
        }),
        fault: scope.fault(field_of(place)),
        change: scope.entered(place, |scope, place, entered| {
            scope.planner.screen(|screen| {
                screen.tell(Field::From, "");
                screen.tell(Field::To, "");
                if entered == HALF {
                    screen.tell(field_of(place), dates::NO_DAY);
                }
                if let Some(typed) = screen.range.get_mut(place) {
                    *typed = entered;
                }
            });
        }),
    })
}

/// Puts the range in that the form holds, or says what is wrong with it.
fn add(scope: &Scope) {
    scope.planner.change(|model| {
        let screen = &mut model.screen;
        let (range, faults) = match typed_range(&screen.range[0], &screen.range[1]) {
            Ok(days) => (Some(days), ["", ""]),
            Err(faults) => (None, faults),
        };
        screen.tell(Field::From, faults[0]);
        screen.tell(Field::To, faults[1]);
        let Some((from, to)) = range else { return };
        let kind = screen.kind.parse().ok().and_then(|at: usize| KINDS.get(at).copied());
        screen.range = Default::default();
        let kind = kind.unwrap_or(BlockKind::Other);
        model.act(Intent::Block(Blocked { from, to, kind }));
    });
}

/// A form for one more.
pub fn form(scope: &Scope) -> El {
    let options = KINDS.iter().enumerate();
    let options = options.map(|(at, kind)| (at.to_string(), text::block_kind(*kind).into()));
    let kind = select(Select {
        id: scope.id("blocked-kind"),
        label: text::BLOCKED_KIND,
        test_id: Some("blocked-kind"),
        options: options.collect(),
        value: scope.text(|_, model| model.screen.kind.clone()),
        change: scope.entered(0, |scope, _, value| {
            scope.planner.screen(|screen| screen.kind = value);
        }),
    });
    let add = Button::acting(text::BLOCK, scope.act(add)).test_id("add-blocked");
    el("div")
        .class("tg-blocked__form")
        .child(field(scope, 0, "blocked-from", text::BLOCKED_FROM))
        .child(field(scope, 1, "blocked-to", text::BLOCKED_TO))
        .child(kind)
        .child(add.disabled(scope.flag(|model| !model.can_wish())).view())
}

/// The days of a range as they were typed; with no last day it is one day long.
///
/// # Errors
/// What is wrong with the first and with the last day, in words; empty for nothing.
fn typed_range(from: &str, to: &str) -> Result<(CivilDate, CivilDate), [&'static str; 2]> {
    if from.is_empty() {
        return Err([text::RANGE_NEEDS_FIRST, ""]);
    }
    let first: CivilDate = from.parse().map_err(|error| [dates::fault(&error), ""])?;
    let last = if to.is_empty() {
        first
    } else {
        to.parse().map_err(|error| ["", dates::fault(&error)])?
    };
    if last < first { Err(["", text::RANGE_ENDS_FIRST]) } else { Ok((first, last)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_with_no_last_day_is_one_day_long() {
        let day = "2027-06-03".parse().unwrap();
        assert_eq!(typed_range("2027-06-03", ""), Ok((day, day)));
        assert_eq!(
            typed_range("2027-06-03", HALF),
            Err(["", dates::NO_DAY]),
            "half of one is none"
        );
        assert_eq!(typed_range(HALF, ""), Err([dates::NO_DAY, ""]));
    }

    #[test]
    fn a_range_that_ends_before_it_begins_is_told_at_its_end() {
        assert_eq!(typed_range("2027-06-03", "2027-06-02"), Err(["", text::RANGE_ENDS_FIRST]));
        assert_eq!(typed_range("", "2027-06-02"), Err([text::RANGE_NEEDS_FIRST, ""]));
        let [year, ends] = [dates::YEAR_OUT_OF_RANGE, text::RANGE_ENDS_FIRST];
        assert_eq!(typed_range("1027-06-03", "2027-06-02"), Err([year, ""]));
        assert_eq!(typed_range("2027-06-03", "3027-06-02"), Err(["", year]));
        assert_eq!(typed_range("2027-06-03", "2026-06-02"), Err(["", ends]));
    }
}
