//! The traits through which the app reaches the world; each has a browser and a native form.
//!
//! Traits only: knows no browser and no view. "Today" enters the app here and nowhere else.

use std::sync::Arc;

use crate::domain::date::CivilDate;
pub use crate::domain::handover::calendar::UtcMoment;

/// What day it is, and chance.
pub trait Clock: Send + Sync {
    /// Today where the reader is.
    fn today(&self) -> CivilDate;
    /// Now in UTC.
    fn now(&self) -> UtcMoment;
    /// 48 random bits, for the id of a new plan.
    fn random_id(&self) -> u64;
}

/// How a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateForm {
    /// "Tuesday, 5 March 2027".
    Full,
    /// "Tue, 5 Mar 2027".
    Short,
    /// "5 March".
    DayMonth,
    /// "5 Mar".
    DayMonthShort,
    /// "Tuesday".
    Weekday,
    /// "Tue".
    WeekdayShort,
    /// "March 2027".
    Month,
    /// "Mar".
    MonthShort,
}

/// Writes dates in the page's language (`Intl` in the browser, English natively).
pub trait Formatter: Send + Sync {
    /// `date` in the form `form`.
    fn date(&self, date: CivilDate, form: DateForm) -> String;

    /// `text` in lower case, in no language in particular, and in the browser with each accent in
    /// one character with its letter (NFC), however it was typed. The browser has the tables for
    /// it; Rust's own would come along in every module.
    fn folded(&self, text: &str) -> String {
        text.to_lowercase()
    }
}

/// What became of a file that was to be saved, or of a text that was to be copied or shared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was handed to the browser; whether the person kept it is theirs.
    Done,
    /// The person closed the sheet; nothing to say.
    Dismissed,
    /// The browser cannot or would not; the reason is for staff.
    Refused(String),
}

/// Reports an [`Outcome`] when it is known.
pub type Report = Box<dyn FnOnce(Outcome)>;

/// Saves a file on the reader's device.
pub trait FileSaver: Send + Sync {
    /// Offers `text` as a file called `name` with the media type `media_type`.
    fn save(&self, name: &str, media_type: &str, text: &str) -> Outcome;
}

/// Remembers small texts on this device, only when the person asked.
pub trait Preferences: Send + Sync {
    /// The text under `key`; `None` when there is none or storage cannot be used.
    fn get(&self, key: &str) -> Option<String>;
    /// Keeps `text` under `key`; `false` when storage refused.
    fn set(&self, key: &str, text: &str) -> bool;
    /// Forgets what is under `key`.
    fn remove(&self, key: &str);
}

/// The part of the address after `#`, and the address itself.
pub trait AddressBar: Send + Sync {
    /// What stands after `#`, without it; empty when nothing does.
    fn fragment(&self) -> String;
    /// Replaces what stands after `#`; never adds to the history. `days` are those of the sessions of
    /// the plan in it: the page around a widget is told them.
    fn replace_fragment(&self, fragment: &str, days: &[CivilDate]);
    /// `path` (from the root of the guide, no leading `/`) as an absolute address.
    fn absolute(&self, path: &str) -> String;
    /// Calls `changed` whenever the fragment changes, until the returned guard is dropped: then what was
    /// still to be written is.
    fn on_change(&self, changed: Box<dyn Fn()>) -> Box<dyn std::any::Any>;
}

/// Copying and the system's share sheet.
pub trait Clipboard: Send + Sync {
    /// Copies `text`.
    fn copy(&self, text: &str, report: Report);
    /// Whether there is a share sheet.
    fn can_share(&self) -> bool;
    /// Opens the share sheet with a title, a text and a link.
    fn share(&self, title: &str, text: &str, url: &str, report: Report);
}

/// Printing.
pub trait Printer: Send + Sync {
    /// Opens the print dialogue for the page as it stands; `false` where there is none.
    fn print(&self) -> bool;
}

/// Makes what leaves the screen with a plan: calendar files, sheet, code, text. The browser loads
/// what does it when it is first asked for.
pub trait HandOverMaker: Send + Sync {
    /// Calls `done` once with the answer to `order` (`ui::parts::handover` says what both hold);
    /// with `None` when it cannot be had now. The next order tries again.
    fn make(&self, order: Vec<String>, done: Made);
}

/// Takes the answer to an order.
pub type Made = Box<dyn FnOnce(Option<Vec<String>>)>;

/// What the device prefers, and time that passes on screen.
pub trait Media: Send + Sync {
    /// Whether the reader asked for less motion.
    fn reduced_motion(&self) -> bool;
    /// Calls `tick` every `milliseconds` until the returned guard is dropped.
    fn every(&self, milliseconds: u32, tick: Box<dyn FnMut()>) -> Box<dyn std::any::Any>;
    /// Calls `then` once after `milliseconds`, unless the returned guard is dropped first.
    fn after(&self, milliseconds: u32, then: Box<dyn FnOnce()>) -> Box<dyn std::any::Any>;
}

