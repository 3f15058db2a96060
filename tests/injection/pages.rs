//! Writes pages in which every payload stands in every place of the content: for the browser tests.
//!
//! `cargo run --example injection_pages --features ssr -- FOLDER` writes into the folder, with the
//! product's own code from JSON or Markdown to HTML, and prints what it wrote as JSON:
//!
//! - `cases/N.html`: one element a case, a payload in a place (`contexts`);
//! - the site of treatments whose every text is a payload (`site`), which comes alive with the modules
//!   that `FOLDER/modules` held;
//! - `payloads.json`: the payloads, for what a browser puts into addresses itself.
//!
//! `INJECTION_CASES=2000` takes so many cases, evenly. Judges nothing but calendar files, which no page
//! shows; browsers are the browser tests' business.

#[path = "../support/content.rs"]
mod content;
mod contexts;
#[path = "../support/ics_lint.rs"]
mod ics_lint;
#[path = "../support/packages.rs"]
mod packages;
mod site;

use std::fs;
use std::path::{Path, PathBuf};

use contexts::{Context, Kind};

/// Cases on one page: few enough for a browser, enough that loading is no part of the time.
const CASES_A_PAGE: usize = 1_500;
/// Payloads in one treatment of the site: of a sample, and of all.
const PAYLOADS_A_TREATMENT: [usize; 2] = [40, 100];

fn main() {
    let folder = std::env::args().nth(1).map(PathBuf::from);
    let folder = folder.expect("the folder to write into");
    let payloads = packages::payloads();
    let contexts = contexts::all();
    let wanted = std::env::var("INJECTION_CASES").ok();
    let wanted: Option<usize> = wanted.map(|text| text.parse().expect("a number of cases"));
    let all = payloads.len() * contexts.len();
    // A step that shares no factor with the number of contexts meets all of them.
    let step = wanted.map_or(1, |wanted| odd_step(all / wanted, contexts.len()));
    let mut page = CasePage::new(&folder, &contexts);
    for case in (0..all).step_by(step) {
        let (payload, context) = (case / contexts.len(), case % contexts.len());
        page.add(payload, &contexts[context], &payloads[payload]);
    }
    page.end();
    let cases = page.cases;
    let faults = contexts::calendar_faults(&payloads);
    assert!(faults.is_empty(), "calendar files: {}", faults.join("\n"));
    let [few, many] = PAYLOADS_A_TREATMENT;
    let (taken, at_a_time) = match wanted {
        Some(_) => (sample(&payloads, few), few),
        None => (payloads.clone(), many),
    };
    let treatments = site::write(&folder, &taken, at_a_time);
    let json = |value: &[String]| serde_json::to_string(value).expect("texts are JSON");
    put(&folder.join("payloads.json"), &json(&taken));
    println!(
        "{}",
        serde_json::json!({
            "payloads": payloads.len(),
            "contexts": contexts.iter().map(|context| context.name).collect::<Vec<_>>(),
            "cases": cases,
            "pages": page.written,
            "calendars": payloads.len(),
            "treatments": treatments,
            "places": site::PLACES,
            "inTreatments": taken.len(),
        })
    );
}

/// The step nearest to `step` that has no factor in common with `contexts`.
fn odd_step(step: usize, contexts: usize) -> usize {
    let divisor = |mut a: usize, mut b: usize| {
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    (1..=step).rev().find(|step| divisor(*step, contexts) == 1).unwrap_or(1)
}

/// As many payloads as one treatment holds, evenly.
fn sample(payloads: &[String], few: usize) -> Vec<String> {
    let step = payloads.len().div_ceil(few);
    payloads.iter().step_by(step).cloned().collect()
}

fn put(path: &Path, text: &str) {
    let folder = path.parent().expect("a file in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// The page that is being filled.
struct CasePage<'a> {
    folder: &'a Path,
    contexts: &'a [Context],
    html: String,
    on_page: usize,
    cases: usize,
    written: usize,
}

impl<'a> CasePage<'a> {
    fn new(folder: &'a Path, contexts: &'a [Context]) -> Self {
        CasePage { folder, contexts, html: String::new(), on_page: 0, cases: 0, written: 0 }
    }

    fn add(&mut self, payload: usize, context: &Context, text: &str) {
        if self.on_page == 0 {
            // What harmless words make is what hostile ones must make as well.
            for context in self.contexts.iter().filter(|it| it.kind == Kind::Words) {
                let harmless = (context.render)("Harmless words");
                self.element("model", "", context, &harmless);
            }
        }
        let html = (context.render)(text);
        self.element("case", &payload.to_string(), context, &html);
        (self.on_page, self.cases) = (self.on_page + 1, self.cases + 1);
        if self.on_page == CASES_A_PAGE {
            self.end();
        }
    }

    fn element(&mut self, class: &str, payload: &str, context: &Context, html: &str) {
        let kind = if context.kind == Kind::Words { "words" } else { "markdown" };
        self.html.push_str(&format!(
            "<div class=\"{class}\" data-payload=\"{payload}\" data-kind=\"{kind}\" \
             data-context=\"{}\">{html}</div>\n",
            context.name
        ));
    }

    fn end(&mut self) {
        if self.on_page == 0 {
            return;
        }
        // No case has an effect on another's place: a browser asks again for each focus.
        let page = format!(
            "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Cases</title>\
             <style>.case,.model{{contain:strict;height:1.5em}}</style>\
             <script src=\"/hooks.js\"></script></head>\n<body>\n{}<p id=\"end\">The end</p>\n\
             </body></html>\n",
            self.html
        );
        put(&self.folder.join(format!("cases/{}.html", self.written)), &page);
        self.html.clear();
        (self.on_page, self.written) = (0, self.written + 1);
    }
}
