//! A plan's link from outside: round trips, every cut, every flipped bit, foreign texts, lengths.
//!
//! `LINK_PLANS=100000 cargo test --profile bench --test plan_link -- --nocapture` is the full run.

#[path = "support/plans.rs"]
mod plans;

use data_encoding::BASE64URL_NOPAD;
use plans::Draw;
use proptest::prelude::*;
use treatment_guide::domain::date::{CivilDate, Weekday};
use treatment_guide::domain::handover::calendar::{self, UtcMoment, Wording};
use treatment_guide::domain::handover::plan_link::{
    FRAGMENT, NotLinkable, PlanLinkError, decode, encode,
};
use treatment_guide::domain::series::edits::{Scope, Target};
use treatment_guide::domain::series::{
    BlockKind, Blocked, Direction, Edit, History, Plan, PlanId, Refusal, Request, Rules, Session,
    facts, first_because, latest_first_sessions, reminders,
};

/// An address as long as they get: the clinic's own domain, the guide in a sub-folder.
const ADDRESS: &str = "https://www.example-clinic.com/guide/treatments/microneedling/plan/";

fn link_plans() -> usize {
    plans::count("LINK_PLANS", 200)
}

/// Half of them as people make them, half from the whole range of the types.
fn mixed_plan(draw: &mut Draw) -> Plan {
    if draw.one_in(2) { plans::any_usual(draw) } else { plans::wild(draw) }
}

/// Every way in which `text` could be accepted, for texts that must not be.
fn assert_refused(damaged: &str, what: &str, original: &str) {
    if let Ok(plan) = decode(damaged) {
        panic!("{what} of\n{original} gave\n{damaged}, which opened as {plan:?}");
    }
}

#[test]
fn every_plan_comes_back_equal_with_and_without_the_prefix() {
    let mut draw = Draw(1);
    for _ in 0..link_plans() {
        let plan = mixed_plan(&mut draw);
        let text = encode(&plan).unwrap();
        let digits = text.strip_prefix(FRAGMENT).unwrap();
        assert_eq!(decode(&text).as_ref(), Ok(&plan), "{text}");
        assert_eq!(decode(&text[1..]).as_ref(), Ok(&plan), "{text}");
        assert_eq!(decode(digits).as_ref(), Ok(&plan), "{text}");
        BASE64URL_NOPAD.decode(digits.as_bytes()).expect("the digits are RFC 4648 base64url");
    }
    println!("figure: round trips: {0} of {0} plans equal", link_plans());
}

/// CRC-32C by a table, so that it shares nothing with the crate's.
fn crc32c(bytes: &[u8]) -> u32 {
    let table: Vec<u32> = (0..256_u32)
        .map(|byte| (0..8).fold(byte, |sum, _| (sum >> 1) ^ (0x82f6_3b78 * (sum & 1))))
        .collect();
    !bytes
        .iter()
        .fold(u32::MAX, |sum, byte| (sum >> 8) ^ table[((sum ^ u32::from(*byte)) & 0xff) as usize])
}

#[test]
fn a_whole_link_of_another_version_opens_nothing_and_is_named() {
    let mut draw = Draw(8);
    let mut trials = 0_u64;
    for _ in 0..link_plans().div_ceil(10) {
        let text = encode(&plans::any_usual(&mut draw)).unwrap();
        let bytes = BASE64URL_NOPAD.decode(&text.as_bytes()[FRAGMENT.len()..]).unwrap();
        for version in 0..16 {
            let mut other = bytes[..bytes.len() - 4].to_vec();
            other[0] = version << 4 | (other[0] & 0xf);
            other.extend(crc32c(&other).to_be_bytes());
            let other = format!("{FRAGMENT}{}", BASE64URL_NOPAD.encode(&other));
            let expected = match version {
                0 => PlanLinkError::NotAPlan,
                1 => {
                    assert_eq!(other, text, "the checksum is CRC-32C");
                    continue;
                }
                newer => PlanLinkError::Newer(newer),
            };
            assert_eq!(decode(&other), Err(expected), "{other}");
            // What comes after this version may be longer or shorter, and may be cut or hurt too.
            let cut = &other[..other.len() - draw.between(1, 20) as usize];
            assert_eq!(decode(cut), Err(PlanLinkError::Cut), "{cut}");
            trials += 2;
        }
    }
    println!("figure: links of other versions refused: {trials} of {trials}");
}

