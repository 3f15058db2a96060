//! A link as the modules of a QR code, and as the path of an SVG.
//!
//! Deliberately knows one kind of code: bytes, error level M (a seventh of the symbol may be
//! covered or glare), up to version 15. A larger symbol is hard to read from a screen at arm's
//! length, and a usual link needs version 8.

mod codewords;
mod symbol;

use std::fmt;

/// Light modules around the symbol that readers ask for.
pub const QUIET_ZONE: usize = 4;

/// The text has too many bytes for a code that a screen can show well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// Bytes of the text.
    pub bytes: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let most = codewords::MOST_BYTES;
        write!(f, "a QR code holds at most {most} bytes, not {}: hand over the link", self.bytes)
    }
}

impl std::error::Error for TooLong {}

/// A square of dark and light modules, 21 to 77 a side, without its quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    side: usize,
    dark: Vec<bool>,
}

impl QrCode {
    /// The smallest code of `text`, with the mask that readers find easiest.
    ///
    /// # Errors
    /// [`TooLong`] over 412 bytes.
    pub fn new(text: &str) -> Result<QrCode, TooLong> {
        let (version, codewords) = codewords::of(text.as_bytes())?;
        let (side, dark) = symbol::draw(version, &codewords);
        Ok(QrCode { side, dark })
    }

    /// Modules a side, without the quiet zone.
    pub fn side(&self) -> usize {
        self.side
    }

    /// Whether the module in column `x` and row `y` is dark; `false` outside.
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && y < self.side && self.dark.get(y * self.side + x).copied().unwrap_or(false)
    }

    /// Modules a side with the quiet zone on both: the `viewBox` is `0 0 n n`.
    pub fn view_side(&self) -> usize {
        self.side + 2 * QUIET_ZONE
    }

    /// The dark modules as the `d` of one SVG path, a module to a unit, inside the quiet zone.
    ///
    /// Runs in a row are one rectangle. Draw it with `shape-rendering="crispEdges"` on a light
    /// ground in every theme, else seams between the rows and dark mode keep readers from it.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.side {
            let mut x = 0;
            while x < self.side {
                let run = (x..self.side).take_while(|x| self.is_dark(*x, y)).count();
                if run > 0 {
                    let (left, top) = ((x + QUIET_ZONE).to_string(), (y + QUIET_ZONE).to_string());
                    let run = run.to_string();
                    for part in ["M", &left, " ", &top, "h", &run, "v1h-", &run, "z"] {
                        path.push_str(part);
                    }
                }
                x += run + 1;
            }
        }
        path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_covers_the_dark_modules_and_nothing_else() {
        let code =
            QrCode::new("https://www.example-clinic.com/#plan=EB0BI0VniasAAFq2jgYAOAAG").unwrap();
        let side = code.view_side();
        let mut drawn = vec![false; side * side];
        for rectangle in code.path().split_terminator('z') {
            let numbers: Vec<usize> = rectangle
                .split(|c: char| !c.is_ascii_digit())
                .filter_map(|number| number.parse().ok())
                .collect();
            let [left, top, width, 1, back] = numbers[..] else { panic!("{rectangle}") };
            assert_eq!(width, back);
            for x in left..left + width {
                assert!(!drawn[top * side + x], "drawn twice");
                drawn[top * side + x] = true;
            }
        }
        for y in 0..side {
            for x in 0..side {
                let dark = x >= QUIET_ZONE
                    && y >= QUIET_ZONE
                    && code.is_dark(x - QUIET_ZONE, y - QUIET_ZONE);
                assert_eq!(drawn[y * side + x], dark, "{x} {y}");
            }
        }
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_size() {
        assert_eq!(QrCode::new(&"x".repeat(412)).map(|code| code.side()), Ok(77));
        let fault = QrCode::new(&"x".repeat(413)).unwrap_err();
        assert_eq!(
            fault.to_string(),
            "a QR code holds at most 412 bytes, not 413: hand over the link"
        );
    }

    #[test]
    fn outside_the_symbol_all_is_light() {
        let code = QrCode::new("").unwrap();
        assert_eq!(code.side(), 21);
        assert!(code.is_dark(0, 0));
        assert!(!code.is_dark(21, 0) && !code.is_dark(0, 21) && !code.is_dark(usize::MAX, 0));
        assert!(!code.is_dark(0, usize::MAX));
    }
}
