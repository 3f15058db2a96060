//! The words of the planner: labels, counts and notes.
//!
//! Knows no markup; dates come in written out, or with a function that writes them.

pub mod changes;
pub mod reasons;

use crate::domain::date::CivilDate;
use crate::domain::series::BlockKind;

/// Writes a date out; short enough for a line of text.
pub type Write<'a> = &'a dyn Fn(CivilDate) -> String;

/// A number with its noun; the two stay on one line.
pub fn counted(count: u32, one: &str, many: &str) -> String {
    let count_words = count.to_string();
    [count_words.as_str(), "\u{a0}", if count == 1 { one } else { many }].concat()
}

/// "3 sessions".
pub fn sessions(count: u32) -> String {
    counted(count, "session", "sessions")
}

/// "28 days".
pub fn days(count: u32) -> String {
    counted(count, "day", "days")
}

/// "8 weeks".
pub fn weeks(count: u32) -> String {
    counted(count, "week", "weeks")
}

/// A span in whole weeks where it is one, else in days.
pub fn span(count: u32) -> String {
    if count != 0 && count.is_multiple_of(7) { weeks(count / 7) } else { days(count) }
}

/// "Session 2"; `index` counts from 0.
pub fn session(index: usize) -> String {
    ["Session\u{a0}", &(index + 1).to_string()].concat()
}

/// Where a session stands as long as no day is known; `index` counts from 0.
pub fn week(index: usize, weeks: u16) -> String {
    ["week ", &(index * usize::from(weeks)).to_string()].concat()
}

/// How far the session at `index` is from the one before it.
pub fn after_previous(gap: i32, index: usize) -> String {
    [&span(gap.unsigned_abs()), " after session\u{a0}", &index.to_string()].concat()
}

/// The number of days as the gap stepper shows it: whole weeks bare, other gaps with their days.
pub fn gap_value(gap: u16) -> String {
    let (weeks, days) = (gap / 7, gap % 7);
    match days {
        0 => weeks.to_string(),
        _ => [&weeks.to_string(), " + ", &self::days(u32::from(days))].concat(),
    }
}

/// "from … to …", or one day alone.
pub fn range(from: &str, to: &str) -> String {
    if from == to { from.to_owned() } else { [from, " to ", to].concat() }
}

/// What a blocked range is, in a list and in the choice.
pub fn block_kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Away => "Away",
        BlockKind::Sun => "Trip with sun",
        BlockKind::Other => "Other",
    }
}

/// What a blocked range forbids.
pub fn block_effect(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Away | BlockKind::Other => "no session",
        BlockKind::Sun => "no session and no visible recovery",
    }
}

/// Beside every plan.
pub const NOT_A_BOOKING: &str =
    "Suggested dates, not a booking. A consultation decides who can be treated.";

/// Heading of the wishes.
pub const WISHES: &str = "Your wishes";
/// Heading of the plan.
pub const DATES: &str = "Suggested dates";
/// Label of the sessions stepper.
pub const SESSIONS: &str = "Sessions";
/// Label of the gap stepper.
pub const GAP: &str = "Weeks apart";
/// Label of the choice of a weekday.
pub const WEEKDAY: &str = "Weekday";
/// No weekday in particular.
pub const SAME_WEEKDAY: &str = "The same as session\u{a0}1";
/// Label of the choice of an end.
pub const DIRECTION: &str = "With this event";
/// Held at the start, held at the event, or past it.
pub const DIRECTIONS: [&str; 3] =
    ["Start as early as I can", "Finish just in time", "Finishing after it is fine"];
/// What the start is, while it is empty.
pub const START_HINT: &str = "The day of session\u{a0}1";

/// Heading of the ranges.
pub const BLOCKED: &str = "Days to keep free";
/// Under that heading.
pub const BLOCKED_HINT: &str =
    "Trips, holidays, busy weeks. On a trip with sun no recovery should show either.";
/// First day of a range.
pub const BLOCKED_FROM: &str = "From";
/// Last day of a range.
pub const BLOCKED_TO: &str = "To";
/// What the range is.
pub const BLOCKED_KIND: &str = "What it is";
/// Puts the range in.
pub const BLOCK: &str = "Keep these days free";
/// Takes a range out.
pub const UNBLOCK: &str = "Remove";

/// Takes the last edit back.
pub const UNDO: &str = "Undo";
/// Does again what was taken back.
pub const REDO: &str = "Redo";
/// Begins anew.
pub const RESET: &str = "Start over";

