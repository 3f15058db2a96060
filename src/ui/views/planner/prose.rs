//! What the planner shows and never changes: it is written once, into the prerendered page, and
//! the part that comes alive there takes it over as it stands.
//!
//! Knows no state.

use crate::content::part_data::planner::{Number, PlannerData};
use crate::content::part_data::{Line, Piece};
use crate::ui::node::{El, Node, el};
use crate::ui::text::planner as text;
use crate::ui::views::controls::figure;

/// Name of the slot of what to prepare.
pub(super) const BEFORE: &str = "plan-before";
/// Name of the slot of the rules.
pub(super) const RULES: &str = "plan-rules-list";

/// The prose of a planner.
pub struct Prose {
    /// The rules, and the numbers they come from.
    pub data: PlannerData,
    /// What to prepare, one line each.
    pub before: Vec<Line>,
}

impl Prose {
    /// What stands in the slot called `name`.
    pub fn of(&self, name: &str) -> Node {
        match name {
            BEFORE => {
                let lines: Vec<Node> = self.before.iter().map(|it| item(line(it)).into()).collect();
                lines.into()
            }
            RULES => self.rules(),
            _ => Node::nothing(),
        }
    }

    fn rules(&self) -> Node {
        let rules = &self.data.rules;
        let number = |it: &Number| figure(&it.id, &it.words);
        let gap = el("li").child(text::RULE_GAP).child(number(&self.data.gap));
        let mut items = vec![
            el("li").child(text::RULE_SESSIONS).child(number(&self.data.sessions)).child("."),
            gap.child(text::RULE_GAP_FLOOR),
            item(text::rule_visible(rules.visible_last_day)),
            item(text::rule_buffer(rules.event_buffer)),
        ];
        items.extend(rules.preparation.map(|days| item(text::rule_preparation(days))));
        let items: Vec<Node> = items.into_iter().map(Node::from).collect();
        items.into()
    }
}

fn item(child: impl Into<Node>) -> El {
    el("li").child(child)
}

/// A line with its numbers; pressing one shows its source.
pub fn line(it: &Line) -> Node {
    let piece = |piece: &Piece| match piece {
        Piece::Words(words) => Node::from(words.clone()),
        Piece::Figure { id, words } => figure(id, words),
    };
    it.0.iter().map(piece).collect::<Vec<Node>>().into()
}
