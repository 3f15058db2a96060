//! Bytes as text of the 64 characters that no address and no messenger changes (RFC 4648 §5,
//! no padding).
//!
//! Deliberately knows only one way to write each sequence of bytes, and reads no other.

/// The value of each character is its place.
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Appends `bytes` to `text`.
pub(super) fn write(bytes: &[u8], text: &mut String) {
    for chunk in bytes.chunks(3) {
        let three = chunk.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        let three = three << (8 * (3 - chunk.len()));
        for digit in 0..=chunk.len() {
            text.push(char::from(ALPHABET[three >> (18 - 6 * digit) & 63]));
        }
    }
}

/// The six bits of one character.
pub(super) fn digit(byte: u8) -> Option<u8> {
    ALPHABET.iter().position(|letter| *letter == byte).map(|place| place as u8)
}

/// The bytes of `text`; `None` for foreign characters, an impossible length, or bits set behind
/// the last byte.
pub(super) fn read(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut pending, mut width) = (0_u32, 0);
    for letter in text {
        pending = pending << 6 | u32::from(digit(*letter)?);
        width += 6;
        if width >= 8 {
            width -= 8;
            bytes.push((pending >> width) as u8);
            pending &= (1 << width) - 1;
        }
    }
    (width < 6 && pending == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        let mut text = String::new();
        write(bytes, &mut text);
        text
    }

    #[test]
    fn the_vectors_of_the_rfc_hold() {
        let vectors = ["", "Zg", "Zm8", "Zm9v", "Zm9vYg", "Zm9vYmE", "Zm9vYmFy"];
        for (length, expected) in vectors.iter().enumerate() {
            assert_eq!(text(&b"foobar"[..length]), *expected);
            assert_eq!(read(expected.as_bytes()), Some(b"foobar"[..length].to_vec()));
        }
        assert_eq!(text(&[0xfb, 0xff, 0xbf]), "-_-_", "the two characters that differ from base64");
    }

    #[test]
    fn exactly_one_text_reads_as_each_two_bytes() {
        let mut seen = vec![false; 1 << 16];
        for first in *ALPHABET {
            for second in *ALPHABET {
                for third in *ALPHABET {
                    let letters = [first, second, third];
                    if let Some(bytes) = read(&letters) {
                        let value = usize::from(bytes[0]) << 8 | usize::from(bytes[1]);
                        assert!(!seen[value], "{value} has two texts");
                        seen[value] = true;
                        assert_eq!(text(&bytes).as_bytes(), letters);
                    }
                }
            }
        }
        assert!(seen.iter().all(|seen| *seen));
    }

    #[test]
    fn foreign_characters_and_lengths_are_refused() {
        for text in ["Z", "Zm9vY", "Zg==", "Zm8=", "Z+", "Z/8", "Zm 9v", "Zm8\n", "Zé8", "Zh"] {
            assert_eq!(read(text.as_bytes()), None, "{text}");
        }
    }
}
