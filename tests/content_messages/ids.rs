//! Ids of the page: each once, and messages about those that cannot be.

use crate::content::Content;
use treatment_guide::content::json::{decode_treatment, encode_treatment};

/// Each id once, and the guide reads its own JSON.
fn ids_of(content: &Content) -> Vec<String> {
    let treatment = content.sound().treatments.remove(0);
    assert_eq!(decode_treatment(&encode_treatment(&treatment)), Ok(treatment.clone()));
    treatment.element_ids()
}

#[test]
fn the_same_heading_in_a_section_and_in_an_answer_gets_two_ids() {
    let content = Content::example()
        .change("page.md", "### A heading of its own", "### Sunscreen")
        .change("faq.md", "As a rule", "### Sunscreen\n\nEach day.\n\n### Sunscreen\n\nAs a rule");
    let ids = ids_of(&content);
    let given: Vec<&String> = ids.iter().filter(|id| id.starts_with("sunscreen")).collect();
    assert_eq!(given, ["sunscreen", "sunscreen-2", "sunscreen-3"]);
}

#[test]
fn a_heading_with_the_words_of_a_phase_or_a_question_leaves_them_their_ids() {
    let content = Content::example()
        .change(
            "page.md",
            "### A heading of its own",
            "### Shine fades\n\nIt does.\n\n### FAQ real",
        )
        .change("faq.md", "As a rule", "### After example\n\nAs a rule");
    let ids = ids_of(&content);
    for id in ["shine-fades", "shine-fades-2", "faq-real", "faq-real-2", "after-example-2"] {
        assert!(ids.iter().any(|other| other == id), "{id} in {ids:?}");
    }
}

#[test]
fn the_id_of_a_heading_is_possible_and_free() {
    let content = Content::example()
        .change("page.md", "### A heading of its own", "### A heading of its own {#Tips}")
        .change(
            "page.md",
            "A red test.",
            "### More {#risks}\n\nA red test.\n\n### Fine {#fine}\n\nYes.",
        )
        .change("faq.md", "As a rule", "### Again {#fine}\n\nAs a rule");
    assert_eq!(
        content.errors(),
        "\
faq.md:7: the id “fine” is taken on this page
\x20   choose another, or leave it out: a heading gets one from its words
page.md:41: “Tips” cannot be an id
\x20   use small letters, digits and hyphens: skin-types
page.md:59: the id “risks” is taken on this page
\x20   choose another, or leave it out: a heading gets one from its words"
    );
}

#[test]
fn a_heading_with_words_of_the_page_itself_leaves_it_its_ids() {
    let text = "### Sources\n\nA.\n\n### Source: shine\n\nB.\n\n### Risks heading\n\nC.";
    let content = Content::example().change("page.md", "A red test.", text);
    let ids = ids_of(&content);
    for id in ["sources-2", "source-shine-2", "risks-heading-2"] {
        assert!(ids.iter().any(|other| other == id), "{id} in {ids:?}");
    }
}

#[test]
fn an_id_that_the_page_has_itself_is_refused() {
    let content = Content::example()
        .change("page.md", "A red test.", "### More {#main}\n\nA red test.")
        .change("faq.md", "#faq-how-often", "#faq-heading")
        .change("facts.toml", "id = \"example-day\"", "id = \"session\"");
    assert_eq!(
        content.errors(),
        "\
facts.toml:68: the page has an element with the id “session” itself
\x20   choose another id
faq.md:5: the page has an element with the id “faq-heading” itself
\x20   choose another id
page.md:59: the id “main” is taken on this page
\x20   choose another, or leave it out: a heading gets one from its words"
    );
}

#[test]
fn what_the_guide_would_refuse_of_its_own_content_is_an_error() {
    let content =
        Content::example().change("page.md", "A red test.", &format!("{}deep", "> ".repeat(12)));
    assert_eq!(
        content.errors(),
        "\
treatments/example: the content breaks a rule: section risks: lists or quotations stand too deep inside one another
\x20   change what is named here: the guide would refuse this content"
    );
}
