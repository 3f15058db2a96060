//! The words of the consultation: said to a patient in large type, and to staff in small.
//!
//! Knows no markup; dates come in written out. Nothing asks for a name.

use crate::ports::ContentOrigin;
use crate::ui::state::consult::Step;

use super::planner::{self, counted, days, session, sessions, span};

/// Title of the page.
pub fn title(treatment: &str, clinic: &str) -> String {
    ["Consultation: ", treatment, " – ", clinic].concat()
}

/// Heading of the page, and of the page without scripts.
pub fn heading(treatment: &str) -> String {
    [treatment, ": planning it together"].concat()
}

/// What the page is, where it cannot come alive.
pub const PLAIN: &str = "This page is for the clinic's staff: a series is planned on it together with a \
    patient, on a screen that both can see. It needs scripts. The rules of a series stand below, and the \
    planner shows them too.";
/// Link to the planner, where the page cannot come alive.
pub const PLAIN_LINK: &str = "To the planner";
/// Heading of the links to the consultation, for staff.
pub const FOR_STAFF: &str = "For staff: consultation mode";
/// Under that heading.
pub const FOR_STAFF_NOTE: &str = "A series planned together with a patient, on a tablet or laptop that both can \
    see. Bookmark it; no page for patients leads to it.";

/// Name of the steps.
pub const STEPS: &str = "Steps";

/// A step's short name.
pub fn step(step: Step) -> &'static str {
    match step {
        Step::Series => "Series",
        Step::Date => "Your date",
        Step::Days => "Trips",
        Step::Plan => "Plan",
        Step::Compare => "Compare",
        Step::HandOver => "Take home",
    }
}

/// Heading of the first question.
pub const SERIES: &str = "How many sessions?";
/// Under it.
pub const SERIES_HINT: &str = "Choose one to begin. Each can be changed later.";
/// Over the steppers.
pub const OWN_SERIES: &str = "Or your own";
/// Heading of the second question.
pub const DATE: &str = "Is there a date in mind?";
/// Under it.
pub const DATE_HINT: &str =
    "A wedding, a photo day, a holiday. Tap the day, and the plan leads up to it.";
/// Heading of the third question.
pub const DAYS: &str = "Any trips or busy days?";
/// Under it.
pub const DAYS_HINT: &str = "Tap the first day, then the last.";
/// Beside the main button, once the first day is there.
pub fn days_last(first: &str) -> String {
    ["From ", first, ". Now tap the last day."].concat()
}
/// Beside the main button: the days that are kept free.
pub fn kept_free(ranges: &[String]) -> String {
    if ranges.is_empty() {
        return String::new();
    }
    ["Kept free: ", &super::joined(ranges, "; "), "."].concat()
}
/// Over the fields that take dates by key.
pub const TYPED: &str = "Or type it";

/// What the main button of a question says: without and with an answer.
pub const NO_DATE: &str = "No date in mind";
/// The same, once there is an answer.
pub const GO_ON: &str = "Go on";
/// The main button of the last question, without a trip.
pub const NO_DAYS: &str = "No trips";
/// The main button of the last question.
pub const SEE_PLAN: &str = "See the plan";
/// Back to the plan, from a question.
pub const BACK_TO_PLAN: &str = "Back to the plan";

/// "3 × 4": sessions × weeks.
pub fn preset(count: u8, weeks: u8) -> String {
    [&count.to_string(), "\u{2009}×\u{2009}", &weeks.to_string()].concat()
}

/// "3 sessions, 4 weeks apart".
pub fn preset_words(count: u8, weeks: u8) -> String {
    let weeks = span(u32::from(weeks) * 7);
    [&sessions(u32::from(count)), ", ", &weeks, " apart"].concat()
}

/// How long a preset takes.
pub fn preset_span(count: u8, weeks: u8) -> String {
    let whole = u32::from(count.saturating_sub(1)) * u32::from(weeks) * 7;
    [&span(whole), " from first to last"].concat()
}

/// The days on which the clinic is closed.
pub fn closed(weekdays: &[String], holidays: &[String]) -> String {
    let all: Vec<&str> = weekdays.iter().chain(holidays).map(String::as_str).collect();
    ["We are closed on ", &joined(&all), "."].concat()
}

/// "a, b and c".
fn joined(all: &[&str]) -> String {
    match all {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => [&first.join(", "), " and ", last].concat(),
    }
}

