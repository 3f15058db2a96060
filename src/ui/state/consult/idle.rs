//! When a screen that nobody touches clears itself.
//!
//! Counts by the clock and not by ticks: a device that slept through the time has used it up. Knows
//! no timer.

/// Seconds of warning before the screen clears itself.
pub const WARNING_SECONDS: i64 = 20;

/// How long ago somebody touched the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Idle {
    limit: i64,
    last: i64,
}

/// What a screen that nobody touches does now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Nothing.
    Calm,
    /// It warns: so many seconds are left.
    Soon(u32),
    /// It clears itself.
    Over,
}

impl Idle {
    /// Clears after so many `minutes` (at least 1) without a touch, counted from `now` in seconds.
    pub fn new(minutes: u16, now: i64) -> Self {
        Idle { limit: i64::from(minutes.max(1)) * 60, last: now }
    }

    /// Somebody touched the screen.
    pub fn touched(&mut self, now: i64) {
        self.last = now;
    }

    /// Whether the last touch is long over at `now`: one of which no end was heard had none, as when a
    /// finger rests.
    pub fn is_over(&self, now: i64) -> bool {
        now - self.last > 2
    }

    /// What the screen does at `now`. A clock that was set back begins anew.
    pub fn at(&mut self, now: i64) -> Rest {
        if now < self.last {
            self.last = now;
        }
        let left = self.limit - (now - self.last);
        match left {
            ..=0 => Rest::Over,
            1..=WARNING_SECONDS => Rest::Soon(left as u32),
            _ => Rest::Calm,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_warns_for_twenty_seconds_and_then_clears() {
        let mut idle = Idle::new(5, 1_000);
        assert_eq!(idle.at(1_000), Rest::Calm);
        assert_eq!(idle.at(1_000 + 279), Rest::Calm);
        assert_eq!(idle.at(1_000 + 280), Rest::Soon(20));
        assert_eq!(idle.at(1_000 + 299), Rest::Soon(1));
        assert_eq!(idle.at(1_000 + 300), Rest::Over);
    }

    #[test]
    fn a_touch_begins_anew() {
        let mut idle = Idle::new(1, 0);
        assert_eq!(idle.at(50), Rest::Soon(10));
        idle.touched(50);
        assert_eq!(idle.at(51), Rest::Calm);
        assert_eq!(idle.at(110), Rest::Over);
    }

    #[test]
    fn a_touch_that_never_ended_is_over_after_some_seconds() {
        let idle = Idle::new(1, 0);
        assert_eq!([1, 2, 3].map(|now| idle.is_over(now)), [false, false, true]);
    }

    #[test]
    fn a_device_that_slept_clears_when_it_wakes() {
        let mut idle = Idle::new(5, 0);
        assert_eq!(idle.at(1), Rest::Calm);
        assert_eq!(idle.at(86_400), Rest::Over);
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_keep_the_plan_for_ever() {
        let mut idle = Idle::new(1, 90_000);
        assert_eq!(idle.at(10), Rest::Calm);
        assert_eq!(idle.at(70), Rest::Over);
    }

    #[test]
    fn no_setting_is_shorter_than_a_minute() {
        assert_eq!(Idle::new(0, 0).at(30), Rest::Calm);
    }
}
