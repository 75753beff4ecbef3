//! What of a statement a store must give back as it was.

use serde_json::Value;

use crate::xapi::extension;

/// What a statement says, without what a store adds and without words, which another version of the pack may put
/// otherwise: definitions are no part of what must not change (xAPI 1.0.3, Data 2.3.1).
pub(crate) fn core(mut statement: Value) -> Value {
    if let Some(fields) = statement.as_object_mut() {
        for name in ["stored", "authority", "version"] {
            fields.remove(name);
        }
    }
    without_words(&mut statement);
    statement
}

fn without_words(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for name in ["definition", "display", extension::WORDS] {
                fields.remove(name);
            }
            fields.values_mut().for_each(without_words);
        }
        Value::Array(items) => items.iter_mut().for_each(without_words),
        _ => {}
    }
}