/// Beside a day of the calendar: what is on it.
pub const TODAY: &str = "today";
/// The clinic is closed.
pub const CLOSED: &str = "closed";
/// It is kept free.
pub const KEPT_FREE: &str = "kept free";
/// It is the day in mind.
pub const IN_MIND: &str = "your date";
/// A trip begins on it.
pub const BEGINS: &str = "first day";
/// Name of the calendar.
pub const CALENDAR: &str = "Calendar";

/// Over the messages of a session.
pub fn messages(index: usize, date: &str) -> String {
    [&session(index), ", ", date].concat()
}
/// Name of the phases of recovery, as buttons.
pub const PHASES: &str = "Days after this session";

/// The days of a phase: "Day 0", "Days 1 to 3", "Day 15 on".
pub fn phase_days(first: u16, last: Option<u16>) -> String {
    match last {
        None => ["Day\u{a0}", &first.to_string(), " on"].concat(),
        Some(last) if last == first => ["Day\u{a0}", &first.to_string()].concat(),
        Some(last) => ["Days\u{a0}", &first.to_string(), "\u{2013}", &last.to_string()].concat(),
    }
}

/// What the four buttons say; the days are the planner's.
pub const MOVES: [&str; 4] = ["\u{2212} week", "\u{2212} day", "+ day", "+ week"];
/// Keeps a session on its day.
pub const PIN: &str = "Keep this day";
/// The main button of the plan.
pub const TAKE_HOME: &str = "Take it home";
/// Puts plans side by side.
pub const COMPARE: &str = "Compare";
/// Keeps this plan for the comparison.
pub const KEEP: &str = "Keep to compare";
/// Heading of the comparison.
pub const COMPARE_TITLE: &str = "Which one suits you?";
/// With a single plan in it.
pub const COMPARE_ONE: &str = "Only this plan fits these wishes.";

/// "Plan 1"; `place` counts from 0.
pub fn plan(place: usize) -> String {
    ["Plan\u{a0}", &(place + 1).to_string()].concat()
}
/// Chooses a plan.
pub fn choose(place: usize) -> String {
    ["Choose ", &plan(place)].concat()
}
/// Takes a plan out of the comparison.
pub fn take_out(place: usize) -> String {
    ["Take ", &plan(place), " out"].concat()
}
/// Labels of the comparison, in a patient's words.
pub const FINISH: &str = "Your last session";
/// How many times a person comes.
pub const VISITS: &str = "You come";
/// How far apart the sessions are.
pub const APART: &str = "Time between";
/// The same for the smallest and the largest gap, in days: "4 weeks", "28 to 29 days".
pub fn apart(gaps: Option<(i32, i32)>) -> String {
    let Some((least, most)) = gaps.map(|(a, b)| (a.unsigned_abs(), b.unsigned_abs())) else {
        return planner::NOTHING.to_owned();
    };
    if least == most {
        return span(most);
    }
    let weeks = least.is_multiple_of(7) && most.is_multiple_of(7);
    let (least, most) = if weeks { (least / 7, span(most)) } else { (least, days(most)) };
    planner::range(&least.to_string(), &most)
}
/// How many days recovery may show.
pub const SHOWS: &str = "Recovery may show";
/// The same, with the date.
pub fn before(date: &str) -> String {
    ["Before ", date].concat()
}
/// How many days are left.
pub const TO_SPARE: &str = "Before your date";
/// How many rules are broken.
pub const LOOK: &str = "Worth a second look";

/// "3 times".
pub fn times(count: u8) -> String {
    counted(u32::from(count), "time", "times")
}
/// "16 days to spare".
pub fn to_spare(count: u32) -> String {
    [&days(count), " to spare"].concat()
}
/// Without a date in mind.
pub const NO_DATE_SET: &str = "no date in mind";

/// Shows the code alone.
pub const CODE: &str = "Show the code full screen";
/// Name of the code alone.
pub const CODE_TITLE: &str = "Point your phone's camera here";
/// Closes what lies over the step.
pub const CLOSE: &str = "Close";

/// Clears the screen.
pub const RESET: &str = "Start clean";
/// After it was cleared.
pub const CLEARED: &str = "Everything is cleared.";
/// Brings it back.
pub const RESTORE: &str = "Bring it back";
/// Fills the screen.
pub const FILL: &str = "Full screen";
/// Shows the keys.
pub const KEYS: &str = "Keys";

