//! The recovery timeline put together: phases from content, state, view, and the ports it reaches
//! the world through.
//!
//! Knows neither the router nor where on a page it stands.

use std::any::Any;
use std::cell::RefCell;
use std::sync::Arc;

use leptos::prelude::*;

use super::Host;
use crate::content::clinic::Clinic;
use crate::content::part_data::recovery::RecoveryData;
use crate::content::part_data::{PartDataError, Reader, Writer};
use crate::content::treatment::Treatment;
use crate::domain::date::CivilDate;
use crate::domain::timeline::SPAN;
use crate::ports::{Media, Outcome, Ports};
use crate::routes::Page;
use crate::ui::node::Node;
use crate::ui::state::dates::Dates;
use crate::ui::state::figures::Figures;
use crate::ui::state::recovery::{Intent, RecoveryState, session_fragment, session_in};
use crate::ui::text::recovery as text;
use crate::ui::views::recovery::{self as view, Fill, Scope, filled};

/// How long things must be at rest before a new phase is announced.
const REST: u32 = 500;
/// One step of walking through the days, and how far it goes on the scale: the whole in 14 s.
const STEP: u32 = 90;
const STRIDE: u16 = SPAN / 160;
/// The reader asked for less motion: a step is a phase then, with time to read it.
const STEP_BY_PHASE: u32 = 4_000;
/// How often to look whether a new day has come.
const MINUTE: u32 = 60_000;

/// What ids of the part begin with.
const PREFIX: &str = "days";

thread_local! {
    /// The session that was last entered on a page of our own, and the treatment's slug: the router takes a part
    /// down with its page, and who comes back finds the day again. It lies nowhere but in this module.
    static ENTERED: RefCell<(String, Option<CivilDate>)> = const { RefCell::new((String::new(), None)) };
}

/// What carries out intents.
type Act = Arc<dyn Fn(Intent) + Send + Sync>;

/// A timer or a listener that ends when it is dropped.
type Guard = StoredValue<Option<Box<dyn Any>>, LocalStorage>;

/// The timeline alive, its prose taken from the page.
///
/// # Errors
/// When `list` is not what [`data`] of this build gave.
pub fn bring(list: &mut Reader, ports: Ports, host: Host) -> Result<Node, PartDataError> {
    Ok(alive(RecoveryData::read(list)?, ports, host))
}

/// The first state, as prerendered pages hold it: no today, no dates, the slider on day 0 and
/// every phase open.
pub fn prerendered(_clinic: &Clinic, treatment: &Treatment) -> Node {
    let figures = figures(treatment);
    let data = RecoveryData::new(&treatment.slug, &treatment.recovery, &treatment.series);
    let fill = filled(treatment.recovery.clone(), treatment.series.clone(), figures);
    asleep(data, Some(fill))
}

/// What [`bring`] reads.
pub fn data(_clinic: &Clinic, treatment: &Treatment) -> Vec<String> {
    let mut out = Writer::default();
    RecoveryData::new(&treatment.slug, &treatment.recovery, &treatment.series).write(&mut out);
    out.finish()
}

fn figures(treatment: &Treatment) -> Figures {
    Figures::new(treatment.figures.clone(), treatment.sources.clone())
}

fn asleep(data: RecoveryData, fill: Option<Fill>) -> Node {
    let state = RecoveryState::new(data.days());
    let act = Arc::new(|_| ());
    view::recovery(&Arc::new(Scope { data, state, dates: None, act, prefix: PREFIX, fill }))
}

/// On our own page a date after `#` in the address is taken; on a host page the address is the
/// host's.
fn alive(data: RecoveryData, ports: Ports, host: Host) -> Node {
    let state = RecoveryState::new(data.days());
    let act = start(state, &data.slug, &ports, host);
    let dates = Some(Dates::new(ports.formatter));
    view::recovery(&Arc::new(Scope { data, state, dates, act, prefix: PREFIX, fill: None }))
}

