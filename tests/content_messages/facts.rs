//! Messages about facts.toml: figures, sources, phases, series.

use crate::content::{Content, fixture};
use treatment_guide::content::json::encode_treatment;
use treatment_guide::content::text::plain_text;

#[test]
fn a_number_in_the_text_needs_a_figure() {
    let content = Content::example().change("page.md", "Rest, and", "Rest for 3 days, and");
    assert_eq!(
        content.errors(),
        "\
page.md:39: the number “3” has no source
\x20   write {pause} instead"
    );
}

#[test]
fn a_number_that_a_figure_has_is_told_its_id() {
    let content = Content::example().change("page.md", "It takes {length}", "It takes 20 minutes");
    assert_eq!(
        content.errors(),
        "\
page.md:14: the number “20” has no source
\x20   write {length} instead"
    );
}

#[test]
fn a_number_in_words_before_a_unit_needs_a_figure() {
    let content = Content::example().change("faq.md", "No. See", "No. In two weeks see");
    assert_eq!(
        content.errors(),
"\
faq.md:3: the number “two” has no source
\x20   add it to facts.toml as a [[figure]] with unit and source, and write its id in braces here; a number that claims nothing may stand in `backticks`"
    );
}

#[test]
fn a_number_and_its_unit_are_found_across_lines_and_emphasis() {
    let text = "It takes two\nweeks. It takes **three** weeks. It takes *four*\n[weeks](#about). \
                It takes ~~fifty~~ *weeks*.";
    let content = Content::example().change("faq.md", "No. See", &format!("{text} See"));
    let hint = "add it to facts.toml as a [[figure]] with unit and source, and write its id in \
                braces here; a number that claims nothing may stand in `backticks`";
    let expected = [(3, "two"), (4, "three"), (4, "four"), (5, "fifty")].map(|(line, number)| {
        format!("faq.md:{line}: the number “{number}” has no source\n    {hint}")
    });
    let errors = content.errors();
    for message in &expected {
        assert!(errors.contains(message), "{message}\nis not in\n{errors}");
    }
    assert_eq!(errors.matches("has no source").count(), expected.len(), "{errors}");
}

#[test]
fn a_number_after_a_dash_or_in_html_needs_a_figure() {
    for (text, numbers) in [
        ("It fades quickly—3 days at most.", &["3"][..]),
        ("Gone within two weeks—often sooner.", &["two"]),
        ("<p>Redness lasts 24 to 72 hours.</p>", &["24", "72"]),
        ("<div>\nTwo\n<b>weeks</b>\n</div>", &["Two"]),
        ("It takes two <b class=\"x\">weeks</b>.", &["two"]),
        ("It takes <b>3</b> days. <!-- or 4 -->", &["3", "4"]),
        ("<h3>A heading</h3>", &[]),
    ] {
        let text = format!("{text}\n\nNo. See");
        let errors = Content::example().change("faq.md", "No. See", &text).errors();
        for number in numbers {
            assert!(
                errors.contains(&format!("the number “{number}” has no source")),
                "{text}\n{errors}"
            );
        }
        assert_eq!(errors.matches("has no source").count(), numbers.len(), "{text}\n{errors}");
        // Braces in HTML would be shown as braces.
        let in_html = text.contains("</p>") || text.contains("</div>");
        assert_eq!(errors.contains("write this in Markdown"), in_html || text.contains("<!--"));
        assert!(!in_html || !errors.contains("write {"), "{text}\n{errors}");
    }
}

#[test]
fn a_picture_cannot_show_a_figure() {
    let text =
        "[![Skin after *{shine}*](/icons/a.webp)](/a/)\n![Skin after 3 days](/icons/b.webp)\nSee";
    let content = Content::example().change("faq.md", "No. See", text);
    assert_eq!(
        content.errors(),
        "\
faq.md:3: the figure “shine” stands in the description of a picture
\x20   a picture's description cannot show a figure: say it in the text, where a tap can show the source
faq.md:4: the number “3” has no source
\x20   a picture's description cannot show a figure: say it in the text, where a tap can show the source"
    );
}

