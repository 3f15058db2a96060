//! The rules of the edits. Knows nothing of how an edit is worked out.

use super::*;
use crate::domain::series::testing::{date, plan, request, rules};
use crate::domain::series::{BlockKind, Blocked, Clash, Direction, Offer, PlanId, findings};

const MARCH: [&str; 4] = ["2027-03-01", "2027-03-29", "2027-04-26", "2027-05-24"];

fn dates(plan: &Plan) -> Vec<String> {
    plan.sessions.iter().map(|session| session.date.to_string()).collect()
}

fn edit(plan: &Plan, edit: Edit) -> Result<(Plan, Change), Refusal> {
    plan.edited(&rules(), &edit)
}

fn replan(plan: &Plan, today: CivilDate, done: u8) -> Result<(Plan, Change), Refusal> {
    let request = Request { sessions: plan.sessions.len() as u8, ..plan.request.clone() };
    edit(plan, Edit::Replan { today, done, request })
}

/// Another wish on 10 April, when the first two of [`MARCH`] have taken place.
fn in_april(wish: impl Fn(&mut Request)) -> Result<(Plan, Change), Refusal> {
    let start = Plan::suggest(&rules(), PlanId(7), request("2027-03-01", 4, 28)).unwrap();
    let today = date("2027-04-10");
    let mut request = Request { start: today, ..start.request.clone() };
    wish(&mut request);
    edit(&start, Edit::Continue { today, request })
}

fn by_days(session: u8, days: i32, scope: Scope) -> Edit {
    Edit::Move { session, to: Target::Days(days), scope }
}

#[test]
fn moving_only_one_session_leaves_the_others() {
    let (moved, change) = edit(&plan(&MARCH), by_days(3, 2, Scope::Only)).unwrap();
    assert_eq!(dates(&moved), ["2027-03-01", "2027-03-29", "2027-04-26", "2027-05-26"]);
    let (from, to) = (date("2027-05-24"), date("2027-05-26"));
    assert_eq!(change, Change::Moved { session: 3, from, to, later: 0 });
}

#[test]
fn moving_this_and_later_keeps_the_gaps_behind_it() {
    let (moved, change) = edit(&plan(&MARCH), by_days(1, 7, Scope::AndLater)).unwrap();
    assert_eq!(dates(&moved), ["2027-03-01", "2027-04-05", "2027-05-03", "2027-05-31"]);
    let (from, to) = (date("2027-03-29"), date("2027-04-05"));
    assert_eq!(change, Change::Moved { session: 1, from, to, later: 2 });
}

#[test]
fn moving_to_a_date_is_moving_by_its_days() {
    let to = Edit::Move { session: 3, to: Target::Date(date("2027-05-26")), scope: Scope::Only };
    assert_eq!(edit(&plan(&MARCH), to), edit(&plan(&MARCH), by_days(3, 2, Scope::Only)));
}

#[test]
fn gap_shorter_than_the_minimum_is_refused_on_both_sides() {
    let refused = |number, days, session, left| {
        let refusal = edit(&plan(&MARCH), by_days(number, days, Scope::Only)).unwrap_err();
        assert_eq!(refusal, Refusal::BelowMinimumGap { session, days: left, minimum: 28 });
    };
    refused(1, 1, 1, 27);
    refused(1, -1, 0, 27);
    refused(1, 40, 1, -12);
    refused(3, -60, 2, -32);
}

#[test]
fn a_persons_own_move_may_break_every_other_rule() {
    let mut start = plan(&MARCH);
    start.request.event = Some(date("2027-07-10"));
    start.request.blocked =
        vec![Blocked { from: date("2027-06-10"), to: date("2027-08-01"), kind: BlockKind::Sun }];
    let (moved, _) = edit(&start, by_days(3, 41, Scope::Only)).unwrap();
    assert_eq!(dates(&moved)[3], "2027-07-04");
    // Sunday, in the trip, within the buffer, 69 days after the session before.
    assert_eq!(findings(&rules(), &moved).len(), 4);
}

