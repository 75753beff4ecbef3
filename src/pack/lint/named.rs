//! What has names in a pack, where they are given, and where they are used.

/// A kind of thing that has names.
pub(crate) struct Named {
    pub(crate) what: &'static str,
    /// File or folder that defines it, and where in it.
    pub(crate) file: &'static str,
    pub(crate) path: &'static str,
    /// Keys that refer to it: the begin of the paths of the files in which they do, and the key.
    pub(crate) used: &'static [(&'static str, &'static str)],
    /// Files that refer to it, by the begin of their paths, where one that nothing refers to is a mistake.
    pub(crate) users: Option<&'static str>,
}

const fn named(
    what: &'static str,
    file: &'static str,
    path: &'static str,
    used: &'static [(&'static str, &'static str)],
    users: Option<&'static str>,
) -> Named {
    Named {
        what,
        file,
        path,
        used,
        users,
    }
}

/// Where a card's other names stand.
pub(crate) const ALIASES: &str = "aliases";

/// What has names. A question that nothing leads to and a cause that nothing names are found by `ways`.
pub(crate) const NAMED: [Named; 29] = [
    named("pack", "pack.toml", "id", &[], None),
    named("language", "pack.toml", "languages.code", &[], None),
    named("fact", "facts.toml", "fact.id", &[("", "facts")], Some("")),
    named(
        "cause",
        "causes.toml",
        "cause.id",
        &[
            ("", "cause"),
            ("", "causes"),
            ("desk.toml", "hurts"),
            ("desk.toml", "frauds"),
        ],
        None,
    ),
    named(
        "question",
        "flows/diagnose.toml",
        "node.id",
        &[
            ("", "to"),
            ("", "start"),
            ("", "question"),
            ("desk.toml", "known"),
            ("desk.toml", "mixed"),
            ("desk.toml", "questions"),
            ("desk.toml", "anybody"),
        ],
        None,
    ),
    named(
        "face",
        "faces.toml",
        "face.id",
        &[("", "use")],
        Some("cards/"),
    ),
    named(
        "meaning",
        "meanings.toml",
        "meaning.id",
        &[("", "meaning")],
        Some("messages/"),
    ),
    named(
        "note",
        "meanings.toml",
        "note.id",
        &[("messages/", "note")],
        Some("messages/"),
    ),
    named(
        "answer",
        "round.toml",
        "answer.id",
        &[("round.toml", "answer")],
        Some("round.toml"),
    ),
    named(
        "kind",
        "sort.toml",
        "answer.id",
        &[("sort.toml", "answer")],
        Some("sort.toml"),
    ),
    named(
        "response",
        "sort.toml",
        "response.id",
        &[("sort.toml", "respond")],
        None,
    ),
    named("claim", "claims.toml", "claim.id", &[("", "claims")], None),
    named(
        "card",
        "cards/",
        "id",
        &[
            ("calls/", "card"),
            ("desk.toml", "cards"),
            ("desk.toml", "none"),
        ],
        None,
    ),
    named("card", "cards/", ALIASES, &[], None),
    named("topic", "topics.toml", "topic.id", &[], None),
    named("thing", "compare.toml", "thing.id", &[], None),
    named("request", "round.toml", "request.id", &[], None),
    named("request", "sort.toml", "request.id", &[], None),
    named("list", "messages/", "id", &[], None),
    named("term", "glossary.toml", "term.id", &[], None),
    named("allowance", "allow.toml", "allow.id", &[], None),
    named(
        "say",
        "desk.toml",
        "say.id",
        &[
            ("desk.toml", "needs"),
            ("desk.toml", "fine"),
            ("desk.toml", "says"),
            ("desk.toml", "on_card"),
            ("desk.toml", "in_app"),
            ("desk.toml", "not_on_screen"),
        ],
        None,
    ),
    named(
        "rule",
        "desk.toml",
        "rule.id",
        &[("desk.toml", "breaks")],
        None,
    ),
    named(
        "referral",
        "desk.toml",
        "refer.id",
        &[("desk.toml", "refer")],
        None,
    ),
    named(
        "voice",
        "voices.toml",
        "voice.id",
        &[("calls/", "voice")],
        None,
    ),
    named("wrap-up", "desk.toml", "wrap_up.id", &[], None),
    named("call", "calls/", "id", &[("desk.toml", "guided")], None),
    named("shelf", "desk.toml", "shelf.id", &[], None),
    named("needs", "desk.toml", "answer.cause", &[], None),
];

/// Names that need to be single within one thing only: the file or folder, where the name stands, and whether the
/// thing is an item of the file or the file.
pub(crate) const WITHIN: [(&str, &str, &str, bool); 4] = [
    ("answer", "flows/", "node.choice.id", true),
    ("element", "faces.toml", "face.element.id", true),
    ("message", "messages/", "message.code", false),
    ("message", "messages/", "group.codes", false),
];

/// Files with practice for agents.
pub(crate) const PRACTICE: [&str; 3] = ["calls/", "desk.toml", "voices.toml"];
