//! pulldown-cmark's events become blocks: one stack of open elements, no recursion.
//!
//! Does not know pages: what a level-2 heading means is its caller's business.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::figures::{Piece, pieces};
use super::open::{Open, inside};
use super::slug::{Ids, id_start, slug, take_id};
use super::{Listener, MAX_DEPTH, Problem};
use crate::content::ids::is_id;
use crate::content::links::{href_allowed, src_allowed};
use crate::content::text::{Block, Inline, plain_text};

/// A run of blocks under a heading of level 1 or 2.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// The heading; `None` for what stands before the first one.
    pub heading: Option<PartHeading>,
    /// What follows it.
    pub blocks: Vec<Block>,
}

/// The heading of a [`Part`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartHeading {
    /// 1 or 2.
    pub level: u8,
    /// The id behind it (`{#id}`), as it was written.
    pub id: Option<String>,
    /// Its words.
    pub text: Vec<Inline>,
    /// Where it begins, in bytes.
    pub offset: usize,
}

struct Builder<'a> {
    source: &'a str,
    split: bool,
    parts: Vec<Part>,
    loose: Vec<Inline>,
    stack: Vec<Open>,
    heading_level: u8,
    ids: &'a mut Ids,
    listener: &'a mut dyn Listener,
}

/// Reads `source`; `split` cuts it at headings of level 1 and 2.
pub(super) fn read(
    source: &str,
    split: bool,
    max_bytes: usize,
    ids: &mut Ids,
    listener: &mut dyn Listener,
) -> Result<Vec<Part>, Problem> {
    if source.len() > max_bytes {
        return Err(Problem::TooLong { bytes: source.len() });
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut builder = Builder {
        source,
        split,
        parts: vec![Part::default()],
        loose: Vec::new(),
        stack: Vec::new(),
        heading_level: 2,
        ids,
        listener,
    };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        builder.event(event, range.start)?;
    }
    builder.flush();
    Ok(builder.parts)
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, offset: usize) -> Result<(), Problem> {
        match event {
            Event::Start(tag) => {
                self.apart(tag.to_end());
                if self.stack.len() >= MAX_DEPTH {
                    return Err(Problem::TooDeep { offset });
                }
                let open = self.start(tag, offset);
                self.stack.push(open);
            }
            Event::End(end) => {
                self.apart(end);
                self.end(end);
            }
            Event::Text(text) => self.text(&text, offset),
            Event::Code(code) => {
                self.listener.apart();
                self.inline(Inline::Code(code.into_string()));
            }
            Event::InlineHtml(html) | Event::Html(html) => {
                self.listener.html(offset, &html);
                self.literal(&html);
            }
            Event::SoftBreak => self.literal(" "),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule => self.block(Block::Rule),
            // Extensions that are switched off.
            Event::InlineMath(text) | Event::DisplayMath(text) => self.literal(&text),
            Event::FootnoteReference(text) => self.literal(&text),
            Event::TaskListMarker(_) => {}
        }
        Ok(())
    }

    /// A tag of what holds or is a block parts the words before it from those after it.
    fn apart(&mut self, tag: TagEnd) {
        use TagEnd::{Emphasis, Image, Link, Strikethrough, Strong};
        if !matches!(tag, Emphasis | Strong | Strikethrough | Link | Image) {
            self.listener.apart();
        }
    }

    fn start(&mut self, tag: Tag<'_>, offset: usize) -> Open {
        match tag {
            Tag::Paragraph => Open::Paragraph(Vec::new()),
            Tag::Heading { level, .. } => {
                Open::Heading { level: number(level), offset, text: Vec::new() }
            }
            Tag::BlockQuote(_) => Open::Quote { blocks: Vec::new(), loose: Vec::new() },
            Tag::CodeBlock(_) => Open::Literal { text: String::new(), html: false },
            Tag::HtmlBlock => Open::Literal { text: String::new(), html: true },
            Tag::List(start) => Open::List { start, items: Vec::new() },
            Tag::Item => Open::Item { blocks: Vec::new(), loose: Vec::new() },
            Tag::Table(_) => Open::Table { head: Vec::new(), rows: Vec::new() },
            Tag::TableHead => Open::Row(Vec::new()),
            Tag::TableRow => Open::Row(Vec::with_capacity(self.columns())),
            Tag::TableCell => Open::Cell(Vec::new()),
            Tag::Emphasis => Open::Emphasis(Vec::new()),
            Tag::Strong => Open::Strong(Vec::new()),
            Tag::Strikethrough => Open::Strike(Vec::new()),
            Tag::Link { dest_url, title, .. } => {
                let allowed = href_allowed(&dest_url);
                self.listener.address(offset, &dest_url, false, allowed);
                Open::Link {
                    href: allowed.then(|| dest_url.into_string()),
                    title: title.into_string(),
                    text: Vec::new(),
                }
            }
            Tag::Image { dest_url, .. } => {
                let allowed = src_allowed(&dest_url);
                self.listener.address(offset, &dest_url, true, allowed);
                Open::Image { src: allowed.then(|| dest_url.into_string()), alt: Vec::new() }
            }
            _ => Open::Unknown,
        }
    }

    fn end(&mut self, end: TagEnd) {
        let Some(open) = self.stack.pop() else { return };
        match open {
            Open::Quote { mut blocks, mut loose } => {
                close(&mut blocks, &mut loose);
                self.block(Block::Quote(blocks));
            }
            Open::Item { mut blocks, mut loose } => {
                close(&mut blocks, &mut loose);
                if let Some(Open::List { items, .. }) = self.stack.last_mut() {
                    items.push(blocks);
                }
            }
            Open::List { start, items } => self.block(Block::List { start, items }),
            Open::Paragraph(inlines) => self.block(Block::Paragraph(inlines)),
            Open::Heading { level, offset, text } => self.heading(level, offset, text),
            Open::Strong(inner) => self.inline(Inline::Strong(inner)),
            Open::Emphasis(inner) => self.inline(Inline::Emphasis(inner)),
            Open::Strike(inner) => self.inline(Inline::Strike(inner)),
            Open::Link { href: Some(href), title, text } => {
                self.inline(Inline::Link { href, title, text });
            }
            Open::Link { href: None, text, .. } => self.inlines(text),
            Open::Image { src, alt } => {
                let alt_text = plain_text(&alt, &braced);
                match src {
                    Some(src) => self.inline(Inline::Image { src, alt: alt_text }),
                    None => self.inline(Inline::Text(alt_text)),
                }
            }
            Open::Literal { mut text, html } => {
                text.truncate(text.trim_end_matches('\n').len());
                self.block(match html {
                    true => Block::Paragraph(vec![Inline::Text(text)]),
                    false => Block::Code(text),
                });
            }
            Open::Table { head, rows } => self.block(Block::Table { head, rows }),
            Open::Row(cells) => {
                if let Some(Open::Table { head, rows }) = self.stack.last_mut() {
                    match end {
                        TagEnd::TableHead => *head = cells,
                        _ => rows.push(cells),
                    }
                }
            }
            Open::Cell(inlines) => {
                if let Some(Open::Row(cells)) = self.stack.last_mut() {
                    cells.push(inlines);
                }
            }
            Open::Unknown => {}
        }
    }

    fn heading(&mut self, level: u8, offset: usize, mut text: Vec<Inline>) {
        let id = take_id(&mut text);
        if self.split && level <= 2 && self.stack.is_empty() {
            self.flush();
            self.heading_level = 2;
            let heading = Some(PartHeading { level, id, text, offset });
            self.parts.push(Part { heading, blocks: Vec::new() });
            return;
        }
        // Never a level left out: screen readers show headings as an outline.
        let level = level.clamp(3, (self.heading_level + 1).min(6));
        self.heading_level = level;
        let wished = match &id {
            Some(id) if is_id(id) => id.clone(),
            _ => match &text[..] {
                [Inline::Text(words)] => slug(words),
                text => slug(&plain_text(text, &braced)),
            },
        };
        let given = self.ids.claim(wished);
        if let Some(id) = id.filter(|id| *id != given) {
            self.listener.id_refused(offset, &id);
        }
        self.block(Block::Heading { level, id: given, text });
    }

    /// Text of the document; inside code and HTML it is literal.
    fn text(&mut self, text: &str, offset: usize) {
        if matches!(self.stack.last(), Some(Open::Literal { .. })) {
            return self.literal(text);
        }
        let inside = inside(&self.stack);
        // `\{` and `&#123;` are braces that mean no figure.
        let escaped = offset > 0 && self.source.as_bytes().get(offset - 1) == Some(&b'\\');
        let entity = self.source.as_bytes().get(offset) == Some(&b'&') && !text.starts_with('&');
        let brace = usize::from(escaped && text.starts_with('{'));
        let from = if entity { text.len() } else { brace };
        // The id behind a heading is no word of it.
        let in_heading = matches!(self.stack.last(), Some(Open::Heading { .. }));
        let words = if in_heading { id_start(text).unwrap_or(text.len()) } else { text.len() };
        let (text, id) = text.split_at(words);
        pieces(text, from.min(words), |at, piece| match piece {
            Piece::Words(words) => {
                // A brace that was escaped is one of the author's, and no word.
                let skip = if at == 0 { brace } else { 0 };
                self.listener.words(offset + at + skip, &words[skip..], inside);
                self.literal(words);
            }
            Piece::Figure(id) => {
                self.listener.figure(offset + at, id, inside);
                self.inline(Inline::Figure(id.to_owned()));
            }
        });
        self.literal(id);
    }

    /// Adds text to the open element, joined to the text before it.
    fn literal(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(Open::Literal { text: literal, .. }) = self.stack.last_mut() {
            return literal.push_str(text);
        }
        let run = self.run();
        match run.last_mut() {
            Some(Inline::Text(last)) => last.push_str(text),
            _ => add(run, Inline::Text(text.to_owned())),
        }
    }

    fn inlines(&mut self, inlines: Vec<Inline>) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: Inline) {
        match inline {
            Inline::Text(text) => self.literal(&text),
            inline => add(self.run(), inline),
        }
    }

    /// How many cells the rows of the open table have.
    fn columns(&self) -> usize {
        match self.stack.last() {
            Some(Open::Table { head, .. }) => head.len(),
            _ => 0,
        }
    }

    /// The inlines of the innermost element that holds any.
    fn run(&mut self) -> &mut Vec<Inline> {
        for open in self.stack.iter_mut().rev() {
            match open {
                Open::Paragraph(run)
                | Open::Strong(run)
                | Open::Emphasis(run)
                | Open::Strike(run)
                | Open::Cell(run)
                | Open::Heading { text: run, .. }
                | Open::Link { text: run, .. }
                | Open::Image { alt: run, .. }
                | Open::Quote { loose: run, .. }
                | Open::Item { loose: run, .. } => return run,
                Open::List { .. }
                | Open::Literal { .. }
                | Open::Table { .. }
                | Open::Row(_)
                | Open::Unknown => {}
            }
        }
        &mut self.loose
    }

    fn block(&mut self, block: Block) {
        for open in self.stack.iter_mut().rev() {
            if let Open::Quote { blocks, loose } | Open::Item { blocks, loose } = open {
                close(blocks, loose);
                return add(blocks, block);
            }
        }
        self.flush();
        if let Some(part) = self.parts.last_mut() {
            part.blocks.push(block);
        }
    }

    fn flush(&mut self) {
        if let Some(part) = self.parts.last_mut() {
            close(&mut part.blocks, &mut self.loose);
        }
    }
}

/// Makes a block of the inlines that stand without a paragraph.
fn close(blocks: &mut Vec<Block>, loose: &mut Vec<Inline>) {
    if !loose.is_empty() {
        add(blocks, Block::Plain(std::mem::take(loose)));
    }
}

/// Most runs, items and quotations hold one thing: room for one, not for the four that a vector
/// begins with.
fn add<T>(run: &mut Vec<T>, thing: T) {
    if run.is_empty() {
        run.reserve_exact(1);
    }
    run.push(thing);
}

fn number(level: HeadingLevel) -> u8 {
    level as u8
}

fn braced(id: &str) -> String {
    format!("{{{id}}}")
}
