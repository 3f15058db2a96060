//! The civil date: a day in the calendar, with no time and no zone.
//!
//! Deliberately knows no clock and no locale; formatting for people is the `Formatter` port's.

use std::fmt;
use std::str::FromStr;

use time::{Date, Month};

/// Julian day number of 1970-01-01.
const UNIX_EPOCH_JULIAN: i32 = 2_440_588;

/// A calendar day from 1900-01-01 to 2199-12-31; arithmetic counts whole days and never sees an
/// hour, so no clock change can move it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate(i32);

/// A day of the week; weeks start on Monday as in ISO 8601.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the variants are their own documentation")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// All seven, Monday first.
    pub const ALL: [Weekday; 7] = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];

    /// 0 for Monday to 6 for Sunday.
    pub fn index(self) -> u8 {
        self as u8
    }

    /// The weekday with this index; indices wrap, so 7 is Monday again.
    pub fn from_index(index: u8) -> Weekday {
        Weekday::ALL[usize::from(index % 7)]
    }
}

/// Why a date could not be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The text is not `YYYY-MM-DD`.
    NotIso(String),
    /// Year, month and day name no day of the calendar (31 April, 29 February 2027).
    NoSuchDay {
        /// The year as given.
        year: i32,
        /// The month as given.
        month: u8,
        /// The day as given.
        day: u8,
    },
    /// A real day, but before 1900 or after 2199.
    OutOfRange {
        /// The year as given.
        year: i32,
    },
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateError::NotIso(text) => {
                write!(f, "“{text}” is not a date: write year-month-day, as in 2027-03-05")
            }
            DateError::NoSuchDay { year, month, day } => {
                write!(f, "there is no day {day} in month {month} of {year}: check the date")
            }
            DateError::OutOfRange { year } => {
                write!(f, "the year {year} is outside 1900 to 2199: check the year")
            }
        }
    }
}

impl std::error::Error for DateError {}

impl CivilDate {
    /// The earliest date there is: 1900-01-01.
    pub const MIN: CivilDate = CivilDate(-25_567);
    /// The latest date there is: 2199-12-31.
    pub const MAX: CivilDate = CivilDate(84_005);

    /// The day `year`-`month`-`day`.
    ///
    /// # Errors
    /// [`DateError::NoSuchDay`] when the calendar has no such day, [`DateError::OutOfRange`]
    /// outside 1900 to 2199.
    pub fn new(year: i32, month: u8, day: u8) -> Result<Self, DateError> {
        if !(1900..=2199).contains(&year) {
            return Err(DateError::OutOfRange { year });
        }
        let no_such = DateError::NoSuchDay { year, month, day };
        let Ok(named) = Month::try_from(month) else { return Err(no_such) };
        match Date::from_calendar_date(year, named, day) {
            Ok(date) => Ok(CivilDate(date.to_julian_day() - UNIX_EPOCH_JULIAN)),
            Err(_) => Err(no_such),
        }
    }

    /// The day with this number, counted from 1970-01-01 = 0; `None` outside the range.
    pub fn from_day_number(days: i32) -> Option<Self> {
        (Self::MIN.0..=Self::MAX.0).contains(&days).then_some(CivilDate(days))
    }

    /// Days since 1970-01-01; negative before it.
    pub fn day_number(self) -> i32 {
        self.0
    }

    /// Year, month (1 to 12) and day (1 to 31).
    pub fn ymd(self) -> (i32, u8, u8) {
        let Ok(date) = Date::from_julian_day(self.0 + UNIX_EPOCH_JULIAN) else {
            return (1970, 1, 1); // not reached: the range lies inside the time crate's
        };
        (date.year(), date.month() as u8, date.day())
    }

    /// Appends four digits of the year, two of the month and two of the day, with `between` between
    /// them: without the standard library's formatting, which is large in WASM.
    pub(super) fn push_digits(self, text: &mut String, between: &str) {
        let (year, month, day) = self.ymd();
        push_two(text, (year / 100) as u8);
        push_two(text, (year % 100) as u8);
        text.push_str(between);
        push_two(text, month);
        text.push_str(between);
        push_two(text, day);
    }

