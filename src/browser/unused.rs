//! Ports that a part has no use for.
//!
//! Each does nothing and says so, where it can.

use crate::ports::{FileSaver, HandOverMaker, Made, Outcome, Preferences, Printer};

/// Stands in the place of a port.
pub(super) struct Unused;

impl FileSaver for Unused {
    fn save(&self, _name: &str, _media_type: &str, _text: &str) -> Outcome {
        Outcome::Dismissed
    }
}

impl Preferences for Unused {
    fn get(&self, _key: &str) -> Option<String> {
        None
    }

    fn set(&self, _key: &str, _text: &str) -> bool {
        false
    }

    fn remove(&self, _key: &str) {}
}

impl Printer for Unused {
    fn print(&self) -> bool {
        false
    }
}

impl HandOverMaker for Unused {
    fn make(&self, _order: Vec<String>, done: Made) {
        done(None);
    }
}
