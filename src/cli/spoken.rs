//! The tree of commands with its texts in a person's language, for tools that read it as clap has it.

use clap::builder::{PossibleValuesParser, StyledStr};
use clap::{Arg, Command, CommandFactory};

use crate::cli::arguments::Arguments;
use crate::cli::values::valid_values;
use crate::pack::words::Words;
use crate::text::catalogue::TextKey;

/// The whole tree: every text said, and of every argument the values that are known.
pub fn tree(words: Words) -> Command {
    let tree = Arguments::command().version(env!("CARGO_PKG_VERSION"));
    command(words, tree)
}

fn command(words: Words, of: Command) -> Command {
    let about = said(words, of.get_about());
    of.about(about)
        .mut_args(|one| argument(words, one))
        .mut_subcommands(|inner| command(words, inner))
}

fn argument(words: Words, of: Arg) -> Arg {
    let help = said(words, of.get_help());
    let values = valid_values(words.pack, &of);
    match values.is_empty() {
        true => of.help(help),
        false => of
            .help(help)
            .value_parser(PossibleValuesParser::new(values)),
    }
}

/// The text whose key stands in the tree.
pub fn said(words: Words, key: Option<&StyledStr>) -> String {
    let key = key.and_then(|key| TextKey::named(&key.to_string()));
    key.map_or(String::new(), |key| words.say(key))
}
