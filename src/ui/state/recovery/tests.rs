//! Intents, dates and announcements of the recovery state, natively.

use super::*;
use crate::domain::recovery::testing::microneedling;

fn date(text: &str) -> CivilDate {
    text.parse().unwrap()
}

/// Runs `test` on a fresh state on the day `today`.
fn on(today: &str, test: impl FnOnce(RecoveryState)) {
    let owner = Owner::new();
    owner.with(|| {
        let state = RecoveryState::new(microneedling());
        state.set_today(date(today));
        untrack(|| test(state));
    });
}

fn open_cards(state: RecoveryState) -> Vec<usize> {
    (0..5).filter(|index| state.is_open(*index)).collect()
}

#[test]
fn the_first_state_is_day_0_with_every_card_open() {
    on("2027-03-05", |state| {
        assert_eq!(state.shown().number, 0);
        assert_eq!(open_cards(state), [0, 1, 2, 3, 4]);
        assert_eq!((state.standing(), state.spoken()), (None, None));
    });
}

#[test]
fn a_date_shows_todays_day_opens_its_card_alone_and_is_announced() {
    on("2027-03-05", |state| {
        let said = state.act(Intent::Session(Some(date("2027-03-03"))));
        assert_eq!(said, Some(Said::Day(2)));
        assert_eq!((state.shown().number, state.today_day()), (2, Some(2)));
        assert_eq!(open_cards(state), [1]);
    });
}

#[test]
fn a_date_to_come_shows_day_0_and_one_long_past_the_last_day() {
    on("2027-03-05", |state| {
        state.act(Intent::Session(Some(date("2027-03-20"))));
        assert_eq!(state.standing(), Some(Standing::Before { in_days: 15 }));
        assert_eq!((state.shown().number, state.today_day()), (0, None));
        state.act(Intent::Session(Some(date("2026-03-05"))));
        assert_eq!(state.standing(), Some(Standing::After { days: 365 }));
        assert_eq!(state.shown().number, 180);
        assert_eq!(open_cards(state), [4]);
    });
}

#[test]
fn of_a_date_that_the_timeline_has_not_the_distance_is_announced() {
    on("2027-03-05", |state| {
        for out_of_reach in ["2027-03-20", "2026-03-05"] {
            let said = state.act(Intent::Session(Some(date(out_of_reach))));
            assert_eq!(said, Some(Said::Distance), "{out_of_reach}");
            state.rest(Said::Distance);
            assert_eq!(state.spoken(), said);
        }
        assert_eq!(state.act(Intent::PreviousPhase), Some(Said::Day(7)), "a phase is one still");
    });
}

#[test]
fn what_was_announced_of_one_date_is_not_said_of_another() {
    on("2027-03-05", |state| {
        let enter = |session: Option<&str>| state.act(Intent::Session(session.map(date)));
        let said = enter(Some("2027-03-03")).unwrap();
        state.rest(said);
        enter(Some("2027-03-03"));
        assert_eq!(state.spoken(), Some(Said::Day(2)), "the same date is no other");
        enter(Some("2027-03-04"));
        assert_eq!(state.spoken(), None);
        state.rest(Said::Day(1));
        enter(None);
        assert_eq!(state.spoken(), None);
    });
}

#[test]
fn a_date_that_is_taken_back_leaves_the_day_on_screen() {
    on("2027-03-05", |state| {
        state.act(Intent::SessionDaysAgo(2));
        assert_eq!(state.act(Intent::Session(None)), None);
        assert_eq!((state.shown().number, state.session(), state.standing()), (2, None, None));
    });
}

#[test]
fn what_is_wrong_with_a_date_is_said_until_one_is_set_and_the_date_stands() {
    on("2027-03-05", |state| {
        state.act(Intent::SessionDaysAgo(2));
        for set in [Intent::SessionDaysAgo(2), Intent::Session(None), Intent::SessionDaysAgo(0)] {
            let before = state.session();
            state.set_fault("wrong");
            assert_eq!((state.fault().as_str(), state.session()), ("wrong", before));
            state.act(set);
            assert_eq!(state.fault(), "");
        }
    });
}

#[test]
fn the_29th_of_february_and_days_of_clock_changes_are_counted_once() {
    let day_on = |today: &str, session: &str| {
        let mut day = None;
        on(today, |state| {
            state.act(Intent::Session(Some(date(session))));
            day = state.today_day();
        });
        day
    };
    assert_eq!(day_on("2028-02-29", "2028-02-27"), Some(2));
    assert_eq!(day_on("2028-03-01", "2028-02-29"), Some(1));
    assert_eq!(day_on("2027-03-28", "2027-03-27"), Some(1)); // Europe, an hour is lost
    assert_eq!(day_on("2027-10-31", "2027-10-30"), Some(1)); // Europe, an hour twice
    assert_eq!(day_on("2027-09-05", "2027-09-04"), Some(1)); // Santiago, no midnight
    assert_eq!(day_on("2027-12-31", "2027-12-28"), Some(3));
}

