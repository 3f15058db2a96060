//! What each want does, and that nothing is left of a consultation that has ended.

use leptos::prelude::Owner;
use proptest::prelude::*;

use super::wanted::act;
use super::*;
use crate::domain::date::CivilDate;
use crate::domain::series::testing::open_all_week;
use crate::domain::series::{BlockKind, PlanId};
use crate::ui::state::handover::{Became, Deed, Paper};
use crate::ui::state::planner::{Field, Intent, Planner, Said};

const PRESETS: [Preset; 3] = [
    Preset { sessions: 3, weeks: 4 },
    Preset { sessions: 4, weeks: 5 },
    Preset { sessions: 6, weeks: 6 },
];

fn day(text: &str) -> CivilDate {
    text.parse().unwrap()
}

/// Monday, 22 February 2027.
fn at(seconds: i64) -> Moment {
    Moment { today: day("2027-02-22"), seconds }
}

/// A consultation that has just begun; the owner keeps its signals.
struct Table {
    consult: Consult,
    now: i64,
    _owner: Owner,
}

impl Table {
    fn new() -> Self {
        let owner = Owner::new();
        let consult = owner.with(|| {
            let planner = Planner::new(open_all_week(), 3, 4);
            planner.change(|model| {
                model.screen.page = "https://guide.example/plan/".to_owned();
                model.awake_blank(at(0).today, PlanId(9));
            });
            Consult::new(planner, Mode::new(true))
        });
        Table { consult, now: 0, _owner: owner }
    }

    fn want(&self, wanted: Wanted) -> &Self {
        let now = at(self.now);
        self.consult.change(|mode, model| act(mode, model, &PRESETS, wanted, now, PlanId(9)));
        self
    }

    fn wants(&self, all: &[Wanted]) -> &Self {
        for wanted in all {
            self.want(*wanted);
        }
        self
    }

    fn step(&self) -> Step {
        self.consult.peek(|mode, _| mode.step)
    }

    fn dates(&self) -> Vec<String> {
        self.consult.peek(|_, model| {
            let plan = model.plan();
            plan.map_or_else(Vec::new, |plan| {
                plan.sessions.iter().map(|session| session.date.to_string()).collect()
            })
        })
    }

    fn columns(&self) -> usize {
        self.consult.peek(|_, model| model.known.columns.len())
    }

    /// Everything that is held, as one text.
    fn all(&self) -> String {
        self.consult.peek(|mode, model| format!("{mode:#?}\n{model:#?}"))
    }

    fn can_restore(&self) -> bool {
        self.consult.peek(|mode, _| mode.before.is_some())
    }
}

/// From nothing to a plan with a day in mind and a trip.
const PATH: [Wanted; 1] = [Wanted::Preset(0)];

fn planned() -> Table {
    let table = Table::new();
    table.wants(&PATH).wants(&[
        Wanted::Day(day("2027-09-12")),
        Wanted::Day(day("2027-07-01")),
        Wanted::Day(day("2027-07-09")),
        Wanted::Next,
    ]);
    table
}

#[test]
fn it_begins_with_nothing_at_all() {
    let table = Table::new();
    assert_eq!((table.step(), table.dates()), (Step::Series, Vec::new()));
    assert!(table.consult.peek(|mode, model| mode.is_clean(model)));
    for step in Step::ALL.into_iter().skip(1) {
        table.want(Wanted::Go(step));
        assert_eq!(table.step(), Step::Series, "{step:?} needs a series first");
    }
}

#[test]
fn five_taps_lead_from_nothing_to_a_plan_with_a_date_and_a_trip() {
    let table = planned();
    assert_eq!(table.step(), Step::Plan);
    let dates = table.dates();
    // As late as the date allows, but for the trip: no session and no recovery in it.
    assert_eq!(dates, ["2027-06-27", "2027-07-25", "2027-08-22"].map(str::to_owned));
    table.consult.peek(|_, model| {
        let trip = model.request().unwrap().blocked[0];
        assert_eq!((trip.from, trip.to), (day("2027-07-01"), day("2027-07-09")));
        assert_eq!(trip.kind, BlockKind::Sun);
    });
    table.want(Wanted::Next);
    assert_eq!(table.step(), Step::HandOver);
}

#[test]
fn a_trip_may_be_tapped_from_its_end_and_is_taken_out_by_one_more_tap() {
    let table = Table::new();
    table.wants(&[Wanted::Preset(0), Wanted::Next]);
    table.wants(&[Wanted::Day(day("2027-07-09")), Wanted::Day(day("2027-07-01"))]);
    let ranges = |table: &Table| {
        table.consult.peek(|_, model| {
            let blocked = &model.request().unwrap().blocked;
            blocked.iter().map(|it| (it.from, it.to)).collect::<Vec<_>>()
        })
    };
    assert_eq!(ranges(&table), [(day("2027-07-01"), day("2027-07-09"))]);
    table.want(Wanted::Day(day("2027-07-05")));
    assert_eq!(ranges(&table), []);
}

