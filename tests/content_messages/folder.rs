//! Messages about clinic.toml, treatments.toml and missing files.

use crate::content::Content;

#[test]
fn the_clinics_settings_are_checked() {
    let content = Content::example().with("clinic.toml", "name = \"\"\nlanguage = \"English\"\nbooking_url = \"javascript:x\"\nphone = \"call\"\nclosed_weekdays = [\"sunday\", \"mon\"]\nholidays = [\"2027-02-29\", 2027-12-25, \"25.12.2027\"]\nidle_minutes = 0\ncontent_url = \"https://example.org/\"\n");
    assert_eq!(
        content.errors(),
        "\
clinic.toml:1: “” is no name
\x20   write the name of the clinic
clinic.toml:2: “English” is not a language tag
\x20   write one such as \"en\" or \"en-US\"
clinic.toml:3: “javascript:x” is not an address
\x20   write it in full, as in https://example.org/page, or begin it with /
clinic.toml:4: “call” is not a telephone number
\x20   use digits, spaces, + - ( ) and . only
clinic.toml:5: “mon” is not a weekday
\x20   possible values: monday, tuesday, wednesday, thursday, friday, saturday, sunday
clinic.toml:6: there is no day 29 in month 2 of 2027
\x20   check the date
clinic.toml:6: “25.12.2027” is not a date
\x20   write year-month-day, as in 2027-03-05
clinic.toml:7: a screen cannot wait 0 minutes
\x20   use 1 to 60 minutes
clinic.toml:8: “https://example.org/” is not the address of content
\x20   it ends in /content/v1/ and begins with https:// or /; http:// is for trying things on your own machine"
    );
}

#[test]
fn a_link_of_the_clinic_leads_to_the_same_place_from_every_page() {
    let clinic = "name = \"A\"\nlanguage = \"en\"\n";
    let content = Content::example().with(
        "clinic.toml",
        &[clinic, "booking_url = \"www.clinic.example/book\"\nservices_url = \"/services/\"\n"]
            .concat(),
    );
    assert_eq!(
        content.errors(),
        "\
clinic.toml:3: “www.clinic.example/book” is not an address
\x20   write it in full, as in https://example.org/page, or begin it with /"
    );
}

#[test]
fn a_treatment_takes_no_name_of_the_endpoint() {
    for name in ["index", "schema"] {
        let content =
            Content::example().with("treatments.toml", &format!("order = [\"{name}\"]\n"));
        let message = format!(
            "treatments.toml:1: no treatment can be called “{name}”: the endpoint is so called\n    \
             give the folder another name"
        );
        assert!(content.errors().contains(&message), "{}", content.errors());
    }
}

#[test]
fn a_holiday_is_a_date_and_a_screen_waits_some_minutes() {
    let clinic = "name = \"A\"\nlanguage = \"en\"\n";
    let content = Content::example().with("clinic.toml", &[clinic, "holidays = [25]\n"].concat());
    assert_eq!(
        content.errors(),
        "\
clinic.toml:3: this file: a holiday is a date, as in \"2027-12-25\"
\x20   text stands in \"straight quotes\", numbers without quotes, lists in [ ]"
    );
    for minutes in ["61", "70000", "-1"] {
        let idle = format!("{clinic}idle_minutes = {minutes}\n");
        let content = Content::example().with("clinic.toml", &idle);
        let message = format!(
            "clinic.toml:3: a screen cannot wait {minutes} minutes\n    use 1 to 60 minutes"
        );
        assert_eq!(content.errors(), message);
    }
}

#[test]
fn a_clinic_that_is_never_open_is_an_error() {
    let content = Content::example().with("clinic.toml", "name = \"A\"\nlanguage = \"en\"\nclosed_weekdays = [\"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\", \"saturday\", \"sunday\"]\n");
    assert_eq!(
        content.errors(),
        "\
clinic.toml:3: the clinic is closed on all seven weekdays
\x20   leave out at least one weekday on which the clinic is open"
    );
}

#[test]
fn the_order_names_folders_once() {
    let content = Content::example()
        .with("treatments.toml", "order = [\"example\", \"example\", \"No Name\"]\n");
    assert_eq!(
        content.errors(),
        "\
treatments.toml:1: “No Name” cannot be the name of a treatment's folder
\x20   use small letters, digits and hyphens: laser-peel
treatments.toml:1: “example” is used twice
\x20   take one of them out"
    );
}

#[test]
fn an_empty_order_is_an_error() {
    let content = Content::example().with("treatments.toml", "order = []\n");
    assert_eq!(
        content.errors(),
        "\
treatments.toml:1: no treatment is listed
\x20   write order = [\"…\"] with at least one folder"
    );
}

#[test]
fn a_treatment_without_its_files_is_an_error() {
    let content = Content::example()
        .without("treatments/example/faq.md")
        .with("treatments.toml", "order = [\"example\", \"other\"]\n");
    assert_eq!(
        content.errors(),
        "\
faq.md:1: this file is missing
\x20   add it: it holds the questions; it may be empty
treatments/other/facts.toml:1: this file is missing
\x20   add it: it holds the numbers, the recovery and the series
treatments/other/faq.md:1: this file is missing
\x20   add it: it holds the questions; it may be empty
treatments/other/page.md:1: this file is missing
\x20   add it: it holds the text of the page"
    );
}

#[test]
fn an_empty_folder_lists_what_is_needed() {
    let content = Content::example().without("clinic.toml").without("treatments.toml");
    assert_eq!(
        content.errors(),
        "\
clinic.toml:1: this file is missing
\x20   add it: it holds the name of the clinic
treatments.toml:1: this file is missing
\x20   add it: it lists the treatments in order"
    );
}
