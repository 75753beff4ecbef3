//! `cardcode exam verify`: what a certificate proves, on one screen or as a page to print.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use crate::cli::context::CommandContext;
use crate::cli::files;
use crate::cli::key_file::public_key;
use crate::cli::output::{complain, print};
use crate::cli::values::one_of;
use crate::render::{certificate, plain};
use crate::runtime::recorder::at;
use crate::signing;
use crate::text::catalogue::ui;
use crate::text::mask::shown;
use crate::training::certificate::{Certificate, CertificateFault, MOST_BYTES};
use crate::view::certificate::CertificateText;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum CertificateForm {
    Text,
    Svg,
}

const FORMS: [(&str, CertificateForm); 2] = [
    ("text", CertificateForm::Text),
    ("svg", CertificateForm::Svg),
];

#[derive(Debug, Args)]
#[command(
    about = ui::cli::EXAM_VERIFY.name(),
    after_help = "cardcode exam verify cardcode-certificate.json --key centre.key.pub\ncardcode exam verify cardcode-certificate.json --key centre.key.pub --format svg > aiko.svg"
)]
pub struct VerifyArgs {
    #[arg(value_name = "FILE", help = ui::cli::CERTIFICATE_ARG.name())]
    file: PathBuf,
    #[arg(long, value_name = "FILE", help = ui::cli::VERIFY_KEY.name())]
    key: PathBuf,
    #[arg(long, value_name = "FORMAT", help = ui::cli::CERTIFICATE_FORMAT.name(), value_parser = one_of(&FORMS), default_value = "text")]
    format: CertificateForm,
}

impl VerifyArgs {
    /// Prints what was verified; nothing is printed of a certificate that proves nothing, but why.
    ///
    /// # Errors
    /// It proves nothing, or a file cannot be read.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        let key = public_key(context, &self.key)?;
        let text = files::read(context, &self.file, MOST_BYTES)?;
        let certificate = Certificate::read(&text);
        let verified =
            certificate.and_then(|read| read.verified(&context.pack, &key, signing::verify));
        let verified = match verified {
            Ok(verified) => verified,
            Err(fault) => bail!(fault_words(context, &fault)),
        };
        let zone = at(verified.sitting.began.0 * 1000).zone;
        let told = CertificateText::new(context.words(), &verified, zone);
        match self.format {
            CertificateForm::Text => {
                let page = told.page(context.words());
                let lines = [page.title.clone()].into_iter().chain(plain::lines(&page));
                print(&lines.map(|line| line + "\n").collect::<String>())?;
            }
            CertificateForm::Svg => print(&certificate::svg(&told))?,
        }
        if verified.sitting.is_hurried() {
            let seconds = verified.sitting.seconds().to_string();
            let n = verified.sitting.answered().to_string();
            let with = [("seconds", &*seconds), ("n", &*n)];
            complain(&context.words().fill(ui::ticket::HURRIED, &with));
        }
        Ok(0)
    }
}

/// Why a certificate proves nothing, and what to do.
fn fault_words(context: &CommandContext, fault: &CertificateFault) -> String {
    let words = context.words();
    match fault {
        CertificateFault::NoCertificate => words.say(ui::ticket::NO_CERTIFICATE),
        CertificateFault::OtherCentre => words.say(ui::ticket::OTHER_CENTRE),
        CertificateFault::Ticket => words.say(ui::ticket::TICKET_CHANGED),
        CertificateFault::Start => words.say(ui::ticket::NOT_BEGUN_RIGHTLY),
        CertificateFault::Changed => words.say(ui::ticket::CERTIFICATE_CHANGED),
        CertificateFault::Time => words.say(ui::ticket::OUT_OF_TIME),
        CertificateFault::OtherPack(other) => context.of_pack(ui::ticket::OTHER_PACK, other),
        CertificateFault::OtherProgram(version) => {
            let with = [("version", &*shown(version))];
            words.fill(ui::ticket::OTHER_PROGRAM, &with)
        }
        CertificateFault::Result => words.say(ui::ticket::OTHER_RESULT),
    }
}