/// Starts clock and address, and gives what carries out intents.
fn start(state: RecoveryState, slug: &str, ports: &Ports, host: Host) -> Act {
    let alive = Alive { state, media: ports.media.clone(), rest: guard(), walk: guard() };
    let (midnight, visits) = (guard(), guard());
    let guards = [midnight, visits, alive.rest, alive.walk];
    on_cleanup(move || guards.into_iter().for_each(|guard| guard.set_value(None)));

    let clock = ports.clock.clone();
    let look = move || state.set_today(clock.today());
    look();
    midnight.set_value(Some(ports.media.every(MINUTE, Box::new(look.clone()))));

    if host == Host::OwnPage {
        let entered = ENTERED.with_borrow(|(of, day)| day.filter(|_| of == slug));
        if entered.is_some() {
            state.act(Intent::Session(entered));
        }
        let slug = slug.to_owned();
        on_cleanup(move || ENTERED.set((slug, untrack(|| state.session()))));
        let address = ports.address.clone();
        let visit = move || {
            if let Some(date) = session_in(&address.fragment()) {
                state.act(Intent::Session(Some(date)));
            }
        };
        visit();
        visits.set_value(Some(ports.address.on_change(Box::new(visit))));
    }

    let page = ports.address.absolute(&Page::Recovery(slug.to_owned()).path());
    let clipboard = ports.clipboard.clone();
    let copy_link = move || {
        let Some(date) = untrack(|| state.session()) else { return };
        let link = [&page, "#", &session_fragment(date)].concat();
        let said = link.clone();
        let report = move |outcome| {
            state.set_note(match outcome {
                Outcome::Done => text::COPIED.to_owned(),
                Outcome::Dismissed => String::new(),
                Outcome::Refused(_) => [text::NOT_COPIED, &said].concat(),
            });
        };
        // So that a second copy is told as well as the first.
        state.set_note(String::new());
        clipboard.copy(&link, Box::new(report));
    };

    Arc::new(move |intent| {
        // A device that slept over midnight wakes before the minute is over.
        look();
        let was_walking = untrack(|| state.is_playing());
        // Whatever a person does ends the walk; a card that the walk itself opened does not.
        if was_walking && !matches!(intent, Intent::Card(..)) {
            alive.stop();
        }
        match intent {
            Intent::Play if was_walking => {}
            Intent::Play => alive.walk(),
            Intent::CopyLink => copy_link(),
            // What was about to be said and opened is not what is on screen now.
            Intent::Taken | Intent::OpenAll => {
                state.act(intent);
                alive.rest.set_value(None);
            }
            intent => alive.act(intent),
        }
    })
}

fn guard() -> Guard {
    StoredValue::new_local(None)
}

/// The state with the timers that act on it.
#[derive(Clone)]
struct Alive {
    state: RecoveryState,
    media: Arc<dyn Media>,
    /// Waits until things are at rest, then announces.
    rest: Guard,
    /// Walks through the days.
    walk: Guard,
}

impl Alive {
    fn act(&self, intent: Intent) {
        let Some(said) = self.state.act(intent) else { return };
        // A later phase within the rest takes the place of the one before: never a flood.
        let state = self.state;
        let rest = move || state.rest(said);
        self.rest.set_value(Some(self.media.after(REST, Box::new(rest))));
    }

    fn walk(&self) {
        let state = self.state;
        let by_phase = self.media.reduced_motion();
        let over = move || if by_phase { state.in_last_phase() } else { state.on_last_day() };
        if over() {
            self.act(Intent::At(0));
        }
        state.set_playing(true);
        let here = self.clone();
        let mut at = untrack(|| state.position());
        let step = move || {
            at = at.saturating_add(STRIDE).min(SPAN);
            here.act(if by_phase { Intent::NextPhase } else { Intent::At(at) });
            if over() {
                here.stop();
            }
        };
        let pace = if by_phase { STEP_BY_PHASE } else { STEP };
        self.walk.set_value(Some(self.media.every(pace, Box::new(step))));
    }

