//! The phases of one session as bands over a compressed scale.
//!
//! Hidden from assistive technology: the list of phases says the same in words.

use super::markup::Markup;
use crate::content::treatment::Tone;
use crate::domain::recovery::{Course, Phases};
use crate::domain::timeline::ticks::Anchor;
use crate::domain::timeline::{Band, FULL, SPAN, Scale, Unit, bands, ticks};
use crate::ui::node::{Node, el};
use crate::ui::text::recovery as text;

/// Units that the arrow takes at the end of a band that has no end.
const ARROW: u16 = 240;

/// The class that gives a band or a card its part of the palette.
pub fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Rose => "tg-tone--rose",
        Tone::Blush => "tg-tone--blush",
        Tone::Sand => "tg-tone--sand",
        Tone::Sage => "tg-tone--sage",
        Tone::Moss => "tg-tone--moss",
    }
}

/// The picture of `phases` as markup, each with its tone from `tones`; `next` is the first and the
/// last day on which the next session of a series would fall.
///
/// It never changes once drawn, so it is written as one piece of markup: from numbers, class names
/// and labels of our own, never from content.
pub fn phases_picture(
    phases: &Phases,
    scale: &Scale,
    tones: &[Tone],
    next: Option<(u16, u16)>,
) -> String {
    let mut out = Markup::svg("tg-timeline__svg");
    let bands = bands(phases, scale);
    // Bands stretch with the width; everything with a shape of its own stays outside. Heights are
    // in em, so that they grow with the reader's text.
    let view_box = ["0 0 ", &SPAN.to_string(), " ", &FULL.to_string()].concat();
    let stretched = [
        ("class", "tg-timeline__bands"),
        ("y", "1.7em"),
        ("width", "100%"),
        ("height", "4em"),
        ("viewBox", &view_box),
        ("preserveAspectRatio", "none"),
    ];
    out.open("svg", &stretched);
    for (index, band) in bands.iter().enumerate() {
        let tone = tones.get(index).map_or("", |tone| tone_class(*tone));
        let class = ["tg-band tg-band--", course_name(band.course), " ", tone].concat();
        let points = outline(band, index + 1 == bands.len());
        out.empty("polygon", &[("class", &class), ("points", &points)]);
    }
    out.close("svg");
    for (index, band) in bands.iter().enumerate() {
        if index > 0 {
            out.line("tg-timeline__edge", band.from, band.from, "0.4em", "6em");
        }
        let middle = band.from + (band.to - band.from) / 2;
        out.text("tg-timeline__number", middle, "1.1em", &(index + 1).to_string());
    }
    if let Some((first, last)) = next.filter(|(first, _)| *first < scale.days()) {
        let (from, to) = (scale.left(first), scale.left(last.saturating_add(1)));
        out.line("tg-timeline__next", from, to, "6em", "6em");
    }
    for tick in ticks(phases, scale) {
        out.line("tg-timeline__tick", tick.at, tick.at, "5.85em", "6.2em");
        let class = match tick.anchor() {
            Anchor::Start => "tg-timeline__label tg-timeline__label--start",
            Anchor::Middle => "tg-timeline__label",
            Anchor::End => "tg-timeline__label tg-timeline__label--end",
        };
        out.text(class, tick.at, "7.4em", &text::tick(tick.count, tick.unit == Unit::Month));
    }
    out.finish()
}

/// The mark of today at a position of the scale, drawn over the picture.
pub fn today_mark(at: u16) -> Node {
    let mut out = Markup::svg("tg-timeline__svg");
    // Under the numbers of the phases, over the bands and down to the ticks.
    out.line("tg-timeline__today", at, at, "1.65em", "6.2em");
    out.text("tg-timeline__today-label", at, "1.85em", "▾");
    el("div").class("tg-timeline__picture").attr("aria-hidden", "true").markup(out.finish()).into()
}

fn course_name(course: Course) -> &'static str {
    match course {
        Course::Steady => "steady",
        Course::FadesOut => "fades-out",
        Course::FadesIn => "fades-in",
        Course::NothingSaid => "silent",
    }
}

/// The points of a band: as high above the middle as below it, like the stroke of a brush. One
/// that is open ends in an arrow, one of which nothing is said is a line.
fn outline(band: &Band, open: bool) -> String {
    let arrow = if open { ARROW.min((band.to - band.from) / 2) } else { 0 };
    let upper = band.stops.iter().map(|stop| (stop.at, (FULL - stop.level) / 2));
    let lower = band.stops.iter().rev().map(|stop| (stop.at, (FULL + stop.level) / 2));
    let tip = open.then_some((band.to, FULL / 2));
    let line = [(band.from, FULL / 2), (band.to, FULL / 2)];
    let held = |(at, y): (u16, u16)| (at.min(band.to - arrow), y);
    let points = upper.map(held).chain(tip).chain(lower.map(held));
    let points = points.chain(line.into_iter().filter(|_| band.stops.is_empty()));
    let mut out = String::new();
    for (at, y) in points {
        for part in [if out.is_empty() { "" } else { " " }, &at.to_string(), ",", &y.to_string()] {
            out.push_str(part);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::recovery::Phase;

    #[test]
    fn one_open_phase_is_one_band_with_an_arrow() {
        let only = Phase { first_day: 0, last_day: None, course: Course::Steady };
        let phases = Phases::new(vec![only], 9, 0).unwrap();
        let markup = phases_picture(&phases, &Scale::new(&phases), &[Tone::Rose], None);
        assert!(
            markup.contains(
                "<polygon class=\"tg-band tg-band--steady tg-tone--rose\" \
                 points=\"0,0 9760,0 10000,500 9760,1000 0,1000\"/>"
            ),
            "{markup}"
        );
        assert_eq!(markup.matches("<polygon").count(), 1);
        assert!(!markup.contains("tg-timeline__edge"));
    }

    #[test]
    fn the_next_session_is_marked_only_when_it_lies_on_the_timeline() {
        let phases = Phases::nothing_said();
        let scale = Scale::new(&phases);
        assert!(
            !phases_picture(&phases, &scale, &[], Some((28, 42))).contains("tg-timeline__next")
        );
        assert!(phases_picture(&phases, &scale, &[], Some((0, 42))).contains("tg-timeline__next"));
    }
}
