//! A question and its answer.

use serde::{Deserialize, Serialize};

use super::text::Block;

/// One item of the FAQ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "compile", derive(schemars::JsonSchema))]
pub struct FaqItem {
    /// Id in the page, begins with `faq-`.
    pub id: String,
    /// The question, plain text.
    pub question: String,
    /// The answer.
    pub answer: Vec<Block>,
}
