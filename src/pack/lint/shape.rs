//! What a schema wants, taken apart once: values are many, schemas few.

use foldhash::HashMap;
use serde_json::Value;
use toml::de::DeValue;

/// What a value of a field may be.
#[derive(Default)]
pub(crate) struct ContentSchema {
    /// The only words that it may be.
    pub(crate) choices: Option<Vec<String>>,
    /// Its kind, an option's nothing aside.
    pub(crate) kind: Option<String>,
    /// What each field may be, by its key.
    pub(crate) fields: HashMap<String, ContentSchema>,
    pub(crate) required: Vec<String>,
    /// Whether it may have no other fields.
    pub(crate) is_closed: bool,
    /// What each other field may be.
    pub(crate) others: Option<Box<ContentSchema>>,
    /// What each item may be.
    pub(crate) items: Option<Box<ContentSchema>>,
    /// How many items it has, at least and at most.
    pub(crate) length: Option<(u64, u64)>,
    pub(crate) least: Option<i128>,
    pub(crate) most: Option<i128>,
}

impl ContentSchema {
    /// What the schema of a file wants.
    pub(crate) fn of(schema: &Value) -> ContentSchema {
        ContentSchema::within(schema, schema)
    }

    /// References are followed, and options taken without their nothing. None refers to itself.
    fn within(schema: &Value, root: &Value) -> ContentSchema {
        let name = schema.get("$ref").and_then(Value::as_str);
        let to = name.and_then(|name| root.pointer(name.strip_prefix('#')?));
        let some = list(schema, "anyOf").find(|form| !is_null(form));
        if let Some(meant) = to.or(some) {
            return ContentSchema::within(meant, root);
        }
        let inside = |key: &str| {
            let inside = schema.get(key).filter(|inside| inside.is_object())?;
            Some(Box::new(ContentSchema::within(inside, root)))
        };
        let fields = schema.get("properties").and_then(Value::as_object);
        let fields = fields.into_iter().flatten();
        let bound = |key: &str| schema.get(key).and_then(Value::as_i64).map(i128::from);
        ContentSchema {
            choices: choices(schema),
            kind: kind(schema),
            fields: fields
                .map(|(name, field)| (name.clone(), ContentSchema::within(field, root)))
                .collect(),
            required: words(list(schema, "required")),
            is_closed: schema.get("additionalProperties") == Some(&Value::Bool(false)),
            others: inside("additionalProperties"),
            items: inside("items"),
            length: length(schema),
            least: bound("minimum"),
            most: bound("maximum").or_else(|| most(schema)),
        }
    }

    /// The names of its fields, as they are told.
    pub(crate) fn names(&self) -> String {
        let mut names: Vec<&str> = self.fields.keys().map(String::as_str).collect();
        names.sort_unstable();
        names.join(", ")
    }

    /// What its kind is called. Words are a table by language, but nobody calls them that.
    pub(crate) fn called(&self) -> &str {
        let is_words = |others: &ContentSchema| others.kind.is_some() && others.fields.is_empty();
        match &self.kind {
            Some(_) if self.fields.is_empty() && self.others.as_deref().is_some_and(is_words) => {
                "words"
            }
            Some(kind) => kind,
            None => "",
        }
    }

    /// Whether a value is of its kind.
    pub(crate) fn admits(&self, value: &DeValue) -> bool {
        match self.kind.as_deref() {
            Some("object") => value.is_table(),
            Some("array") => value.is_array(),
            Some("string") => value.is_str(),
            Some("integer") => value.is_integer(),
            Some("number") => value.is_float() || value.is_integer(),
            Some("boolean") => value.is_bool(),
            _ => false,
        }
    }
}

fn list<'s>(schema: &'s Value, key: &str) -> impl Iterator<Item = &'s Value> + use<'s> {
    let list = schema.get(key).and_then(Value::as_array);
    list.into_iter().flatten()
}

fn words<'s>(values: impl Iterator<Item = &'s Value>) -> Vec<String> {
    let words = values.filter_map(Value::as_str);
    words.map(str::to_owned).collect()
}

/// What may stand where only certain words may.
fn choices(schema: &Value) -> Option<Vec<String>> {
    if schema.get("enum").is_some_and(Value::is_array) {
        return Some(words(list(schema, "enum")));
    }
    schema.get("oneOf").filter(|forms| forms.is_array())?;
    let one_or_more = |form: &'_ Value| -> Vec<String> {
        words(form.get("const").into_iter().chain(list(form, "enum")))
    };
    Some(list(schema, "oneOf").flat_map(one_or_more).collect())
}

fn is_null(schema: &Value) -> bool {
    schema.get("type").and_then(Value::as_str) == Some("null")
}

fn kind(schema: &Value) -> Option<String> {
    let one = schema.get("type")?.as_str();
    let mut of_many = list(schema, "type").filter_map(Value::as_str);
    let kind = one.or_else(|| of_many.find(|kind| *kind != "null"));
    kind.map(str::to_owned)
}

/// How many items a list has.
fn length(schema: &Value) -> Option<(u64, u64)> {
    let most = schema.get("maxItems")?.as_u64()?;
    let least = schema.get("minItems").and_then(Value::as_u64);
    Some((least.unwrap_or(0), most))
}

/// The largest number of a schema's format.
fn most(schema: &Value) -> Option<i128> {
    match schema.get("format")?.as_str()? {
        "uint8" => Some(u8::MAX.into()),
        // A whole number of any machine.
        "uint32" | "uint" => Some(u32::MAX.into()),
        _ => None,
    }
}
