//! `cardcode config`: what is in force, and who set it.

use std::path::Path;

use anyhow::Result;
use clap::Args;
use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::CommandContext;
use crate::cli::output::print;
use crate::cli::settings::{Origin, Setting, path_told};
use crate::text::catalogue::ui;
use crate::text::width::width;

#[derive(Debug, Args)]
#[command(about = ui::cli::CONFIG.name())]
pub struct ConfigArgs {
    #[arg(long, help = ui::cli::JSON.name())]
    json: bool,
}

/// What is in force, as JSON gives it.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "Config")]
pub(super) struct ConfigJson<'a> {
    /// The two files that are read: the policy of the machine, and the person's own.
    files: Vec<FileJson>,
    pack: PackJson<'a>,
    settings: Vec<SettingJson<'a>>,
}

/// The pack that runs.
#[derive(Serialize, JsonSchema)]
struct PackJson<'a> {
    id: &'a str,
    version: &'a str,
    /// As a policy names it.
    hash: &'a str,
}

#[derive(Serialize, JsonSchema)]
struct FileJson {
    path: String,
    is_there: bool,
}

#[derive(Serialize, JsonSchema)]
struct SettingJson<'a> {
    /// As both files name it.
    name: &'a str,
    /// None where nobody set it.
    value: Option<String>,
    origin: OriginJson,
    /// The option or the variable that set it.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum OriginJson {
    Policy,
    Option,
    Environment,
    File,
    Unset,
}

impl ConfigArgs {
    /// Prints each setting with its value and where that comes from.
    ///
    /// # Errors
    /// stdout cannot be written to.
    pub fn run(self, context: &CommandContext) -> Result<u8> {
        let text = match self.json {
            true => json(context)?,
            false => lines(context),
        };
        print(&text).map(|()| 0)
    }
}

fn json(context: &CommandContext) -> Result<String> {
    let settings = &context.settings;
    let file = |(path, is_there): (&Path, bool)| FileJson {
        path: path_told(&path.display().to_string()),
        is_there,
    };
    let setting = |setting: &'_ Setting| {
        let (origin, by) = match setting.origin {
            Origin::Policy => (OriginJson::Policy, None),
            Origin::Option(name) => (OriginJson::Option, Some(name)),
            Origin::Environment(name) => (OriginJson::Environment, Some(name)),
            Origin::File => (OriginJson::File, None),
            Origin::Unset => (OriginJson::Unset, None),
        };
        (origin, by)
    };
    let all = settings.all().iter().map(|one| {
        let (origin, by) = setting(one);
        SettingJson {
            name: one.spec.name,
            value: one.told(),
            origin,
            by,
        }
    });
    let manifest = context.pack.manifest();
    let config = ConfigJson {
        pack: PackJson {
            id: &manifest.id,
            version: &manifest.version,
            hash: context.pack.hash(),
        },
        files: settings.files.places().map(file).into(),
        settings: all.collect(),
    };
    Ok(serde_json::to_string_pretty(&config)? + "\n")
}

fn lines(context: &CommandContext) -> String {
    let words = context.words();
    let settings = &context.settings;
    let [policy, own] = settings.files.places();
    let origin = |setting: &Setting| {
        let of = |text, name: &str| words.fill(text, &[("name", name)]);
        match setting.origin {
            Origin::Policy => of(
                ui::config::FROM_POLICY,
                &path_told(&policy.0.display().to_string()),
            ),
            Origin::Option(name) => of(ui::config::FROM_OPTION, name),
            Origin::Environment(name) => of(ui::config::FROM_ENVIRONMENT, name),
            Origin::File => of(
                ui::config::FROM_FILE,
                &path_told(&own.0.display().to_string()),
            ),
            Origin::Unset => words.say(ui::config::UNSET),
        }
    };
    let value = |setting: &Setting| setting.told().unwrap_or_else(|| "-".to_owned());
    let widest =
        |cells: &dyn Fn(&Setting) -> usize| settings.all().iter().map(cells).max().unwrap_or(0);
    let name = widest(&|setting| setting.spec.name.len());
    let column = widest(&|setting| width(&value(setting)));
    let mut text = String::new();
    for setting in settings.all() {
        let value = value(setting);
        let gap = " ".repeat(column - width(&value));
        text += &format!(
            "{:name$}  {value}{gap}  {}\n",
            setting.spec.name,
            origin(setting)
        );
    }
    let files = [
        (ui::config::POLICY_FILE, policy),
        (ui::config::OWN_FILE, own),
    ];
    for (says, (path, is_there)) in files {
        let there = match is_there {
            true => ui::config::IS_THERE,
            false => ui::config::IS_NOT_THERE,
        };
        let (file, there) = (path_told(&path.display().to_string()), words.say(there));
        text += "\n";
        text += &words.fill(says, &[("file", &*file), ("there", &*there)]);
    }
    let manifest = context.pack.manifest();
    let pack = [
        ("id", &*manifest.id),
        ("version", &*manifest.version),
        ("hash", context.pack.hash()),
    ];
    text + "\n" + &words.fill(ui::config::PACK, &pack) + "\n"
}
