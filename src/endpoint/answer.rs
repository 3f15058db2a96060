//! From what came over the wire to a text, or to a [`Trouble`] in words that staff can act on.
//!
//! Judges status, kind and bytes only; whether the text is content is the content model's to say.

pub use crate::content::json::MAX_BYTES;

/// Longest wait that an endpoint may ask for before the second attempt, in seconds.
const MAX_WAIT: u32 = 10;

/// Why an answer cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What happened and what to do about it; a sentence in lower case without a full stop.
    pub words: String,
    /// Whether it may pass by itself, so that a second attempt makes sense.
    pub passing: bool,
    /// Seconds that the endpoint asks to wait before it.
    pub wait: Option<u32>,
}

impl Trouble {
    /// One that stays until somebody mends something.
    pub fn lasting(words: impl Into<String>) -> Trouble {
        Trouble { words: words.into(), passing: false, wait: None }
    }

    /// One that may pass by itself.
    pub fn passing(words: impl Into<String>) -> Trouble {
        Trouble { words: words.into(), passing: true, wait: None }
    }

    /// No answer came; browsers do not tell a page why.
    pub fn unreachable() -> Trouble {
        Trouble::passing(
            "cannot be reached: look whether it is up, whether it sends \
             Access-Control-Allow-Origin, and whether connect-src of the guide's \
             Content-Security-Policy names it",
        )
    }

    /// The answer broke off.
    pub fn cut() -> Trouble {
        Trouble::passing("broke off before its end: look whether the endpoint sends it whole")
    }

    /// The answer took longer than `milliseconds`.
    pub fn late(milliseconds: u32) -> Trouble {
        let limit = milliseconds.to_string();
        let words = ["did not come within ", &limit, " ms: look why the endpoint is slow"];
        Trouble::passing(words.concat())
    }

    /// The answer is longer than is read.
    pub fn too_long() -> Trouble {
        let limit = MAX_BYTES.to_string();
        Trouble::lasting(
            ["is longer than the ", &limit, " bytes that are read: shorten it"].concat(),
        )
    }
}

/// Judges the head of an answer. `retry_after` is the header of that name.
///
/// # Errors
/// When no content can come of it.
pub fn head(status: u16, kind: &str, length: &str, retry_after: &str) -> Result<(), Trouble> {
    if !(200..300).contains(&status) {
        let words = ["answered ", &status.to_string(), advice(status)].concat();
        let wait = retry_after.trim().parse().ok();
        // Who asks for more patience than a reader has is not asked again.
        let passing = (status == 429 || status >= 500) && wait.is_none_or(|it| it <= MAX_WAIT);
        return Err(Trouble { words, passing, wait: wait.filter(|_| passing) });
    }
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let page = ["text/html", "application/xhtml+xml"];
    if page.iter().any(|it| kind.eq_ignore_ascii_case(it)) {
        let words = "is a web page, not JSON: name the folder in which index.json lies, and look \
                     whether the host answers every address with the same page";
        return Err(Trouble::lasting(words));
    }
    match length.trim().parse::<u64>() {
        Ok(bytes) if bytes > MAX_BYTES as u64 => Err(Trouble::too_long()),
        _ => Ok(()),
    }
}

fn advice(status: u16) -> &'static str {
    match status {
        401 | 403 => ": content has to be readable without a login",
        404 | 410 => ": publish the document there, or name another endpoint",
        429 => ": the endpoint is asked too often, or counts too strictly",
        500.. => ": look into the endpoint's own log",
        _ => ": a document is wanted here",
    }
}

/// The text in the bytes of an answer.
///
/// # Errors
/// When there is none, or it is not UTF-8, which JSON is whatever a header says.
pub fn text(bytes: Vec<u8>) -> Result<String, Trouble> {
    if bytes.len() > MAX_BYTES {
        return Err(Trouble::too_long());
    }
    if matches!(bytes[..], [0xff, 0xfe, ..] | [0xfe, 0xff, ..]) {
        return Err(Trouble::lasting("is UTF-16: JSON is written in UTF-8"));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| Trouble::lasting("is not UTF-8: JSON is written in UTF-8"))?;
    // A byte order mark is no JSON, and common.
    let text = text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned);
    if text.trim_ascii().is_empty() {
        return Err(Trouble::lasting("is empty: look whether the document was published"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16, kind: &str, length: &str, retry: &str) -> Trouble {
        head(status, kind, length, retry).unwrap_err()
    }

    #[test]
    fn json_is_taken_under_any_name_but_that_of_a_web_page() {
        for kind in ["application/json", "application/json; charset=utf-8", "text/plain", "", "a"] {
            assert_eq!(head(200, kind, "", ""), Ok(()), "{kind}");
        }
        for kind in ["text/html", "Text/HTML;charset=utf-8", "application/xhtml+xml"] {
            assert!(refused(200, kind, "", "").words.starts_with("is a web page"), "{kind}");
        }
    }

    #[test]
    fn what_may_pass_by_itself_is_asked_again_and_nothing_else() {
        for status in [429, 500, 502, 503, 504] {
            assert!(refused(status, "", "", "").passing, "{status}");
        }
        for status in [100, 204 + 100, 400, 401, 403, 404, 410] {
            assert!(!refused(status, "", "", "").passing, "{status}");
        }
        assert!(
            Trouble::unreachable().passing && Trouble::cut().passing && Trouble::late(1).passing
        );
        assert!(!Trouble::too_long().passing);
    }

    #[test]
    fn an_endpoint_may_ask_to_wait_as_long_as_a_reader_would() {
        assert_eq!(refused(429, "", "", "3").wait, Some(3));
        assert_eq!(refused(503, "", "", " 10 ").wait, Some(10));
        for late in ["11", "3600"] {
            assert_eq!(
                (refused(429, "", "", late).passing, refused(429, "", "", late).wait),
                (false, None)
            );
        }
        let date = refused(429, "", "", "Wed, 21 Oct 2026 07:28:00 GMT");
        assert_eq!((date.passing, date.wait), (true, None));
    }

    #[test]
    fn length_is_judged_by_the_header_and_by_the_bytes() {
        assert_eq!(refused(200, "", "2097153", ""), Trouble::too_long());
        assert_eq!(head(200, "", "2097152", ""), Ok(()));
        assert_eq!(head(200, "", "many", ""), Ok(()));
        assert_eq!(text(vec![b'a'; MAX_BYTES + 1]), Err(Trouble::too_long()));
    }

    #[test]
    fn text_is_utf_8_with_or_without_a_byte_order_mark() {
        assert_eq!(text("\u{feff}{é}".into()), Ok("{é}".to_owned()));
        assert_eq!(text("{é}".into()), Ok("{é}".to_owned()));
        for (bytes, word) in [
            (&[b'{', 0xe9, b'}'][..], "UTF-8"),
            (&[0xff, 0xfe, b'{', 0], "UTF-16"),
            (&[0xfe, 0xff, 0, b'{'], "UTF-16"),
            (b"", "empty"),
            (b" \n", "empty"),
            (&[0xef, 0xbb, 0xbf], "empty"),
        ] {
            let trouble = text(bytes.to_vec()).unwrap_err();
            assert!(
                trouble.words.contains(word) && !trouble.passing,
                "{bytes:?}: {}",
                trouble.words
            );
        }
    }
}