#[test]
fn two_flipped_bits_and_overwritten_bytes_are_refused() {
    let mut draw = Draw(9);
    let mut trials = 0_u64;
    for _ in 0..link_plans() {
        let text = encode(&plans::any_usual(&mut draw)).unwrap();
        let bytes = BASE64URL_NOPAD.decode(&text.as_bytes()[FRAGMENT.len()..]).unwrap();
        for _ in 0..50 {
            let mut hurt = bytes.clone();
            for _ in 0..2 {
                let bit = draw.between(0, bytes.len() as i32 * 8 - 1) as usize;
                hurt[bit / 8] ^= 0x80 >> (bit % 8);
            }
            if draw.one_in(2) {
                // Up to four bytes in a row, with anything.
                let at = draw.between(0, bytes.len() as i32 - 4) as usize;
                let end = at + draw.between(1, 4) as usize;
                hurt.copy_from_slice(&bytes);
                hurt[at..end].fill_with(|| draw.bits() as u8);
            }
            if hurt != bytes {
                let hurt = format!("{FRAGMENT}{}", BASE64URL_NOPAD.encode(&hurt));
                assert_refused(&hurt, "a hurt link", &text);
                trials += 1;
            }
        }
    }
    println!("figure: two flipped bits or overwritten bytes refused: {trials} of {trials}");
}

#[test]
fn every_cut_is_refused_as_a_cut() {
    let mut draw = Draw(2);
    let mut trials = 0_u64;
    for _ in 0..link_plans() {
        let text = encode(&mixed_plan(&mut draw)).unwrap();
        for end in FRAGMENT.len()..text.len() {
            assert_eq!(decode(&text[..end]), Err(PlanLinkError::Cut), "{}", &text[..end]);
            trials += 1;
        }
        let digits = &text[FRAGMENT.len()..];
        for end in 0..digits.len() {
            let fault = decode(&digits[..end]).expect_err("a cut opens nothing");
            let expected = if end == 0 { PlanLinkError::NotAPlan } else { PlanLinkError::Cut };
            assert_eq!(fault, expected, "{}", &digits[..end]);
            trials += 1;
        }
        for start in 1..digits.len() {
            assert_refused(&digits[start..], "a cut in front", &text);
            assert_refused(&format!("{FRAGMENT}{}", &digits[start..]), "a lost start", &text);
            trials += 2;
        }
    }
    println!("figure: cuts refused: {trials} of {trials}");
}

#[test]
fn every_single_flipped_bit_of_the_text_is_refused() {
    let mut draw = Draw(3);
    let mut trials = 0_u64;
    for _ in 0..link_plans() {
        let text = encode(&plans::any_usual(&mut draw)).unwrap();
        for place in 0..text.len() {
            for bit in 0..8 {
                let mut bytes = text.clone().into_bytes();
                bytes[place] ^= 1 << bit;
                trials += 1;
                // What is no UTF-8 never reaches `decode`; read it as a browser would.
                assert_refused(&String::from_utf8_lossy(&bytes), "a flipped bit", &text);
            }
        }
    }
    println!("figure: flipped bits of the text refused: {trials} of {trials}");
}

