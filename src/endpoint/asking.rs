//! The order of things: a machine that hears what happened and says what is to be done.
//!
//! It never says that something is to be taken off the screen: what stands there is replaced by a
//! valid answer or stays. Asks are numbered; what is heard of an ask that is not the newest is
//! dropped, so a slow answer never overwrites a newer one. Knows no text, no time and no network.

/// Where the content on screen comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// The page as it was built.
    #[default]
    Bundled,
    /// An answer of the endpoint, of this visit.
    Endpoint,
    /// The last good answer, kept on the device.
    LastGood,
}

impl Source {
    /// Its name for staff and tests.
    pub fn name(self) -> &'static str {
        match self {
            Source::Bundled => "bundled",
            Source::Endpoint => "endpoint",
            Source::LastGood => "last-good",
        }
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The page has started, the device is online again, or somebody wants to try again.
    Asked,
    /// Another page of the site stands on screen, as it was built.
    Arrived {
        /// Whether it shows the same documents as the page before.
        same: bool,
        /// Where an answer for it, known from this visit, came from.
        known: Option<Source>,
    },
    /// The request of an ask ended.
    Answered(u32, Ending),
    /// The wait before the second attempt of an ask is over.
    Waited(u32),
    /// Drawing ended: what was drawn, and whether it could be.
    Drawn(u32, bool),
}

/// How a request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// With an answer.
    Good,
    /// With trouble that may pass by itself; the endpoint may say in how many seconds.
    Passing(Option<u32>),
    /// With trouble that stays.
    Lasting,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Send the request of this ask, and end whatever request is under way.
    Request(u32),
    /// Say [`Heard::Waited`] later; after so many seconds when the endpoint said so.
    Wait(u32, Option<u32>),
    /// Draw the answer of this ask.
    Draw(u32),
    /// Keep the answer of this ask on the device and in memory.
    Keep(u32),
    /// Draw the last good answer.
    DrawKept(u32),
    /// Draw, at once, what is known of this page from this visit.
    DrawKnown(u32),
    /// Nothing is under way any more: say where the content on screen comes from.
    Rest,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Phase {
    #[default]
    Rests,
    /// A request is under way; whether it is the second of its ask.
    Requests {
        again: bool,
    },
    Waits,
    /// Something is being drawn, and where it comes from.
    Draws {
        from: Source,
        known: bool,
    },
}

/// The machine.
#[derive(Debug, Default)]
pub struct Asking {
    ask: u32,
    phase: Phase,
    source: Source,
}

impl Asking {
    /// Where the content on screen comes from.
    pub fn source(&self) -> Source {
        self.source
    }

    /// Whether something is under way.
    pub fn busy(&self) -> bool {
        self.phase != Phase::Rests
    }

    /// Whether `ask` is the newest: only then may anything of it come to the screen.
    pub fn is_newest(&self, ask: u32) -> bool {
        self.ask == ask
    }

    /// Takes in what happened; gives what is to be done, in order.
    pub fn hear(&mut self, heard: Heard) -> Vec<Order> {
        match (heard, self.phase) {
            (Heard::Asked, _) => self.begin(),
            (Heard::Arrived { same, known }, phase) => self.arrive(same, known, phase),
            (Heard::Answered(ask, ending), Phase::Requests { again }) if ask == self.ask => {
                self.answered(ending, again)
            }
            (Heard::Waited(ask), Phase::Waits) if ask == self.ask => {
                self.phase = Phase::Requests { again: true };
                vec![Order::Request(ask)]
            }
            (Heard::Drawn(ask, good), Phase::Draws { from, known }) if ask == self.ask => {
                self.drawn(good, from, known)
            }
            // Too late, or never asked for.
            _ => Vec::new(),
        }
    }

    fn begin(&mut self) -> Vec<Order> {
        self.ask += 1;
        self.phase = Phase::Requests { again: false };
        vec![Order::Request(self.ask)]
    }

    /// The page on screen is the one that was built, whatever stood there before.
    fn arrive(&mut self, same: bool, known: Option<Source>, phase: Phase) -> Vec<Order> {
        self.source = Source::Bundled;
        if let Some(from) = known {
            self.ask += 1;
            self.phase = Phase::Draws { from, known: true };
            return vec![Order::DrawKnown(self.ask)];
        }
        match phase {
            // The answer that is on its way is as good for this page as for the one before.
            Phase::Requests { .. } | Phase::Waits | Phase::Draws { known: false, .. } if same => {
                Vec::new()
            }
            _ => self.begin(),
        }
    }

    fn answered(&mut self, ending: Ending, again: bool) -> Vec<Order> {
        match ending {
            Ending::Good => self.draw(Source::Endpoint),
            Ending::Passing(wait) if !again => {
                self.phase = Phase::Waits;
                vec![Order::Wait(self.ask, wait)]
            }
            Ending::Passing(_) | Ending::Lasting => self.fall_back(),
        }
    }

    fn draw(&mut self, from: Source) -> Vec<Order> {
        self.phase = Phase::Draws { from, known: false };
        match from {
            Source::Endpoint => vec![Order::Draw(self.ask)],
            _ => vec![Order::DrawKept(self.ask)],
        }
    }

    fn drawn(&mut self, good: bool, from: Source, known: bool) -> Vec<Order> {
        if !good {
            // What is known or kept and cannot be drawn is asked for afresh at the next occasion.
            return match from {
                Source::Endpoint if !known => self.fall_back(),
                _ => self.rest(),
            };
        }
        self.source = from;
        let mut orders = self.rest();
        if from == Source::Endpoint && !known {
            orders.insert(0, Order::Keep(self.ask));
        }
        orders
    }

    /// The last good answer, unless an answer stands on screen already.
    fn fall_back(&mut self) -> Vec<Order> {
        match self.source {
            Source::Bundled => self.draw(Source::LastGood),
            Source::Endpoint | Source::LastGood => self.rest(),
        }
    }

    fn rest(&mut self) -> Vec<Order> {
        self.phase = Phase::Rests;
        vec![Order::Rest]
    }
}

#[cfg(test)]
mod tests;
