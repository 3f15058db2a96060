//! A plan that is opened again when days have gone by: what has taken place stays, and nothing is
//! planned before today.

use super::*;

/// The planner of [`awake`] with an event, opened again on `today` by its link.
fn opened_on(today: &str) -> Model {
    let mut model = awake();
    model.act(Intent::Event(Some(day("2027-06-12"))));
    let plan = model.plan().unwrap().clone();
    assert_eq!(dates(&model), ["2027-04-03", "2027-05-01", "2027-05-29"]);
    model.awake(day(today), PlanId(2));
    model.open(plan, Said::Opened);
    model
}

#[test]
fn a_wish_moves_no_session_that_has_taken_place() {
    let mut model = opened_on("2027-04-10");
    model.act(Intent::Event(Some(day("2027-06-26"))));
    assert_eq!(dates(&model), ["2027-04-03", "2027-05-01", "2027-05-29"]);
    let (from, to) = (day("2027-04-25"), day("2027-05-05"));
    model.act(Intent::Block(Blocked { from, to, kind: BlockKind::Away }));
    assert_eq!(dates(&model), ["2027-04-03", "2027-05-06", "2027-06-03"]);
}

#[test]
fn a_trip_after_a_session_that_took_place_may_leave_no_room() {
    let mut model = opened_on("2027-04-10");
    let (from, to) = (day("2027-04-29"), day("2027-05-05"));
    model.act(Intent::Block(Blocked { from, to, kind: BlockKind::Sun }));
    assert_eq!(said(&model), Some(&Said::NothingFits));
    let unmet = model.live.as_ref().unwrap().unmet.as_ref().unwrap();
    assert_eq!(unmet.request.start, day("2027-04-10"), "what is told begins today");
    for offer in &unmet.no_fit.nearest {
        assert_eq!(offer.solution.dates[0], day("2027-04-03"));
    }
    model.act(Intent::Unblock(0));
    assert_eq!(said(&model), Some(&Said::FitsAgain));
    assert_eq!(dates(&model), ["2027-04-03", "2027-05-01", "2027-05-29"]);
}

#[test]
fn nothing_is_planned_before_today() {
    // The event is sooner: counted back from it, session 1 would have been on 1 March.
    let mut model = opened_on("2027-03-10");
    model.act(Intent::Event(Some(day("2027-05-10"))));
    assert_eq!(said(&model), Some(&Said::NothingFits));
    // There is no event any more: the first day is proposed as on any day.
    let mut model = opened_on("2027-03-10");
    model.act(Intent::Event(None));
    assert_eq!(dates(&model)[0], "2027-03-17");
    let mut model = opened_on("2027-03-10");
    model.act(Intent::Direction(Direction::Forward));
    assert_eq!(dates(&model)[0], "2027-03-10");
    // One more has no room before the first, nor between.
    let mut model = opened_on("2027-04-10");
    model.act(Intent::Move(2, Target::Days(-1), Scope::Only));
    model.act(Intent::Sessions(1));
    assert_eq!(dates(&model).first().map(String::as_str), None, "nothing fits before 12 June");
    assert_eq!(said(&model), Some(&Said::NothingFits));
}

#[test]
fn one_session_fewer_leaves_those_that_took_place() {
    let mut model = opened_on("2027-03-10");
    model.act(Intent::Event(Some(day("2027-08-12"))));
    model.act(Intent::Sessions(1));
    let first = dates(&model)[0].clone();
    let plan = model.plan().unwrap().clone();
    model.awake(plan.sessions[0].date.saturating_add(1), PlanId(3));
    model.open(plan, Said::Opened);
    model.act(Intent::Move(3, Target::Days(-1), Scope::Only));
    model.act(Intent::Sessions(-1));
    assert_eq!((model.rows(), &dates(&model)[0]), (3, &first));
}

#[test]
fn who_sets_the_first_day_speaks_of_the_whole_series() {
    let mut model = awake();
    let plan = model.plan().unwrap().clone();
    model.awake(day("2027-04-10"), PlanId(2));
    model.open(plan, Said::Opened);
    model.act(Intent::Start(day("2027-04-20")));
    assert_eq!(dates(&model), ["2027-04-20", "2027-05-18", "2027-06-15"]);
}

#[test]
fn wishes_after_a_missed_session_know_what_took_place() {
    let mut model = opened_on("2027-05-10");
    model.act(Intent::Missed(1));
    assert_eq!(said(&model), Some(&Said::NothingFits));
    let request = model.request().unwrap();
    assert_eq!(request.start, day("2027-05-10"), "no session before today");
    model.act(Intent::Event(Some(day("2027-07-12"))));
    assert_eq!(dates(&model)[0], "2027-04-03");
    assert!(dates(&model)[1].as_str() >= "2027-05-10", "{:?}", dates(&model));
}

#[test]
fn an_offer_after_a_missed_session_keeps_the_sessions_that_took_place() {
    let mut model = awake();
    model.act(Intent::Event(Some(day("2027-05-10"))));
    let mut plan = model.plan().unwrap().clone();
    for (session, date) in plan.sessions.iter_mut().zip(["2027-03-01", "2027-03-29", "2027-04-26"])
    {
        session.date = day(date);
    }
    model.awake(day("2027-04-06"), PlanId(2));
    model.open(plan, Said::Opened);
    model.act(Intent::Missed(1));
    assert_eq!(said(&model), Some(&Said::NothingFits));
    model.act(Intent::Accept(0));
    let dates = dates(&model);
    assert_eq!(dates[0], "2027-03-01", "{dates:?}");
    assert!(dates[1].as_str() >= "2027-04-06", "{dates:?}");
}