#[test]
fn a_pinned_later_session_stays_when_the_ones_before_it_move() {
    let mut start = plan(&["2027-03-01", "2027-03-29", "2027-04-26", "2027-06-07"]);
    start.sessions[3].pinned = true;
    let (moved, change) = edit(&start, by_days(1, 7, Scope::AndLater)).unwrap();
    assert_eq!(dates(&moved), ["2027-03-01", "2027-04-05", "2027-05-03", "2027-06-07"]);
    assert!(matches!(change, Change::Moved { later: 1, .. }));
    let refusal = edit(&start, by_days(1, 15, Scope::AndLater)).unwrap_err();
    assert_eq!(refusal, Refusal::BelowMinimumGap { session: 2, days: 27, minimum: 28 });
}

#[test]
fn a_gap_below_the_minimum_that_was_there_before_stops_no_other_move() {
    let start = plan(&["2027-03-01", "2027-03-15", "2027-04-26"]);
    assert!(edit(&start, by_days(2, 1, Scope::Only)).is_ok());
    assert!(edit(&start, by_days(0, -1, Scope::Only)).is_err(), "a changed gap is held to it");
}

#[test]
fn what_changes_nothing_or_leaves_the_calendar_is_refused() {
    let start = plan(&MARCH);
    let refusal = |it| edit(&start, it).unwrap_err();
    assert_eq!(refusal(by_days(0, 0, Scope::Only)), Refusal::Unchanged);
    assert_eq!(refusal(by_days(4, 1, Scope::Only)), Refusal::NoSuchSession);
    assert_eq!(refusal(by_days(3, i32::MAX, Scope::Only)), Refusal::OutsideCalendar);
    assert_eq!(refusal(by_days(0, i32::MIN, Scope::Only)), Refusal::OutsideCalendar);
    assert_eq!(refusal(Edit::Pin { session: 0, pinned: false }), Refusal::Unchanged);
    assert_eq!(refusal(Edit::Request(start.request.clone())), Refusal::Unchanged);
}

#[test]
fn pins_hold_while_everything_else_is_asked_again() {
    let start = Plan::suggest(&rules(), PlanId(7), request("2027-03-01", 4, 28)).unwrap();
    let (moved, _) = edit(&start, by_days(2, 9, Scope::AndLater)).unwrap();
    let (pinned, change) = edit(&moved, Edit::Pin { session: 2, pinned: true }).unwrap();
    assert_eq!(change, Change::Pinned { session: 2, date: date("2027-05-05") });
    let (wider, change) =
        edit(&pinned, Edit::Request(Request { gap: 35, ..pinned.request.clone() })).unwrap();
    assert_eq!(dates(&wider)[2], "2027-05-05");
    assert!(wider.sessions[2].pinned);
    let Change::Requested { asked, .. } = change else { panic!("{change:?}") };
    assert_eq!(asked, Asked::Gap { from: 28, to: 35 });
    let (free, change) = edit(&wider, Edit::Pin { session: 2, pinned: false }).unwrap();
    assert_eq!(change, Change::Unpinned { session: 2, date: date("2027-05-05") });
    assert_eq!(free.sessions[2].date, date("2027-05-05"));
}

#[test]
fn a_pinned_last_session_keeps_its_day_with_fewer_sessions() {
    let mut start = plan(&MARCH);
    start.sessions[3] = Session { date: date("2027-05-24"), pinned: true };
    let fewer = Request { sessions: 3, ..start.request.clone() };
    let (shorter, _) = edit(&start, Edit::Request(fewer)).unwrap();
    assert_eq!(dates(&shorter).last().unwrap(), "2027-05-24");
    assert!(shorter.sessions[2].pinned);
}

#[test]
fn more_pins_than_sessions_are_refused() {
    let mut start = plan(&MARCH);
    for session in &mut start.sessions {
        session.pinned = true;
    }
    let fewer = Request { sessions: 3, ..start.request.clone() };
    let refusal = edit(&start, Edit::Request(fewer)).unwrap_err();
    assert_eq!(refusal, Refusal::PinnedSessions { pinned: 4 });
}

