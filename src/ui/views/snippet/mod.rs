//! The page that writes the snippet a clinic pastes into its own site, with a live preview.
//!
//! Without a script it shows the snippets for the first treatment; `src/embed/snippet.js` fills the
//! choices in. Knows no address: the guide's root comes in.

use leptos::prelude::*;

use crate::ui::text::{consult, embed as text};

/// One value of a choice, with what a person reads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The attribute's value.
    pub value: String,
    /// What a person reads.
    pub label: String,
}

impl Choice {
    fn fixed(value: &str, label: &str) -> Choice {
        Choice { value: value.to_owned(), label: label.to_owned() }
    }
}

/// The page. `base` is the absolute address of the guide's root; `release` and `integrity` belong
/// to the copy of the script that never changes. `staff` are the consultation's addresses.
pub fn snippet_page(
    base: &str,
    release: &str,
    integrity: &str,
    treatments: &[Choice],
    staff: &[Choice],
) -> impl IntoView + use<> {
    let staff: Vec<_> = staff
        .iter()
        .map(|it| view! { <li><a href=it.value.clone()>{it.label.clone()}</a></li> }.into_any())
        .collect();
    let first = treatments.first().map(|it| it.value.clone()).unwrap_or_default();
    let views = text::VIEWS.map(|(value, label)| Choice::fixed(value, label));
    let themes = text::THEMES.map(|(value, label)| Choice::fixed(value, label));
    let origin = origin(base);
    view! {
        <main
            id="main"
            class="tg-main tg-snippet"
            data-base=base.to_owned()
            data-release=release.to_owned()
            data-integrity=integrity.to_owned()
        >
            <header class="tg-hero">
                <h1>{text::SNIPPET_TITLE}</h1>
                <p class="tg-hero__lede">{text::SNIPPET_LEDE}</p>
            </header>
            <form class="tg-snippet__choices tg-scripted">
                {choice("treatment", text::CHOOSE_TREATMENT, treatments)}
                {choice("view", text::CHOOSE_VIEW, &views)}
                {choice("theme", text::CHOOSE_THEME, &themes)}
                {field("accent", text::CHOOSE_ACCENT, "color", Some(text::ACCENT_HINT))}
                {field("cta-url", text::CHOOSE_CTA, "url", None)}
            </form>
            {code("element", text::ELEMENT, text::ELEMENT_NOTE, element(base, &first))}
            {code("content", text::CONTENT, text::CONTENT_NOTE, String::new())}
            {code("frame", text::FRAME, text::FRAME_NOTE, frame(base, &first))}
            {code("csp", text::CSP, text::CSP_NOTE, csp(&origin))}
            {code("pinned", text::PINNED, text::PINNED_NOTE, pinned(base, release, integrity))}
            <section class="tg-snippet__preview tg-scripted" aria-labelledby="preview">
                <h2 id="preview">{text::PREVIEW}</h2>
                <div id="snippet-preview" role="group" aria-labelledby="preview" tabindex="0">
                    <treatment-guide treatment=first view="faq"></treatment-guide>
                </div>
            </section>
            <section class="tg-snippet__staff" aria-labelledby="staff">
                <h2 id="staff">{consult::FOR_STAFF}</h2>
                <p>{consult::FOR_STAFF_NOTE}</p>
                <ul class="tg-snippet__links">{staff}</ul>
            </section>
        </main>
    }
}

fn choice(name: &'static str, label: &'static str, choices: &[Choice]) -> AnyView {
    let id = ["snippet-", name].concat();
    let options: Vec<_> = choices
        .iter()
        .map(|it| view! { <option value=it.value.clone()>{it.label.clone()}</option> }.into_any())
        .collect();
    view! {
        <div class="tg-field">
            <label for=id.clone()>{label}</label>
            <select id=id name=name>{options}</select>
        </div>
    }
    .into_any()
}

fn field(
    name: &'static str,
    label: &'static str,
    kind: &'static str,
    hint: Option<&'static str>,
) -> AnyView {
    let id = ["snippet-", name].concat();
    // A colour field always has a value; this one means "as the guide has it".
    let color = kind == "color";
    let value = color.then_some(text::ACCENT);
    let hint_id = hint.map(|_| [&id, "-hint"].concat());
    let hint = hint.map(|hint| view! { <p class="tg-field__hint" id=hint_id.clone()>{hint}</p> });
    let contrast = color.then(|| {
        view! { <p class="tg-field__error" id="snippet-contrast" role="status"></p> }
    });
    view! {
        <div class="tg-field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                name=name
                type=kind
                value=value
                autocomplete="off"
                aria-describedby=hint_id
            />
            {hint}
            {contrast}
        </div>
    }
    .into_any()
}

fn code(name: &'static str, title: &'static str, note: &'static str, code: String) -> AnyView {
    let id = ["snippet-", name].concat();
    view! {
        <section class="tg-snippet__code" aria-labelledby=[&id, "-title"].concat()>
            <h2 id=[&id, "-title"].concat()>{title}</h2>
            <p>{note}</p>
            <pre id=id.clone() tabindex="0"><code>{code}</code></pre>
            <p class="tg-scripted">
                <button
                    type="button"
                    class="tg-button tg-button--small"
                    data-copy=id.clone()
                    aria-label=[text::COPY, ": ", title].concat()
                >
                    {text::COPY}
                </button>
                <span class="tg-status" role="status"></span>
            </p>
        </section>
    }
    .into_any()
}

fn element(base: &str, treatment: &str) -> String {
    format!(
        "<treatment-guide treatment=\"{treatment}\" view=\"plan\"></treatment-guide>\n\
         <script src=\"{base}embed/v1/treatment-guide.js\" async></script>"
    )
}

fn frame(base: &str, treatment: &str) -> String {
    format!(
        "<iframe src=\"{base}frame/{treatment}/plan/\" title=\"{}\" width=\"100%\" height=\"900\"\n  \
         loading=\"lazy\" referrerpolicy=\"origin\" allow=\"clipboard-write; web-share\"></iframe>\n\
         <script src=\"{base}embed/v1/treatment-guide.js\" async></script>",
        text::FRAME_NAME
    )
}

fn pinned(base: &str, release: &str, integrity: &str) -> String {
    format!(
        "<script src=\"{base}embed/{release}/treatment-guide.js\" async\n  \
         integrity=\"{integrity}\" crossorigin=\"anonymous\"></script>"
    )
}

fn csp(origin: &str) -> String {
    format!("script-src {origin} 'wasm-unsafe-eval'; connect-src {origin}")
}

/// Scheme and host of `base`.
fn origin(base: &str) -> String {
    let host = base.find("://").map_or(0, |at| at + 3);
    let end = base[host..].find('/').map_or(base.len(), |at| host + at);
    base[..end].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_ends_before_the_path() {
        assert_eq!(origin("https://guide.example/sub/"), "https://guide.example");
        assert_eq!(origin("http://127.0.0.1:8080/"), "http://127.0.0.1:8080");
    }
}
