//! From the series of the content and the clinic's closed days to the domain's rules.
//!
//! Turns weeks into days; checks nothing itself: the domain's [`Rules::check`] does.

use super::clinic::Clinic;
use super::treatment::{Recovery, Series};
use crate::domain::date::{CivilDate, Weekday};
use crate::domain::series::{Rules, Weekdays};

/// The scheduling rules of one treatment in one clinic. Holidays come out ascending and once each;
/// one that is no date is left out (reading the content has refused it before).
pub fn rules(series: &Series, recovery: &Recovery, clinic: &Clinic) -> Rules {
    let closed = clinic.closed_weekdays.iter();
    let mut holidays: Vec<CivilDate> =
        clinic.holidays.iter().filter_map(|day| day.parse().ok()).collect();
    holidays.sort_unstable();
    holidays.dedup();
    Rules {
        sessions_min: series.sessions_min,
        sessions_max: series.sessions_max,
        gap_min: u16::from(series.gap_weeks_min) * 7,
        gap_max: u16::from(series.gap_weeks_max) * 7,
        visible_last_day: recovery.visible_last_day,
        event_buffer: series.event_buffer_days,
        preparation: series.preparation_days,
        closed: closed.fold(Weekdays::NONE, |set, day| set.with(Weekday::from_index(*day))),
        holidays,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series() -> Series {
        Series {
            sessions_min: 3,
            sessions_max: 6,
            sessions_figure: "sessions".to_owned(),
            gap_weeks_min: 4,
            gap_weeks_max: 6,
            gap_figure: "gap".to_owned(),
            event_buffer_days: 14,
            preparation_days: None,
            presets: Vec::new(),
        }
    }

    fn recovery() -> Recovery {
        Recovery {
            phases: Vec::new(),
            slider_last_day: 180,
            visible_last_day: 3,
            undated: Vec::new(),
            before: Vec::new(),
        }
    }

    #[test]
    fn weeks_become_days_and_choices_are_carried_over() {
        let rules = rules(&series(), &recovery(), &Clinic::default());
        assert_eq!((rules.sessions_min, rules.sessions_max), (3, 6));
        assert_eq!((rules.gap_min, rules.gap_max), (28, 42));
        assert_eq!((rules.visible_last_day, rules.event_buffer), (3, 14));
        assert_eq!(rules.preparation, None);
        assert_eq!(rules.closed, Weekdays::NONE);
        assert_eq!(rules.check(), Ok(()));
    }

    #[test]
    fn closed_days_of_the_clinic_are_sorted_and_doubles_dropped() {
        let day = |text: &str| text.to_owned();
        let clinic = Clinic {
            closed_weekdays: vec![6, 0],
            holidays: vec![day("2027-12-25"), day("2027-01-01"), day("2027-12-25"), day("soon")],
            ..Clinic::default()
        };
        let rules = rules(&series(), &recovery(), &clinic);
        assert_eq!(rules.closed, Weekdays::NONE.with(Weekday::Monday).with(Weekday::Sunday));
        let holidays: Vec<String> = rules.holidays.iter().map(CivilDate::to_string).collect();
        assert_eq!(holidays, ["2027-01-01", "2027-12-25"]);
        assert_eq!(rules.check(), Ok(()));
    }

    #[test]
    fn the_longest_gap_that_content_can_name_does_not_overflow() {
        let series = Series { gap_weeks_max: u8::MAX, ..series() };
        assert_eq!(rules(&series, &recovery(), &Clinic::default()).gap_max, 1_785);
    }
}
