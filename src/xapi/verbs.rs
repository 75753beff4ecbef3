//! What is said of practice: verbs of ADL's vocabularies, with the program's words for them.

use crate::text::catalogue::{TextKey, ui};

/// A verb that learning record stores know.
pub(crate) struct KnownVerb {
    /// What it is called in the ids of statements: for ever the same.
    pub(crate) name: &'static str,
    pub(crate) id: &'static str,
    pub(crate) words: TextKey,
}

pub(crate) const INITIALIZED: KnownVerb = verb(
    "initialized",
    "http://adlnet.gov/expapi/verbs/initialized",
    ui::xapi::INITIALIZED,
);
pub(crate) const ANSWERED: KnownVerb = verb(
    "answered",
    "http://adlnet.gov/expapi/verbs/answered",
    ui::xapi::ANSWERED,
);
pub(crate) const PASSED: KnownVerb = verb(
    "passed",
    "http://adlnet.gov/expapi/verbs/passed",
    ui::xapi::PASSED,
);
pub(crate) const FAILED: KnownVerb = verb(
    "failed",
    "http://adlnet.gov/expapi/verbs/failed",
    ui::xapi::FAILED,
);
pub(crate) const COMPLETED: KnownVerb = verb(
    "completed",
    "http://adlnet.gov/expapi/verbs/completed",
    ui::xapi::COMPLETED,
);
/// That it was left; cmi5 has made it known.
pub(crate) const ABANDONED: KnownVerb = verb(
    "abandoned",
    "https://w3id.org/xapi/adl/verbs/abandoned",
    ui::xapi::ABANDONED,
);
pub(crate) const TERMINATED: KnownVerb = verb(
    "terminated",
    "http://adlnet.gov/expapi/verbs/terminated",
    ui::xapi::TERMINATED,
);

const fn verb(name: &'static str, id: &'static str, words: TextKey) -> KnownVerb {
    KnownVerb { name, id, words }
}
