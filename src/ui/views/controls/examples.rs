//! States of the controls for the snapshots, the gallery and the accessibility tests.

use leptos::prelude::*;

use super::{
    Button, Choice, DateField, Select, Stepper, choice, date_field, fixed, select, stepper,
};
use crate::ui::views::examples::Examples;

/// Each state with its name.
pub fn all() -> Examples {
    let number = RwSignal::new(4_i8);
    vec![
        ("button", Button::new(fixed("Undo"), || {}).view()),
        (
            "button that cannot act",
            Button::new(fixed("Redo"), || {}).disabled(Signal::stored(true)).view(),
        ),
        (
            "button that is down",
            Button::new(fixed("Keep this day"), || {}).pressed(Signal::stored(true)).view(),
        ),
        (
            "stepper at its most",
            stepper(Stepper {
                id: "example-stepper".to_owned(),
                label: "Sessions",
                test_ids: ["example-fewer", "example-value", "example-more"],
                names: ["One session fewer", "One session more"],
                value: Signal::derive(move || number.get().to_string()),
                hint: "3 to 4".into_any(),
                able: [Signal::stored(true), Signal::derive(move || number.get() < 4)],
                step: Callback::new(move |by| number.update(|number| *number += by)),
            }),
        ),
        ("date", date("example-date", "2027-03-02", "Tuesday, 2 March 2027", "")),
        ("date that is wrong", date("example-wrong", "", "", "Please enter a day.")),
        (
            "choice of few",
            choice(Choice {
                group: "example-choice".to_owned(),
                label: "Moves reach",
                options: vec![fixed("Only this one"), fixed("This and later ones")],
                chosen: Signal::stored(1),
                choose: Callback::new(|_| {}),
            }),
        ),
        (
            "choice of many",
            select(Select {
                id: "example-select".to_owned(),
                label: "Kind",
                test_id: None,
                options: vec![
                    ("away".to_owned(), "Away".to_owned()),
                    ("sun".to_owned(), "Trip with sun".to_owned()),
                ],
                value: fixed("sun"),
                change: Callback::new(|_| {}),
            }),
        ),
    ]
}

fn date(id: &str, value: &str, words: &str, fault: &str) -> AnyView {
    date_field(DateField {
        id: id.to_owned(),
        label: fixed("Start on"),
        test_id: None,
        value: fixed(value),
        words: fixed(words),
        fault: fixed(fault),
        change: Callback::new(|_| {}),
    })
}
