//! The rules of the style sheets: layers, one prefix, no ids, no raw colour, no rem.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops here")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Every style sheet: its path from `style/` and its text without comments.
fn sheets() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("style");
    let mut sheets = Vec::new();
    collect(&folder, &folder, &mut sheets);
    assert!(sheets.len() > 8, "found only {} style sheets", sheets.len());
    sheets.sort();
    sheets
}

fn collect(root: &Path, folder: &Path, sheets: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(root, &path, sheets);
        } else {
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            sheets.push((name, without_comments(&fs::read_to_string(&path).unwrap())));
        }
    }
}

fn without_comments(css: &str) -> String {
    let mut plain = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain + rest
}

/// The words of `text` that start with `start` and go on with letters, digits, `-` and `_`.
fn words<'a>(text: &'a str, start: &'a str) -> impl Iterator<Item = &'a str> + 'a {
    text.match_indices(start).map(move |(at, _)| {
        let after = &text[at + start.len()..];
        let in_word = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
        &after[..after.find(|letter| !in_word(letter)).unwrap_or(after.len())]
    })
}

/// What stands before each `{` that opens a rule, not an at-rule.
fn selectors(css: &str) -> impl Iterator<Item = &str> {
    css.split(['{', '}', ';']).zip(css.match_indices(['{', '}', ';'])).filter_map(
        |(text, (_, end))| (end == "{" && !text.trim().starts_with('@')).then_some(text.trim()),
    )
}

#[test]
fn every_sheet_stands_in_a_layer_and_imports_nothing() {
    let order = sheets().into_iter().find(|(name, _)| name == "layers.css").unwrap().1;
    for (name, css) in sheets() {
        assert!(!css.contains("@import"), "{name} imports");
        if name == "layers.css" {
            continue;
        }
        let rest = css.trim().strip_prefix("@layer ");
        let layer = rest.and_then(|rest| rest.split_whitespace().next()).unwrap_or_default();
        assert!(order.contains(layer) && !layer.is_empty(), "{name} is in no layer of layers.css");
        let opened = css.matches('{').count();
        assert_eq!(opened, css.matches('}').count(), "{name}: braces do not match");
    }
}

#[test]
fn every_class_has_the_prefix_and_no_selector_names_an_id() {
    for (name, css) in sheets() {
        for selector in selectors(&css) {
            assert!(!selector.contains('#'), "{name}: {selector:?} names an id");
            for class in words(selector, ".") {
                let number = class.starts_with(|first: char| first.is_ascii_digit());
                assert!(class.starts_with("tg-") || number, "{name}: .{class} lacks the prefix");
            }
        }
    }
}

#[test]
fn a_raw_colour_stands_in_tokens_only() {
    for (name, css) in sheets() {
        if name == "tokens.css" {
            continue;
        }
        for function in ["rgb(", "rgba(", "hsl(", "oklch(", "lab("] {
            assert!(!css.contains(function), "{name} has a raw colour {function}");
        }
        for hex in words(&css, "#") {
            let is_hex = hex.len() >= 3 && hex.chars().all(|digit| digit.is_ascii_hexdigit());
            assert!(!is_hex, "{name} has the raw colour #{hex}");
        }
    }
}

#[test]
fn no_length_hangs_on_the_host_pages_root() {
    for (name, css) in sheets() {
        for before in css.split("rem").take(css.matches("rem").count()) {
            let digit = before.ends_with(|last: char| last.is_ascii_digit());
            assert!(
                !digit,
                "{name} uses rem, which a host page owns: …{:?}",
                before.get(before.len().saturating_sub(40)..)
            );
        }
    }
}

#[test]
fn every_token_that_is_used_is_set() {
    // Set from outside by a clinic or a host page, or by a view or a script on the element itself.
    const PUBLIC: [&str; 6] = ["accent", "surface", "text", "font", "radius", "source-at"];
    let all: String = sheets().into_iter().map(|(_, css)| css).collect();
    let set: BTreeSet<_> = all
        .match_indices("--tg-")
        .filter_map(|(at, start)| {
            let name = words(&all[at..], start).next()?;
            all[at + start.len() + name.len()..].trim_start().starts_with(':').then_some(name)
        })
        .collect();
    for name in words(&all, "var(--tg-") {
        assert!(set.contains(name) || PUBLIC.contains(&name), "--tg-{name} is used and never set");
    }
}

