//! The form of a file: which fields it has, and what they hold. Read from the same schema that editors read.
//!
//! serde tells the first mistake of a file; a person wants all of them, each with its place.

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use crate::pack::merge::{Doc, Place, Source, name};
use crate::pack::shown;

/// Told for each mistake: its place, the rule, and what fills the rule's sentence.
pub(super) type Tell<'a> = dyn FnMut(Place, &'static str, Vec<(&'static str, String)>) + 'a;

/// Tells every mistake in the form of a file; items that have one are taken out, so that the rest can be read.
pub(super) fn look(doc: &mut Doc, schema: &Value, tell: &mut Tell) {
    let schema = &inlined(schema, schema);
    let form = Form { source: doc.source };
    let Some(fields) = schema.get("properties") else {
        return;
    };
    // What is missing where the text could not be read whole may be there.
    let was_torn = doc.is_torn;
    let tell: &mut Tell = &mut |place, rule, with| {
        if !(was_torn && rule == "missing") {
            tell(place, rule, with);
        }
    };
    form.fields(&doc.table, 0, schema, "", tell, &mut doc.is_torn);
    for (key, value) in doc.table.iter_mut() {
        let Some(wanted) = fields.get(&**key.get_ref()) else {
            continue;
        };
        let items = wanted.get("items");
        match (value.get_mut(), items) {
            (DeValue::Array(array), Some(items)) => {
                let all = std::mem::replace(array, DeArray::new()).into_iter();
                for (place, item) in all.enumerate() {
                    let mut is_torn = false;
                    let path = format!("{}.{place}", key.get_ref());
                    form.value(&item, items, &path, tell, &mut is_torn);
                    doc.is_torn |= is_torn;
                    if !is_torn {
                        array.push(item);
                    }
                }
            }
            _ => form.value(value, wanted, key.get_ref(), tell, &mut doc.is_torn),
        }
    }
}

/// A schema with its references followed and its options without their nothing: values are many, schemas few. None of
/// them refers to itself.
fn inlined(schema: &Value, root: &Value) -> Value {
    let name = schema.get("$ref").and_then(Value::as_str);
    let to = name.and_then(|name| root.pointer(name.strip_prefix('#')?));
    let some = schema
        .get("anyOf")
        .and_then(Value::as_array)
        .and_then(|forms| forms.iter().find(|form| !is_null(form)));
    if let Some(meant) = to.or(some) {
        return inlined(meant, root);
    }
    match schema {
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(name, _)| *name != "$defs");
            let inline = |(name, value): (&String, &Value)| (name.clone(), inlined(value, root));
            Value::Object(fields.map(inline).collect())
        }
        Value::Array(values) => values.iter().map(|value| inlined(value, root)).collect(),
        other => other.clone(),
    }
}

struct Form<'a> {
    source: &'a Source,
}