#[test]
fn every_single_flipped_bit_under_the_text_is_refused_as_damage() {
    let mut draw = Draw(4);
    let mut trials = 0_u64;
    for _ in 0..link_plans() {
        let text = encode(&plans::any_usual(&mut draw)).unwrap();
        let bytes = BASE64URL_NOPAD.decode(&text.as_bytes()[FRAGMENT.len()..]).unwrap();
        for bit in 0..bytes.len() * 8 {
            let mut flipped = bytes.clone();
            flipped[bit / 8] ^= 0x80 >> (bit % 8);
            let flipped = format!("{FRAGMENT}{}", BASE64URL_NOPAD.encode(&flipped));
            let fault = decode(&flipped).expect_err("a flipped bit opens nothing");
            // Bits 4 to 15 are the length: a longer one looks like a cut, and may be called so.
            let expected = match bit {
                4..16 if fault == PlanLinkError::Cut => PlanLinkError::Cut,
                _ => PlanLinkError::Damaged,
            };
            assert_eq!(fault, expected, "bit {bit} of {text}");
            trials += 1;
        }
    }
    println!("figure: flipped bits of the bytes refused: {trials} of {trials}");
}

#[test]
fn lost_doubled_swapped_and_changed_characters_are_refused() {
    let mut draw = Draw(5);
    let mut trials = 0_u64;
    for _ in 0..link_plans() {
        let text = encode(&plans::any_usual(&mut draw)).unwrap();
        let letters = text.as_bytes();
        for place in FRAGMENT.len()..letters.len() {
            let mut variants = vec![
                [&letters[..place], &letters[place + 1..]].concat(),
                [&letters[..=place], &letters[place..]].concat(),
            ];
            let other = draw.one_of(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_");
            let mut changed = letters.to_vec();
            changed[place] = other;
            variants.push(changed);
            let mut swapped = letters.to_vec();
            if place + 1 < letters.len() {
                swapped.swap(place, place + 1);
            }
            variants.push(swapped);
            for variant in variants {
                if variant != letters {
                    let variant = String::from_utf8(variant).unwrap();
                    assert_refused(&variant, "a changed character", &text);
                    trials += 1;
                }
            }
        }
        for tail in [" ", "\n", ".", ")", "=", "A", "&utm_source=x", "#plan="] {
            assert_refused(&format!("{text}{tail}"), "an addition", &text);
            assert_refused(&format!("{tail}{text}"), "an addition", &text);
            trials += 2;
        }
    }
    println!("figure: changed characters refused: {trials} of {trials}");
}

#[test]
fn foreign_texts_are_no_plans() {
    for text in [
        "",
        "#",
        "#faq",
        "faq-does-it-hurt",
        "#benefits",
        "plan",
        "#plan",
        "about",
        "null",
        "undefined",
        "https://www.example-clinic.com/",
        "data:text/html,<b>",
        "é",
        "🎉🎉🎉",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "________________________________",
        "0",
        "EA",
    ] {
        let fault = decode(text).expect_err("opens nothing");
        // "EA" bears the mark of version 1 and could be what a cut left.
        let expected = if text == "EA" { PlanLinkError::Cut } else { PlanLinkError::NotAPlan };
        assert_eq!(fault, expected, "{text:?}");
    }
    assert_eq!(decode("#plan="), Err(PlanLinkError::Cut));
    assert_eq!(decode("#plan=<img src=x onerror=alert(1)>"), Err(PlanLinkError::Damaged));
}

proptest! {
    // A failing text is printed; a file of failures would be one more thing to keep.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_refused(text in "\\PC{0,120}") {
        let named = format!("{FRAGMENT}{text}");
        prop_assert!(decode(&text).is_err());
        prop_assert!(decode(&named).is_err());
    }

    #[test]
    fn random_digits_under_a_right_front_are_refused(tail in "[A-Za-z0-9_-]{60}") {
        // Version 1 and the true length of 47 bytes: right but for the checksum.
        let text = format!("{FRAGMENT}EC8{tail}");
        prop_assert_eq!(decode(&text), Err(PlanLinkError::Damaged));
    }
}

