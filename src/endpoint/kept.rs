//! The last good answer of an endpoint as one text for the device's storage.
//!
//! Content only: nothing of a reader or a plan is in it. What comes back may be anything, since
//! storage is shared with whatever else runs on the origin; then there is no answer.

/// What an endpoint gave, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// When it came, as the clock of the device writes it (ISO 8601).
    pub time: String,
    /// The text of `index.json`.
    pub catalogue: String,
    /// The text of `<slug>.json`; empty where the page shows the catalogue.
    pub treatment: String,
}

/// Form of the record; another one is not read.
const FORM: &str = "1";

/// Where the answer of `endpoint` about the treatment `slug` (empty for the catalogue) is kept.
pub fn key(endpoint: &str, slug: &str) -> String {
    ["treatment-guide:content:", endpoint, slug].concat()
}

impl Answer {
    /// The record.
    pub fn write(&self) -> String {
        let length = self.catalogue.len().to_string();
        [FORM, "\n", &self.time, "\n", &length, "\n", &self.catalogue, &self.treatment].concat()
    }

    /// The answer in `record`.
    pub fn read(record: &str) -> Option<Answer> {
        let mut lines = record.splitn(4, '\n');
        if lines.next() != Some(FORM) {
            return None;
        }
        let (time, length, rest) = (lines.next()?, lines.next()?, lines.next()?);
        let length: usize = length.parse().ok()?;
        let (catalogue, treatment) = rest.split_at_checked(length)?;
        // ISO dates have these, and no words of anybody else come to the screen this way.
        let plain = |c: char| c.is_ascii_digit() || "-:.TZ".contains(c);
        time.chars().all(plain).then(|| Answer {
            time: time.to_owned(),
            catalogue: catalogue.to_owned(),
            treatment: treatment.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answer(catalogue: &str, treatment: &str) -> Answer {
        Answer {
            time: "2027-03-05T10:00:00.000Z".to_owned(),
            catalogue: catalogue.to_owned(),
            treatment: treatment.to_owned(),
        }
    }

    #[test]
    fn what_is_no_record_is_no_answer() {
        for record in [
            "",
            "1",
            "1\n\n",
            "1\n2027\nx\n{}",
            "1\n2027\n3\n{}",
            "1\n2027\n1\né",
            "1\n<b>\n0\n",
            "2\n2027\n0\n",
            "null",
            "{\"a\":1}",
        ] {
            assert_eq!(Answer::read(record), None, "{record:?}");
        }
    }

    #[test]
    fn each_endpoint_and_each_treatment_has_a_key_of_its_own() {
        assert_ne!(key("/content/v1/", "a"), key("/content/v1/", ""));
        assert_ne!(key("/content/v1/", "a"), key("/b/content/v1/", "a"));
    }

    proptest! {
        #[test]
        fn an_answer_comes_back_as_it_was(catalogue in "\\PC*", treatment in "\\PC*") {
            let answer = answer(&catalogue, &treatment);
            prop_assert_eq!(Answer::read(&answer.write()), Some(answer));
        }

        #[test]
        fn a_cut_record_is_no_answer_or_a_shorter_one(cut in 0_usize..60) {
            let record = answer("{\"format\":1}", "{\"a\":\"é\"}").write();
            if let Some(answer) = record.get(..cut).and_then(Answer::read) {
                prop_assert_eq!(answer.catalogue, "{\"format\":1}");
            }
        }
    }
}
