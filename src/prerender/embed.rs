//! What other sites load: the element's script, its releases, the frames and the snippet page.
//!
//! Knows the addresses of files and fills them in; the script itself is `src/embed/element.js`,
//! the markup is `ui`'s.

use std::fs;

use sha2::{Digest, Sha384};

use super::assets::{Assets, files, hash, script};
use super::document::{Document, RELEASE, Start};
use super::pages::to_html;
use super::source::Content;
use super::styles::FRAME;
use super::{Error, Options, write};
use crate::content::catalogue::Catalogue;
use crate::content::json::version_of;
use crate::content::treatment::Treatment;
use crate::routes::{self, Page};
use crate::ui::parts::widget::{Shown, WidgetView};
use crate::ui::text::embed as text;
use crate::ui::views::fallback;
use crate::ui::views::snippet::{self, Choice};

/// Version of the element's contract, in the address of its script.
const CONTRACT: &str = "v1";

/// Writes all of it into `options.out`.
///
/// # Errors
/// When a file cannot be read or written.
pub fn write_all(options: &Options, content: &Content, assets: &Assets) -> Result<(), Error> {
    let frame = hashed(options, "src/embed/frame.js", "frame")?;
    let snippet = hashed(options, "src/embed/snippet.js", "snippet")?;
    let loader = write_loaders(options, assets)?;
    for treatment in &content.treatments {
        for view in WidgetView::ALL {
            let shown = shown(options, &content.catalogue, treatment, view);
            let page = frame_page(options, &content.catalogue, &shown, assets, &frame);
            write(
                &options.out.join(routes::frame_file(&treatment.slug, view.name())),
                page.as_bytes(),
            )?;
            let plain = plain(view, treatment, &base(options));
            let file = routes::fallback_file(&treatment.slug, view.name());
            write(&options.out.join(file), plain.as_bytes())?;
        }
    }
    let page = snippet_page(options, &content.catalogue, assets, &snippet, &loader);
    write(&options.out.join("embed/index.html"), page.as_bytes())
}

/// A script of the repository under a hashed name; gives its address.
fn hashed(options: &Options, source: &str, name: &str) -> Result<String, Error> {
    let text = script(options, source)?;
    let path = format!("assets/{name}-{}.js", hash(text.as_bytes()));
    write(&options.out.join(&path), text.as_bytes())?;
    Ok([options.root.as_str(), &path].concat())
}

/// The script at its fixed address, and the release with everything it needs in one folder that
/// never changes. Gives the integrity value of the release's script.
fn write_loaders(options: &Options, assets: &Assets) -> Result<String, Error> {
    let source = script(options, "src/embed/element.js")?;
    let below =
        |address: &String| address.strip_prefix(&options.root).unwrap_or(address).to_owned();
    let mut current = assets.clone();
    for module in &mut current.modules {
        for file in module.files_mut() {
            *file = below(file);
        }
    }
    // An element neither moves between pages nor shows the consultation.
    current.modules.retain(|module| !matches!(module.name, "site" | "consult"));
    current.styles.retain(|style| style.0.starts_with(FRAME));
    for style in &mut current.styles {
        style.1 = below(&style.1);
    }
    let script = loader(&source, &current);
    write(&options.out.join(format!("embed/{CONTRACT}/treatment-guide.js")), script.as_bytes())?;

    let folder = format!("embed/{RELEASE}");
    let copy = |file: &mut String| -> Result<(), Error> {
        let Some(name) = file.strip_prefix("assets/") else { return Ok(()) };
        let copy = format!("{folder}/{name}");
        let from = options.out.join(&file);
        let bytes = fs::read(&from).map_err(|error| Error::Disk(from, error))?;
        write(&options.out.join(&copy), &bytes)?;
        *file = copy;
        Ok(())
    };
    let mut release = current;
    for style in &mut release.styles {
        copy(&mut style.1)?;
    }
    for module in &mut release.modules {
        module.files_mut().try_for_each(copy)?;
    }
    let script = loader(&source, &release);
    write(&options.out.join(format!("{folder}/treatment-guide.js")), script.as_bytes())?;
    Ok(integrity(script.as_bytes()))
}

/// The script with the version and the addresses of its files, from the guide's root, filled in.
fn loader(source: &str, assets: &Assets) -> String {
    source
        .replace("__VERSION__", RELEASE)
        .replace("__MODULES__", &files(assets.modules.iter()))
        .replace("__STYLES__", &styles(assets))
}

/// The addresses of the views' style sheets as an object of JavaScript.
fn styles(assets: &Assets) -> String {
    let entry = |(name, address): &(&str, String)| {
        format!("{}: \"{address}\"", name.strip_prefix(FRAME).unwrap_or(name))
    };
    format!("{{{}}}", assets.styles.iter().map(entry).collect::<Vec<_>>().join(", "))
}

/// The value of an `integrity` attribute for `bytes`.
fn integrity(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::from("sha384-");
    // 48 bytes are 16 groups of three: base64 without padding.
    for group in Sha384::digest(bytes).chunks(3) {
        let bits = group.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        for shift in [18, 12, 6, 0] {
            text.push(char::from(DIGITS[(bits >> shift & 63) as usize]));
        }
    }
    text
}

