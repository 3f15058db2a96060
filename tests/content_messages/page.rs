//! Messages about page.md and faq.md.

use crate::content::Content;

#[test]
fn a_page_without_front_matter_is_an_error() {
    let content = Content::example().change("page.md", "+++\nname", "name");
    assert_eq!(
        content.errors(),
        "\
page.md:1: the page has no front matter
\x20   begin the file with a line +++, then name, title, description and lede, then +++"
    );
}

#[test]
fn a_section_that_is_missing_is_an_error() {
    let content = Content::example().change(
        "page.md",
        "## What can go wrong {#risks}\n\nA red test.\n\n",
        "",
    );
    assert_eq!(
        content.errors(),
        "\
page.md:60: the page has no section “risks”
\x20   add a heading and its text: ## … {#risks}"
    );
}

#[test]
fn a_section_without_an_id_is_an_error() {
    let content = Content::example().change("page.md", "## Before {#preparation}", "## Before");
    assert_eq!(
        content.errors(),
"\
page.md:28: the section “Before” has no id
\x20   write it after the heading, {#…}; ids are about, science, benefits, candidates, preparation, procedure, aftercare, recovery, results, risks, faq
page.md:64: the page has no section “preparation”
\x20   add a heading and its text: ## … {#preparation}"
    );
}

#[test]
fn a_section_that_is_not_known_is_an_error() {
    let content = Content::example().change("page.md", "{#risks}", "{#risk}").change(
        "page.md",
        "about = \"What it is\"",
        "abuot = \"What it is\"",
    );
    assert_eq!(
        content.errors(),
        "\
page.md:9: “abuot” is not the id of a section
\x20   did you mean “about”?
page.md:57: there is no section “risk”
\x20   did you mean “risks”?
page.md:64: the page has no section “risks”
\x20   add a heading and its text: ## … {#risks}"
    );
}

#[test]
fn a_section_without_text_is_an_error() {
    let content = Content::example().change("page.md", "A red test.\n\n", "");
    assert_eq!(
        content.errors(),
        "\
page.md:57: the section “risks” has no text
\x20   write at least one sentence under its heading"
    );
}

#[test]
fn text_before_the_first_section_is_an_error() {
    let content = Content::example().change(
        "page.md",
        "## What the example is {#about}",
        "Stray.\n\n## What the example is {#about}",
    );
    assert_eq!(
        content.errors(),
        "\
page.md:12: this text belongs to no section
\x20   put a heading with ## and an id before it"
    );
}

#[test]
fn a_heading_with_one_mark_is_an_error() {
    let content = Content::example().change("page.md", "### A heading", "# A heading");
    assert_eq!(
        content.errors(),
        "\
page.md:41: a heading with one # has no place here
\x20   the page takes its first heading from name: begin sections with ##"
    );
}

#[test]
fn a_question_needs_an_id_that_begins_with_faq() {
    let content = Content::example().change("faq.md", "{#faq-real}", "{#real}").change(
        "faq.md",
        " {#faq-how-often}",
        "",
    );
    assert_eq!(
        content.errors(),
        "\
faq.md:1: the question “Is this real?” has no id that begins with faq-
\x20   write it after the question: {#faq-is-this-real}
faq.md:5: the question “How often?” has no id that begins with faq-
\x20   write it after the question: {#faq-how-often}"
    );
}

#[test]
fn a_question_without_an_answer_is_an_error() {
    let content =
        Content::example().change("faq.md", "No. See [the start of the page](#about).\n\n", "");
    assert_eq!(
        content.errors(),
        "\
faq.md:1: the question “Is this real?” has no answer
\x20   write the answer under it, or take the question out"
    );
}

#[test]
fn titles_and_descriptions_have_a_length() {
    let content = Content::example().change("page.md", "Example treatment for tests", "Example treatment for tests that has a title much longer than search results show").change("page.md", "shows how a second one is added.\"", "shows how a second one is added, and says so in so many words that no search result would ever show the end of this long sentence, which goes on and on.\"");
    assert_eq!(
        content.errors(),
        "\
page.md:3: the title has 81 characters: search results cut it off
\x20   use at most 65
page.md:4: the description has 179 characters: search results cut it off
\x20   use at most 160"
    );
}

#[test]
fn an_empty_name_is_an_error() {
    let content =
        Content::example().change("page.md", "name = \"Example treatment\"", "name = \" \"");
    assert_eq!(
        content.errors(),
        "\
page.md:2: the name is empty
\x20   write a name"
    );
}

#[test]
fn an_address_that_could_run_code_is_an_error() {
    let content = Content::example().change("faq.md", "(#about)", "(JaVaScRiPt:alert)").change(
        "page.md",
        "Rest, and",
        "![x](//host/a.png) Rest, and",
    );
    assert_eq!(
        content.errors(),
"\
faq.md:3: the address “JaVaScRiPt:alert” is not allowed
\x20   links may lead to https, http, mailto, tel, a page of this site or #a-section; pictures lie in public/icons/ and are written /icons/name.webp
page.md:39: the address “//host/a.png” is not allowed
\x20   links may lead to https, http, mailto, tel, a page of this site or #a-section; pictures lie in public/icons/ and are written /icons/name.webp"
    );
}

#[test]
fn fda_approved_is_an_error_in_every_file() {
    let content = Content::example()
        .change("page.md", "Rest, and", "FDA  approved rest, and")
        .change(
            "faq.md",
            "No. See",
            "[FDA](https://www.fda.gov/) approved.\nFDA <b>approved</b>. See",
        )
        .change("facts.toml", "Glitter.", "Not fda-approved.")
        .change("clinic.toml", "Example Clinic", "F.D.A. Approved Clinic");
    assert_eq!(
        content.errors(),
        "\
clinic.toml:1: “FDA approved” must not be said of a treatment
\x20   say what the treatment does, without an approval
facts.toml:88: “FDA approved” must not be said of a treatment
\x20   say what the treatment does, without an approval
faq.md:3: “FDA approved” must not be said of a treatment
\x20   say what the treatment does, without an approval
faq.md:4: “FDA approved” must not be said of a treatment
\x20   say what the treatment does, without an approval
page.md:39: “FDA approved” must not be said of a treatment
\x20   say what the treatment does, without an approval"
    );
}

#[test]
fn a_lede_is_one_paragraph() {
    let content = Content::example().change("page.md", "lede = \"This", "lede = \"# This");
    assert_eq!(
        content.errors(),
        "\
page.md:5: one paragraph is wanted here
\x20   take out lists, headings and empty lines"
    );
}

#[test]
fn lists_may_not_stand_too_deep() {
    let content = Content::example().change(
        "page.md",
        "A red test.",
        "> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > deep",
    );
    assert_eq!(
        content.errors(),
        "\
page.md:59: lists, quotations or emphasis stand too deep inside one another
\x20   make it flatter"
    );
}

#[test]
fn an_illustration_needs_its_section() {
    let content = Content::example()
        .change("page.md", "lede =", "illustration = \"micro-channels\"\nlede =")
        .change("page.md", "## How it works {#science}\n\nIt does not.\n\n", "");
    assert_eq!(
        content.errors(),
        "\
page.md:2: the illustration has no section to stand in
\x20   add a section {#science}, or take illustration out"
    );
}

#[test]
fn a_text_has_a_length() {
    let content = Content::example().change("page.md", "A red test.", &"word ".repeat(53_000));
    assert_eq!(
        content.errors(),
        "\
page.md:11: this text is too long to be read
\x20   split it"
    );
}
