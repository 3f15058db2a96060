//! The take-home sheet: one page that is only there on paper, clear in black and white.
//!
//! Knows what stands on it from the domain; how it looks is the style sheet's.

use leptos::prelude::*;

use super::qr::qr;
use crate::domain::handover::sheet::{Row, Section, Sheet};
use crate::ports::DateForm;
use crate::ui::state::dates::Dates;
use crate::ui::text::handover as text;

/// The sheet.
pub fn sheet(it: &Sheet, dates: &Dates) -> AnyView {
    let heads: Vec<_> = text::SHEET_HEADS
        .into_iter()
        .map(|head| view! { <th scope="col">{head}</th> }.into_any())
        .collect();
    let rows: Vec<_> = it.rows.iter().map(|it| row(it, dates)).collect();
    let sections: Vec<_> = it.sections.iter().map(section).collect();
    let link = it.link.as_ref().map(|(label, link)| {
        view! {
            <div class="tg-sheet__link">
                <div class="tg-qr">{qr(link)}</div>
                <p class="tg-sheet__label">{label.clone()}</p>
                <p class="tg-sheet__address">{link.clone()}</p>
            </div>
        }
        .into_any()
    });
    view! {
        <div class="tg-sheet">
            <p class="tg-sheet__title">{it.title.clone()}</p>
            <table class="tg-sheet__dates">
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <div class="tg-sheet__sections">{sections}</div>
            <div class="tg-sheet__foot">
                {link} <p class="tg-sheet__notice">{it.notice.clone()}</p>
            </div>
        </div>
    }
    .into_any()
}

fn row(it: &Row, dates: &Dates) -> AnyView {
    let short = |date| dates.write(date, DateForm::Short);
    let preparation = it.preparation.map(short);
    view! {
        <tr>
            <td class="tg-sheet__number">{it.session.to_string()}</td>
            <td class="tg-sheet__day">{dates.write(it.date, DateForm::Full)}</td>
            <td>{preparation}</td>
            <td>{short(it.visible_until)}</td>
        </tr>
    }
    .into_any()
}

fn section(it: &Section) -> AnyView {
    let lines: Vec<_> =
        it.lines.iter().map(|line| view! { <li>{line.clone()}</li> }.into_any()).collect();
    view! {
        <div class="tg-sheet__section">
            <p class="tg-sheet__label">{it.heading.clone()}</p>
            <ul class="tg-sheet__lines">{lines}</ul>
        </div>
    }
    .into_any()
}
