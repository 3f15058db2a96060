//! Files whose names carry the hash of their content: style, modules and the start script.
//!
//! A name changes when the content does, so a host may let browsers keep them for ever, and two
//! builds never mix. Knows no page.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{Error, read, write};

/// Addresses of the hashed files, each from the root of the host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The one style sheet.
    pub style: String,
    /// The start script, a module.
    pub boot: String,
    /// JavaScript of the guide module; empty when it was not built.
    pub guide_js: String,
    /// WASM of the guide module.
    pub guide_wasm: String,
    /// JavaScript of the widget module.
    pub widget_js: String,
    /// WASM of the widget module.
    pub widget_wasm: String,
    /// JavaScript of the site module.
    pub site_js: String,
    /// WASM of the site module.
    pub site_wasm: String,
}

/// Hashes what is in `out/modules`, writes style and start script, all into `out/assets`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn build(source: &Path, out: &Path, root: &str) -> Result<Assets, Error> {
    let place = |name: &str, extension: &str, bytes: &[u8]| -> Result<String, Error> {
        let path = format!("assets/{name}-{}.{extension}", hash(bytes));
        write(&out.join(&path), bytes)?;
        Ok(format!("{root}{path}"))
    };
    let module = |file: &str, name: &str, extension: &str| -> Result<String, Error> {
        let path = out.join("modules").join(file);
        match fs::read(&path) {
            Ok(bytes) => place(name, extension, &bytes),
            Err(_) => Ok(String::new()), // pages alone, as the tests render them
        }
    };
    let mut assets = Assets {
        style: place("style", "css", style(&source.join("style"))?.as_bytes())?,
        guide_js: module("guide.js", "guide", "js")?,
        guide_wasm: module("guide_bg.wasm", "guide", "wasm")?,
        widget_js: module("widget.js", "widget", "js")?,
        widget_wasm: module("widget_bg.wasm", "widget", "wasm")?,
        site_js: module("site.js", "site", "js")?,
        site_wasm: module("site_bg.wasm", "site", "wasm")?,
        boot: String::new(),
    };
    let boot = read(&source.join("src/boot.js"))?;
    assets.boot = place("boot", "js", start_script(&boot, &assets).as_bytes())?;
    match fs::remove_dir_all(out.join("modules")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::Disk(out.join("modules"), error))
        }
        _ => Ok(assets),
    }
}

/// The first 64 bits of the SHA-256 of `bytes`, in hex.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A script without comments and indentation: what a browser needs, still one statement a line.
pub fn script(source: &str) -> String {
    let lines = source.lines().map(str::trim);
    let code = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    code.map(|line| format!("{line}\n")).collect()
}

/// `boot.js` with the addresses of the modules filled in.
fn start_script(boot: &str, assets: &Assets) -> String {
    let mut script = script(boot);
    for (name, address) in [
        ("__GUIDE_JS__", &assets.guide_js),
        ("__GUIDE_WASM__", &assets.guide_wasm),
        ("__SITE_JS__", &assets.site_js),
        ("__SITE_WASM__", &assets.site_wasm),
    ] {
        script = script.replace(name, address);
    }
    script
}

/// All style sheets below `folder` in the order of their layers, in one text.
///
/// `layers.css` comes first; within the layers the order of files does not matter to the cascade,
/// so they follow by name and the result is the same on every machine.
fn style(folder: &Path) -> Result<String, Error> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort_by_key(|path| (!path.ends_with("layers.css"), path.clone()));
    let mut all = String::new();
    for file in files {
        all.push_str(&squeeze(&read(&file)?));
    }
    Ok(all)
}

fn collect(folder: &Path, files: &mut Vec<std::path::PathBuf>) -> Result<(), Error> {
    let fault = |error| Error::Disk(folder.to_owned(), error);
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "css") {
            files.push(path);
        }
    }
    Ok(())
}

/// Style without comments and indentation: what a browser needs, still one rule a line.
fn squeeze(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        plain.push_str(&rest[..start]);
        rest = rest[start..].find("*/").map_or("", |end| &rest[start + end + 2..]);
    }
    plain.push_str(rest);
    plain
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| format!("{line}\n"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_loses_comments_and_indentation_and_nothing_else() {
        let css = "/* a */\n.a {\n  color: red; /* b\n c */\n}\n\n.b::after { content: \"x\"; }\n";
        assert_eq!(squeeze(css), ".a {\ncolor: red;\n}\n.b::after { content: \"x\"; }\n");
    }

    #[test]
    fn the_start_script_names_the_modules() {
        let assets = Assets { guide_js: "/g.js".into(), ..Assets::default() };
        let script = start_script("// why\n  import(\"__GUIDE_JS__\");\n", &assets);
        assert_eq!(script, "import(\"/g.js\");\n");
    }

    #[test]
    fn another_content_has_another_name() {
        assert_ne!(hash(b"a"), hash(b"b"));
        assert_eq!(hash(b"a").len(), 16);
    }
}
