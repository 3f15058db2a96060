//! Every word of the interface that does not come from content, a file a noun.
//!
//! Knows no markup. Figures and dates come in as arguments, already written out.

pub mod consult;
pub mod dates;
pub mod embed;
pub mod faq;
pub mod figures;
pub mod handover;
pub mod page;
pub mod planner;
pub mod recovery;

/// All of `parts` with `between` between two.
fn joined(parts: &[String], between: &str) -> String {
    let mut all = String::new();
    for part in parts {
        if !all.is_empty() {
            all.push_str(between);
        }
        all.push_str(part);
    }
    all
}