    /// The day of the week.
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday, index 3.
        Weekday::ALL[(self.0 + 3).rem_euclid(7) as usize]
    }

    /// The day `days` later (earlier when negative); `None` when that leaves the range.
    pub fn checked_add(self, days: i32) -> Option<Self> {
        self.0.checked_add(days).and_then(Self::from_day_number)
    }

    /// The day `days` later (earlier when negative), held at the ends of the range.
    pub fn saturating_add(self, days: i32) -> Self {
        CivilDate(self.0.saturating_add(days).clamp(Self::MIN.0, Self::MAX.0))
    }

    /// Whole days from `self` to `other`; negative when `other` is earlier.
    pub fn days_until(self, other: CivilDate) -> i32 {
        other.0 - self.0
    }
}

/// Appends a number below 100 as two digits.
pub(super) fn push_two(text: &mut String, number: u8) {
    text.push(char::from(b'0' + number / 10));
    text.push(char::from(b'0' + number % 10));
}

impl fmt::Display for CivilDate {
    /// ISO 8601: `2027-03-05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(10);
        self.push_digits(&mut text, "-");
        f.write_str(&text)
    }
}

impl fmt::Debug for CivilDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for CivilDate {
    type Err = DateError;

    /// Reads `YYYY-MM-DD`, exactly ten ASCII characters.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let bytes = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| -> Option<i32> {
            bytes.get(range)?.iter().try_fold(0, |sum, byte| {
                byte.is_ascii_digit().then(|| sum * 10 + i32::from(byte - b'0'))
            })
        };
        let parts = (bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-')
            .then(|| Some((digits(0..4)?, digits(5..7)?, digits(8..10)?)))
            .flatten();
        match parts {
            Some((year, month, day)) => CivilDate::new(year, month as u8, day as u8),
            None => Err(DateError::NotIso(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_the_range_survives_a_round_trip_and_is_a_day_after_the_one_before() {
        let mut previous: Option<(CivilDate, Weekday)> = None;
        for number in CivilDate::MIN.day_number()..=CivilDate::MAX.day_number() {
            let date = CivilDate::from_day_number(number).unwrap();
            let (year, month, day) = date.ymd();
            assert_eq!(CivilDate::new(year, month, day), Ok(date));
            assert_eq!(date.to_string().parse(), Ok(date));
            if let Some((before, weekday)) = previous {
                assert_eq!(before.days_until(date), 1);
                assert_eq!(Weekday::from_index(weekday.index() + 1), date.weekday());
            }
            previous = Some((date, date.weekday()));
        }
        assert_eq!(CivilDate::MIN.to_string(), "1900-01-01");
        assert_eq!(CivilDate::MAX.to_string(), "2199-12-31");
    }

    #[test]
    fn known_weekdays_hold() {
        let day = |text: &str| text.parse::<CivilDate>().unwrap().weekday();
        assert_eq!(day("1970-01-01"), Weekday::Thursday);
        assert_eq!(day("2028-02-29"), Weekday::Tuesday);
        assert_eq!(day("2026-11-23"), Weekday::Monday);
    }

    #[test]
    fn arithmetic_stops_at_the_ends_of_the_range() {
        assert_eq!(CivilDate::MAX.checked_add(1), None);
        assert_eq!(CivilDate::MAX.saturating_add(i32::MAX), CivilDate::MAX);
        assert_eq!(CivilDate::MIN.saturating_add(i32::MIN), CivilDate::MIN);
    }

    #[test]
    fn errors_name_the_value_and_the_way_out() {
        let message = |text: &str| text.parse::<CivilDate>().unwrap_err().to_string();
        assert_eq!(
            message("5.3.2027"),
            "“5.3.2027” is not a date: write year-month-day, as in 2027-03-05"
        );
        assert_eq!(message("2027-02-29"), "there is no day 29 in month 2 of 2027: check the date");
        assert_eq!(message("2200-01-01"), "the year 2200 is outside 1900 to 2199: check the year");
        assert_eq!(
            message("+027-02-2é"),
            "“+027-02-2é” is not a date: write year-month-day, as in 2027-03-05"
        );
    }
}
