//! What the shipped content says: every fact, with its hedge, in words of its own.

#[path = "support/content.rs"]
mod content;
#[path = "support/words.rs"]
mod words;

use std::collections::BTreeSet;

use content::{Content, fixture};
use treatment_guide::content::treatment::{Course, Treatment};
use words::places;

fn microneedling() -> Treatment {
    Content::shipped().sound().treatments.remove(0)
}

#[test]
fn the_shipped_content_is_sound_and_has_no_warning() {
    let compiled = Content::shipped().sound();
    assert_eq!(compiled.warnings, []);
    assert_eq!(compiled.catalogue.clinic.name, "Cyrus Cosmetics");
    assert_eq!(compiled.catalogue.clinic.language, "en");
    assert_eq!(compiled.catalogue.clinic.idle_minutes, 5);
    assert_eq!(compiled.catalogue.clinic.closed_weekdays, [0_u8; 0]);
    assert_eq!(compiled.treatments[0].slug, "microneedling");
}

/// Each fact of the clinic's text: where it stands, and the words that carry it and its hedge.
const FACTS: &[(&str, &[&str])] = &[
    // What it is.
    ("about", &["minimally invasive"]),
    ("lede", &["minimally invasive", "skin's own healing"]),
    ("about", &["fine and sterile"]),
    ("about", &["controlled channels"]),
    ("about", &["collagen induction therapy"]),
    ("also called", &["collagen induction therapy"]),
    ("about", &["not radiofrequency microneedling"]),
    ("science", &["micro-channels", "epidermis", "superficial dermis"]),
    ("science", &["chain of repair"]),
    ("science", &["growth factors", "circulation in the area gets better"]),
    ("science", &["fibroblasts", "new collagen and elastin"]),
    ("science", &["with time", "firmer, smoother and more even"]),
    // What it helps with.
    ("benefits", &["acne scars", "uneven texture"]),
    ("benefits", &["fine lines and wrinkles", "softer"]),
    ("benefits", &["dull", "tone", "brighter", "radiance"]),
    ("benefits", &["pores that look large", "seem smaller"]),
    ("benefits", &["supports firmer skin"]),
    ("benefits", &["after a session", "takes up medical-grade products better"]),
    // Before.
    ("preparation", &["typically", "for several days", "no retinoids", "strong exfoliants"]),
    ("preparation", &["avoid long spells of sun"]),
    ("preparation", &["at the consultation", "cold sores", "skin is irritated now"]),
    ("before", &["for several days", "retinoids", "strong exfoliants"]),
    ("before", &["avoid long spells in the sun"]),
    ("before", &["cold sores", "irritated"]),
    // The session.
    ("procedure", &["clean your skin"]),
    ("procedure", &["numb the surface"]),
    ("procedure", &["controlled passes"]),
    ("procedure", &["serums or growth-factor solutions"]),
    ("procedure", &["once the skin is prepared", "30 to 45 minutes", "most sessions"]),
    ("faq-session-length", &["most", "30 to 45 minutes", "from the time the skin is prepared"]),
    ("strip", &["30 to 45 minutes", "most sessions", "prepared"]),
    // After.
    ("recovery", &["typically mild", "pink and warm", "usually", "24 to 72 hours"]),
    ("faq-redness", &["typically mild", "mild sunburn", "usually", "24 to 72 hours"]),
    ("strip", &["24 to 72 hours", "usually gone", "typically mild"]),
    ("aftercare", &["pink and warm", "mild sunburn"]),
    ("aftercare", &["gentle cleanser", "moisturizer", "broad-spectrum sunscreen each day"]),
    ("aftercare", &["avoid", "harsh active ingredients"]),
    ("phase treatment-day", &["may be pink and warm", "mild sunburn"]),
    ("phase pink-and-warm", &["fade", "may settle after a day", "usually gone", "24 to 72 hours"]),
    ("phase gentle-care", &["gentle cleanser", "broad-spectrum sunscreen each day"]),
    // Results.
    ("results", &["many patients notice an early brightness", "within 1 to 2 weeks"]),
    ("phase early-brightness-shows", &["many patients", "begins within 1 to 2 weeks"]),
    ("results", &["gradual", "goes on for several months"]),
    ("phase gradual-remodeling", &["gradual", "several months"]),
    ("results", &["results can last for several months", "good skincare and maintenance sessions"]),
    ("faq-how-long", &["can last for several months", "maintenance sessions"]),
    // The series.
    ("results", &["a series usually works best"]),
    ("results", &["most patients benefit from 3 to 6 sessions", "about 4 to 6 weeks"]),
    ("results", &["commonly recommended"]),
    ("faq-how-many", &["most patients", "3 to 6 sessions", "about 4 to 6 weeks", "commonly"]),
    ("strip", &["3 to 6 sessions", "most patients", "about 4 to 6 weeks"]),
    // Risks.
    ("risks", &["common", "redness that passes", "dryness", "light flaking", "mild swelling"]),
    ("undated", &["dryness", "light flaking", "common"]),
    ("risks", &["rare", "such as irritation that lasts longer", "hyperpigmentation"]),
    ("risks", &["screening", "technique", "aftercare", "as low as they can be"]),
    ("risks", &["safety profile", "strong", "licensed provider"]),
    // Who.
    ("candidates", &["most skin types", "generally safe", "experienced", "proper consultation"]),
    ("faq-skin-types", &["generally safe", "most types of skin", "experienced", "consultation"]),
    (
        "candidates",
        &["do not have a session", "active infection", "acne flare", "not under control"],
    ),
    ("candidates", &["certain medical conditions", "a consultation is essential"]),
    ("faq-when-not", &["active infection", "acne flare", "medical conditions", "essential"]),
];

