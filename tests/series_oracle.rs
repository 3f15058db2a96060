//! Random plans, checked by an oracle outside Rust: `tests/oracle/plans.py`.
//!
//! `cargo test --test series_oracle` checks 5,000. `ORACLE_PLANS=1000000 cargo test --test
//! series_oracle -- --nocapture` is the full run; `ORACLE_SEED` gives other plans. Without python3
//! the small run says so and checks nothing; the full run fails.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops here")]

use std::env;
use std::io::{BufWriter, Write};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use treatment_guide::domain::date::{CivilDate, Weekday};
use treatment_guide::domain::series::edits::{Scope, Target};
use treatment_guide::domain::series::solver::best;
use treatment_guide::domain::series::{
    BlockKind, Blocked, Conflict, Direction, Edit, Finding, Pin, Plan, PlanId, Reason, Request,
    Rules, Session, Weekdays, facts, findings,
};

/// Splitmix64: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    /// From `least` to `most`, both included.
    fn within(&mut self, least: i32, most: i32) -> i32 {
        least + (self.next() % (most - least + 1) as u64) as i32
    }

    fn one_in(&mut self, chances: u64) -> bool {
        self.next().is_multiple_of(chances)
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[(self.next() % from.len() as u64) as usize]
    }
}

/// Days around which starts lie: leap days, ends of years and of the calendar, clock changes in
/// Europe, Chile, Egypt, Lebanon and Lord Howe, a day that Samoa never had.
const EDGES: [&str; 14] = [
    "2028-02-28",
    "2027-12-20",
    "2027-03-26",
    "2026-10-23",
    "2026-09-04",
    "2027-04-22",
    "2026-10-02",
    "2011-12-28",
    "2099-12-30",
    "2100-02-27",
    "2000-02-27",
    "1900-01-01",
    "2199-10-01",
    "2199-12-20",
];

struct Case {
    rules: Rules,
    request: Request,
    pins: Vec<Pin>,
}

fn case(random: &mut Random) -> Case {
    let small = !random.one_in(3);
    let anchor = if random.one_in(8) {
        random.pick(&EDGES).parse().unwrap()
    } else {
        let new_year: CivilDate = "2026-01-01".parse().unwrap();
        new_year.saturating_add(random.within(0, 4_000))
    };
    let span = if small { 40 } else { 300 };
    let day = |random: &mut Random| anchor.saturating_add(random.within(0, span));
    let (gap_min, wider) = if small {
        (random.within(2, 9), random.within(0, 4))
    } else {
        (random.pick(&[21, 28, 28, 28]), random.pick(&[0, 7, 14, 14, 14]))
    };
    let mut closed = Weekdays::NONE;
    for _ in 0..random.pick(&[0, 1, 1, 2, 2, 4]) {
        closed = closed.with(Weekday::from_index(random.within(0, 6) as u8));
    }
    let mut holidays: Vec<CivilDate> =
        (0..random.pick(&[0, 0, 1, 3, 8])).map(|_| day(random)).collect();
    holidays.sort();
    holidays.dedup();
    let rules = Rules {
        sessions_min: random.within(1, 3) as u8,
        sessions_max: random.within(3, 6) as u8,
        gap_min: gap_min as u16,
        gap_max: (gap_min + wider) as u16,
        visible_last_day: random.pick(&[0, 1, 3, 3]),
        event_buffer: if small { random.within(0, 6) as u16 } else { 14 },
        preparation: Some(7),
        closed,
        holidays,
    };
    rules.check().unwrap();
    let blocked = (0..random.pick(&[0, 1, 2, 2, 3]))
        .map(|_| {
            let from = day(random);
            let days = random.within(0, if small { 7 } else { 21 });
            let kind = random.pick(&[BlockKind::Away, BlockKind::Sun, BlockKind::Other]);
            Blocked { from, to: from.saturating_add(days), kind }
        })
        .collect();
    let sessions = random.within(rules.sessions_min.into(), rules.sessions_max.into()) as u8;
    let start = anchor.saturating_add(random.within(0, 10));
    let event = (!random.one_in(3)).then(|| {
        let least = i32::from(sessions) * gap_min;
        start.saturating_add(random.within(least / 2, least * 2 + 30))
    });
    let request = Request {
        direction: random.pick(&[Direction::Forward, Direction::Backward]),
        start,
        event,
        finish_after_event: random.one_in(6),
        sessions,
        gap: (gap_min + random.within(0, wider)) as u16,
        weekday: random.one_in(3).then(|| Weekday::from_index(random.within(0, 6) as u8)),
        blocked,
    };
    let mut pins: Vec<Pin> = Vec::new();
    if random.one_in(4) {
        let mut date = start.saturating_add(random.within(-20, 10));
        for session in 0..sessions {
            date = date.saturating_add(random.within(gap_min, gap_min + wider + 3));
            if random.one_in(3) {
                pins.push(Pin { session, date });
            }
        }
    }
    Case { rules, request, pins }
}

/// What stands after up to two edits by hand; the oracle holds facts and findings against it.
fn edited(random: &mut Random, case: &Case, dates: &[CivilDate]) -> Plan {
    let sessions = dates.iter().map(|date| Session { date: *date, pinned: false }).collect();
    let request = case.request.clone();
    let mut plan = Plan { id: PlanId(1), revision: 0, request, sessions };
    for _ in 0..random.within(0, 2) {
        let session = random.within(0, plan.sessions.len() as i32 - 1) as u8;
        let to = Target::Days(random.within(-12, 20));
        let scope = random.pick(&[Scope::Only, Scope::AndLater]);
        let edit = if random.one_in(5) {
            Edit::Remove { session }
        } else {
            Edit::Move { session, to, scope }
        };
        if let Ok((after, _)) = plan.edited(&case.rules, &edit) {
            plan = after;
        }
    }
    plan
}

