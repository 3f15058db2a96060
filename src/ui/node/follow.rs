//! Does something now, and again whenever a signal changes that it read.
//!
//! What Leptos' own effects do, without the futures and channels that carry them: those weigh as
//! much as all views of a part. Changes of one turn are answered together in a microtask, in the
//! order in which they came. Knows no document.

use std::cell::{Cell, RefCell};
use std::mem;
use std::rc::Rc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use leptos::reactive::graph::{
    AnySource, AnySubscriber, ReactiveNode, Source, Subscriber, WithObserver,
};

/// Keeps something done in step with the signals that it reads, until it is dropped.
pub struct Follow(Arc<Link>);

/// What signals know of a [`Follow`]. What it does stays with its thread, so only the place of
/// that is here.
struct Link {
    slot: usize,
    own: Weak<Link>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// It is in line to be asked.
    waits: bool,
    /// A signal that it read has changed.
    changed: bool,
    sources: Vec<AnySource>,
}

type Run = Rc<RefCell<Box<dyn FnMut()>>>;

thread_local! {
    static RUNS: RefCell<Vec<Option<Run>>> = const { RefCell::new(Vec::new()) };
    static WAITING: RefCell<Vec<Weak<Link>>> = const { RefCell::new(Vec::new()) };
    static CALLED: Cell<bool> = const { Cell::new(false) };
}

impl Follow {
    /// Does `run` now, and again after changes.
    pub fn new(run: impl FnMut() + 'static) -> Follow {
        Follow::boxed(Box::new(run))
    }

    fn boxed(run: Box<dyn FnMut()>) -> Follow {
        let run = Rc::new(RefCell::new(run));
        let slot = RUNS.with_borrow_mut(|runs| {
            let free = runs.iter().position(Option::is_none);
            let slot = free.unwrap_or(runs.len());
            if slot == runs.len() {
                runs.push(None);
            }
            if let Some(place) = runs.get_mut(slot) {
                *place = Some(run);
            }
            slot
        });
        let link = Arc::new_cyclic(|own| Link { slot, own: own.clone(), state: Mutex::default() });
        link.run();
        Follow(link)
    }
}

impl Drop for Follow {
    fn drop(&mut self) {
        // What it holds is dropped after the list is free again: it may hold others of its kind.
        let run = RUNS.with_borrow_mut(|runs| runs.get_mut(self.0.slot).and_then(Option::take));
        drop(run);
        self.0.forget();
    }
}

impl Link {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn subscriber(&self) -> AnySubscriber {
        AnySubscriber(self.own.as_ptr() as usize, self.own.clone())
    }

    fn run(&self) {
        let before = mem::take(&mut self.state().sources);
        let run = RUNS.with_borrow(|runs| runs.get(self.slot).cloned().flatten());
        if let Some(run) = run
            && let Ok(mut run) = run.try_borrow_mut()
        {
            self.subscriber().with_observer(&mut **run);
        }
        // Only now, and only those that it did not read again: a signal that hundreds read takes long to leave.
        self.leave(before);
    }

    /// Leaves the signals that it read.
    fn forget(&self) {
        let sources = mem::take(&mut self.state().sources);
        self.leave(sources);
    }

    fn leave(&self, sources: Vec<AnySource>) {
        let own = self.subscriber();
        for source in sources {
            if !self.state().sources.contains(&source) {
                source.remove_subscriber(&own);
            }
        }
    }

    /// Runs again when something that it read has changed.
    fn answer(&self) {
        let changed = {
            let mut state = self.state();
            state.waits = false;
            mem::take(&mut state.changed)
        };
        // A memo in between knows only when asked.
        let changed = changed || {
            let sources = self.state().sources.clone();
            sources.iter().any(ReactiveNode::update_if_necessary)
        };
        if changed {
            // A memo that was asked has told it as well.
            self.state().changed = false;
            self.run();
        }
    }
}

