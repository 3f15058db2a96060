//! Every view in every state of its examples: snapshots, references that resolve, no JavaScript.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --features ssr --test views` writes the snapshots anew; read
//! the difference before committing it.
#![cfg(feature = "ssr")]

#[path = "support/content.rs"]
mod content;
#[path = "support/written_pages.rs"]
mod written_pages;

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use leptos::prelude::*;
use treatment_guide::ui::views::examples;

/// Folder, state and markup of every example.
fn markup() -> Vec<(&'static str, &'static str, String)> {
    let mut all = Vec::new();
    for (folder, states) in examples::all() {
        let owner = Owner::new();
        owner.with(|| {
            for (name, view) in states() {
                // Markers for hydration, which nothing here uses; prerendered pages drop them too.
                all.push((folder, name, view.to_html().replace("<!>", "").replace("<!---->", "")));
            }
        });
    }
    all
}

fn example(folder: &str, name: &str) -> String {
    let found = markup().into_iter().find(|(at, called, _)| *at == folder && *called == name);
    found.unwrap_or_else(|| panic!("no example {folder}/{name}")).2
}

/// One tag a line, so that a difference shows where it is.
fn readable(html: &str) -> String {
    html.replace('<', "\n<").replace(">\n", ">").trim_start().to_owned() + "\n"
}

/// The values of `attribute` in `html`.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    let after = html.split(start.as_str()).skip(1);
    after.filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_example_looks_as_it_did() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots");
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut expected = BTreeSet::new();
    let mut changed = Vec::new();
    for (noun, name, html) in markup() {
        let path =
            folder.join(noun).join(name.replace([',', ' '], "-").replace("--", "-") + ".html");
        let now = readable(&html);
        if update {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &now).unwrap();
        } else if fs::read_to_string(&path).unwrap_or_default() != now {
            changed.push(format!("{}:\n{now}", path.display()));
        }
        expected.insert(path);
    }
    assert!(changed.is_empty(), "not as the snapshot has it:\n{}", changed.join("\n"));
    for noun in fs::read_dir(&folder).unwrap() {
        let noun = noun.unwrap().path();
        // What a screen reader comes upon in whole pages: tests/browser/tree.test.mjs's own.
        if noun.ends_with("accessibility_tree") {
            continue;
        }
        for file in fs::read_dir(noun).unwrap() {
            let path = file.unwrap().path();
            assert!(expected.contains(&path), "{} has no example any more", path.display());
        }
    }
}

#[test]
fn an_id_stands_once_and_every_reference_has_its_id() {
    for (folder, name, html) in markup() {
        let mut ids = BTreeSet::new();
        for id in values(&html, "id") {
            assert!(ids.insert(id), "{folder}/{name}: id {id:?} stands twice");
        }
        // A part of a page may name what stands elsewhere; a whole page has it all.
        if folder != "shell" {
            continue;
        }
        let fragments = values(&html, "href").into_iter().filter_map(|href| href.strip_prefix('#'));
        let named =
            ["aria-labelledby", "aria-describedby", "aria-controls", "for", "popovertarget"]
                .into_iter()
                .flat_map(|attribute| values(&html, attribute))
                .flat_map(str::split_whitespace);
        for id in fragments.chain(named) {
            assert!(ids.contains(id), "{folder}/{name}: nothing has the id {id:?}");
        }
    }
}

/// Every start tag of `html` with the values of its attributes taken out: `a href= class=`.
fn start_tags(html: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let (mut tag, mut quoted, mut end) = (String::new(), false, after.len());
        for (at, letter) in after.char_indices() {
            match letter {
                '"' => quoted = !quoted,
                '>' if !quoted => {
                    end = at;
                    break;
                }
                _ if !quoted => tag.push(letter),
                _ => {}
            }
        }
        tags.push(tag);
        rest = &after[end..];
    }
    tags
}

#[test]
fn no_view_needs_inline_script_or_style() {
    for (folder, name, html) in markup() {
        for tag in start_tags(&html) {
            let mut parts = tag.split_whitespace();
            let element = parts.next().unwrap_or_default();
            assert!(!["script", "style"].contains(&element), "{folder}/{name} holds <{tag}>");
            for attribute in parts {
                let inline = attribute.starts_with("on") || attribute.starts_with("style=");
                assert!(!inline, "{folder}/{name}: {attribute} on <{tag}>");
            }
        }
        assert!(!html.contains("=\"javascript:"), "{folder}/{name} has a javascript: address");
    }
}

