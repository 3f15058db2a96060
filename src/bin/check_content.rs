//! Checks a content folder and prints what is wrong with it, as a compiler does.
//!
//! Thin: reads the folder, calls `content::compile`, prints. Knows no rule.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use treatment_guide::content::compile::compile;
use treatment_guide::content::error::Diagnostic;
use treatment_guide::content_folder;

fn main() -> ExitCode {
    let folder = env::args().nth(1).unwrap_or_else(|| "public/content".to_owned());
    let files = match content_folder::read(Path::new(&folder)) {
        Ok(files) => files,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    let (errors, warnings, treatments) = match compile(&files) {
        Ok(compiled) => (Vec::new(), compiled.warnings, compiled.treatments.len()),
        Err(rejected) => (rejected.errors, rejected.warnings, 0),
    };
    print("warning", &folder, &warnings);
    print("error", &folder, &errors);
    let count = |count: usize, what: &str| match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    };
    let counts = [count(errors.len(), "error"), count(warnings.len(), "warning")].join(", ");
    if errors.is_empty() {
        let sound = match treatments {
            1 => "1 treatment is sound".to_owned(),
            count => format!("{count} treatments are sound"),
        };
        println!("{folder}: {sound} ({counts})");
        ExitCode::SUCCESS
    } else {
        println!("{folder}: must be mended ({counts})");
        ExitCode::FAILURE
    }
}

fn print(kind: &str, folder: &str, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        let Diagnostic { message, hint, .. } = diagnostic;
        println!("{kind}: {message}\n  --> {folder}/{}\n   = {hint}\n", diagnostic.place());
    }
}
