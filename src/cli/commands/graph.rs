//! `cardcode graph`: the questions as a diagram.

use anyhow::Result;
use clap::Args;

use crate::author::graph::{FORMATS, GraphFormat, graph};
use crate::cli::context::CommandContext;
use crate::cli::output::print;
use crate::cli::values::one_of;
use crate::text::catalogue::ui;

#[derive(Debug, Args)]
#[command(about = ui::cli::GRAPH.name())]
pub struct GraphArgs {
    #[arg(value_name = "FLOW", help = ui::cli::FLOW_ARG.name())]
    flow: Option<String>,
    #[arg(long, value_name = "FORMAT", help = ui::cli::GRAPH_FORMAT.name(), value_parser = one_of(&FORMATS), default_value = "mermaid")]
    format: GraphFormat,
}

impl GraphArgs {
    /// Prints a flow as a diagram in the format that was asked for.
    ///
    /// # Errors
    /// There is no such flow.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        let known = context.pack.diagnosis().id.as_str();
        if let Some(other) = self.flow.filter(|flow| flow != known) {
            let complaint = context.complaint(ui::cli::BAD_VALUE, &other);
            return Err(complaint
                .meant(&other, [known])
                .valid(&[known])
                .end()
                .into());
        }
        print(&graph(&context.pack, &context.lang, self.format)).map(|()| 0)
    }
}
