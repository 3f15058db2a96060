//! `cargo bench --features compile --bench markdown`: one megabyte of each pattern that Markdown
//! readers are known to be slow on, and how long ours takes. Prints; asserts nothing.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use treatment_guide::content::markdown::blocks_of_any_length;

const MEGABYTE: usize = 1_000_000;

/// Patterns that are repeated until they fill a megabyte.
const REPEATED: [&str; 44] = [
    "a",
    "*",
    "_",
    "`",
    "[",
    "]",
    "(",
    "<",
    ">",
    "&",
    "\\",
    "!",
    "|",
    "~",
    "#",
    "-",
    "{",
    "}",
    "*a ",
    "**a* ",
    "*a_ ",
    "__a* ",
    "a**b",
    "[a](",
    "[a](b",
    "![a](",
    "[a][b]",
    "[[a]]",
    "[a](<b",
    "<a href=\"",
    "<!-- ",
    "<?",
    "&#",
    "&amp;",
    "`a``",
    "~~a ",
    "{a",
    "{a} ",
    "\\{",
    "# a\n",
    "a\n=\n",
    "|a|b|\n",
    "[a]: b\n\n[a]\n",
    "- a\n\n",
];

/// Patterns with a shape of their own.
fn shaped() -> Vec<(&'static str, String)> {
    let mut runs = String::new();
    for length in 1.. {
        if runs.len() > MEGABYTE {
            break;
        }
        runs.push_str(&"`".repeat(length));
        runs.push('e');
    }
    let mut references = String::new();
    for number in 0.. {
        if references.len() > MEGABYTE {
            break;
        }
        // Writing to a String cannot fail.
        let _ = writeln!(references, "[r{number}]: /a\n\n[r{number}]");
    }
    let half = MEGABYTE / 2;
    vec![
        ("code spans of growing length", runs),
        ("many references", references),
        ("one wide table", format!("{}\n{}\n", "|a".repeat(half / 2), "|-".repeat(half / 2))),
        ("a table of short rows", format!("|a|b|c|d|\n|-|-|-|-|\n{}", "|x\n".repeat(MEGABYTE / 3))),
        ("brackets that close", format!("{}{}", "[".repeat(half), "]".repeat(half))),
        ("stars that close", format!("{}a{}", "*".repeat(half), "*".repeat(half))),
        ("stars and underscores", "*_".repeat(half)),
        ("a fence that never ends", format!("```\n{}", "a\n".repeat(half))),
        ("quotations, one line", "> ".repeat(half)),
        ("lists, one line", "- ".repeat(half)),
        ("lists, ever deeper", (0..1_400).map(|depth| "  ".repeat(depth / 2) + "- a\n").collect()),
        ("headings with the same words", "## the same words\n\n".repeat(MEGABYTE / 20)),
        (
            "an ordinary page",
            include_str!("../../public/content/treatments/microneedling/faq.md").repeat(600),
        ),
    ]
}

fn main() {
    let repeated = REPEATED.map(|pattern| (pattern, pattern.repeat(MEGABYTE / pattern.len())));
    let mut slowest = (Duration::ZERO, "");
    println!("{:>9}  {:>9}  pattern", "ms", "bytes");
    let mut count = 0;
    for (name, text) in repeated.into_iter().chain(shaped()) {
        count += 1;
        // The best of three: the machine may be busy.
        let times = (0..3).map(|_| {
            let start = Instant::now();
            let read = blocks_of_any_length(&text);
            let time = start.elapsed();
            std::hint::black_box(read.is_ok());
            time
        });
        let time = times.min().unwrap_or_default();
        println!("{:9.1}  {:9}  {name:?}", time.as_secs_f64() * 1_000.0, text.len());
        slowest = slowest.max((time, name));
    }
    println!(
        "figure: row 2: 1 MB of the slowest of {} patterns: {:.1} ms ({:?})",
        count,
        slowest.0.as_secs_f64() * 1_000.0,
        slowest.1
    );
}
