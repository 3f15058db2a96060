//! Random plans, checked by an oracle outside Rust: `tests/oracle/plans.py`.
//!
//! `cargo test --test series_oracle` checks 5,000. `ORACLE_PLANS=1000000 cargo test --profile bench
//! --test series_oracle -- --nocapture` is the full run; `ORACLE_SEED` gives other plans. The
//! oracle needs python3, which the set-up of the tests asks for too.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops here")]

use std::env;
use std::io::{BufWriter, Write};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use treatment_guide::domain::date::{CivilDate, Weekday};
use treatment_guide::domain::handover::calendar::{
    self, Entry, Occasion, UtcMoment, Wording, agenda,
};
use treatment_guide::domain::handover::plan_link;
use treatment_guide::domain::series::edits::{Scope, Target};
use treatment_guide::domain::series::{
    BlockKind, Blocked, Change, Conflict, Direction, Due, Edit, Finding, Nearest, Offer, Pin, Plan,
    PlanId, Reason, Refusal, ReminderKind, Request, Rules, Session, Weekdays, facts, findings,
    latest_first_session, reminders, solve,
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

/// Days that are "today" or near the start more often than others: leap days, ends of years and
/// of the calendar, days on which the clocks of Chile, Egypt, Lord Howe, Samoa, Nepal, Lebanon and
/// Europe were or are put on or back, with and without a midnight; the day that Samoa never had.
const EDGES: [&str; 24] = [
    "2028-02-29",
    "2024-02-29",
    "2000-02-29",
    "2100-02-28",
    "2026-12-31",
    "2027-12-31",
    "2099-12-31",
    "2026-09-06",
    "2027-04-04",
    "2019-04-07",
    "2026-04-24",
    "2027-04-30",
    "2026-10-30",
    "2026-10-04",
    "2027-04-03",
    "2020-04-05",
    "2011-12-29",
    "2011-12-30",
    "1986-01-01",
    "2027-03-28",
    "2026-10-25",
    "1900-01-01",
    "2199-10-01",
    "2199-12-31",
];

struct Case {
    rules: Rules,
    request: Request,
    pins: Vec<Pin>,
    today: CivilDate,
}

fn case(random: &mut Random) -> Case {
    let small = !random.one_in(3);
    let span = if small { 40 } else { 300 };
    let edge: Option<CivilDate> = random.one_in(8).then(|| random.pick(&EDGES).parse().unwrap());
    let anchor = match edge {
        Some(edge) => edge.saturating_add(-random.within(0, span / 2)),
        None => {
            let new_year: CivilDate = "2026-01-01".parse().unwrap();
            new_year.saturating_add(random.within(0, 4_000))
        }
    };
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
        preparation: random.pick(&[Some(7), Some(7), Some(3), Some(0), None]),
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
    let today = edge.unwrap_or_else(|| anchor.saturating_add(random.within(-20, span)));
    Case { rules, request, pins, today }
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

fn text(date: &CivilDate) -> String {
    date.to_string()
}

/// What is called to mind on which day, and how that stands to today.
fn reminded(rules: &Rules, plan: &Plan, today: CivilDate) -> Vec<String> {
    let reminder = |it: &treatment_guide::domain::series::Reminder| {
        let kind = match it.kind {
            ReminderKind::Preparation => "preparation",
            ReminderKind::Treatment => "treatment",
            ReminderKind::Recovery => "recovery",
        };
        let due = match it.due {
            Due::Upcoming => "upcoming",
            Due::DoNow => "now",
            Due::Past => "past",
        };
        format!("{} {kind} {} {due}", it.session, it.date)
    };
    reminders(rules, plan, today).iter().map(reminder).collect()
}

/// What goes into a calendar file, and what is left out of it.
fn in_calendar(rules: &Rules, plan: &Plan, today: CivilDate) -> Value {
    let entry = |it: &Entry| {
        let kind = match it.occasion {
            Occasion::Session => "session",
            Occasion::Preparation => "preparation",
            Occasion::Aftercare => "aftercare",
        };
        format!("{} {kind} {} {}", it.session, it.date, if it.alarm { "rings" } else { "silent" })
    };
    let agenda = agenda(plan, rules, today);
    let listed = |entries: &[Entry]| entries.iter().map(entry).collect::<Vec<_>>();
    json!([listed(&agenda.entries), listed(&agenda.past)])
}

fn offered(nearest: &Nearest) -> Value {
    let offer = match nearest.offer {
        Offer::Sessions(sessions) => json!(["sessions", sessions]),
        Offer::Gap(gap) => json!(["gap", gap]),
        Offer::FinishAfterEvent => json!(["after"]),
        Offer::LaterStart(day) => json!(["later", text(&day)]),
    };
    json!({
        "offer": offer,
        "dates": nearest.solution.dates.iter().map(text).collect::<Vec<_>>(),
        "cost": {
            "fewer": nearest.cost.fewer_sessions,
            "waits": nearest.cost.waits_days,
            "after": nearest.cost.days_after_event,
            "departure": nearest.cost.departure,
        },
    })
}

/// The rest of `plan`, planned again from today after some sessions.
fn planned_again(random: &mut Random, case: &Case, dates: &[CivilDate]) -> Value {
    let pinned = |number: u8| case.pins.iter().any(|pin| pin.session == number);
    let sessions = (0..=u8::MAX).zip(dates);
    let sessions =
        sessions.map(|(number, date)| Session { date: *date, pinned: pinned(number) }).collect();
    let plan = Plan { id: PlanId(1), revision: 0, request: case.request.clone(), sessions };
    let done = random.within(0, dates.len() as i32 - 1) as u8;
    let (today, sessions) = (case.today, dates.len() as u8);
    let request = Request { start: today, sessions, ..case.request.clone() };
    let answer = match plan.edited(&case.rules, &Edit::Replan { today, done, request }) {
        Ok((after, Change::Replanned { past_maximum, .. })) => json!({
            "dates": after.sessions.iter().map(|session| text(&session.date)).collect::<Vec<_>>(),
            "past": past_maximum,
        }),
        Ok((_, change)) => panic!("{change:?}"),
        Err(Refusal::Unchanged) => {
            json!({ "dates": dates.iter().map(text).collect::<Vec<_>>(), "past": null })
        }
        Err(Refusal::NoFit(_)) => Value::Null,
        Err(refusal) => panic!("{refusal:?}"),
    };
    json!({ "done": done, "answer": answer })
}

fn line(random: &mut Random) -> Value {
    let case = case(random);
    let Case { rules, request, pins, today } = &case;
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
        "today": text(today),
        "sample": random.one_in(50),
        "plan": null,
    });
    let count = (random.within(rules.sessions_min.into(), rules.sessions_max.into()) as u8, {
        random.within(rules.gap_min.into(), rules.gap_max.into()) as u16
    });
    if random.one_in(4) {
        let latest = latest_first_session(rules, request, count.0, count.1);
        line["latest"] = json!([count.0, count.1, latest.as_ref().map(text)]);
    }
    match solve(rules, request, pins) {
        Ok(solution) => {
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
            line["reminders"] = reminded(rules, &plan, *today).into();
            line["calendar"] = in_calendar(rules, &plan, *today);
            if random.one_in(3) {
                line["again"] = planned_again(random, &case, &solution.dates);
            }
        }
        Err(no_fit) => line["nearest"] = no_fit.nearest.iter().map(offered).collect(),
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
            .spawn()
            .unwrap_or_else(|error| {
                panic!(
                    "python3 cannot be started ({error}): install it, as scripts/setup test asks"
                )
            });
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

/// Zones that plan badly with hours: with a midnight that some days lack (Santiago, Cairo, Beirut,
/// Havana), half an hour of summer (Lord Howe), a day that never was (Apia), odd minutes from UTC
/// (Kathmandu), both ends of the world (Kiritimati, Niue).
const ZONES: [&str; 10] = [
    "UTC",
    "America/Santiago",
    "Africa/Cairo",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "Asia/Beirut",
    "America/Havana",
    "Pacific/Kiritimati",
    "Pacific/Niue",
];

#[test]
#[ignore = "the_time_zone_of_the_process_changes_nothing runs it, once in each zone"]
fn answers_in_this_zone() {
    let mut random = Random(42);
    let mut digest = 0xcbf2_9ce4_8422_2325_u64; // FNV-1a
    let mut add = |text: &str| {
        for byte in text.bytes() {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    };
    for _ in 0..500 {
        let case = case(&mut random);
        add(&line(&mut random).to_string());
        let Ok(plan) = Plan::suggest(&case.rules, PlanId(5), case.request) else { continue };
        add(&plan_link::encode(&plan).unwrap());
        let agenda = agenda(&plan, &case.rules, case.today);
        let now = UtcMoment { date: case.today, hour: 23, minute: 59, second: 59 };
        add(&calendar::file(&plan, &agenda.entries, now, &|_| Wording::default()));
    }
    println!("answers: {digest:016x}");
}

#[test]
fn the_time_zone_of_the_process_changes_nothing() {
    let answers = |zone: &str| {
        let program = env::current_exe().unwrap();
        let output = Command::new(program)
            .args(["--exact", "--ignored", "--nocapture", "answers_in_this_zone"])
            .env("TZ", zone)
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        let printed = String::from_utf8(output.stdout).unwrap();
        printed.lines().find(|line| line.contains("answers: ")).unwrap().to_owned()
    };
    let here = answers(ZONES[0]);
    for zone in ZONES {
        assert_eq!(answers(zone), here, "in {zone}");
    }
    println!(
        "figure: {} time zones, 500 requests with links and calendar files: equal",
        ZONES.len()
    );
}