fn shown(
    options: &Options,
    catalogue: &Catalogue,
    treatment: &Treatment,
    view: WidgetView,
) -> Shown {
    Shown {
        view,
        treatment: treatment.clone(),
        clinic: catalogue.clinic.clone(),
        root: options.root.clone(),
    }
}

/// Absolute address of the guide's root; the snippet page puts the real one in where the build does
/// not know it.
fn base(options: &Options) -> String {
    let site = options.site_url.as_deref().unwrap_or(text::PLACEHOLDER);
    [site, options.root.as_str()].concat()
}

/// A view as plain markup, for the snippet with its text inside.
fn plain(view: WidgetView, treatment: &Treatment, base: &str) -> String {
    let slug = || treatment.slug.clone();
    let link = |page: Page| [base, page.path().as_str()].concat();
    to_html(|| match view {
        WidgetView::Page => fallback::page(treatment, &link(Page::Treatment(slug()))),
        WidgetView::Faq => fallback::faq(treatment, &link(Page::Treatment(slug()))),
        WidgetView::Recovery => fallback::recovery(treatment, &link(Page::Recovery(slug()))),
        WidgetView::Plan => fallback::plan(treatment, &link(Page::Plan(slug()))),
    })
}

fn frame_page(
    options: &Options,
    catalogue: &Catalogue,
    shown: &Shown,
    assets: &Assets,
    frame: &str,
) -> String {
    let path = routes::frame_path(&shown.treatment.slug, shown.view.name());
    let body = to_html(|| shown.view());
    let failed = text::FAILED;
    Document {
        language: &catalogue.clinic.language,
        title: &text::frame_title(&shown.treatment.name, shown.view.name()),
        description: "",
        canonical: None,
        site_name: &catalogue.clinic.name,
        indexed: false,
        root: &options.root,
        path: &path,
        style: &[FRAME, shown.view.name()].concat(),
        start: match shown.view {
            WidgetView::Plan => Start::Paint("planner"),
            WidgetView::Recovery => Start::Paint("guide"),
            _ => Start::Idle,
        },
        // An element anywhere may name an endpoint, and compares its answer with this.
        content: Some(version_of(catalogue, Some(&shown.treatment))),
        endpoint: &catalogue.clinic.content_url,
        treatments: "",
        structured: Vec::new(),
        body: format!(
            "<main id=\"tg-app\" class=\"tg-main\">{body}<p class=\"tg-failed\" role=\"status\">\
             {failed}</p></main>\n<script type=\"module\" src=\"{frame}\"></script>\n"
        ),
    }
    .write(assets)
}

fn snippet_page(
    options: &Options,
    catalogue: &Catalogue,
    assets: &Assets,
    script: &str,
    integrity: &str,
) -> String {
    let base = base(options);
    let treatments = catalogue
        .treatments
        .iter()
        .map(|entry| Choice { value: entry.slug.clone(), label: entry.name.clone() });
    let staff = catalogue.treatments.iter().map(|entry| {
        let page = Page::Consult(entry.slug.clone());
        Choice { value: [&options.root, page.path().as_str()].concat(), label: entry.name.clone() }
    });
    let (treatments, staff): (Vec<_>, Vec<_>) = (treatments.collect(), staff.collect());
    let body = to_html(|| snippet::snippet_page(&base, RELEASE, integrity, &treatments, &staff));
    let loader = [options.root.as_str(), "embed/", CONTRACT, "/treatment-guide.js"].concat();
    Document {
        language: "en",
        title: text::SNIPPET_TITLE,
        description: "",
        canonical: None,
        site_name: &catalogue.clinic.name,
        indexed: false,
        root: &options.root,
        path: "embed/",
        style: "snippet",
        start: Start::Never,
        content: None,
        endpoint: "",
        treatments: "",
        structured: Vec::new(),
        body: format!(
            "<div id=\"tg-app\">{body}</div>\n<script src=\"{loader}\" async></script>\n\
             <script type=\"module\" src=\"{script}\"></script>\n"
        ),
    }
    .write(assets)
}

#[cfg(test)]
mod tests {
    use super::super::assets::Module;
    use super::*;

    #[test]
    fn integrity_is_the_base64_of_a_sha384() {
        // As `openssl dgst -sha384 -binary | openssl base64 -A` gives it for "abc".
        assert_eq!(
            integrity(b"abc"),
            "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn"
        );
    }

    #[test]
    fn a_loader_names_its_files_and_keeps_no_placeholder() {
        let source = include_str!("../embed/element.js")
            .replace("__KEEP_FOCUS__", "() => {}")
            .replace("__PRINT_OPEN__", "() => {}");
        let (script, wasm) = ("assets/g-1.js".into(), "g-2".into());
        let module = Module { name: "guide", script, wasm, rest: Some("g-4".into()) };
        let styles = vec![("frame-faq", "assets/s-3.css".into())];
        let assets = Assets { styles, modules: vec![module], ..Assets::default() };
        let loader = loader(&source, &assets);
        for file in ["assets/g-1.js", "g-2", "g-4", "assets/s-3.css"] {
            assert!(loader.contains(&format!("\"{file}\"")), "{file}");
        }
        assert!(!loader.contains("__"), "a placeholder is left");
    }
}
