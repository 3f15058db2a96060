//! The rules of the machine, one by one and in any order that a network can think of.

use super::*;
use proptest::prelude::*;

const GOOD: Ending = Ending::Good;
const PASSING: Ending = Ending::Passing(None);

fn heard(machine: &mut Asking, all: &[Heard]) -> Vec<Order> {
    all.iter().flat_map(|heard| machine.hear(*heard)).collect()
}

#[test]
fn a_good_answer_is_drawn_and_kept() {
    let mut machine = Asking::default();
    let orders =
        heard(&mut machine, &[Heard::Asked, Heard::Answered(1, GOOD), Heard::Drawn(1, true)]);
    assert_eq!(orders, [Order::Request(1), Order::Draw(1), Order::Keep(1), Order::Rest]);
    assert_eq!(machine.source(), Source::Endpoint);
}

#[test]
fn what_may_pass_is_asked_once_again_and_then_the_last_good_one_is_drawn() {
    let mut machine = Asking::default();
    let wait = Ending::Passing(Some(3));
    let orders = heard(
        &mut machine,
        &[
            Heard::Asked,
            Heard::Answered(1, wait),
            Heard::Waited(1),
            Heard::Answered(1, wait),
            Heard::Drawn(1, true),
        ],
    );
    assert_eq!(
        orders,
        [
            Order::Request(1),
            Order::Wait(1, Some(3)),
            Order::Request(1),
            Order::DrawKept(1),
            Order::Rest
        ]
    );
    assert_eq!(machine.source(), Source::LastGood);
}

#[test]
fn what_stays_wrong_is_not_asked_again() {
    let mut machine = Asking::default();
    let orders = heard(
        &mut machine,
        &[Heard::Asked, Heard::Answered(1, Ending::Lasting), Heard::Drawn(1, false)],
    );
    assert_eq!(orders, [Order::Request(1), Order::DrawKept(1), Order::Rest]);
    assert_eq!(machine.source(), Source::Bundled);
}

#[test]
fn an_answer_that_cannot_be_drawn_gives_way_to_the_last_good_one_and_is_not_kept() {
    let mut machine = Asking::default();
    let orders = heard(
        &mut machine,
        &[Heard::Asked, Heard::Answered(1, GOOD), Heard::Drawn(1, false), Heard::Drawn(1, true)],
    );
    assert_eq!(orders, [Order::Request(1), Order::Draw(1), Order::DrawKept(1), Order::Rest]);
    assert_eq!(machine.source(), Source::LastGood);
}

#[test]
fn an_answer_on_screen_is_not_replaced_by_an_older_one_when_asking_again_fails() {
    let mut machine = Asking::default();
    heard(&mut machine, &[Heard::Asked, Heard::Answered(1, GOOD), Heard::Drawn(1, true)]);
    let orders = heard(&mut machine, &[Heard::Asked, Heard::Answered(2, Ending::Lasting)]);
    assert_eq!(orders, [Order::Request(2), Order::Rest]);
    assert_eq!(machine.source(), Source::Endpoint);
}

#[test]
fn a_slow_answer_is_dropped_when_a_newer_one_was_asked_for() {
    let mut machine = Asking::default();
    let orders = heard(
        &mut machine,
        &[
            Heard::Asked,
            Heard::Asked,
            Heard::Answered(2, GOOD),
            Heard::Answered(1, GOOD),
            Heard::Drawn(2, true),
            Heard::Answered(1, GOOD),
        ],
    );
    let drawn: Vec<_> = orders.iter().filter(|it| matches!(it, Order::Draw(_))).collect();
    assert_eq!(drawn, [&Order::Draw(2)]);
}

#[test]
fn another_page_of_the_same_content_is_drawn_from_memory_without_a_request() {
    let mut machine = Asking::default();
    heard(&mut machine, &[Heard::Asked, Heard::Answered(1, GOOD), Heard::Drawn(1, true)]);
    let arrived = Heard::Arrived { same: true, known: Some(Source::Endpoint) };
    assert_eq!(machine.hear(arrived), [Order::DrawKnown(2)]);
    assert_eq!(machine.source(), Source::Bundled);
    assert_eq!(machine.hear(Heard::Drawn(2, true)), [Order::Rest]);
    assert_eq!(machine.source(), Source::Endpoint);
}

