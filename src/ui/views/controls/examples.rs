//! States of the controls for the snapshots, the gallery and the accessibility tests.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Button, Choice, DateField, Select, Stepper, choice, date_field, select, stepper};
use crate::ui::node::{Node, flag, words};
use crate::ui::views::examples::Examples;

/// Each state with its name.
pub fn all() -> Examples {
    let number = RwSignal::new(4_i8);
    let step = move |by: i8| -> super::Act { Box::new(move || number.update(|it| *it += by)) };
    let states = [
        ("button", Button::new("Undo", || {}).view()),
        ("button that cannot act", Button::new("Redo", || {}).disabled(true).view()),
        ("button that is down", Button::new("Keep this day", || {}).pressed(true).view()),
        (
            "stepper at its most",
            stepper(Stepper {
                id: "example-stepper".to_owned(),
                label: "Sessions",
                test_ids: ["example-fewer", "example-value", "example-more"],
                names: ["One session fewer", "One session more"],
                value: words(move || number.get().to_string()),
                hint: "3 to 4".into(),
                able: [true.into(), flag(move || number.get() < 4)],
                steps: [step(-1), step(1)],
            }),
        ),
        ("date", date("example-date", "2027-03-02", "Tuesday, 2 March 2027", "")),
        ("date that is wrong", date("example-wrong", "", "", "Please enter a day.")),
        (
            "choice of few",
            choice(Choice {
                group: "example-choice".to_owned(),
                label: "Moves reach",
                options: &["Only this one", "This and later ones"],
                chosen: Arc::new(|| 1),
                choose: Arc::new(|_| {}),
            }),
        ),
        (
            "choice of many",
            select(Select {
                id: "example-select".to_owned(),
                label: "Kind",
                test_id: None,
                options: vec![
                    ("away".to_owned(), "Away".into()),
                    ("sun".to_owned(), "Trip with sun".into()),
                ],
                value: "sun".into(),
                change: Box::new(|_| {}),
            }),
        ),
    ];
    states.into_iter().map(|(name, node)| (name, node.into_any())).collect()
}

fn date(id: &str, value: &'static str, words: &'static str, fault: &'static str) -> Node {
    date_field(DateField {
        id: id.to_owned(),
        label: "Start on".into(),
        test_id: None,
        value: value.into(),
        words: words.into(),
        fault: fault.into(),
        change: Box::new(|_| {}),
    })
}
