//! In a pipe a cardholder's command gives the answer and nothing else: in lines, drawn, as JSON of a form that is told.

use std::fs::File;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::common::program::{PROGRAM, RECORDS, err, out, script};
use tempfile::tempdir;

/// Commands with what must stand in their answers.
const ANSWERS: [(&[&str], &str); 6] = [
    (&["find", "visa"], "last 3 digits"),
    (&["amex"], "4 digits"),
    (&["compare"], "PIN"),
    (&["diagnose"], "What happened?"),
    (&["learn", "change-code"], "code"),
    (&["diagnose", "--shown", "G44"], "code field"),
];

fn command(args: &[&str], stdin: Stdio) -> Output {
    let mut command = Command::new(PROGRAM);
    command.args(args).env_clear().env("LANG", "en_US.UTF-8");
    command.env("CARDCODE_DB", RECORDS).stdin(stdin);
    command.output().unwrap()
}

#[test]
fn nobody_who_is_not_there_is_asked_anything() {
    for (args, word) in ANSWERS {
        for stdin in [Stdio::null(), File::open("/dev/null").unwrap().into()] {
            let answer = command(args, stdin);
            let said = out(&answer);
            assert_eq!(answer.status.code(), Some(0), "{args:?}: {}", err(&answer));
            assert!(said.contains(word), "{args:?}: {said}");
            for asking in ["Type the number", "The input ended", "1. ", "Go back", "/4"] {
                assert!(!said.contains(asking), "{args:?} asks {asking:?}: {said}");
            }
        }
    }
    // Who answers by a pipe, and who asks for lines, is asked as before.
    let folder = tempdir().unwrap();
    let asked = out(&script(&["find", "visa"], "2\n", folder.path()));
    assert!(asked.contains("Type the number"));
    let lines = command(&["find", "visa", "--plain"], Stdio::null());
    assert!(out(&lines).contains("Type the number"));
}

#[test]
fn a_card_is_drawn_where_signs_of_ascii_are_asked_for() {
    let drawn = out(&command(&["find", "saison", "--ascii"], Stdio::null()));
    assert!(
        drawn.is_ascii() && drawn.contains("+---") && drawn.contains("security code"),
        "{drawn}"
    );
    assert!(!out(&command(&["find", "saison"], Stdio::null())).contains("+---"));
}

#[test]
fn json_has_the_form_that_schema_tells() {
    let json = |args: &[&str]| -> Value {
        let said = command(args, Stdio::null());
        assert_eq!(said.status.code(), Some(0), "{args:?}: {}", err(&said));
        serde_json::from_str(&out(&said)).unwrap()
    };
    let printed: [(&[&str], &str); 8] = [
        (&["find", "visa", "--json"], "answer"),
        (&["find", "--json"], "answer"),
        (&["compare", "--json"], "answer"),
        (&["diagnose", "--json"], "answer"),
        (&["learn", "--json"], "answer"),
        (&["learn", "change-code", "--json"], "answer"),
        (&["explain", "G44", "--json"], "explanation"),
        (&["config", "--json"], "config"),
    ];
    for (args, kind) in printed {
        let (value, schema) = (json(args), json(&["schema", kind]));
        let mut defs = schema.clone();
        let defs = defs["$defs"].take();
        fits(&value, &schema, &defs, &format!("{args:?}"));
    }
    // What a list or a question leads to has the names that the command line takes.
    let list = json(&["learn", "--json"]);
    let first = list["choices"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(
        json(&["learn", &first, "--json"])["page"],
        format!("topic/{first}")
    );
    assert!(
        !json(&["diagnose", "--json"])["choices"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    assert!(
        !json(&["find", "visa", "--json"])["sources"]
            .as_array()
            .unwrap()
            .is_empty()
    );
}

/// Whether a value has this form, as far as the schemas of what is printed go: objects with all their fields and no other,
/// lists, and one of several forms.
fn fits(value: &Value, schema: &Value, defs: &Value, place: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return fits(value, &defs[name], defs, place);
    }
    if let Some(forms) = schema["oneOf"].as_array() {
        let kind = &value["kind"];
        let is_it = |form: &&Value| &form["properties"]["kind"]["const"] == kind;
        if let Some(form) = forms.iter().find(is_it).filter(|_| value.is_object()) {
            return fits(value, form, defs, place);
        }
        return;
    }
    if let (Some(fields), Some(values)) = (schema["properties"].as_object(), value.as_object()) {
        for field in schema["required"].as_array().into_iter().flatten() {
            let name = field.as_str().unwrap();
            assert!(values.contains_key(name), "{place} lacks {name}");
        }
        for (name, value) in values {
            let form = fields.get(name);
            let form = form.unwrap_or_else(|| panic!("{place} has {name}"));
            fits(value, form, defs, &format!("{place}.{name}"));
        }
    } else if let (true, Some(items)) = (schema["items"].is_object(), value.as_array()) {
        items
            .iter()
            .for_each(|item| fits(item, &schema["items"], defs, place));
    } else if let Some(kind) = schema["type"].as_str() {
        let is_so = match kind {
            "string" => value.is_string(),
            "boolean" => value.is_boolean(),
            "array" => value.is_array(),
            "object" => value.is_object(),
            _ => true,
        };
        assert!(is_so, "{place} is no {kind}: {value}");
    }
}
