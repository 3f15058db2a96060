//! Any text as a document of the endpoint: a document that keeps the rules, or a typed error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use treatment_guide::content::json::{
    decode_catalogue, decode_treatment, encode_catalogue, encode_treatment, needs_markdown,
};
use treatment_guide::content::fields;
use treatment_guide::content::markdown::read_texts;
use treatment_guide::content::text::Block;

fuzz_target!(|text: &str| {
    if let Ok(catalogue) = decode_catalogue(text) {
        assert_eq!(decode_catalogue(&encode_catalogue(&catalogue)), Ok(catalogue));
    }
    if let Ok(mut treatment) = decode_treatment(text) {
        assert_eq!(decode_treatment(&encode_treatment(&treatment)), Ok(treatment.clone()));
        if needs_markdown(&treatment) {
            // As the page does it, with the Markdown module in between.
            let texts = fields::texts(&treatment);
            let mut read = read_texts(&texts, treatment.taken_ids()).into_iter();
            assert_eq!(read.len(), texts.len());
            fields::fill(&mut treatment, &mut |_, _| {
                let answer = read.next().expect("an answer to each text");
                let unread = |_| {
                    assert!(answer.starts_with('!'), "{answer}");
                    vec![Block::Code(answer.clone())]
                };
                serde_json::from_str(&answer).unwrap_or_else(unread)
            });
            assert!(read.next().is_none());
            assert!(!needs_markdown(&treatment));
            // Markdown keeps the rules that the rest of the document is held to.
            assert_eq!(decode_treatment(&encode_treatment(&treatment)), Ok(treatment));
        }
    }
});
