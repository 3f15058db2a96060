//! Several sessions on one calendar: every day equally wide, from the first session to the end.
//!
//! Positions only. Which dates stand in a plan and what breaks a rule is the series' to say.

use super::scale::SPAN;
use crate::domain::date::CivilDate;
use crate::domain::series::{BlockKind, Blocked};

/// Days of the calendar mapped evenly on the [`SPAN`]; holds at least one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    first: CivilDate,
    days: u32,
}

/// A run of days on the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Left edge in units.
    pub from: u16,
    /// Right edge in units; never left of `from`.
    pub to: u16,
}

impl Calendar {
    /// From `first` to `last`, both included; one day when `last` is earlier.
    pub fn new(first: CivilDate, last: CivilDate) -> Self {
        Calendar { first, days: first.days_until(last).max(0).unsigned_abs() + 1 }
    }

    /// Left edge of `date`, held at the ends.
    pub fn left(&self, date: CivilDate) -> u16 {
        self.edge(self.first.days_until(date))
    }

    /// The days from `from` to `to`, both included, held at the ends of the calendar.
    pub fn span(&self, from: CivilDate, to: CivilDate) -> Span {
        let left = self.left(from);
        Span { from: left, to: self.edge(self.first.days_until(to) + 1).max(left) }
    }

    /// The edge before the day that is `day` days after the first, held at the ends.
    fn edge(&self, day: i32) -> u16 {
        let day = u64::from(day.max(0).unsigned_abs().min(self.days));
        let days = u64::from(self.days);
        ((day * u64::from(SPAN) + days / 2) / days) as u16
    }

    /// The first day of each month on the calendar with its left edge, the day it begins with
    /// included; thinned to every second, third, sixth, twelfth and so on when more than `most`
    /// (at least 2) would stand there.
    pub fn months(&self, most: usize) -> Vec<(CivilDate, u16)> {
        let last = self.first.saturating_add(self.days as i32 - 1);
        let (year, month, _) = self.first.ymd();
        let all: Vec<CivilDate> = (0..)
            .map(|ahead| i32::from(month) - 1 + ahead)
            .map_while(|months| {
                let month = (months % 12 + 1) as u8;
                CivilDate::new(year + months / 12, month, 1).ok()
            })
            .take_while(|date| *date <= last)
            .filter(|date| *date >= self.first)
            .collect();
        let steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200];
        let every = steps.into_iter().find(|every| all.len().div_ceil(*every) <= most);
        let kept = all.iter().step_by(every.unwrap_or(2_400));
        kept.map(|date| (*date, self.left(*date))).collect()
    }
}

/// One session of a [`Strip`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StripSession {
    /// Its date.
    pub date: CivilDate,
    /// From the session to its last visible day.
    pub visible: Span,
    /// Whether a visible day falls into a range marked sun, on the event's day, or the session
    /// into any blocked range.
    pub collides: bool,
}

/// Several sessions with their visible days, what is blocked, and where the next would fall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strip {
    /// The calendar that it lies on.
    pub calendar: Calendar,
    /// The sessions, in the order given.
    pub sessions: Vec<StripSession>,
    /// Blocked ranges that reach into the calendar, with their kind.
    pub blocked: Vec<(BlockKind, Span)>,
    /// The event's day, when it lies on the calendar.
    pub event: Option<Span>,
    /// Where the session after the last would fall, when asked for.
    pub next: Option<Span>,
}

