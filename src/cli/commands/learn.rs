//! `cardcode learn`: questions that people ask.

use anyhow::Result;
use clap::Args;

use crate::app::screen::Screen;
use crate::app::screens::topic::TopicScreen;
use crate::cli::answer::{AnswerForm, answer};
use crate::cli::context::CommandContext;
use crate::cli::values::topic_ids;
use crate::text::catalogue::ui;

#[derive(Debug, Args)]
#[command(about = ui::cli::LEARN.name(), after_help = "cardcode learn change-code")]
pub struct LearnArgs {
    #[arg(value_name = "TOPIC", help = ui::cli::TOPIC_ARG.name())]
    topic: Option<String>,
    #[arg(long, help = ui::cli::JSON.name())]
    json: bool,
}

impl LearnArgs {
    /// Shows the question with its answer, or the list of questions.
    ///
    /// # Errors
    /// There is no such question.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        let form = AnswerForm::asked(self.json);
        let Some(topic) = self.topic else {
            return answer(context, Screen::Topics, form);
        };
        let known = topic_ids(&context.pack);
        if known.contains(&&*topic) {
            return answer(context, Screen::Topic(TopicScreen { topic }), form);
        }
        let complaint = context.complaint(ui::cli::UNKNOWN_TOPIC, &topic);
        let complaint = complaint.meant(&topic, known.iter().copied());
        Err(complaint.valid(&known).end().into())
    }
}
