//! Files whose names carry the hash of their content: style, modules and the start script.
//!
//! A name changes when the content does, so a host may let browsers keep them for ever, and two
//! builds never mix. Knows no page.

use std::fs;

use sha2::{Digest, Sha256};

use super::{Error, Options, read, styles, write};

/// What stands in a page for its build until all pages are known; `{` stands in no attribute of
/// ours.
pub const BUILD_UNKNOWN: &str = "{build}";

/// The WASM modules of every page, and those that only content from an endpoint needs.
pub const MODULES: [&str; 8] =
    ["guide", "planner", "consult", "handover", "site", "endpoint", "widget", "markdown"];

/// Those that only content from an endpoint needs: named where one is.
pub const FOR_ENDPOINTS: [&str; 3] = ["endpoint", "widget", "markdown"];

/// What several scripts have in them, and where: `scripts/minify.mjs` has the same list.
const SHARED: [(&str, &str); 2] =
    [("__KEEP_FOCUS__", "src/keep_focus.js"), ("__PRINT_OPEN__", "src/print_open.js")];

/// Addresses of the hashed files, each from the root of the host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The style sheets, each with its name, one of [`super::styles::SHEETS`].
    pub styles: Vec<(&'static str, String)>,
    /// The start script, a module.
    pub boot: String,
    /// What tells this build from another: pages of two builds say different things or need
    /// different modules.
    pub build: String,
    /// The WASM modules that were built; none when pages are rendered alone, as in tests.
    pub modules: Vec<Module>,
}

/// A WASM module with the script that starts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// Its name, one of [`MODULES`].
    pub name: &'static str,
    /// Address of its script.
    pub script: String,
    /// Address of its WASM.
    pub wasm: String,
    /// Address of the rest of its WASM, where a release has parted it (`scripts/split.mjs`): what a
    /// page needs only after its start.
    pub rest: Option<String>,
}

impl Module {
    /// Its files.
    pub fn files(&self) -> impl Iterator<Item = &String> {
        [&self.script, &self.wasm].into_iter().chain(&self.rest)
    }

    /// The same, to be changed.
    pub fn files_mut(&mut self) -> impl Iterator<Item = &mut String> {
        [&mut self.script, &mut self.wasm].into_iter().chain(&mut self.rest)
    }
}

impl Assets {
    /// Address of the style sheet called `name`; empty when pages are rendered alone, as in tests.
    pub fn style(&self, name: &str) -> &str {
        self.styles.iter().find(|style| style.0 == name).map_or("", |style| &style.1)
    }
}

/// Hashes what is in `out/modules`, writes style sheets and start script, all into `out/assets`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn build(options: &Options) -> Result<Assets, Error> {
    let Options { source, out, root, .. } = options;
    let place = |name: &str, extension: &str, bytes: &[u8]| -> Result<String, Error> {
        let path = format!("assets/{name}-{}.{extension}", hash(bytes));
        write(&out.join(&path), bytes)?;
        Ok(format!("{root}{path}"))
    };
    let mut modules = Vec::new();
    for name in MODULES {
        let file = |file: String| fs::read(out.join("modules").join(file));
        if let (Ok(script), Ok(wasm)) =
            (file(format!("{name}.js")), file(format!("{name}_bg.wasm")))
        {
            let (script, wasm) = (place(name, "js", &script)?, place(name, "wasm", &wasm)?);
            let rest = file([name, "_rest.wasm"].concat()).ok();
            let rest = rest.map(|rest| place(&[name, "_rest"].concat(), "wasm", &rest));
            modules.push(Module { name, script, wasm, rest: rest.transpose()? });
        }
    }
    let mut styles = Vec::new();
    for (name, css) in styles::all(&source.join("style"))? {
        styles.push((name, place(&["style-", name].concat(), "css", css.as_bytes())?));
    }
    let boot = start_script(&script(options, "src/boot.js")?, &modules, options.offline);
    let boot = place("boot", "js", boot.as_bytes())?;
    match fs::remove_dir_all(out.join("modules")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::Disk(out.join("modules"), error))
        }
        _ => Ok(Assets { styles, boot, build: BUILD_UNKNOWN.to_owned(), modules }),
    }
}

/// The first 64 bits of the SHA-256 of `bytes`, in hex.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)[..8].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A script of the repository as it goes into the site.
///
/// # Errors
/// When the file cannot be read.
pub fn script(options: &Options, file: &str) -> Result<String, Error> {
    let small = options.scripts.as_ref().map(|folder| folder.join(file));
    match small.filter(|small| small.exists()) {
        Some(small) => read(&small),
        None => {
            let mut script = without_comments(&read(&options.source.join(file))?);
            for (place, shared) in SHARED {
                let shared = without_comments(&read(&options.source.join(shared))?);
                script = script.replace(place, shared.trim_end());
            }
            Ok(script)
        }
    }
}

/// A script without comments and indentation: what a browser needs, still one statement a line.
fn without_comments(source: &str) -> String {
    let lines = source.lines().map(str::trim);
    let code = lines.filter(|line| !line.is_empty() && !line.starts_with("//"));
    code.map(|line| format!("{line}\n")).collect()
}

/// `boot.js` with the addresses of the modules filled in, and whether browsers keep the site.
fn start_script(boot: &str, modules: &[Module], offline: bool) -> String {
    let of_every_page = modules.iter().filter(|it| !FOR_ENDPOINTS.contains(&it.name));
    boot.replace("__MODULES__", &files(of_every_page))
        .replace("__OFFLINE__", if offline { "true" } else { "false" })
}

/// The addresses of `modules` as JSON: name to script, WASM and, where it is parted, the rest of it.
pub fn files<'a>(modules: impl Iterator<Item = &'a Module>) -> String {
    let entry = |it: &Module| {
        let files: Vec<_> = it.files().map(|file| format!("\"{file}\"")).collect();
        format!("\"{}\":[{}]", it.name, files.join(","))
    };
    format!("{{{}}}", modules.map(entry).collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_start_script_names_the_modules() {
        let module = |name, rest: Option<&str>| Module {
            name,
            script: "/g.js".into(),
            wasm: "/g.wasm".into(),
            rest: rest.map(Into::into),
        };
        let boot = &without_comments("// why\n  const f = __MODULES__;\n__OFFLINE__");
        let script = start_script(boot, &[module("guide", None)], true);
        assert_eq!(script, "const f = {\"guide\":[\"/g.js\",\"/g.wasm\"]};\ntrue\n");
        let script = start_script(boot, &[module("site", Some("/r.wasm"))], true);
        assert_eq!(script, "const f = {\"site\":[\"/g.js\",\"/g.wasm\",\"/r.wasm\"]};\ntrue\n");
        assert_eq!(start_script(boot, &[module("widget", None)], false), "const f = {};\nfalse\n");
    }

    #[test]
    fn another_content_has_another_name() {
        assert_ne!(hash(b"a"), hash(b"b"));
        assert_eq!(hash(b"a").len(), 16);
    }
}
