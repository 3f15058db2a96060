//! Writing dates in views without handing them the port.

use std::sync::Arc;

use crate::domain::date::CivilDate;
use crate::ports::{DateForm, Formatter};

/// Writes dates in the page's language; cheap to clone.
#[derive(Clone)]
pub struct Dates(Arc<dyn Formatter>);

impl Dates {
    /// Dates as `formatter` writes them.
    pub fn new(formatter: Arc<dyn Formatter>) -> Self {
        Dates(formatter)
    }

    /// `date` in the form `form`.
    pub fn write(&self, date: CivilDate, form: DateForm) -> String {
        self.0.date(date, form)
    }
}
