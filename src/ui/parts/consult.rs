//! The consultation put together: the planner's state and deeds, the mode around them, its view, and
//! the ports it reaches the world through.
//!
//! Keeps the plan in memory alone: it neither writes the address bar nor remembers, and takes a plan
//! that came by a link out of the address. Knows neither the router nor where on a page it stands.

use std::any::Any;
use std::sync::Arc;

use leptos::prelude::*;

use super::planner::address;
use super::planner::deeds::Doer;
use super::{Host, placed};
use crate::content::clinic::Clinic;
use crate::content::part_data::consult::ConsultData;
use crate::content::part_data::{PartDataError, Reader, Writer};
use crate::content::treatment::Treatment;
use crate::domain::series::PlanId;
use crate::ports::{Clock, Ports};
use crate::routes::Page;
use crate::ui::node::{Follow, Node, answer_all};
use crate::ui::state::consult::wanted::act;
use crate::ui::state::consult::{
    Consult, Idle, Mode, Moment, Panel, Rest, Step, Wanted, clear, keys,
};
use crate::ui::state::dates::Dates;
use crate::ui::state::figures::Figures;
use crate::ui::state::handover::Deed;
use crate::ui::state::planner::Planner;
use crate::ui::text::handover as text;
use crate::ui::views::consult::{self as views, Stage, WARNING_ID, day_id, panel_id, step_id};
use crate::ui::views::handover;
use crate::ui::views::planner::{Inner as Planned, Prose, Scope};

/// Its name in `data-part`.
const NAME: &str = "consult";
/// What ids of the planner's views begin with.
const PREFIX: &str = "consult";
/// Where a device keeps that single keys are off. Nothing else is kept.
const KEYS_OFF: &str = "treatment-guide:consult:keys";
/// How often to look whether somebody is still there.
const TICK: u32 = 1_000;
/// How long a finger rests before the staff panel opens.
const PRESS: u32 = 700;

/// A timer or a listener that ends when it is dropped.
type Guard = StoredValue<Option<Box<dyn Any>>, LocalStorage>;

/// The consultation whose data stands in `list`, alive.
///
/// # Errors
/// When the list is not of this build.
pub fn bring(list: &mut Reader, ports: Ports, _: Host) -> Result<Node, PartDataError> {
    Ok(alive(ConsultData::read(list)?, ports))
}

/// What the page shows where it cannot come alive, inside the element that it comes alive in.
pub fn place(clinic: &Clinic, treatment: &Treatment) -> Node {
    let data = consult_data(clinic, treatment);
    let scope = Scope::new(Planned {
        planner: planner(&data),
        dates: None,
        prefix: PREFIX.to_owned(),
        shareable: false,
        reset: Box::new(|| {}),
        deed: Box::new(|_| {}),
        fill: filled(&data),
        data: data.planner.clone(),
    });
    let mut out = Writer::default();
    data.write(&mut out);
    placed(NAME, &out.finish(), views::plain(&scope))
}

fn consult_data(clinic: &Clinic, treatment: &Treatment) -> ConsultData {
    let figures = Figures::new(treatment.figures.clone(), treatment.sources.clone());
    ConsultData::of(clinic, treatment, &|id| figures.words(id))
}

fn filled(data: &ConsultData) -> Box<dyn Fn(&str) -> Node + Send + Sync> {
    let prose = Prose { data: data.planner.clone(), before: data.before.clone() };
    Box::new(move |name| vec![prose.of(name), handover::prose(name, text::CONSULT_ADVICE)].into())
}

fn planner(data: &ConsultData) -> Planner {
    let rules = data.planner.rules.clone();
    let preset = data.planner.presets.first();
    let sessions = preset.map_or(rules.sessions_min, |it| it.sessions);
    let weeks = preset.map_or(rules.gap_min.div_ceil(7), |it| u16::from(it.weeks));
    Planner::new(rules, sessions, weeks)
}

fn moment(clock: &dyn Clock) -> Moment {
    let now = clock.now();
    let of_day = [now.hour, now.minute, now.second];
    let seconds = of_day.iter().fold(0, |sum, part| sum * 60 + i64::from(*part));
    Moment { today: clock.today(), seconds: i64::from(now.date.day_number()) * 86_400 + seconds }
}

/// What carries out what is wanted; cheap to clone.
#[derive(Clone)]
struct Desk {
    consult: Consult,
    data: Arc<ConsultData>,
    ports: Ports,
    doer: Doer,
    idle: StoredValue<Idle, LocalStorage>,
    /// A finger that rests.
    finger: Guard,
}

