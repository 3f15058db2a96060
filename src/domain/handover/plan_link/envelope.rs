//! What every version of the link shares, now and later: version, length, payload, checksum.
//!
//! Deliberately knows no field of a plan. This layout never changes, so that an old page can tell
//! a newer link from a damaged one.
//!
//! | bits | what |
//! |---|---|
//! | 4 | version, 1 to 15 |
//! | 12 | length of the whole in bytes |
//! | … | payload, whole bytes |
//! | 32 | CRC-32C of everything before it |
//!
//! The length finds every cut. CRC-32C finds every change that fits into 32 bits in a row (so any
//! one character, and any two neighbours swapped) and any five single bits, up to 5,243 bits.

use super::base64url;

/// Bytes around the payload.
const OVERHEAD: usize = 6;

/// Why an envelope does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Fewer characters than the length in front promises.
    Cut,
    /// Anything else.
    Broken,
}

/// `payload` with version, length and checksum.
///
/// The caller keeps `version` below 16 and the payload below 4,090 bytes.
pub(super) fn seal(version: u8, payload: &[u8]) -> Vec<u8> {
    let length = payload.len() + OVERHEAD;
    let mut bytes = Vec::with_capacity(length);
    bytes.extend_from_slice(&[version << 4 | (length >> 8) as u8, length as u8]);
    bytes.extend_from_slice(payload);
    let check = crc32c(&bytes);
    bytes.extend_from_slice(&check.to_be_bytes());
    bytes
}

/// Version and payload of an envelope written as text.
pub(super) fn open(text: &str) -> Result<(u8, Vec<u8>), Fault> {
    let letters = text.as_bytes();
    // The length is read before all else: a cut text may also end in the middle of a byte.
    let Some(front) = letters.get(..3) else {
        let whole_so_far = letters.iter().all(|letter| base64url::digit(*letter).is_some());
        return Err(if whole_so_far { Fault::Cut } else { Fault::Broken });
    };
    let front = front
        .iter()
        .try_fold(0, |sum, letter| Some(sum << 6 | usize::from(base64url::digit(*letter)?)));
    let length = front.ok_or(Fault::Broken)? >> 2 & 0xfff;
    let foreign = letters.iter().any(|letter| base64url::digit(*letter).is_none());
    if !foreign && letters.len() < (length * 8).div_ceil(6) {
        return Err(Fault::Cut);
    }
    let bytes = base64url::read(letters).ok_or(Fault::Broken)?;
    if bytes.len() != length || length < OVERHEAD {
        return Err(Fault::Broken);
    }
    let (whole, check) = bytes.split_at(length - 4);
    if check != crc32c(whole).to_be_bytes() {
        return Err(Fault::Broken);
    }
    Ok((whole[0] >> 4, whole[2..].to_vec()))
}

/// The version that the first character claims, unchecked.
pub(super) fn version_of(text: &str) -> Option<u8> {
    text.as_bytes().first().and_then(|letter| base64url::digit(*letter)).map(|digit| digit >> 2)
}

/// CRC-32 with Castagnoli's polynomial, a bit at a time: a table would be larger than the plan.
fn crc32c(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum: u32, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            sum >> 1 ^ if sum & 1 == 1 { 0x82f6_3b78 } else { 0 }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_crc_32c() {
        // The check value of the catalogue of CRCs, and two vectors of RFC 3720 B.4.
        assert_eq!(crc32c(b"123456789"), 0xe306_9283);
        assert_eq!(crc32c(&[0; 32]), 0x8a91_36aa);
        assert_eq!(crc32c(&[0xff; 32]), 0x62a8_ab43);
    }

    #[test]
    fn every_payload_length_up_to_a_kilobyte_comes_back() {
        for length in 0..1024 {
            let payload: Vec<u8> = (0..length).map(|at| (at * 7) as u8).collect();
            let mut text = String::new();
            base64url::write(&seal(5, &payload), &mut text);
            assert_eq!(version_of(&text), Some(5));
            assert_eq!(open(&text), Ok((5, payload)));
        }
    }
}
