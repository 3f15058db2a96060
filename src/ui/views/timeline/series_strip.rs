//! Several sessions on one calendar: visible days, blocked ranges, the event, the next session.
//!
//! For the planner and the consultation. Knows neither rules nor solver: the dates come in.

use super::markup::Markup;
use crate::domain::date::CivilDate;
use crate::domain::series::{BlockKind, Blocked};
use crate::domain::timeline::{SPAN, Span, Strip, strip};
use crate::ports::DateForm;
use crate::ui::node::{Node, el};
use crate::ui::state::dates::Dates;
use crate::ui::text::recovery as text;

/// Most months that are labelled under the strip.
const MONTHS: usize = 7;

/// The four steps in which recovery fades.
const FADES: [&str; 4] = [
    "tg-strip__fade",
    "tg-strip__fade tg-strip__fade--1",
    "tg-strip__fade tg-strip__fade--2",
    "tg-strip__fade tg-strip__fade--3",
];

/// What the strip shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesStrip {
    /// The sessions, ascending.
    pub sessions: Vec<CivilDate>,
    /// Last day after a session on which recovery is visible.
    pub visible_last_day: u16,
    /// Ranges in which something is forbidden.
    pub blocked: Vec<Blocked>,
    /// The day to be ready for.
    pub event: Option<CivilDate>,
    /// Fewest and most days to the session that would follow the last; `None` leaves it out.
    pub next: Option<(u16, u16)>,
}

/// Draws a [`SeriesStrip`] with its words under it; nothing at all without a session.
pub fn series_strip(it: &SeriesStrip, dates: &Dates) -> Node {
    let strip = strip(&it.sessions, it.visible_last_day, &it.blocked, it.event, it.next);
    let Some(strip) = strip else { return Node::nothing() };
    let picture = el("div").class("tg-strip__picture").attr("aria-hidden", "true");
    el("figure")
        .class("tg-strip")
        .child(picture.markup(svg(&strip, dates)))
        .child(el("figcaption").class("tg-strip__words").child(words(it, &strip, dates)))
        .into()
}

/// The picture alone, as markup, for a page that says the same in a list beside it; empty without
/// a session.
pub fn strip_picture(it: &SeriesStrip, dates: &Dates) -> String {
    let strip = strip(&it.sessions, it.visible_last_day, &it.blocked, it.event, it.next);
    strip.map_or_else(String::new, |strip| svg(&strip, dates))
}

/// What the picture says, in sentences.
fn words(it: &SeriesStrip, strip: &Strip, dates: &Dates) -> String {
    let full = |date: CivilDate| dates.write(date, DateForm::Short);
    let (Some(first), Some(last)) = (it.sessions.first(), it.sessions.last()) else {
        return String::new();
    };
    let count = u32::try_from(it.sessions.len()).unwrap_or(u32::MAX);
    let mut words = text::strip(count, &full(*first), &full(*last));
    words.push_str(". ");
    words.push_str(&text::visible_days(it.visible_last_day.saturating_add(1)));
    for session in strip.sessions.iter().filter(|session| session.collides) {
        words.push(' ');
        words.push_str(&text::strip_collides(&full(session.date)));
    }
    if let Some((fewest, most)) = it.next {
        let day = |days: u16| full(last.saturating_add(i32::from(days)));
        words.push(' ');
        words.push_str(&text::strip_next(&day(fewest), &day(most)));
    }
    words
}

fn svg(strip: &Strip, dates: &Dates) -> String {
    let mut out = Markup::svg("tg-strip__svg");
    for (kind, span) in &strip.blocked {
        let class = match kind {
            BlockKind::Away => "tg-strip__blocked",
            BlockKind::Sun => "tg-strip__blocked tg-strip__blocked--sun",
            BlockKind::Other => "tg-strip__blocked tg-strip__blocked--other",
        };
        out.rect(class, *span, "0.6em", "3.6em");
    }
    out.line("tg-strip__line", 0, SPAN, "2.4em", "2.4em");
    if let Some(span) = strip.next {
        out.rect("tg-strip__next", span, "1.9em", "1em");
    }
    for (index, session) in strip.sessions.iter().enumerate() {
        // Recovery fades, it does not end at a line.
        let (from, width) = (session.visible.from, session.visible.to - session.visible.from);
        let edge = |step: u16| from + (u32::from(width) * u32::from(step) / 4) as u16;
        for (step, fade) in (0..).zip(FADES) {
            let span = Span { from: edge(step), to: edge(step + 1) };
            out.rect(fade, span, "1.6em", "1.6em");
        }
        if session.collides {
            out.rect("tg-strip__collides", session.visible, "1.6em", "1.6em");
        }
        out.text(label_class("tg-strip__number", from), from, "1.1em", &(index + 1).to_string());
    }
    if let Some(span) = strip.event {
        out.rect("tg-strip__event", span, "0.6em", "3.6em");
    }
    for (first, left) in strip.calendar.months(MONTHS) {
        out.line("tg-strip__month", left, left, "4.2em", "4.6em");
        let name = dates.write(first, DateForm::MonthShort);
        out.text(label_class("tg-strip__label", left), left, "5.6em", &name);
    }
    out.finish()
}

/// A label that would leave the picture ends at its tick instead of beginning there.
fn label_class(class: &'static str, at: u16) -> &'static str {
    match (class, at > SPAN - SPAN / 12) {
        ("tg-strip__number", true) => "tg-strip__number tg-strip__end",
        (_, true) => "tg-strip__label tg-strip__end",
        (class, false) => class,
    }
}
