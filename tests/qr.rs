//! The QR code from outside: module for module against another encoder, and read back by a decoder.
//!
//! `QR_TEXTS=2000 cargo test --profile bench --test qr -- --nocapture` is the full run.

#[path = "support/plans.rs"]
mod plans;

use plans::Draw;
use qrcodegen::{Mask, QrCodeEcc, QrSegment, Version};
use treatment_guide::domain::handover::plan_link;
use treatment_guide::domain::handover::qr::{QUIET_ZONE, QrCode};

/// Pixels a module in the pictures that the decoder sees.
const SCALE: usize = 4;

fn rows(code: &QrCode) -> Vec<Vec<bool>> {
    let side = code.side();
    (0..side).map(|y| (0..side).map(|x| code.is_dark(x, y)).collect()).collect()
}

/// The eight symbols that the other encoder makes of `text`, one a mask.
fn other_symbols(text: &str) -> Vec<Vec<Vec<bool>>> {
    let segment = [QrSegment::make_bytes(text.as_bytes())];
    let symbol = |mask| {
        let code = qrcodegen::QrCode::encode_segments_advanced(
            &segment,
            QrCodeEcc::Medium,
            Version::MIN,
            Version::MAX,
            Some(Mask::new(mask)),
            false,
        )
        .expect("the text fits");
        let side = code.size();
        (0..side).map(|y| (0..side).map(|x| code.get_module(x, y)).collect()).collect()
    };
    (0..8).map(symbol).collect()
}

/// What a decoder that knows nothing of us reads from a picture of the code.
fn decoded(code: &QrCode) -> String {
    let side = code.view_side() * SCALE;
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
        let at = |pixel: usize| (pixel / SCALE).checked_sub(QUIET_ZONE);
        let dark = at(x).zip(at(y)).is_some_and(|(x, y)| code.is_dark(x, y));
        if dark { 0 } else { 255 }
    });
    let grids = picture.detect_grids();
    assert_eq!(grids.len(), 1, "one code in the picture");
    let (meta, text) = grids[0].decode().expect("the code is readable");
    assert_eq!(meta.ecc_level, 0, "level M");
    text
}

#[test]
fn a_text_of_any_length_gives_a_symbol_of_the_other_encoder() {
    let mut draw = Draw(21);
    let mut masks = [0; 8];
    // The full run takes every length, the usual one every fifth.
    let step = if plans::count("QR_TEXTS", 60) > 1000 { 1 } else { 5 };
    for length in (0..=412).step_by(step) {
        let text: String = (0..length).map(|_| char::from(draw.between(32, 126) as u8)).collect();
        let code = QrCode::new(&text).expect("up to 412 bytes fit");
        let ours = rows(&code);
        let mask = other_symbols(&text).iter().position(|theirs| *theirs == ours);
        masks[mask.unwrap_or_else(|| panic!("{length} bytes: no such symbol"))] += 1;
    }
    assert!(masks.iter().all(|count| *count > 0), "every mask is the best for some: {masks:?}");
}

#[test]
fn links_read_back_as_they_were() {
    let mut draw = Draw(22);
    let address = "https://www.example-clinic.com/guide/treatments/microneedling/plan/";
    let mut largest = 0;
    let count = plans::count("QR_TEXTS", 60);
    for _ in 0..count {
        let link = format!(
            "{address}{}",
            plan_link::encode(&plans::any_usual(&mut draw)).expect("a link")
        );
        let code = QrCode::new(&link).expect("a usual link fits");
        assert_eq!(decoded(&code), link);
        largest = largest.max(code.side());
    }
    assert!(largest <= 49, "a usual link needs version 8 at most, not a side of {largest}");
    println!("figure: {count} links read back; the largest symbol has {largest} modules a side");
}

#[test]
fn every_version_reads_back() {
    for length in [0, 10, 20, 40, 60, 80, 100, 120, 150, 170, 200, 240, 280, 320, 360, 412] {
        // Letters of one, two and three bytes, as many as fit into `length` bytes.
        let mut text = String::new();
        for letter in "Überall – ".chars().cycle() {
            if text.len() + letter.len_utf8() > length {
                break;
            }
            text.push(letter);
        }
        assert_eq!(decoded(&QrCode::new(&text).expect("it fits")), text);
    }
}
