//! Help in the person's language, from the same tree of commands that is parsed.

use clap::builder::StyledStr;
use clap::{Arg, Command, CommandFactory};

use crate::cli::arguments::{Arguments, groups};
use crate::cli::spoken;
use crate::cli::values::{valid_values, value_name};
use crate::cli::wrong_use::{Complaint, WrongUse};
use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};
use crate::text::width::width as cells;
use crate::text::wrap::wrap;

/// Below so many columns, what is explained stands above its explanation.
const NARROW: usize = 60;
/// Columns before every entry, and between it and its explanation.
const INDENT: usize = 2;
/// Columns before an explanation that stands below its entry.
const BELOW: usize = 6;
/// The widest entry that has its explanation beside it.
const WIDEST: usize = 22;

/// The names of the commands.
pub fn command_names() -> Vec<String> {
    let tree = Arguments::command();
    let names = tree.get_subcommands().map(Command::get_name);
    names.map(str::to_owned).collect()
}

/// The help of this command, the outer one first, in lines of at most `width` columns; the main page for none.
///
/// # Errors
/// There is no such command.
pub fn page(words: Words, about: &[String], width: usize) -> Result<String, WrongUse> {
    let help = HelpWords { words };
    let tree = Arguments::command();
    let mut command = &tree;
    for name in about {
        command = command.find_subcommand(name).ok_or_else(|| {
            let known = command.get_subcommands().map(Command::get_name);
            Complaint::about(words, ui::cli::UNKNOWN_COMMAND, &about.join(" "))
                .meant(name, known)
                .see_help("cardcode")
                .end()
        })?;
    }
    let mut page = HelpPage::new(width);
    page.about = help.key(command.get_long_about().or(command.get_about()));
    if about.is_empty() {
        help.main_page(command, &mut page);
    } else {
        let name = [&["cardcode".to_owned()], about].concat().join(" ");
        help.command_page(&tree, command, &name, &mut page);
    }
    Ok(page.text())
}

/// Every command as it is typed, with what it does, group by group under its heading: for tables elsewhere.
pub fn table(words: Words) -> Vec<(String, Vec<[String; 2]>)> {
    let help = HelpWords { words };
    let of = |(heading, group): (TextKey, Command)| {
        let mut rows = Vec::new();
        for command in group.get_subcommands() {
            help.leaves(command, "cardcode", &mut rows);
        }
        (words.say(heading), rows)
    };
    groups().into_iter().map(of).collect()
}

/// What is said about the tree of commands.
#[derive(Clone, Copy)]
struct HelpWords<'a> {
    words: Words<'a>,
}

/// A page before it is laid out.
struct HelpPage {
    width: usize,
    about: String,
    sections: Vec<HelpSection>,
}

/// A heading, and what stands below it: what is typed, and what that is.
type HelpSection = (String, Vec<(String, Option<String>)>);

impl HelpWords<'_> {
    /// The text whose key stands in the tree.
    fn key(self, name: Option<&StyledStr>) -> String {
        spoken::said(self.words, name)
    }

    fn main_page(self, root: &Command, page: &mut HelpPage) {
        let usages = ["cardcode [COMMAND] [OPTIONS]", "cardcode CARD [OPTIONS]"];
        page.list(
            self.words.say(ui::cli::USAGE),
            usages.map(str::to_owned).to_vec(),
        );
        for (heading, group) in groups() {
            page.entries(self.words.say(heading), self.commands(&group));
        }
        page.entries(self.words.say(ui::cli::OPTIONS), self.options(root));
        page.list(self.words.say(ui::cli::EXAMPLES), examples(root));
        page.list(
            self.words.say(ui::cli::MORE),
            vec!["cardcode help COMMAND".to_owned()],
        );
    }

    fn command_page(self, root: &Command, command: &Command, name: &str, page: &mut HelpPage) {
        let mut usages = Vec::new();
        if !command.is_subcommand_required_set() {
            let positionals = command.get_positionals().map(placeholder);
            let parts = std::iter::once(name.to_owned()).chain(positionals);
            usages.push(parts.collect::<Vec<_>>().join(" ") + " [OPTIONS]");
        }
        let inner = command.get_subcommands();
        usages.extend(inner.map(|inner| format!("{name} {} [OPTIONS]", usage(inner))));
        page.list(self.words.say(ui::cli::USAGE), usages);
        page.entries(self.words.say(ui::cli::COMMANDS), self.commands(command));
        let arguments = command.get_positionals();
        let arguments = arguments.map(|argument| (placeholder(argument), self.explained(argument)));
        page.entries(self.words.say(ui::cli::ARGUMENTS), arguments);
        page.entries(self.words.say(ui::cli::OPTIONS), self.options(command));
        page.entries(self.words.say(ui::cli::EVERYWHERE), self.options(root));
        page.list(self.words.say(ui::cli::EXAMPLES), examples(command));
    }

    fn commands(self, command: &Command) -> impl Iterator<Item = (String, String)> {
        let commands = command.get_subcommands();
        commands.map(move |command| (usage(command), self.key(command.get_about())))
    }

    fn options(self, command: &Command) -> impl Iterator<Item = (String, String)> {
        let arguments = command.get_arguments();
        let options = arguments.filter(|argument| !argument.is_positional());
        options.map(move |option| (option_usage(option), self.explained(option)))
    }

    /// The commands in this one that do something, or it itself: as it is typed, and what it does.
    fn leaves(self, command: &Command, before: &str, rows: &mut Vec<[String; 2]>) {
        if !command.is_subcommand_required_set() {
            let typed = format!("{before} {}", usage(command));
            rows.push([typed, self.key(command.get_about())]);
        }
        let before = format!("{before} {}", command.get_name());
        for inner in command.get_subcommands() {
            self.leaves(inner, &before, rows);
        }
    }

    /// What an argument is, and which values are valid.
    fn explained(self, argument: &Arg) -> String {
        let about = self.key(argument.get_help());
        let valid = valid_values(self.words.pack, argument);
        if valid.is_empty() {
            return about;
        }
        let valid = self
            .words
            .fill(ui::cli::VALID, &[("valid", &valid.join(", "))]);
        format!("{about}\n{valid}")
    }
}