#[test]
fn every_fact_of_the_clinics_text_is_there_with_its_hedge() {
    let places = places(&microneedling());
    let missing: Vec<_> = FACTS
        .iter()
        .filter(|(place, needles)| {
            !places.iter().any(|(name, text)| {
                let text = text.to_lowercase();
                name == place && needles.iter().all(|needle| text.contains(needle))
            })
        })
        .collect();
    assert!(missing.is_empty(), "not found: {missing:#?}");
}

#[test]
fn numbers_stand_as_the_clinics_text_gives_them_with_their_hedges() {
    let treatment = microneedling();
    let figures: Vec<_> = treatment
        .figures
        .iter()
        .map(|figure| {
            let unit = serde_json::to_string(&figure.unit).unwrap();
            format!(
                "{} {}–{} {unit} {} {}",
                figure.id, figure.low, figure.high, figure.hedge, figure.source
            )
        })
        .collect();
    assert_eq!(
        figures,
        [
            "session-length 30–45 \"minutes\" most sessions clinic-text",
            "redness 24–72 \"hours\" usually clinic-text",
            "early-brightness 1–2 \"weeks\" many patients notice it clinic-text",
            "sessions 3–6 \"sessions\" most patients; commonly recommended clinic-text",
            "gap 4–6 \"weeks\" about; commonly recommended clinic-text",
        ]
    );
    assert_eq!(treatment.sources.len(), 1);
    assert_eq!(treatment.sources[0].title, "the clinic's own treatment text");
    assert_eq!(treatment.sources[0].url, None);
}

#[test]
fn phases_stand_on_the_days_that_were_agreed() {
    let recovery = microneedling().recovery;
    let phases: Vec<_> = recovery
        .phases
        .iter()
        .map(|phase| (phase.first_day, phase.last_day, phase.course))
        .collect();
    assert_eq!(
        phases,
        [
            (0, Some(0), Course::Steady),
            (1, Some(3), Course::FadesOut),
            (4, Some(6), Course::NothingSaid),
            (7, Some(14), Course::FadesIn),
            (15, None, Course::Steady),
        ]
    );
    assert_eq!((recovery.slider_last_day, recovery.visible_last_day), (180, 3));
    // No symptom is claimed for the days of which nothing is said.
    assert_eq!(recovery.phases[2].usual, [[]; 0]);
}