fn alive(data: ConsultData, ports: Ports) -> Node {
    let planner = planner(&data);
    let now = moment(&*ports.clock);
    planner.change(|model| model.awake_blank(now.today, PlanId(ports.clock.random_id())));
    let page = ports.address.absolute(&Page::Plan(data.planner.slug.clone()).path());
    planner.screen(|screen| screen.page = page);
    let keys = ports.preferences.get(KEYS_OFF).is_none();
    let consult = Consult::new(planner, Mode::new(keys));
    let doer = Doer {
        planner,
        data: Arc::new(data.planner.clone()),
        timer: StoredValue::new_local(None),
        midnight: StoredValue::new_local(None),
        ports: ports.clone(),
    };
    let desk = Desk {
        consult,
        data: Arc::new(data.clone()),
        ports: ports.clone(),
        doer: doer.clone(),
        idle: StoredValue::new_local(Idle::new(data.idle_minutes, now.seconds)),
        finger: StoredValue::new_local(None),
    };
    desk.open_link();
    StoredValue::new_local(desk.held());
    let (reset, acting) = (desk.clone(), desk);
    let scope = Scope::new(Planned {
        planner,
        dates: Some(Dates::new(ports.formatter)),
        prefix: PREFIX.to_owned(),
        shareable: ports.clipboard.can_share(),
        reset: Box::new(move || reset.run(Wanted::Reset)),
        deed: Box::new(move |deed| doer.run(deed)),
        fill: filled(&data),
        data: data.planner.clone(),
    });
    let can_fill = ports.kiosk.can_fill();
    let act = Box::new(move |wanted| acting.run(wanted));
    views::consult(&Stage::new(views::Inner { scope, consult, data, can_fill, act }))
}

impl Desk {
    /// Opens the plan that the address carries, and takes it out of the address.
    fn open_link(&self) {
        if !address::open(self.consult.planner, &self.ports.address.fragment()) {
            return;
        }
        self.ports.address.replace_fragment("", &[]);
        self.consult.change(|mode, model| {
            *mode = Mode::new(mode.keys);
            mode.step = if model.plan().is_some() { Step::Plan } else { Step::Series };
        });
    }

    /// What listens as long as the part lives.
    fn held(&self) -> Vec<Box<dyn Any>> {
        let ports = &self.ports;
        let (links, ticks, signs) = (self.clone(), self.clone(), self.clone());
        let (keyed, leaving, begun) = (self.clone(), self.clone(), self.clone());
        let mut whole = false;
        vec![
            ports.address.on_change(Box::new(move || links.open_link())),
            ports.media.every(
                TICK,
                Box::new(move || {
                    whole = whole || ticks.is_whole();
                    if whole {
                        ticks.tick();
                    }
                }),
            ),
            ports.kiosk.on_sign(Box::new(move |ends| signs.touched(ends))),
            ports.kiosk.on_leave(Box::new(move || leaving.run(Wanted::Blank))),
            ports.kiosk.on_key(Box::new(move |key| {
                let wanted = keyed.consult.peek(|mode, _| keys::wanted(&key, mode));
                if let Some(wanted) = wanted {
                    keyed.run(wanted);
                }
                wanted.is_some()
            })),
            Box::new(self.doer.keep_in_step(false)),
            // A stepper or a field begins the next plan as well as a card does.
            Box::new(Follow::new(move || {
                let over = begun
                    .consult
                    .read(|mode, model| mode.before.is_some() && !mode.is_clean(model));
                if over {
                    begun.consult.set(|mode| mode.before = None);
                }
            })),
        ]
    }

    fn run(&self, wanted: Wanted) {
        match wanted {
            Wanted::Press => return self.press(),
            Wanted::Release => return self.finger.set_value(None),
            Wanted::Fill => return self.ports.kiosk.fill(),
            Wanted::AskAgain => self.ports.news.try_again(),
            Wanted::Open(Panel::Staff) => self.hear(),
            Wanted::Keys(true) => self.ports.preferences.remove(KEYS_OFF),
            // Where storage refuses, the switch holds until the page is closed.
            Wanted::Keys(false) => {
                self.ports.preferences.set(KEYS_OFF, "off");
            }
            _ => {}
        }
        let before = self.consult.peek(|mode, _| Some(seen(mode)));
        if let (Wanted::Reset | Wanted::Blank, Some(before)) = (wanted, &before) {
            // A field that is left has its say in the plan that goes, not in the next.
            self.ports.kiosk.focus(step_id(before.step), true);
        }
        let (now, id) = (moment(&*self.ports.clock), PlanId(self.ports.clock.random_id()));
        let presets = &self.data.planner.presets;
        self.consult.change(|mode, model| act(mode, model, presets, wanted, now, id));
        let after = self.consult.peek(|mode, _| Some(seen(mode)));
        if let (Some(before), Some(after)) = (before, after) {
            self.show(wanted, before, after);
        }
    }