    fn stop(&self) {
        self.state.set_playing(false);
        self.walk.set_value(None);
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::ports::{AddressBar, Clock, UtcMoment};
    use crate::prerender::ports::still;
    use crate::ui::state::recovery::Said;
    use crate::ui::views::recovery::examples;

    thread_local! {
        /// Timers that run, with their pace; each test has a thread of its own.
        static TIMERS: RefCell<Vec<Option<(u32, Tick)>>> = const { RefCell::new(Vec::new()) };
        static TODAY: RefCell<CivilDate> = const { RefCell::new(CivilDate::MIN) };
    }

    type Tick = Box<dyn FnMut()>;

    struct ByHand {
        reduced_motion: bool,
    }

    struct Running(usize);

    impl Drop for Running {
        fn drop(&mut self) {
            TIMERS.with_borrow_mut(|timers| timers[self.0] = None);
        }
    }

    impl ByHand {
        fn add(pace: u32, tick: Tick) -> Box<dyn Any> {
            TIMERS.with_borrow_mut(|timers| {
                timers.push(Some((pace, tick)));
                Box::new(Running(timers.len() - 1))
            })
        }
    }

    impl Media for ByHand {
        fn reduced_motion(&self) -> bool {
            self.reduced_motion
        }

        fn every(&self, milliseconds: u32, tick: Tick) -> Box<dyn Any> {
            ByHand::add(milliseconds, tick)
        }

        fn after(&self, milliseconds: u32, then: Box<dyn FnOnce()>) -> Box<dyn Any> {
            let mut then = Some(then);
            ByHand::add(milliseconds, Box::new(move || then.take().map_or((), |then| then())))
        }
    }

    impl Clock for ByHand {
        fn today(&self) -> CivilDate {
            TODAY.with_borrow(|today| *today)
        }

        fn now(&self) -> UtcMoment {
            UtcMoment { date: self.today(), hour: 0, minute: 0, second: 0 }
        }

        fn random_id(&self) -> u64 {
            1
        }
    }

    /// An address that carries a date.
    struct Shared;

    impl AddressBar for Shared {
        fn fragment(&self) -> String {
            "session=2028-02-27".to_owned()
        }

        fn replace_fragment(&self, _fragment: &str, _days: &[CivilDate]) {}

        fn absolute(&self, path: &str) -> String {
            path.to_owned()
        }

        fn on_change(&self, _changed: Box<dyn Fn()>) -> Box<dyn Any> {
            Box::new(())
        }
    }

    /// Lets the timer with this pace tick once; `false` when none runs. It may end itself.
    fn tick(pace: u32) -> bool {
        let found = TIMERS.with_borrow_mut(|timers| {
            let index = timers.iter().rposition(|it| it.as_ref().is_some_and(|it| it.0 == pace))?;
            Some((index, timers[index].take()?))
        });
        let Some((index, (pace, mut tick))) = found else { return false };
        TIMERS.with_borrow_mut(|timers| timers[index] = Some((pace, Box::new(|| ()))));
        tick();
        TIMERS.with_borrow_mut(|timers| {
            // A timer that ended itself stays ended; any other runs on.
            if timers[index].is_some() {
                timers[index] = Some((pace, tick));
            }
        });
        true
    }

    fn at(today: &str, reduced_motion: bool, host: Host, test: impl FnOnce(RecoveryState, Act)) {
        TODAY.with_borrow_mut(|day| *day = today.parse().expect("a date"));
        Owner::new().with(|| {
            let state = RecoveryState::new(examples::data().days());
            let hand = Arc::new(ByHand { reduced_motion });
            let ports = Ports {
                clock: hand.clone(),
                media: hand,
                address: Arc::new(Shared),
                ..still(CivilDate::MIN)
            };
            let act = start(state, "example", &ports, host);
            untrack(|| test(state, act));
        });
    }

    #[test]
    fn a_date_in_our_own_address_is_taken_and_in_a_hosts_is_not() {
        at("2028-02-29", false, Host::OwnPage, |state, _| {
            assert_eq!((state.today_day(), state.shown().number), (Some(2), 2));
        });
        at("2028-02-29", false, Host::Widget, |state, _| assert_eq!(state.session(), None));
    }

    #[test]
    fn a_walk_meets_every_phase_and_ends_by_itself() {
        at("2028-02-29", false, Host::Widget, |state, act| {
            act(Intent::Play);
            let mut met = vec![state.phase()];
            let mut steps = 0;
            while tick(STEP) {
                steps += 1;
                met.push(state.phase());
            }
            met.dedup();
            assert_eq!(met, [0, 1, 2, 3, 4]);
            assert!(state.on_last_day() && !state.is_playing());
            assert!((100..=160).contains(&steps), "{steps} steps");
        });
    }

    #[test]
    fn with_less_motion_a_walk_goes_from_phase_to_phase() {
        at("2028-02-29", true, Host::Widget, |state, act| {
            act(Intent::Play);
            assert!(!tick(STEP));
            let mut days = vec![state.shown().number];
            while tick(STEP_BY_PHASE) {
                days.push(state.shown().number);
            }
            assert_eq!(days, [0, 1, 3, 6, 10]);
            assert!(!state.is_playing());
        });
    }

    #[test]
    fn whatever_a_person_does_ends_the_walk_but_a_card_that_opens_does_not() {
        at("2028-02-29", false, Host::Widget, |state, act| {
            act(Intent::Play);
            act(Intent::Card(0, false));
            assert!(state.is_playing());
            act(Intent::Day(3));
            assert!(!state.is_playing() && !tick(STEP));
            act(Intent::Play);
            act(Intent::Play);
            assert!(!state.is_playing() && !tick(STEP));
        });
    }

    #[test]
    fn phases_passed_in_a_rush_are_announced_once_when_all_is_at_rest() {
        at("2028-02-29", false, Host::Widget, |state, act| {
            for _ in 0..3 {
                act(Intent::NextPhase);
            }
            assert_eq!(state.spoken(), None);
            assert!(tick(REST));
            assert_eq!(state.spoken(), Some(Said::Day(6)));
        });
    }

    #[test]
    fn a_page_left_open_over_midnight_knows_the_new_day() {
        at("2028-02-28", false, Host::OwnPage, |state, _| {
            assert_eq!(state.today_day(), Some(1));
            TODAY.with_borrow_mut(|day| *day = day.saturating_add(1));
            assert!(tick(MINUTE));
            assert_eq!((state.today_day(), state.shown().number), (Some(2), 2));
        });
    }

    #[test]
    fn today_is_the_day_on_which_a_person_says_so() {
        at("2028-02-28", false, Host::Widget, |state, act| {
            TODAY.with_borrow_mut(|day| *day = day.saturating_add(1));
            act(Intent::SessionDaysAgo(0));
            assert_eq!(state.session(), "2028-02-29".parse().ok());
        });
    }

    #[test]
    fn a_day_that_was_entered_is_there_again_on_the_way_back_and_on_no_other_treatment() {
        let day = || "2028-02-26".parse().ok();
        at("2028-02-29", false, Host::Widget, |_, act| act(Intent::Session(day())));
        let meets = |slug, host| {
            let mut met = None;
            Owner::new().with(|| {
                let state = RecoveryState::new(examples::data().days());
                start(state, slug, &still(CivilDate::MIN), host);
                met = untrack(|| state.session());
            });
            met
        };
        assert_eq!(meets("example", Host::OwnPage), None, "a widget's day is the host page's");
        at("2028-02-29", false, Host::OwnPage, |_, act| act(Intent::Session(day())));
        assert_eq!(meets("other", Host::OwnPage), None);
        at("2028-02-29", false, Host::OwnPage, |_, act| act(Intent::Session(day())));
        assert_eq!(meets("example", Host::Widget), None);
        assert_eq!(meets("example", Host::OwnPage), day());
        assert_eq!(meets("example", Host::OwnPage), day(), "and again");
    }

    #[test]
    fn a_copied_link_is_reported() {
        at("2028-02-29", false, Host::OwnPage, |state, act| {
            act(Intent::CopyLink);
            assert_eq!(state.note(), text::COPIED);
        });
    }
}