fn finding(finding: &Finding) -> String {
    let what = match finding.conflict {
        Conflict::Day(Reason::Closed(_)) => "closed".to_owned(),
        Conflict::Day(Reason::Holiday) => "holiday".to_owned(),
        Conflict::Day(Reason::Blocked { range, .. }) => format!("blocked {range}"),
        Conflict::Day(Reason::RecoveryInSun { range }) => format!("sun {range}"),
        Conflict::Day(Reason::RecoveryOnEvent) => "event".to_owned(),
        Conflict::GapBelowMinimum { days } => format!("short {days}"),
        Conflict::GapAboveMaximum { days } => format!("long {days}"),
        Conflict::EventBuffer { days_left } => format!("buffer {days_left}"),
        Conflict::SessionCount => "count".to_owned(),
    };
    match finding.session {
        Some(session) => format!("{session} {what}"),
        None => format!("plan {what}"),
    }
}

fn line(random: &mut Random) -> Value {
    let case = case(random);
    let Case { rules, request, pins } = &case;
    let text = |date: &CivilDate| date.to_string();
    let closed = Weekday::ALL.iter().filter(|weekday| rules.closed.contains(**weekday));
    let kind = |kind| match kind {
        BlockKind::Away => "away",
        BlockKind::Sun => "sun",
        BlockKind::Other => "other",
    };
    let blocked =
        request.blocked.iter().map(|it| json!([text(&it.from), text(&it.to), kind(it.kind)]));
    let mut line = json!({
        "rules": {
            "sessions": [rules.sessions_min, rules.sessions_max],
            "gap": [rules.gap_min, rules.gap_max],
            "visible": rules.visible_last_day,
            "buffer": rules.event_buffer,
            "preparation": rules.preparation,
            "closed": closed.map(|weekday| weekday.index()).collect::<Vec<_>>(),
            "holidays": rules.holidays.iter().map(text).collect::<Vec<_>>(),
        },
        "request": {
            "start": text(&request.start),
            "event": request.event.as_ref().map(text),
            "after": request.finish_after_event,
            "backward": request.direction == Direction::Backward,
            "sessions": request.sessions,
            "gap": request.gap,
            "weekday": request.weekday.map(Weekday::index),
            "blocked": blocked.collect::<Vec<_>>(),
        },
        "pins": pins.iter().map(|pin| json!([pin.session, text(&pin.date)])).collect::<Vec<_>>(),
        "sample": random.one_in(10),
        "plan": null,
    });
    if let Some(solution) = best(rules, request, pins) {
        let plan = edited(random, &case, &solution.dates);
        let facts = facts(rules, &plan).expect("a plan has sessions");
        line["plan"] = solution.dates.iter().map(text).collect();
        line["stands"] = plan.sessions.iter().map(|session| text(&session.date)).collect();
        line["findings"] = findings(rules, &plan).iter().map(finding).collect();
        line["facts"] = json!({
            "span": facts.span_days,
            "visible": facts.visible_days,
            "departure": facts.departure,
            "before": facts.event.and_then(|event| event.days),
            "after": facts.event.map_or(0, |event| event.sessions_after),
        });
    }
    line
}

/// Feeds `count` random plans to one oracle and returns what it printed; `Err` when it found a
/// difference.
fn run(mut oracle: Child, seed: u64, count: u64) -> Result<String, String> {
    let mut random = Random(seed);
    let mut input = BufWriter::new(oracle.stdin.take().expect("its input is a pipe"));
    let mut sent = Ok(());
    for _ in 0..count {
        sent = writeln!(input, "{}", line(&mut random));
        if sent.is_err() {
            break; // The oracle has stopped: its output says why.
        }
    }
    drop(input);
    let output = oracle.wait_with_output().map_err(|error| error.to_string())?;
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    if output.status.success() && sent.is_ok() { Ok(printed) } else { Err(printed) }
}

#[test]
fn an_oracle_outside_rust_finds_no_difference() {
    let number = |name: &str| env::var(name).ok().map(|text| text.parse::<u64>().unwrap());
    let (asked, seed) = (number("ORACLE_PLANS"), number("ORACLE_SEED").unwrap_or(20_270_301));
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracle/plans.py");
    let workers = if asked.is_some() { 2 } else { 1 };
    let count = asked.unwrap_or(5_000).div_ceil(workers);
    let mut running = Vec::new();
    for worker in 0..workers {
        let oracle = Command::new("python3")
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let oracle = match oracle {
            Ok(oracle) => oracle,
            Err(error) if asked.is_none() => {
                eprintln!("not checked: python3 cannot be started ({error})");
                return;
            }
            Err(error) => panic!("python3 cannot be started ({error}): install it for this run"),
        };
        let seed = seed.wrapping_add(worker << 40);
        running.push(std::thread::spawn(move || run(oracle, seed, count)));
    }
    for worker in running {
        match worker.join().expect("a worker does not panic") {
            Ok(printed) => print!("{printed}"),
            Err(printed) => panic!("the oracle differs or has stopped:\n{printed}"),
        }
    }
}
