//! From keys to intents: one table.
//!
//! Knows no event and no element. Arrows act only while the focus is on a session, so nothing
//! here is a single-key shortcut of the page.

use crate::domain::series::edits::{Scope, Target};

use super::intents::Intent;
use crate::ui::state::keys::Key;

/// What `key` means on session number `session` while moves reach as far as `scope`; `None` for a
/// key that is not ours.
pub fn on_session(key: &Key, session: u8, scope: Scope) -> Option<Intent> {
    let step = if key.shift { 7 } else { 1 };
    match (key.name.as_str(), key.command) {
        ("ArrowLeft", false) => Some(Intent::Move(session, Target::Days(-step), scope)),
        ("ArrowRight", false) => Some(Intent::Move(session, Target::Days(step), scope)),
        _ => undo_or_redo(key),
    }
}

/// Undo and redo, anywhere in the plan.
pub fn undo_or_redo(key: &Key) -> Option<Intent> {
    match (key.name.as_str(), key.command, key.shift) {
        ("z" | "Z", true, false) => Some(Intent::Undo),
        ("z" | "Z", true, true) | ("y" | "Y", true, _) => Some(Intent::Redo),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(name: &str, shift: bool, command: bool) -> Key {
        Key { name: name.to_owned(), shift, command }
    }

    #[test]
    fn arrows_move_by_a_day_and_with_shift_by_a_week() {
        let moved = |name, shift| on_session(&key(name, shift, false), 1, Scope::Only);
        let by = |days| Some(Intent::Move(1, Target::Days(days), Scope::Only));
        assert_eq!(moved("ArrowLeft", false), by(-1));
        assert_eq!(moved("ArrowRight", false), by(1));
        assert_eq!(moved("ArrowLeft", true), by(-7));
        assert_eq!(moved("ArrowRight", true), by(7));
    }

    #[test]
    fn undo_and_redo_need_control_or_command() {
        assert_eq!(undo_or_redo(&key("z", false, true)), Some(Intent::Undo));
        assert_eq!(undo_or_redo(&key("Z", true, true)), Some(Intent::Redo));
        assert_eq!(undo_or_redo(&key("y", false, true)), Some(Intent::Redo));
        assert_eq!(undo_or_redo(&key("z", false, false)), None);
    }

    #[test]
    fn a_browser_shortcut_on_an_arrow_is_left_to_the_browser() {
        assert_eq!(on_session(&key("ArrowLeft", false, true), 0, Scope::Only), None);
    }
}
