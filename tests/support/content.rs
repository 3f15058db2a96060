//! A content folder in memory that a test builds, changes and checks, link by link.
//!
//! Knows no rule of content: it calls the compiler and writes out what it says.

#![allow(dead_code, reason = "not every test file needs every link of the chain")]

use std::fs;
use std::path::Path;

use treatment_guide::content::compile::{Compiled, SourceFile, compile};
use treatment_guide::content::error::{Diagnostic, Rejected};

/// The folder; each method returns it changed.
#[derive(Clone)]
pub struct Content {
    files: Vec<SourceFile>,
}

impl Content {
    /// What the project ships.
    pub fn shipped() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/content");
        let mut files = Vec::new();
        for path in [
            "clinic.toml",
            "treatments.toml",
            "treatments/microneedling/page.md",
            "treatments/microneedling/facts.toml",
            "treatments/microneedling/faq.md",
        ] {
            let text = fs::read_to_string(root.join(path))
                .unwrap_or_else(|error| panic!("{path}: {error}"));
            files.push(SourceFile { path: path.to_owned(), text });
        }
        Content { files }
    }

    /// An invented treatment, "example", and nothing else.
    pub fn example() -> Self {
        Content { files: Vec::new() }
            .with("clinic.toml", "name = \"Example Clinic\"\nlanguage = \"en\"\n")
            .with("treatments.toml", "order = [\"example\"]\n")
            .with_example_folder()
    }

    /// What the project ships, with the invented treatment as a second one.
    pub fn shipped_and_example() -> Self {
        Self::shipped()
            .with("treatments.toml", &fixture("second-treatment/treatments.toml"))
            .with_example_folder()
    }

    fn with_example_folder(mut self) -> Self {
        for name in ["page.md", "facts.toml", "faq.md"] {
            let text = fixture(&format!("second-treatment/{name}"));
            self = self.with(&format!("treatments/example/{name}"), &text);
        }
        self
    }

    /// Puts a file in the place of the one with this path, or adds it.
    pub fn with(mut self, path: &str, text: &str) -> Self {
        self.files.retain(|file| file.path != path);
        self.files.push(SourceFile { path: path.to_owned(), text: text.to_owned() });
        self
    }

    /// Takes a file out.
    pub fn without(mut self, path: &str) -> Self {
        self.files.retain(|file| file.path != path);
        self
    }

    /// Changes the first `from` in a file of the example ("page.md") or of the folder
    /// ("clinic.toml").
    pub fn change(mut self, name: &str, from: &str, to: &str) -> Self {
        let file = self
            .files
            .iter_mut()
            .rfind(|file| file.path == name || file.path.ends_with(&format!("/{name}")))
            .unwrap_or_else(|| panic!("no file {name}"));
        assert!(file.text.contains(from), "{name} does not hold {from:?}");
        file.text = file.text.replacen(from, to, 1);
        self
    }

    /// Compiles it.
    pub fn compile(&self) -> Result<Compiled, Rejected> {
        compile(&self.files)
    }

    /// Compiles it; wrong content fails the test with its errors.
    pub fn sound(&self) -> Compiled {
        self.compile().unwrap_or_else(|rejected| panic!("{rejected}"))
    }

    /// The errors as they are printed, the folder of the example left out.
    pub fn errors(&self) -> String {
        self.compile().map_or_else(|rejected| list(&rejected.errors), |_| "no error".to_owned())
    }

    /// The warnings in the same form.
    pub fn warnings(&self) -> String {
        match self.compile() {
            Ok(compiled) => list(&compiled.warnings),
            Err(rejected) => list(&rejected.warnings),
        }
    }
}

/// A file of tests/fixtures.
pub fn fixture(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn list(diagnostics: &[Diagnostic]) -> String {
    let lines: Vec<String> = diagnostics.iter().map(Diagnostic::to_string).collect();
    lines.join("\n").replace("treatments/example/", "")
}