/// Opens what can be done with a session.
pub const CHANGE: &str = "Change";
/// How far a move reaches.
pub const REACH: &str = "Move";
/// Only the one, or the later ones too.
pub const REACHES: [&str; 2] = ["Only this one", "This and later ones"];
/// The four moves, with the days that each moves by.
pub const MOVES: [(&str, i32); 4] =
    [("A week earlier", -7), ("A day earlier", -1), ("A day later", 1), ("A week later", 7)];
/// Moves to a day.
pub const MOVE_TO: &str = "To this day";
/// Pins a session.
pub const PIN: &str = "Keep on this day";
/// A session is pinned.
pub const PINNED: &str = "Kept on this day";
/// Takes a session out.
pub const REMOVE: &str = "Leave this session out";
/// A session of the past did not happen.
pub const MISSED: &str = "It did not take place";

/// "Change session 2".
pub fn change_session(index: usize) -> String {
    [CHANGE, " session\u{a0}", &(index + 1).to_string()].concat()
}

/// Beside session 1.
pub const FIRST_SESSION: &str = "The first session";
/// Label of the last session's day.
pub const LAST_SESSION: &str = "Last session";
/// Label of the days of visible recovery.
pub const VISIBLE_DAYS: &str = "Days recovery may show";
/// Label of the days left before the event.
pub const BEFORE_EVENT: &str = "Left before your event";
/// In place of a value.
pub const NOTHING: &str = "\u{2013}";
/// In place of the headline.
pub const NO_PLAN: &str = "No plan yet";

/// How many sessions lie after the event.
pub fn after_event(count: u8) -> String {
    [&sessions(u32::from(count)), " after it"].concat()
}

/// The windows of a session as long as no day is known.
#[inline(never)] // no living page needs it
pub fn windows_asleep(preparation: Option<u16>, visible_last_day: u16) -> String {
    let before = preparation.map(|count| [&days(u32::from(count)), " before"].concat());
    let after = [&days(u32::from(visible_last_day)), " after"].concat();
    windows(before.as_deref(), &after)
}

/// Begins a new plan after a link that opened none.
pub const NEW_PLAN: &str = "Start a new plan";

/// Heading of the conflicts.
pub const CONFLICTS: &str = "Worth a second look";
/// Heading of the reminders whose day has passed.
pub const DO_NOW: &str = "Do this now";

/// A preparation whose day has passed.
pub fn prepare_now(session: &str, date: &str) -> String {
    ["Prepare for ", session, ": the day to begin, ", date, ", has passed."].concat()
}

/// Heading of the no-fit panel.
pub const NO_FIT: &str = "Nothing fits these wishes";
/// Before the reasons.
pub const NO_FIT_WHY: &str = "Together these leave no room:";
/// Before the plans that fit.
pub const NO_FIT_OFFERS: &str = "These would fit:";
/// When not even a near plan fits.
pub const NO_FIT_NO_OFFER: &str =
    "No near plan fits either. Change a date, or keep fewer days free.";

/// Heading of the comparison.
pub const COMPARE: &str = "Compare plans";
/// Under that heading.
pub const COMPARE_HINT: &str = "Keep up to three plans and see them side by side.";
/// Puts the plan beside others.
pub const KEEP: &str = "Keep this plan to compare";
/// Label of the first session's day.
pub const FIRST: &str = "First session";
/// Label of the number of visits.
pub const VISITS: &str = "Visits";
/// Label of the number of conflicts.
pub const CONFLICTS_SHORT: &str = "Conflicts";
/// In place of the days before the event.
pub const NO_EVENT: &str = "no event";
/// Makes a kept plan the plan.
pub const CHOOSE: &str = "Use this plan";
/// Takes a kept plan out.
pub const TAKE_OUT: &str = "Take out";

/// "none", "2", "2 and 1 note".
pub fn conflict_count(warnings: usize, notes: usize) -> String {
    let notes = counted(notes as u32, "note", "notes");
    match (warnings, notes.starts_with('0')) {
        (0, true) => "none".to_owned(),
        (0, false) => notes,
        (_, true) => warnings.to_string(),
        (_, false) => [&warnings.to_string(), " and ", &notes].concat(),
    }
}

/// Heading of the rules.
pub const RULES: &str = "The rules behind the dates";
/// Under that heading.
pub const RULES_LEDE: &str = "These are scheduling rules, made from what is commonly recommended. Your clinic may decide \
     otherwise for you.";
