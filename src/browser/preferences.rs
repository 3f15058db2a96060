//! Small texts in `localStorage`.
//!
//! Knows no key. Storage fails in three ways (a SecurityError in a third-party frame, `null`
//! where it is switched off, a quota), and each means the same here: nothing is remembered.

use web_sys::Storage;

use super::window;
use crate::ports::Preferences;

/// The origin's storage, asked for at each use: a setting may change while the page is open.
pub(super) struct LocalStorage;

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

impl Preferences for LocalStorage {
    fn get(&self, key: &str) -> Option<String> {
        storage()?.get_item(key).ok().flatten()
    }

    fn set(&self, key: &str, text: &str) -> bool {
        storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
    }

    fn remove(&self, key: &str) {
        if let Some(storage) = storage() {
            let _ = storage.remove_item(key);
        }
    }
}
