//! The view module: pages and views drawn from content that came over the wire, on our own pages
//! and in the shadow roots of `<treatment-guide>`.
//!
//! Apart from the modules of the site because it carries what their pages have in their HTML: the
//! whole page view and the reading of content. Thin on purpose: the contract is `embed`'s, what a
//! page is made of is `ui::pages`'.

#[cfg(target_arch = "wasm32")]
mod exports {
    use js_sys::{Function, Reflect};
    use treatment_guide::browser;
    use treatment_guide::browser::replace::{self, Fresh, Parts};
    use treatment_guide::embed::{alive, content, widget};
    use treatment_guide::routes::{FramePath, Page};
    use treatment_guide::ui::pages::{PageContent, Shown};
    use treatment_guide::ui::parts::{faq, planner, recovery};
    use treatment_guide::ui::text::{embed as embed_text, page as text};
    use wasm_bindgen::prelude::*;
    use web_sys::{Element, HtmlElement};

    /// Documents of an endpoint, read and checked.
    #[wasm_bindgen]
    pub struct Content(content::Content);

    #[wasm_bindgen]
    impl Content {
        /// See [`content::Content::version`].
        pub fn version(&self) -> String {
            self.0.version().to_owned()
        }

        /// See [`content::Content::markdown`].
        pub fn markdown(&self) -> Vec<String> {
            self.0.markdown()
        }

        /// See [`content::Content::ids`].
        pub fn ids(&self) -> Vec<String> {
            self.0.ids()
        }

        /// See [`content::Content::fill`].
        pub fn fill(&mut self, read: Vec<String>) -> Vec<String> {
            self.0.fill(read)
        }

        /// The language of the content.
        pub fn language(&self) -> String {
            self.0.catalogue.clinic.language.clone()
        }
    }

    /// Reads documents; throws which one cannot be used, and why, in words.
    #[wasm_bindgen]
    pub fn read(catalogue: String, treatment: String, slug: String) -> Result<Content, JsValue> {
        content::Content::read(&catalogue, &treatment, &slug).map(Content).map_err(JsValue::from)
    }

    /// Draws a view into `inner`; `element.js` calls it and says in `wishes` what is to be drawn.
    #[wasm_bindgen]
    pub fn draw(inner: HtmlElement, content: &Content, wishes: JsValue) -> Result<(), JsValue> {
        let wish = |name: &str| {
            let value = Reflect::get(&wishes, &name.into()).ok();
            value.and_then(|value| value.as_string()).unwrap_or_default()
        };
        if inner.lang().is_empty() {
            inner.set_lang(&content.0.catalogue.clinic.language);
        }
        let shown = widget::view(&content.0, &wish("view"), &wish("root"))?;
        widget::draw(&inner, || shown.view());
        Ok(())
    }

    /// Puts a view in the place of another by `exchange`, with what the reader did in it.
    #[wasm_bindgen]
    pub fn carry(before: Element, after: Element, exchange: Function) -> Result<(), JsValue> {
        replace::view(&before, &after, &exchange, text::UPDATED)
    }

    /// Puts the page on screen, drawn from `content`, in the place of what stands there. `leave`
    /// and `arrive` are the start script's; a `quiet` change is not announced.
    #[wasm_bindgen]
    pub fn replace(
        content: &Content,
        leave: Function,
        arrive: Function,
        quiet: bool,
    ) -> Result<(), JsValue> {
        let document = web_sys::window().and_then(|it| it.document()).ok_or("no document")?;
        let html = document.document_element().ok_or("no <html>")?;
        let stamp = |name: &str| html.get_attribute(name).unwrap_or_default();
        let (root, path) = (stamp("data-tg-root"), stamp("data-tg-path"));
        let container = document.get_element_by_id("tg-app").ok_or("no #tg-app")?;
        let inner: HtmlElement = document.create_element("div")?.unchecked_into();
        let (title, description) = match FramePath::at(&path) {
            Some(frame) => {
                let shown = widget::view(&content.0, &frame.view, &root)?;
                widget::draw(&inner, || shown.view());
                // The frame's own line about a start that failed.
                if let Some(line) = container.query_selector(":scope > .tg-failed")? {
                    inner.append_child(&line.clone_node_with_deep(true)?)?;
                }
                let name = &shown.treatment.name;
                (embed_text::frame_title(name, &frame.view), String::new())
            }
            None => {
                let catalogue = content.0.catalogue_of(&stamp("data-tg-treatments"));
                let content = PageContent { catalogue, treatment: content.0.treatment.clone() };
                let shown = Shown { page: Page::at(&path), content };
                widget::draw(&inner, || shown.view(&root));
                (shown.title(), shown.description())
            }
        };
        let fresh = Fresh {
            element: inner.into(),
            title,
            description,
            language: content.0.catalogue.clinic.language.clone(),
            version: content.version(),
            announcement: if quiet { String::new() } else { text::UPDATED.to_owned() },
        };
        replace::page(&container, fresh, Parts { leave, arrive })
    }

    treatment_guide::living_parts!(
        ports: browser::ports,
        near: Some(browser::near::tell),
        ("faq", faq::bring),
        ("recovery", recovery::bring),
        ("planner", planner::bring)
    );
}

fn main() {}