/// How many sessions.
pub const RULE_SESSIONS: &str = "A series has ";
/// How far apart.
pub const RULE_GAP: &str = "Two sessions are ";
/// The gap is a floor.
pub const RULE_GAP_FLOOR: &str = " apart, never less.";

/// The days of visible recovery.
pub fn rule_visible(last_day: u16) -> String {
    [
        "Recovery may show on the day of a session and for ",
        &days(u32::from(last_day)),
        " after it. None of these days falls on your event or on a trip with sun.",
    ]
    .concat()
}

/// The buffer before an event.
pub fn rule_buffer(buffer: u16) -> String {
    let buffer = days(u32::from(buffer));
    ["The last session is at least ", &buffer, " before an event. This is a scheduling choice."]
        .concat()
}

/// The preparation reminder.
pub fn rule_preparation(before: u16) -> String {
    let before = days(u32::from(before));
    ["You are reminded to prepare ", &before, " before a session. This is a scheduling choice."]
        .concat()
}

/// Caption of the table of spans.
pub const SPANS_CAPTION: &str = "From the first session to the last";
/// Caption of the table with latest first sessions.
pub const LATEST_CAPTION: &str =
    "From the first session to the last, and the latest first session before your event";

/// Head of a column: "4 weeks apart".
pub fn apart(gap: u16) -> String {
    [&span(u32::from(gap)), " apart"].concat()
}

/// The latest first session.
pub fn begin_by(date: &str) -> String {
    ["begin by ", date].concat()
}
/// No such series fits before the event any more.
pub const TOO_LATE: &str = "too late";

/// When preparation begins and recovery has faded.
pub fn windows(preparation: Option<&str>, recovery_until: &str) -> String {
    let recovery = ["Recovery may show until ", recovery_until].concat();
    match preparation {
        Some(day) => ["Prepare from ", day, " \u{b7} ", &recovery].concat(),
        None => recovery,
    }
}

/// The label of the first day, forwards and backwards.
pub fn start_label(backward: bool) -> &'static str {
    if backward { "No session before" } else { "Start on" }
}

/// The label of the event's day.
pub const EVENT: &str = "Event (optional)";
/// What the event's field says while it is empty.
pub const EVENT_HINT: &str = "A wedding, a photo day, a holiday: we plan back from it.";

/// Under the event, once it is there.
pub fn event_buffer(date: &str, buffer: u16) -> String {
    [date, ". The last session is at least ", &days(u32::from(buffer)), " before it."].concat()
}

/// Under the event, when the series may finish after it.
pub fn event_passed_over(date: &str) -> String {
    [date, ". The series may finish after it; no visible recovery on the day itself."].concat()
}

/// Under the start, when its day is not open.
pub fn start_moved(start: &str, reason: &str, first: &str) -> String {
    [start, ": ", reason, ". Session\u{a0}1 is on the next open day, ", first, "."].concat()
}

/// Under the start, when its day lies behind us.
pub fn start_passed(start: &str) -> String {
    [start, ". This day has passed."].concat()
}

/// A range that ends before it begins.
pub const RANGE_ENDS_FIRST: &str = "The last day is before the first. Please swap them.";
/// A range with no first day.
pub const RANGE_NEEDS_FIRST: &str = "Please enter the first day.";

/// What stands over a plan: "3 sessions in 8 weeks".
pub fn headline(count: u32, span_days: u32) -> String {
    match span_days {
        0 => sessions(count),
        _ => [&sessions(count), " in ", &span(span_days)].concat(),
    }
}

/// A plan's letter in a comparison; `place` counts from 0.
pub fn plan_letter(place: usize) -> String {
    let letter = char::from(b'A' + (place % 26) as u8);
    ["Plan\u{a0}", letter.encode_utf8(&mut [0; 4])].concat()
}

/// What a plan was asked for, as the name of a column.
pub fn asked(sessions_asked: u8, gap: u16) -> String {
    let sessions = sessions(u32::from(sessions_asked));
    [&sessions, ", ", &span(u32::from(gap)), " apart"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_told_in_weeks_only_when_it_is_whole_weeks() {
        assert_eq!(span(56), "8\u{a0}weeks");
        assert_eq!(span(7), "1\u{a0}week");
        assert_eq!(span(57), "57\u{a0}days");
        assert_eq!(span(0), "0\u{a0}days");
    }

    #[test]
    fn the_gap_stepper_shows_bare_weeks_and_does_not_hide_days() {
        assert_eq!(gap_value(28), "4");
        assert_eq!(gap_value(33), "4 + 5\u{a0}days");
    }
}
