//! Warnings: what could be better and stops nothing.

use crate::content::Content;

#[test]
fn sound_content_has_no_warning() {
    let content = Content::example();
    assert_eq!(content.warnings(), "");
}

#[test]
fn addresses_that_cannot_work_on_every_page_are_warnings() {
    let text = "![x](https://a.example/x.webp) ![y](y.webp) ![z](/icons/z.webp) [a](plan/) \
                [b](#about) [c](/x/) [d](tel:+15550100) See";
    let content = Content::example().change("faq.md", "No. See", text);
    assert_eq!(
        content.warnings(),
        "\
faq.md:3: the link “plan/” does not lead to the same page from everywhere
\x20   write it from the root, as in /treatments/peel/plan/, or in full, as in https://example.org/page
faq.md:3: the picture “https://a.example/x.webp” is of another site and will not be shown
\x20   put it into public/icons/ and write /icons/name.webp
faq.md:3: the picture “y.webp” is not found from every page
\x20   put it into public/icons/ and write /icons/name.webp"
    );
}

#[test]
fn links_to_no_place_on_the_page_are_warnings() {
    let text =
        "[a](#riskz) [b](#nowhere-at-all) [c](#sources) [d](#faq-real) [e](#f%C3%BCr-sie) See";
    let content = Content::example().change("faq.md", "No. See", text);
    assert_eq!(
        content.warnings(),
        "\
faq.md:3: the link “#nowhere-at-all” leads to no place on the page
\x20   write the id of a section or a question, as in #risks
faq.md:3: the link “#riskz” leads to no place on the page
\x20   did you mean “risks”?"
    );
}

#[test]
fn figures_and_sources_that_nobody_uses_are_warnings() {
    let content = Content::example()
        .change("page.md", "It takes {length} and it", "It")
        .change("facts.toml", "value = \"{length}\"", "value = \"Short\"")
        .change(
            "facts.toml",
            "[[figure]]",
            "[[source]]\nid = \"clinic-text\"\ntitle = \"own\"\n\n[[figure]]",
        );
    assert_eq!(
        content.warnings(),
        "\
facts.toml:9: no figure names the source “clinic-text”
\x20   take it out, or name it in a [[figure]]
facts.toml:14: the figure “length” is not used
\x20   write {length} where it belongs, or take it out"
    );
}

#[test]
fn missing_optional_parts_are_warnings() {
    let content = Content::example()
        .change("page.md", "also_called = [\"Sample treatment\"]\n", "")
        .change("page.md", "## How it works {#science}\n\nIt does not.\n\n", "")
        .change(
            "facts.toml",
            "undated = \"A tickle may come and go.\"\nbefore = [\"Drink some water.\"]\n",
            "",
        )
        .change("facts.toml", "preparation_days = 2\n\n[[preset]]\nsessions = 2\nweeks = 2\n", "")
        .with("treatments/example/faq.md", "");
    assert_eq!(
        content.warnings(),
        "\
facts.toml:62: no undated effects are named
\x20   if something is common on no set day, add undated = \"…\" to [recovery]
facts.toml:62: nothing is said about before
\x20   add before = [\"…\"] to [recovery], one line for each thing to prepare
facts.toml:97: no preparation reminder is set
\x20   if the clinic wants a reminder before a session, add preparation_days = …
facts.toml:97: there is no preset for the consultation
\x20   add a [[preset]] with sessions and weeks for each plan that is often chosen
faq.md:1: there are no questions
\x20   add ## A question? {#faq-…} and its answer
page.md:2: no other name is given
\x20   if it has other names, add also_called = [\"…\"]
page.md:59: the page has no section “science”
\x20   add a heading and its text: ## … {#science}"
    );
}

#[test]
fn hard_sentences_are_a_warning_that_names_the_section() {
    let content = Content::example().change("page.md", "A red test.", "Individuals contemplating dermatological intervention should comprehensively evaluate contraindications, considering immunological predispositions, photosensitizing medication, and previous inflammatory complications with an appropriately qualified practitioner.");
    assert_eq!(
        content.warnings(),
        "\
page.md:57: the section “risks” reads like school grade 38, above 9
\x20   use shorter sentences and everyday words"
    );
}

#[test]
fn only_english_has_a_grade() {
    let german = "Vor der Behandlung besprechen Behandelnde und Patienten die Vorerkrankungen, \
                  regelmäßig eingenommene Medikamente, Lichtempfindlichkeiten und vorausgegangene \
                  entzündliche Komplikationen der betroffenen Hautpartien miteinander.";
    let content = Content::example().change("page.md", "A red test.", german);
    assert!(content.warnings().contains("reads like school grade"), "as long as it is “en”");
    for (language, grades) in [("en-GB", 1), ("EN", 1), ("de", 0), ("de-AT", 0), ("enm", 0)] {
        let content = content.clone().change("clinic.toml", "\"en\"", &format!("\"{language}\""));
        assert_eq!(content.warnings().matches("school grade").count(), grades, "{language}");
    }
}

#[test]
fn html_is_a_warning() {
    let content = Content::example().change("page.md", "A red test.", "A <b>red</b> test.");
    assert_eq!(
        content.warnings(),
        "\
page.md:59: HTML is shown as text: </b>
\x20   use Markdown: **strong**, *stress*, [text](address); comments are not possible: take it out
page.md:59: HTML is shown as text: <b>
\x20   use Markdown: **strong**, *stress*, [text](address); comments are not possible: take it out"
    );
}

#[test]
fn files_that_nothing_reads_are_a_warning() {
    let content = Content::example()
        .with("treatments/example/Page.md", "x")
        .with("treatments/other/page.md", "x")
        .with("notes.md", "x")
        .with("treatments/example/skin.png", "");
    assert_eq!(
        content.warnings(),
"\
notes.md:1: nothing reads this file
\x20   a treatment has page.md, facts.toml and faq.md; beside treatments stand clinic.toml and treatments.toml
Page.md:1: nothing reads this file
\x20   a treatment has page.md, facts.toml and faq.md; beside treatments stand clinic.toml and treatments.toml
skin.png:1: nothing reads this file
\x20   a treatment has page.md, facts.toml and faq.md; beside treatments stand clinic.toml and treatments.toml
treatments/other/page.md:1: the treatment “other” is not listed
\x20   add it to order in treatments.toml, or remove the folder"
    );
}
