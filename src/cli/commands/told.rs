//! What commands say of records: how many there are, of whom, and what is wrong with them.

use anyhow::anyhow;

use crate::cli::context::CommandContext;
use crate::records::database::RecordsError;
use crate::text::catalogue::TextKey;
use crate::view::notice;
use crate::view::team::figures;

/// How much there is of whom.
pub(super) fn counted_of(context: &CommandContext, text: TextKey, alias: &str, n: usize) -> String {
    let who = figures::alias(context.words(), alias);
    let with = [("who", &*who), ("n", &*n.to_string())];
    context.words().fill(text, &with)
}

pub(super) fn failed(context: &CommandContext, failure: RecordsError) -> anyhow::Error {
    anyhow!(notice::trouble(
        &context.pack,
        &context.lang,
        failure.trouble
    ))
}

pub(super) fn count(context: &CommandContext, text: TextKey, n: usize) -> String {
    context.words().fill(text, &[("n", &n.to_string())])
}
