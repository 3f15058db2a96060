//! The walls of the house: who may import whom, as docs/architecture.md has it in a table.
//!
//! The compiler holds what features can hold; this holds the rest and names the row.

use std::fs;
use std::path::{Path, PathBuf};

/// A row of the table: files below `place` must not mention `forbidden`.
struct Row {
    place: &'static str,
    forbidden: &'static [&'static str],
}

const ROWS: &[Row] = &[
    Row {
        place: "src/domain",
        forbidden: &[
            "serde",
            "leptos",
            "web_sys",
            "wasm_bindgen",
            "js_sys",
            "crate::content",
            "crate::ports",
            "crate::ui",
            "crate::routes",
            "std::fs",
            "std::time",
            "SystemTime",
        ],
    },
    Row {
        place: "src/content",
        forbidden: &[
            "leptos",
            "web_sys",
            "wasm_bindgen",
            "std::fs",
            "crate::ports",
            "crate::ui",
            "crate::browser",
            "crate::prerender",
        ],
    },
    Row {
        place: "src/content_folder.rs",
        forbidden: &["serde", "leptos", "web_sys", "crate::ui", "crate::prerender"],
    },
    Row {
        place: "src/endpoint",
        forbidden: &[
            "serde",
            "leptos",
            "web_sys",
            "wasm_bindgen",
            "js_sys",
            "std::time",
            "crate::ports",
            "crate::ui",
            "crate::browser",
            "crate::domain",
        ],
    },
    Row {
        place: "src/routes.rs",
        forbidden: &["leptos", "web_sys", "crate::domain", "crate::ui", "crate::ports"],
    },
    Row { place: "src/ports.rs", forbidden: &["leptos", "web_sys", "crate::ui"] },
    Row {
        place: "src/ui/state",
        forbidden: &["view!", "leptos::html", "web_sys", "crate::browser", "crate::ui::views"],
    },
    Row { place: "src/ui/text", forbidden: &["leptos", "web_sys", "view!"] },
    Row {
        place: "src/ui/views",
        forbidden: &[
            "crate::ports::Ports",
            "crate::ports::Clock",
            "web_sys",
            "crate::browser",
            "crate::ui::pages",
            "crate::ui::parts",
            "crate::ui::app",
        ],
    },
    Row {
        place: "src/ui/parts",
        forbidden: &["web_sys", "leptos_router", "crate::browser", "crate::ui::pages"],
    },
    Row {
        place: "src/ui/pages",
        forbidden: &["web_sys", "crate::browser", "crate::prerender", "crate::embed"],
    },
    Row {
        place: "src/ui/app.rs",
        forbidden: &["web_sys", "crate::browser", "crate::prerender", "crate::embed"],
    },
    Row {
        place: "src/embed",
        forbidden: &["leptos_router", "crate::browser", "crate::ui::pages", "crate::ui::app"],
    },
    Row { place: "src/browser", forbidden: &["crate::ui", "crate::embed", "leptos"] },
    Row { place: "src/prerender", forbidden: &["web_sys", "crate::browser", "crate::embed"] },
];

/// Views that come alive in a module that a phone waits for: nodes, not typed views.
const NODES_ONLY: &[&str] = &["view!", "AnyView", "Signal::derive", "NodeRef"];
const INTERACTIVE: &[Row] = &[
    Row { place: "src/ui/views/consult", forbidden: NODES_ONLY },
    Row { place: "src/ui/views/controls", forbidden: NODES_ONLY },
    Row { place: "src/ui/views/faq", forbidden: NODES_ONLY },
    Row { place: "src/ui/views/handover", forbidden: NODES_ONLY },
    Row { place: "src/ui/views/planner", forbidden: NODES_ONLY },
    Row { place: "src/ui/views/recovery", forbidden: NODES_ONLY },
    Row { place: "src/ui/views/skin_days", forbidden: NODES_ONLY },
    Row { place: "src/ui/views/timeline", forbidden: NODES_ONLY },
    Row { place: "src/ui/parts/consult.rs", forbidden: NODES_ONLY },
    Row { place: "src/ui/parts/planner.rs", forbidden: NODES_ONLY },
    Row { place: "src/ui/parts/recovery.rs", forbidden: NODES_ONLY },
    Row { place: "src/ui/parts/faq.rs", forbidden: NODES_ONLY },
    Row {
        place: "src/ui/node",
        forbidden: &["crate::content", "crate::domain", "crate::ports", "crate::ui::views"],
    },
];

#[test]
fn no_module_imports_what_its_row_forbids() {
    let mut faults = Vec::new();
    for row in ROWS.iter().chain(INTERACTIVE) {
        let files = rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(row.place));
        assert!(!files.is_empty(), "{}: the row names a place that does not exist", row.place);
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            let examples = file.ends_with("examples.rs") && row.forbidden == NODES_ONLY;
            let tests = file.ends_with("tests.rs");
            for (number, line) in text.lines().enumerate().filter(|_| !examples && !tests) {
                let code = line.split("//").next().unwrap_or_default();
                for word in row.forbidden.iter().filter(|word| code.contains(**word)) {
                    faults.push(format!(
                        "{}:{}: {} must not use “{word}” (row “{}” of docs/architecture.md)",
                        file.display(),
                        number + 1,
                        row.place,
                        row.place,
                    ));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_module_says_what_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in rust_files(&root.join("src")).into_iter().chain(rust_files(&root.join("tests"))) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//!"), "{}: begin with a //! sentence", file.display());
    }
}

#[test]
fn no_file_is_longer_than_a_reader_can_hold() {
    for file in rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().filter(|line| !line.trim().is_empty()).count();
        assert!(lines <= 400, "{}: {lines} lines: something wants to leave", file.display());
    }
}

/// The Rust files at `path`, or below it.
fn rust_files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let Ok(entries) = fs::read_dir(path) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .flat_map(|entry| rust_files(&entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    files.sort();
    files
}
