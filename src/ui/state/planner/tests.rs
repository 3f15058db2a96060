//! What each intent does, told without a browser.

use super::model::{Model, Said};
use super::{Field, Intent};
use crate::domain::date::CivilDate;
use crate::domain::handover::plan_link::PlanLinkError;
use crate::domain::series::edits::{Scope, Target};
use crate::domain::series::testing::open_all_week;
use crate::domain::series::{BlockKind, Blocked, Change, Direction, Plan, PlanId, Refusal, Rules};

fn day(text: &str) -> CivilDate {
    text.parse().unwrap()
}

mod kept;
mod under_way;

/// A planner that woke up on Monday, 22 February 2027.
fn awake() -> Model {
    let mut model = Model::new(open_all_week(), 3, 4);
    model.awake(day("2027-02-22"), PlanId(1));
    model
}

fn dates(model: &Model) -> Vec<String> {
    let sessions = model.plan().map(|plan| plan.sessions.clone()).unwrap_or_default();
    sessions.iter().map(|session| session.date.to_string()).collect()
}

fn said(model: &Model) -> Option<&Said> {
    model.live.as_ref().unwrap().said.as_ref()
}

#[test]
fn asleep_it_has_rows_and_no_plan_and_does_nothing() {
    let mut model = Model::new(awake().rules, 3, 4);
    assert_eq!((model.rows(), model.plan()), (3, None));
    model.act(Intent::Sessions(1));
    assert_eq!(model.sessions_wished(), 3);
}

#[test]
fn awake_it_proposes_a_start_in_a_week() {
    assert_eq!(dates(&awake()), ["2027-03-01", "2027-03-29", "2027-04-26"]);
}

#[test]
fn steppers_stop_at_the_ends_of_the_rules() {
    let mut model = awake();
    for _ in 0..9 {
        model.act(Intent::Sessions(1));
        model.act(Intent::GapWeeks(1));
    }
    assert_eq!((model.sessions_wished(), model.gap_wished()), (6, 42));
    assert_eq!(model.gap_step(1), None);
    for _ in 0..9 {
        model.act(Intent::Sessions(-1));
        model.act(Intent::GapWeeks(-1));
    }
    assert_eq!((model.sessions_wished(), model.gap_wished()), (3, 28));
}

#[test]
fn an_event_plans_back_from_it_and_gives_up_the_proposed_start() {
    let mut model = awake();
    model.act(Intent::Event(Some(day("2027-06-12"))));
    let request = model.request().unwrap();
    assert_eq!(request.direction, Direction::Backward);
    assert_eq!(request.start, day("2027-02-22"));
    assert_eq!(dates(&model), ["2027-04-03", "2027-05-01", "2027-05-29"]);
    model.act(Intent::Event(None));
    assert_eq!(dates(&model), dates(&awake()));
}

#[test]
fn an_event_leaves_a_start_that_was_chosen() {
    let mut model = awake();
    model.act(Intent::Start(day("2027-03-20")));
    model.act(Intent::Event(Some(day("2027-06-12"))));
    assert_eq!(model.request().unwrap().start, day("2027-03-20"));
}

#[test]
fn wishes_that_nothing_fits_are_kept_beside_the_plan_that_stands() {
    let mut model = awake();
    let before = dates(&model);
    model.act(Intent::Event(Some(day("2027-03-20"))));
    assert_eq!(said(&model), Some(&Said::NothingFits));
    assert_eq!(dates(&model), [""; 0]);
    assert_eq!(model.request().unwrap().event, Some(day("2027-03-20")));
    assert!(model.live.as_ref().unwrap().can_undo());
    model.act(Intent::Undo);
    assert_eq!((dates(&model), said(&model)), (before, Some(&Said::FitsAgain)));
}

