//! `cardcode schema`: the form of a content file.

use anyhow::Result;
use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::author::packs;
use crate::cli::context::CommandContext;
use crate::cli::output::print;
use crate::pack::schema::KINDS;
use crate::text::catalogue::ui;

#[derive(Debug, Args)]
#[command(about = ui::cli::SCHEMA.name())]
pub struct SchemaArgs {
    #[arg(value_name = "KIND", help = ui::cli::KIND_ARG.name(), value_parser = PossibleValuesParser::new(KINDS.map(|kind| kind.name)))]
    kind: Option<String>,
}

impl SchemaArgs {
    /// Prints the schema of one kind, or the names of all.
    ///
    /// # Errors
    /// stdout cannot be written to.
    pub fn run(self, _: &CommandContext) -> Result<u8> {
        let text = packs::schema(self.kind.as_deref())?.unwrap_or_default();
        print(&text).map(|()| 0)
    }
}