#[test]
fn links_of_usual_plans_stay_under_two_hundred_characters() {
    let mut draw = Draw(6);
    let mut lengths: Vec<usize> = Vec::new();
    let mut usual: Vec<usize> = Vec::new();
    for _ in 0..link_plans() {
        let full = ADDRESS.len() + encode(&plans::usual(&mut draw, 6, true, 2)).unwrap().len();
        assert!(full < 200, "{full} characters");
        lengths.push(full);
        usual.push(ADDRESS.len() + encode(&plans::any_usual(&mut draw)).unwrap().len());
    }
    for (what, lengths) in [("6 sessions, event, 2 trips", &mut lengths), ("usual", &mut usual)] {
        lengths.sort_unstable();
        println!(
            "figure: {what}: {} links, {} to {} characters, median {} (address {}, #plan= {})",
            lengths.len(),
            lengths[0],
            lengths[lengths.len() - 1],
            lengths[lengths.len() / 2],
            ADDRESS.len(),
            FRAGMENT.len(),
        );
    }
}

#[test]
fn plans_that_break_their_own_invariants_have_no_link() {
    let good = plans::usual(&mut Draw(7), 3, true, 1);
    let fault = |change: &dyn Fn(&mut Plan)| {
        let mut plan = good.clone();
        change(&mut plan);
        encode(&plan).expect_err("not linkable")
    };
    assert_eq!(fault(&|plan| plan.id = PlanId(1 << 48)), NotLinkable::Id(1 << 48));
    assert_eq!(fault(&|plan| plan.sessions.swap(0, 1)), NotLinkable::Order(2));
    assert_eq!(fault(&|plan| plan.sessions[2] = plan.sessions[1]), NotLinkable::Order(3));
    assert_eq!(
        fault(&|plan| plan.request.blocked[0].to = plan.request.blocked[0].from.saturating_add(-1)),
        NotLinkable::Range(1)
    );
    assert_eq!(
        fault(&|plan| plan.request.blocked = vec![plan.request.blocked[0]; 256]),
        NotLinkable::Blocked(256)
    );
    assert_eq!(
        fault(&|plan| plan.sessions = vec![plan.sessions[0]; 256]),
        NotLinkable::Sessions(256)
    );
}

#[test]
fn a_plan_of_any_link_can_be_looked_at_and_edited_without_a_panic() {
    let rules = Rules {
        holidays: vec!["1900-01-01".parse().unwrap(), "2199-12-31".parse().unwrap()],
        ..plans::rules()
    };
    let mut draw = Draw(10);
    let (mut done, mut refused) = (0, 0);
    for _ in 0..(link_plans() / 5).min(2_000) {
        let plan = decode(&encode(&plans::wild(&mut draw)).unwrap()).unwrap();
        let anywhere = CivilDate::MIN.saturating_add(draw.between(0, 109_572));
        let today = draw.one_of(&[CivilDate::MIN, CivilDate::MAX, anywhere, plan.request.start]);
        let _ = facts(&rules, &plan);
        let _ = reminders(&rules, &plan, today);
        let _ = first_because(&rules, &plan);
        let _ = latest_first_sessions(&rules, &plan.request);
        let agenda = calendar::agenda(&plan, &rules, today);
        let now = UtcMoment { date: today, hour: 0, minute: 0, second: 0 };
        let _ = calendar::file(&plan, &agenda.entries, now, &|_| Wording::default());
        let session = draw.between(0, plan.sessions.len() as i32) as u8;
        let sessions = draw.between(0, 7) as u8;
        let wished = Request { sessions, gap: 35, ..plan.request.clone() };
        let scope = draw.one_of(&[Scope::Only, Scope::AndLater]);
        let by_days = Target::Days(draw.between(-50_000, 50_000));
        let mut history = History::new(plan.clone());
        for edit in [
            Edit::Request(plan.request.clone()),
            Edit::Request(wished),
            Edit::Move { session, to: by_days, scope },
            Edit::Move { session, to: Target::Date(today), scope },
            Edit::Pin { session, pinned: true },
            Edit::Add(today),
            Edit::Continue { today, request: plan.request.clone() },
            Edit::Replan { today, done: session, request: plan.request.clone() },
            Edit::Remove { session },
        ] {
            match history.edit(&rules, &edit) {
                Ok(_) => done += 1,
                Err(Refusal::NoFit(no_fit)) => {
                    refused += 1;
                    for nearest in no_fit.nearest {
                        let _ = history.edit(&rules, &Edit::Accept(nearest));
                    }
                }
                Err(_) => refused += 1,
            }
        }
        let _ = encode(history.plan());
    }
    println!("figure: edits of plans from any link: {done} done, {refused} refused, no panic");
}