/// Lays `sessions` (ascending), `blocked` ranges and the `event` on one calendar. It reaches from
/// the first session, or the event if that is earlier, to whatever ends last among the visible
/// days, the event and `next`: the fewest and most days from the last session to the one that
/// would follow. `None` when there is no session.
pub fn strip(
    sessions: &[CivilDate],
    visible_last_day: u16,
    blocked: &[Blocked],
    event: Option<CivilDate>,
    next: Option<(u16, u16)>,
) -> Option<Strip> {
    let (first, last) = (*sessions.first()?, *sessions.last()?);
    let visible_end = |date: CivilDate| date.saturating_add(i32::from(visible_last_day));
    let next = next.map(|(fewest, most)| {
        (last.saturating_add(i32::from(fewest)), last.saturating_add(i32::from(most.max(fewest))))
    });
    let begin = event.map_or(first, |event| event.min(first));
    let ends = [Some(visible_end(last)), event, next.map(|(_, most)| most)];
    let end = ends.into_iter().flatten().max()?;
    let calendar = Calendar::new(begin, end);
    let sessions = sessions.iter().map(|&date| StripSession {
        date,
        visible: calendar.span(date, visible_end(date)),
        collides: event.is_some_and(|event| (date..=visible_end(date)).contains(&event))
            || blocked.iter().any(|range| {
                let reach = if range.kind == BlockKind::Sun { visible_end(date) } else { date };
                range.from <= reach && date <= range.to
            }),
    });
    let sessions = sessions.collect();
    let blocked = blocked.iter().filter(|range| range.from <= end && begin <= range.to);
    Some(Strip {
        calendar,
        sessions,
        blocked: blocked.map(|range| (range.kind, calendar.span(range.from, range.to))).collect(),
        event: event.map(|event| calendar.span(event, event)),
        next: next.map(|(fewest, most)| calendar.span(fewest, most)),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> CivilDate {
        text.parse().unwrap()
    }

    fn span(from: u16, to: u16) -> Span {
        Span { from, to }
    }

    #[test]
    fn one_session_begins_the_calendar_and_its_visible_days_end_it() {
        let strip = strip(&[date("2027-03-05")], 3, &[], None, None).unwrap();
        assert_eq!(strip.sessions[0].visible, span(0, SPAN));
        assert_eq!(strip.calendar.left(date("2027-03-06")), 2_500);
    }

    #[test]
    fn twelve_sessions_and_the_next_lie_in_order() {
        let first = date("2027-01-04");
        let sessions: Vec<CivilDate> =
            (0..12).map(|index| first.saturating_add(index * 28)).collect();
        let strip = strip(&sessions, 3, &[], None, Some((28, 42))).unwrap();
        for pair in strip.sessions.windows(2) {
            assert!(pair[0].visible.to < pair[1].visible.from);
        }
        let next = strip.next.unwrap();
        assert!(strip.sessions[11].visible.to < next.from);
        assert_eq!(next.to, SPAN);
    }

    #[test]
    fn no_session_gives_no_strip() {
        assert_eq!(strip(&[], 3, &[], None, None), None);
    }

    #[test]
    fn a_collision_is_seen_with_what_the_range_forbids() {
        let collides = |kind, from: &str, to: &str| {
            let range = Blocked { from: date(from), to: date(to), kind };
            let strip = strip(&[date("2027-03-05")], 3, &[range], None, None).unwrap();
            strip.sessions[0].collides
        };
        assert!(collides(BlockKind::Away, "2027-03-01", "2027-03-05"));
        assert!(!collides(BlockKind::Away, "2027-03-06", "2027-03-09"));
        assert!(collides(BlockKind::Sun, "2027-03-08", "2027-03-20"));
        assert!(!collides(BlockKind::Sun, "2027-03-09", "2027-03-20"));
        assert!(!collides(BlockKind::Other, "2027-03-01", "2027-03-04"));
    }

    #[test]
    fn an_event_stretches_the_calendar_and_collides_with_a_visible_day() {
        let with =
            |event: &str| strip(&[date("2027-03-05")], 3, &[], Some(date(event)), None).unwrap();
        assert!(with("2027-03-08").sessions[0].collides);
        let later = with("2027-03-14");
        assert!(!later.sessions[0].collides);
        assert_eq!(later.event, Some(span(9_000, SPAN)));
        assert_eq!(with("2027-03-04").event, Some(span(0, 2_000)));
    }

    #[test]
    fn a_range_outside_the_calendar_is_not_drawn_and_one_across_its_end_is_cut() {
        let away = |from: &str, to: &str| Blocked {
            from: date(from),
            to: date(to),
            kind: BlockKind::Away,
        };
        let ranges = [away("2027-02-01", "2027-03-04"), away("2027-03-07", "2027-09-09")];
        let strip = strip(&[date("2027-03-05")], 3, &ranges, None, None).unwrap();
        assert_eq!(strip.blocked, [(BlockKind::Away, span(5_000, SPAN))]);
    }

    #[test]
    fn months_are_thinned_until_they_fit() {
        let calendar = Calendar::new(date("2027-03-05"), date("2027-10-01"));
        let months = |most| -> Vec<String> {
            calendar.months(most).iter().map(|(date, _)| date.to_string()).collect()
        };
        assert_eq!(months(7).len(), 7);
        assert_eq!(months(7)[0], "2027-04-01");
        assert_eq!(months(4), ["2027-04-01", "2027-06-01", "2027-08-01", "2027-10-01"]);
        assert_eq!(months(1), ["2027-04-01"]);
        let to_a_mistyped_year = Calendar::new(date("2027-03-05"), date("2199-10-01"));
        assert_eq!(to_a_mistyped_year.months(12).len(), 9, "every twentieth year");
        assert!(Calendar::new(date("2027-03-05"), date("2027-03-09")).months(7).is_empty());
    }

    #[test]
    fn the_ends_of_the_range_of_dates_are_held() {
        let strip = strip(&[CivilDate::MAX], 3, &[], None, Some((28, 42))).unwrap();
        assert_eq!(strip.sessions[0].visible, span(0, SPAN));
        assert_eq!(Calendar::new(CivilDate::MAX, CivilDate::MIN).left(CivilDate::MAX), 0);
        let all = Calendar::new(CivilDate::MIN, CivilDate::MAX);
        assert_eq!(all.span(CivilDate::MIN, CivilDate::MAX), span(0, SPAN));
    }

    proptest! {
        #[test]
        fn every_day_has_a_cell_that_begins_where_the_one_before_it_ends(
            start in 0..40_000_i32,
            days in 0..2_000_i32,
        ) {
            let first = CivilDate::from_day_number(start).unwrap();
            let calendar = Calendar::new(first, first.saturating_add(days));
            let mut edge = 0;
            for day in 0..=days {
                let date = first.saturating_add(day);
                let cell = calendar.span(date, date);
                prop_assert_eq!(cell.from, edge);
                prop_assert!(cell.from < cell.to);
                edge = cell.to;
            }
            prop_assert_eq!(edge, SPAN);
        }
    }
}
