//! Which addresses content may lead to: one allow-list for Markdown, JSON and settings.
//!
//! Judges the text of an address only; does not fetch, resolve or repair it.

/// Longest address that is accepted, in bytes.
pub const MAX_ADDRESS: usize = 2_048;

/// Whether a link may lead to `href`: `http`, `https`, `mailto`, `tel`, a relative address or `#…`.
///
/// Refuses what browsers read in another way than people do: control characters and spaces at
/// the ends (dropped by browsers, so `java\nscript:` would run), backslashes (read as slashes),
/// `//host` (another site that looks like a path), a host behind `user@`, and a scheme hidden
/// behind percent signs; and hosts and ports that no browser can read.
pub fn href_allowed(href: &str) -> bool {
    sound(href)
        && match scheme(href) {
            Scheme::None => relative(href),
            Scheme::Named(name, rest) if is(name, "http") || is(name, "https") => web(rest),
            Scheme::Named(name, rest) => {
                (is(name, "mailto") || is(name, "tel")) && !rest.is_empty()
            }
        }
}

/// Whether a link to `href` leads to the same place from every page it may stand on: it has a
/// scheme, or begins at the root.
pub fn leads_from_anywhere(href: &str) -> bool {
    href_allowed(href) && (href.starts_with('/') || matches!(scheme(href), Scheme::Named(..)))
}

/// Whether a picture may come from `src`: a relative address or `https`.
pub fn src_allowed(src: &str) -> bool {
    sound(src)
        && match scheme(src) {
            Scheme::None => relative(src) && !src.starts_with('#'),
            Scheme::Named(name, rest) => is(name, "https") && web(rest),
        }
}

/// Whether `address` is a complete web address, as settings and sources need it.
pub fn web_address(address: &str) -> bool {
    sound(address)
        && matches!(scheme(address), Scheme::Named(name, rest)
            if (is(name, "https") || is(name, "http")) && web(rest))
}

/// An address with its scheme cut off, when it has one.
enum Scheme<'a> {
    None,
    Named(&'a str, &'a str),
}

/// What stands before the first colon is a scheme unless a path, query or fragment began earlier.
fn scheme(address: &str) -> Scheme<'_> {
    let end = address.find([':', '/', '?', '#']);
    match end.and_then(|end| address[end..].strip_prefix(':').map(|rest| (end, rest))) {
        Some((end, rest)) => Scheme::Named(&address[..end], rest),
        None => Scheme::None,
    }
}

fn is(name: &str, wanted: &str) -> bool {
    name.eq_ignore_ascii_case(wanted)
}

fn sound(address: &str) -> bool {
    !address.is_empty()
        && address.len() <= MAX_ADDRESS
        && address.trim().len() == address.len()
        && !address.chars().any(|c| c == '\\' || c.is_control() || invisible(c))
}

/// Characters that show nothing and change how the rest is read.
fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// `//host…`: both slashes, a host, no `user@` before it, and no port behind it but a number.
fn web(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix("//") else { return false };
    let place = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (named, port) = match place.strip_prefix('[') {
        Some(number) => {
            let (number, port) = number.split_once(']').unwrap_or_default();
            let ends = |c: char| c.is_ascii_hexdigit() || c == ':' || c == '.';
            (!number.is_empty() && number.chars().all(ends), port)
        }
        None => {
            let (host, port) = place.split_at(place.find(':').unwrap_or(place.len()));
            let unread = ['@', ' ', '%', '<', '>', '[', ']', '^', '|'];
            (host.starts_with(char::is_alphanumeric) && !host.contains(unread), port)
        }
    };
    named && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port))
}

/// The port of a scheme may be left out behind the colon, too.
fn is_port(port: &str) -> bool {
    port.bytes().all(|byte| byte.is_ascii_digit())
        && (port.is_empty() || port.parse::<u16>().is_ok())
}

fn relative(address: &str) -> bool {
    let first = address.split(['/', '?', '#']).next().unwrap_or_default();
    !address.starts_with("//") && !first.contains("%3A") && !first.contains("%3a")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn allowed_schemes_and_relative_addresses_pass_in_any_case() {
        for href in [
            "https://clinic.example/a?b=c#d",
            "HTTP://clinic.example",
            "http://[::1]:80/",
            "http://[::ffff:192.0.2.1]/",
            "https://clinic.example:65535",
            "https://clinic.example:/a:b",
            "https://bücher.example/",
            "mailto:hello@clinic.example?subject=A%20question",
            "TEL:+15550100",
            "recovery/",
            "../plan/#plan=abc",
            "/treatments/microneedling/",
            "#risks",
            "?a=javascript:b",
            "a/b:c",
            "./javascript:x",
        ] {
            assert!(href_allowed(href), "{href}");
        }
    }

    #[test]
    fn everything_else_is_refused_however_it_is_written() {
        for href in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            " javascript:alert(1)",
            "\u{a0}javascript:alert(1)",
            "javascript\u{200b}:alert(1)",
            "javascript&colon;alert(1):",
            "javascript%3Aalert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc/passwd",
            "blob:https://clinic.example/x",
            "//host.example",
            "\\\\host.example",
            "/\\host.example",
            "https:\\\\host.example",
            "https:host.example",
            "https:///host.example",
            "https://clinic.example@host.example/",
            "https://",
            "mailto:",
            "unknown:thing",
            "1:2",
            "\u{202e}https://clinic.example",
        ] {
            assert!(!href_allowed(href), "{href:?}");
        }
        assert!(!href_allowed(&format!("/{}", "a".repeat(MAX_ADDRESS))));
    }

    #[test]
    fn an_address_that_no_browser_can_read_is_refused() {
        for href in [
            "https://clinic.example:port/book",
            "https://clinic.example:99999/",
            "https://clinic.example:65536?a",
            "https://clinic.example:80:80/",
            "https://clinic.example:-1",
            "https://[clinic.example]/",
            "https://[::1]80/",
            "https://[::1",
            "https://[]/",
            "https://clinic example/",
            "https://clinic<example>/",
            "https://clinic.example|/",
            "https://clinic.example%/",
            "https://clinic[1]/",
        ] {
            assert!(url::Url::parse(href).is_err(), "{href} can be read");
            assert!(!href_allowed(href) && !web_address(href) && !src_allowed(href), "{href}");
        }
    }

    #[test]
    fn an_address_that_leads_to_the_same_place_from_every_page_is_told_from_others() {
        for href in ["https://a.example/", "mailto:a@a.example", "tel:+15550100", "/book"] {
            assert!(leads_from_anywhere(href), "{href}");
        }
        for href in ["www.clinic.example/book", "../book", "#book", "?a", "//host", "javascript:x"]
        {
            assert!(!leads_from_anywhere(href), "{href}");
        }
    }

    #[test]
    fn pictures_are_relative_or_https() {
        assert!(src_allowed("skin.svg") && src_allowed("https://clinic.example/skin.webp"));
        for src in ["http://clinic.example/a", "data:image/svg+xml,x", "//a/b", "#a", "", "blob:x"]
        {
            assert!(!src_allowed(src), "{src}");
        }
    }
}
