//! The fields of a plan in version 1 of the link.
//!
//! Deliberately frozen: links of this version are on fridge doors. A new field is a new version
//! beside this one, and this one stays readable.
//!
//! | bits | field |
//! |---|---|
//! | 48 | id |
//! | 16 | revision |
//! | 17 | start |
//! | 1 | direction: 0 forward, 1 backward |
//! | 1 | 1 when the series may finish after the event |
//! | 1 | 1 when an event follows |
//! | 3 | wished weekday, 0 Monday to 6 Sunday, 7 none |
//! | 0 or 17 | event |
//! | 8 | wished number of sessions |
//! | 16 | wished gap in days |
//! | 8 | number of blocked ranges, then each: 2 kind, 17 from, 17 to |
//! | 8 | number of sessions, then each: 17 date, 1 pinned |
//! | 0 to 7 | zeros up to a whole byte |
//!
//! A date counts days from 1900-01-01. Every field has a fixed width, so that no number can be
//! written in two ways; counting dates from one another would save 11 characters of about 60.

use super::NotLinkable;
use crate::domain::date::{CivilDate, Weekday};
use crate::domain::handover::bits::{BitReader, BitWriter};
use crate::domain::series::{BlockKind, Blocked, Direction, Plan, PlanId, Request, Session};

/// The version that this module reads and writes.
pub(super) const VERSION: u8 = 1;

/// Enough for 109,573 days.
const DATE_WIDTH: u32 = 17;

/// Stands for "no wished weekday".
const NO_WEEKDAY: u8 = 7;

/// The fields of `plan`.
pub(super) fn write(plan: &Plan) -> Result<Vec<u8>, NotLinkable> {
    let request = &plan.request;
    if plan.id.0 >> 48 != 0 {
        return Err(NotLinkable::Id(plan.id.0));
    }
    let blocked_count = u8::try_from(request.blocked.len())
        .map_err(|_| NotLinkable::Blocked(request.blocked.len()))?;
    let session_count = u8::try_from(plan.sessions.len())
        .map_err(|_| NotLinkable::Sessions(plan.sessions.len()))?;

    let mut bits = BitWriter::default();
    bits.push((plan.id.0 >> 24) as u32, 24);
    bits.push(plan.id.0 as u32, 24);
    bits.push(plan.revision.into(), 16);
    push_date(&mut bits, request.start);
    bits.push((request.direction == Direction::Backward).into(), 1);
    bits.push(request.finish_after_event.into(), 1);
    bits.push(request.event.is_some().into(), 1);
    bits.push(request.weekday.map_or(NO_WEEKDAY, Weekday::index).into(), 3);
    if let Some(event) = request.event {
        push_date(&mut bits, event);
    }
    bits.push(request.sessions.into(), 8);
    bits.push(request.gap.into(), 16);
    bits.push(blocked_count.into(), 8);
    for (place, range) in request.blocked.iter().enumerate() {
        if range.from > range.to {
            return Err(NotLinkable::Range(place + 1));
        }
        bits.push(kind_number(range.kind), 2);
        push_date(&mut bits, range.from);
        push_date(&mut bits, range.to);
    }
    bits.push(session_count.into(), 8);
    let mut before = None;
    for (place, session) in plan.sessions.iter().enumerate() {
        if before >= Some(session.date) {
            return Err(NotLinkable::Order(place + 1));
        }
        push_date(&mut bits, session.date);
        bits.push(session.pinned.into(), 1);
        before = Some(session.date);
    }
    Ok(bits.into_bytes())
}

/// The plan whose fields these are; `None` when they are not what [`write()`] writes.
pub(super) fn read(payload: &[u8]) -> Option<Plan> {
    let mut bits = BitReader::new(payload);
    let id = u64::from(bits.take(24)) << 24 | u64::from(bits.take(24));
    let revision = bits.take(16) as u16;
    let start = take_date(&mut bits)?;
    let direction = if bits.take(1) == 1 { Direction::Backward } else { Direction::Forward };
    let finish_after_event = bits.take(1) == 1;
    let has_event = bits.take(1) == 1;
    let weekday = bits.take(3) as u8;
    let weekday = (weekday != NO_WEEKDAY).then(|| Weekday::from_index(weekday));
    let event = if has_event { Some(take_date(&mut bits)?) } else { None };
    let wished_sessions = bits.take(8) as u8;
    let gap = bits.take(16) as u16;
    let mut blocked = Vec::new();
    for _ in 0..bits.take(8) {
        let kind = kind_from(bits.take(2))?;
        let (from, to) = (take_date(&mut bits)?, take_date(&mut bits)?);
        if from > to {
            return None;
        }
        blocked.push(Blocked { from, to, kind });
    }
    let mut sessions: Vec<Session> = Vec::new();
    for _ in 0..bits.take(8) {
        let session = Session { date: take_date(&mut bits)?, pinned: bits.take(1) == 1 };
        if sessions.last().is_some_and(|before| before.date >= session.date) {
            return None;
        }
        sessions.push(session);
    }
    bits.ends_here().then_some(Plan {
        id: PlanId(id),
        revision,
        request: Request {
            direction,
            start,
            event,
            finish_after_event,
            sessions: wished_sessions,
            gap,
            weekday,
            blocked,
        },
        sessions,
    })
}

fn push_date(bits: &mut BitWriter, date: CivilDate) {
    bits.push(CivilDate::MIN.days_until(date) as u32, DATE_WIDTH);
}

fn take_date(bits: &mut BitReader<'_>) -> Option<CivilDate> {
    CivilDate::MIN.checked_add(bits.take(DATE_WIDTH) as i32)
}

/// Numbers of their own, so that the order of the enum is free to change.
fn kind_number(kind: BlockKind) -> u32 {
    match kind {
        BlockKind::Away => 0,
        BlockKind::Sun => 1,
        BlockKind::Other => 2,
    }
}

fn kind_from(number: u32) -> Option<BlockKind> {
    match number {
        0 => Some(BlockKind::Away),
        1 => Some(BlockKind::Sun),
        2 => Some(BlockKind::Other),
        _ => None,
    }
}
