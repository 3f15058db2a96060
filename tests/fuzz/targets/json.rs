//! Any text as a document of the endpoint: a document that keeps the rules, or a typed error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use treatment_guide::content::json::{
    decode_catalogue, decode_treatment, encode_catalogue, encode_treatment, needs_markdown,
};
use treatment_guide::content::markdown::resolve;

fuzz_target!(|text: &str| {
    if let Ok(catalogue) = decode_catalogue(text) {
        assert_eq!(decode_catalogue(&encode_catalogue(&catalogue)), Ok(catalogue));
    }
    if let Ok(mut treatment) = decode_treatment(text) {
        assert_eq!(decode_treatment(&encode_treatment(&treatment)), Ok(treatment.clone()));
        if needs_markdown(&treatment) {
            let problems = resolve(&mut treatment);
            assert_eq!(needs_markdown(&treatment), !problems.is_empty());
            // Markdown keeps the rules that the rest of the document is held to.
            assert_eq!(decode_treatment(&encode_treatment(&treatment)), Ok(treatment));
        }
    }
});