#[test]
fn words_of_two_blocks_or_beside_code_are_no_number() {
    for text in [
        "Two\n\nweeks",
        "- two\n- weeks",
        "- two\n  - weeks",
        "|two|weeks|\n|-|-|",
        "two `x` weeks",
        "two {pause} weeks",
    ] {
        let content = Content::example().change("faq.md", "No. See", &format!("{text}\n\nSee"));
        assert_eq!(content.errors(), "no error", "{text}");
    }
}

#[test]
fn a_number_in_a_line_of_a_phase_needs_a_figure() {
    let content = Content::example().change("facts.toml", "Wear a hat.", "Wear a hat for 5 hours.");
    assert_eq!(
        content.errors(),
"\
facts.toml:87: the number “5” has no source
\x20   add it to facts.toml as a [[figure]] with unit and source, and write its id in braces here; a number that claims nothing may stand in `backticks`"
    );
}

#[test]
fn a_number_in_a_title_a_question_or_a_label_is_an_error() {
    let content = Content::example()
        .change("page.md", "title = \"Example", "title = \"5 Example")
        .change("faq.md", "Is this real?", "Are 2 real?")
        .change("facts.toml", "label = \"A visit\"", "label = \"1 visit\"");
    assert_eq!(
        content.errors(),
        "\
facts.toml:47: the number “1” cannot stand in a label
\x20   a number needs its source beside it: say it in the text
faq.md:1: the number “2” cannot stand in a question
\x20   a number needs its source beside it: say it in the text
page.md:3: the number “5” cannot stand in a title
\x20   a number needs its source beside it: say it in the text"
    );
}

#[test]
fn a_figure_in_a_question_is_an_error() {
    let content = Content::example().change("faq.md", "How often?", "How often in {shine}?");
    assert_eq!(
        content.errors(),
        "\
faq.md:5: a question cannot show a figure
\x20   say it in the text, where a tap can show the source"
    );
}

#[test]
fn a_figure_without_a_number_is_an_error() {
    let content = Content::example().change("facts.toml", "value = 20\n", "");
    assert_eq!(
        content.errors(),
        "\
facts.toml:9: the figure “length” has no number
\x20   add value = …, or low = … and high = … for a range"
    );
}

#[test]
fn a_figure_with_half_a_range_is_an_error() {
    let content = Content::example().change("facts.toml", "high = 10\n", "");
    assert_eq!(
        content.errors(),
        "\
facts.toml:16: the range of the figure “shine” has one end only
\x20   give both low and high, or value for a single number"
    );
}

#[test]
fn a_figure_with_a_value_and_a_range_is_an_error() {
    let content = Content::example().change("facts.toml", "value = 20\n", "value = 20\nlow = 10\n");
    assert_eq!(
        content.errors(),
        "\
facts.toml:9: the figure “length” has a value and a range
\x20   keep value, or keep low and high"
    );
}

#[test]
fn a_figure_without_a_unit_is_an_error() {
    let content = Content::example().change("facts.toml", "unit = \"minutes\"\n", "");
    assert_eq!(
        content.errors(),
        "\
facts.toml:9: the figure “length” has no unit
\x20   add unit = \"hours\" (or minutes, days, weeks, months, sessions, count)"
    );
}

#[test]
fn a_figure_without_a_source_is_an_error() {
    let content = Content::example().change(
        "facts.toml",
        "unit = \"minutes\"\nsource = \"made-up\"",
        "unit = \"minutes\"",
    );
    assert_eq!(
        content.errors(),
        "\
facts.toml:9: the figure “length” has no source
\x20   add source = \"…\" with the id of a [[source]]"
    );
}

#[test]
fn a_unit_that_is_not_known_is_an_error() {
    let content =
        Content::example().change("facts.toml", "unit = \"minutes\"", "unit = \"minute\"");
    assert_eq!(
        content.errors(),
        "\
facts.toml:13: “minute” is not possible here
\x20   did you mean “minutes”?"
    );
}

