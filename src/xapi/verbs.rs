//! What is said of practice: verbs of ADL's vocabularies, with the program's words for them.

use crate::text::catalogue::{TextKey, ui};

/// A verb that learning record stores know.
pub(crate) struct KnownVerb {
    /// What it is called in the ids of statements: for ever the same.
    pub(crate) name: &'static str,
    pub(crate) id: &'static str,
    pub(crate) words: TextKey,
}

pub(crate) const INITIALIZED: KnownVerb = KnownVerb {
    name: "initialized",
    id: "http://adlnet.gov/expapi/verbs/initialized",
    words: ui::xapi::INITIALIZED,
};

pub(crate) const ANSWERED: KnownVerb = KnownVerb {
    name: "answered",
    id: "http://adlnet.gov/expapi/verbs/answered",
    words: ui::xapi::ANSWERED,
};

pub(crate) const PASSED: KnownVerb = KnownVerb {
    name: "passed",
    id: "http://adlnet.gov/expapi/verbs/passed",
    words: ui::xapi::PASSED,
};

pub(crate) const FAILED: KnownVerb = KnownVerb {
    name: "failed",
    id: "http://adlnet.gov/expapi/verbs/failed",
    words: ui::xapi::FAILED,
};

pub(crate) const COMPLETED: KnownVerb = KnownVerb {
    name: "completed",
    id: "http://adlnet.gov/expapi/verbs/completed",
    words: ui::xapi::COMPLETED,
};

/// That it was left; cmi5 has made it known.
pub(crate) const ABANDONED: KnownVerb = KnownVerb {
    name: "abandoned",
    id: "https://w3id.org/xapi/adl/verbs/abandoned",
    words: ui::xapi::ABANDONED,
};

pub(crate) const TERMINATED: KnownVerb = KnownVerb {
    name: "terminated",
    id: "http://adlnet.gov/expapi/verbs/terminated",
    words: ui::xapi::TERMINATED,
};