fn wait(link: Weak<Link>) {
    WAITING.with_borrow_mut(|waiting| waiting.push(link));
    if !CALLED.replace(true) {
        // Natively nothing is drawn, and tests call by themselves.
        if cfg!(target_arch = "wasm32") {
            leptos::prelude::queue_microtask(answer_all);
        }
    }
}

/// Answers all changes, those that come meanwhile included.
pub(crate) fn answer_all() {
    CALLED.set(false);
    loop {
        let waiting = WAITING.take();
        if waiting.is_empty() {
            return;
        }
        for link in waiting {
            if let Some(link) = link.upgrade() {
                link.answer();
            }
        }
    }
}

impl ReactiveNode for Link {
    fn mark_dirty(&self) {
        self.state().changed = true;
        self.mark_check();
    }

    fn mark_check(&self) {
        if !mem::replace(&mut self.state().waits, true) {
            wait(self.own.clone());
        }
    }

    fn mark_subscribers_check(&self) {}

    fn update_if_necessary(&self) -> bool {
        false
    }
}

impl Subscriber for Link {
    fn add_source(&self, source: AnySource) {
        let mut state = self.state();
        if !state.sources.contains(&source) {
            state.sources.push(source);
        }
    }

    fn clear_sources(&self, _: &AnySubscriber) {
        self.forget();
    }
}

#[cfg(feature = "ssr")]
#[cfg(test)]
mod tests {
    use leptos::prelude::*;

    use super::*;

    fn counted(read: impl Fn() + 'static) -> (Follow, Rc<Cell<usize>>) {
        let times = Rc::new(Cell::new(0));
        let told = times.clone();
        let follow = Follow::new(move || {
            told.set(told.get() + 1);
            read();
        });
        (follow, times)
    }

    #[test]
    fn changes_of_one_turn_are_answered_once_and_only_by_those_who_read() {
        let _owner = Owner::new_root(None);
        let (read, other) = (RwSignal::new(0), RwSignal::new(0));
        let (follow, times) = counted(move || _ = read.get());
        read.set(1);
        read.set(2);
        other.set(1);
        assert_eq!(times.get(), 1);
        answer_all();
        assert_eq!(times.get(), 2);
        drop(follow);
        read.set(3);
        answer_all();
        assert_eq!(times.get(), 2);
    }

    #[test]
    fn what_is_read_may_differ_from_time_to_time() {
        let _owner = Owner::new_root(None);
        let (first, second) = (RwSignal::new(true), RwSignal::new(0));
        let (_follow, times) = counted(move || {
            if !first.get() {
                second.get();
            }
        });
        second.set(1);
        answer_all();
        assert_eq!(times.get(), 1);
        first.set(false);
        answer_all();
        second.set(2);
        answer_all();
        assert_eq!(times.get(), 3);
    }

    #[test]
    fn a_memo_that_comes_out_the_same_is_not_answered() {
        let _owner = Owner::new_root(None);
        let number = RwSignal::new(1);
        let even = Memo::new(move |_| number.get() % 2 == 0);
        let (_follow, times) = counted(move || _ = even.get());
        number.set(3);
        answer_all();
        assert_eq!(times.get(), 1);
        number.set(4);
        answer_all();
        assert_eq!(times.get(), 2);
    }

    #[test]
    fn one_may_stop_another_and_itself_make_others() {
        let _owner = Owner::new_root(None);
        let signal = RwSignal::new(0);
        let inner = Rc::new(RefCell::new(Vec::new()));
        let (kept, ran) = (inner.clone(), Rc::new(Cell::new(0)));
        let told = ran.clone();
        let _outer = Follow::new(move || {
            let count = signal.get();
            kept.borrow_mut().clear();
            for _ in 0..count {
                let told = told.clone();
                let follow = Follow::new(move || {
                    signal.get();
                    told.set(told.get() + 1);
                });
                kept.borrow_mut().push(follow);
            }
        });
        signal.set(2);
        answer_all();
        assert_eq!(ran.get(), 2);
        signal.set(1);
        answer_all();
        assert_eq!(ran.get(), 3, "those that were stopped do not run once more");
    }
}
