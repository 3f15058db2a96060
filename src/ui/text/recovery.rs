//! The words of the recovery timeline.
//!
//! Says nothing about a treatment: what is usual on a day stands in the content. Weekdays and
//! dates come in written out.

use super::planner::counted;

/// Heading of the part, for those who go by headings; a heading in sight stands over it already.
pub const HEADING: &str = "The days after a session";
/// Label of the date field.
pub const SESSION_DATE: &str = "Date of your session";
/// Under the date field while it is empty.
pub const SESSION_HINT: &str = "Past or planned. The date stays on this page.";
/// Shortcut beside the date field.
pub const TODAY: &str = "Today";
/// Shortcut beside the date field.
pub const YESTERDAY: &str = "Yesterday";
/// Name of the two shortcuts together.
pub const SHORTCUTS: &str = "Or choose";
/// Copies the address of this page with the date in it.
pub const COPY_LINK: &str = "Copy a link with this date";
/// Said when that was done.
pub const COPIED: &str = "Link copied.";
/// Said when the browser would not; the link follows.
pub const NOT_COPIED: &str = "Copying is not possible here. This is the link: ";

/// Name of the day slider.
pub const SLIDER: &str = "Day after the session";
/// Goes to the phase before.
pub const PREVIOUS: &str = "Previous phase";
/// Goes to the phase after.
pub const NEXT: &str = "Next phase";
/// Starts to walk through the days.
pub const PLAY: &str = "Play";
/// Stops that.
pub const PAUSE: &str = "Pause";
/// Under the picture.
pub const SCALE_NOTE: &str = "Days after the session. The first days are drawn wide and the \
    months narrow. Where a band narrows, it may be over already, or not have begun.";
/// Key to the mark of the next session.
pub const NEXT_SESSION_MARK: &str = "Next session of a series";
/// Key to the mark of today.
pub const TODAY_MARK: &str = "Today";

/// Opens every card of the list.
pub const OPEN_ALL: &str = "Open all phases";
/// Over what is usual in a phase.
pub const USUAL: &str = "Usual";
/// Over what to do in a phase.
pub const TO_DO: &str = "Do";
/// Over what to avoid in a phase.
pub const AVOID: &str = "Avoid";
/// Where a phase claims nothing.
pub const NOTHING_SAID: &str = "Nothing in particular is said about these days.";
/// Over the source of a phase's length.
pub const HOW_LONG: &str = "How long";
/// Over what has no day.
pub const NO_DAY: &str = "On no set day";
/// Over the card that follows the last phase.
pub const NEXT_SESSION: &str = "The next session";
/// Over what to prepare.
pub const PREPARE: &str = "To prepare";

/// "Day 2: Pink and warm, fading", with the weekday after the day when there is one.
pub fn line(day: u16, weekday: Option<&str>, phase: &str) -> String {
    let mut line = name_of_day(day, weekday);
    line.push_str(": ");
    line.push_str(phase);
    line
}

/// "Day 2", "Day 2, Tuesday".
pub fn name_of_day(day: u16, weekday: Option<&str>) -> String {
    let mut name = ["Day\u{a0}", &day.to_string()].concat();
    if let Some(weekday) = weekday {
        name.push_str(", ");
        name.push_str(weekday);
    }
    name
}

/// "Day 0", "Days 1 to 3", "From day 15 on".
pub fn days(first: u16, last: Option<u16>) -> String {
    let first_day = first.to_string();
    match last {
        Some(last) if last == first => ["Day\u{a0}", &first_day].concat(),
        Some(last) => ["Days\u{a0}", &first_day, " to\u{a0}", &last.to_string()].concat(),
        None => ["From day\u{a0}", &first_day, " on"].concat(),
    }
}

/// "Wed 25 Nov to Fri 27 Nov"; one date when both are the same, "from …" when there is no last.
pub fn dates(first: &str, last: Option<&str>) -> String {
    match last {
        Some(last) if last == first => first.to_owned(),
        Some(last) => [first, " to ", last].concat(),
        None => ["from ", first].concat(),
    }
}

/// What is in a card, read after its days.
pub fn card(phase: &str) -> String {
    [": ", phase, ", what is usual and what to do"].concat()
}

/// A phase that may be over; `last` is the day by which it usually is.
pub fn may_be_gone(left: u16, last: u16) -> String {
    match left {
        0 => "This is usually over by now.".to_owned(),
        _ => ["This may be over already. Usually it is over by day\u{a0}", &last.to_string(), "."]
            .concat(),
    }
}

