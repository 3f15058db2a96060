//! Random plans from a seed: the same seed gives the same plans on every machine.
//!
//! Deliberately knows no solver: dates may break rules, as those of a person's own moves may.
#![allow(dead_code, reason = "each test file that includes this module uses a part of it")]

use treatment_guide::domain::date::{CivilDate, Weekday};
use treatment_guide::domain::series::{
    BlockKind, Blocked, Direction, Plan, PlanId, Request, Rules, Session, Weekdays,
};

/// 3 to 6 sessions, 28 to 42 days apart, closed on Sundays.
pub fn rules() -> Rules {
    Rules {
        sessions_min: 3,
        sessions_max: 6,
        gap_min: 28,
        gap_max: 42,
        visible_last_day: 3,
        event_buffer: 14,
        preparation: Some(7),
        closed: Weekdays::NONE.with(Weekday::Sunday),
        holidays: Vec::new(),
    }
}

/// A source of numbers (splitmix64).
pub struct Draw(pub u64);

impl Draw {
    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + (self.bits() % (high - low + 1) as u64) as i32
    }

    /// True once in `n`.
    pub fn one_in(&mut self, n: u64) -> bool {
        self.bits().is_multiple_of(n)
    }

    /// One of `choices`.
    pub fn one_of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.bits() as usize % choices.len()]
    }
}

/// How many plans a test draws: the variable's number, else `few`.
pub fn count(variable: &str, few: usize) -> usize {
    match std::env::var(variable) {
        Ok(text) => text.parse().unwrap_or_else(|_| panic!("{variable}={text} is not a number")),
        Err(_) => few,
    }
}

fn day(text: &str) -> CivilDate {
    text.parse().expect("a date written in a test")
}

fn blocked(draw: &mut Draw, from: CivilDate, longest: i32) -> Blocked {
    let to = from.saturating_add(draw.between(0, longest));
    Blocked { from, to, kind: draw.one_of(&[BlockKind::Away, BlockKind::Sun, BlockKind::Other]) }
}

/// A plan as people make them: `sessions` of them 4 to 6 weeks apart, `trips` blocked ranges.
pub fn usual(draw: &mut Draw, sessions: u8, event: bool, trips: usize) -> Plan {
    let start = day("2026-11-23").saturating_add(draw.between(0, 3650));
    let gap = draw.between(28, 42);
    let mut date = start.saturating_add(draw.between(0, 6));
    let dates = (0..sessions).map(|_| {
        let session = Session { date, pinned: draw.one_in(8) };
        date = date.saturating_add((gap + draw.between(-7, 7)).clamp(28, 60));
        session
    });
    let dates: Vec<Session> = dates.collect();
    let last = dates.last().map_or(start, |session| session.date);
    Plan {
        id: PlanId(draw.bits() >> 16),
        revision: draw.between(0, 40) as u16,
        request: Request {
            direction: if event { Direction::Backward } else { Direction::Forward },
            start,
            event: event.then(|| last.saturating_add(draw.between(14, 60))),
            finish_after_event: event && draw.one_in(8),
            sessions,
            gap: gap as u16,
            weekday: draw.one_in(2).then(|| draw.one_of(&Weekday::ALL)),
            blocked: (0..trips)
                .map(|_| {
                    let from = start.saturating_add(draw.between(0, 200));
                    blocked(draw, from, 21)
                })
                .collect(),
        },
        sessions: dates,
    }
}

/// A usual plan of 3 to 6 sessions, with or without an event and up to two trips.
pub fn any_usual(draw: &mut Draw) -> Plan {
    let (sessions, event) = (draw.between(3, 6) as u8, draw.one_in(2));
    let trips = draw.between(0, 2) as usize;
    usual(draw, sessions, event, trips)
}

/// A plan from anywhere in the range of its types, the corners more often than not.
pub fn wild(draw: &mut Draw) -> Plan {
    let number = |draw: &mut Draw, most: u64| match draw.between(0, 3) {
        0 => 0,
        1 => most,
        _ => draw.bits() % (most + 1),
    };
    let anywhere = |draw: &mut Draw| match draw.between(0, 9) {
        0 => CivilDate::MIN,
        1 => CivilDate::MAX,
        _ => CivilDate::MIN.saturating_add(draw.between(0, 109_572)),
    };
    let long = if draw.one_in(50) { 255 } else { 8 };
    let sessions = number(draw, long);
    let mut dates: Vec<CivilDate> = (0..sessions).map(|_| anywhere(draw)).collect();
    dates.sort();
    dates.dedup();
    let ranges = number(draw, long);
    Plan {
        id: PlanId(number(draw, (1 << 48) - 1)),
        revision: number(draw, u16::MAX.into()) as u16,
        request: Request {
            direction: draw.one_of(&[Direction::Forward, Direction::Backward]),
            start: anywhere(draw),
            event: draw.one_in(2).then(|| anywhere(draw)),
            finish_after_event: draw.one_in(2),
            sessions: number(draw, u8::MAX.into()) as u8,
            gap: number(draw, u16::MAX.into()) as u16,
            weekday: draw.one_in(2).then(|| draw.one_of(&Weekday::ALL)),
            blocked: (0..ranges)
                .map(|_| {
                    let from = anywhere(draw);
                    blocked(draw, from, 40_000)
                })
                .collect(),
        },
        sessions: dates.into_iter().map(|date| Session { date, pinned: draw.one_in(2) }).collect(),
    }
}