    /// Has the document follow what `wanted` changed: dialogs, focus, sheet and code.
    fn show(&self, wanted: Wanted, before: Seen, after: Seen) {
        let kiosk = &self.ports.kiosk;
        for panel in Panel::ALL {
            kiosk.dialog(panel_id(panel), after.panel == Some(panel));
        }
        kiosk.dialog(WARNING_ID, after.warns);
        let cleared = matches!(wanted, Wanted::Reset | Wanted::Blank);
        if cleared {
            kiosk.close_notes();
        }
        if before.step != after.step || cleared {
            // The step has to be on screen before it can take the focus, and takes it in the same
            // turn: a press that came between would meet a page that moves.
            answer_all();
            kiosk.focus(step_id(after.step), true);
        }
        if after.step == Step::HandOver && before.step != after.step {
            self.doer.run(Deed::Prepare);
        }
        match wanted {
            // At once: the next key may come before the page has followed.
            Wanted::Cursor(day) => kiosk.focus(&day_id(day), false),
            Wanted::SelectBy(_) => kiosk.focus(&views::session_id(after.selected), false),
            _ => {}
        }
    }

    /// A finger rests on the clinic's name.
    fn press(&self) {
        let rested = self.clone();
        let then = Box::new(move || rested.run(Wanted::Open(Panel::Staff)));
        self.finger.set_value(Some(self.ports.media.after(PRESS, then)));
    }

    /// Reads which content is on screen.
    fn hear(&self) {
        let news = self.ports.news.state();
        self.consult.set(|mode| mode.news = news);
    }

    /// Somebody is there. Only the end of a touch answers the warning: were it gone before, the rest of
    /// the touch would act on what lay beneath.
    fn touched(&self, ends: bool) {
        let now = moment(&*self.ports.clock).seconds;
        self.idle.update_value(|idle| idle.touched(now));
        if ends && self.consult.peek(|mode, _| mode.warning.is_some()) {
            self.run(Wanted::Stay);
        }
    }

    /// Whether a look at the clock holds nobody up: all of the module is there, of itself or because
    /// what has been pressed needs it.
    fn is_whole(&self) -> bool {
        self.ports.kiosk.is_whole() || self.consult.peek(|mode, _| mode.step > Step::Date)
    }

    /// Looks whether somebody is still there.
    fn tick(&self) {
        let now = moment(&*self.ports.clock);
        if self.consult.peek(|mode, _| mode.before.is_some()) {
            self.consult.set(|mode| clear::let_go(mode, now));
        }
        let staff = self.consult.peek(|mode, _| mode.panel == Some(Panel::Staff));
        if staff && self.consult.peek(|mode, _| mode.news != self.ports.news.state()) {
            self.hear();
        }
        // So that the plan is on paper and a press on its step shows it at once.
        if self.consult.peek(|mode, model| !mode.answers && model.plan().is_some()) {
            self.consult.set(|mode| mode.answers = true);
        }
        // A tablet is left on over the weekend.
        self.consult.planner.new_day(now.today);
        if self.consult.peek(|mode, model| mode.is_clean(model)) {
            return self.idle.update_value(|idle| idle.touched(now.seconds));
        }
        let rest = self.idle.try_update_value(|idle| idle.at(now.seconds));
        match rest.unwrap_or(Rest::Calm) {
            Rest::Calm => {
                let warns = self.consult.peek(|mode, _| mode.warning.is_some());
                if warns && self.idle.try_with_value(|idle| idle.is_over(now.seconds)) == Some(true)
                {
                    self.run(Wanted::Stay);
                }
            }
            Rest::Over => self.run(Wanted::Blank),
            Rest::Soon(left) => {
                self.consult.set(|mode| mode.warning = Some(left));
                self.ports.kiosk.dialog(WARNING_ID, true);
            }
        }
    }
}

/// What of the mode the document has to follow by hand.
struct Seen {
    step: Step,
    panel: Option<Panel>,
    selected: usize,
    warns: bool,
}

fn seen(mode: &Mode) -> Seen {
    Seen {
        step: mode.step,
        panel: mode.panel,
        selected: mode.selected,
        warns: mode.warning.is_some(),
    }
}