#[test]
fn a_source_that_is_not_known_is_an_error() {
    let content = Content::example().change(
        "facts.toml",
        "unit = \"minutes\"\nsource = \"made-up\"",
        "unit = \"minutes\"\nsource = \"madeup\"",
    );
    assert_eq!(
        content.errors(),
        "\
facts.toml:14: there is no source “madeup”
\x20   did you mean “made-up”?"
    );
}

#[test]
fn low_above_high_is_an_error() {
    let content = Content::example().change("facts.toml", "low = 6\n", "low = 60\n");
    assert_eq!(
        content.errors(),
        "\
facts.toml:19: low is 60 and high is 10
\x20   put the smaller number in low"
    );
}

#[test]
fn a_negative_figure_is_an_error() {
    let content = Content::example().change("facts.toml", "value = 20", "value = -20");
    assert_eq!(
        content.errors(),
        "\
facts.toml:12: -20 is not a number that a figure can have
\x20   use a whole number from 0 to 100000"
    );
}

#[test]
fn a_figure_that_is_not_declared_is_an_error() {
    let content = Content::example().change("page.md", "over {shine}", "over {shines}").change(
        "facts.toml",
        "figure = \"shine\"",
        "figure = \"sparkle\"",
    );
    assert_eq!(
        content.errors(),
        "\
facts.toml:85: there is no figure “sparkle”
\x20   possible values: length, pause, shine, visits; or add it to facts.toml as a [[figure]]
page.md:47: there is no figure “shines”
\x20   did you mean “shine”? If not, add it to facts.toml as a [[figure]]"
    );
}