#[test]
fn an_offer_of_the_panel_becomes_the_plan() {
    let mut model = awake();
    model.act(Intent::Event(Some(day("2027-05-01"))));
    model.act(Intent::Sessions(1));
    let unmet = model.live.as_ref().unwrap().unmet.clone().unwrap();
    let offered = &unmet.no_fit.nearest[0];
    model.act(Intent::Accept(0));
    let shown: Vec<String> = offered.solution.dates.iter().map(CivilDate::to_string).collect();
    assert_eq!(dates(&model), shown);
    assert!(model.live.as_ref().unwrap().unmet.is_none());
}

#[test]
fn the_same_dates_kept_again_to_compare_bring_back_what_was_wished_since() {
    let mut model = awake();
    model.act(Intent::Compare);
    let (from, to) = (day("2027-07-01"), day("2027-07-09"));
    model.act(Intent::Block(Blocked { from, to, kind: BlockKind::Sun }));
    model.act(Intent::Compare);
    assert_eq!(said(&model), Some(&Said::KeptAlready));
    model.act(Intent::GapWeeks(1));
    model.act(Intent::Choose(0));
    assert_eq!(dates(&model), dates(&awake()));
    assert_eq!(model.request().unwrap().blocked.len(), 1);
}

#[test]
fn a_broken_link_leaves_nothing_to_undo_where_nobody_chose_anything() {
    let mut model = awake();
    model.break_link(PlanLinkError::NotAPlan);
    assert!(!model.live.as_ref().unwrap().can_undo());
    model.act(Intent::Undo);
    assert_eq!(model.plan(), None);
}

#[test]
fn one_session_more_leaves_a_persons_own_move_in_place() {
    let mut model = awake();
    let moved = ["2027-03-01", "2027-03-29", "2027-04-28"];
    model.act(Intent::Move(2, Target::Days(2), Scope::Only));
    model.act(Intent::Sessions(1));
    assert_eq!((&dates(&model)[..3], model.rows()), (&moved.map(str::to_owned)[..], 4));
    model.act(Intent::Sessions(-1));
    assert_eq!(dates(&model), moved);
}

#[test]
fn a_move_below_the_minimum_gap_is_refused_and_said() {
    let mut model = awake();
    model.act(Intent::Move(1, Target::Days(-1), Scope::Only));
    assert!(matches!(
        said(&model),
        Some(Said::Refused(Refusal::BelowMinimumGap { session: 0, days: 27, minimum: 28 }))
    ));
    assert_eq!(dates(&model), dates(&awake()));
}

#[test]
fn undo_and_redo_say_what_they_took_back_and_did_again() {
    let mut model = awake();
    model.act(Intent::Move(2, Target::Days(1), Scope::Only));
    let moved = dates(&model);
    model.act(Intent::Undo);
    assert!(matches!(said(&model), Some(Said::Undone(Change::Moved { session: 2, .. }))));
    assert_eq!(dates(&model), dates(&awake()));
    model.act(Intent::Redo);
    assert!(matches!(said(&model), Some(Said::Redone(Change::Moved { session: 2, .. }))));
    assert_eq!(dates(&model), moved);
}

#[test]
fn a_reset_can_be_taken_back() {
    let mut model = awake();
    model.act(Intent::Sessions(1));
    let before = dates(&model);
    model.reset(PlanId(2));
    assert_eq!((dates(&model), model.plan().unwrap().id), (dates(&awake()), PlanId(2)));
    model.act(Intent::Undo);
    assert_eq!((dates(&model), model.plan().unwrap().id), (before, PlanId(1)));
}

#[test]
fn a_broken_link_shows_no_other_plan_in_its_place() {
    let mut model = awake();
    model.break_link(PlanLinkError::Damaged);
    assert_eq!((model.rows(), model.request()), (0, None));
    model.act(Intent::Sessions(1));
    assert_eq!(model.rows(), 0);
    model.reset(PlanId(4));
    assert_eq!(dates(&model), dates(&awake()));
}