/// Links that were handed out. They open for ever: never change one, only add.
mod handed_out {
    use super::*;

    #[test]
    fn version_1_of_three_sessions_forwards() {
        let plan = Plan {
            id: PlanId(0x0123_4567_89ab),
            revision: 0,
            request: Request {
                direction: Direction::Forward,
                start: "2027-03-01".parse().unwrap(),
                event: None,
                finish_after_event: false,
                sessions: 3,
                gap: 28,
                weekday: None,
                blocked: Vec::new(),
            },
            sessions: ["2027-03-01", "2027-03-29", "2027-04-26"]
                .map(|date| Session { date: date.parse().unwrap(), pinned: false })
                .to_vec(),
        };
        assert_frozen(&plan, "#plan=EB0BI0VniasAAFq2jgYAOAAGtW0tYktaUEmb4qk");
    }

    #[test]
    fn version_1_of_six_sessions_back_from_an_event_with_two_trips() {
        let blocked = |from: &str, to: &str, kind| Blocked {
            from: from.parse().unwrap(),
            to: to.parse().unwrap(),
            kind,
        };
        let plan = Plan {
            id: PlanId(0xffff_0000_abcd),
            revision: 7,
            request: Request {
                direction: Direction::Backward,
                start: "2026-11-23".parse().unwrap(),
                event: Some("2027-09-18".parse().unwrap()),
                finish_after_event: false,
                sessions: 6,
                gap: 35,
                weekday: Some(Weekday::Thursday),
                blocked: vec![
                    blocked("2026-12-24", "2027-01-02", BlockKind::Away),
                    blocked("2027-06-05", "2027-06-19", BlockKind::Sun),
                    blocked("2027-02-01", "2027-02-01", BlockKind::Other),
                ],
            },
            sessions: [
                ("2027-02-25", false),
                ("2027-04-01", false),
                ("2027-05-06", true),
                ("2027-06-24", false),
                ("2027-07-29", false),
                ("2027-09-02", true),
            ]
            .map(|(date, pinned)| Session { date: date.parse().unwrap(), pinned })
            .to_vec(),
        };
        assert_frozen(
            &plan,
            "#plan=EDP__wAAq80AB1qF1rY2BgAjAxalS1M1a5q125aqK1UQZatJaxha19a8BbAZbE2qXAn3",
        );
    }

    #[test]
    fn version_1_at_the_ends_of_every_range() {
        let plan = Plan {
            id: PlanId((1 << 48) - 1),
            revision: u16::MAX,
            request: Request {
                direction: Direction::Backward,
                start: "2199-12-31".parse().unwrap(),
                event: Some("1900-01-01".parse().unwrap()),
                finish_after_event: true,
                sessions: u8::MAX,
                gap: u16::MAX,
                weekday: Some(Weekday::Sunday),
                blocked: Vec::new(),
            },
            sessions: Vec::new(),
        };
        assert_frozen(&plan, "#plan=EBj__________9YCfAAA____AABuw87Y");
    }

    fn assert_frozen(plan: &Plan, text: &str) {
        assert_eq!(decode(text).as_ref(), Ok(plan), "{text}");
        assert_eq!(encode(plan).as_deref(), Ok(text));
    }
}
