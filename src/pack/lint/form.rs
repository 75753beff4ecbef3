//! The form of a file: which fields it has, and what they hold. Read from the same schema that editors read.
//!
//! serde tells the first mistake of a file; a person wants all of them, each with its place.

use std::fmt;

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue};

use crate::pack::lint::shape::ContentSchema;
use crate::pack::overlay::{Doc, name};
use crate::pack::span::{SourceFile, SourcePos};
use crate::text::sanitize::shown;

/// Told for each mistake: its place, the rule, and what fills the rule's sentence.
pub(crate) type FormReport<'a> =
    dyn FnMut(SourcePos, &'static str, Vec<(&'static str, String)>) + 'a;

/// What of a file has no right form.
#[derive(Default)]
pub(crate) struct Malformed {
    is_torn: bool,
    /// Items of lists: the list's key, and the places of the items in it, the last one last.
    items: Vec<(String, Vec<usize>)>,
}

impl Malformed {
    /// Takes the items out, so that the rest can be read.
    pub(crate) fn take_out(self, doc: &mut Doc) {
        doc.is_torn |= self.is_torn;
        for (key, places) in self.items {
            let list = doc.table.get_mut(&*key).map(Spanned::get_mut);
            let Some(DeValue::Array(array)) = list else {
                continue;
            };
            let mut torn = places.into_iter().peekable();
            let all = std::mem::replace(array, DeArray::new()).into_iter();
            let stay = all
                .enumerate()
                .filter(|(place, _)| torn.next_if_eq(place).is_none());
            *array = stay.map(|(_, item)| item).collect();
        }
    }
}

/// Tells every mistake in the form of a file.
pub(crate) fn look(doc: &Doc, schema: &Value, tell: &mut FormReport) -> Malformed {
    let shape = ContentSchema::of(schema);
    let form = FormCheck { source: doc.source };
    let mut torn = Malformed::default();
    form.missing(&doc.table, 0, &shape, None, tell, &mut torn.is_torn);
    for (key, value) in &doc.table {
        let Some(wanted) = form.wanted(key, &shape, tell, &mut torn.is_torn) else {
            continue;
        };
        let path = Path::Key(None, key.get_ref());
        match (value.get_ref(), &wanted.items) {
            (DeValue::Array(array), Some(items)) => {
                let mut places = Vec::new();
                for (place, item) in array.iter().enumerate() {
                    let mut is_torn = false;
                    let path = Path::Index(&path, place);
                    form.value(item, items, &path, tell, &mut is_torn);
                    if is_torn {
                        places.push(place);
                    }
                }
                if !places.is_empty() {
                    torn.is_torn = true;
                    torn.items.push((key.get_ref().to_string(), places));
                }
            }
            _ => form.value(value, wanted, &path, tell, &mut torn.is_torn),
        }
    }
    torn
}

/// Where a value stands, written out only where it is told.
enum Path<'a> {
    Key(Option<&'a Path<'a>>, &'a str),
    Index(&'a Path<'a>, usize),
}

impl Path<'_> {
    /// The last part of it.
    fn name(&self) -> String {
        match self {
            Path::Key(_, key) => (*key).to_owned(),
            Path::Index(_, place) => place.to_string(),
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, to: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Path::Key(None, key) => to.write_str(key),
            Path::Key(Some(path), key) => write!(to, "{path}.{key}"),
            Path::Index(path, place) => write!(to, "{path}.{place}"),
        }
    }
}

struct FormCheck<'a> {
    source: &'a SourceFile<'a>,
}

impl FormCheck<'_> {
    /// Fields that are missing. Without a path it is the file's own table.
    fn missing(
        &self,
        table: &DeTable,
        at: usize,
        shape: &ContentSchema,
        path: Option<&Path>,
        tell: &mut FormReport,
        is_torn: &mut bool,
    ) {
        for field in &shape.required {
            // The rule on versions tells a missing one.
            if field != "format_version" && !table.contains_key(field.as_str()) {
                *is_torn = true;
                let (place, thing) = match path {
                    None => (self.source.whole(), self.source.path.clone()),
                    Some(path) => {
                        let called = name(table).map_or_else(|| path.to_string(), str::to_owned);
                        (self.source.place(at), shown(&called))
                    }
                };
                let with = vec![("field", field.clone()), ("place", thing)];
                tell(place, "missing", with);
            }
        }
    }

    /// What is wanted of the field with this key; a field that is unknown is told.
    fn wanted<'s>(
        &self,
        key: &Spanned<DeString>,
        shape: &'s ContentSchema,
        tell: &mut FormReport,
        is_torn: &mut bool,
    ) -> Option<&'s ContentSchema> {
        let wanted = shape.fields.get(&**key.get_ref());
        if wanted.is_none() && shape.is_closed {
            *is_torn = true;
            let with = vec![("field", shown(key.get_ref())), ("valid", shape.names())];
            tell(self.source.place(key.span().start), "unknown", with);
        }
        wanted.or(shape.others.as_deref())
    }

    fn value(
        &self,
        spanned: &Spanned<DeValue>,
        shape: &ContentSchema,
        path: &Path,
        tell: &mut FormReport,
        is_torn: &mut bool,
    ) {
        let value = spanned.get_ref();
        let place = || self.source.place(spanned.span().start);
        if let Some(valid) = &shape.choices {
            let given = value.as_str().unwrap_or_default();
            if !valid.iter().any(|word| word == given) {
                *is_torn = true;
                let with = vec![("given", shown(given)), ("valid", valid.join(", "))];
                tell(place(), "value", with);
            }
            return;
        }
        if shape.kind.is_none() {
            return;
        }
        if !shape.admits(value) {
            *is_torn = true;
            let with = vec![
                ("field", path.name()),
                ("want", shape.called().to_owned()),
                ("got", value.type_str().to_owned()),
            ];
            return tell(place(), "type", with);
        }
        match value {
            DeValue::Table(table) => {
                let at = spanned.span().start;
                self.missing(table, at, shape, Some(path), tell, is_torn);
                for (key, value) in table {
                    if let Some(wanted) = self.wanted(key, shape, tell, is_torn) {
                        let path = Path::Key(Some(path), key.get_ref());
                        self.value(value, wanted, &path, tell, is_torn);
                    }
                }
            }
            DeValue::Array(array) => {
                let length = array.len() as u64;
                if let Some(wanted) = shape.length.filter(|wanted| *wanted != length) {
                    *is_torn = true;
                    let with = vec![
                        ("field", path.name()),
                        ("want", format!("array of {wanted}")),
                        ("got", format!("array of {length}")),
                    ];
                    return tell(place(), "type", with);
                }
                if let Some(items) = &shape.items {
                    for (at, item) in array.iter().enumerate() {
                        self.value(item, items, &Path::Index(path, at), tell, is_torn);
                    }
                }
            }
            DeValue::Integer(number) => {
                let given = i128::from_str_radix(number.as_str(), number.radix());
                let fits = given.is_ok_and(|given| {
                    shape.least.is_none_or(|least| least <= given)
                        && shape.most.is_none_or(|most| given <= most)
                });
                if !fits {
                    *is_torn = true;
                    let least = shape.least.unwrap_or_default();
                    let most = shape.most;
                    let valid = most.map_or(String::new(), |most| format!("{least} - {most}"));
                    let with = vec![("given", number.as_str().to_owned()), ("valid", valid)];
                    tell(place(), "value", with);
                }
            }
            _ => {}
        }
    }
}