#[test]
fn a_plan_from_a_link_keeps_its_dates_whatever_the_rules_say() {
    let mut model = awake();
    let mut plan = model.plan().unwrap().clone();
    plan.id = PlanId(9);
    plan.sessions[1].date = day("2027-03-05");
    model.open(plan.clone(), Said::Opened);
    assert_eq!(model.plan(), Some(&plan));
    assert_eq!(said(&model), Some(&Said::Opened));
}

#[test]
fn three_plans_stand_side_by_side_and_one_can_be_chosen() {
    let mut model = awake();
    model.act(Intent::Compare);
    model.act(Intent::Compare);
    assert_eq!(said(&model), Some(&Said::KeptAlready));
    for _ in 0..3 {
        model.act(Intent::Sessions(1));
        model.act(Intent::Compare);
    }
    assert_eq!(said(&model), Some(&Said::KeptFull));
    model.act(Intent::Choose(0));
    assert_eq!(dates(&model), dates(&awake()));
    model.act(Intent::Undo);
    assert_eq!(model.rows(), 6);
}

#[test]
fn a_start_that_is_not_open_says_why_and_where_session_one_went() {
    let mut model = awake();
    let range = Blocked { from: day("2027-03-01"), to: day("2027-03-02"), kind: BlockKind::Away };
    model.act(Intent::Block(range));
    let (_, open) = model.start_moved().unwrap();
    assert_eq!(open, day("2027-03-03"));
    model.act(Intent::Unblock(0));
    assert_eq!(model.start_moved(), None);
}

#[test]
fn missed_sessions_are_planned_again_from_today() {
    let mut model = awake();
    model.live.as_mut().unwrap().today = day("2027-04-05");
    model.act(Intent::Missed(1));
    assert_eq!(dates(&model)[0], "2027-03-01");
    assert!(model.plan().unwrap().sessions[1].date >= day("2027-04-05"));
}

#[test]
fn what_follows_from_the_plan_is_known_after_each_change() {
    let mut model = awake();
    model.act(Intent::Event(Some(day("2027-08-01"))));
    model.act(Intent::Move(1, Target::Date(day("2027-02-21")), Scope::Only));
    model.learn();
    let known = &model.known;
    let facts = known.facts.as_ref().unwrap();
    assert_eq!((facts.visits, &facts.findings[..]), (3, known.findings()));
    // Every number of sessions with every whole week: 3 to 6, and 4 to 6.
    assert_eq!(known.latest.len(), 12);
    assert_eq!(known.latest[0], Some(day("2027-05-23")));
    assert_eq!(known.latest[11], None, "five times six weeks are more than there is");
    model.act(Intent::Event(None));
    model.act(Intent::Start(day("2027-02-24")));
    model.learn();
    assert_eq!(model.known.latest, []);
    assert_eq!(model.known.due_now.len(), 1, "the preparation was to begin on 17 February");
    model.act(Intent::Block(Blocked {
        from: day("2027-02-22"),
        to: day("2199-12-31"),
        kind: BlockKind::Away,
    }));
    model.learn();
    assert_eq!((&model.known.facts, model.known.findings()), (&None, &[][..]));
    assert_eq!(model.known.due_now, []);
}

/// The table says by when one must begin, which is later than where the best series begins when days
/// away make that one wait.
#[test]
fn the_table_names_the_last_day_from_which_a_series_still_fits() {
    let mut model = awake();
    model.act(Intent::Event(Some(day("2027-09-18"))));
    for (from, to) in [("2027-08-05", "2027-08-07"), ("2027-08-15", "2027-09-03")] {
        let (from, to) = (day(from), day(to));
        model.act(Intent::Block(Blocked { from, to, kind: BlockKind::Away }));
    }
    model.learn();
    // Three sessions four weeks apart at least: 7 July, 4 August, and 4 September after the trip.
    assert_eq!(model.known.latest.first().copied().flatten(), Some(day("2027-07-07")));
    model.act(Intent::Start(day("2027-07-07")));
    assert_eq!(dates(&model), ["2027-07-07", "2027-08-04", "2027-09-04"]);
}

