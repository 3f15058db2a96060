//! Every message that an editor of content can meet, word for word.

#[path = "../support/content.rs"]
mod content;
mod facts;
mod folder;
mod ids;
mod page;
mod warnings;
