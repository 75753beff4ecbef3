//! `cardcode texts`: every text in a file for translators, and what came back from them.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Subcommand};

use crate::author::translation_progress::count;
use crate::author::translators;
use crate::cli::context::CommandContext;
use crate::cli::output::print;
use crate::cli::values::BadValue;
use crate::text::catalogue::ui;
use crate::text::lang::Lang;

#[derive(Debug, Args)]
#[command(
    about = ui::cli::TEXTS.name(),
    after_help = "cardcode texts export fr fr.po\ncardcode texts check fr.po",
    arg_required_else_help = false
)]
pub struct TextsArgs {
    #[command(subcommand)]
    command: TextsCommand,
}

#[derive(Debug, Subcommand)]
enum TextsCommand {
    #[command(about = ui::cli::TEXTS_EXPORT.name())]
    Export {
        #[arg(value_name = "CODE", help = ui::cli::CODE_ARG.name(), value_parser = code)]
        language: Lang,
        #[arg(value_name = "FILE", help = ui::cli::TEXTS_FILE_ARG.name())]
        file: Option<PathBuf>,
    },
    #[command(about = ui::cli::TEXTS_CHECK.name())]
    Check {
        #[arg(value_name = "FILE", help = ui::cli::TRANSLATION_ARG.name())]
        file: PathBuf,
    },
}

/// A language's code, which is the name of a file too.
fn code(text: &str) -> Result<Lang, BadValue> {
    let is_code = text.starts_with(|char: char| char.is_ascii_alphabetic())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && text.bytes().filter(u8::is_ascii_digit).count() <= DIGITS_OF_A_REGION;
    match is_code && text.len() <= LONGEST_CODE {
        true => Ok(Lang::new(text)),
        false => Err(BadValue::Valid("fr, de, pt-BR".to_owned())),
    }
}

/// Digits of a region in a code, as in `es-419` (UN M.49). With more it may be another number.
const DIGITS_OF_A_REGION: usize = 3;

/// Letters of the longest code that a language has with its country and its script.
const LONGEST_CODE: usize = 16;

impl TextsArgs {
    /// Does it. The exit code is 1 if something is wrong with a translation.
    ///
    /// # Errors
    /// A file or the pack cannot be read or written.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        let words = context.words();
        let folder = context.pack_dir.as_deref();
        match self.command {
            TextsCommand::Export { language, file } => {
                let exported = translators::export(words, folder, &language, file.as_deref())?;
                let Some(file) = file else {
                    return print(&exported.write()).map(|()| 0);
                };
                translators::write(words, &file, &exported)?;
                print(&(count(words, &language, &exported) + "\n")).map(|()| 0)
            }
            TextsCommand::Check { file } => {
                let checked = translators::check(words, folder, &file)?;
                print(&checked.text)?;
                Ok(u8::from(!checked.is_good))
            }
        }
    }
}
