//! JSON-LD of every page, as the prerenderer writes it: the fields that schema.org's types and Google's guidelines ask
//! for are there with values of their type, addresses are absolute or absent, and every word is one that the page
//! itself shows.
//!
//! Pages of the shipped content and of a second treatment, with the site's address and without.
#![cfg(feature = "ssr")]

#[path = "support/content.rs"]
mod content;
#[path = "support/figures.rs"]
mod figures;
#[path = "support/html.rs"]
mod html;
#[path = "support/written_pages.rs"]
mod written_pages;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::Value;
use url::Url;

use figures::figure;
use html::{element, elements, fold};
use written_pages::{Pages, written};

const SITE: &str = "https://clinic.example";
const ROOT: &str = "/guide/";

static WITH_ADDRESS: LazyLock<Pages> = LazyLock::new(|| render(Some(SITE)));
static WITHOUT_ADDRESS: LazyLock<Pages> = LazyLock::new(|| render(None));

fn render(site_url: Option<&str>) -> Pages {
    written(content::Content::shipped_and_example().sound(), ROOT, site_url)
}

fn both() -> impl Iterator<Item = (&'static String, &'static String)> {
    WITH_ADDRESS.iter().chain(WITHOUT_ADDRESS.iter())
}

/// The blocks of a page, read.
fn blocks(page: &str) -> Vec<Value> {
    let scripts = elements(page, "script").into_iter();
    let data = scripts.filter(|it| it.attribute("type").as_deref() == Some("application/ld+json"));
    data.map(|it| serde_json::from_str(it.inside).expect("JSON-LD is JSON")).collect()
}

fn block(page: &str, kind: &str) -> Option<Value> {
    blocks(page).into_iter().find(|it| it["@type"] == kind)
}

/// A text that says something; `at` is where it stands.
#[track_caller]
fn text(value: &Value, at: &str) -> String {
    let text = value.as_str().unwrap_or_else(|| panic!("{at}: {value} is no text"));
    assert!(!text.trim().is_empty(), "{at} is empty");
    assert_eq!(text, text.trim(), "{at} has space around it");
    assert!(!text.contains('<') && !text.contains("**"), "{at} is markup: {text}");
    fold(text)
}

/// A list that has something in it.
#[track_caller]
fn list<'a>(value: &'a Value, at: &str) -> &'a [Value] {
    let list = value.as_array().unwrap_or_else(|| panic!("{at}: {value} is no list"));
    assert!(!list.is_empty(), "{at} is empty");
    list
}

/// The address of a page of the guide, as a file below the root.
fn file(address: &str) -> String {
    let path = address.strip_prefix(&[SITE, ROOT].concat());
    let path = path.unwrap_or_else(|| panic!("{address} is not below {SITE}{ROOT}"));
    [path, "index.html"].concat()
}

/// The content of a `meta` element.
fn meta(page: &str, name: &str) -> Option<String> {
    element(page, "meta", &format!(" name=\"{name}\"")).and_then(|it| it.attribute("content"))
}

/// Headings of a page, as words.
fn headings(page: &str) -> Vec<String> {
    ["h1", "h2"].iter().flat_map(|it| elements(page, it)).map(|it| it.words()).collect()
}

/// Every object of a block with its type and the place where it stands.
fn objects<'a>(value: &'a Value, at: String, found: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Object(fields) => {
            found.push((at.clone(), value));
            fields.iter().for_each(|(name, it)| objects(it, format!("{at}.{name}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, it)| objects(it, format!("{at}[{i}]"), found));
        }
        _ => {}
    }
}

fn all_objects(blocks: &[Value]) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    blocks.iter().for_each(|it| objects(it, it["@type"].to_string(), &mut found));
    found
}

/// What each type must have, and what it may have besides.
const FIELDS: [(&str, &[&str], &[&str]); 8] = [
    ("BreadcrumbList", &["itemListElement"], &[]),
    ("ListItem", &["position", "name", "item"], &[]),
    ("MedicalWebPage", &["name", "description", "inLanguage", "about", "publisher"], &["url"]),
    (
        "MedicalProcedure",
        &["name", "description"],
        &["alternateName", "preparation", "howPerformed", "followup"],
    ),
    ("Organization", &["name"], &[]),
    ("FAQPage", &["mainEntity"], &[]),
    ("Question", &["name", "acceptedAnswer"], &[]),
    ("Answer", &["text"], &[]),
];

