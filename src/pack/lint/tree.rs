//! A file as a list of its values, each with the field that it fills, the item that it is of, and its place.
//!
//! A pack may hold millions of values and has few fields. So a rule asks for the values of a field, and a path is
//! put together only where one is told.

use std::borrow::Cow;
use std::sync::OnceLock;

use foldhash::HashMap;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::pack::overlay::Doc;
use crate::pack::span::{SourceFile, SourcePos};

/// A file's values, and what each of them stands in.
pub(crate) struct Tree<'t> {
    pub(crate) source: &'t SourceFile<'t>,
    /// Every value, in the order of the file.
    pub(crate) leaves: Vec<Leaf<'t>>,
    /// Every table and every array; the first is the file itself.
    branches: Vec<Branch>,
    /// The first is the file itself.
    fields: Vec<Field<'t>>,
}

/// A value that is no table and no array.
pub(crate) struct Leaf<'t> {
    /// The words of a string; of anything else, how it is written.
    pub(crate) value: Cow<'t, str>,
    /// Whether it is a string.
    pub(crate) is_text: bool,
    /// Offset of its first byte in the file.
    pub(crate) at: usize,
    /// By which values are put in order.
    order: usize,
    /// The table or array that it stands in, by a number that no other has in this file.
    pub(crate) parent: usize,
    field: usize,
}

/// A table or an array.
struct Branch {
    parent: usize,
    field: usize,
    is_array: bool,
    /// Its place, if it stands in an array.
    place: usize,
    /// How many are above it.
    depth: usize,
    /// The one of depth 2 that it stands in, or is.
    item: Option<usize>,
}

/// A path, places in arrays aside: `cause.hears.where`.
struct Field<'t> {
    key: Cow<'t, str>,
    inside: HashMap<Cow<'t, str>, usize>,
    /// The values with this path, by their places among all.
    leaves: Vec<usize>,
    /// The same by their words, each after those before it in the file.
    by_value: OnceLock<Vec<usize>>,
}

impl<'t> Tree<'t> {
    /// The values of a file.
    pub(crate) fn of(doc: &Doc<'t>) -> Tree<'t> {
        let mut tree = Tree {
            source: doc.source,
            leaves: Vec::new(),
            branches: Vec::new(),
            fields: vec![Field::new("".into())],
        };
        tree.branches.push(Branch {
            parent: 0,
            field: 0,
            is_array: false,
            place: 0,
            depth: 0,
            item: None,
        });
        tree.walk(&doc.table, 0);
        // Tables are in the order of the file, but for what is laid over others, so little is left to be sorted.
        tree.leaves.sort_by_key(|leaf| leaf.order);
        for (place, leaf) in tree.leaves.iter().enumerate() {
            tree.fields[leaf.field].leaves.push(place);
        }
        tree
    }

    fn walk(&mut self, table: &DeTable<'t>, branch: usize) {
        let within = self.branches[branch].field;
        for (key, value) in table {
            let field = self.field(within, key);
            self.visit(value, branch, field, 0);
        }
    }

    fn visit(&mut self, spanned: &Spanned<DeValue<'t>>, parent: usize, field: usize, place: usize) {
        let (value, is_text) = match spanned.get_ref() {
            DeValue::Table(table) => {
                let branch = self.branch(parent, field, place, false);
                return self.walk(table, branch);
            }
            DeValue::Array(array) => {
                let branch = self.branch(parent, field, place, true);
                for (place, value) in array.iter().enumerate() {
                    self.visit(value, branch, field, place);
                }
                return;
            }
            DeValue::String(text) => (text.clone(), true),
            DeValue::Integer(number) => (number.as_str().to_owned().into(), false),
            DeValue::Float(number) => (number.as_str().to_owned().into(), false),
            DeValue::Boolean(true) => ("true".into(), false),
            DeValue::Boolean(false) => ("false".into(), false),
            DeValue::Datetime(date) => (date.to_string().into(), false),
        };
        let at = spanned.span().start;
        // A translation stands in a file of its own, and belongs beside the words that it translates.
        let before = self.leaves.last().map(|leaf| leaf.order);
        let order = before.filter(|_| self.source.is_of_other(at));
        self.leaves.push(Leaf {
            value,
            is_text,
            at,
            order: order.unwrap_or(at),
            parent,
            field,
        });
    }

    fn branch(&mut self, parent: usize, field: usize, place: usize, is_array: bool) -> usize {
        let own = self.branches.len();
        let above = &self.branches[parent];
        let depth = above.depth + 1;
        self.branches.push(Branch {
            parent,
            field,
            is_array,
            place,
            depth,
            item: above.item.or((depth == 2).then_some(own)),
        });
        own
    }

    /// The field with this key in another.
    fn field(&mut self, within: usize, key: &Spanned<Cow<'t, str>>) -> usize {
        let key = key.get_ref();
        if let Some(known) = self.fields[within].inside.get(key) {
            return *known;
        }
        let own = self.fields.len();
        self.fields[within].inside.insert(key.clone(), own);
        self.fields.push(Field::new(key.clone()));
        own
    }

    /// Path of the file inside the pack.
    pub(crate) fn path(&self) -> &str {
        &self.source.path
    }

    /// The values of a field: of `cause.facts`, say.
    pub(crate) fn all<'s>(
        &'s self,
        path: &str,
    ) -> impl Iterator<Item = &'s Leaf<'t>> + use<'s, 't> {
        let field = self.field_at(path);
        field.into_iter().flat_map(|field| self.of_field(field))
    }

