//! The planner's deeds, with ports that write down what reaches them.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;

use super::deeds::Doer;
use super::*;
use crate::domain::handover::plan_link::{self, PlanLinkError};
use crate::domain::series::Plan;
use crate::ports::{
    Clipboard, FileSaver, HandOverMaker, Made, Media, Outcome, Preferences, Printer, Report,
};
use crate::prerender::ports::still;
use crate::ui::state::handover::{Became, Deed, Paper};
use crate::ui::state::planner::{Intent, Model, Screen};
use crate::ui::views::examples as sample;

/// A world that can be told to fail, and remembers what it was given.
#[derive(Default)]
struct World {
    unreachable: Mutex<bool>,
    orders: Mutex<usize>,
    given: Mutex<Vec<String>>,
    /// What this device keeps, under whichever key.
    kept: Mutex<Option<String>>,
    /// What happens while an order is on its way.
    meanwhile: Mutex<Option<Box<dyn FnOnce() + Send>>>,
}

impl HandOverMaker for World {
    fn make(&self, order: Vec<String>, done: Made) {
        *self.orders.lock().unwrap() += 1;
        if let Some(meanwhile) = self.meanwhile.lock().unwrap().take() {
            meanwhile();
        }
        let reachable = !*self.unreachable.lock().unwrap();
        done(reachable.then(|| crate::ui::parts::handover::answer(order)).flatten());
    }
}

impl FileSaver for World {
    fn save(&self, name: &str, _media_type: &str, text: &str) -> Outcome {
        self.given.lock().unwrap().extend([name.to_owned(), text.to_owned()]);
        Outcome::Done
    }
}

impl Printer for World {
    fn print(&self) -> bool {
        self.given.lock().unwrap().push("on paper".to_owned());
        true
    }
}

/// Nobody waits here.
impl Media for World {
    fn reduced_motion(&self) -> bool {
        false
    }

    fn every(&self, _milliseconds: u32, _tick: Box<dyn FnMut()>) -> Box<dyn Any> {
        Box::new(())
    }

    fn after(&self, _milliseconds: u32, then: Box<dyn FnOnce()>) -> Box<dyn Any> {
        then();
        Box::new(())
    }
}

impl Preferences for World {
    fn get(&self, _key: &str) -> Option<String> {
        self.kept.lock().unwrap().clone()
    }

    fn set(&self, _key: &str, text: &str) -> bool {
        *self.kept.lock().unwrap() = Some(text.to_owned());
        true
    }

    fn remove(&self, _key: &str) {
        *self.kept.lock().unwrap() = None;
    }
}

impl Clipboard for World {
    fn copy(&self, text: &str, report: Report) {
        self.given.lock().unwrap().push(text.to_owned());
        report(Outcome::Done);
    }

    fn can_share(&self) -> bool {
        false
    }

    fn share(&self, _title: &str, _text: &str, _url: &str, _report: Report) {}
}

/// A planner that woke up on Monday, 22 February 2027, with its world.
fn doer() -> (Owner, Doer, Arc<World>) {
    let owner = Owner::new();
    let world = Arc::new(World::default());
    let doer = owner.with(|| {
        let data = planner_data(&sample::clinic(), &sample::treatment());
        let planner = state(&data);
        let day = "2027-02-22".parse().unwrap();
        planner.change(|model| model.awake(day, PlanId(7)));
        planner.screen(|screen| screen.page = "https://guide.example/plan/".to_owned());
        Doer {
            planner,
            data: Arc::new(data),
            timer: StoredValue::new_local(None),
            midnight: StoredValue::new_local(None),
            ports: Ports {
                hand_over: world.clone(),
                files: world.clone(),
                clipboard: world.clone(),
                preferences: world.clone(),
                printer: world.clone(),
                media: world.clone(),
                ..still(day)
            },
        }
    });
    (owner, doer, world)
}

fn screen<T: Default>(doer: &Doer, read: impl FnOnce(&Screen) -> T) -> T {
    doer.planner.peek(|model| read(&model.screen))
}

fn has_code(doer: &Doer) -> bool {
    screen(doer, |it| matches!(&it.paper, Paper::Ready { code, .. } if !code.is_empty()))
}

#[test]
fn nothing_is_made_before_somebody_comes_near() {
    let (_owner, doer, world) = doer();
    let _follows = doer.keep_in_step(false);
    assert!(screen(&doer, |it| it.link.clone()).starts_with("https://guide.example/plan/#plan="));
    doer.run(Deed::CopyLink);
    assert_eq!(*world.orders.lock().unwrap(), 0);
    doer.run(Deed::Prepare);
    doer.run(Deed::Prepare);
    assert_eq!(*world.orders.lock().unwrap(), 1, "and once is enough");
    assert!(has_code(&doer));
}

#[test]
fn who_comes_near_or_plans_on_on_a_later_day_meets_that_day() {
    for deed in [Deed::Prepare, Deed::Look] {
        let (_owner, mut doer, _world) = doer();
        doer.ports.clock = still("2027-02-23".parse().unwrap()).clock;
        doer.run(deed);
        assert_eq!(doer.planner.peek(Model::today), "2027-02-23".parse().ok());
    }
}

#[test]
fn what_cannot_be_loaded_is_told_and_the_next_press_tries_again() {
    let (_owner, doer, world) = doer();
    *world.unreachable.lock().unwrap() = true;
    doer.run(Deed::Prepare);
    assert!(screen(&doer, |it| it.paper == Paper::Missing));
    assert!(screen(&doer, |it| it.became.is_none()), "nobody pressed anything");
    doer.run(Deed::Calendar);
    assert_eq!(screen(&doer, |it| it.became.clone()), Some(Became::NotLoaded));
    *world.unreachable.lock().unwrap() = false;
    doer.run(Deed::PrepareAgain);
    assert!(has_code(&doer));
    doer.run(Deed::CopyText);
    assert_eq!(screen(&doer, |it| it.became.clone()), Some(Became::Done(Deed::CopyText)));
}

