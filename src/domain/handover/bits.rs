//! Numbers of any width up to 32 bits, one after another, highest bit first.
//!
//! Deliberately knows nothing of what the numbers mean.

/// Packs numbers into bytes; the last byte is filled up with zeros.
#[derive(Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    free: u32,
}

impl BitWriter {
    /// Appends the lowest `width` bits of `value`.
    pub(super) fn push(&mut self, value: u32, width: u32) {
        for bit in (0..width).rev() {
            if self.free == 0 {
                self.bytes.push(0);
                self.free = 8;
            }
            self.free -= 1;
            if let Some(last) = self.bytes.last_mut() {
                *last |= ((value >> bit & 1) as u8) << self.free;
            }
        }
    }

    /// What was packed.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Takes numbers out of bytes in the order in which they were packed. Past the end there are only
/// zeros, and [`ends_here`](BitReader::ends_here) tells: a check after every number would be most
/// of the code of a reader of many.
pub(super) struct BitReader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> BitReader<'a> {
    /// A reader at the first bit of `bytes`.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        BitReader { bytes, at: 0 }
    }

    /// The next `width` bits.
    pub(super) fn take(&mut self, width: u32) -> u32 {
        let mut value = 0;
        for _ in 0..width {
            let byte = self.bytes.get(self.at / 8).copied().unwrap_or(0);
            value = value << 1 | u32::from(byte >> (7 - self.at % 8) & 1);
            self.at += 1;
        }
        value
    }

    /// Whether nothing was taken past the end, and nothing is left but fewer than eight zeros, as
    /// [`BitWriter`] leaves it.
    pub(super) fn ends_here(mut self) -> bool {
        match (self.bytes.len() * 8).checked_sub(self.at) {
            Some(left) => left < 8 && self.take(left as u32) == 0,
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_as_they_went_in_at_every_width_and_offset() {
        for offset in 0..8 {
            for width in 1..=32 {
                let most = u32::MAX >> (32 - width);
                for value in [0, 1, most, most / 3 * 2] {
                    let mut writer = BitWriter::default();
                    writer.push(0, offset);
                    writer.push(value, width);
                    writer.push(1, 1);
                    let bytes = writer.into_bytes();
                    assert_eq!(bytes.len(), (offset + width + 1).div_ceil(8) as usize);
                    let mut reader = BitReader::new(&bytes);
                    assert_eq!(reader.take(offset), 0);
                    assert_eq!(reader.take(width), value);
                    assert_eq!(reader.take(1), 1);
                    assert!(reader.ends_here());
                }
            }
        }
    }

    #[test]
    fn padding_must_be_short_and_zero() {
        assert!(BitReader::new(&[]).ends_here());
        assert!(!BitReader::new(&[0]).ends_here());
        let mut reader = BitReader::new(&[0b1010_0000]);
        assert_eq!(reader.take(1), 1);
        assert!(!reader.ends_here());
    }

    #[test]
    fn past_the_end_there_are_zeros_and_the_end_says_so() {
        for taken in 1..=20 {
            let mut reader = BitReader::new(&[0xff]);
            assert_eq!(reader.take(taken), 0xff << 12 >> (20 - taken));
            assert_eq!(reader.ends_here(), taken == 8);
        }
    }
}
