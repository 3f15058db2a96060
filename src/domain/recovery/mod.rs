//! Which phase of recovery a day belongs to, and how sure that is.
