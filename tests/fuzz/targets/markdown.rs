//! Any text as Markdown: no panic, no address that is not allowed, and JSON that can be read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use treatment_guide::content::links::{href_allowed, src_allowed};
use treatment_guide::content::markdown::{Ids, blocks, inlines, parts};
use treatment_guide::content::text::Block;

fuzz_target!(|text: &str| {
    let _ = inlines(text, &mut ());
    let _ = parts(text, &mut Ids::default(), &mut ());
    let Ok(read) = blocks(text, &mut Ids::default(), &mut ()) else { return };
    let json = serde_json::to_value(&read).expect("blocks are JSON");
    addresses(&json);
    let text = json.to_string();
    let back: Vec<Block> = serde_json::from_str(&text).expect("what is written can be read");
    assert_eq!(back, read);
});

/// Every address in the JSON is one that the allow-list lets through.
fn addresses(value: &serde_json::Value) {
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(addresses),
        serde_json::Value::Object(fields) => {
            for (key, value) in fields {
                match (key.as_str(), value.as_str()) {
                    ("href", Some(href)) => assert!(href_allowed(href), "{href:?}"),
                    ("src", Some(src)) => assert!(src_allowed(src), "{src:?}"),
                    _ => addresses(value),
                }
            }
        }
        _ => {}
    }
}
