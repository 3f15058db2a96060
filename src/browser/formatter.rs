//! Dates in the page's language, written by the engine's `Intl`.
//!
//! Knows no language itself: where `Intl` fails, dates are ISO, which is right everywhere.

use std::cell::RefCell;

use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::domain::date::CivilDate;
use crate::ports::{DateForm, Formatter};

const MILLISECONDS_A_DAY: f64 = 86_400_000.0;

#[wasm_bindgen]
extern "C" {
    // js-sys has this type too, but its constructor traps on a language tag that the engine
    // refuses, and tags come from the host's page.
    #[wasm_bindgen(js_namespace = Intl)]
    type DateTimeFormat;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(locale: &JsValue, options: &Object) -> Result<DateTimeFormat, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn format(this: &DateTimeFormat, milliseconds: f64) -> Result<String, JsValue>;
}

/// A form of date in a language, and what writes it; `None` when `Intl` would not make one.
type Kept = (String, DateForm, Option<DateTimeFormat>);

thread_local! {
    /// Making a formatter takes a thousand times as long as using it, and a planner writes a date
    /// in each cell. A page has one language, or two with a widget: a list finds it soon enough.
    static KEPT: RefCell<Vec<Kept>> = const { RefCell::new(Vec::new()) };
}

/// Writes dates in one language.
pub(super) struct IntlFormatter {
    language: String,
}

impl IntlFormatter {
    /// `language` is a BCP 47 tag; empty means the reader's own.
    pub(super) fn new(language: String) -> Self {
        IntlFormatter { language }
    }
}

impl Formatter for IntlFormatter {
    fn date(&self, date: CivilDate, form: DateForm) -> String {
        // A civil date is written as that day's midnight in UTC by a formatter set to UTC: no
        // zone of the device can move it.
        let moment = f64::from(date.day_number()) * MILLISECONDS_A_DAY;
        KEPT.with_borrow_mut(|kept| {
            let at = kept.iter().position(|(language, kept_form, _)| {
                *kept_form == form && *language == self.language
            });
            let at = at.unwrap_or_else(|| {
                kept.push((self.language.clone(), form, make(&self.language, form)));
                kept.len() - 1
            });
            kept.get(at)?.2.as_ref()?.format(moment).ok()
        })
        .unwrap_or_else(|| date.to_string())
    }

    fn folded(&self, text: &str) -> String {
        JsString::from(text).to_lower_case().normalize("NFC").into()
    }
}

fn make(language: &str, form: DateForm) -> Option<DateTimeFormat> {
    let (weekday, day, month, year) = match form {
        DateForm::Full => ("long", "numeric", "long", "numeric"),
        DateForm::Short => ("short", "numeric", "short", "numeric"),
        DateForm::DayMonth => ("", "numeric", "long", ""),
        DateForm::DayMonthShort => ("", "numeric", "short", ""),
        DateForm::Weekday => ("long", "", "", ""),
        DateForm::WeekdayShort => ("short", "", "", ""),
        DateForm::Month => ("", "", "long", "numeric"),
        DateForm::MonthShort => ("", "", "short", ""),
    };
    let options = Object::new();
    for (name, value) in [
        ("timeZone", "UTC"),
        // Plans are in the Gregorian calendar whatever the language counts in otherwise.
        ("calendar", "gregory"),
        ("weekday", weekday),
        ("day", day),
        ("month", month),
        ("year", year),
    ] {
        if !value.is_empty() {
            Reflect::set(&options, &name.into(), &value.into()).ok()?;
        }
    }
    // The host page may hold a tag that is none ("english"): then the reader's own language.
    let own = JsValue::UNDEFINED;
    let wished = if language.is_empty() { own.clone() } else { language.into() };
    DateTimeFormat::new(&wished, &options).or_else(|_| DateTimeFormat::new(&own, &options)).ok()
}