#[test]
fn effects_without_a_day_stand_on_no_day() {
    for (place, text) in places(&microneedling()) {
        if place.starts_with("phase ") {
            for word in ["dry", "flak", "peel", "swell"] {
                assert!(!text.to_lowercase().contains(word), "{place}: {word}");
            }
        }
    }
}

#[test]
fn the_series_has_the_rules_that_were_agreed() {
    let series = microneedling().series;
    assert_eq!((series.sessions_min, series.sessions_max), (3, 6));
    assert_eq!((series.gap_weeks_min, series.gap_weeks_max), (4, 6));
    assert_eq!((series.event_buffer_days, series.preparation_days), (14, Some(7)));
    let presets: Vec<_> =
        series.presets.iter().map(|preset| (preset.sessions, preset.weeks)).collect();
    assert_eq!(presets, [(3, 4), (4, 5), (6, 6)]);
}

#[test]
fn what_the_clinics_text_does_not_give_is_not_claimed() {
    let text: String =
        places(&microneedling()).into_iter().map(|(_, text)| text.to_lowercase() + "\n").collect();
    for word in [
        "isotretinoin",
        "accutane",
        "pregnan",
        "keloid",
        "botox",
        "filler",
        "laser",
        "fda",
        "guarantee",
        "painless",
        "permanent",
        "price",
        "lidocaine",
        "ibuprofen",
        "antiviral",
    ] {
        assert!(!text.contains(word), "{word}");
    }
}

/// FNV-1a over the words of a run, joined by spaces: the fixture holds hashes, not the text.
fn hash(run: &[String]) -> u64 {
    run.join(" ").bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Words in lower case, apostrophes out, anything else between them.
fn tokens(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace(['\'', '’'], "")
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_six_words_in_a_row_are_those_of_the_clinics_text() {
    let fixture = fixture("clinic-text-six-word-runs.txt");
    let runs: BTreeSet<u64> = fixture
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| u64::from_str_radix(line, 16).unwrap())
        .collect();
    assert_eq!(runs.len(), 534);
    assert_eq!(hash(&tokens("foobar")), 0x8594_4171_f739_67e8, "the published test vector");
    let all: String = places(&microneedling()).into_iter().map(|(_, text)| text + "\n").collect();
    let all = tokens(&all);
    let copied: Vec<String> =
        all.windows(6).filter(|run| runs.contains(&hash(run))).map(|run| run.join(" ")).collect();
    assert_eq!(copied, [""; 0]);
}

#[test]
fn a_second_treatment_stands_in_the_catalogue_and_keeps_its_own_rules() {
    let compiled = Content::shipped_and_example().sound();
    let slugs: Vec<_> =
        compiled.catalogue.treatments.iter().map(|entry| entry.slug.as_str()).collect();
    assert_eq!(slugs, ["microneedling", "example"]);
    let example = &compiled.treatments[1];
    assert_eq!((example.series.sessions_min, example.series.sessions_max), (2, 4));
    assert_eq!((example.series.gap_weeks_min, example.series.gap_weeks_max), (2, 3));
    assert_eq!(example.recovery.phases.len(), 3);
    assert_eq!(compiled.warnings, []);
}

#[test]
fn a_long_faq_compiles_question_by_question() {
    let content =
        Content::example().with("treatments/example/faq.md", &fixture("long-faq.md")).sound();
    assert_eq!(content.treatments[0].faq.len(), 10);
    assert_eq!(content.treatments[0].faq[9].id, "faq-tenth");
}

#[test]
fn the_phases_of_every_treatment_are_ones_that_the_timeline_takes() {
    for treatment in Content::shipped().sound().treatments {
        assert_eq!(treatment.recovery.days().map(|_| ()), Ok(()), "{}", treatment.slug);
    }
}
