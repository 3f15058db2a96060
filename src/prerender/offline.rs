//! The service worker: `sw.js`, with every file of the build named in it.
//!
//! Knows what a build consists of; how it is kept is `src/offline.js`' to say. Not in it: what
//! other sites load (frames, the element and its module, content) and the page that writes
//! snippets, since nobody needs them without a network.

use super::assets::{Assets, FOR_ENDPOINTS, Module, script};
use super::styles::FRAME;
use super::{Error, Options, read, write};
use crate::routes::Page;

/// Whether a style sheet is for other sites' pages and for who writes them.
fn elsewhere(name: &str) -> bool {
    name == "snippet" || name.starts_with(FRAME)
}

/// Files of the site that are neither pages nor named by their content.
const PLAIN: [&str; 2] = ["icons/icon.svg", "site.webmanifest"];

/// The worker's text as it is in the repository: the one that keeps the site, or the one that
/// takes it away again.
///
/// # Errors
/// When the file cannot be read.
pub fn source(options: &Options) -> Result<String, Error> {
    let file = if options.offline { "src/offline.js" } else { "src/offline_off.js" };
    script(options, file)
}

/// What is kept and not named by its content, one file after the other: the mark of a build changes with it, or it would
/// never be asked for again.
///
/// # Errors
/// When a file cannot be read.
pub fn plain(options: &Options) -> Result<String, Error> {
    PLAIN.iter().map(|file| read(&options.source.join("public").join(file))).collect()
}

/// Writes `sw.js` from its `source`; `endpoint` says whether the site names one, so that its pages
/// need what shows the last good answer.
///
/// # Errors
/// When the file cannot be written.
pub fn write_worker(
    options: &Options,
    source: &str,
    pages: &[Page],
    assets: &Assets,
    endpoint: bool,
) -> Result<(), Error> {
    let below =
        |address: &String| address.strip_prefix(&options.root).unwrap_or(address).to_owned();
    let pages = pages.iter().filter(|page| **page != Page::NotFound).map(Page::path);
    let modules = assets.modules.iter().filter(|it| endpoint || !FOR_ENDPOINTS.contains(&it.name));
    let styles = assets.styles.iter().filter(|style| !elsewhere(style.0)).map(|style| &style.1);
    let hashed = styles.chain([&assets.boot]).chain(modules.flat_map(Module::files)).map(below);
    let text = source
        .replace("__BUILD__", &assets.build)
        .replace("__ROOT__", &options.root)
        .replace("__PAGES__", &list(pages))
        .replace("__HASHED__", &list(hashed))
        .replace("__PLAIN__", &list(PLAIN.map(str::to_owned).into_iter()));
    write(&options.out.join("sw.js"), text.as_bytes())
}

/// A list of texts in JavaScript. None of them has a quote or a backslash: they are addresses that
/// this build made.
fn list(texts: impl Iterator<Item = String>) -> String {
    let quoted: Vec<_> = texts.map(|text| ["\"", &text, "\""].concat()).collect();
    ["[", &quoted.join(", "), "]"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_one_of_javascript() {
        assert_eq!(list(["".to_owned(), "a/".to_owned()].into_iter()), r#"["", "a/"]"#);
    }
}