#[test]
fn after_midnight_the_day_on_screen_stays_today_unless_another_was_chosen() {
    on("2027-03-05", |state| {
        state.act(Intent::SessionDaysAgo(3));
        state.set_today(date("2027-03-06"));
        assert_eq!((state.shown().number, open_cards(state)), (4, vec![2]));
        state.act(Intent::Day(10));
        state.set_today(date("2027-03-07"));
        assert_eq!((state.shown().number, state.today_day()), (10, Some(5)));
    });
}

#[test]
fn the_slider_speaks_for_itself_and_everything_else_announces_a_new_phase_once() {
    on("2027-03-05", |state| {
        assert_eq!(state.act(Intent::Day(1)), None);
        assert_eq!(state.act(Intent::Later(7)), None);
        assert_eq!((state.shown().number, state.phase()), (8, 3));
        let at_day_9 = state.with_scale(|scale| scale.middle(9));
        assert_eq!(state.act(Intent::At(at_day_9)), None, "the phase is the same");
        assert_eq!(state.act(Intent::NextPhase), Some(Said::Day(15)));
        assert_eq!(state.act(Intent::NextPhase), None, "there is no later phase");
        assert_eq!(state.act(Intent::PreviousPhase), Some(Said::Day(7)));
    });
}

#[test]
fn steps_stay_on_the_slider() {
    on("2027-03-05", |state| {
        state.act(Intent::Later(-7));
        assert_eq!(state.shown().number, 0);
        state.act(Intent::Day(u16::MAX));
        assert_eq!(state.shown().number, 180);
        assert!(state.on_last_day() && state.in_last_phase());
        state.act(Intent::Later(7));
        assert_eq!(state.shown().number, 180);
    });
}

#[test]
fn a_new_phase_opens_its_card_and_closes_the_others_but_a_day_within_leaves_cards_alone() {
    on("2027-03-05", |state| {
        state.act(Intent::Day(1));
        assert_eq!(open_cards(state), [1]);
        state.act(Intent::Card(4, true));
        state.act(Intent::Day(2));
        assert_eq!(open_cards(state), [1, 4]);
        state.act(Intent::Day(4));
        assert_eq!(open_cards(state), [2]);
        state.act(Intent::OpenAll);
        assert!(state.all_open());
        state.act(Intent::Card(9, true));
        assert_eq!(open_cards(state), [0, 1, 2, 3, 4]);
    });
}

#[test]
fn a_shared_date_comes_back_and_nothing_else_is_taken_for_one() {
    let shared = date("2028-02-29");
    assert_eq!(session_fragment(shared), "session=2028-02-29");
    assert_eq!(session_in("session=2028-02-29"), Some(shared));
    for other in ["", "recovery", "session=", "session=2027-02-29", "plan=AAAA"] {
        assert_eq!(session_in(other), None, "{other}");
    }
}

#[test]
fn only_page_keys_are_taken_from_the_browser() {
    assert_eq!(key_intent("PageUp"), Some(Intent::Later(7)));
    assert_eq!(key_intent("PageDown"), Some(Intent::Later(-7)));
    for key in ["ArrowLeft", "ArrowUp", "Home", "End", "Tab", " "] {
        assert_eq!(key_intent(key), None, "{key}");
    }
}

#[test]
fn a_finger_that_was_meant_for_the_page_leaves_the_day_as_it_was() {
    on("2027-03-05", |state| {
        state.act(Intent::Day(2));
        state.act(Intent::Pressed);
        state.act(Intent::At(9_000));
        assert!(state.shown().number > 15);
        state.act(Intent::Taken);
        assert_eq!(state.shown().number, 2);
    });
}

#[test]
fn cards_follow_a_finger_when_it_rests() {
    on("2027-03-05", |state| {
        state.act(Intent::Day(2));
        let on_day_9 = state.with_scale(|scale| scale.middle(9));
        assert_eq!(state.act(Intent::At(on_day_9)), Some(Said::Day(9)));
        assert_eq!(open_cards(state), [1]);
        state.rest(Said::Day(9));
        assert_eq!((open_cards(state), state.spoken()), (vec![3], Some(Said::Day(9))));
    });
}
