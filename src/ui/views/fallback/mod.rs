//! A view of the guide as plain markup: what stands inside `<treatment-guide>` until it starts,
//! and for search engines and readers without scripts.
//!
//! No classes and no ids, since it stands in a page that has its own. Knows no script and no style.

use leptos::prelude::*;

use crate::content::faq::FaqItem;
use crate::content::text::{Block, Inline};
use crate::content::treatment::Treatment;
use crate::ui::state::figures::Figures;
use crate::ui::text::embed as text;

/// The whole page in short: what it is, each section, questions and answers.
pub fn page(treatment: &Treatment, link: &str) -> AnyView {
    let figures = figures(treatment);
    let sections: Vec<_> = treatment
        .sections
        .iter()
        .filter(|section| section.id != "faq")
        .map(|section| {
            view! {
                <h3>{section.heading.clone()}</h3>
                {blocks(&section.blocks, &figures)}
            }
            .into_any()
        })
        .collect();
    view! {
        <h2>{treatment.name.clone()}</h2>
        <p>{figures.plain(&treatment.lede)}</p>
        {sections}
        {questions(&treatment.faq, &figures)}
        {more(link)}
    }
    .into_any()
}

/// Questions and answers.
pub fn faq(treatment: &Treatment, link: &str) -> AnyView {
    view! {
        <h2>{text::title(&treatment.name, text::FAQ)}</h2>
        {questions(&treatment.faq, &figures(treatment))}
        {more(link)}
    }
    .into_any()
}

/// The phases of recovery as a list.
pub fn recovery(treatment: &Treatment, link: &str) -> AnyView {
    let figures = figures(treatment);
    let phases: Vec<_> = treatment
        .recovery
        .phases
        .iter()
        .map(|phase| {
            let days = text::days(phase.first_day, phase.last_day);
            let list = |lines: &[Vec<Inline>]| -> Option<AnyView> {
                let lines: Vec<_> = lines
                    .iter()
                    .map(|line| view! { <li>{figures.plain(line)}</li> }.into_any())
                    .collect();
                (!lines.is_empty()).then(|| view! { <ul>{lines}</ul> }.into_any())
            };
            let named = |name: &'static str, lines: &[Vec<Inline>]| {
                list(lines).map(|list| view! { <p>{name}</p> {list} }.into_any())
            };
            view! {
                <li>
                    <strong>{phase.name.clone()}</strong>
                    ", "
                    {days}
                    {list(&phase.usual)}
                    {named(text::TO_DO, &phase.to_do)}
                    {named(text::TO_AVOID, &phase.avoid)}
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <h2>{text::title(&treatment.name, text::RECOVERY)}</h2>
        <ol>{phases}</ol>
        {more(link)}
    }
    .into_any()
}

/// The rules of a series in words.
pub fn plan(treatment: &Treatment, link: &str) -> AnyView {
    let figures = figures(treatment);
    let series = &treatment.series;
    let row = |figure: &str| {
        let label = figures.get(figure).map(|figure| figure.label.clone()).unwrap_or_default();
        view! { <tr><th scope="row">{label}</th><td>{figures.words(figure)}</td></tr> }
    };
    view! {
        <h2>{text::title(&treatment.name, text::PLAN)}</h2>
        <table>
            <tbody>{row(&series.sessions_figure)} {row(&series.gap_figure)}</tbody>
        </table>
        <p>{text::NOT_A_BOOKING}</p>
        {more(link)}
    }
    .into_any()
}

fn figures(treatment: &Treatment) -> Figures {
    Figures::new(treatment.figures.clone(), treatment.sources.clone())
}

fn more(link: &str) -> impl IntoView + use<> {
    view! { <p><a href=link.to_owned()>{text::MORE}</a></p> }
}

fn questions(items: &[FaqItem], figures: &Figures) -> Vec<AnyView> {
    items
        .iter()
        .map(|item| {
            view! {
                <details>
                    <summary>{item.question.clone()}</summary>
                    {blocks(&item.answer, figures)}
                </details>
            }
            .into_any()
        })
        .collect()
}

fn blocks(run: &[Block], figures: &Figures) -> Vec<AnyView> {
    run.iter().map(|item| block(item, figures)).collect()
}

fn block(block: &Block, figures: &Figures) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{figures.plain(text)}</p> }.into_any(),
        Block::Plain(text) => figures.plain(text).into_any(),
        Block::Heading { text, .. } => view! { <h4>{figures.plain(text)}</h4> }.into_any(),
        Block::List { start, items } => {
            let items: Vec<_> = items
                .iter()
                .map(|item| view! { <li>{blocks(item, figures)}</li> }.into_any())
                .collect();
            match start {
                None => view! { <ul>{items}</ul> }.into_any(),
                Some(_) => view! { <ol>{items}</ol> }.into_any(),
            }
        }
        Block::Quote(inner) => {
            view! { <blockquote>{blocks(inner, figures)}</blockquote> }.into_any()
        }
        Block::Code(text) => view! { <pre>{text.clone()}</pre> }.into_any(),
        Block::Table { head, rows } => {
            let rows: Vec<_> = std::iter::once(head)
                .chain(rows)
                .map(|row| {
                    let cells: Vec<_> = row
                        .iter()
                        .map(|cell| view! { <td>{figures.plain(cell)}</td> }.into_any())
                        .collect();
                    view! { <tr>{cells}</tr> }.into_any()
                })
                .collect();
            view! { <table><tbody>{rows}</tbody></table> }.into_any()
        }
        Block::Rule => view! { <hr /> }.into_any(),
        Block::Markdown(text) => view! { <p>{text.clone()}</p> }.into_any(),
    }
}
