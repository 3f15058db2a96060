//! The clinic: its name, its links, its closed days, and the site's settings.

use serde::{Deserialize, Serialize};

/// Settings of the clinic; everything optional is hidden on the page when empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Clinic {
    /// Name as it stands on the door.
    pub name: String,
    /// Language of the content and of written dates, a BCP 47 tag.
    pub language: String,
    /// Address of the clinic's own page with all services; hidden when empty.
    pub services_url: String,
    /// Address where a consultation is booked; hidden when empty.
    pub booking_url: String,
    /// Telephone number to call with questions; hidden when empty.
    pub phone: String,
    /// When to call, in the clinic's words; hidden when empty.
    pub call_us: String,
    /// Weekdays on which the clinic is closed, 0 = Monday to 6 = Sunday.
    pub closed_weekdays: Vec<u8>,
    /// Single closed days as `YYYY-MM-DD`, ascending.
    pub holidays: Vec<String>,
    /// Minutes without a touch after which the consultation screen goes blank.
    pub idle_minutes: u16,
    /// Base address of another content endpoint, ends in `/content/v1/`; empty for the bundled
    /// content. A setting of the site and no content: an endpoint cannot name another one.
    #[serde(skip)]
    pub content_url: String,
}
