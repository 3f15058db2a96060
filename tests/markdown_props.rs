//! Markdown from random text: never a panic, and what comes out keeps its promises.

use proptest::prelude::*;
use treatment_guide::content::links::{href_allowed, src_allowed};
use treatment_guide::content::markdown::{Ids, blocks, inlines, parts};
use treatment_guide::content::text::{Block, Inline, plain_text};

/// Text made of what Markdown gives a meaning to.
fn markup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "*",
            "**",
            "_",
            "~~",
            "`",
            "```\n",
            "[",
            "](",
            "![",
            ")",
            "<",
            ">",
            "> ",
            "- ",
            "1. ",
            "# ",
            "### ",
            "|",
            "|-|",
            "\n",
            "\n\n",
            "    ",
            "\t",
            "\\",
            "{",
            "}",
            "{a}",
            "{#id}",
            "&amp;",
            "&#0;",
            "&colon;",
            "[a]: ",
            "javascript:",
            "https://",
            "//",
            "<b>",
            "<!--",
            "\u{0}",
            "\u{feff}",
            "é",
            "👩‍⚕️",
            "\r\n",
            "---\n",
            "===\n",
            ":",
        ])
        .prop_map(str::to_owned),
        "[ -~]{0,6}",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn runs<'a>(blocks: &'a [Block], out: &mut Vec<&'a [Inline]>) {
    for block in blocks {
        match block {
            Block::Paragraph(run) | Block::Plain(run) | Block::Heading { text: run, .. } => {
                out.push(run);
            }
            Block::Quote(inner) => runs(inner, out),
            Block::List { items, .. } => items.iter().for_each(|item| runs(item, out)),
            Block::Table { head, rows } => {
                out.extend(head.iter().chain(rows.iter().flatten()).map(Vec::as_slice));
            }
            Block::Code(_) | Block::Rule | Block::Markdown(_) => {}
        }
    }
}

fn sound(run: &[Inline]) -> bool {
    let joined = run.windows(2).all(|pair| !matches!(pair, [Inline::Text(_), Inline::Text(_)]));
    joined
        && run.iter().all(|inline| match inline {
            Inline::Link { href, text, .. } => href_allowed(href) && sound(text),
            Inline::Image { src, .. } => src_allowed(src),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Strike(inner) => sound(inner),
            Inline::Text(text) => !text.is_empty(),
            Inline::Figure(_) | Inline::Code(_) | Inline::Break => true,
        })
}

proptest! {
    // A failing text is printed; there is no source folder to keep it in.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn addresses_are_allowed_words_joined_and_json_brings_the_same_back(text in markup()) {
        let Ok(read) = blocks(&text, &mut Ids::default(), &mut ()) else { return Ok(()) };
        let mut found = Vec::new();
        runs(&read, &mut found);
        for run in found {
            prop_assert!(sound(run), "{run:?}");
        }
        let json = serde_json::to_string(&read).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let back: Vec<Block> = serde_json::from_str(&json).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(back, read);
    }

    #[test]
    fn heading_levels_leave_none_out_and_ids_stand_once(text in markup()) {
        let Ok(read) = blocks(&text, &mut Ids::default(), &mut ()) else { return Ok(()) };
        let mut ids: Vec<&str> = Vec::new();
        let mut before = 2;
        for block in &read {
            if let Block::Heading { level, id, .. } = block {
                prop_assert!((3..=6).contains(level) && *level <= before + 1);
                prop_assert!(!ids.contains(&id.as_str()), "{id}");
                before = *level;
                ids.push(id);
            }
        }
    }

    #[test]
    fn cutting_into_parts_loses_no_words(text in markup()) {
        let whole = blocks(&text, &mut Ids::default(), &mut ());
        let cut = parts(&text, &mut Ids::default(), &mut ());
        let (Ok(whole), Ok(cut)) = (whole, cut) else { return Ok(()) };
        let words = |runs: Vec<&[Inline]>| -> String {
            runs.iter().map(|run| plain_text(run, &|id| format!("{{{id}}}"))).collect()
        };
        let mut all = Vec::new();
        runs(&whole, &mut all);
        let mut pieces: Vec<&[Inline]> = Vec::new();
        for part in &cut {
            pieces.extend(part.heading.as_ref().map(|heading| heading.text.as_slice()));
            runs(&part.blocks, &mut pieces);
        }
        prop_assert_eq!(words(pieces), words(all));
    }

    #[test]
    fn one_line_is_read_or_refused(text in "\\PC{0,200}") {
        let _ = inlines(&text, &mut ());
    }
}
