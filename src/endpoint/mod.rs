//! Content from an endpoint: when it is asked, what becomes of its answers, what is kept of them.
//!
//! Pure: decides and judges, and fetches, draws and stores nothing itself; `browser::endpoint`
//! does. Of the content model it knows a limit, and no field.
//!
//! - [`asking`]: the order of things, as a machine that hears what happened and says what to do;
//! - [`answer`]: from what came over the wire to a text, or to words about what is wrong with it;
//! - [`kept`]: the last good answer as one text.

pub mod answer;
pub mod asking;
pub mod kept;
