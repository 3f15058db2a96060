//! Every URL of the site; router, prerenderer, sitemap and links use these and no others.
//!
//! Paths are relative to the root of the guide, without a leading slash and with a closing one
//! (`treatments/microneedling/plan/`), so that the same path works in any sub-folder.

use crate::content::catalogue::Catalogue;

/// A page of the site.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Page {
    /// The list of treatments.
    Catalogue,
    /// The page of the treatment with this slug, FAQ included.
    Treatment(String),
    /// Its recovery timeline.
    Recovery(String),
    /// Its planner.
    Plan(String),
    /// The consultation of that treatment, for staff.
    Consult(String),
    /// What is shown for any other address.
    NotFound,
}

impl Page {
    /// The path from the root of the guide; empty for the catalogue.
    pub fn path(&self) -> String {
        match self {
            Page::Catalogue => String::new(),
            Page::Treatment(slug) => ["treatments/", slug, "/"].concat(),
            Page::Recovery(slug) => ["treatments/", slug, "/recovery/"].concat(),
            Page::Plan(slug) => ["treatments/", slug, "/plan/"].concat(),
            Page::Consult(slug) => ["consult/", slug, "/"].concat(),
            Page::NotFound => "404.html".to_owned(),
        }
    }

    /// The file that a static host serves for it.
    pub fn file(&self) -> String {
        match self {
            Page::NotFound => "404.html".to_owned(),
            page => page.path() + "index.html",
        }
    }

    /// The page at `path`, as [`Page::path`] writes it; a missing closing slash and
    /// `index.html` are forgiven. Whether its treatment exists is the catalogue's to say.
    pub fn at(path: &str) -> Page {
        let path = path.trim_start_matches('/');
        let path = path.strip_suffix("index.html").unwrap_or(path).trim_end_matches('/');
        let mut parts = path.split('/');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some(""), None, ..) => Page::Catalogue,
            (Some("treatments"), Some(slug), None, _) => Page::Treatment(slug.to_owned()),
            (Some("treatments"), Some(slug), Some("recovery"), None) => {
                Page::Recovery(slug.to_owned())
            }
            (Some("treatments"), Some(slug), Some("plan"), None) => Page::Plan(slug.to_owned()),
            (Some("consult"), Some(slug), None, _) => Page::Consult(slug.to_owned()),
            _ => Page::NotFound,
        }
    }

    /// Slug of the treatment that the page belongs to.
    pub fn slug(&self) -> Option<&str> {
        match self {
            Page::Treatment(slug)
            | Page::Recovery(slug)
            | Page::Plan(slug)
            | Page::Consult(slug) => Some(slug),
            Page::Catalogue | Page::NotFound => None,
        }
    }

    /// Whether search engines may list it.
    pub fn is_indexed(&self) -> bool {
        !matches!(self, Page::Consult(_) | Page::NotFound)
    }
}

/// Every page that the catalogue calls for, in the order of the sitemap, with the 404 page last.
pub fn all(catalogue: &Catalogue) -> Vec<Page> {
    let mut pages = vec![Page::Catalogue];
    for entry in &catalogue.treatments {
        let slug = &entry.slug;
        pages.push(Page::Treatment(slug.clone()));
        pages.push(Page::Recovery(slug.clone()));
        pages.push(Page::Plan(slug.clone()));
        pages.push(Page::Consult(slug.clone()));
    }
    pages.push(Page::NotFound);
    pages
}

/// Where the compiled content of a treatment lies.
pub fn content_file(slug: &str) -> String {
    ["content/v1/", slug, ".json"].concat()
}

/// Where the frame of a treatment's view stands, the iframe variant of the widget.
pub fn frame_path(slug: &str, view: &str) -> String {
    ["frame/", slug, "/", view, "/"].concat()
}

/// What a frame shows: the treatment and the view that its path names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FramePath {
    /// Slug of the treatment.
    pub slug: String,
    /// Name of the view.
    pub view: String,
}

impl FramePath {
    /// The frame at `path`, as [`frame_path`] writes it; `None` for any other path.
    pub fn at(path: &str) -> Option<FramePath> {
        let (slug, view) = path.strip_prefix("frame/")?.strip_suffix('/')?.split_once('/')?;
        Some(FramePath { slug: slug.to_owned(), view: view.to_owned() })
    }
}

/// The file of that frame.
pub fn frame_file(slug: &str, view: &str) -> String {
    frame_path(slug, view) + "index.html"
}

/// Where the plain form of a treatment's view lies, for the snippet with its text inside.
pub fn fallback_file(slug: &str, view: &str) -> String {
    ["embed/fallback/", slug, "/", view, ".html"].concat()
}

/// Where the compiled catalogue lies.
pub const CATALOGUE_FILE: &str = "content/v1/index.json";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_leads_back_to_its_page() {
        let slug = || "microneedling".to_owned();
        for page in [
            Page::Catalogue,
            Page::Treatment(slug()),
            Page::Recovery(slug()),
            Page::Plan(slug()),
            Page::Consult(slug()),
            Page::NotFound,
        ] {
            assert_eq!(Page::at(&page.path()), page);
            assert_eq!(Page::at(&page.file()), page);
        }
    }

    #[test]
    fn the_path_of_a_frame_leads_back_to_what_it_shows() {
        let frame = FramePath { slug: "laser-peel".to_owned(), view: "faq".to_owned() };
        assert_eq!(FramePath::at(&frame_path("laser-peel", "faq")), Some(frame));
        for path in ["", "frame/", "frame/a/", "treatments/a/plan/"] {
            assert_eq!(FramePath::at(path), None, "{path}");
        }
    }

    #[test]
    fn an_address_with_more_or_other_parts_is_not_found() {
        for path in [
            "treatments",
            "treatments/a/b",
            "treatments/a/plan/x",
            "consult/",
            "consult/a/b",
            "wp-admin/",
            "a",
        ] {
            assert_eq!(Page::at(path), Page::NotFound, "{path}");
        }
    }
}