/// A key that was pressed anywhere in the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPress {
    /// Its name, as `KeyboardEvent.key` gives it.
    pub name: String,
    /// Whether Shift was down.
    pub shift: bool,
    /// Whether Control or Command was down.
    pub command: bool,
    /// Whether it went to something that has a use for it: a field, a button or a link for Enter and
    /// Space, an open dialog, or whatever has used it already.
    pub taken: bool,
}

/// The screen of a device that several people look at, one after the other.
pub trait Kiosk: Send + Sync {
    /// Calls `sign` at each touch, key and turn of a wheel anywhere in the page, until the returned
    /// guard is dropped: with `true` at the end of one, after which no other element hears of it.
    fn on_sign(&self, sign: Box<dyn Fn(bool)>) -> Box<dyn std::any::Any>;
    /// Calls `leave` when the page is left or put away, until the returned guard is dropped.
    fn on_leave(&self, leave: Box<dyn Fn()>) -> Box<dyn std::any::Any>;
    /// Calls `pressed` with each key that is pressed anywhere in the page, until the returned guard
    /// is dropped; `true` keeps the browser from using the key as well.
    fn on_key(&self, pressed: Box<dyn Fn(KeyPress) -> bool>) -> Box<dyn std::any::Any>;
    /// Whether a page may fill the whole screen.
    fn can_fill(&self) -> bool;
    /// Has the page fill the screen, or gives the screen back.
    fn fill(&self);
    /// Gives the focus to the element with this id. With `top` the page is shown from its beginning.
    fn focus(&self, id: &str, top: bool);
    /// Opens (`true`) or closes the dialog with this id.
    fn dialog(&self, id: &str, open: bool);
    /// Closes what is open in front of the page and knows nothing of who opened it: source notes.
    fn close_notes(&self);
    /// Whether all of the module has come. What needs more than a start before that holds the page up
    /// until it is there.
    fn is_whole(&self) -> bool;
}

/// Where the content on screen comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ContentOrigin {
    /// It came with the page.
    #[default]
    Bundled,
    /// The endpoint that the clinic named answered with it.
    Endpoint,
    /// The endpoint's last good answer: it does not answer now, or not with content that can be used.
    LastGood,
}

/// Which content is on screen, and why. For staff; the reader is told nothing of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContentState {
    /// Where it comes from.
    pub origin: ContentOrigin,
    /// Its version.
    pub version: String,
    /// When it was fetched, written out; empty for what came with the page.
    pub time: String,
    /// Address of the endpoint; empty when the clinic named none.
    pub address: String,
    /// What was refused and why, a line each.
    pub refused: Vec<String>,
}

/// News of the content on screen.
pub trait ContentNews: Send + Sync {
    /// Which content is on screen now.
    fn state(&self) -> ContentState;
    /// Asks the endpoint again; what came of it is in [`ContentNews::state`] later.
    fn try_again(&self);
}

/// All ports together, cheap to clone, handed to every interactive part.
#[derive(Clone)]
#[expect(missing_docs, reason = "each field is documented at its trait")]
pub struct Ports {
    pub clock: Arc<dyn Clock>,
    pub formatter: Arc<dyn Formatter>,
    pub files: Arc<dyn FileSaver>,
    pub preferences: Arc<dyn Preferences>,
    pub address: Arc<dyn AddressBar>,
    pub clipboard: Arc<dyn Clipboard>,
    pub printer: Arc<dyn Printer>,
    pub media: Arc<dyn Media>,
    pub hand_over: Arc<dyn HandOverMaker>,
    pub kiosk: Arc<dyn Kiosk>,
    pub news: Arc<dyn ContentNews>,
}

/// Puts a page on screen.
pub type Show = Box<dyn FnOnce()>;

/// Where the pages of the site come from and where they are shown.
pub trait Stage: Send + Sync {
    /// Gets the page at `path`, as the address bar has it, and calls `done` once: with what puts
    /// it on screen (title, focus and scroll included), or `None` when it cannot be had, or is
    /// not of the build that is running.
    fn fetch(&self, path: &str, done: Box<dyn FnOnce(Option<Show>)>);
    /// Has the address bar say `address` (path, query and fragment), as a new step of the visit; a reader who went back or
    /// forward is there already.
    fn enter(&self, address: &str);
    /// Brings what the address names after `#` into view, opens it when it is an answer, and takes the keyboard there; not
    /// for a reader who went back or forward to the place that was left.
    fn show_fragment(&self, fragment: &str);
    /// Leaves the app for `address` by an ordinary page load.
    fn leave(&self, address: &str);
}
