//! States of this view for the snapshots, the gallery and the accessibility tests.
