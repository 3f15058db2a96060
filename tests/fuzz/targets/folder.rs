//! Any texts as a content folder: compiled content that its own JSON brings back, or errors with
//! lines that exist.
#![no_main]

use libfuzzer_sys::fuzz_target;
use treatment_guide::content::compile::{SourceFile, compile};
use treatment_guide::content::json::{decode_treatment, encode_treatment};

const PATHS: [&str; 5] = [
    "treatments/a/page.md",
    "treatments/a/facts.toml",
    "treatments/a/faq.md",
    "clinic.toml",
    "treatments.toml",
];
const CLINIC: &str = "name = \"A\"\nlanguage = \"en\"\n";
const ORDER: &str = "order = [\"a\"]\n";

// The files stand one after the other in the input, with a form feed between them.
fuzz_target!(|text: &str| {
    let mut texts = text.splitn(PATHS.len(), '\u{c}');
    let files: Vec<SourceFile> = PATHS
        .iter()
        .map(|path| {
            let given = texts.next();
            let text = match (*path, given) {
                ("clinic.toml", None) => CLINIC,
                ("treatments.toml", None) => ORDER,
                (_, given) => given.unwrap_or_default(),
            };
            SourceFile { path: (*path).to_owned(), text: text.to_owned() }
        })
        .collect();
    match compile(&files) {
        Ok(compiled) => {
            for treatment in compiled.treatments {
                assert_eq!(decode_treatment(&encode_treatment(&treatment)), Ok(treatment));
            }
        }
        Err(rejected) => {
            assert!(!rejected.errors.is_empty());
            for error in &rejected.errors {
                let Some(file) = files.iter().find(|file| file.path == error.file) else { continue };
                let lines = file.text.bytes().filter(|byte| *byte == b'\n').count() + 1;
                assert!(error.line > 0, "{error}");
                assert!(usize::try_from(error.line).expect("a line number") <= lines, "{error}");
            }
        }
    }
});