/// A phase that begins on some day up to `last`.
pub fn may_have_begun(last: u16) -> String {
    ["This may have begun, or not yet: the range reaches to day\u{a0}", &last.to_string(), "."]
        .concat()
}

/// For a day of which nothing is said.
pub const NOTHING_SAID_DAY: &str = "Nothing in particular is said about this day.";
/// For a day in the last phase.
pub const LAST_PHASE: &str = "This is the last phase. It has no set end.";

/// "Next, 2 days later (Fri 27 Nov): Gentle care goes on".
pub fn next(in_days: u16, date: Option<&str>, phase: &str) -> String {
    let mut words = ["Next, ", &counted(u32::from(in_days), "day", "days"), " later"].concat();
    if let Some(date) = date {
        words.push_str(" (");
        words.push_str(date);
        words.push(')');
    }
    words.push_str(": ");
    words.push_str(phase);
    words
}

/// "Today is day 2, Tuesday."
pub fn today_is(day: u16, weekday: &str) -> String {
    ["Today is day\u{a0}", &day.to_string(), ", ", weekday, "."].concat()
}

/// On the mark of today in the list: "Today: day 2, Tuesday".
pub fn today_mark(day: u16, weekday: &str) -> String {
    ["Today: day\u{a0}", &day.to_string(), ", ", weekday].concat()
}

/// A session that is still to come.
pub fn session_in(days: u32) -> String {
    match days {
        1 => "Your session is tomorrow.".to_owned(),
        days => ["Your session is in ", &counted(days, "day", "days"), "."].concat(),
    }
}

/// When to begin to prepare; `date` is written out.
pub fn prepare_from(before: u16, in_days: u32, date: &str) -> String {
    let before = counted(u32::from(before), "day", "days");
    let in_days = counted(in_days, "day", "days");
    let choice = ". The number of days is a scheduling choice.";
    ["Begin to prepare ", &before, " before: in ", &in_days, ", on ", date, choice].concat()
}

/// Preparation whose day has come or passed.
pub const PREPARE_NOW: &str = "Do this now.";

/// A session that lies behind the end of the timeline.
pub fn past_the_end(days: u32, last: u16) -> String {
    [
        "Your session was ",
        &counted(days, "day", "days"),
        " ago. The timeline ends at day\u{a0}",
        &last.to_string(),
        ". What lasts:",
    ]
    .concat()
}

/// After the gap between two sessions.
pub const NEXT_SESSION_LATER: &str =
    " between two sessions are commonly recommended. Recovery then starts again at day\u{a0}0.";

/// The window of the next session, in dates.
pub fn next_session_dates(first: &str, last: &str) -> String {
    ["Counted from your date: ", first, " to ", last, "."].concat()
}

/// A label under the scale: "3", "2 mo".
pub fn tick(count: u16, months: bool) -> String {
    let mut words = count.to_string();
    if months {
        words.push_str("\u{a0}mo");
    }
    words
}

/// Names what the strip of several sessions shows: "3 sessions, from 5 March 2027 to 4 June 2027".
pub fn strip(sessions: u32, first: &str, last: &str) -> String {
    let counted = counted(sessions, "session", "sessions");
    match sessions {
        1 => [&counted, " on ", first].concat(),
        _ => [&counted, " from ", first, " to ", last].concat(),
    }
}

/// How long recovery is visible after each of them.
pub fn visible_days(days: u16) -> String {
    ["Recovery may be visible for ", &counted(u32::from(days), "day", "days"), " from each."]
        .concat()
}

/// Where the session after the last would fall.
pub fn strip_next(first: &str, last: &str) -> String {
    ["A next one would fall between ", first, " and ", last, "."].concat()
}

/// In the strip: a session that meets a blocked range or the event.
pub fn strip_collides(date: &str) -> String {
    ["The session on ", date, " meets a blocked day or the event."].concat()
}

/// Parts of the drawing of the skin: the name of the part in the style sheet, and what it is.
pub const SKIN_KEY: [(&str, &str); 5] = [
    ("epidermis", "Epidermis"),
    ("dermis", "Dermis"),
    ("channels", "Micro-channels"),
    ("fibroblasts", "Fibroblasts"),
    ("collagen", "Collagen"),
];
/// Under the drawing of the skin.
pub const SKIN_NOTE: &str = "A drawing, simplified and not to scale.";
