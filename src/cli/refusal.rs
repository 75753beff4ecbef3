//! What clap refuses, in the person's language.

use std::error::Error;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory};

use crate::cli::arguments::Arguments;
use crate::cli::values::{BadValue, DAY_EXAMPLE, valid_values, value_name};
use crate::cli::wrong_use::{Complaint, WrongUse};
use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};
use crate::text::mask::shown;
use crate::text::nearest::nearest;

/// clap's error as a line in the person's language: what is wrong, what may have been meant, what is valid. `path` is
/// the command that was being read.
pub fn refusal(words: Words, path: &[String], error: &clap::Error) -> WrongUse {
    let tree = Arguments::command();
    let mut command = tree.clone();
    for name in path {
        if let Some(inner) = command.find_subcommand(name) {
            command = inner.clone();
        }
    }
    let refused = ParseRefusal {
        words,
        name: [&["cardcode".to_owned()], path].concat().join(" "),
        tree,
        command,
        error,
    };
    refused.line()
}

struct ParseRefusal<'a> {
    words: Words<'a>,
    /// The command as it is typed, such as `cardcode records export`.
    name: String,
    tree: Command,
    command: Command,
    error: &'a clap::Error,
}

impl ParseRefusal<'_> {
    fn line(&self) -> WrongUse {
        let argument = self.said(ContextKind::InvalidArg);
        let value = self.said(ContextKind::InvalidValue);
        match self.error.kind() {
            ErrorKind::InvalidSubcommand => {
                let given = self.said(ContextKind::InvalidSubcommand);
                let known = self.subcommands();
                self.about(ui::cli::BAD_VALUE, &given)
                    .meant(&given, known.iter().map(String::as_str))
                    .valid(&known)
                    .end()
            }
            ErrorKind::MissingSubcommand => {
                let valid = self.subcommands().join(", ");
                self.missing(ui::cli::MISSING_COMMAND, &valid)
            }
            ErrorKind::MissingRequiredArgument => {
                let name = argument.replace(['<', '>'], "");
                self.missing(ui::cli::MISSING_ARGUMENT, &name)
            }
            ErrorKind::UnknownArgument if argument.starts_with('-') => {
                self.unknown_option(&argument)
            }
            ErrorKind::UnknownArgument | ErrorKind::ArgumentConflict => {
                self.too_many(option(&argument))
            }
            ErrorKind::TooManyValues => self.too_many(&format!("{}={value}", option(&argument))),
            ErrorKind::InvalidValue if value.is_empty() => {
                let valid = self.valid(&argument);
                self.about(ui::cli::MISSING_VALUE, option(&argument))
                    .valid(&valid)
                    .see_help(&self.name)
                    .end()
            }
            ErrorKind::InvalidUtf8 => Complaint::about(self.words, ui::cli::NOT_TEXT, "").end(),
            _ => self.bad_value(&argument, &value),
        }
    }

    /// What clap says of this; several things in a row.
    fn said(&self, kind: ContextKind) -> String {
        match self.error.get(kind) {
            Some(ContextValue::String(text)) => text.clone(),
            Some(ContextValue::Strings(texts)) => texts.join(" "),
            _ => String::new(),
        }
    }

    fn about(&self, text: TextKey, given: &str) -> Complaint<'_> {
        Complaint::about(self.words, text, given)
    }

    fn missing(&self, text: TextKey, valid: &str) -> WrongUse {
        let with = [("given", &*self.name), ("valid", valid)];
        Complaint::saying(self.words, self.words.fill(text, &with))
            .see_help(&self.name)
            .end()
    }

    fn too_many(&self, given: &str) -> WrongUse {
        self.about(ui::cli::TOO_MANY, given)
            .see_help(&self.name)
            .end()
    }

    /// An option that this command does not have: perhaps another one has it.
    fn unknown_option(&self, given: &str) -> WrongUse {
        let mut owners = Vec::new();
        owners_of(&self.tree, given.trim_start_matches('-'), "", &mut owners);
        if !owners.is_empty() {
            let commands = owners.join(", ");
            let with = [("given", &*shown(given)), ("commands", &*commands)];
            let sentence = self.words.fill(ui::cli::WORKS_ONLY, &with);
            return Complaint::saying(self.words, sentence)
                .see_help(&self.name)
                .end();
        }
        let complaint = self.about(ui::cli::UNKNOWN_OPTION, given);
        let own = || self.command.get_arguments().filter_map(Arg::get_long);
        let everywhere = self.tree.get_arguments().filter_map(Arg::get_long);
        let complaint = match nearest(given.trim_start_matches('-'), own().chain(everywhere)) {
            Some(long) => complaint.did_you_mean(&format!("--{long}")),
            None => complaint.valid(&own().map(|long| format!("--{long}")).collect::<Vec<_>>()),
        };
        complaint.see_help(&self.name).end()
    }

    fn bad_value(&self, argument: &str, value: &str) -> WrongUse {
        let reason = self
            .error
            .source()
            .and_then(|error| error.downcast_ref::<BadValue>());
        match reason {
            Some(BadValue::Alias) => return self.about(ui::cli::BAD_ALIAS, "").end(),
            Some(BadValue::Letters) => return self.about(ui::cli::BAD_LETTERS, "").end(),
            _ => {}
        }
        let complaint = self.about(ui::cli::BAD_VALUE, value);
        if let Some(BadValue::Valid(valid)) = reason {
            return complaint.valid(&[valid]).end();
        }
        let mut known = self.valid(argument);
        if !argument.starts_with('-') {
            known.extend(self.subcommands());
        }
        complaint
            .meant(value, known.iter().map(String::as_str))
            .valid(&known)
            .end()
    }

    /// What can stand for the value of this argument: values by name, an example, or what it is called.
    fn valid(&self, argument: &str) -> Vec<String> {
        let Some(argument) = self.find(argument) else {
            return Vec::new();
        };
        let valid = valid_values(self.words.pack, argument);
        match value_name(argument) {
            _ if !valid.is_empty() => valid,
            "DATE" => vec![DAY_EXAMPLE.to_owned()],
            name => vec![name.to_owned()],
        }
    }

    /// The argument that clap names so, such as `--theme <THEME>` or `[MODE]`.
    fn find(&self, named: &str) -> Option<&Arg> {
        let is_named = |argument: &&Arg| match option(named).strip_prefix("--") {
            Some(long) => argument.get_long() == Some(long),
            None => {
                let name = named.trim_matches(['<', '>', '[', ']', '.']);
                argument.is_positional() && value_name(argument) == name
            }
        };
        let own = self.command.get_arguments();
        own.chain(self.tree.get_arguments()).find(is_named)
    }

    fn subcommands(&self) -> Vec<String> {
        let names = self.command.get_subcommands().map(Command::get_name);
        names.map(str::to_owned).collect()
    }
}

/// The option without what stands for its value.
fn option(argument: &str) -> &str {
    argument.split([' ', '=']).next().unwrap_or_default()
}

/// The commands, by their paths, that have an option of this name.
fn owners_of(command: &Command, long: &str, path: &str, owners: &mut Vec<String>) {
    for inner in command.get_subcommands() {
        let path = format!("{path} {}", inner.get_name());
        if inner
            .get_arguments()
            .any(|argument| argument.get_long() == Some(long))
        {
            owners.push(path.trim_start().to_owned());
        }
        owners_of(inner, long, &path, owners);
    }
}
