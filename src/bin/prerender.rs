//! Trunk's post-build hook: writes every page into the folder that Trunk is about to publish.

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

use treatment_guide::prerender::{Options, run};

fn main() -> ExitCode {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let offline = match variable("OFFLINE").as_deref() {
        None | Some("yes") => true,
        Some("no") => false,
        Some(other) => {
            eprintln!("error: OFFLINE is “{other}”: write yes or no");
            return ExitCode::FAILURE;
        }
    };
    let options = Options {
        source: variable("TRUNK_SOURCE_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from),
        out: variable("TRUNK_STAGING_DIR").map_or_else(|| PathBuf::from("dist"), PathBuf::from),
        scripts: variable("SCRIPTS_DIR").map(PathBuf::from),
        root: variable("TRUNK_PUBLIC_URL").unwrap_or_else(|| "/".to_owned()),
        site_url: variable("SITE_URL").map(|url| url.trim_end_matches('/').to_owned()),
        offline,
    };
    match run(&options) {
        Ok(notes) => {
            for note in notes {
                eprintln!("{note}");
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