#[test]
fn asking_the_same_again_undoes_a_persons_own_moves() {
    let start = Plan::suggest(&rules(), PlanId(7), request("2027-03-01", 4, 28)).unwrap();
    let (moved, _) = edit(&start, by_days(3, 5, Scope::Only)).unwrap();
    let (again, change) = edit(&moved, Edit::Request(start.request.clone())).unwrap();
    assert_eq!(again, start);
    let finish = date("2027-05-24");
    assert_eq!(change, Change::Requested { asked: Asked::Again, moved: 1, finish });
}

#[test]
fn a_changed_request_names_what_was_asked() {
    let start = Plan::suggest(&rules(), PlanId(7), request("2027-03-01", 4, 28)).unwrap();
    let old = &start.request;
    let asked = |new: Request| match edit(&start, Edit::Request(new)).unwrap().1 {
        Change::Requested { asked, .. } => asked,
        other => panic!("{other:?}"),
    };
    let event = Some(date("2027-09-01"));
    assert_eq!(asked(Request { start: date("2027-03-02"), ..old.clone() }), Asked::Start);
    assert_eq!(asked(Request { event, ..old.clone() }), Asked::Event);
    assert_eq!(asked(Request { sessions: 5, ..old.clone() }), Asked::Sessions { from: 4, to: 5 });
    let weekday = Some(crate::domain::date::Weekday::Friday);
    assert_eq!(asked(Request { weekday, ..old.clone() }), Asked::Weekday);
    let direction = Direction::Backward;
    assert_eq!(asked(Request { direction, ..old.clone() }), Asked::Direction);
    assert_eq!(asked(Request { direction, event, ..old.clone() }), Asked::Several);
}

#[test]
fn a_request_that_nothing_fits_is_refused_with_what_would_fit() {
    let start = plan(&MARCH);
    let event = Some(date("2027-05-20"));
    let refusal = edit(&start, Edit::Request(Request { event, ..start.request.clone() }));
    let Err(Refusal::NoFit(no_fit)) = refusal else { panic!("{refusal:?}") };
    assert_eq!(no_fit.clashes, [Clash::Start, Clash::EventBuffer]);
    let offers: Vec<Offer> = no_fit.nearest.iter().map(|nearest| nearest.offer).collect();
    assert_eq!(offers, [Offer::Sessions(3), Offer::FinishAfterEvent]);
    let accepted = Edit::Request(no_fit.nearest[0].request.clone());
    let (plan, _) = edit(&start, accepted).unwrap();
    let offered: Vec<String> =
        no_fit.nearest[0].solution.dates.iter().map(CivilDate::to_string).collect();
    assert_eq!(dates(&plan), offered, "accepting an offer gives what was offered");
}

#[test]
fn a_session_is_added_at_the_end_and_the_others_stay() {
    let (moved, _) = edit(&plan(&MARCH), by_days(3, 3, Scope::Only)).unwrap();
    let (longer, change) = edit(&moved, Edit::Add(CivilDate::MIN)).unwrap();
    assert_eq!(dates(&longer)[..4], dates(&moved));
    assert_eq!(longer.request.sessions, 5);
    assert_eq!(change, Change::Added { session: 4, date: date("2027-06-24") });
}

#[test]
fn a_session_is_added_before_the_first_when_the_plan_is_held_at_an_event() {
    let asked = Request {
        direction: Direction::Backward,
        event: Some(date("2027-09-01")),
        ..request("2027-01-04", 3, 28)
    };
    let start = Plan::suggest(&rules(), PlanId(7), asked).unwrap();
    let (longer, change) = edit(&start, Edit::Add(CivilDate::MIN)).unwrap();
    assert_eq!(dates(&longer)[1..], dates(&start));
    assert!(matches!(change, Change::Added { session: 0, .. }));
}

