//! `cardcode schema`: the form of a content file, or of what `--json` prints.

use anyhow::{Context, Result};
use clap::Args;
use clap::builder::PossibleValuesParser;
use schemars::{Schema, schema_for};

use crate::author::packs;
use crate::cli::commands::config::ConfigJson;
use crate::cli::commands::explain::ExplainJson;
use crate::cli::context::CommandContext;
use crate::cli::output::print;
use crate::pack::schema::KINDS;
use crate::render::answer::AnswerJson;
use crate::text::catalogue::ui;

/// What `--json` prints, by name: its schema, and the commands that print it.
const PRINTED: [PrintedKind; 3] = [
    PrintedKind {
        name: "answer",
        schema: || schema_for!(AnswerJson),
        commands: "cardcode find, compare, diagnose, learn --json",
    },
    PrintedKind {
        name: "explanation",
        schema: || schema_for!(ExplainJson),
        commands: "cardcode explain --json",
    },
    PrintedKind {
        name: "config",
        schema: || schema_for!(ConfigJson),
        commands: "cardcode config --json",
    },
];

struct PrintedKind {
    name: &'static str,
    schema: fn() -> Schema,
    commands: &'static str,
}

fn names() -> Vec<&'static str> {
    let files = KINDS.iter().map(|kind| kind.name);
    files.chain(PRINTED.iter().map(|kind| kind.name)).collect()
}

#[derive(Debug, Args)]
#[command(about = ui::cli::SCHEMA.name())]
pub struct SchemaArgs {
    #[arg(value_name = "KIND", help = ui::cli::KIND_ARG.name(), value_parser = PossibleValuesParser::new(names()))]
    kind: Option<String>,
}

impl SchemaArgs {
    /// Prints the schema of one kind, or the names of all.
    ///
    /// # Errors
    /// stdout cannot be written to.
    pub fn run(self, _: &CommandContext) -> Result<u8> {
        let kind = self.kind.as_deref();
        let mut text = packs::schema(kind)?.unwrap_or_default();
        let printed = PRINTED.iter();
        match kind {
            None => {
                let line = |kind: &PrintedKind| format!("{:<11} {}\n", kind.name, kind.commands);
                text.extend(printed.map(line));
            }
            Some(name) => {
                for kind in printed.filter(|kind| kind.name == name) {
                    let schema = serde_json::to_string_pretty(&(kind.schema)());
                    text += &schema.context("a schema")?;
                    text.push('\n');
                }
            }
        }
        print(&text).map(|()| 0)
    }
}
