//! What each content file holds, as JSON Schema: for editors, and for the rules on form, so that both say the
//! same.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};
use serde_json::{Map, json};

use crate::pack::load::{Faces, RawCard};
use crate::pack::manifest::Manifest;
use crate::pack::model::allow::Allowed;
use crate::pack::model::call::Call;
use crate::pack::model::cause::Causes;
use crate::pack::model::compare::{Comparison, Quiz, Topics};
use crate::pack::model::desk::Desk;
use crate::pack::model::fact::{Claims, Facts};
use crate::pack::model::flow::Flow;
use crate::pack::model::glossary::Glossary;
use crate::pack::model::message::{Meanings, RawCodeList};
use crate::pack::model::phrase::Phrases;
use crate::pack::model::voice::Voices;
use crate::text::catalogue::TextKey;
use crate::text::lang::Text;

/// A kind of content file.
pub struct FileKind {
    /// What it is called.
    pub name: &'static str,
    /// Its path inside the pack, or the folder of its paths with a `/` at the end.
    pub path: &'static str,
    /// Makes the schema of such a file.
    pub schema: fn() -> Schema,
}

/// All kinds, in the order in which a reader meets them.
pub const KINDS: [FileKind; 20] = [
    kind("pack", "pack.toml", || schema_for!(Manifest)),
    kind("card", "cards/", || schema_for!(RawCard)),
    kind("faces", "faces.toml", || schema_for!(Faces)),
    kind("flow", "flows/diagnose.toml", || schema_for!(Flow)),
    kind("causes", "causes.toml", || schema_for!(Causes)),
    kind("facts", "facts.toml", || schema_for!(Facts)),
    kind("claims", "claims.toml", || schema_for!(Claims)),
    kind("compare", "compare.toml", || schema_for!(Comparison)),
    kind("round", "round.toml", || schema_for!(Quiz)),
    kind("sort", "sort.toml", || schema_for!(Quiz)),
    kind("desk", "desk.toml", || schema_for!(Desk)),
    kind("voices", "voices.toml", || schema_for!(Voices)),
    kind("call", "calls/", || schema_for!(Call)),
    kind("topics", "topics.toml", || schema_for!(Topics)),
    kind("meanings", "meanings.toml", || schema_for!(Meanings)),
    kind("messages", "messages/", || schema_for!(RawCodeList)),
    kind("phrases", "phrases.toml", || schema_for!(Phrases)),
    kind("ui", "ui.toml", own_words),
    kind("glossary", "glossary.toml", || schema_for!(Glossary)),
    kind("allow", "allow.toml", || schema_for!(Allowed)),
];

/// The program's own words: every text of every group.
fn own_words() -> Schema {
    let mut groups = Map::new();
    for (group, name) in TextKey::all_named().filter_map(|(_, name)| name.split_once('.')) {
        let group = groups.entry(group).or_insert_with(|| {
            json!({ "type": "object", "properties": {}, "additionalProperties": false, "required": [] })
        });
        group["properties"][name] = json!({ "$ref": "#/$defs/Text" });
        if let Some(required) = group["required"].as_array_mut() {
            required.push(name.into());
        }
    }
    let required: Vec<String> = ["format_version"]
        .into_iter()
        .map(str::to_owned)
        .chain(groups.keys().cloned())
        .collect();
    groups.insert(
        "format_version".to_owned(),
        json!({ "type": "integer", "format": "uint32", "minimum": 0 }),
    );
    let mut schema = json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Ui",
        "description": "The program's own words, by group and name.",
        "type": "object",
        "properties": groups,
        "additionalProperties": false,
        "required": required,
    });
    schema.insert(
        "$defs".to_owned(),
        json!({ "Text": Text::json_schema(&mut SchemaGenerator::default()) }),
    );
    schema
}

const fn kind(name: &'static str, path: &'static str, schema: fn() -> Schema) -> FileKind {
    FileKind { name, path, schema }
}

impl FileKind {
    /// The kind of the file with this path; none that is no part of a pack.
    pub fn of(path: &str) -> Option<&'static FileKind> {
        KINDS.iter().find(|kind| kind.is(path))
    }

    pub(crate) fn is(&self, path: &str) -> bool {
        match path.strip_prefix(self.path) {
            Some("") => true,
            Some(name) => {
                self.path.ends_with('/') && !name.contains('/') && name.ends_with(".toml")
            }
            None => false,
        }
    }

    /// Whether a pack may hold several files of this kind, or none.
    pub fn is_folder(&self) -> bool {
        self.path.ends_with('/')
    }

    /// Whether a pack that stands alone may lack it.
    pub(crate) fn is_optional(&self) -> bool {
        self.name == "phrases"
    }

    /// The schema as text, for editors.
    ///
    /// # Errors
    /// None that content could cause: a schema is JSON.
    pub fn text(&self) -> serde_json::Result<String> {
        let mut schema = (self.schema)();
        // A file that is laid over another of its kind holds what it changes, and no more.
        schema.insert("required".to_owned(), serde_json::json!(["format_version"]));
        Ok(serde_json::to_string_pretty(&schema)? + "\n")
    }
}
