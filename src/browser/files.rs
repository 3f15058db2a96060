//! Saving a text as a file: a blob and a link with `download`.
//!
//! Knows no format; what the file holds and is called comes from the hand-over.

use js_sys::{Array, JsString};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::printer::is_framed;
use super::window;
use crate::ports::{FileSaver, Outcome};

/// How long the file's address stays good, in milliseconds. Safari asks before it saves and reads
/// the blob only after the answer.
const KEEP: i32 = 60_000;

/// Saves through an object URL.
pub(super) struct BlobSaver;

impl FileSaver for BlobSaver {
    fn save(&self, name: &str, media_type: &str, text: &str) -> Outcome {
        if let Err(error) = offer(name, media_type, text) {
            let reason = error.as_string().unwrap_or_else(|| "the browser refused".to_owned());
            return Outcome::Refused(reason);
        }
        // The two places known to drop a download without a word. It was offered all the same:
        // some of them let it through, and then the reader has the file and the text.
        if window().origin() == "null" && is_framed() {
            return Outcome::Refused("this page stands in a sandboxed frame".to_owned());
        }
        if ignores_downloads(&window().navigator().user_agent().unwrap_or_default()) {
            return Outcome::Refused("this app's browser does not save files".to_owned());
        }
        Outcome::Done
    }
}

/// Whether a browser with this name is one inside an app that drops downloads.
fn ignores_downloads(user_agent: &str) -> bool {
    // The browser's own search: Rust's is a kilobyte.
    let name = JsString::from(user_agent);
    ["Instagram", "FBAN", "FBAV"].iter().any(|app| name.includes(app, 0))
}

fn offer(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = window().document().ok_or("there is no document")?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.set_hidden(true);
    // Firefox follows only links that stand in the document.
    let body = document.body().ok_or("there is no body")?;
    body.append_child(&link)?;
    link.click();
    link.remove();
    let revoke = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&url);
    });
    window().set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), KEEP)?;
    Ok(())
}
