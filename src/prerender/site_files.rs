//! The files beside the pages: content JSON and schema, sitemap, robots and headers.
//!
//! Knows no markup.

use super::source::Content;
use super::{Error, Options, document::escape, read, write};
use crate::content::json;
use crate::routes::{self, Page};

/// Writes all of them into `options.out`.
///
/// # Errors
/// When a file cannot be written.
pub fn write_all(options: &Options, content: &Content) -> Result<(), Error> {
    let put = |path: &str, text: &str| write(&options.out.join(path), text.as_bytes());
    put(routes::CATALOGUE_FILE, &json::encode_catalogue(&content.catalogue))?;
    for treatment in &content.treatments {
        put(&routes::content_file(&treatment.slug), &json::encode_treatment(treatment))?;
    }
    put("content/v1/schema.json", &json::schema())?;
    put("robots.txt", &robots(options))?;
    if let Some(address) = &options.site_url {
        put("sitemap.xml", &sitemap(&[address, options.root.as_str()].concat(), content))?;
    }
    let endpoint = &content.catalogue.clinic.content_url;
    put("_headers", &headers(&read(&options.source.join("public/_headers"))?, options, endpoint))
}

/// The headers with the guide's folder and, where they are known, its origin and that of the
/// endpoint filled in.
fn headers(pattern: &str, options: &Options, endpoint: &str) -> String {
    let origin = options.site_url.as_deref().map(|site| [" ", site].concat());
    let content = endpoint.split_inclusive('/').take(3).collect::<String>();
    let content = content.strip_suffix('/').filter(|it| it.contains("://"));
    let content = content.map(|content| [" ", content].concat());
    pattern
        .replace("{root}", &options.root)
        .replace("{site}", &origin.unwrap_or_default())
        .replace("{content}", &content.unwrap_or_default())
}

/// Nothing is kept from search engines here: what they may not fetch they can still list, since they never read its
/// `noindex`, and a clinic's page with the widget would be empty to them.
fn robots(options: &Options) -> String {
    let root = &options.root;
    let mut text = "User-agent: *\nDisallow:\n".to_owned();
    if let Some(address) = &options.site_url {
        text.push_str(&format!("Sitemap: {address}{root}sitemap.xml\n"));
    }
    text
}

fn sitemap(base: &str, content: &Content) -> String {
    let pages = routes::all(&content.catalogue);
    let entries: String = pages
        .iter()
        .filter(|page| page.is_indexed())
        .map(|page: &Page| {
            format!("<url><loc>{}</loc></url>\n", escape(&[base, &page.path()].concat()))
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{entries}</urlset>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options() -> Options {
        Options {
            source: ".".into(),
            out: ".".into(),
            scripts: None,
            root: "/guide/".to_owned(),
            site_url: Some("https://clinic.example".to_owned()),
            offline: true,
        }
    }

    #[test]
    fn robots_keeps_nobody_from_what_says_noindex_itself_and_from_what_a_widget_is_made_of() {
        let robots = robots(&options());
        assert!(robots.lines().all(|line| !line.starts_with("Disallow: ")), "{robots}");
        assert!(
            robots.contains("\nSitemap: https://clinic.example/guide/sitemap.xml\n"),
            "{robots}"
        );
    }

    #[test]
    fn the_policy_names_the_origin_of_an_endpoint_and_nothing_when_there_is_none() {
        let options = Options { site_url: None, ..options() };
        let policy =
            |endpoint| headers("{root}* connect-src 'self'{site}{content};", &options, endpoint);
        assert_eq!(
            policy("https://cms.example:8443/a/content/v1/"),
            "/guide/* connect-src 'self' https://cms.example:8443;"
        );
        for own in ["", "/content/v1/", "/cms/content/v1/"] {
            assert_eq!(policy(own), "/guide/* connect-src 'self';", "{own}");
        }
    }
}
