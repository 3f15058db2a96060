//! Ports that a part has no use for.
//!
//! Each does nothing and says so, where it can.

use std::any::Any;

use crate::ports::{
    ContentNews, ContentState, FileSaver, HandOverMaker, KeyPress, Kiosk, Made, Outcome,
    Preferences, Printer,
};

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

impl Kiosk for Unused {
    fn on_sign(&self, _sign: Box<dyn Fn(bool)>) -> Box<dyn Any> {
        Box::new(())
    }

    fn on_leave(&self, _leave: Box<dyn Fn()>) -> Box<dyn Any> {
        Box::new(())
    }

    fn on_key(&self, _pressed: Box<dyn Fn(KeyPress) -> bool>) -> Box<dyn Any> {
        Box::new(())
    }

    fn can_fill(&self) -> bool {
        false
    }

    fn fill(&self) {}

    fn focus(&self, _id: &str, _top: bool) {}

    fn dialog(&self, _id: &str, _open: bool) {}

    fn close_notes(&self) {}

    fn is_whole(&self) -> bool {
        false
    }
}

impl ContentNews for Unused {
    fn state(&self) -> ContentState {
        ContentState::default()
    }

    fn try_again(&self) {}
}