#[test]
fn words_for_who_listens_have_a_plain_line_for_browsers_that_do_not_know_them() {
    // `content: 'a' / 'b'` is no value before Safari 17.4 and Firefox 128, and is then left out whole.
    let mut seen = 0;
    for (name, css) in sheets() {
        let lines: Vec<_> = css.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        for (at, line) in lines.iter().enumerate() {
            let Some((plain, _)) = line.split_once(" / ") else { continue };
            if plain.starts_with("content:") {
                seen += 1;
                let before = at.checked_sub(1).map_or("", |before| lines[before]);
                assert_eq!(before, [plain, ";"].concat(), "{name}: before {line:?}");
            }
        }
    }
    assert!(seen > 3, "found only {seen} of them");
}

#[test]
fn a_button_that_is_down_looks_so_wherever_buttons_are_and_in_a_palette_of_ones_own() {
    // In a sheet that every page with buttons has; a palette of one's own takes shadow and ground away.
    let css = sheets().into_iter().find(|(name, _)| name == "components/controls.css").unwrap().1;
    let (plain, forced) = css.split_once("@media (forced-colors: active)").unwrap();
    let down = ".tg-root .tg-button:not(:disabled)[aria-pressed='true']";
    for (css, says) in [(plain, "box-shadow: inset"), (forced, "background: CanvasText")] {
        let rule = css.split_once(down).unwrap_or_else(|| panic!("no rule with {says}")).1;
        let rule = rule.split_once('{').unwrap().1.split_once('}').unwrap().0;
        assert!(rule.contains(says), "{rule}");
        let hover = css.rfind(":hover").unwrap_or(0);
        assert!(css.find(down) > Some(hover), "the rule of a hover comes after it");
    }
}

#[test]
fn the_code_brings_its_own_ground() {
    // Where `:has()` is not known (Firefox before 121) it would be dark on dark.
    let css = sheets().into_iter().find(|(name, _)| name == "components/handover.css").unwrap().1;
    let rule = css.split_once(".tg-qr__code {").unwrap().1.split_once('}').unwrap().0;
    assert!(rule.contains("background: var(--tg-c-qr-ground)"), "{rule}");
}

#[test]
fn the_code_full_screen_marks_the_focus_for_its_own_ground() {
    // It is light in every theme, and the mark of a dark theme is light.
    let css = sheets().into_iter().find(|(name, _)| name == "components/consult.css").unwrap().1;
    let rule = css.split_once(".tg-consult__full[open] {").unwrap().1.split_once('}').unwrap().0;
    assert!(rule.contains("background: var(--tg-c-qr-ground)"), "{rule}");
    assert!(rule.contains("--tg-focus: 3px solid var(--tg-c-qr);"), "{rule}");
}

#[test]
fn what_is_made_of_a_token_is_made_again_where_that_changes() {
    // A token of the root has the value of the root's own tokens, wherever it is used.
    let all = sheets();
    let tokens = &all.iter().find(|(name, _)| name == "tokens.css").unwrap().1;
    let made: Vec<(&str, &str)> = tokens
        .split([';', '{', '}'])
        .filter_map(|line| line.trim().strip_prefix("--tg-")?.split_once(':'))
        .filter(|(name, _)| !name.starts_with("c-"))
        .collect();
    let mut seen = 0;
    for (name, css) in all.iter().filter(|(name, _)| name != "tokens.css") {
        for rule in css.split(['{', '}']) {
            for changed in words(rule, "--tg-c-").filter(|it| rule.contains(&format!("-{it}: "))) {
                let colour = format!("var(--tg-c-{changed})");
                for (token, _) in made.iter().filter(|(_, value)| value.contains(&colour)) {
                    seen += 1;
                    let again = format!("--tg-{token}: ");
                    assert!(rule.contains(&again), "{name}: --tg-{token} keeps the old {changed}");
                }
            }
        }
    }
    assert!(seen > 0, "no colour is changed below the root");
}