/// Heading of the warning.
pub const WARNING: &str = "Still there?";
/// What happens next.
pub const WARNING_WORDS: &str =
    "Nobody has touched this screen for a while, so it will clear itself.";
/// The seconds that are left.
pub fn seconds(count: u32) -> String {
    counted(count, "second", "seconds")
}
/// Goes on.
pub const STAY: &str = "Stay on this plan";

/// Heading of the keys.
pub const KEYS_TITLE: &str = "Keys";
/// The switch.
pub const KEYS_SWITCH: &str = "Single keys act on this device";
/// Under the switch.
pub const KEYS_SWITCH_HINT: &str =
    "Off, only Control with Z acts. This choice is all that is kept on this device.";
/// Each key, what it does, and how it is done by touch.
pub const KEYS_TABLE: [(&str, &str, &str); 10] = [
    ("1 2 3", "Choose a series or a plan", "Tap the card"),
    ("Enter", "Go on", "Tap the large button"),
    ("↑ ↓", "Choose a session", "Tap the session"),
    ("← →", "Move it by a day", "Tap \u{2212} day, + day"),
    ("Shift ← →", "Move it by a week", "Tap \u{2212} week, + week"),
    ("P", "Keep it on its day, or let it go", "Tap Keep this day"),
    ("Ctrl Z", "Take back; with Shift do again", "Tap Undo, Redo"),
    ("R", "Start clean for the next person", "Tap Start clean"),
    ("?", "These keys", "Tap Keys"),
    ("I", "Which content is on screen", "Rest a finger on the clinic's name"),
];
/// Heads of that table.
pub const KEYS_HEADS: [&str; 3] = ["Key", "What it does", "By touch"];

/// In the staff panel, when a newer version of the guide has come.
pub const NEWER: &str =
    "There is a newer version of this page. Showing it clears the screen, and any plan with it.";
/// Opens the staff panel.
pub const STAFF_OPEN: &str = "Which content is on screen";
/// Heading of the staff panel.
pub const STAFF: &str = "For staff: the content on screen";
/// Label of where it comes from.
pub const ORIGIN: &str = "From";
/// Label of its version.
pub const VERSION: &str = "Version";
/// Label of when it was fetched.
pub const TIME: &str = "Fetched";
/// Label of the endpoint.
pub const ADDRESS: &str = "Endpoint";
/// Label of what was refused.
pub const REFUSED: &str = "Refused";
/// Nothing to say.
pub const NOTHING: &str = "\u{2013}";
/// Asks the endpoint again.
pub const ASK_AGAIN: &str = "Ask again";

/// Where content comes from.
pub fn origin(origin: ContentOrigin) -> &'static str {
    match origin {
        ContentOrigin::Bundled => "this page itself",
        ContentOrigin::Endpoint => "the clinic's endpoint",
        ContentOrigin::LastGood => "the endpoint's last good answer",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_days_are_told_in_one_sentence() {
        let list = |days: &[&str]| days.iter().map(|day| (*day).to_owned()).collect::<Vec<_>>();
        assert_eq!(closed(&list(&["Sundays"]), &[]), "We are closed on Sundays.");
        assert_eq!(
            closed(&list(&["Saturdays", "Sundays"]), &list(&["25 Dec"])),
            "We are closed on Saturdays, Sundays and 25 Dec."
        );
    }

    #[test]
    fn the_time_between_sessions_is_told_in_weeks_where_it_is_weeks() {
        assert_eq!(apart(Some((28, 28))), "4\u{a0}weeks");
        assert_eq!(apart(Some((28, 29))), "28 to 29\u{a0}days");
        assert_eq!(apart(Some((28, 42))), "4 to 6\u{a0}weeks");
        assert_eq!(apart(Some((29, 29))), "29\u{a0}days");
        assert_eq!(apart(None), planner::NOTHING);
    }

    #[test]
    fn the_days_of_a_phase_are_told_as_they_are_counted() {
        assert_eq!(phase_days(0, Some(0)), "Day\u{a0}0");
        assert_eq!(phase_days(1, Some(3)), "Days\u{a0}1\u{2013}3");
        assert_eq!(phase_days(15, None), "Day\u{a0}15 on");
    }
}