#[test]
fn every_object_has_the_fields_that_its_type_asks_for_and_none_that_nobody_checks() {
    let (mut types, mut count) = (BTreeMap::new(), 0);
    for (name, page) in both() {
        let blocks = blocks(page);
        for block in &blocks {
            assert_eq!(block["@context"], "https://schema.org", "{name}");
        }
        for (at, object) in all_objects(&blocks) {
            let kind = text(&object["@type"], &at);
            let row = FIELDS.iter().find(|(known, ..)| *known == kind);
            let (_, must, may) = row.unwrap_or_else(|| panic!("{name}, {at}: {kind} is not known"));
            for field in *must {
                assert!(!object[*field].is_null(), "{name}, {at}: {kind} has no {field}");
            }
            for field in object.as_object().into_iter().flatten().map(|(field, _)| field.as_str()) {
                let known = must.contains(&field) || may.contains(&field);
                assert!(known || field.starts_with('@'), "{name}, {at}: nothing checks {field}");
                count += 1;
            }
            *types.entry(kind).or_insert(0) += 1;
        }
    }
    let pages = WITH_ADDRESS.len() + WITHOUT_ADDRESS.len();
    let types: Vec<String> = types.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let types = types.join(", ");
    figure(&format!("row 21: JSON-LD of {pages} pages, {count} fields asserted: {types}"));
}

#[test]
fn a_listed_page_has_the_blocks_of_its_kind_and_a_page_that_is_not_listed_has_none() {
    for (name, page) in both() {
        let has = |kind| block(page, kind).is_some();
        let treatment = name.starts_with("treatments/") && name.split('/').count() == 3;
        assert_eq!(has("MedicalWebPage"), treatment, "{name}");
        assert_eq!(has("FAQPage"), treatment, "{name}");
        let below = name.starts_with("treatments/") && WITH_ADDRESS.get(name) == Some(page);
        assert_eq!(has("BreadcrumbList"), below, "{name}");
        let kinds: Vec<String> = blocks(page).iter().map(|it| it["@type"].to_string()).collect();
        let mut once = kinds.clone();
        once.dedup();
        assert_eq!(kinds, once, "{name}: a block stands twice");
    }
    assert_eq!(WITH_ADDRESS.keys().filter(|name| name.starts_with("treatments/")).count(), 6);
}

/// Whatever is an address, wherever it stands.
fn addresses(blocks: &[Value]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, object) in all_objects(blocks) {
        for (field, value) in object.as_object().into_iter().flatten() {
            if !["url", "item", "@id", "sameAs", "image", "logo"].contains(&field.as_str()) {
                continue;
            }
            found.push((format!("{at}.{field}"), text(value, &at)));
        }
    }
    found
}

#[test]
fn every_address_is_absolute_and_leads_to_a_page_of_the_guide() {
    let mut count = 0;
    for (name, page) in WITH_ADDRESS.iter() {
        for (at, address) in addresses(&blocks(page)) {
            let url = Url::parse(&address).unwrap_or_else(|error| panic!("{name}, {at}: {error}"));
            assert_eq!((url.scheme(), url.host_str()), ("https", Some("clinic.example")), "{at}");
            assert!(WITH_ADDRESS.contains_key(&file(&address)), "{name}, {at}: {address}");
            count += 1;
        }
    }
    assert!(count > 10, "{count} addresses");
}

#[test]
fn without_the_sites_address_nothing_is_written_that_needs_one() {
    for (name, page) in WITHOUT_ADDRESS.iter() {
        assert_eq!(addresses(&blocks(page)), [], "{name}");
        // A trail whose steps lead nowhere is a fault to those who read it.
        assert!(block(page, "BreadcrumbList").is_none(), "{name}");
    }
}

#[test]
fn the_page_has_its_own_title_description_language_and_address() {
    for (name, page) in both() {
        let Some(block) = block(page, "MedicalWebPage") else { continue };
        let title = elements(page, "title")[0].words();
        assert_eq!(text(&block["name"], "name"), title, "{name}");
        let description = text(&block["description"], "description");
        assert_eq!(Some(description), meta(page, "description"), "{name}");
        let language = elements(page, "html")[0].attribute("lang");
        assert_eq!(Some(text(&block["inLanguage"], "inLanguage")), language, "{name}");
        let canonical = element(page, "link", " rel=\"canonical\"");
        let canonical = canonical.and_then(|it| it.attribute("href"));
        assert_eq!(block.get("url").map(|it| text(it, "url")), canonical, "{name}");
        assert_eq!(block["publisher"]["@type"], "Organization", "{name}");
        let clinic = element(page, "a", "class=\"tg-header__name\"").expect("the clinic").words();
        assert_eq!(text(&block["publisher"]["name"], "publisher"), clinic, "{name}");
    }
}