/// The colour of a token in light and in dark, as numbers from 0 to 1.
fn colours(tokens: &str, name: &str) -> [[f64; 3]; 2] {
    let start = format!("--tg-c-{name}:");
    let value = tokens.split_once(&start).unwrap_or_else(|| panic!("no token {name}")).1;
    let value = value.split_once(';').unwrap().0;
    ["--tg-light, #", "--tg-dark, #"].map(|theme| {
        // A colour that is the same in both themes is written once.
        let hex =
            value.split_once(theme).map_or_else(|| value.trim().trim_start_matches('#'), |it| it.1);
        [0, 2, 4].map(|at| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0)
    })
}

/// Contrast as WCAG counts it.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let luminance = |colour: [f64; 3]| {
        let [red, green, blue] = colour.map(|share| {
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The token `--tg-c-…` that `property` has in `rule`, where it has nothing else.
fn token<'a>(rule: &'a str, property: &str) -> Option<&'a str> {
    rule.split(';').find_map(|line| {
        let value = line.trim().strip_prefix(property)?.strip_prefix(": var(--tg-c-")?;
        value.strip_suffix(')').filter(|name| !name.contains(['(', ',', ' ']))
    })
}

#[test]
fn what_a_rule_gives_a_ground_and_a_text_colour_is_read() {
    let all = sheets();
    let tokens = &all.iter().find(|(name, _)| name == "tokens.css").unwrap().1;
    let mut seen = 0;
    for (name, css) in &all {
        for rule in css.split(['{', '}']) {
            let (Some(ground), Some(text)) = (token(rule, "background"), token(rule, "color"))
            else {
                continue;
            };
            seen += 1;
            for (at, theme) in ["light", "dark"].into_iter().enumerate() {
                let found = contrast(colours(tokens, text)[at], colours(tokens, ground)[at]);
                assert!(
                    found >= 4.5,
                    "{name}: {text} on {ground} is {found:.2} when it is {theme}"
                );
            }
        }
    }
    assert!(seen > 5, "found only {seen} of them");
}

#[test]
fn every_text_colour_is_read_on_every_ground_in_light_and_in_dark() {
    const GROUNDS: [&str; 9] = [
        "paper",
        "raised",
        "sunken",
        "rose-tint",
        "blush-tint",
        "sand-tint",
        "sage-tint",
        "moss-tint",
        "alert-tint",
    ];
    const TEXTS: [&str; 10] = [
        "ink",
        "soft",
        "accent",
        "accent-strong",
        "alert",
        "rose-text",
        "blush-text",
        "sand-text",
        "sage-text",
        "moss-text",
    ];
    let tokens = sheets().into_iter().find(|(name, _)| name == "tokens.css").unwrap().1;
    let mut pairs: Vec<(&str, &str, f64)> = Vec::new();
    for ground in GROUNDS {
        pairs.extend(TEXTS.map(|text| (text, ground, 4.5)));
        pairs.push(("focus", ground, 3.0));
    }
    // What bounds a control stands on these alone.
    pairs.extend(["paper", "raised", "sunken"].map(|ground| ("edge", ground, 3.0)));
    pairs.extend(["accent", "accent-strong"].map(|ground| ("on-accent", ground, 4.5)));
    pairs.push(("qr", "qr-ground", 4.5));
    let mut faults = Vec::new();
    let mut lowest = f64::MAX;
    for (text, ground, needed) in pairs {
        let (text_colours, ground_colours) = (colours(&tokens, text), colours(&tokens, ground));
        for (at, theme) in ["light", "dark"].into_iter().enumerate() {
            let found = contrast(text_colours[at], ground_colours[at]);
            if needed > 4.0 {
                lowest = lowest.min(found);
            }
            if found < needed {
                faults.push(format!("{theme}: {text} on {ground} is {found:.2}, not {needed}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    println!("figure: lowest contrast of text in light and dark {lowest:.2}");
}
