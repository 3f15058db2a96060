//! A whole number that views follow, or the lack of one.
//!
//! One kind of signal for days, dates, flags and places: each kind that there is costs some three
//! kilobytes of code in every module. Knows nothing of what it counts.

use leptos::prelude::*;

/// Stands for the lack of a number.
const NONE: i32 = i32::MIN;

/// A number in a signal; a handle that copies.
#[derive(Clone, Copy, Debug)]
pub struct Number(RwSignal<i32>);

impl Number {
    /// A signal that holds `number`.
    pub fn new(number: Option<i32>) -> Self {
        Number(RwSignal::new(number.unwrap_or(NONE)))
    }

    /// A signal that holds whether something is so.
    pub fn flag(is_so: bool) -> Self {
        Number::new(Some(i32::from(is_so)))
    }

    /// What it holds; tracked.
    pub fn get(self) -> Option<i32> {
        Some(self.0.get()).filter(|number| *number != NONE)
    }

    /// What it holds; not tracked.
    pub fn now(self) -> Option<i32> {
        untrack(|| self.get())
    }

    /// Whether it is so; tracked.
    pub fn is_on(self) -> bool {
        self.get() == Some(1)
    }

    /// Holds `number` from now on; what it held already is no news.
    pub fn set(self, number: Option<i32>) {
        if self.now() != number {
            self.0.set(number.unwrap_or(NONE));
        }
    }

    /// Holds from now on whether something is so.
    pub fn switch(self, is_so: bool) {
        self.set(Some(i32::from(is_so)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_the_lack_of_one_and_a_flag_are_kept() {
        Owner::new().with(|| {
            let number = Number::new(None);
            assert_eq!(number.now(), None);
            number.set(Some(-3));
            assert_eq!(number.now(), Some(-3));
            let flag = Number::flag(true);
            untrack(|| assert!(flag.is_on()));
            flag.switch(false);
            untrack(|| assert!(!flag.is_on()));
        });
    }
}