/// The command as it is typed, without options: `find [CARD]`, `records COMMAND`.
fn usage(command: &Command) -> String {
    let mut parts = vec![command.get_name().to_owned()];
    parts.extend(command.get_positionals().map(placeholder));
    if command.is_subcommand_required_set() {
        parts.push("COMMAND".to_owned());
    }
    parts.join(" ")
}

/// What stands for a positional argument: `DIR`, or `[CARD]` if it may be left out.
fn placeholder(argument: &Arg) -> String {
    let name = value_name(argument);
    match argument.is_required_set() {
        true => name.to_owned(),
        false => format!("[{name}]"),
    }
}

/// The option as it is typed: `-h, --help`, `--theme THEME`.
fn option_usage(option: &Arg) -> String {
    let short = option.get_short().map(|short| format!("-{short}, "));
    let long = option.get_long().unwrap_or_default();
    let value = match option.get_action().takes_values() {
        true => format!(" {}", value_name(option)),
        false => String::new(),
    };
    format!("{}--{long}{value}", short.unwrap_or_default())
}

/// Command lines to try, which stand in the tree, a line each.
fn examples(command: &Command) -> Vec<String> {
    let lines = command.get_after_help().map(ToString::to_string);
    lines
        .unwrap_or_default()
        .lines()
        .map(str::to_owned)
        .collect()
}

impl HelpPage {
    fn new(width: usize) -> HelpPage {
        HelpPage {
            width,
            about: String::new(),
            sections: Vec::new(),
        }
    }

    /// Adds lines under a heading; nothing if there are none.
    fn list(&mut self, heading: String, lines: Vec<String>) {
        let entries = lines.into_iter().map(|line| (line, None));
        self.add(heading, entries.collect());
    }

    /// Adds entries under a heading, each with what it is; nothing if there are none.
    fn entries(&mut self, heading: String, entries: impl Iterator<Item = (String, String)>) {
        let entries = entries.map(|(entry, about)| (entry, Some(about)));
        self.add(heading, entries.collect());
    }

    fn add(&mut self, heading: String, entries: Vec<(String, Option<String>)>) {
        if !entries.is_empty() {
            self.sections.push((heading, entries));
        }
    }

    /// The page, all explanations in one column; or each below its entry, if the page is narrow.
    fn text(&self) -> String {
        let mut lines = wrapped(&self.about, self.width, 0);
        let explained = self.sections.iter().flat_map(|(_, entries)| entries);
        let widths = explained.filter(|(_, about)| about.is_some());
        let widths = widths.map(|(entry, _)| cells(entry));
        let beside = widths.filter(|width| *width <= WIDEST).max().unwrap_or(0);
        for (heading, entries) in &self.sections {
            lines.push(String::new());
            lines.extend(wrapped(&format!("{heading}:"), self.width, 0));
            for (entry, about) in entries {
                match about {
                    Some(about) if self.width >= NARROW => {
                        lines.extend(self.in_columns(entry, about, beside));
                    }
                    _ => {
                        lines.extend(wrapped(entry, self.width, INDENT));
                        let about = about.iter();
                        lines.extend(about.flat_map(|about| wrapped(about, self.width, BELOW)));
                    }
                }
            }
        }
        lines
            .iter()
            .map(|line| format!("{}\n", line.trim_end()))
            .collect()
    }

    /// An entry of at most `beside` columns with what it is beside it; a wider one has it in the same column below.
    fn in_columns(&self, entry: &str, about: &str, beside: usize) -> Vec<String> {
        let start = 2 * INDENT + beside;
        let mut lines = wrapped(about, self.width, start);
        let entry = format!("{:INDENT$}{entry}", "");
        match lines.first_mut() {
            Some(first) if cells(&entry) + INDENT <= start => {
                let pad = start - cells(&entry);
                *first = format!("{entry}{:pad$}{}", "", first.trim_start());
            }
            _ => lines.insert(0, entry),
        }
        lines
    }
}

/// The text in lines of at most `width` columns, all of them indented.
fn wrapped(text: &str, width: usize, indent: usize) -> Vec<String> {
    let lines = wrap(text, width.saturating_sub(indent)).into_iter();
    lines.map(|line| format!("{:indent$}{line}", "")).collect()
}
