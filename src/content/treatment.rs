//! One treatment: what `content/v1/<slug>.json` holds.
//!
//! Holds data only; `compile` makes it from files, views read it.

use serde::{Deserialize, Serialize};

use super::faq::FaqItem;
use super::ids::of_the_page;
use super::text::{Block, Inline};

/// Version of this format; a reader refuses a document whose version is larger.
pub const FORMAT: u32 = 1;

/// The ids of sections, and whether a page must have them.
pub const SECTIONS: [(&str, bool); 11] = [
    ("about", true),
    ("science", false),
    ("benefits", false),
    ("candidates", true),
    ("preparation", true),
    ("procedure", true),
    ("aftercare", true),
    ("recovery", true),
    ("results", true),
    ("risks", true),
    ("faq", true),
];

/// A treatment with everything its pages, timeline and planner need.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
pub struct Treatment {
    /// Version of the format, see [`FORMAT`].
    pub format: u32,
    /// Last part of its URL: lower-case letters, digits and hyphens.
    pub slug: String,
    /// Name as a patient says it ("Microneedling").
    pub name: String,
    /// Title of the page in search results and tabs, at most 65 characters.
    pub title: String,
    /// One or two sentences for search results, at most 160 characters.
    pub description: String,
    /// The first paragraph under the name.
    pub lede: Vec<Inline>,
    /// Other names of the treatment.
    #[serde(default)]
    pub also_called: Vec<String>,
    /// The drawing of the section `science`, when there is one for this treatment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub illustration: Option<Illustration>,
    /// The four facts of the first screen, in order.
    pub strip: Vec<StripFact>,
    /// The sections in the order of the page; in `recovery` and `faq` a view follows the text.
    pub sections: Vec<Section>,
    /// Questions and answers, in order.
    pub faq: Vec<FaqItem>,
    /// Every number of the treatment, with unit and source.
    pub figures: Vec<Figure>,
    /// Where the figures come from.
    pub sources: Vec<Source>,
    /// The phases of recovery.
    pub recovery: Recovery,
    /// The rules of a series.
    pub series: Series,
}

impl Treatment {
    /// The figure with this id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id)
    }

    /// Ids of the page that come from this treatment: sections, questions, phases, headings.
    pub fn element_ids(&self) -> Vec<String> {
        let mut ids = Vec::new();
        for section in &self.sections {
            ids.push(section.id.clone());
            heading_ids(&section.blocks, &mut ids);
        }
        for item in &self.faq {
            ids.push(item.id.clone());
            heading_ids(&item.answer, &mut ids);
        }
        ids.extend(self.recovery.phases.iter().map(|phase| phase.id.clone()));
        ids
    }

    /// Ids that its page has beside [`Treatment::element_ids`].
    pub fn page_ids(&self) -> Vec<String> {
        of_the_page(
            self.sections.iter().map(|section| section.id.as_str()),
            self.figures.iter().map(|figure| figure.id.as_str()),
            self.recovery.phases.iter().map(|phase| phase.id.as_str()),
        )
    }

    /// All ids of its page: what headings in Markdown keep clear of.
    pub fn taken_ids(&self) -> Vec<String> {
        [self.element_ids(), self.page_ids()].concat()
    }
}

fn heading_ids(blocks: &[Block], ids: &mut Vec<String>) {
    for block in blocks {
        match block {
            Block::Heading { id, .. } => ids.push(id.clone()),
            Block::Quote(inner) => heading_ids(inner, ids),
            Block::List { items, .. } => items.iter().for_each(|item| heading_ids(item, ids)),
            _ => {}
        }
    }
}

/// A drawing that explains how a treatment works; the guide brings the picture and its legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Illustration {
    /// Fine channels in the skin, and the repair that they set off.
    MicroChannels,
}

/// One of the facts that stand large on the first screen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
pub struct StripFact {
    /// Short label over it ("A session").
    pub label: String,
    /// The large part: a few words or a figure.
    pub value: Vec<Inline>,
    /// The small part under it, with the hedge.
    pub note: Vec<Inline>,
}

/// A section of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
pub struct Section {
    /// `about`, `science`, `benefits`, `candidates`, `preparation`, `procedure`, `aftercare`,
    /// `recovery`, `results`, `risks` or `faq`; the last part of a link to it.
    pub id: String,
    /// Its heading.
    pub heading: String,
    /// Its name in the on-this-page index; shorter than the heading.
    pub short: String,
    /// Its text. For `recovery` and `faq`: what stands before the view.
    pub blocks: Vec<Block>,
}

