//! Every message that an editor of content can meet, word for word.

#[path = "../support/content.rs"]
mod content;
mod facts;
mod folder;
mod page;
mod warnings;
