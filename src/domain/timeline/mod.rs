//! The geometry of the recovery picture: numbers only, no SVG.
