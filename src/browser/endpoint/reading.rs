//! What can be said of an answer without the module that reads content: whether it is JSON, of a
//! format that is known, and the same as what is on screen.

use js_sys::{JSON, Reflect};
use wasm_bindgen::JsValue;

use super::{State, words};
use crate::content::treatment::FORMAT;
use crate::content::version::version;
use crate::endpoint::kept::Answer;

impl State {
    /// The version of an answer as `content::json::version_of` makes it, without reading what is
    /// in it. Other spaces make no difference; another order of fields does, and then the view
    /// module says whether the content is another.
    pub(super) fn plain_version(&self, answer: &Answer) -> Result<String, String> {
        let catalogue = self.parse("index", &answer.catalogue)?;
        let compact = |value: &JsValue| JSON::stringify(value).map(String::from).ok();
        let field = |name: &str| {
            let value = Reflect::get(&catalogue, &name.into()).ok();
            compact(&value.filter(|value| !value.is_undefined())?)
        };
        let shown = match answer.treatment.is_empty() {
            true => field("treatments"),
            false => compact(&self.parse(&self.slug.borrow(), &answer.treatment)?),
        };
        Ok(version(&[&field("clinic").unwrap_or_default(), &shown.unwrap_or_default()]))
    }

    /// A document as JavaScript has it.
    fn parse(&self, name: &str, text: &str) -> Result<JsValue, String> {
        let told = |words: &str| [&self.folder, name, ".json ", words].concat();
        let value =
            JSON::parse(text).map_err(|error| told(&["is not JSON: ", &words(error)].concat()))?;
        if !value.is_object() {
            return Err(told("is no JSON object"));
        }
        let format = Reflect::get(&value, &"format".into()).ok().and_then(|it| it.as_f64());
        if let Some(format) = format.filter(|format| *format > f64::from(FORMAT)) {
            let (theirs, ours) = ((format as u32).to_string(), FORMAT.to_string());
            let words =
                ["has format ", &theirs, ", this guide reads up to ", &ours, ": update the guide"];
            return Err(told(&words.concat()));
        }
        Ok(value)
    }
}