#[test]
fn a_brace_that_was_escaped_is_a_brace() {
    for braces in ["\\{The Shine}", "\\{shine}", "{shine} \\{The Shine} or \\{shine\\}"] {
        let content = Content::example()
            .change("page.md", "over {shine}", &format!("over {braces}"))
            .change("facts.toml", "Wear a hat.", &braces.replace('\\', "\\\\"));
        let compiled = content.sound();
        let words = encode_treatment(&compiled.treatments[0]);
        assert!(words.contains("{The Shine}") || words.contains("{shine}"), "{braces}: {words}");
        assert!(!words.contains('\\'), "{braces}: {words}");
    }
    let content = Content::example()
        .change("page.md", "over {shine}", "over \\{a} {The Shine}")
        .change("facts.toml", "Wear a hat.", "{The Hat}");
    assert_eq!(
        content.errors(),
        "\
facts.toml:87: “{The Hat}” is not the id of a figure
\x20   an id has small letters, digits and hyphens, as in {redness}; write \\\\{ for a brace
page.md:47: “{The Shine}” is not the id of a figure
\x20   an id has small letters, digits and hyphens, as in {redness}; write \\{ for a brace"
    );
}

#[test]
fn a_name_and_the_title_of_a_source_may_hold_digits() {
    let content = Content::example()
        .change("facts.toml", "an invented text for tests", "An invented review (2018)")
        .change("page.md", "name = \"Example treatment\"", "name = \"4D lift\"")
        .change("page.md", "\"Sample treatment\"", "\"3D lift\"");
    let treatment = content.sound().treatments.remove(0);
    assert_eq!(
        (treatment.name.as_str(), treatment.also_called),
        ("4D lift", vec!["3D lift".into()])
    );
    assert_eq!(treatment.sources[0].title, "An invented review (2018)");
    let content = Content::example()
        .change("facts.toml", "an invented text for tests", "FDA approved (2018)")
        .change("page.md", "\"Sample treatment\"", "\"FDA approved\"");
    assert_eq!(content.errors().matches("“FDA approved” must not be said").count(), 2);
}

#[test]
fn the_value_of_a_fact_is_not_empty() {
    let content =
        Content::example().change("facts.toml", "value = \"An example\"", "value = \" \"");
    assert_eq!(
        content.errors(),
        "\
facts.toml:43: the value of a fact is empty
\x20   write a few words, or a figure as in {redness}"
    );
}

#[test]
fn the_line_of_the_catalogue_has_one_full_stop_after_each_sentence() {
    let line = |value: &str, note: &str| {
        let compiled = Content::example()
            .change("facts.toml", "value = \"An example\"", &format!("value = \"{value}\""))
            .change("facts.toml", "note = \"Made up for tests\"", &format!("note = \"{note}\""))
            .sound();
        plain_text(&compiled.catalogue.treatments[0].lede, &|_| String::new())
    };
    assert_eq!(line("An example", "Made up for tests"), "An example. Made up for tests.");
    assert_eq!(line("An example.", "It *repairs itself.*"), "An example. It repairs itself.");
    assert_eq!(line("An example!", "Really?"), "An example! Really?");
    assert_eq!(line("An example", ""), "An example.");
}

#[test]
fn braces_that_hold_no_id_are_an_error() {
    let content = Content::example().change("page.md", "over {shine}", "over {The Shine}");
    assert_eq!(
        content.errors(),
        "\
page.md:47: “{The Shine}” is not the id of a figure
\x20   an id has small letters, digits and hyphens, as in {redness}; write \\{ for a brace"
    );
}

#[test]
fn an_id_that_stands_twice_is_an_error() {
    let content = Content::example().change("facts.toml", "[[strip]]", "[[figure]]\nid = \"shine\"\nlabel = \"Twice\"\nvalue = 4\nunit = \"days\"\nsource = \"made-up\"\n\n[[strip]]").change("faq.md", "#faq-how-often", "#faq-real");
    assert_eq!(
        content.errors(),
        "\
facts.toml:41: the id “shine” is used twice: first at facts.toml:16
\x20   give one of the two another id
faq.md:5: the id “faq-real” is used twice: first at faq.md:1
\x20   give one of the two another id"
    );
}

#[test]
fn a_phase_with_the_id_of_a_section_is_an_error() {
    let content =
        Content::example().change("facts.toml", "id = \"example-day\"", "id = \"recovery\"");
    assert_eq!(
        content.errors(),
        "\
facts.toml:68: the id “recovery” is used twice: first at page.md:45
\x20   give one of the two another id"
    );
}

#[test]
fn an_id_with_capital_letters_is_an_error() {
    let content =
        Content::example().change("facts.toml", "id = \"example-day\"", "id = \"Example Day\"");
    assert_eq!(
        content.errors(),
        "\
facts.toml:68: “Example Day” cannot be an id
\x20   use small letters, digits and hyphens: skin-types"
    );
}

#[test]
fn a_foreign_source_needs_the_approval_of_the_clinic() {
    let content = Content::example().change("facts.toml", "approved_by_clinic = true\n", "");
    assert_eq!(
        content.errors(),
        "\
facts.toml:4: the source “made-up” has not been approved by the clinic
\x20   once a person of the clinic has checked its facts, add approved_by_clinic = true"
    );
}

#[test]
fn a_source_needs_a_whole_web_address() {
    let content =
        Content::example().change("facts.toml", "https://example.org/invented", "example.org");
    assert_eq!(
        content.errors(),
        "\
facts.toml:6: “example.org” is not a web address
\x20   write it in full, as in https://example.org/page"
    );
}

#[test]
fn a_gap_between_phases_is_an_error() {
    let content = Content::example().change("facts.toml", "first_day = 2", "first_day = 4");
    assert_eq!(
        content.errors(),
        "\
facts.toml:81: phase “The shine fades” begins on day 4: days 2 to 3 belong to no phase
\x20   begin this phase with first_day = 2"
    );
}

#[test]
fn phases_that_overlap_are_an_error() {
    let content =
        Content::example().change("facts.toml", "= 2\nlast_day = 9", "= 2\nlast_day = 12");
    assert_eq!(
        content.errors(),
        "\
facts.toml:94: phase “Afterwards” begins on day 10: day 10 already belongs to a phase
\x20   begin this phase with first_day = 13"
    );
}

#[test]
fn the_first_phase_begins_on_day_zero() {
    let content = Content::example().change("facts.toml", "first_day = 0", "first_day = 1");
    assert_eq!(
        content.errors(),
        "\
facts.toml:70: phase “Example day” begins on day 1: the first phase begins on the day of the session
\x20   begin this phase with first_day = 0"
    );
}

#[test]
fn the_last_phase_has_no_end() {
    let content =
        Content::example().change("facts.toml", "first_day = 10", "first_day = 10\nlast_day = 20");
    assert_eq!(
        content.errors(),
        "\
facts.toml:95: the last phase, “Afterwards”, ends on day 20
\x20   take out its last_day: what comes after the last phase is not known"
    );
}

#[test]
fn a_phase_before_the_last_has_an_end() {
    let content = Content::example().change("facts.toml", "= 2\nlast_day = 9\n", "= 2\n");
    assert_eq!(
        content.errors(),
"\
facts.toml:93: phase “Afterwards” begins on day 10: the phase before it has no last_day, so it never ends
\x20   give the phase before it a last_day; only the last phase has none"
    );
}

#[test]
fn a_phase_does_not_end_before_it_begins() {
    let content = Content::example().change("facts.toml", "= 2\nlast_day = 9", "= 2\nlast_day = 1");
    assert_eq!(
        content.errors(),
        "\
facts.toml:82: phase “The shine fades” ends on day 1, before it begins
\x20   make last_day at least first_day
facts.toml:94: phase “Afterwards” begins on day 10: days 3 to 9 belong to no phase
\x20   begin this phase with first_day = 3"
    );
}

#[test]
fn a_phase_has_two_key_messages_at_most() {
    let content = Content::example().change(
        "facts.toml",
        "[\"The shine fades.\"]",
        "[\"One.\", \"Two.\", \"Three.\"]",
    );
    assert_eq!(
        content.errors(),
        "\
facts.toml:89: 3 key messages: people keep two in mind
\x20   choose the two that matter most"
    );
}

#[test]
fn the_slider_reaches_the_last_phase() {
    let slider = |day: &str| Content::example().change("facts.toml", "slider_last_day = 60", day);
    slider("slider_last_day = 10").sound();
    assert_eq!(
        slider("slider_last_day = 9").errors(),
        "\
facts.toml:62: the day slider ends on day 9
\x20   end it on day 10 (where the last phase begins) or later, at day 1000 at the latest"
    );
}

#[test]
fn a_fade_needs_a_last_day() {
    let content = Content::example().change(
        "facts.toml",
        "first_day = 10\ncourse = \"steady\"",
        "first_day = 10\ncourse = \"fades-in\"",
    );
    assert_eq!(
        content.errors(),
        "\
facts.toml:94: phase “Afterwards” fades but has no last_day
\x20   give it a last_day and let a phase follow, or make its course steady: a fade has to say \
         by when"
    );
}

#[test]
fn visible_recovery_lies_on_the_slider() {
    let content =
        Content::example().change("facts.toml", "visible_last_day = 9", "visible_last_day = 90");
    assert_eq!(
        content.errors(),
        "\
facts.toml:63: recovery is visible until day 90, past the slider's day 60
\x20   make it smaller"
    );
}

#[test]
fn visible_recovery_is_no_longer_than_the_planner_can_keep_free() {
    let long = |day: &str| {
        Content::example()
            .change("facts.toml", "slider_last_day = 60", "slider_last_day = 1000")
            .change("facts.toml", "visible_last_day = 9", &format!("visible_last_day = {day}"))
    };
    long("366").sound();
    assert_eq!(
        long("367").errors(),
        "\
facts.toml:63: recovery is visible until day 367, longer than a year
\x20   use day 366 at most: the planner keeps these days free"
    );
}

#[test]
fn a_series_counts_sessions_and_weeks() {
    let content = Content::example().change(
        "facts.toml",
        "sessions_figure = \"visits\"",
        "sessions_figure = \"shine\"",
    );
    assert_eq!(
        content.errors(),
        "\
facts.toml:100: the figure “shine” does not count sessions
\x20   name a figure with unit = \"sessions\""
    );
}

#[test]
fn a_series_has_a_session_at_least() {
    let content = Content::example().change("facts.toml", "low = 2\nhigh = 4", "low = 0\nhigh = 4");
    assert_eq!(
        content.errors(),
        "\
facts.toml:100: the planner cannot use 0 to 4
\x20   use a figure between 1 and 24"
    );
}

#[test]
fn a_preset_lies_inside_the_rules() {
    let content = Content::example().change(
        "facts.toml",
        "sessions = 2\nweeks = 2",
        "sessions = 5\nweeks = 1",
    );
    assert_eq!(
        content.errors(),
        "\
facts.toml:106: a preset with 5 sessions is outside the rules
\x20   use 2 to 4 sessions
facts.toml:107: a preset with 1 weeks is outside the rules
\x20   use 2 to 3 weeks"
    );
}

#[test]
fn the_first_screen_has_four_facts() {
    let content = Content::example().change(
        "facts.toml",
        "[[strip]]\nlabel = \"A visit\"\nvalue = \"{length}\"\nnote = \"from door to door\"\n",
        "",
    );
    assert_eq!(
        content.errors(),
        "\
facts.toml:52: the first screen shows four facts, and there are 3
\x20   have four [[strip]] tables, each with label, value and note"
    );
}

#[test]
fn misspelt_keys_are_all_named_with_the_nearest_key() {
    let content = Content::example()
        .change(
            "facts.toml",
            "label = \"How long a visit takes\"",
            "lable = \"How long a visit takes\"\nunits = \"x\"",
        )
        .change("facts.toml", "slider_last_day", "slider_lastday")
        .change("facts.toml", "[[preset]]", "[[presets]]")
        .change("page.md", "lede =", "lead =");
    assert_eq!(
        content.errors(),
        "\
facts.toml:9: [figure] has no label
\x20   add a line label = …
facts.toml:11: “lable” is not a key of [figure]
\x20   did you mean “label”?
facts.toml:12: “units” is not a key of [figure]
\x20   did you mean “unit”?
facts.toml:62: [recovery] has no slider_last_day
\x20   add a line slider_last_day = …
facts.toml:63: “slider_lastday” is not a key of [recovery]
\x20   did you mean “slider_last_day”?
facts.toml:106: “presets” is not known here
\x20   did you mean “preset”?
page.md:1: this file has no lede
\x20   add a line lede = …
page.md:5: “lead” is not a key of this file
\x20   did you mean “lede”?"
    );
}

#[test]
fn a_value_of_another_type_is_an_error_with_its_line() {
    let content = Content::example()
        .change("facts.toml", "value = 20", "value = \"twenty\"")
        .change("facts.toml", "first_day = 2", "first_day = -2");
    assert_eq!(
        content.errors(),
        "\
facts.toml:12: [figure]: invalid type: string \"twenty\", expected a whole number
\x20   text stands in \"straight quotes\", numbers without quotes, lists in [ ]
facts.toml:81: [phase]: invalid value: integer `-2`, expected a whole number from 0 to 1000
\x20   text stands in \"straight quotes\", numbers without quotes, lists in [ ]"
    );
}

#[test]
fn no_message_names_a_type_of_the_program() {
    let content = Content::example()
        .change("facts.toml", "course = \"steady\"", "course = 5")
        .change("facts.toml", "first_day = 2\n", "first_day = 2\ndrawing = \"channels\"\n")
        .change("facts.toml", "first_day = 10", "first_day = 70000")
        .change("facts.toml", "before = [\"Drink some water.\"]", "before = \"Drink some water.\"")
        .change("facts.toml", "approved_by_clinic = true", "approved_by_clinic = \"yes\"")
        .change("facts.toml", "[[preset]]\nsessions = 2\nweeks = 2\n", "")
        .change("facts.toml", "[[source]]", "preset = [5]\n\n[[source]]")
        .change("page.md", "[short]\nabout = \"What it is\"\n", "short = 5\n");
    assert_eq!(
        content.errors(),
        "\
facts.toml:3: [preset]: invalid type: integer `5`, expected a table
\x20   text stands in \"straight quotes\", numbers without quotes, lists in [ ]
facts.toml:9: [source]: invalid type: string \"yes\", expected true or false
\x20   text stands in \"straight quotes\", numbers without quotes, lists in [ ]
facts.toml:67: [recovery]: invalid type: string \"Drink some water.\", expected a list in [ ]
\x20   text stands in \"straight quotes\", numbers without quotes, lists in [ ]
facts.toml:74: [phase]: expected text
\x20   text stands in \"straight quotes\", numbers without quotes, lists in [ ]
facts.toml:84: [phase]: invalid type: string \"channels\", expected { scene = \"…\", text = \"…\" }
\x20   text stands in \"straight quotes\", numbers without quotes, lists in [ ]
facts.toml:97: [phase]: invalid value: integer `70000`, expected a whole number from 0 to 1000
\x20   text stands in \"straight quotes\", numbers without quotes, lists in [ ]
page.md:8: this file: invalid type: integer `5`, expected a table
\x20   text stands in \"straight quotes\", numbers without quotes, lists in [ ]"
    );
}

#[test]
fn a_buffer_and_a_preparation_have_their_own_range() {
    for (days, message) in [
        ("100000", "100000 days is longer than half a year"),
        ("181", "181 days is longer than half a year"),
        ("-1", "-1 is no count of days"),
    ] {
        for (key, line) in [("event_buffer_days = 10", 102), ("preparation_days = 2", 103)] {
            let name = key.split(' ').next().unwrap();
            let content = Content::example().change("facts.toml", key, &format!("{name} = {days}"));
            assert_eq!(
                content.errors(),
                format!("facts.toml:{line}: {message}\n    use a whole number from 0 to 180")
            );
        }
    }
}

#[test]
fn the_last_phase_begins_while_the_slider_can_show_it() {
    let content = Content::example()
        .change("facts.toml", "= 2\nlast_day = 9", "= 2\nlast_day = 1199")
        .change("facts.toml", "first_day = 10\n", "first_day = 1200\n")
        .change("facts.toml", "slider_last_day = 60", "slider_last_day = 1300");
    assert_eq!(
        content.errors(),
        "\
facts.toml:94: phase “Afterwards” begins on day 1200: the days end with 1000
\x20   let the last phase begin before day 1000"
    );
}

#[test]
fn one_table_where_a_list_is_wanted_is_an_error() {
    let content = Content::example().change("facts.toml", "[[preset]]", "[preset]");
    assert_eq!(
        content.errors(),
        "\
facts.toml:105: “preset” is one table or value, and a list is wanted
\x20   begin each of them with [[preset]]"
    );
}

#[test]
fn a_table_that_is_missing_is_an_error() {
    let text = fixture("second-treatment/facts.toml");
    let (before, rest) = text.split_once("[recovery]").unwrap();
    let (_, after) = rest.split_once("[[phase]]").unwrap();
    let content = Content::example()
        .with("treatments/example/facts.toml", &[before, "[[phase]]", after].concat());
    assert_eq!(
        content.errors(),
        "\
facts.toml:102: the table [recovery] is missing
\x20   add a line [recovery] and its keys"
    );
}

#[test]
fn a_recovery_without_a_phase_is_an_error() {
    let text = fixture("second-treatment/facts.toml");
    let (before, rest) = text.split_once("[[phase]]").unwrap();
    let (_, after) = rest.split_once("[series]").unwrap();
    let content = Content::example()
        .with("treatments/example/facts.toml", &[before, "[series]", after].concat());
    assert_eq!(
        content.errors(),
        "\
facts.toml:76: recovery has no phase
\x20   add at least one [[phase]] with first_day = 0 and no last_day"
    );
}

#[test]
fn broken_toml_is_an_error_with_its_line() {
    let content = Content::example().change("facts.toml", "value = 20", "value 20").change(
        "page.md",
        "name = \"Example treatment\"",
        "name = Example treatment",
    );
    assert_eq!(
        content.errors(),
        "\
facts.toml:12: this is not valid TOML: key with no value, expected `=`
\x20   each line is key = value; text stands in \"straight quotes\", lists in [ ]
page.md:2: this is not valid TOML: string values must be quoted, expected literal string
\x20   each line is key = value; text stands in \"straight quotes\", lists in [ ]"
    );
}