#[test]
fn a_calendar_file_holds_the_plan_and_the_next_one_of_a_changed_plan_a_later_revision() {
    let (_owner, doer, world) = doer();
    doer.run(Deed::Calendar);
    doer.planner.act(Intent::GapWeeks(1));
    doer.run(Deed::SessionCalendar(1));
    let given = world.given.lock().unwrap().clone();
    assert!(given[0].ends_with("-series.ics") && given[2].ends_with("-session-2.ics"));
    assert!(given[1].contains("SEQUENCE:0\r\n") && given[3].contains("SEQUENCE:1\r\n"));
    assert!(given[1].contains("DTSTART;VALUE=DATE:20270301\r\n"));
    assert!(given[3].contains("DTSTART;VALUE=DATE:20270405\r\n"), "{}", given[3]);
}

#[test]
fn a_plan_that_is_opened_moves_no_place_of_the_page_out_of_the_address() {
    let (_owner, doer, _world) = doer();
    doer.planner.screen(|screen| screen.kept = Some(PlanId(7)));
    let _follows = doer.keep_in_step(true);
    doer.planner.act(Intent::Event("2026-01-01".parse().ok()));
    crate::ui::node::answer_all();
    assert!(screen(&doer, |it| it.link.is_empty()), "no plan fits, so there is no link");
}

/// The text of the plan on screen, as it is kept.
fn text(doer: &Doer) -> String {
    doer.planner.peek(|model| plan_link::encode(model.plan().unwrap()).unwrap())
}

fn is_kept(doer: &Doer) -> bool {
    doer.planner.peek(Model::is_kept)
}

fn act(doer: &Doer, intent: Intent) {
    doer.planner.act(intent);
    crate::ui::node::answer_all();
}

#[test]
fn a_plan_that_is_kept_is_kept_as_it_is_changed() {
    let (_owner, doer, world) = doer();
    let _follows = doer.keep_in_step(false);
    doer.run(Deed::Remember);
    for intent in [Intent::Sessions(1), Intent::Undo, Intent::Redo, Intent::GapWeeks(1)] {
        act(&doer, intent);
        assert_eq!(*world.kept.lock().unwrap(), Some(text(&doer)));
        assert!(is_kept(&doer));
    }
}

#[test]
fn what_another_tab_forgot_or_kept_since_is_left_as_it_is() {
    let since: [fn(Plan) -> Option<Plan>; 4] = [
        |_| None,
        |plan| Some(Plan { id: PlanId(8), ..plan }),
        |plan| Some(Plan { revision: 5, ..plan }),
        // As many steps there as here, but others.
        |plan| Some(Plan { revision: 2, ..plan }),
    ];
    for since in since {
        let (_owner, doer, world) = doer();
        let _follows = doer.keep_in_step(false);
        doer.run(Deed::Remember);
        act(&doer, Intent::Sessions(1));
        let plan = since(doer.planner.peek(|model| model.plan().cloned()).unwrap());
        let since = plan.map(|plan| plan_link::encode(&plan).unwrap());
        world.kept.lock().unwrap().clone_from(&since);
        act(&doer, Intent::GapWeeks(1));
        assert!(!is_kept(&doer));
        act(&doer, Intent::GapWeeks(1));
        assert_eq!(*world.kept.lock().unwrap(), since);
        // Whoever presses means it.
        doer.run(Deed::Remember);
        assert_eq!(*world.kept.lock().unwrap(), Some(text(&doer)));
        assert!(is_kept(&doer));
    }
}

/// A plan as a version after this one would write it.
const NEWER: &str = "#plan=8B0BI0VniasAAFq2jgYAOAAGtW0tYktaUGwdFqA";

#[test]
fn what_a_later_version_kept_is_neither_opened_nor_forgotten_nor_written_over() {
    assert_eq!(plan_link::decode(NEWER), Err(PlanLinkError::Newer(15)));
    let (_owner, doer, world) = doer();
    let _follows = doer.keep_in_step(false);
    doer.run(Deed::Remember);
    *world.kept.lock().unwrap() = Some(NEWER.to_owned());
    assert_eq!(memory::recall(&doer.ports, "microneedling"), None);
    act(&doer, Intent::Sessions(1));
    assert_eq!(world.kept.lock().unwrap().as_deref(), Some(NEWER));
    *world.kept.lock().unwrap() = Some([NEWER, "A"].concat());
    assert_eq!(memory::recall(&doer.ports, "microneedling"), None);
    assert_eq!(*world.kept.lock().unwrap(), None, "what nobody can read is forgotten");
}

#[test]
fn what_comes_late_is_not_handed_over_with_another_plan_on_screen() {
    for deed in [Deed::Calendar, Deed::SessionCalendar(1), Deed::CopyText, Deed::Print] {
        let (_owner, doer, world) = doer();
        let planner = doer.planner;
        let during = |happens: fn(&mut Model)| {
            let happens = move || planner.change(happens);
            *world.meanwhile.lock().unwrap() = Some(Box::new(happens));
            doer.run(deed);
            let given = std::mem::take(&mut *world.given.lock().unwrap());
            given.len()
        };
        assert_ne!(during(|model| model.act(Intent::Sessions(1))), 0, "the same plan, changed");
        assert_eq!(during(|model| model.reset(PlanId(9))), 0, "{deed:?}");
        assert!(screen(&doer, |it| it.became.is_none()), "nor is it told");
    }
}
