//! Words of the frame, the treatment page, the catalogue and the 404 page.

/// First link of every page.
pub const SKIP: &str = "Skip to the text";
/// Name of the navigation between the pages of a treatment.
pub const TREATMENT_NAV: &str = "This treatment";
/// The treatment's page in that navigation.
pub const NAV_TREATMENT: &str = "Treatment";
/// The recovery page in that navigation.
pub const NAV_RECOVERY: &str = "Recovery";
/// The planner in that navigation.
pub const NAV_PLAN: &str = "Plan";
/// Link to the catalogue.
pub const ALL_TREATMENTS: &str = "All treatments";
/// Under the clinic's name.
pub const GUIDE: &str = "Treatment guide";

/// Shown when the interactive parts did not start; everything else on the page still holds.
pub const FAULT_START: &str = "The interactive parts of this page could not start here. \
    All of the text is on the page and the answers open.";
/// Shown when they started and then stopped.
pub const FAULT_STOPPED: &str = "The interactive parts of this page have stopped. \
    All of the text is still here.";
/// Loads the page again.
pub const RELOAD: &str = "Load the page again";

/// Said once when content from the clinic's endpoint took the place of the text on screen.
pub const UPDATED: &str = "The text of this page was updated.";
/// Stands in the place of a text that cannot be read; the reason is for staff.
pub const UNREADABLE: &str =
    "This part of the text cannot be shown here. Please ask the clinic about it.";
/// Shown when a newer version of the guide has come while this one was on screen.
pub const NEWER: &str = "There is a newer version of this page.";
/// Shows it.
pub const SHOW_NEWER: &str = "Show the newer version";

/// Closing notes, on every page.
pub const MEDICAL_NOTES: [&str; 2] = [
    "This guide is general information about a treatment. It does not replace advice for you.",
    "Whether a treatment suits you is decided in a consultation.",
];

/// Label of the three doors.
pub const DOORS: &str = "Where would you like to start?";
/// A door's name and what is behind it.
pub const DOOR_LEARN: (&str, &str) = ("Learn", "How it works and who should wait");
/// A door's name and what is behind it.
pub const DOOR_RECOVERY: (&str, &str) =
    ("I just had it", "What is usual today, and what comes next");
/// A door's name and what is behind it.
pub const DOOR_PLAN: (&str, &str) = ("Plan my series", "Dates that suit your calendar");

/// Name of the index of sections.
pub const ON_THIS_PAGE: &str = "On this page";
/// Name of the facts strip.
pub const FACTS: &str = "In short";

/// Heading over the links to the clinic.
pub fn call_to_action(clinic: &str) -> String {
    ["Talk it over at ", clinic].concat()
}
/// Under that heading.
pub const CALL_TO_ACTION_TEXT: &str =
    "A consultation is where your skin, your history and your wishes come together.";
/// Link to the clinic's booking page.
pub const BOOK: &str = "Book a consultation";
/// Link to the clinic's services.
pub const SERVICES: &str = "See all services";
/// Before the telephone number.
pub const CALL: &str = "Call";

/// Heading of the sources.
pub const SOURCES: &str = "Where the numbers come from";
/// How to see the source of a number.
pub const SOURCES_HOW: &str = "Tap any underlined number on this page to see where it comes from.";
/// Before a source's title.
pub const SOURCE: &str = "Source:";
/// Closes a source note.
pub const CLOSE: &str = "Close";

/// Title of the catalogue.
pub const CATALOGUE: &str = "Treatments, explained";
/// Under the catalogue's title.
pub const CATALOGUE_LEDE: &str =
    "How each treatment works, how the days after it go, and how a series fits your calendar.";
/// Link from the catalogue to a treatment.
pub fn read_about(treatment: &str) -> String {
    ["Read about ", treatment].concat()
}

/// Heading of the 404 page.
pub const NOT_FOUND: &str = "This page is not here";
/// Under that heading.
pub const NOT_FOUND_TEXT: &str =
    "The address may be misspelled, or the page has moved. The guide itself is all there:";

/// Title of the drawing of the skin.
pub const SKIN_TITLE: &str = "What happens in the skin";
/// Says what the picture is.
pub const SKIN_NOTE: &str = "A drawing to explain, not to scale. From left to right: the channels, the signals, the \
    repair.";
/// The drawing in words, in the order of its numbers.
pub const SKIN_PARTS: [(&str, &str); 6] = [
    ("Epidermis", "the outer layer of the skin"),
    ("Superficial dermis", "the upper part of the layer below"),
    ("Micro-channels", "the controlled paths that fine, sterile needles leave"),
    ("Growth factors", "signals that are released and start the repair"),
    ("Fibroblasts", "cells that answer and make new collagen and elastin"),
    ("Collagen", "fibers that are remodeled gradually, over several months"),
];

/// Title of the catalogue in tabs and search results.
pub fn catalogue_title(clinic: &str) -> String {
    ["Treatments, explained – ", clinic].concat()
}

/// Description of the catalogue in search results.
pub fn catalogue_description(clinic: &str) -> String {
    [
        "What to expect from the treatments at ",
        clinic,
        ": how they work, recovery day by day and a planner for a series of sessions.",
    ]
    .concat()
}

/// The recovery page in breadcrumbs.
pub const RECOVERY: &str = "Recovery day by day";

/// Heading of the recovery page.
pub fn recovery_heading(treatment: &str) -> String {
    ["After ", treatment, ": day by day"].concat()
}

/// First lines of the recovery page.
pub const RECOVERY_LEDE: &str = "Choose the day of your session, or any day after it: what is usual, what to do and what comes next.";

/// Title of the recovery page in tabs and search results.
pub fn recovery_title(treatment: &str, clinic: &str) -> String {
    [treatment, " recovery, day by day – ", clinic].concat()
}

/// Description of the recovery page in search results.
pub fn recovery_description(treatment: &str) -> String {
    [
        "What is usual on each day after ",
        treatment,
        ", what to do and what to avoid, on your own dates.",
    ]
    .concat()
}

/// The planner in breadcrumbs.
pub const PLAN: &str = "Plan a series";

/// Heading of the planner.
pub fn plan_heading(treatment: &str) -> String {
    ["Plan your ", treatment, " series"].concat()
}

/// First lines of the planner.
pub const PLAN_LEDE: &str = "Dates for a whole series: onward from a first session, or back from a day that matters to you. \
     Nothing that you enter leaves this device.";

/// Title of the planner in tabs and search results.
pub fn plan_title(treatment: &str, clinic: &str) -> String {
    ["Plan a ", treatment, " series – ", clinic].concat()
}

/// Description of the planner in search results.
pub fn plan_description(treatment: &str) -> String {
    [
        "Plan the sessions of a ",
        treatment,
        " series around your trips and events, and take the dates with you.",
    ]
    .concat()
}

/// Title of the page for addresses that lead nowhere.
pub fn not_found_title(clinic: &str) -> String {
    ["Page not found – ", clinic].concat()
}