#[test]
fn an_answer_on_its_way_serves_the_next_page_of_the_same_content() {
    let mut machine = Asking::default();
    let orders = heard(
        &mut machine,
        &[
            Heard::Asked,
            Heard::Arrived { same: true, known: None },
            Heard::Answered(1, GOOD),
            Heard::Arrived { same: true, known: None },
            Heard::Drawn(1, true),
        ],
    );
    assert_eq!(orders, [Order::Request(1), Order::Draw(1), Order::Keep(1), Order::Rest]);
    let other = Heard::Arrived { same: false, known: None };
    assert_eq!(machine.hear(other), [Order::Request(2)]);
}

/// What the world does next.
#[derive(Clone, Copy, Debug)]
enum Step {
    Ask,
    Arrive {
        same: bool,
    },
    /// The one of the things under way with this number (modulo their count) ends.
    End {
        which: usize,
        how: u8,
    },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        2 => Just(Step::Ask),
        1 => any::<bool>().prop_map(|same| Step::Arrive { same }),
        6 => (0_usize..8, 0_u8..4).prop_map(|(which, how)| Step::End { which, how }),
    ];
    prop::collection::vec(step, 0..60)
}

/// A world that keeps everything it was ever told to do, and ends it in any order.
#[derive(Default)]
struct World {
    machine: Asking,
    under_way: Vec<Order>,
    requests: Vec<u32>,
    /// The asks whose answers came to the screen, in order.
    on_screen: Vec<u32>,
    known: Option<Source>,
    rested: bool,
}

impl World {
    fn hear(&mut self, heard: Heard) {
        for order in self.machine.hear(heard) {
            self.rested = order == Order::Rest;
            match order {
                Order::Request(ask) => {
                    assert!(self.machine.is_newest(ask));
                    self.requests.push(ask);
                    self.under_way.push(order);
                }
                Order::Keep(ask) => {
                    assert_eq!(self.on_screen.last(), Some(&ask), "kept before it was drawn");
                    self.known = Some(Source::Endpoint);
                }
                Order::Rest => {}
                _ => self.under_way.push(order),
            }
        }
    }

    fn end(&mut self, which: usize, how: u8) {
        if self.under_way.is_empty() {
            return;
        }
        let order = self.under_way.remove(which % self.under_way.len());
        let heard = match order {
            Order::Request(ask) => {
                let ending = match how {
                    0 => PASSING,
                    1 => Ending::Lasting,
                    _ => GOOD,
                };
                Heard::Answered(ask, ending)
            }
            Order::Wait(ask, _) => Heard::Waited(ask),
            Order::Draw(ask) | Order::DrawKept(ask) | Order::DrawKnown(ask) => {
                // As the driver does: only the newest is put on screen.
                let good = how > 0 && self.machine.is_newest(ask);
                if good {
                    assert!(
                        self.on_screen.last().is_none_or(|last| *last <= ask),
                        "older over newer"
                    );
                    self.on_screen.push(ask);
                }
                Heard::Drawn(ask, good)
            }
            Order::Keep(_) | Order::Rest => return,
        };
        self.hear(heard);
    }
}

proptest! {
    #[test]
    fn in_any_order_older_never_overwrites_newer_and_everything_ends(steps in steps()) {
        let mut world = World::default();
        for step in steps {
            match step {
                Step::Ask => world.hear(Heard::Asked),
                Step::Arrive { same } => {
                    let known = world.known.filter(|_| same);
                    world.hear(Heard::Arrived { same, known });
                }
                Step::End { which, how } => world.end(which, how),
            }
        }
        while !world.under_way.is_empty() {
            world.end(0, 1);
        }
        prop_assert!(!world.machine.busy(), "it never comes to rest");
        prop_assert!(world.requests.is_empty() || world.rested);
        for ask in &world.requests {
            let times = world.requests.iter().filter(|it| *it == ask).count();
            prop_assert!(times <= 2, "ask {ask} was sent {times} times");
        }
    }

    #[test]
    fn an_ask_ends_with_what_the_endpoint_says_last(endings in prop::collection::vec(0_u8..3, 2)) {
        let mut machine = Asking::default();
        machine.hear(Heard::Asked);
        let of = |how: u8| [PASSING, Ending::Lasting, GOOD][usize::from(how)];
        let first = machine.hear(Heard::Answered(1, of(endings[0])));
        let last = match first[..] {
            [Order::Wait(1, None)] => {
                machine.hear(Heard::Waited(1));
                machine.hear(Heard::Answered(1, of(endings[1])))
            }
            _ => first,
        };
        let draws = if machine.phase == (Phase::Draws { from: Source::Endpoint, known: false }) {
            Order::Draw(1)
        } else {
            Order::DrawKept(1)
        };
        prop_assert_eq!(last, [draws]);
    }
}