#[test]
fn the_procedure_says_what_the_page_says() {
    let mut compared = 0;
    for (name, page) in both() {
        let Some(block) = block(page, "MedicalWebPage") else { continue };
        let procedure = &block["about"];
        assert_eq!(procedure["@type"], "MedicalProcedure", "{name}");
        assert_eq!(text(&procedure["name"], "name"), elements(page, "h1")[0].words(), "{name}");
        let lede = element(page, "p", "class=\"tg-hero__lede\"").expect("a lede").words();
        assert_eq!(text(&procedure["description"], "description"), lede, "{name}");
        let also = element(page, "p", "class=\"tg-hero__also\"").map(|it| it.words());
        let named = procedure.get("alternateName").map(|it| list(it, "alternateName"));
        let named = named.map(|it| it.iter().map(|it| text(it, "alternateName")));
        assert_eq!(named.map(|it| it.collect::<Vec<_>>().join(", ")), also, "{name}");
        for (field, id) in [
            ("preparation", "preparation"),
            ("howPerformed", "procedure"),
            ("followup", "aftercare"),
        ] {
            let section = element(page, "section", &format!(" id=\"{id}\""));
            let shown = section.and_then(|it| element(it.inside, "div", "class=\"tg-prose\""));
            let shown = shown.map(|it| headings_with_colon(it.inside));
            assert_eq!(procedure.get(field).map(|it| text(it, field)), shown, "{name}, {field}");
            compared += usize::from(procedure.get(field).is_some());
        }
    }
    assert!(compared >= 6, "{compared} sections");
}

/// The words of prose; a heading in it that ends without a sign gets a colon, as it has in a text of one line.
fn headings_with_colon(prose: &str) -> String {
    let mut prose = prose.to_owned();
    for level in ["h3", "h4", "h5", "h6"] {
        for heading in elements(&prose.clone(), level) {
            if heading.words().ends_with(char::is_alphanumeric) {
                let end = format!("{}</{level}>", heading.inside);
                prose = prose.replacen(&end, &format!("{}:</{level}>", heading.inside), 1);
            }
        }
    }
    html::words(&prose)
}

#[test]
fn questions_and_answers_are_word_for_word_those_on_the_page_in_their_order() {
    let mut count = 0;
    for (name, page) in both() {
        let Some(block) = block(page, "FAQPage") else { continue };
        let faq = element(page, "section", " id=\"faq\"").expect("the questions");
        let shown: Vec<(String, String)> = elements(faq.inside, "details")
            .iter()
            .map(|it| {
                let question = elements(it.inside, "summary")[0].words();
                let answer = element(it.inside, "div", "class=\"tg-prose\"").expect("an answer");
                (question, answer.words())
            })
            .collect();
        let said: Vec<(String, String)> = list(&block["mainEntity"], "mainEntity")
            .iter()
            .map(|it| {
                assert_eq!(it["@type"], "Question", "{name}");
                assert_eq!(it["acceptedAnswer"]["@type"], "Answer", "{name}");
                (text(&it["name"], "question"), text(&it["acceptedAnswer"]["text"], "answer"))
            })
            .collect();
        assert_eq!(said, shown, "{name}");
        count += said.len();
    }
    assert!(count > 16, "{count} questions");
}

#[test]
fn breadcrumbs_go_from_the_catalogue_to_the_page_by_links_that_the_page_has() {
    for (name, page) in WITH_ADDRESS.iter() {
        let Some(block) = block(page, "BreadcrumbList") else { continue };
        let steps = list(&block["itemListElement"], "itemListElement");
        assert_eq!(steps.len(), name.matches('/').count(), "{name}");
        let links: Vec<String> =
            elements(page, "a").iter().filter_map(|it| it.attribute("href")).collect();
        for (index, step) in steps.iter().enumerate() {
            assert_eq!(step["@type"], "ListItem", "{name}");
            assert_eq!(step["position"].as_u64(), Some(index as u64 + 1), "{name}");
            let address = text(&step["item"], "item");
            let path = address.strip_prefix(SITE).expect("an address of the site").to_owned();
            assert!(links.contains(&path), "{name}: no link to {path}");
            let called = text(&step["name"], "name");
            let headings = headings(&WITH_ADDRESS[&file(&address)]);
            assert!(headings.contains(&called), "{name}: {called} is no heading of {address}");
        }
        let ends: Vec<String> =
            [&steps[0], &steps[steps.len() - 1]].map(|it| file(&text(&it["item"], "item"))).into();
        assert_eq!(ends, ["index.html", name], "{name}");
        let current = element(page, "a", " aria-current=\"page\"").expect("the current page");
        let last = text(&steps[steps.len() - 1]["item"], "item");
        assert_eq!(current.attribute("href").map(|it| [SITE, &it].concat()), Some(last), "{name}");
    }
}
