//! What lies over a step: the keys, the content on screen for staff, the code alone, and the warning
//! before the screen clears itself.
//!
//! Native dialogs: they keep the focus, and Escape closes them. Which one is open is the state's.

use super::bar::newer_for_staff;
use super::stage::{Stage, WARNING_ID, panel_id};
use crate::ui::node::{El, Node, el, is_open, is_ticked};
use crate::ui::state::consult::{Panel, Wanted};
use crate::ui::state::handover::Paper;
use crate::ui::text::consult as text;
use crate::ui::views::controls::{PLAIN, QUIET};

fn dialog(stage: &Stage, panel: Panel, class: &'static str, title: &'static str) -> El {
    let id = panel_id(panel);
    let title_id = [id, "-title"].concat();
    let (cancel, close) = (stage.want(Wanted::Closed(panel)), stage.want(Wanted::Closed(panel)));
    el("dialog")
        .id(id)
        .class(class)
        .attr("aria-labelledby", title_id.clone())
        // Escape comes as this; word of the closing comes with a later frame, and the next key may be
        // quicker: of a dialog that is open again it says nothing.
        .on("cancel", move |_| cancel())
        .on("close", move |event| {
            if !is_open(&event) {
                close();
            }
        })
        .child(el("h2").id(title_id).child(title))
}

fn close(stage: &Stage) -> Node {
    stage.button(text::CLOSE, Wanted::Close).class(QUIET).view()
}

/// The keys, and their switch.
pub(super) fn keys(stage: &Stage) -> El {
    let flip = stage.clone();
    let switch = el("input")
        .attr("type", "checkbox")
        .attr("role", "switch")
        .id("consult-switch")
        .attr("aria-describedby", "consult-switch-hint")
        .checked(stage.flag(|mode, _| mode.keys))
        .on("change", move |event| (flip.act)(Wanted::Keys(is_ticked(&event))));
    let switch = el("div")
        .class("tg-consult__switch")
        .child(switch)
        .child(el("label").attr("for", "consult-switch").child(text::KEYS_SWITCH));
    let hint =
        el("p").class("tg-field__hint").id("consult-switch-hint").child(text::KEYS_SWITCH_HINT);
    let head = |words: &'static str| el("th").attr("scope", "col").child(words).into();
    let heads = el("tr").children(text::KEYS_HEADS.map(head));
    let rows = text::KEYS_TABLE.map(|(keys, does, touch)| {
        el("tr")
            .child(el("th").attr("scope", "row").child(keys))
            .child(el("td").child(does))
            .child(el("td").child(touch))
            .into()
    });
    let table = el("table")
        .class("tg-consult__keys")
        .child(el("thead").child(heads))
        .child(el("tbody").children(rows));
    let staff = stage.button(text::STAFF_OPEN, Wanted::Open(Panel::Staff)).class(PLAIN);
    dialog(stage, Panel::Keys, "tg-dialog tg-consult__dialog", text::KEYS_TITLE)
        .child(switch)
        .child(hint)
        .child(table)
        .child(el("div").class("tg-row").child(close(stage)).child(staff.view()))
}

/// Which content is on screen.
pub(super) fn staff(stage: &Stage) -> El {
    let line = |label: &'static str, value: crate::ui::node::Words| {
        el("div").child(el("dt").child(label)).child(el("dd").child(value)).into()
    };
    let or_nothing = |text: &str| {
        if text.is_empty() { text::NOTHING.to_owned() } else { text.to_owned() }
    };
    let consult = stage.consult;
    let told = move |read: fn(&crate::ports::ContentState) -> String| {
        crate::ui::node::words(move || consult.read(|mode, _| or_nothing(&read(&mode.news))))
    };
    let refused = stage.rows(
        |_, mode, _| mode.news.refused.len(),
        |stage, place| {
            let line = stage.text_at(place, |_, mode, _, place| {
                mode.news.refused.get(place).cloned().unwrap_or_default()
            });
            el("li").child(line).into()
        },
    );
    let none = stage.flag(|mode, _| mode.news.refused.is_empty());
    let facts: Vec<Node> = vec![
        line(text::ORIGIN, told(|news| text::origin(news.origin).to_owned())),
        line(text::VERSION, told(|news| news.version.clone())),
        line(text::TIME, told(|news| news.time.clone())),
        line(text::ADDRESS, told(|news| news.address.clone())),
    ];
    let again = stage.button(text::ASK_AGAIN, Wanted::AskAgain).class(QUIET);
    let again = again.disabled(stage.flag(|mode, _| mode.news.address.is_empty()));
    dialog(stage, Panel::Staff, "tg-dialog tg-consult__dialog", text::STAFF)
        .child(el("dl").class("tg-consult__news").children(facts))
        .child(
            el("div")
                .flag("hidden", none)
                .child(el("h3").class("tg-consult__label").child(text::REFUSED))
                .child(el("ul").class("tg-consult__refused").child(refused)),
        )
        .child(el("div").class("tg-row").child(close(stage)).child(again.view()))
        // Last, so that the panel opens with the focus on a button that costs nothing.
        .child(newer_for_staff())
}

/// The code alone, as large as the screen.
pub(super) fn code(stage: &Stage) -> El {
    let drawn = stage.shown(
        |mode, _| mode.panel == Some(Panel::Code),
        |stage| {
            let code = stage.text(|_, _, model| match &model.screen.paper {
                Paper::Ready { code, .. } => code.clone(),
                Paper::Blank | Paper::Missing => String::new(),
            });
            el("div").class("tg-consult__code").markup(code).into()
        },
    );
    dialog(stage, Panel::Code, "tg-dialog tg-consult__full", text::CODE_TITLE)
        .child(drawn)
        .child(close(stage))
}

/// Before the screen clears itself. Any touch and any key is an answer.
pub(super) fn warning(stage: &Stage) -> El {
    let stay = stage.want(Wanted::Stay);
    let left = stage.text(|_, mode, _| text::seconds(mode.warning.unwrap_or_default()));
    el("dialog")
        .id(WARNING_ID)
        .class("tg-dialog tg-consult__dialog")
        .attr("role", "alertdialog")
        .attr("aria-labelledby", "consult-warning-title")
        .attr("aria-describedby", "consult-warning-words")
        .on("close", move |_| stay())
        .child(el("h2").id("consult-warning-title").child(text::WARNING))
        .child(el("p").id("consult-warning-words").child(text::WARNING_WORDS))
        // Counted down for the eye alone: read out each second it would never end.
        .child(el("p").class("tg-consult__seconds").attr("aria-hidden", "true").child(left))
        .child(stage.button(text::STAY, Wanted::Stay).class("tg-button").view())
}