#[test]
fn a_series_longer_than_a_year_has_a_last_day_to_begin_as_well() {
    let mut model = Model::new(Rules { sessions_max: 12, ..open_all_week() }, 12, 6);
    model.awake(day("2027-02-22"), PlanId(1));
    model.act(Intent::Event(Some(day("2029-02-22"))));
    model.learn();
    // Eleven gaps of six weeks and the days before the event.
    let expected = day("2029-02-22").saturating_add(-11 * 42 - 14);
    assert_eq!(model.known.latest.last().copied().flatten(), Some(expected));
}

#[test]
fn while_no_plan_is_on_screen_none_is_edited_and_the_wish_stands() {
    let mut model = awake();
    model.act(Intent::Move(2, Target::Days(7), Scope::Only));
    model.act(Intent::Undo);
    model.act(Intent::Event(Some(day("2027-03-10"))));
    let unmet = |model: &Model| model.live.as_ref().unwrap().unmet.clone();
    let wish = unmet(&model);
    assert!(wish.is_some() && !model.live.as_ref().unwrap().can_redo());
    for intent in [
        Intent::Move(0, Target::Days(1), Scope::AndLater),
        Intent::Pin(0, true),
        Intent::Remove(0),
        Intent::Missed(1),
        Intent::Redo,
    ] {
        model.act(intent.clone());
        assert_eq!(unmet(&model), wish, "{intent:?}");
        assert_eq!(said(&model), Some(&Said::NothingFits), "{intent:?}");
    }
    model.act(Intent::Undo);
    assert_eq!(dates(&model), dates(&awake()), "nor was the plan beneath");
}

#[test]
fn what_is_wrong_with_a_date_is_said_until_something_else_is_wanted() {
    let wrong = || {
        let mut model = awake();
        for field in [Field::Start, Field::Event, Field::From, Field::To, Field::Day] {
            model.screen.tell(field, "wrong");
        }
        model.screen.range = ["2027-05-03".to_owned(), "2027-05-01".to_owned()];
        model
    };
    for intent in [Intent::Sessions(1), Intent::Undo, Intent::Event(Some(day("2027-09-12")))] {
        let mut model = wrong();
        model.act(intent);
        let entry = ["", "", "wrong", "wrong", ""];
        assert_eq!(model.screen.faults, entry, "a range that is being entered is still wrong");
    }
    let (mut fresh, mut opened) = (wrong(), wrong());
    fresh.reset(PlanId(2));
    let other = fresh.plan().cloned().unwrap();
    opened.open(other, Said::Opened);
    for model in [fresh, opened] {
        assert_eq!(model.screen.faults, [""; 5]);
        assert_eq!(model.screen.range, [String::new(), String::new()]);
    }
}

#[test]
fn no_event_where_there_was_none_begins_no_plan() {
    let mut blank = Model::new(open_all_week(), 3, 4);
    blank.awake_blank(day("2027-02-22"), PlanId(1));
    blank.act(Intent::Event(None));
    assert_eq!(blank.request(), None);
}

#[test]
fn on_a_new_day_a_blank_planner_proposes_a_later_start_and_a_plan_stays() {
    let mut blank = Model::new(open_all_week(), 3, 4);
    blank.awake_blank(day("2027-02-22"), PlanId(1));
    blank.dawn(day("2027-02-26"));
    blank.act(Intent::Sessions(1));
    assert_eq!(dates(&blank).first().map(String::as_str), Some("2027-03-05"));

    let mut model = awake();
    let before = dates(&model);
    model.dawn(day("2027-03-02"));
    model.learn();
    assert_eq!(dates(&model), before);
    assert_eq!(model.today(), Some(day("2027-03-02")));
}
