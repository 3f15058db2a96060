//! From keys to what is wanted: one table for the whole consultation.
//!
//! Knows no event. Single keys can be switched off; undo and redo need Control or Command and stay.

use crate::ports::KeyPress;

use super::mode::{Mode, Panel, Step};
use super::wanted::Wanted;

/// The largest number that chooses.
const MOST: u8 = 3;

/// What `key` means now; `None` for a key that is not ours.
pub fn wanted(key: &KeyPress, mode: &Mode) -> Option<Wanted> {
    // A key answers the warning, wherever the keyboard is, and does nothing else.
    if key.taken || mode.panel.is_some() || mode.warning.is_some() {
        return None;
    }
    if key.command {
        return match (key.name.as_str(), key.shift) {
            ("z" | "Z", false) => Some(Wanted::Undo),
            ("z" | "Z", true) | ("y" | "Y", false) => Some(Wanted::Redo),
            _ => None,
        };
    }
    if !mode.keys {
        return None;
    }
    let step = if key.shift { 7 } else { 1 };
    let plan = mode.step == Step::Plan;
    match key.name.as_str() {
        "ArrowLeft" if plan => Some(Wanted::MoveBy(-step)),
        "ArrowRight" if plan => Some(Wanted::MoveBy(step)),
        "ArrowUp" if plan && !key.shift => Some(Wanted::SelectBy(-1)),
        "ArrowDown" if plan && !key.shift => Some(Wanted::SelectBy(1)),
        "p" | "P" if plan => Some(Wanted::Pin),
        "r" | "R" => Some(Wanted::Reset),
        "i" | "I" => Some(Wanted::Open(Panel::Staff)),
        "?" => Some(Wanted::Open(Panel::Keys)),
        "Enter" => Some(Wanted::Next),
        name => digit(name).map(Wanted::Choose),
    }
}

/// The place that a digit names.
fn digit(name: &str) -> Option<usize> {
    let number = name.parse::<u8>().ok().filter(|number| (1..=MOST).contains(number))?;
    Some(usize::from(number) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str) -> KeyPress {
        KeyPress { name: name.to_owned(), shift: false, command: false, taken: false }
    }

    fn on(step: Step) -> Mode {
        Mode { step, ..Mode::new(true) }
    }

    #[test]
    fn arrows_move_the_session_on_the_plan_and_nowhere_else() {
        let shifted = KeyPress { shift: true, ..key("ArrowLeft") };
        assert_eq!(wanted(&key("ArrowRight"), &on(Step::Plan)), Some(Wanted::MoveBy(1)));
        assert_eq!(wanted(&shifted, &on(Step::Plan)), Some(Wanted::MoveBy(-7)));
        assert_eq!(wanted(&key("ArrowDown"), &on(Step::Plan)), Some(Wanted::SelectBy(1)));
        for step in Step::ALL.into_iter().filter(|step| *step != Step::Plan) {
            for name in ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "p"] {
                assert_eq!(wanted(&key(name), &on(step)), None, "{name} on {step:?}");
            }
        }
    }

    #[test]
    fn one_to_three_choose_and_no_other_number_does() {
        for (name, place) in
            [("1", Some(0)), ("2", Some(1)), ("3", Some(2)), ("0", None), ("4", None)]
        {
            assert_eq!(wanted(&key(name), &on(Step::Compare)), place.map(Wanted::Choose), "{name}");
        }
    }

    #[test]
    fn reset_keys_and_staff_panel_are_a_key_away_on_every_step() {
        for step in Step::ALL {
            assert_eq!(wanted(&key("r"), &on(step)), Some(Wanted::Reset));
            assert_eq!(wanted(&key("R"), &on(step)), Some(Wanted::Reset));
            assert_eq!(wanted(&key("?"), &on(step)), Some(Wanted::Open(Panel::Keys)));
            assert_eq!(wanted(&key("i"), &on(step)), Some(Wanted::Open(Panel::Staff)));
        }
    }

    #[test]
    fn switched_off_no_single_key_acts_and_undo_still_does() {
        let off = Mode { step: Step::Plan, ..Mode::new(false) };
        for name in ["ArrowLeft", "ArrowDown", "p", "r", "?", "i", "1", "Enter"] {
            assert_eq!(wanted(&key(name), &off), None, "{name}");
        }
        let undo = KeyPress { command: true, ..key("z") };
        assert_eq!(wanted(&undo, &off), Some(Wanted::Undo));
        assert_eq!(wanted(&KeyPress { shift: true, ..undo }, &off), Some(Wanted::Redo));
    }

    #[test]
    fn a_key_that_somebody_else_uses_is_left_alone() {
        let taken = KeyPress { taken: true, ..key("r") };
        assert_eq!(wanted(&taken, &on(Step::Plan)), None);
        let reload = KeyPress { command: true, ..key("r") };
        assert_eq!(wanted(&reload, &on(Step::Plan)), None, "Ctrl+R loads the page again");
        let over = Mode { panel: Some(Panel::Keys), ..on(Step::Plan) };
        assert_eq!(wanted(&key("r"), &over), None, "a dialog has its own keys");
        let warned = Mode { warning: Some(20), ..on(Step::Plan) };
        for (name, command) in [("r", false), ("ArrowRight", false), ("Enter", false), ("z", true)]
        {
            let answer = KeyPress { command, ..key(name) };
            assert_eq!(wanted(&answer, &warned), None, "{name} answers the warning and no more");
        }
    }
}
