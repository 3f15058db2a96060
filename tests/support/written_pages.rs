//! The pages that the prerenderer writes, made in memory from a test's content.

use std::collections::BTreeMap;

use treatment_guide::content::compile::Compiled;
use treatment_guide::prerender::assets::Assets;
use treatment_guide::prerender::{Options, pages, source};

/// A page's file below the root, and its HTML.
pub type Pages = BTreeMap<String, String>;

/// All pages of `compiled` for a guide in the folder `root` of `site_url`, where that is known.
pub fn written(compiled: Compiled, root: &str, site_url: Option<&str>) -> Pages {
    let content = source::Content {
        catalogue: compiled.catalogue,
        treatments: compiled.treatments,
        warnings: Vec::new(),
    };
    let options = Options {
        source: ".".into(),
        out: ".".into(),
        scripts: None,
        root: root.to_owned(),
        site_url: site_url.map(str::to_owned),
        offline: true,
    };
    pages::render(&options, &content, &Assets::default()).into_iter().collect()
}
