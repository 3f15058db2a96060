//! Entry of the site module.
fn main() {}
