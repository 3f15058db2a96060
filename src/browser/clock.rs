//! Today, now and chance from the device.
//!
//! Knows no time zone by name: the engine's own getters give the local civil date.

use js_sys::{Date, Math};

use super::window;
use crate::domain::date::CivilDate;
use crate::ports::{Clock, UtcMoment};

/// How many random bits a plan's id has.
const ID_BITS: u32 = 48;

/// The device's clock.
pub(super) struct BrowserClock;

/// The civil date of a year, a month counted from 0 and a day, held at the ends of the range: a
/// device whose clock is two centuries off still gets a guide.
fn civil(year: u32, month: u32, day: u32) -> CivilDate {
    // Years before 0 come as huge numbers and end in the later branch; such a clock is broken.
    CivilDate::new(year as i32, month as u8 + 1, day as u8).unwrap_or(if year < 1900 {
        CivilDate::MIN
    } else {
        CivilDate::MAX
    })
}

impl Clock for BrowserClock {
    fn today(&self) -> CivilDate {
        let now = Date::new_0();
        civil(now.get_full_year(), now.get_month(), now.get_date())
    }

    fn now(&self) -> UtcMoment {
        let now = Date::new_0();
        UtcMoment {
            date: civil(now.get_utc_full_year(), now.get_utc_month(), now.get_utc_date()),
            hour: now.get_utc_hours() as u8,
            minute: now.get_utc_minutes() as u8,
            second: now.get_utc_seconds() as u8,
        }
    }

    fn random_id(&self) -> u64 {
        let mut bytes = [0; 8];
        let filled = window()
            .crypto()
            .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes[2..]));
        match filled {
            Ok(_) => u64::from_be_bytes(bytes),
            // The id only has to differ from other plans' in one calendar; it guards nothing.
            Err(_) => (Math::random() * (1_u64 << ID_BITS) as f64) as u64,
        }
    }
}
