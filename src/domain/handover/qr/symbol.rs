//! Where the modules of a QR code lie: patterns, codewords, mask and format (ISO/IEC 18004 §6.3,
//! §7.7 to §7.10).
//!
//! Deliberately knows nothing of what the codewords say.

use crate::domain::handover::bits::BitReader;

/// The side and the modules of the symbol with these codewords, row by row, under the best mask.
pub(super) fn draw(version: usize, codewords: &[u8]) -> (usize, Vec<bool>) {
    let mut symbol = Symbol::with_patterns(version);
    symbol.lay_codewords(codewords);
    let mut best: Option<(usize, Vec<bool>)> = None;
    for mask in 0..8 {
        let mut masked = symbol.clone();
        masked.apply_mask(mask);
        masked.draw_format(mask);
        let penalty = masked.penalty();
        if best.as_ref().is_none_or(|(lowest, _)| penalty < *lowest) {
            best = Some((penalty, masked.dark));
        }
    }
    (symbol.side, best.map_or_else(Vec::new, |(_, dark)| dark))
}

#[derive(Clone)]
struct Symbol {
    side: usize,
    dark: Vec<bool>,
    /// Modules that belong to a pattern: neither codewords nor mask touch them.
    fixed: Vec<bool>,
}

impl Symbol {
    /// The patterns of `version`; the format is reserved and still light.
    fn with_patterns(version: usize) -> Symbol {
        let side = 17 + 4 * version;
        let light = vec![false; side * side];
        let mut symbol = Symbol { side, dark: light.clone(), fixed: light };
        for at in 0..side {
            symbol.fix(6, at, at % 2 == 0);
            symbol.fix(at, 6, at % 2 == 0);
        }
        let last = side - 1;
        for (x, y) in [(3, 3), (last - 3, 3), (3, last - 3)] {
            symbol.draw_rings(x, y, 4);
        }
        if version >= 2 {
            let count = version / 7 + 2;
            let step = (version * 4 + count * 2 + 1) / (count * 2 - 2) * 2;
            let centre = |at: usize| if at == 0 { 6 } else { last - 6 - (count - 1 - at) * step };
            for row in 0..count {
                for column in 0..count {
                    let corners = [(0, 0), (0, count - 1), (count - 1, 0)];
                    if !corners.contains(&(row, column)) {
                        symbol.draw_rings(centre(column), centre(row), 2);
                    }
                }
            }
        }
        symbol.draw_format(0);
        if version >= 7 {
            let check = (0..12).fold(version, |sum, _| (sum << 1) ^ ((sum >> 11) * 0x1f25));
            let bits = version << 12 | check;
            for at in 0..18 {
                let (along, across) = (side - 11 + at % 3, at / 3);
                let dark = bits >> at & 1 == 1;
                symbol.fix(along, across, dark);
                symbol.fix(across, along, dark);
            }
        }
        symbol
    }

    fn fix(&mut self, x: usize, y: usize, dark: bool) {
        let at = y * self.side + x;
        if let (Some(module), Some(fixed)) = (self.dark.get_mut(at), self.fixed.get_mut(at)) {
            *module = dark;
            *fixed = true;
        }
    }

    /// Changes dark to light and back if `turned`.
    fn turn(&mut self, x: usize, y: usize, turned: bool) {
        let at = y * self.side + x;
        if let Some(module) = self.dark.get_mut(at) {
            *module ^= turned;
        }
    }

    fn is_free(&self, x: usize, y: usize) -> bool {
        self.fixed.get(y * self.side + x) == Some(&false)
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        self.dark.get(y * self.side + x) == Some(&true)
    }

    /// Rings around a centre, light at the distances 2 and 4 of a finder (which reaches 4) and at
    /// the distance 1 of an alignment pattern; what falls outside the symbol is left off.
    fn draw_rings(&mut self, x: usize, y: usize, reach: usize) {
        for row in y.saturating_sub(reach)..=(y + reach).min(self.side - 1) {
            for column in x.saturating_sub(reach)..=(x + reach).min(self.side - 1) {
                let distance = x.abs_diff(column).max(y.abs_diff(row));
                let light = if reach == 4 { distance == 2 || distance == 4 } else { distance == 1 };
                self.fix(column, row, !light);
            }
        }
    }

