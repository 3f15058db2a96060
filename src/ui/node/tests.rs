//! What a node becomes as text.

use leptos::prelude::*;

use super::*;

fn html(node: impl Into<Node>) -> String {
    let node = node.into();
    Owner::new().with(|| node.to_html())
}

#[test]
fn text_and_values_are_escaped_wherever_they_stand() {
    let hostile = "\"><script>&";
    let node = el("p").attr("title", hostile.to_owned()).child(hostile.to_owned());
    assert_eq!(
        html(node),
        "<p title=\"&quot;&gt;&lt;script&gt;&amp;\">&quot;&gt;&lt;script&gt;&amp;</p>"
    );
}

#[test]
fn an_attribute_without_a_value_is_there_or_not() {
    assert_eq!(html(el("p").flag("hidden", true)), "<p hidden></p>");
    assert_eq!(html(el("p").flag("hidden", false)), "<p></p>");
    assert_eq!(html(el("p").attr_if("title", None::<String>)), "<p></p>");
}

#[test]
fn what_a_person_enters_is_no_attribute() {
    Owner::new().with(|| {
        let field = el("input").attr("type", "date").entry("2027-01-01");
        assert_eq!(Node::from(field).to_html(), "<input type=\"date\">");
    });
}

#[test]
fn rows_and_what_is_shown_are_read_once() {
    Owner::new().with(|| {
        let count = RwSignal::new(2);
        let list = el("ol")
            .child(rows(move || count.get(), |place| el("li").child(place.to_string()).into()));
        assert_eq!(Node::from(list).to_html(), "<ol><li>0</li><li>1</li></ol>");
        let hidden = shown(move || count.get() > 2, || "more".into());
        assert_eq!(hidden.to_html(), "");
    });
}

#[test]
fn a_node_stands_wherever_leptos_takes_a_view() {
    let inner: Node = el("b").child("in").into();
    let markup = Owner::new().with(|| view! { <p>{inner}</p> }.to_html());
    assert_eq!(markup.replace("<!>", ""), "<p><b>in</b></p>");
}