impl Form<'_> {
    /// Fields that are missing, and fields that are unknown.
    fn fields(
        &self,
        table: &DeTable,
        at: usize,
        schema: &Value,
        path: &str,
        tell: &mut Tell,
        is_torn: &mut bool,
    ) {
        let names = |key: &str| {
            let value = schema.get(key)?;
            let list = value.as_array().map(|names| {
                let names = names.iter().filter_map(Value::as_str);
                names.map(str::to_owned).collect::<Vec<_>>()
            });
            list.or_else(|| Some(value.as_object()?.keys().cloned().collect()))
        };
        let valid = names("properties").unwrap_or_default();
        for field in names("required").unwrap_or_default() {
            // The rule on versions tells a missing one.
            if field != "format_version" && !table.contains_key(field.as_str()) {
                *is_torn = true;
                let place = match path {
                    "" => self.source.whole(),
                    _ => self.source.place(at),
                };
                let thing = match path {
                    "" => self.source.path.clone(),
                    path => shown(name(table).unwrap_or(path)),
                };
                tell(place, "missing", vec![("field", field), ("place", thing)]);
            }
        }
        let is_closed = schema.get("additionalProperties") == Some(&Value::Bool(false));
        for (key, _) in table.iter().filter(|_| is_closed) {
            if !valid.iter().any(|name| name == key.get_ref()) {
                *is_torn = true;
                let with = vec![("field", shown(key.get_ref())), ("valid", valid.join(", "))];
                tell(self.source.place(key.span().start), "unknown", with);
            }
        }
    }

    fn value(
        &self,
        spanned: &Spanned<DeValue>,
        schema: &Value,
        path: &str,
        tell: &mut Tell,
        is_torn: &mut bool,
    ) {
        let value = spanned.get_ref();
        let place = || self.source.place(spanned.span().start);
        let name = path.rsplit('.').next().unwrap_or(path);
        if let Some(valid) = choices(schema) {
            let given = value.as_str().unwrap_or_default();
            if !valid.contains(&given) {
                *is_torn = true;
                let with = vec![("given", shown(given)), ("valid", valid.join(", "))];
                tell(place(), "value", with);
            }
            return;
        }
        let Some(wanted) = kind(schema) else { return };
        if !is_kind(value, wanted) {
            *is_torn = true;
            // A text is a table too, but nobody calls it that.
            let is_text = schema
                .get("additionalProperties")
                .is_some_and(|form| form.get("type").is_some() && form.get("properties").is_none());
            let is_text = is_text && schema.get("properties").is_none();
            let with = vec![
                ("field", name.to_owned()),
                ("want", if is_text { "words" } else { wanted }.to_owned()),
                ("got", value.type_str().to_owned()),
            ];
            return tell(place(), "type", with);
        }
        match value {
            DeValue::Table(table) => {
                self.fields(table, spanned.span().start, schema, path, tell, is_torn);
                let known = schema.get("properties");
                let others = schema.get("additionalProperties");
                for (key, value) in table {
                    let key = key.get_ref();
                    let wanted = known.and_then(|known| known.get(&**key));
                    if let Some(wanted) = wanted.or(others).filter(|wanted| wanted.is_object()) {
                        self.value(value, wanted, &format!("{path}.{key}"), tell, is_torn);
                    }
                }
            }
            DeValue::Array(array) => {
                let most = schema.get("maxItems").and_then(Value::as_u64);
                if most.is_some_and(|most| most != array.len() as u64) {
                    *is_torn = true;
                    let with = vec![
                        ("field", name.to_owned()),
                        ("want", format!("array of {}", most.unwrap_or_default())),
                        ("got", format!("array of {}", array.len())),
                    ];
                    return tell(place(), "type", with);
                }
                if let Some(items) = schema.get("items") {
                    for (at, item) in array.iter().enumerate() {
                        self.value(item, items, &format!("{path}.{at}"), tell, is_torn);
                    }
                }
            }
            DeValue::Integer(number) => {
                let given = i128::from_str_radix(number.as_str(), number.radix());
                let bound = |key: &str| schema.get(key).and_then(Value::as_i64).map(i128::from);
                let most = bound("maximum").or_else(|| most(schema));
                let fits = given.is_ok_and(|given| {
                    bound("minimum").is_none_or(|least| least <= given)
                        && most.is_none_or(|most| given <= most)
                });
                if !fits {
                    *is_torn = true;
                    let least = bound("minimum").unwrap_or_default();
                    let valid = most.map_or(String::new(), |most| format!("{least} to {most}"));
                    let with = vec![("given", number.as_str().to_owned()), ("valid", valid)];
                    tell(place(), "value", with);
                }
            }
            _ => {}
        }
    }
}

/// What may stand where only certain words may.
fn choices(schema: &Value) -> Option<Vec<&str>> {
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return Some(words.iter().filter_map(Value::as_str).collect());
    }
    let forms = schema.get("oneOf").and_then(Value::as_array)?;
    let words = forms.iter().flat_map(|form| {
        let one = form.get("const").and_then(Value::as_str);
        let more = form.get("enum").and_then(Value::as_array);
        one.into_iter()
            .chain(more.into_iter().flatten().filter_map(Value::as_str))
    });
    Some(words.collect())
}

fn is_null(schema: &Value) -> bool {
    schema.get("type").and_then(Value::as_str) == Some("null")
}

/// The kind of value that a schema wants, an option's nothing aside.
fn kind(schema: &Value) -> Option<&str> {
    let kind = schema.get("type")?;
    let of_many = || {
        kind.as_array()?
            .iter()
            .filter_map(Value::as_str)
            .find(|kind| *kind != "null")
    };
    kind.as_str().or_else(of_many)
}

fn is_kind(value: &DeValue, wanted: &str) -> bool {
    match wanted {
        "object" => value.is_table(),
        "array" => value.is_array(),
        "string" => value.is_str(),
        "integer" => value.is_integer(),
        "number" => value.is_float() || value.is_integer(),
        "boolean" => value.is_bool(),
        _ => false,
    }
}

/// The largest number of a schema's format.
fn most(schema: &Value) -> Option<i128> {
    match schema.get("format")?.as_str()? {
        "uint8" => Some(u8::MAX.into()),
        "uint32" => Some(u32::MAX.into()),
        _ => None,
    }
}
