//! `cargo bench --features compile --bench markdown`: a megabyte of each pattern that Markdown
//! readers are known to be slow on, how long ours takes, how much of that is pulldown-cmark's own,
//! and whether four times the text takes more than four times as long. Prints; asserts nothing.
//!
//! Milliseconds of the processor, not of the clock on the wall: the machine may be busy.

use std::hint::black_box;

use cpu_time::ThreadTime;
use pulldown_cmark::{Options, Parser};
use treatment_guide::content::markdown::{MAX_BYTES, blocks_of_any_length};

const MEGABYTE: usize = 1_000_000;

/// Patterns that are repeated until they fill a megabyte.
const REPEATED: [&str; 73] = [
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
    // What a search through all patterns of up to three of Markdown's characters found to be slowest.
    "~_",
    "|*~",
    "_~&",
    ">~",
    "\n~)",
    "\"*~",
    "][#",
    // One element in as few bytes as can be.
    "#\n",
    "a\n\n",
    "-\n",
    "1.\n",
    ">\n\n",
    "> a\n",
    "---\n",
    "a\\\n",
    "a  \n",
    "*a* ",
    "`a` ",
    "~~a~~ ",
    "&lt;",
    "<a:b>\n",
    "<b>",
    "[](a)",
    "![](a)",
    "[a](b)",
    "[a](tel:1)",
    "[^a]",
    "[a]: b\n",
    "\u{1f600}",
];

/// Patterns with a shape of their own, `size` bytes of each or nearly so.
fn shaped(size: usize) -> Vec<(&'static str, String)> {
    let half = size / 2;
    vec![
        ("code spans of growing length", counted(size, |n| "`".repeat(n) + "e")),
        ("many references", counted(size, |n| format!("[r{n}]: /a\n\n[r{n}]\n"))),
        ("many definitions", counted(size, |n| format!("[{n}]: a\n"))),
        ("one definition, many references", format!("[a]: b\n\n{}", "[a]\n".repeat(size / 4))),
        ("references to nothing", counted(size, |n| format!("[a][{n}] "))),
        ("links to many places", counted(size, |n| format!("[a{n}](b)"))),
        ("one wide table", format!("{}\n{}\n", "|a".repeat(half / 2), "|-".repeat(half / 2))),
        ("a table of short rows", format!("|a|b|c|d|\n|-|-|-|-|\n{}", "|x\n".repeat(size / 3))),
        ("a table of empty rows", format!("|a|\n|-|\n{}", "|\n".repeat(half))),
        ("a table of one column", format!("|a|\n|-|\n{}", "_\n".repeat(half))),
        ("a table of open code", format!("|a|\n|-|\n{}", "`\n".repeat(half))),
        ("a quotation of delimiters", format!("> {}", "_>".repeat(half))),
        (
            "a table, a third of it its head",
            format!(
                "{}\n{}\n{}",
                "|a".repeat(size / 6),
                "|-".repeat(size / 6),
                "|\n".repeat(size / 6)
            ),
        ),
        ("brackets that close", format!("{}{}", "[".repeat(half), "]".repeat(half))),
        (
            "links inside one another",
            format!("{}{}", "[".repeat(half / 2), "](a)".repeat(half / 4)),
        ),
        ("stars that close", format!("{}a{}", "*".repeat(half), "*".repeat(half))),
        ("stars and underscores", "*_".repeat(half)),
        ("a fence that never ends", format!("```\n{}", "a\n".repeat(half))),
        ("quotations, one line", "> ".repeat(half)),
        ("lists, one line", "- ".repeat(half)),
        ("quotations, ever deeper", counted(size, |n| "> ".repeat(n % 20) + "a\n")),
        // As many lines as fill it: each is longer by two bytes than the one before the last.
        (
            "lists, ever deeper",
            (0..(half * 4).isqrt()).map(|depth| "  ".repeat(depth / 2) + "- a\n").collect(),
        ),
        ("headings with the same words", "## the same words\n\n".repeat(size / 20)),
        ("headings of all words", counted(size, |n| format!("# a{n}\n"))),
        ("headings that are numbered by hand", counted(size, |n| format!("# a\n# a-{n}\n"))),
        ("headings with ids", counted(size, |n| format!("# a {{#a-{n}}}\n"))),
        (
            "an ordinary page",
            include_str!("../../public/content/treatments/microneedling/faq.md")
                .repeat(size / 1_666),
        ),
    ]
}

/// What `piece` gives for 1, 2, 3… until it fills `size` bytes.
fn counted(size: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 1.. {
        if text.len() >= size {
            break;
        }
        text += &piece(number);
    }
    text
}

/// All patterns, `size` bytes of each.
fn patterns(size: usize) -> Vec<(&'static str, String)> {
    let repeated = REPEATED.map(|pattern| (pattern, pattern.repeat(size / pattern.len())));
    repeated.into_iter().chain(shaped(size)).collect()
}

/// Milliseconds of one run; what was read is put away outside of it.
fn took<T>(run: impl Fn() -> T) -> f64 {
    let start = ThreadTime::now();
    let read = run();
    let time = start.elapsed();
    black_box(read);
    time.as_secs_f64() * 1_000.0
}

/// A pattern and the least that it took in all rounds, in milliseconds.
struct Row {
    name: &'static str,
    text: String,
    /// As much of it as is read of a text in a page.
    most: String,
    megabyte: f64,
    parser: f64,
    page: f64,
}

impl Row {
    fn new(((name, text), (_, most)): ((&'static str, String), (&'static str, String))) -> Self {
        let none = f64::INFINITY;
        Row { name, text, most, megabyte: none, parser: none, page: none }
    }

    fn measure(&mut self) {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        let parser = || Parser::new_ext(&self.text, options).into_offset_iter().count();
        self.parser = self.parser.min(took(parser));
        self.megabyte = self.megabyte.min(took(|| blocks_of_any_length(&self.text)));
        self.page = self.page.min(took(|| blocks_of_any_length(&self.most)));
    }
}

fn main() {
    let both = patterns(MEGABYTE).into_iter().zip(patterns(MAX_BYTES));
    let mut rows: Vec<Row> = both.map(Row::new).collect();
    // Round by round: a neighbour that takes the caches for a second then spoils one figure of each.
    for _ in 0..5 {
        rows.iter_mut().for_each(Row::measure);
    }
    rows.sort_by(|a, b| b.megabyte.total_cmp(&a.megabyte));
    println!("{:>9}  {:>9}  {:>9}  {:>9}  pattern", "ms", "parser", "256 kB", "bytes");
    for row in &rows {
        let refused =
            if blocks_of_any_length(&row.text).is_ok() { "" } else { " (refused: too deep)" };
        println!(
            "{:9.1}  {:9.1}  {:9.1}  {:9}  {:?}{refused}",
            row.megabyte,
            row.parser,
            row.page,
            row.text.len(),
            row.name
        );
    }
    let slowest = &rows[0];
    println!(
        "figure: row 2: 1 MB of the slowest of {} patterns: {:.1} ms of the processor, pulldown-cmark alone {:.1} ({:?})",
        rows.len(),
        slowest.megabyte,
        slowest.parser,
        slowest.name
    );
    let quick = rows.iter().filter(|row| row.megabyte < 100.0).count();
    println!("figure: row 2: {quick} of {} patterns below 100 ms a megabyte", rows.len());
    let most = rows.iter().map(|row| row.page).fold(0.0, f64::max);
    println!("figure: row 2: 256 kB of the slowest, the longest text that is read: {most:.1} ms");
}
