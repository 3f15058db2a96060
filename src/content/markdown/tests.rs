//! The dialect, rule by rule.

use super::*;

fn read(text: &str) -> Vec<Block> {
    blocks(text, &mut Ids::default(), &mut ()).unwrap()
}

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

fn place(inside: Inside) -> String {
    let phone = if inside.phone_link { " (phone)" } else { "" };
    [phone, if inside.picture { " (picture)" } else { "" }].concat()
}

#[derive(Default)]
struct Notes(Vec<String>);

impl Listener for Notes {
    fn words(&mut self, offset: usize, words: &str, inside: Inside) {
        self.0.push(format!("{offset} words {words}{}", place(inside)));
    }
    fn figure(&mut self, offset: usize, id: &str, inside: Inside) {
        self.0.push(format!("{offset} figure {id}{}", place(inside)));
    }
    fn id_refused(&mut self, offset: usize, id: &str) {
        self.0.push(format!("{offset} id {id}"));
    }
    fn address(&mut self, offset: usize, address: &str, _: bool, allowed: bool) {
        if allowed {
            return;
        }
        self.0.push(format!("{offset} refused {address}"));
    }
    fn html(&mut self, offset: usize, html: &str) {
        self.0.push(format!("{offset} html {html}"));
    }
}

fn notes(source: &str) -> Vec<String> {
    let mut notes = Notes::default();
    blocks(source, &mut Ids::default(), &mut notes).unwrap();
    notes.0
}

#[test]
fn html_becomes_visible_text_inside_a_line_and_on_its_own() {
    assert_eq!(
        read("a <b onclick=x>b</b>\n\n<script>\nalert(1)\n</script>\n"),
        [
            Block::Paragraph(vec![text("a <b onclick=x>b</b>")]),
            Block::Paragraph(vec![text("<script>\nalert(1)\n</script>")]),
        ]
    );
}

#[test]
fn a_refused_link_keeps_its_text_and_joins_the_words_around_it() {
    assert_eq!(
        read("See [*the* page](javascript:alert) now."),
        [Block::Paragraph(vec![
            text("See "),
            Inline::Emphasis(vec![text("the")]),
            text(" page now."),
        ])]
    );
    assert_eq!(read("<javascript:x>"), [Block::Paragraph(vec![text("javascript:x")])]);
    assert_eq!(read("![a *b*](data:x)"), [Block::Paragraph(vec![text("a b")])]);
    assert_eq!(read("[x](java&#10;script&colon;a)"), [Block::Paragraph(vec![text("x")])]);
}

#[test]
fn allowed_links_and_pictures_keep_address_and_title() {
    assert_eq!(
        read("[x](../plan/ \"Plan\") ![skin](skin.svg)"),
        [Block::Paragraph(vec![
            Inline::Link {
                href: "../plan/".to_owned(),
                title: "Plan".to_owned(),
                text: vec![text("x")]
            },
            text(" "),
            Inline::Image { src: "skin.svg".to_owned(), alt: "skin".to_owned() },
        ])]
    );
}

#[test]
fn figures_are_found_in_words_and_not_in_code_or_behind_a_backslash() {
    assert_eq!(
        read("in {redness}, `{redness}`, \\{redness}, &#123;redness}"),
        [Block::Paragraph(vec![
            text("in "),
            Inline::Figure("redness".to_owned()),
            text(", "),
            Inline::Code("{redness}".to_owned()),
            text(", {redness}, {redness}"),
        ])]
    );
}

#[test]
fn headings_begin_at_three_leave_no_level_out_and_have_unique_ids() {
    let ids = &mut Ids::taken(["risks".to_owned()]);
    let heading = |level, id: &str, words: &str| Block::Heading {
        level,
        id: id.to_owned(),
        text: vec![text(words)],
    };
    assert_eq!(
        blocks("# Risks\n\n##### Deep\n\n#### X {#own}\n\n### Y {#a\"b}\n", ids, &mut ()).unwrap(),
        [
            heading(3, "risks-2", "Risks"),
            heading(4, "deep", "Deep"),
            heading(4, "own", "X"),
            heading(3, "y", "Y"),
        ]
    );
}

#[test]
fn what_ends_like_an_id_and_is_none_stays_in_the_heading() {
    let heading = |source: &str| match read(source).remove(0) {
        Block::Heading { id, text, .. } => (id, text),
        other => panic!("{other:?}"),
    };
    assert_eq!(
        heading("### Use {#1} first, then {shine}"),
        (
            "use-1-first-then-shine".to_owned(),
            vec![text("Use {#1} first, then "), Inline::Figure("shine".to_owned())]
        )
    );
    for words in ["A {#b c}", "A {#b}}", "A {#b} c"] {
        assert_eq!(heading(&format!("### {words}")).1, [text(words)]);
    }
}

#[test]
fn an_id_that_a_heading_does_not_get_is_told() {
    let ids = &mut Ids::taken(["risks".to_owned()]);
    let mut heard = Notes::default();
    let source = "### A {#Tips}\n\n### B {#risks}\n\n### C {#own}\n\n### D {#own}\n\n### E {#}\n";
    blocks(source, ids, &mut heard).unwrap();
    heard.0.retain(|note| note.contains(" id "));
    assert_eq!(heard.0, ["0 id Tips", "15 id risks", "45 id own", "59 id "]);
}