#[test]
fn a_session_that_finds_no_room_beside_the_others_moves_them() {
    let mut start = plan(&["2027-03-01", "2027-04-12", "2027-05-24"]);
    start.request.gap = 42;
    start.request.event = Some(date("2027-06-16"));
    let (longer, change) = edit(&start, Edit::Add(CivilDate::MIN)).unwrap();
    assert!(findings(&rules(), &longer).is_empty());
    let Change::Requested { asked, moved, .. } = change else { panic!("{change:?}") };
    assert_eq!(asked, Asked::Sessions { from: 3, to: 4 });
    assert_eq!(moved, 3);
}

#[test]
fn a_session_is_taken_out_and_the_others_stay() {
    let (shorter, change) = edit(&plan(&MARCH), Edit::Remove { session: 1 }).unwrap();
    assert_eq!(dates(&shorter), ["2027-03-01", "2027-04-26", "2027-05-24"]);
    assert_eq!(shorter.request.sessions, 3);
    assert_eq!(change, Change::Removed { session: 1, date: date("2027-03-29") });
}

#[test]
fn never_fewer_or_more_sessions_than_the_rules_have() {
    let three = plan(&MARCH[..3]);
    assert_eq!(edit(&three, Edit::Remove { session: 0 }), Err(Refusal::SessionCount));
    let mut six = plan(&MARCH);
    for later in [28, 56] {
        let date = date("2027-05-24").saturating_add(later);
        six.sessions.push(Session { date, pinned: false });
    }
    assert_eq!(edit(&six, Edit::Add(CivilDate::MIN)), Err(Refusal::SessionCount));
}

#[test]
fn what_has_taken_place_stays_when_something_else_is_asked_for() {
    let (wider, change) = in_april(|request| request.gap = 42).unwrap();
    assert_eq!(dates(&wider), ["2027-03-01", "2027-03-29", "2027-05-10", "2027-06-21"]);
    let pinned: Vec<bool> = wider.sessions.iter().map(|session| session.pinned).collect();
    assert_eq!(pinned, [true, true, false, false]);
    let Change::Requested { asked, moved, .. } = change else { panic!("{change:?}") };
    assert_eq!((asked, moved), (Asked::Gap { from: 28, to: 42 }, 2));
}

#[test]
fn a_trip_that_leaves_no_room_after_what_has_taken_place_is_told() {
    let (from, to) = (date("2027-04-25"), date("2027-05-12"));
    let trip = Blocked { from, to, kind: BlockKind::Away };
    let Err(Refusal::NoFit(no_fit)) = in_april(|request| request.blocked.push(trip)) else {
        panic!("session 3 is within 42 days of 29 March")
    };
    let away = Clash::Blocked { range: 0, kind: BlockKind::Away };
    assert_eq!(no_fit.clashes, [away, Clash::Pinned(1), Clash::MaximumGap]);
}

#[test]
fn days_that_went_by_are_no_change() {
    assert_eq!(in_april(|_| ()), Err(Refusal::Unchanged));
}

#[test]
fn fewer_sessions_than_have_taken_place_are_refused() {
    let start = Plan::suggest(&rules(), PlanId(7), request("2027-03-01", 4, 28)).unwrap();
    let today = date("2027-06-01");
    let request = Request { start: today, sessions: 3, ..start.request.clone() };
    let refusal = edit(&start, Edit::Continue { today, request }).unwrap_err();
    assert_eq!(refusal, Refusal::PinnedSessions { pinned: 4 });
}

#[test]
fn no_session_is_added_before_today() {
    let event = Some(date("2027-09-01"));
    let direction = Direction::Backward;
    let asked = Request { event, direction, ..request("2027-01-04", 3, 28) };
    let start = Plan::suggest(&rules(), PlanId(7), asked).unwrap();
    let first = start.sessions[0].date;
    let in_time = first.saturating_add(-28);
    let (longer, _) = edit(&start, Edit::Add(in_time)).unwrap();
    assert_eq!(longer.sessions[0].date, in_time);
    let Err(Refusal::NoFit(no_fit)) = edit(&start, Edit::Add(in_time.saturating_add(1))) else {
        panic!("there is a day too few")
    };
    assert_eq!(no_fit.clashes, [Clash::NotBefore, Clash::EventBuffer]);
}