    fn field_at(&self, path: &str) -> Option<&Field<'t>> {
        let inside = |field: usize, key| self.fields[field].inside.get(key).copied();
        let at = path.split('.').try_fold(0, inside);
        at.map(|at| &self.fields[at])
    }

    /// The values of every field with this key.
    pub(crate) fn named(&self, key: &str) -> impl Iterator<Item = &Leaf<'t>> {
        let fields = self.fields.iter().filter(move |field| field.key == key);
        fields.flat_map(|field| self.of_field(field))
    }

    fn of_field<'s>(&'s self, field: &'s Field) -> impl Iterator<Item = &'s Leaf<'t>> {
        field.leaves.iter().map(|place| &self.leaves[*place])
    }

    /// The key of a value; none in an array.
    pub(crate) fn key(&self, leaf: &Leaf) -> &str {
        match self.branches[leaf.parent].is_array {
            true => "",
            false => &self.fields[leaf.field].key,
        }
    }

    /// The item that a value is of, by its number: that of `cause.3` for a value of `cause.3.facts`.
    pub(crate) fn item(&self, leaf: &Leaf) -> Option<usize> {
        self.branches[leaf.parent].item
    }

    /// Whether a value is the file's own, in no table.
    pub(crate) fn is_at_top(&self, leaf: &Leaf) -> bool {
        leaf.parent == 0
    }

    /// The keys above a value, the outermost first, places in arrays aside.
    pub(crate) fn above(&self, leaf: &Leaf) -> Vec<&str> {
        let mut keys: Vec<&str> = Vec::new();
        let mut at = leaf.parent;
        while at != 0 {
            let branch = &self.branches[at];
            if !self.branches[branch.parent].is_array {
                keys.push(&self.fields[branch.field].key);
            }
            at = branch.parent;
        }
        keys.reverse();
        keys
    }

    /// Where the values of a table or an array stand: `causes.3.title`.
    pub(crate) fn path_of(&self, mut parent: usize) -> String {
        let mut parts = Vec::new();
        while parent != 0 {
            let branch = &self.branches[parent];
            parts.push(match self.branches[branch.parent].is_array {
                true => Cow::Owned(branch.place.to_string()),
                false => Cow::Borrowed(&*self.fields[branch.field].key),
            });
            parent = branch.parent;
        }
        parts.reverse();
        parts.join(".")
    }

    /// Where a value stands.
    pub(crate) fn place(&self, leaf: &Leaf) -> SourcePos {
        self.source.place(leaf.at)
    }

    /// Where the value of this field and text stands, or the file as a whole.
    pub(crate) fn place_of(&self, path: &str, value: &str) -> SourcePos {
        let found = self.field_at(path).and_then(|field| {
            let word = |place: &usize| &*self.leaves[*place].value;
            // Looked up once, since a rule may ask for each of very many.
            let by_value = field.by_value.get_or_init(|| {
                let mut all = field.leaves.clone();
                all.sort_by_key(word);
                all
            });
            let at = by_value.partition_point(|place| word(place) < value);
            by_value.get(at).filter(|place| word(place) == value)
        });
        found.map_or_else(
            || self.source.whole(),
            |place| self.place(&self.leaves[*place]),
        )
    }
}

impl<'t> Field<'t> {
    fn new(key: Cow<'t, str>) -> Field<'t> {
        Field {
            key,
            inside: HashMap::default(),
            leaves: Vec::new(),
            by_value: OnceLock::new(),
        }
    }
}
