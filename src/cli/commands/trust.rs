//! `cardcode exam trust`: whose tickets count in these records.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use clap::Args;

use crate::cli::context::CommandContext;
use crate::cli::files;
use crate::cli::key_file::public_key;
use crate::cli::output::{complain, print};
use crate::records::database::{RecordsError, Store};
use crate::text::catalogue::ui;
use crate::training::ticket::PublicKey;
use crate::view::notice;

#[derive(Debug, Args)]
#[command(
    about = ui::cli::EXAM_TRUST.name(),
    after_help = "cardcode exam trust centre.key.pub"
)]
pub(super) struct TrustArgs {
    #[arg(value_name = "FILE", help = ui::cli::TRUST_ARG.name())]
    file: PathBuf,
}

impl TrustArgs {
    pub(super) fn run(self, context: &CommandContext) -> Result<u8> {
        let key = public_key(context, &self.file)?;
        if context.records.is_none() {
            return Err(anyhow!(context.words().say(ui::parcel::NONE)));
        }
        trust(context, &key).map_err(|failure| anyhow!(told(context, &failure)))?;
        let with = [("file", &*files::name(&self.file))];
        print(&(context.words().fill(ui::ticket::TRUSTED, &with) + "\n")).map(|()| 0)
    }
}

/// Notes the key of whoever makes a key or issues a ticket here, so that its exams count in these records. Where that cannot
/// be, it is told, and what to do; the key or the ticket is good all the same.
pub(super) fn trust_own(context: &CommandContext, key: &PublicKey, file: &Path) {
    if let Err(failure) = trust(context, key) {
        let (reason, file) = (told(context, &failure), files::name(file));
        let with = [("reason", &*reason), ("file", &*file)];
        complain(&context.words().fill(ui::ticket::NOT_TRUSTED, &with));
    }
}

/// Does nothing where no records are kept.
fn trust(context: &CommandContext, key: &PublicKey) -> Result<(), RecordsError> {
    match &context.records {
        Some(place) => Store::open(&place.path()?)?.trust(key),
        None => Ok(()),
    }
}

fn told(context: &CommandContext, failure: &RecordsError) -> String {
    notice::trouble(&context.pack, &context.lang, failure.trouble)
}