#[test]
fn the_rest_after_a_missed_session_may_be_asked_for_otherwise() {
    let today = date("2027-04-01");
    let request = Request { gap: 35, ..plan(&MARCH).request };
    let (again, change) = edit(&plan(&MARCH), Edit::Replan { today, done: 1, request }).unwrap();
    assert_eq!(dates(&again), ["2027-03-01", "2027-04-05", "2027-05-10", "2027-06-14"]);
    assert!(matches!(change, Change::Replanned { done: 1, .. }), "{change:?}");
}

#[test]
fn after_a_missed_session_the_rest_is_planned_again_from_today() {
    let today = date("2027-04-01");
    let (again, change) = replan(&plan(&MARCH), today, 1).unwrap();
    assert_eq!(dates(&again), ["2027-03-01", "2027-04-01", "2027-04-29", "2027-05-27"]);
    assert!(again.sessions[0].pinned, "it has taken place");
    assert!(!again.sessions[1].pinned);
    let next = today;
    assert_eq!(change, Change::Replanned { today, done: 1, next, past_maximum: None });
}

#[test]
fn a_session_missed_for_too_long_comes_on_the_next_open_day_past_the_maximum() {
    let today = date("2027-05-02");
    let (again, change) = replan(&plan(&MARCH), today, 1).unwrap();
    // 2 May is a Sunday.
    assert_eq!(dates(&again), ["2027-03-01", "2027-05-03", "2027-05-31", "2027-06-28"]);
    let next = date("2027-05-03");
    assert_eq!(change, Change::Replanned { today, done: 1, next, past_maximum: Some(63) });
    assert!(findings(&rules(), &again).iter().all(|found| found.conflict.is_note()));
    let wider = Request { gap: 35, ..again.request.clone() };
    assert!(edit(&again, Edit::Request(wider)).is_ok(), "and it can be edited on");
}

#[test]
fn a_missed_first_session_moves_the_whole_series() {
    let today = date("2027-03-07");
    let (again, _) = replan(&plan(&MARCH), today, 0).unwrap();
    assert_eq!(dates(&again)[0], "2027-03-08");
}

#[test]
fn a_pin_whose_day_has_passed_unused_is_given_up_and_a_coming_one_is_kept() {
    let mut start = plan(&["2027-03-01", "2027-03-29", "2027-05-03", "2027-06-07"]);
    start.sessions[1].pinned = true;
    start.sessions[3].pinned = true;
    let today = date("2027-04-01");
    let (again, _) = replan(&start, today, 1).unwrap();
    // 98 days in three gaps: none departs from 28 by more than 5.
    assert_eq!(dates(&again), ["2027-03-01", "2027-04-02", "2027-05-05", "2027-06-07"]);
    assert!(!again.sessions[1].pinned);
    assert!(again.sessions[3].pinned);
}

#[test]
fn when_all_is_done_or_more_there_is_nothing_to_plan_again() {
    let today = date("2027-06-30");
    let start = plan(&MARCH);
    assert_eq!(replan(&start, today, 4), Err(Refusal::Unchanged));
    assert_eq!(replan(&start, today, 5), Err(Refusal::NoSuchSession));
}

#[test]
fn a_plan_that_is_adopted_keeps_the_id_and_revision_that_calendars_know() {
    let (start, mut other) = (plan(&MARCH), plan(&["2027-04-05", "2027-05-10", "2027-06-14"]));
    other.id = PlanId(77);
    other.revision = 9;
    let (adopted, change) = edit(&start, Edit::Adopt(other.clone())).unwrap();
    assert_eq!((adopted.id, adopted.revision), (start.id, start.revision));
    assert_eq!((&adopted.sessions, &adopted.request), (&other.sessions, &other.request));
    assert_eq!(change, Change::Adopted { finish: date("2027-06-14") });
    assert_eq!(edit(&adopted, Edit::Adopt(other)), Err(Refusal::Unchanged));
}