#[test]
fn a_date_that_is_tapped_twice_is_no_longer_in_mind() {
    let table = Table::new();
    table.wants(&[Wanted::Preset(0), Wanted::Day(day("2027-09-12"))]);
    table.wants(&[Wanted::Go(Step::Date), Wanted::Day(day("2027-09-12"))]);
    assert_eq!(table.consult.peek(|_, model| model.request().unwrap().event), None);
    assert_eq!(table.step(), Step::Date);
}

#[test]
fn a_question_that_was_come_to_from_the_plan_leads_back_to_it() {
    let table = planned();
    table.wants(&[Wanted::Go(Step::Date), Wanted::Day(day("2027-10-03"))]);
    assert_eq!(table.step(), Step::Plan);
    table.wants(&[Wanted::Go(Step::Days), Wanted::Next]);
    assert_eq!(table.step(), Step::Plan);
    table.wants(&[Wanted::Go(Step::Series), Wanted::Preset(1)]);
    assert_eq!((table.step(), table.dates().len()), (Step::Plan, 4));
}

#[test]
fn compare_lines_up_the_presets_under_the_same_wishes() {
    let table = planned();
    table.want(Wanted::Go(Step::Compare));
    assert_eq!(table.columns(), 3);
    table.want(Wanted::Choose(1));
    assert_eq!((table.step(), table.dates().len()), (Step::Plan, 4));
    // Another date makes them anew.
    table.wants(&[Wanted::Go(Step::Date), Wanted::Day(day("2027-07-04"))]);
    table.want(Wanted::Go(Step::Compare));
    assert_eq!(table.columns(), 2, "six sessions do not fit before 4 July");
}

#[test]
fn without_a_series_to_choose_from_the_one_that_is_shown_is_taken() {
    let table = Table::new();
    table.want(Wanted::Next);
    assert_eq!(table.step(), Step::Series, "one of three has to be chosen");
    let next = |mode: &mut Mode, model: &mut Model| {
        act(mode, model, &[], Wanted::Next, at(0), PlanId(9));
    };
    table.consult.change(next);
    assert_eq!(table.step(), Step::Date);
    assert_eq!(table.dates(), ["2027-03-01", "2027-03-29", "2027-04-26"]);
}

#[test]
fn what_has_taken_place_is_the_same_in_all_plans_side_by_side() {
    let table = planned();
    let past = at(0).today.saturating_add(-10);
    table.consult.change(|_, model| {
        let mut plan = model.plan().unwrap().clone();
        plan.sessions[0].date = past;
        plan.request.start = past;
        model.open(plan, Said::Opened);
    });
    table.want(Wanted::Go(Step::Compare));
    assert_eq!(table.columns(), 3);
    table.consult.peek(|_, model| {
        for plan in model.live.as_ref().unwrap().compared.plans() {
            assert_eq!(plan.sessions[0].date, past);
            assert!(plan.sessions[1].date >= at(0).today);
        }
    });
}

#[test]
fn plans_that_a_person_kept_stay_side_by_side() {
    let table = planned();
    table.want(Wanted::Keep);
    table.want(Wanted::MoveBy(-7)).want(Wanted::Keep);
    table.want(Wanted::Go(Step::Compare));
    assert_eq!(table.columns(), 2);
    table.want(Wanted::TakeOut(0));
    assert_eq!(table.columns(), 1);
}

#[test]
fn the_chosen_session_moves_is_kept_and_stays_inside_the_plan() {
    let table = planned();
    table.wants(&[Wanted::SelectBy(1), Wanted::SelectBy(1), Wanted::SelectBy(1)]);
    assert_eq!(table.consult.peek(|mode, _| mode.selected), 2);
    let before = table.dates();
    table.want(Wanted::MoveBy(7));
    assert_eq!(table.dates()[2], "2027-08-29");
    table.want(Wanted::Undo);
    assert_eq!(table.dates(), before);
    table.want(Wanted::Redo).want(Wanted::Pin);
    assert!(table.consult.peek(|_, model| model.plan().unwrap().sessions[2].pinned));
    table.wants(&[Wanted::SelectBy(-1), Wanted::SelectBy(-1), Wanted::SelectBy(-1)]);
    assert_eq!(table.consult.peek(|mode, _| mode.selected), 0);
}

#[test]
fn while_nothing_fits_no_key_edits_the_plan_of_before() {
    let table = Table::new();
    table.wants(&[Wanted::Preset(2), Wanted::Day(day("2027-03-20")), Wanted::Next]);
    let before = table.all();
    assert_eq!((table.step(), table.dates()), (Step::Plan, Vec::new()));
    table.wants(&[Wanted::MoveBy(1), Wanted::MoveBy(-7), Wanted::Pin, Wanted::Redo]);
    assert_eq!(table.all(), before);
}

