//! JSON as an endpoint may send it: JSONTestSuite as bodies, and the published schema.

#[path = "support/content.rs"]
mod content;
#[path = "support/packages.rs"]
mod packages;

use boon::{Compiler, Schemas};
use content::Content;
use packages::json_bodies;
use serde_json::{Value, json};
use treatment_guide::content::json::{
    JsonError, decode_catalogue, decode_treatment, encode_catalogue, encode_treatment, schema,
};

/// Each body stands alone, as the value of a field that is not known, and of one that is.
#[test]
fn every_body_of_json_test_suite_gives_a_document_or_a_typed_error() {
    let bodies = json_bodies();
    assert!(bodies.len() > 300, "{} bodies", bodies.len());
    let sound = Content::shipped().sound();
    let treatment = encode_treatment(&sound.treatments[0]);
    let rest = treatment.strip_prefix('{').unwrap();
    let mut read = 0;
    for (name, body) in &bodies {
        for document in [decode_treatment(body).err(), decode_catalogue(body).err()] {
            let error = document.unwrap_or_else(|| panic!("{name} was read as content"));
            assert!(
                matches!(error, JsonError::Malformed(_) | JsonError::TooLong(_)),
                "{name}: {error}"
            );
        }
        let inside = format!("{{\"not_known\":{body},{rest}");
        match (name.as_bytes()[0], decode_treatment(&inside)) {
            (b'n', Ok(_)) => assert!(completes(body), "{name} is no JSON and was read"),
            (b'y', Err(error)) => panic!("{name} is JSON and was refused: {error}"),
            (_, Ok(decoded)) => {
                assert_eq!(decoded, sound.treatments[0], "{name}");
                read += 1;
            }
            (_, Err(JsonError::Malformed(_))) => {}
            (_, Err(error)) => panic!("{name}: {error}"),
        }
        let known = format!("{{\"lede\":{body},{rest}");
        assert!(decode_treatment(&known).is_err(), "{name}");
    }
    println!("JSONTestSuite: {} bodies, {read} read in an unknown field", bodies.len());
    assert!(read > 90, "only {read} were read");
}

/// Bodies that are wrong alone and right inside an object, where they end in a comma and a key.
fn completes(body: &str) -> bool {
    serde_json::from_str::<Value>(&format!("{{\"a\":{body},\"b\":1}}")).is_ok()
}

/// The published schema, once for treatments and once for catalogues.
fn faults(document: &Value, kind: &str) -> Option<String> {
    let mut schema: Value = serde_json::from_str(&schema()).unwrap_or_default();
    schema["anyOf"] = json!([{ "$ref": format!("#/$defs/{kind}") }]);
    let mut schemas = Schemas::new();
    let mut compiler = Compiler::new();
    compiler
        .add_resource("schema.json", schema)
        .unwrap_or_else(|error| panic!("the schema is none: {error}"));
    let index = compiler
        .compile("schema.json", &mut schemas)
        .unwrap_or_else(|error| panic!("the schema is none: {error}"));
    schemas.validate(document, index).err().map(|error| error.to_string())
}

#[test]
fn what_is_published_is_what_the_published_schema_says() {
    let compiled = Content::shipped_and_example().sound();
    for treatment in &compiled.treatments {
        let document: Value = serde_json::from_str(&encode_treatment(treatment)).unwrap();
        assert_eq!(faults(&document, "Treatment"), None, "{}", treatment.slug);
        let mut without = document.clone();
        without["series"] = json!({});
        assert!(faults(&without, "Treatment").is_some());
    }
    let catalogue: Value = serde_json::from_str(&encode_catalogue(&compiled.catalogue)).unwrap();
    assert_eq!(faults(&catalogue, "Catalogue"), None);
    for (field, value) in
        [("closed_weekdays", json!([7])), ("idle_minutes", json!(61)), ("name", json!(""))]
    {
        let mut wrong = catalogue.clone();
        wrong["clinic"][field] = value;
        assert!(faults(&wrong, "Catalogue").is_some(), "{field}");
    }
    for field in ["name", "language"] {
        let mut without = catalogue.clone();
        without["clinic"].as_object_mut().unwrap().remove(field);
        assert!(faults(&without, "Catalogue").is_some(), "{field} may be left out");
        assert!(decode_catalogue(&without.to_string()).is_err(), "{field} may be left out");
    }
    let mut least = catalogue.clone();
    least["clinic"] = json!({ "name": "A", "language": "en" });
    assert_eq!(faults(&least, "Catalogue"), None);
    assert!(decode_catalogue(&least.to_string()).is_ok());
}

#[test]
fn what_the_guide_publishes_it_reads() {
    let compiled = Content::shipped_and_example().sound();
    for treatment in &compiled.treatments {
        assert_eq!(decode_treatment(&encode_treatment(treatment)), Ok(treatment.clone()));
    }
    let catalogue = encode_catalogue(&compiled.catalogue);
    assert_eq!(decode_catalogue(&catalogue), Ok(compiled.catalogue));
}