#[test]
fn markup_in_content_stays_text() {
    let html = example("prose", "markup stays text");
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{html}");
    for element in ["<script", "onerror=alert(1)>", "<img src=x"] {
        assert!(!html.contains(element), "{element:?} came through in {html}");
    }
}

mod without_javascript {
    use super::*;

    #[test]
    fn every_answer_is_in_the_page_inside_a_native_disclosure() {
        for name in ["prerendered", "nine questions, prerendered"] {
            let html = example("faq", name);
            let answers = html.split("<details").count() - 1;
            assert_eq!(answers, html.split("<summary").count() - 1);
            assert_eq!(answers, html.matches("this answer is about").count());
            assert!(!html.contains(" hidden"), "{name} hides a question");
        }
    }

    #[test]
    fn tools_that_need_a_script_are_marked_so_and_nothing_else_is() {
        let html = example("faq", "prerendered");
        let tools = html.split("tg-scripted").nth(1).unwrap();
        let (tools, questions) = tools.split_once("tg-faq__list").unwrap();
        assert!(tools.contains("Open all answers"));
        assert!(!questions.contains("<button type=\"button\" class=\"tg-button"));
    }

    #[test]
    fn a_number_shows_its_source_by_markup_alone() {
        let html = example("shell", "whole treatment page");
        let notes: Vec<_> = values(&html, "popovertarget");
        assert!(notes.len() > 10, "{notes:?}");
        assert!(html.contains("popover=\"auto\" id=\"source-redness\""), "{html}");
        assert!(html.contains("the clinic's own treatment text"), "{html}");
    }

    #[test]
    fn the_page_has_every_section_and_the_three_doors() {
        let html = example("shell", "whole treatment page");
        let ids = values(&html, "id");
        for section in [
            "about",
            "science",
            "benefits",
            "candidates",
            "preparation",
            "procedure",
            "aftercare",
            "recovery",
            "results",
            "risks",
            "faq",
        ] {
            assert!(ids.contains(&section), "no section {section}");
        }
        let links = values(&html, "href");
        for door in [
            "/treatments/example/#about",
            "/treatments/example/recovery/",
            "/treatments/example/plan/",
        ] {
            assert!(links.contains(&door), "no door to {door}");
        }
    }
}

#[test]
fn a_clinic_without_links_has_no_call_to_action() {
    let html = example("sections", "no clinic links, no drawing");
    assert!(!html.contains("tg-cta"), "{html}");
    assert!(example("sections", "whole page").contains("tg-cta"));
}

#[test]
fn the_drawing_comes_with_the_treatment_that_names_it() {
    assert!(!example("sections", "no clinic links, no drawing").contains("<svg"));
    assert!(example("sections", "whole page").contains("tg-skin__svg"));
}

#[test]
fn a_full_stop_never_leaves_the_number_before_it() {
    let html = example("prose", "every inline");
    assert!(html.contains("</button>,</span> "), "{html}");
}

#[test]
fn the_search_box_comes_with_the_ninth_question() {
    assert!(!example("faq", "eight questions, no search box").contains("type=\"search\""));
    assert!(example("faq", "nine questions, prerendered").contains("type=\"search\""));
}

#[test]
fn a_search_hides_the_questions_that_do_not_have_the_words() {
    let html = example("faq", "nine questions, found");
    assert_eq!(html.matches(" hidden").count(), 8, "{html}");
    assert!(html.contains("1 of 9 questions"));
    let html = example("faq", "nine questions, none found");
    assert_eq!(html.matches(" hidden").count(), 9);
}

/// What the content is checked against: an id that is not in the list could be given twice.
#[test]
fn every_id_of_a_treatments_page_is_one_of_its_content_or_known_as_the_pages_own() {
    let compiled = content::Content::shipped_and_example().sound();
    let treatments = compiled.treatments.clone();
    let pages = written_pages::written(compiled, "/", None);
    for treatment in &treatments {
        let taken = treatment.taken_ids();
        for page in ["treatments/SLUG/", "treatments/SLUG/recovery/"] {
            let path = [&page.replace("SLUG", &treatment.slug), "index.html"].concat();
            let found = pages.iter().find(|(name, _)| name.ends_with(&path));
            let html = &found.unwrap_or_else(|| panic!("{path} is not written")).1;
            let mut seen = BTreeSet::new();
            for id in values(html, "id") {
                assert!(taken.iter().any(|it| it == id), "{path}: {id:?} is not known");
                assert!(seen.insert(id), "{path}: {id:?} is there twice");
            }
        }
    }
}