#[test]
fn a_fault_of_one_question_is_not_said_when_it_is_come_back_to() {
    let table = planned();
    table.want(Wanted::Go(Step::Date));
    table.consult.planner.screen(|screen| screen.tell(Field::Event, "wrong"));
    table.wants(&[Wanted::Next, Wanted::Go(Step::Date)]);
    assert_eq!(table.consult.peek(|_, model| model.screen.fault(Field::Event)), "");
}

#[test]
fn a_reset_can_be_taken_back_for_a_few_seconds_and_no_longer() {
    let mut table = planned();
    let dates = table.dates();
    table.want(Wanted::Reset);
    assert_eq!((table.step(), table.dates()), (Step::Series, Vec::new()));
    table.now = 7;
    table.consult.set(|mode| clear::let_go(mode, at(7)));
    assert!(table.can_restore());
    table.want(Wanted::Undo);
    assert_eq!((table.step(), table.dates()), (Step::Plan, dates));
    table.want(Wanted::Reset);
    table.consult.set(|mode| clear::let_go(mode, at(7 + clear::UNDO_SECONDS)));
    assert!(!table.can_restore());
    table.want(Wanted::Restore);
    assert_eq!(table.dates(), Vec::<String>::new());
}

#[test]
fn a_second_reset_does_not_lose_what_the_first_one_cleared() {
    let table = planned();
    let dates = table.dates();
    table.wants(&[Wanted::Reset, Wanted::Reset, Wanted::Restore]);
    assert_eq!(table.dates(), dates);
}

#[test]
fn the_next_person_cannot_bring_the_last_one_back() {
    let table = planned();
    table.wants(&[Wanted::Reset, Wanted::Preset(1)]);
    assert!(!table.can_restore());
}

#[test]
fn a_screen_that_was_left_alone_brings_nothing_back() {
    let table = planned();
    table.want(Wanted::Blank);
    assert!(!table.can_restore());
    assert_eq!(table.all(), Table::new().all());
}

#[test]
fn single_keys_stay_off_for_the_next_person() {
    let table = planned();
    table.wants(&[Wanted::Keys(false), Wanted::Blank]);
    assert!(!table.consult.peek(|mode, _| mode.keys));
}

#[test]
fn a_day_typed_before_any_series_makes_the_first_plan() {
    let table = Table::new();
    table.consult.planner.act(Intent::Event(Some(day("2027-09-12"))));
    assert_eq!(table.dates().len(), 3);
}

fn any_want() -> impl Strategy<Value = Wanted> {
    let any_day = (0..400_i32).prop_map(|days| at(0).today.saturating_add(days));
    prop_oneof![
        prop::sample::select(Step::ALL.to_vec()).prop_map(Wanted::Go),
        Just(Wanted::Next),
        (0..4_usize).prop_map(Wanted::Preset),
        (0..4_usize).prop_map(Wanted::Choose),
        any_day.clone().prop_map(Wanted::Day),
        any_day.prop_map(Wanted::Cursor),
        (0..6_usize).prop_map(Wanted::Select),
        (-1..=1_i8).prop_map(Wanted::SelectBy),
        (0..5_usize).prop_map(Wanted::Phase),
        prop::sample::select(vec![-7, -1, 1, 7]).prop_map(Wanted::MoveBy),
        Just(Wanted::Pin),
        Just(Wanted::Undo),
        Just(Wanted::Redo),
        Just(Wanted::Keep),
        (0..3_usize).prop_map(Wanted::TakeOut),
        Just(Wanted::Reset),
        Just(Wanted::Restore),
        prop::sample::select(Panel::ALL.to_vec()).prop_map(Wanted::Open),
    ]
}

proptest! {
    #[test]
    fn whatever_was_done_nothing_of_it_is_left_after_a_reset(
        wants in prop::collection::vec(any_want(), 0..30),
        typed in "[0-9-]{0,10}",
    ) {
        let table = Table::new();
        table.wants(&wants);
        table.consult.planner.screen(|screen| {
            screen.range = [typed.clone(), typed];
            screen.tell(Field::Event, "wrong");
            screen.became = Some(Became::Done(Deed::CopyText));
            screen.paper = Paper::Ready { sheet: "sheet".to_owned(), code: "code".to_owned() };
        });
        table.want(Wanted::Reset);
        table.consult.set(|mode| clear::let_go(mode, at(clear::UNDO_SECONDS)));
        prop_assert_eq!(table.all(), Table::new().all());
    }

    #[test]
    fn whatever_was_done_a_reset_can_be_taken_back(
        wants in prop::collection::vec(any_want(), 0..20),
    ) {
        let table = Table::new();
        table.wants(&wants);
        let (step, dates) = (table.step(), table.dates());
        let clean = table.consult.peek(|mode, model| mode.is_clean(model));
        prop_assume!(!clean);
        table.wants(&[Wanted::Reset, Wanted::Restore]);
        prop_assert_eq!((table.step(), table.dates()), (step, dates));
    }
}
