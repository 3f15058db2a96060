//! Native rendering: from content, style and modules to the finished site on disk.
//!
//! The stages, in the order in which [`run`] takes them:
//! 1. content: read and compile it; any error ends the build with all of them ([`source`]);
//! 2. assets: put the style sheets together ([`styles`]), hash them and the modules by content
//!    ([`assets`]);
//! 3. pages: render each route of [`crate::routes`] into a document ([`pages`], [`document`]);
//! 4. embed: the element's script, its release, the frames and the snippet page ([`embed`]);
//! 5. offline: the service worker, which knows every file of the build ([`offline`]);
//! 6. data: content JSON, its schema, sitemap, robots and headers ([`site_files`]).
//!
//! Knows no browser and no widget code; "today" never appears in what it writes.

pub mod assets;
pub mod document;
pub mod embed;
pub mod offline;
pub mod pages;
pub mod ports;
pub mod site_files;
pub mod source;
pub mod structured_data;
pub mod styles;

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use crate::routes;

/// Where to read and where to write, and under which address the site will stand.
#[derive(Clone, Debug)]
pub struct Options {
    /// The repository: holds `public/` and `style/`.
    pub source: PathBuf,
    /// The folder that becomes `dist/`; holds `modules/` when the WASM modules were built.
    pub out: PathBuf,
    /// A folder with scripts made small, by their names in the repository (`scripts/minify.mjs`);
    /// those that are not there are those of `source`, without comments.
    pub scripts: Option<PathBuf>,
    /// Path of the site on its host, with slashes at both ends: `/` or `/guide/`.
    pub root: String,
    /// Scheme and host of the site, without a closing slash; absolute addresses are left out
    /// without it.
    pub site_url: Option<String>,
    /// Whether browsers keep the site to open it with no network.
    pub offline: bool,
}

/// Why the site could not be written.
#[derive(Debug)]
pub enum Error {
    /// The content is wrong; every fault, as a compiler would print it.
    Content(String),
    /// A file could not be read or written.
    Disk(PathBuf, io::Error),
    /// A setting cannot be used.
    Setting(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Content(faults) => f.write_str(faults),
            Error::Disk(path, error) => write!(f, "{}: {error}", path.display()),
            Error::Setting(words) => f.write_str(words),
        }
    }
}

impl std::error::Error for Error {}

/// Writes the whole site; gives what should be said to whoever runs the build.
///
/// # Errors
/// [`Error`], with nothing but finished files left in `options.out`.
pub fn run(options: &Options) -> Result<Vec<String>, Error> {
    check_root(&options.root)?;
    options.site_url.as_deref().map_or(Ok(()), check_site)?;
    let content = source::compile(&options.source.join("public/content"))?;
    let mut notes = content.warnings.clone();
    if options.site_url.is_none() {
        notes.push(
            "SITE_URL is not set: canonical addresses, og:url, breadcrumbs and the sitemap are left out"
                .to_owned(),
        );
    }
    publish(options, &content)?;
    Ok(notes)
}

/// Writes the site of content that was compiled, or came from elsewhere and was checked.
///
/// # Errors
/// [`Error`], with nothing but finished files left in `options.out`.
pub fn publish(options: &Options, content: &source::Content) -> Result<(), Error> {
    let mut assets = assets::build(options)?;
    let worker = offline::source(options)?;
    let pages = pages::render(options, content, &assets);
    // A build is told from another by all that its pages say, by how they are kept, and by what is kept with them.
    let kept = [worker.as_str(), &offline::plain(options)?];
    let all: String = pages.iter().map(|page| page.1.as_str()).chain(kept).collect();
    assets.build = assets::hash(all.as_bytes());
    for (file, html) in pages {
        let html = html.replacen(assets::BUILD_UNKNOWN, &assets.build, 1);
        write(&options.out.join(file), html.as_bytes())?;
    }
    embed::write_all(options, content, &assets)?;
    let endpoint = !content.catalogue.clinic.content_url.is_empty();
    offline::write_worker(options, &worker, &routes::all(&content.catalogue), &assets, endpoint)?;
    site_files::write_all(options, content)
}

fn check_root(root: &str) -> Result<(), Error> {
    if root.starts_with('/') && root.ends_with('/') {
        return Ok(());
    }
    Err(Error::Setting(format!(
        "PUBLIC_URL is “{root}”: write a path with a slash at both ends, as in /guide/"
    )))
}

/// The folder is `PUBLIC_URL`'s to say: an address that has it too would have it twice.
fn check_site(address: &str) -> Result<(), Error> {
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    if host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', ' '])) {
        return Ok(());
    }
    Err(Error::Setting(format!(
        "SITE_URL is “{address}”: write scheme and host alone, as in https://clinic.example; the folder goes into PUBLIC_URL"
    )))
}

/// Writes `bytes` to `path`, making the folders above it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let fault = |error| Error::Disk(path.to_owned(), error);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(fault)?;
    }
    fs::write(path, bytes).map_err(fault)
}

/// Reads a file as text.
pub(crate) fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|error| Error::Disk(path.to_owned(), error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_the_site_is_scheme_and_host_alone() {
        for address in ["https://clinic.example", "http://127.0.0.1:8080"] {
            assert!(check_site(address).is_ok(), "{address}");
        }
        for address in ["https://clinic.example/guide", "clinic.example", "https://", "ftp://a"] {
            let said = check_site(address).expect_err(address).to_string();
            assert!(said.contains(address) && said.contains("PUBLIC_URL"), "{said}");
        }
    }
}
