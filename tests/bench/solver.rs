//! How many plans a second the solver makes natively: 6 sessions, two trips, closed Sundays.
//!
//! Run with `cargo bench --bench solver`. A timing loop is all it takes: a benchmark library would
//! be compiled for every `cargo test` too.

#[path = "../support/plans.rs"]
mod plans;

use std::hint::black_box;
use std::time::{Duration, Instant};

use plans::rules;
use treatment_guide::domain::date::CivilDate;
use treatment_guide::domain::series::solver::best;
use treatment_guide::domain::series::{
    BlockKind, Blocked, Direction, Request, latest_first_sessions, solve,
};

/// One request for each of 91 starts and of five gaps. The trips lie where sessions want to be.
fn requests(direction: Direction, event_after: i32) -> Vec<Request> {
    let start = CivilDate::from_day_number(20_800).expect("a day of 2026");
    let blocked = |from, days, kind| {
        let from = start.saturating_add(from);
        Blocked { from, to: from.saturating_add(days), kind }
    };
    let trips = vec![blocked(50, 9, BlockKind::Sun), blocked(120, 13, BlockKind::Away)];
    let request = |later: i32, gap: u16| Request {
        direction,
        start: start.saturating_add(later),
        event: (direction == Direction::Backward)
            .then(|| start.saturating_add(later + event_after)),
        finish_after_event: false,
        sessions: 6,
        gap,
        weekday: None,
        blocked: trips.clone(),
    };
    (0..91).flat_map(|later| [28, 30, 35, 37, 42].map(|gap| request(later, gap))).collect()
}

/// Prints how often a second `work` is done on a request: median and best of 31 rounds, each of at
/// least 20 ms.
fn measure(name: &str, requests: &[Request], work: impl Fn(&Request)) {
    let mut rates: Vec<f64> = (0..31)
        .map(|_| {
            let (start, mut done) = (Instant::now(), 0);
            while start.elapsed() < Duration::from_millis(20) {
                requests.iter().for_each(|request| work(black_box(request)));
                done += requests.len();
            }
            done as f64 / start.elapsed().as_secs_f64()
        })
        .collect();
    rates.sort_by(f64::total_cmp);
    println!(
        "figure: row 26: {name}: {:.0} a second (median), {:.0} (best), {} requests",
        rates[rates.len() / 2],
        rates[rates.len() - 1],
        requests.len()
    );
}

fn main() {
    let rules = rules();
    for (name, direction) in [
        ("plans, forward", Direction::Forward),
        ("plans, backward from an event in 270 days", Direction::Backward),
    ] {
        let mut requests = requests(direction, 270);
        requests.retain(|request| best(&rules, request, &[]).is_some());
        measure(name, &requests, |request| {
            black_box(best(&rules, request, &[]));
        });
    }
    measure(
        "nothing fits, with reasons and offers",
        &requests(Direction::Backward, 140),
        |request| {
            black_box(solve(&rules, request, &[]).is_err());
        },
    );
    measure("tables of latest first sessions", &requests(Direction::Backward, 270), |request| {
        black_box(latest_first_sessions(&rules, request));
    });
}
