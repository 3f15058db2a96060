//! Ports for native rendering: English dates, a fixed day, nothing that acts.

use std::any::Any;
use std::sync::Arc;

use crate::domain::date::CivilDate;
use crate::ports::{
    AddressBar, Clipboard, Clock, ContentNews, ContentState, DateForm, FileSaver, Formatter,
    HandOverMaker, KeyPress, Kiosk, Made, Media, Outcome, Ports, Preferences, Printer, Report,
    UtcMoment,
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A world in which nothing happens and it is always the same day.
#[derive(Clone, Copy, Debug)]
pub struct Still {
    /// The day it is.
    pub today: CivilDate,
}

/// All ports over [`Still`]; `today` matters to tests only, prerendered pages never show it.
pub fn still(today: CivilDate) -> Ports {
    let still = Arc::new(Still { today });
    Ports {
        clock: still.clone(),
        formatter: still.clone(),
        files: still.clone(),
        preferences: still.clone(),
        address: still.clone(),
        clipboard: still.clone(),
        printer: still.clone(),
        media: still.clone(),
        hand_over: still.clone(),
        kiosk: still.clone(),
        news: still,
    }
}

impl Clock for Still {
    fn today(&self) -> CivilDate {
        self.today
    }

    fn now(&self) -> UtcMoment {
        UtcMoment { date: self.today, hour: 12, minute: 0, second: 0 }
    }

    fn random_id(&self) -> u64 {
        0x1234_5678_9abc
    }
}

impl Formatter for Still {
    fn date(&self, date: CivilDate, form: DateForm) -> String {
        let (year, month, day) = date.ymd();
        let month = MONTHS[usize::from(month) - 1];
        let weekday = WEEKDAYS[usize::from(date.weekday().index())];
        match form {
            DateForm::Full => format!("{weekday}, {day} {month} {year}"),
            DateForm::Short => format!("{}, {day} {} {year}", &weekday[..3], &month[..3]),
            DateForm::DayMonth => format!("{day} {month}"),
            DateForm::DayMonthShort => format!("{day} {}", &month[..3]),
            DateForm::Weekday => weekday.to_owned(),
            DateForm::WeekdayShort => weekday[..3].to_owned(),
            DateForm::Month => format!("{month} {year}"),
            DateForm::MonthShort => month[..3].to_owned(),
        }
    }
}

impl FileSaver for Still {
    fn save(&self, _name: &str, _media_type: &str, _text: &str) -> Outcome {
        Outcome::Done
    }
}

impl Preferences for Still {
    fn get(&self, _key: &str) -> Option<String> {
        None
    }

    fn set(&self, _key: &str, _text: &str) -> bool {
        false
    }

    fn remove(&self, _key: &str) {}
}

impl AddressBar for Still {
    fn fragment(&self) -> String {
        String::new()
    }

    fn replace_fragment(&self, _fragment: &str, _days: &[CivilDate]) {}

    fn absolute(&self, path: &str) -> String {
        format!("https://guide.example/{path}")
    }

    fn on_change(&self, _changed: Box<dyn Fn()>) -> Box<dyn Any> {
        Box::new(())
    }
}

impl Clipboard for Still {
    fn copy(&self, _text: &str, report: Report) {
        report(Outcome::Done);
    }

    fn can_share(&self) -> bool {
        false
    }

    fn share(&self, _title: &str, _text: &str, _url: &str, report: Report) {
        report(Outcome::Done);
    }
}

impl Printer for Still {
    fn print(&self) -> bool {
        true
    }
}

impl HandOverMaker for Still {
    fn make(&self, order: Vec<String>, done: Made) {
        done(crate::ui::parts::handover::answer(order));
    }
}

impl Media for Still {
    fn reduced_motion(&self) -> bool {
        false
    }

    fn every(&self, _milliseconds: u32, _tick: Box<dyn FnMut()>) -> Box<dyn Any> {
        Box::new(())
    }

    fn after(&self, _milliseconds: u32, _then: Box<dyn FnOnce()>) -> Box<dyn Any> {
        Box::new(())
    }
}

impl Kiosk for Still {
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
        true
    }
}

impl ContentNews for Still {
    fn state(&self) -> ContentState {
        ContentState::default()
    }

    fn try_again(&self) {}
}
