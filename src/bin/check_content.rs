//! Checks a content folder and prints what is wrong with it, as a compiler does.
//!
//! Thin: reads the folder, calls `content::compile`, prints. Knows no rule.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use treatment_guide::content::compile::{SourceFile, compile};
use treatment_guide::content::error::Diagnostic;

fn main() -> ExitCode {
    let folder = env::args().nth(1).unwrap_or_else(|| "public/content".to_owned());
    let root = Path::new(&folder);
    let mut files = Vec::new();
    if let Err(error) = read(root, root, &mut files) {
        eprintln!(
            "error: {folder} cannot be read: {error}\n    name the content folder: check_content public/content"
        );
        return ExitCode::from(2);
    }
    let (errors, warnings, treatments) = match compile(&files) {
        Ok(compiled) => (Vec::new(), compiled.warnings, compiled.treatments.len()),
        Err(rejected) => (rejected.errors, rejected.warnings, 0),
    };
    print("warning", &folder, &warnings);
    print("error", &folder, &errors);
    let counts = format!("{} errors, {} warnings", errors.len(), warnings.len());
    if errors.is_empty() {
        println!("{folder}: {treatments} treatments are sound ({counts})");
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

/// The text files under `folder`; a file that is not UTF-8 is an error that names it.
fn read(root: &Path, folder: &Path, files: &mut Vec<SourceFile>) -> io::Result<()> {
    let mut entries: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if path.is_dir() {
            read(root, &path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "md" || extension == "toml")
        {
            let text = fs::read_to_string(&path).map_err(|error| {
                io::Error::new(error.kind(), format!("{}: {error}", path.display()))
            })?;
            let inside = path.strip_prefix(root).unwrap_or(&path);
            let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
            files.push(SourceFile { path: parts.join("/"), text });
        }
    }
    Ok(())
}
