//! What statements say beyond xAPI's own fields: the one list of extensions, each by its IRI.

/// Context: SHA-256 of the pack it was practised with, hexadecimal. Text.
pub const PACK_HASH: &str = "urn:cardcode:extension:pack-hash";
/// Context: the attempt, where `registration` is that of the exam around it. Text, a UUID.
pub const ATTEMPT: &str = "urn:cardcode:extension:attempt";
/// Context: the place of a part in its exam: 0 the cards, 1 the requests, then the calls. Number.
pub const PART: &str = "urn:cardcode:extension:part";
/// Context: how hard a call was, from 1. Number.
pub const LEVEL: &str = "urn:cardcode:extension:level";
/// Context: whose desk a call came to, `issuer` or `merchant`. Text.
pub const ROLE: &str = "urn:cardcode:extension:role";
/// Context: what drawn practice was drawn from; the same seed draws the same again. Number.
pub const SEED: &str = "urn:cardcode:extension:seed";
/// Result of an answer or move: its place in the practice, from 0. Number.
pub const AT: &str = "urn:cardcode:extension:at";
/// Result of an answer or move: what was answered, in words, where the choices hold none. Language map.
pub const WORDS: &str = "urn:cardcode:extension:words";
/// Result of a decision about a card: the square that was pointed at, `face:column:row`. Text.
pub const SPOT: &str = "urn:cardcode:extension:spot";
/// Result of a question in a call, or of the call: bits gained, that is halvings of what was possible. Number.
pub const BITS: &str = "urn:cardcode:extension:bits";
/// Result of a question in a call, or of the call: how many questions more it cost than the best play. Number.
pub const REGRET: &str = "urn:cardcode:extension:regret";
/// Result of a question in a call: the question that would have been best there. Text, its id.
pub const BEST: &str = "urn:cardcode:extension:best-question";
/// Result of a move: the rules that it broke. List of their ids.
pub const BROKEN: &str = "urn:cardcode:extension:broken-rules";
/// Result of a call: the rules that were broken in it, by moves or by what was left undone. List of their ids.
pub const RULES: &str = "urn:cardcode:extension:rules";
/// Result of a call: the cause that was hidden in it. Text, its id.
pub const CAUSE: &str = "urn:cardcode:extension:cause";
/// Result of a call: the cause that was named last. Text, its id.
pub const NAMED: &str = "urn:cardcode:extension:named";
/// Result of a call: how many questions were asked. Number.
pub const ASKED: &str = "urn:cardcode:extension:questions";

pub const ALL: [&str; 17] = [
    PACK_HASH, ATTEMPT, PART, LEVEL, ROLE, SEED, AT, WORDS, SPOT, BITS, REGRET, BEST, BROKEN,
    RULES, CAUSE, NAMED, ASKED,
];
