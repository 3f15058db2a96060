//! Where a person stands: before the session, on a day of recovery, or past the timeline.
//!
//! Deliberately takes "today" as an argument and knows no clock.

use super::phases::Phases;
use crate::domain::date::CivilDate;

/// Where a day of the calendar lies on the timeline of one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The session is still to come.
    Before {
        /// Whole days until it, at least 1.
        in_days: u32,
    },
    /// A day that the timeline shows.
    On {
        /// Days since the session, 0 on its own day.
        day: u16,
    },
    /// The timeline has run out; the last phase goes on.
    After {
        /// Days since the session.
        days: u32,
    },
}

impl Phases {
    /// Where `today` lies when the session is on `session`.
    pub fn standing(&self, session: CivilDate, today: CivilDate) -> Standing {
        let days = session.days_until(today);
        match u32::try_from(days) {
            Err(_) => Standing::Before { in_days: days.unsigned_abs() },
            Ok(days) => match u16::try_from(days) {
                Ok(day) if day <= self.slider_last_day() => Standing::On { day },
                _ => Standing::After { days },
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::recovery::testing::microneedling;

    fn date(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    fn standing(session: &str, today: &str) -> Standing {
        microneedling().standing(date(session), date(today))
    }

    #[test]
    fn the_day_of_the_session_is_day_0_and_the_evening_before_is_still_before() {
        assert_eq!(standing("2027-03-05", "2027-03-04"), Standing::Before { in_days: 1 });
        assert_eq!(standing("2027-03-05", "2027-03-05"), Standing::On { day: 0 });
        assert_eq!(standing("2027-03-05", "2027-03-06"), Standing::On { day: 1 });
    }

    #[test]
    fn the_29th_of_february_is_a_day_like_any_other() {
        assert_eq!(standing("2028-02-28", "2028-02-29"), Standing::On { day: 1 });
        assert_eq!(standing("2028-02-29", "2028-03-01"), Standing::On { day: 1 });
        assert_eq!(standing("2027-02-28", "2027-03-01"), Standing::On { day: 1 });
    }

    #[test]
    fn days_on_which_clocks_change_are_counted_once() {
        // Europe: 28 March and 31 October 2027; Santiago: 5 September 2027 has no midnight.
        assert_eq!(standing("2027-03-27", "2027-03-29"), Standing::On { day: 2 });
        assert_eq!(standing("2027-10-30", "2027-11-01"), Standing::On { day: 2 });
        assert_eq!(standing("2027-09-04", "2027-09-06"), Standing::On { day: 2 });
    }

    #[test]
    fn past_the_end_of_the_slider_the_timeline_has_run_out() {
        assert_eq!(standing("2027-01-01", "2027-06-30"), Standing::On { day: 180 });
        assert_eq!(standing("2027-01-01", "2027-07-01"), Standing::After { days: 181 });
        assert_eq!(
            microneedling().standing(CivilDate::MIN, CivilDate::MAX),
            Standing::After { days: 109_572 }
        );
    }
}
