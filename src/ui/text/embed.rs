//! Words of the widget, its frames and the page that writes its snippet.

/// What the FAQ view shows, after the treatment's name.
pub const FAQ: &str = "questions and answers";
/// Heads the questions, for who goes from heading to heading.
pub const FAQ_LIST: &str = "All questions";
/// What the recovery view shows, after the treatment's name.
pub const RECOVERY: &str = "recovery, day by day";
/// What the planner view shows, after the treatment's name.
pub const PLAN: &str = "plan your series";

/// Heading of a view that stands by itself: "Microneedling: plan your series".
pub fn title(treatment: &str, what: &str) -> String {
    [treatment, ": ", what].concat()
}

/// Stands in a frame when its interactive part could not start.
pub const FAILED: &str = super::page::FAULT_START;
/// Heads what to do, in the plain form of a phase.
pub const TO_DO: &str = "What to do:";
/// Heads what to avoid, in the plain form of a phase.
pub const TO_AVOID: &str = "What to avoid:";
/// Closes the plain form of the planner.
pub const NOT_A_BOOKING: &str =
    "Dates are suggestions, not a booking. A consultation decides who can be treated.";
/// Link from the plain form to the guide itself.
pub const MORE: &str = "Open the treatment guide";

/// "day 0", "days 1 to 3", "from day 15".
pub fn days(first: u16, last: Option<u16>) -> String {
    let first_day = first.to_string();
    match last {
        None => ["from day ", &first_day].concat(),
        Some(last) if last == first => ["day ", &first_day].concat(),
        Some(last) => ["days ", &first_day, " to ", &last.to_string()].concat(),
    }
}

/// Title of a frame's document.
pub fn frame_title(treatment: &str, view: &str) -> String {
    match view {
        "faq" => title(treatment, FAQ),
        "recovery" => title(treatment, RECOVERY),
        "plan" => title(treatment, PLAN),
        _ => treatment.to_owned(),
    }
}

/// Title of the page that writes the snippet.
pub const SNIPPET_TITLE: &str = "Put the guide on your own page";
/// Under that title.
pub const SNIPPET_LEDE: &str = "Choose what to show, copy the lines, paste them where the guide \
    should appear. In WordPress that is a block of the kind “Custom HTML”.";
/// Stands for the site's address where the build was not told it.
pub const PLACEHOLDER: &str = "https://guide.example";
/// Label of a choice.
pub const CHOOSE_TREATMENT: &str = "Treatment";
/// Label of a choice.
pub const CHOOSE_VIEW: &str = "What to show";
/// Label of a choice.
pub const CHOOSE_THEME: &str = "Light or dark";
/// Label of a choice.
pub const CHOOSE_ACCENT: &str = "Color of buttons and links";
/// Under that choice.
pub const ACCENT_HINT: &str = "With your own color the guide is light for everyone, unless you \
    choose “Dark”: one color is hard to read on both.";
/// Label of a choice.
pub const CHOOSE_CTA: &str = "Address of your booking page";
/// The accent as the guide has it.
pub const ACCENT: &str = "#87353f";
/// The views with what each shows.
pub const VIEWS: [(&str, &str); 4] = [
    ("plan", "Planner of a series"),
    ("recovery", "Recovery timeline"),
    ("faq", "Questions and answers"),
    ("page", "Whole treatment page"),
];
/// The themes.
pub const THEMES: [(&str, &str); 3] =
    [("auto", "As the visitor's device has it"), ("light", "Light"), ("dark", "Dark")];
/// Heading of a snippet.
pub const ELEMENT: &str = "The short form";
/// Under that heading.
pub const ELEMENT_NOTE: &str = "Two lines. The second one once a page is enough, however many \
    guides the page shows.";
/// Heading of a snippet.
pub const CONTENT: &str = "With the text inside";
/// Under that heading.
pub const CONTENT_NOTE: &str = "The same, and the text stands in your page: for search engines, \
    and for visitors whose browser blocks scripts. Needs JavaScript to be written here.";
/// Heading of a snippet.
pub const FRAME: &str = "As a frame";
/// Under that heading.
pub const FRAME_NOTE: &str = "For sites that allow no custom elements or use Trusted Types. The \
    script only fits the height; without it the frame scrolls.";
/// Title of the frame in that snippet.
pub const FRAME_NAME: &str = "Treatment guide";
/// Heading of a snippet.
pub const CSP: &str = "Content security policy";
/// Under that heading.
pub const CSP_NOTE: &str = "If your site sends a Content-Security-Policy, these sources have to be \
    in it, no more and no less. For the frame write frame-src instead of connect-src, and leave \
    'wasm-unsafe-eval' out.";
/// Heading of a snippet.
pub const PINNED: &str = "A release that never changes";
/// Under that heading.
pub const PINNED_NOTE: &str = "Use this line instead of the script's if every change of the guide \
    has to be approved first. Browsers check it against the integrity value.";
/// Heading of the preview.
pub const PREVIEW: &str = "Preview";
/// Copies a snippet.
pub const COPY: &str = "Copy";
