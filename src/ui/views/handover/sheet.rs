//! The take-home sheet: one page that is only there on paper, clear in black and white.
//!
//! Knows what stands on it from the domain; how it looks is the style sheet's.

use super::qr::qr;
use crate::domain::handover::sheet::{Section, Sheet};
use crate::ui::node::{Node, el};
use crate::ui::text::handover as text;

/// What stands in one row of the table, written out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayWords {
    /// The session's day by itself.
    pub day: String,
    /// The day on which preparation is called to mind, in a line of text; empty for none.
    pub preparation: String,
    /// The last day of visible recovery, in a line of text.
    pub visible_until: String,
}

/// What stands on the sheet; `days` belong to its rows, first to last.
pub fn sheet(it: &Sheet, days: &[DayWords]) -> Node {
    // Where the clinic sets no days to prepare there is no column for them.
    let prepares = days.iter().any(|words| !words.preparation.is_empty());
    let head = |head: &'static str| el("th").attr("scope", "col").child(head);
    let [session, day, preparation, visible_until] = text::SHEET_HEADS.map(head);
    let heads = el("tr")
        .child(session)
        .child(day)
        .child(prepares.then_some(preparation))
        .child(visible_until);
    let rows = it.rows.iter().zip(days).map(|(it, words)| {
        el("tr")
            .child(el("td").class("tg-sheet__number").child(it.session.to_string()))
            .child(el("td").class("tg-sheet__day").child(words.day.clone()))
            .child(prepares.then(|| el("td").child(words.preparation.clone())))
            .child(el("td").child(words.visible_until.clone()))
            .into()
    });
    let table = el("table")
        .class("tg-sheet__dates")
        .child(el("thead").child(heads))
        .child(el("tbody").children(rows));
    let sections = el("div").class("tg-sheet__sections").children(it.sections.iter().map(section));
    let link = it.link.as_ref().map(|(label, link)| {
        el("div")
            .class("tg-sheet__link")
            .child(el("div").class("tg-qr").child(qr(link)))
            .child(el("p").class("tg-sheet__label").child(label.clone()))
            .child(el("p").class("tg-sheet__address").child(link.clone()))
    });
    let notice = el("p").class("tg-sheet__notice").child(it.notice.clone());
    vec![
        el("p").class("tg-sheet__title").child(it.title.clone()).into(),
        table.into(),
        sections.into(),
        el("div").class("tg-sheet__foot").child(link).child(notice).into(),
    ]
    .into()
}

fn section(it: &Section) -> Node {
    let lines = it.lines.iter().map(|line| el("li").child(line.clone()).into());
    el("div")
        .class("tg-sheet__section")
        .child(el("p").class("tg-sheet__label").child(it.heading.clone()))
        .child(el("ul").class("tg-sheet__lines").children(lines))
        .into()
}