#[test]
fn parts_are_cut_at_levels_one_and_two_outside_quotes() {
    let source = "before\n\n## Risks {#risks}\n\ntext\n\n> ## quoted\n\n# Top\n";
    let parts = parts(source, &mut Ids::default(), &mut ()).unwrap();
    assert_eq!(parts.len(), 3);
    assert_eq!(parts[0].heading, None);
    let heading = parts[1].heading.as_ref().unwrap();
    assert_eq!((heading.level, heading.id.as_deref(), heading.offset), (2, Some("risks"), 8));
    assert_eq!(parts[1].blocks.len(), 2);
    assert_eq!(parts[2].heading.as_ref().unwrap().level, 1);
}

#[test]
fn lists_keep_their_numbers_and_know_tight_from_loose() {
    assert_eq!(
        read("3. a\n4. b\n   - c"),
        [Block::List {
            start: Some(3),
            items: vec![
                vec![Block::Plain(vec![text("a")])],
                vec![
                    Block::Plain(vec![text("b")]),
                    Block::List { start: None, items: vec![vec![Block::Plain(vec![text("c")])]] },
                ],
            ],
        }]
    );
    assert!(matches!(&read("- a\n\n- b")[..],
        [Block::List { items, .. }] if matches!(items[0][..], [Block::Paragraph(_)])));
}

#[test]
fn tables_and_strike_are_read_and_quotes_stay_straight() {
    assert_eq!(
        read("|a|b|\n|-|-|\n|~~c~~|\"d\"...|"),
        [Block::Table {
            head: vec![vec![text("a")], vec![text("b")]],
            rows: vec![vec![vec![Inline::Strike(vec![text("c")])], vec![text("\"d\"...")]]],
        }]
    );
}

#[test]
fn the_listener_is_told_where_things_stand() {
    assert_eq!(
        notes("Call [12](tel:12) <i>[x](//y)\n{a} [![*b* {c}](d)](tel:12)"),
        [
            "0 words Call ",
            "6 words 12 (phone)",
            "17 words  ",
            "18 html <i>",
            "21 refused //y",
            "22 words x",
            "30 figure a",
            "33 words  ",
            "38 words b (phone) (picture)",
            "40 words   (phone) (picture)",
            "41 figure c (phone) (picture)",
        ]
    );
}

#[test]
fn one_paragraph_or_nothing_is_an_inline_text() {
    assert_eq!(inlines("a *b*", &mut ()).unwrap().len(), 2);
    assert_eq!(inlines("", &mut ()), Ok(vec![]));
    for source in ["# a", "- a", "a\n\nb", "    code"] {
        assert_eq!(inlines(source, &mut ()), Err(Problem::NotOneParagraph), "{source}");
    }
}

/// A long text is mostly the room that its pieces take.
#[test]
fn what_holds_one_thing_has_room_for_one_and_a_row_for_its_cells() {
    for source in ["a", "# a", "> # a", "- a", "*a*"] {
        match &read(source)[0] {
            Block::Paragraph(run) | Block::Heading { text: run, .. } => {
                assert_eq!(run.capacity(), 1, "{source}");
            }
            Block::Quote(blocks) => assert_eq!(blocks.capacity(), 1, "{source}"),
            Block::List { items, .. } => assert_eq!(items[0].capacity(), 1, "{source}"),
            other => panic!("{other:?}"),
        }
    }
    let table = &read("|a|b|c|\n|-|-|-|\n|1|2|3|\n|1|\n")[0];
    let Block::Table { rows, .. } = table else { panic!("{table:?}") };
    assert_eq!(rows.iter().map(Vec::capacity).collect::<Vec<_>>(), [3, 3]);
}

#[test]
fn too_long_and_too_deep_are_problems_that_say_where() {
    let long = "a".repeat(MAX_BYTES + 1);
    let problem = blocks(&long, &mut Ids::default(), &mut ()).unwrap_err();
    assert_eq!(
        problem.to_string(),
        "the text has 262145 bytes, more than the 262144 that are read: split it"
    );
    assert!(blocks(&"> ".repeat(MAX_DEPTH - 1), &mut Ids::default(), &mut ()).is_ok());
    let deep = format!("{}a", "> ".repeat(MAX_DEPTH));
    assert_eq!(
        blocks(&deep, &mut Ids::default(), &mut ()).unwrap_err().to_string(),
        "at byte 48 lists, quotations or emphasis stand more than 24 deep inside one another: \
         make it flatter"
    );
}

#[test]
fn the_deepest_document_that_is_read_survives_json() {
    for pattern in ["> ", "- "] {
        let mut depth = MAX_DEPTH;
        let blocks = loop {
            let source = format!("{}a", pattern.repeat(depth));
            match blocks(&source, &mut Ids::default(), &mut ()) {
                Ok(blocks) => break blocks,
                Err(_) => depth -= 1,
            }
        };
        let json = serde_json::to_string(&blocks).unwrap();
        assert_eq!(serde_json::from_str::<Vec<Block>>(&json).unwrap(), blocks);
    }
}
