//! The form of a file: which fields it has, and what they hold. Read from the same schema that editors read.
//!
//! serde tells the first mistake of a file; a person wants all of them, each with its place.

use std::fmt;

use toml::Spanned;
use toml::de::{DeArray, DeInteger, DeString, DeTable, DeValue};

use crate::pack::lint::problem::ProblemList;
use crate::pack::lint::shape::ContentSchema;
use crate::pack::overlay::{Doc, name};
use crate::pack::schema::FileKind;
use crate::pack::span::SourceFile;
use crate::text::mask::shown;

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

/// Finds every mistake in the form of a file.
pub(crate) fn look(doc: &Doc, found: &mut ProblemList) -> Malformed {
    let Some(kind) = FileKind::of(&doc.source.path) else {
        return Malformed::default();
    };
    let schema = ContentSchema::of((kind.schema)().as_value());
    let mut form = FormCheck {
        source: doc.source,
        found,
        is_torn: false,
    };
    let mut items = Vec::new();
    form.missing(&doc.table, 0, &schema, None);
    for (key, value) in &doc.table {
        let Some(wanted) = form.wanted(key, &schema) else {
            continue;
        };
        let path = Path::Key(None, key.get_ref());
        match (value.get_ref(), &wanted.items) {
            (DeValue::Array(array), Some(wanted_item)) => {
                form.has_wrong_length(array, value.span().start, wanted, &path);
                let torn = form.torn_items(array, wanted_item, &path);
                if !torn.is_empty() {
                    items.push((key.get_ref().to_string(), torn));
                }
            }
            _ => form.value(value, wanted, &path),
        }
    }
    Malformed {
        is_torn: form.is_torn,
        items,
    }
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
    found: &'a mut ProblemList,
    /// Whether anything was found wrong.
    is_torn: bool,
}

impl FormCheck<'_> {
    fn report(&mut self, at: usize, rule: &'static str, with: Vec<(&'static str, String)>) {
        self.is_torn = true;
        self.found.tell(self.source.place(at), rule, with);
    }

    /// Checks each item by itself; returns the indices of those with a mistake.
    fn torn_items(&mut self, array: &DeArray, wanted: &ContentSchema, path: &Path) -> Vec<usize> {
        let was_torn = std::mem::take(&mut self.is_torn);
        let mut torn = Vec::new();
        for (index, item) in array.iter().enumerate() {
            self.value(item, wanted, &Path::Index(path, index));
            if std::mem::take(&mut self.is_torn) {
                torn.push(index);
            }
        }
        self.is_torn = was_torn || !torn.is_empty();
        torn
    }

    /// Fields that are missing. Without a path it is the file's own table.
    fn missing(&mut self, table: &DeTable, at: usize, schema: &ContentSchema, path: Option<&Path>) {
        for field in &schema.required {
            // The rule on versions tells a missing one.
            if field == "format_version" || table.contains_key(field.as_str()) {
                continue;
            }
            let field = ("field", field.clone());
            match path {
                None => {
                    self.is_torn = true;
                    let with = vec![field, ("place", self.source.path.clone())];
                    self.found.tell(self.source.whole(), "missing", with);
                }
                Some(path) => {
                    let called = name(table).map_or_else(|| path.to_string(), str::to_owned);
                    self.report(at, "missing", vec![field, ("place", shown(&called))]);
                }
            }
        }
    }

    /// What is wanted of the field with this key; a field that is unknown is a mistake.
    fn wanted<'s>(
        &mut self,
        key: &Spanned<DeString>,
        schema: &'s ContentSchema,
    ) -> Option<&'s ContentSchema> {
        let wanted = schema.fields.get(&**key.get_ref());
        if wanted.is_none() && schema.is_closed {
            let with = vec![("field", shown(key.get_ref())), ("valid", schema.names())];
            self.report(key.span().start, "unknown", with);
        }
        wanted.or(schema.others.as_deref())
    }

    fn value(&mut self, spanned: &Spanned<DeValue>, schema: &ContentSchema, path: &Path) {
        let (value, at) = (spanned.get_ref(), spanned.span().start);
        if let Some(valid) = &schema.choices {
            let given = value.as_str().unwrap_or_default();
            if !valid.iter().any(|word| word == given) {
                let with = vec![("given", shown(given)), ("valid", valid.join(", "))];
                self.report(at, "value", with);
            }
            return;
        }
        if schema.kind.is_none() {
            return;
        }
        if !schema.admits(value) {
            return self.wrong_type(at, path, schema.called(), value.type_str());
        }
        match value {
            DeValue::Table(table) => self.table(table, at, schema, path),
            DeValue::Array(array) => self.array(array, at, schema, path),
            DeValue::Integer(number) => self.integer(number, at, schema),
            _ => {}
        }
    }

    fn wrong_type(&mut self, at: usize, path: &Path, want: &str, got: &str) {
        let with = vec![
            ("field", path.name()),
            ("want", want.to_owned()),
            ("got", got.to_owned()),
        ];
        self.report(at, "type", with);
    }

    fn table(&mut self, table: &DeTable, at: usize, schema: &ContentSchema, path: &Path) {
        self.missing(table, at, schema, Some(path));
        for (key, value) in table {
            if let Some(wanted) = self.wanted(key, schema) {
                self.value(value, wanted, &Path::Key(Some(path), key.get_ref()));
            }
        }
    }

    /// Tells of a list with too few or too many items.
    fn has_wrong_length(
        &mut self,
        array: &DeArray,
        at: usize,
        schema: &ContentSchema,
        path: &Path,
    ) -> bool {
        let length = array.len() as u64;
        let is_wrong = |(least, most): &(u64, u64)| !(*least..=*most).contains(&length);
        let Some((least, most)) = schema.length.filter(is_wrong) else {
            return false;
        };
        let valid = match least == most {
            true => most.to_string(),
            false => format!("{least} - {most}"),
        };
        let n = length.to_string();
        let with = vec![("field", path.name()), ("n", n), ("valid", valid)];
        self.report(at, "length", with);
        true
    }

    fn array(&mut self, array: &DeArray, at: usize, schema: &ContentSchema, path: &Path) {
        if self.has_wrong_length(array, at, schema, path) {
            return;
        }
        let Some(wanted) = &schema.items else { return };
        for (index, item) in array.iter().enumerate() {
            self.value(item, wanted, &Path::Index(path, index));
        }
    }

    fn integer(&mut self, number: &DeInteger, at: usize, schema: &ContentSchema) {
        let given = i128::from_str_radix(number.as_str(), number.radix());
        let fits = given.is_ok_and(|given| {
            schema.least.is_none_or(|least| least <= given)
                && schema.most.is_none_or(|most| given <= most)
        });
        if !fits {
            let least = schema.least.unwrap_or_default();
            let most = schema.most;
            let valid = most.map_or(String::new(), |most| format!("{least} - {most}"));
            let with = vec![("given", number.as_str().to_owned()), ("valid", valid)];
            self.report(at, "value", with);
        }
    }
}
