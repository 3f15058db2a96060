//! The bytes of a QR code in the order in which they are drawn: length, text, padding and
//! Reed–Solomon check bytes, block by block (ISO/IEC 18004 §7.4 to §7.6).
//!
//! Deliberately knows nothing of where modules lie.

use super::TooLong;
use crate::domain::handover::bits::BitWriter;

/// Level M for versions 1 to 15: check bytes a block, and blocks.
const BLOCKS: [(u8, u8); 15] = [
    (10, 1),
    (16, 1),
    (26, 1),
    (18, 2),
    (24, 2),
    (16, 4),
    (18, 4),
    (22, 4),
    (22, 5),
    (26, 5),
    (30, 5),
    (22, 8),
    (22, 9),
    (24, 9),
    (24, 10),
];

/// What version 15 holds.
pub(super) const MOST_BYTES: usize = 412;

/// The smallest version that holds `text`, and its codewords.
pub(super) fn of(text: &[u8]) -> Result<(usize, Vec<u8>), TooLong> {
    for (version, (check, blocks)) in (1..).zip(BLOCKS) {
        let (check, blocks) = (usize::from(check), usize::from(blocks));
        let whole = modules_for_data(version) / 8;
        let room = whole - check * blocks;
        let length_width = if version < 10 { 8 } else { 16 };
        // Four bits for the kind and four for the end: with the length a whole number of bytes.
        if text.len() + 1 + length_width / 8 > room {
            continue;
        }
        let mut bits = BitWriter::default();
        bits.push(0b0100, 4); // bytes follow
        bits.push(text.len() as u32, length_width as u32);
        for byte in text {
            bits.push(u32::from(*byte), 8);
        }
        bits.push(0, 4);
        let mut data = bits.into_bytes();
        let padding = [0xec, 0x11].iter().cycle().take(room - data.len());
        data.extend(padding);
        return Ok((version, interleave(&data, check, blocks)));
    }
    Err(TooLong { bytes: text.len() })
}

/// Modules that are left for codewords once the patterns are drawn.
fn modules_for_data(version: usize) -> usize {
    let mut modules = (16 * version + 128) * version + 64;
    if version >= 2 {
        let alignments = version / 7 + 2;
        modules -= (25 * alignments - 10) * alignments - 55;
        if version >= 7 {
            modules -= 36;
        }
    }
    modules
}

/// Splits `data` into blocks (the later ones one byte longer where it does not divide), and takes
/// a byte of each in turn: first the data, then the check bytes.
fn interleave(data: &[u8], check: usize, blocks: usize) -> Vec<u8> {
    let short = data.len() / blocks;
    let longer = data.len() % blocks;
    let divisor = divisor(check);
    let mut rest = data;
    let mut split: Vec<(&[u8], Vec<u8>)> = Vec::new();
    for block in 0..blocks {
        let length = short + usize::from(block >= blocks - longer);
        let (this, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        split.push((this, remainder(this, &divisor)));
        rest = after;
    }
    let mut woven = Vec::with_capacity(data.len() + check * blocks);
    for place in 0..=short {
        woven.extend(split.iter().filter_map(|(data, _)| data.get(place)));
    }
    for place in 0..check {
        woven.extend(split.iter().filter_map(|(_, check)| check.get(place)));
    }
    woven
}

/// The divisor with `degree` check bytes, without its leading 1.
fn divisor(degree: usize) -> Vec<u8> {
    let mut divisor = vec![0; degree];
    if let Some(last) = divisor.last_mut() {
        *last = 1;
    }
    let mut root = 1;
    for _ in 0..degree {
        // Times (x - root), from the highest power down.
        for place in 0..degree {
            let next = divisor.get(place + 1).copied().unwrap_or(0);
            divisor[place] = multiply(divisor[place], root) ^ next;
        }
        root = multiply(root, 2);
    }
    divisor
}

/// The remainder of `data` divided by `divisor`.
fn remainder(data: &[u8], divisor: &[u8]) -> Vec<u8> {
    let mut rest = vec![0; divisor.len()];
    for byte in data {
        rest.push(0);
        let factor = byte ^ rest.remove(0);
        for (coefficient, divisor) in rest.iter_mut().zip(divisor) {
            *coefficient ^= multiply(*divisor, factor);
        }
    }
    rest
}

/// The product in the field of 256 elements over 0x11d.
fn multiply(left: u8, right: u8) -> u8 {
    (0..8).rev().fold(0, |sum: u8, bit| {
        let doubled = (sum << 1) ^ ((sum >> 7) * 0x1d);
        doubled ^ ((right >> bit & 1) * left)
    })
}
