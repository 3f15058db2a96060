//! The planner's deeds, with ports that write down what reaches them.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;

use super::deeds::{Doer, hand_over, link};
use super::*;
use crate::ports::{Clipboard, FileSaver, HandOverMaker, Made, Outcome, Report};
use crate::prerender::ports::still;
use crate::ui::state::handover::{Became, Deed};
use crate::ui::views::examples as sample;

/// A world that can be told to fail, and remembers what it was given.
#[derive(Default)]
struct World {
    unreachable: Mutex<bool>,
    orders: Mutex<usize>,
    given: Mutex<Vec<String>>,
}

impl HandOverMaker for World {
    fn make(&self, order: Vec<String>, done: Made) {
        *self.orders.lock().unwrap() += 1;
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
        let page = "https://guide.example/plan/".to_owned();
        Doer {
            planner,
            data: Arc::new(data),
            link: RwSignal::new(planner.peek(|model| link(&page, model))),
            page,
            became: RwSignal::new(None),
            kept: RwSignal::new(None),
            paper: RwSignal::new(Paper::Blank),
            near: RwSignal::new(false),
            timer: StoredValue::new_local(None),
            ports: Ports {
                hand_over: world.clone(),
                files: world.clone(),
                clipboard: world.clone(),
                ..still(day)
            },
        }
    });
    (owner, doer, world)
}

#[test]
fn nothing_is_made_before_somebody_comes_near() {
    let (_owner, doer, world) = doer();
    let handed = hand_over(&doer);
    assert!(handed.link.get_untracked().starts_with("https://guide.example/plan/#plan="));
    assert_eq!(handed.paper.get_untracked(), Paper::Blank);
    (handed.deed)(Deed::CopyLink);
    assert_eq!(*world.orders.lock().unwrap(), 0);
    (handed.deed)(Deed::Prepare);
    (handed.deed)(Deed::Prepare);
    assert_eq!(*world.orders.lock().unwrap(), 1, "and once is enough");
    assert!(matches!(handed.paper.get_untracked(), Paper::Ready { code, .. } if !code.is_empty()));
}

#[test]
fn what_cannot_be_loaded_is_told_and_the_next_press_tries_again() {
    let (_owner, doer, world) = doer();
    let handed = hand_over(&doer);
    *world.unreachable.lock().unwrap() = true;
    (handed.deed)(Deed::Prepare);
    assert_eq!(handed.paper.get_untracked(), Paper::Missing);
    assert_eq!(handed.became.get_untracked(), None, "nobody pressed anything");
    (handed.deed)(Deed::Calendar);
    assert_eq!(handed.became.get_untracked(), Some(Became::NotLoaded));
    *world.unreachable.lock().unwrap() = false;
    (handed.deed)(Deed::Prepare);
    assert!(matches!(handed.paper.get_untracked(), Paper::Ready { .. }));
    (handed.deed)(Deed::CopyText);
    assert_eq!(handed.became.get_untracked(), Some(Became::Done(Deed::CopyText)));
}

#[test]
fn a_calendar_file_holds_the_plan_and_the_next_one_of_a_changed_plan_a_later_revision() {
    let (_owner, doer, world) = doer();
    doer.run(Deed::Calendar);
    doer.planner.act(crate::ui::state::planner::Intent::GapWeeks(1));
    doer.run(Deed::SessionCalendar(1));
    let given = world.given.lock().unwrap().clone();
    assert_eq!(
        (given[0].as_str(), given[2].as_str()),
        ("example-series.ics", "example-session-2.ics")
    );
    assert!(given[1].contains("SEQUENCE:0\r\n") && given[3].contains("SEQUENCE:1\r\n"));
    assert!(given[1].contains("DTSTART;VALUE=DATE:20270301\r\n"));
    assert!(given[3].contains("DTSTART;VALUE=DATE:20270405\r\n"), "{}", given[3]);
}