    /// Error level M and the mask, twice, and the module that is always dark.
    fn draw_format(&mut self, mask: usize) {
        // Level M is 00, so the mask alone is the number that is protected.
        let check = (0..10).fold(mask, |sum, _| (sum << 1) ^ ((sum >> 9) * 0x537));
        let bits = (mask << 10 | check) ^ 0x5412;
        let last = self.side - 1;
        for at in 0..15 {
            let dark = bits >> at & 1 == 1;
            // Around the corner both lines step over the timing pattern.
            let near = |at: usize| if at < 6 { at } else { at + 1 };
            if at < 8 {
                self.fix(8, near(at), dark);
                self.fix(last - at, 8, dark);
            } else {
                self.fix(near(14 - at), 8, dark);
                self.fix(8, last - (14 - at), dark);
            }
        }
        self.fix(8, last - 7, true);
    }

    /// Up and down in columns of two from the right, around everything fixed.
    fn lay_codewords(&mut self, codewords: &[u8]) {
        let mut bits = BitReader::new(codewords);
        let mut up = true;
        for pair in (0..self.side / 2).rev() {
            // The timing pattern's column belongs to no pair.
            let right = if pair < 3 { pair * 2 + 1 } else { pair * 2 + 2 };
            for step in 0..self.side {
                let y = if up { self.side - 1 - step } else { step };
                for x in [right, right - 1] {
                    if self.is_free(x, y) {
                        self.turn(x, y, bits.take(1) == 1);
                    }
                }
            }
            up = !up;
        }
    }

    fn apply_mask(&mut self, mask: usize) {
        for y in 0..self.side {
            for x in 0..self.side {
                let turned = match mask {
                    0 => (x + y) % 2,
                    1 => y % 2,
                    2 => x % 3,
                    3 => (x + y) % 3,
                    4 => (x / 3 + y / 2) % 2,
                    5 => x * y % 2 + x * y % 3,
                    6 => (x * y % 2 + x * y % 3) % 2,
                    _ => ((x + y) % 2 + x * y % 3) % 2,
                } == 0;
                self.turn(x, y, turned && self.is_free(x, y));
            }
        }
    }

    /// How hard the symbol is to read: long runs, blocks of four, what looks like a finder, and
    /// an uneven share of dark.
    fn penalty(&self) -> usize {
        let mut sum = 0;
        let mut dark_count = 0;
        for line in 0..self.side {
            sum += self.line_penalty(line, false) + self.line_penalty(line, true);
            for x in 0..self.side {
                let module = self.is_dark(x, line);
                dark_count += usize::from(module);
                let square = x > 0
                    && line > 0
                    && self.is_dark(x - 1, line) == module
                    && self.is_dark(x, line - 1) == module
                    && self.is_dark(x - 1, line - 1) == module;
                sum += if square { 3 } else { 0 };
            }
        }
        // Ten for every twentieth of the modules off a half.
        let modules = self.side * self.side;
        sum + (dark_count * 20).abs_diff(modules * 10) / modules * 10
    }

    /// Of a row or a column: runs of five or more, and the finder's 1:1:3:1:1 beside four light
    /// modules.
    fn line_penalty(&self, line: usize, column: bool) -> usize {
        let (mut sum, mut run, mut before) = (0, 0, None);
        let mut window = 0_u32;
        // The quiet zone is light: it comes before the line (the zeros of `window`) and after it.
        for at in 0..self.side + 4 {
            let inside = at < self.side;
            let module =
                inside && if column { self.is_dark(line, at) } else { self.is_dark(at, line) };
            if inside {
                run = if before == Some(module) { run + 1 } else { 1 };
                before = Some(module);
                sum += match run {
                    0..5 => 0,
                    5 => 3,
                    _ => 1,
                };
            }
            window = (window << 1 | u32::from(module)) & 0x7ff;
            if window == 0b000_0101_1101 || window == 0b101_1101_0000 {
                sum += 40;
            }
        }
        sum
    }
}
