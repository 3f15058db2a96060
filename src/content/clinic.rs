//! The clinic: its name, its links, its closed days, and the site's settings.

use serde::{Deserialize, Serialize};

/// Settings of the clinic; everything optional is hidden on the page when empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
pub struct Clinic {
    /// Name as it stands on the door; never empty.
    #[cfg_attr(feature = "compile", schemars(length(min = 1)))]
    pub name: String,
    /// Language of the content and of written dates, a BCP 47 tag; never empty.
    #[cfg_attr(feature = "compile", schemars(length(min = 2)))]
    pub language: String,
    /// Address of the clinic's own page with all services; hidden when empty.
    #[serde(default)]
    pub services_url: String,
    /// Address where a consultation is booked; hidden when empty.
    #[serde(default)]
    pub booking_url: String,
    /// Telephone number to call with questions; hidden when empty.
    #[serde(default)]
    pub phone: String,
    /// When to call, in the clinic's words; hidden when empty.
    #[serde(default)]
    pub call_us: String,
    /// Weekdays on which the clinic is closed, 0 = Monday to 6 = Sunday.
    #[cfg_attr(feature = "compile", schemars(inner(range(max = 6))))]
    #[serde(default)]
    pub closed_weekdays: Vec<u8>,
    /// Single closed days as `YYYY-MM-DD`, ascending.
    #[serde(default)]
    pub holidays: Vec<String>,
    /// Minutes without a touch after which the consultation screen goes blank: 1 to 60.
    #[cfg_attr(feature = "compile", schemars(range(min = 1, max = 60)))]
    #[serde(default = "idle_minutes")]
    pub idle_minutes: u16,
    /// Base address of another content endpoint, ends in `/content/v1/`; empty for the bundled
    /// content. A setting of the site and no content: an endpoint cannot name another one.
    #[serde(skip)]
    pub content_url: String,
}

impl Clinic {
    /// [`Clinic::idle_minutes`] where none are set.
    pub const IDLE_MINUTES: u16 = 5;
}

fn idle_minutes() -> u16 {
    Clinic::IDLE_MINUTES
}

impl Default for Clinic {
    /// What a setting is that is not there.
    fn default() -> Self {
        Clinic {
            name: String::new(),
            language: String::new(),
            services_url: String::new(),
            booking_url: String::new(),
            phone: String::new(),
            call_us: String::new(),
            closed_weekdays: Vec::new(),
            holidays: Vec::new(),
            idle_minutes: Self::IDLE_MINUTES,
            content_url: String::new(),
        }
    }
}