/// A number that the content claims: a value or a range, a unit and a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
pub struct Figure {
    /// Id that text refers to as `{id}`.
    pub id: String,
    /// What is counted, for the source note ("How long redness lasts").
    pub label: String,
    /// Lower end; the value itself when there is no range.
    pub low: u32,
    /// Upper end; equal to `low` when there is no range.
    pub high: u32,
    /// Unit of both ends.
    pub unit: Unit,
    /// The hedge that belongs to it ("usually"), empty when none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hedge: String,
    /// Id of its source.
    pub source: String,
}

/// Unit of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Sessions.
    Sessions,
    /// A plain count.
    Count,
}

/// Where a figure comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
pub struct Source {
    /// Id that figures name.
    pub id: String,
    /// As it is shown ("the clinic's own treatment text").
    pub title: String,
    /// Address, when there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// Recovery, day by day after a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
pub struct Recovery {
    /// The phases, by first day, without a gap; the first begins on day 0, the last is open.
    pub phases: Vec<Phase>,
    /// Last day of the day slider.
    pub slider_last_day: u16,
    /// Last day on which recovery is visible (day 0 is the session).
    pub visible_last_day: u16,
    /// Common but undated effects: shown on the recovery card, never on a day.
    pub undated: Vec<Inline>,
    /// What to prepare before a session, one line each.
    pub before: Vec<Vec<Inline>>,
}

/// One phase of recovery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
pub struct Phase {
    /// Id in the page.
    pub id: String,
    /// Short name ("Pink and warm, fading").
    pub name: String,
    /// First day, counted from the session = 0.
    pub first_day: u16,
    /// Last day, included; `null` for the open end.
    pub last_day: Option<u16>,
    /// How the phase shows: see [`Course`].
    pub course: Course,
    /// Its part of the recovery palette.
    pub tone: Tone,
    /// How long, as the source gives it (a figure's id), when it gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub figure: Option<String>,
    /// What the drawing of the skin shows in this phase; without one in any phase there is no
    /// drawing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drawing: Option<Drawing>,
    /// What is usual, one line each; empty when nothing is claimed.
    pub usual: Vec<Vec<Inline>>,
    /// What to do, one line each.
    #[serde(rename = "do")]
    pub to_do: Vec<Vec<Inline>>,
    /// What to avoid, one line each.
    pub avoid: Vec<Vec<Inline>>,
    /// The messages for the consultation, at most two.
    pub key_messages: Vec<Vec<Inline>>,
}

/// How what a phase describes comes and goes; drawn as a fade, never as a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Course {
    /// There for the whole of the phase.
    Steady,
    /// May be gone from the first day, is usually gone by the last.
    FadesOut,
    /// Begins somewhere inside the phase.
    FadesIn,
    /// Nothing in particular is said about these days.
    NothingSaid,
}

/// A colour of the recovery palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Tone {
    /// The session and the first hours.
    Rose,
    /// Fading.
    Blush,
    /// Nothing in particular.
    Sand,
    /// Results begin.
    Sage,
    /// Results go on.
    Moss,
}

/// One state of the drawing of the skin: no more than the text beside it claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
pub struct Drawing {
    /// Which state.
    pub scene: Scene,
    /// What it shows, in words; stands beside it.
    pub text: Vec<Inline>,
}

/// A state of the drawing of the skin in section.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Scene {
    /// Fine channels through the epidermis into the upper dermis; the surface is pink and warm.
    Channels,
    /// The pink of the surface fades.
    Fading,
    /// Skin with fibroblasts and collagen, nothing else.
    Quiet,
    /// The surface is brighter.
    Brightness,
    /// More strands of collagen.
    Collagen,
}

/// The scheduling rules of a series: made from what is commonly recommended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
pub struct Series {
    /// Fewest sessions.
    pub sessions_min: u8,
    /// Most sessions.
    pub sessions_max: u8,
    /// Figure that the two come from.
    pub sessions_figure: String,
    /// Fewest weeks between two sessions.
    pub gap_weeks_min: u8,
    /// Most weeks between two sessions.
    pub gap_weeks_max: u8,
    /// Figure that the two come from.
    pub gap_figure: String,
    /// Whole days that the last session keeps before an event: a scheduling choice of the clinic.
    pub event_buffer_days: u16,
    /// Days before a session on which preparation is called to mind: a scheduling choice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preparation_days: Option<u16>,
    /// Presets for the consultation, as sessions × weeks.
    pub presets: Vec<Preset>,
}

impl Series {
    /// Most days that are kept before an event, and before a session for preparation.
    pub const DAYS_MAX: u16 = 180;
}

/// A plan to start from in the consultation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
pub struct Preset {
    /// How many sessions.
    pub sessions: u8,
    /// Weeks between two.
    pub weeks: u8,
}
