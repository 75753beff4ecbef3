//! What is practised, as activities: ids that never change, and the pack's words where it has them.
//!
//! Ids are `urn:cardcode:pack:PACK` for the pack, and below it what each mode of practice says of itself
//! ([`modes`](crate::training::modes)): `:cards` and `:requests` for the drills, `:exam`, `:call:made:ID` and
//! `:call:drawn:LEVEL` for calls, `:card:DESIGN` and `:request:ID` for what a drill asks, and `:move:KIND` for what an
//! agent does in a call. Ids of a pack are for ever, so these are.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::pack::content::Pack;
use crate::pack::words::TextRef;
use crate::text::catalogue::ui;
use crate::training::attempt::{Answer, Attempt, AttemptOrigin};
use crate::training::mode::{PracticeAction, PracticeMode};
use crate::xapi::statement::{Activity, Definition, InteractionChoice, LanguageMap, Verb};
use crate::xapi::verbs::KnownVerb;

/// A kind of activity (ADL's vocabulary).
fn kind(name: &str) -> String {
    format!("http://adlnet.gov/expapi/activities/{name}")
}

/// The tag of a language: that of the country whose words the content has, where it is one of the carried ones.
pub(crate) fn tag(code: &str) -> String {
    match code {
        "ja" => "ja-JP".to_owned(),
        "en" => "en-US".to_owned(),
        other => other.to_owned(),
    }
}

/// Activities of one pack.
pub(crate) struct Activities<'p> {
    /// The pack that runs.
    pack: &'p Pack,
    /// The id of the pack that it was practised with.
    id: &'p str,
    /// Whether the pack that runs has words for it: ids are for ever, so another version has most.
    is_known: bool,
    /// Whether the pack that runs is that very one: only then it is known what could be chosen, and what was right.
    is_same: bool,
}

impl<'p> Activities<'p> {
    pub(crate) fn of(pack: &'p Pack, past: &'p Attempt) -> Activities<'p> {
        let [id, _, hash] = &past.pack;
        Activities {
            pack,
            id,
            is_known: *id == pack.manifest().id,
            is_same: *id == pack.manifest().id && *hash == pack.hash(),
        }
    }

    /// LanguageMap in every language of the pack.
    pub(crate) fn words<'t, T: Into<TextRef<'t>>>(&self, text: Option<T>) -> LanguageMap {
        self.numbered(text, None)
    }

    /// The same with this number in it.
    fn numbered<'t, T>(&self, text: Option<T>, number: Option<usize>) -> LanguageMap
    where
        T: Into<TextRef<'t>>,
    {
        let Some(text) = text.map(T::into).filter(|_| self.is_known) else {
            return LanguageMap::new();
        };
        let number = number.map(|number| number.to_string());
        let with: Vec<(&str, &str)> = number.iter().map(|number| ("n", &**number)).collect();
        let languages = self.pack.manifest().languages.iter();
        let languages = languages.map(|language| &language.code);
        languages
            .map(|lang| (tag(lang.code()), self.pack.words(lang).fill(text, &with)))
            .filter(|(_, words)| !words.is_empty())
            .collect()
    }

    /// A verb, as the program says it in the languages of the pack that runs.
    pub(crate) fn verb(&self, of: &KnownVerb) -> Verb {
        let languages = self.pack.manifest().languages.iter();
        let words = languages.map(|language| {
            let lang = &language.code;
            (tag(lang.code()), self.pack.words(lang).say(of.words))
        });
        Verb {
            id: of.id.to_owned(),
            display: words.collect(),
        }
    }

    /// An id below the pack's.
    fn below(&self, parts: &[&str]) -> String {
        let mut id = format!("urn:cardcode:pack:{}", plain(self.id));
        for part in parts {
            id.push(':');
            id.push_str(&plain(part));
        }
        id
    }

    fn activity<'t, T: Into<TextRef<'t>>>(
        &self,
        parts: &[&str],
        of: &str,
        name: Option<T>,
    ) -> Activity {
        Activity {
            id: self.below(parts),
            definition: Definition {
                kind: kind(of),
                name: self.words(name),
                ..Definition::default()
            },
        }
    }

    /// All that the pack teaches.
    pub(crate) fn course(&self) -> Activity {
        self.activity(&[], "course", Some(ui::train::TITLE))
    }

    /// What was begun.
    pub(crate) fn begun(&self, mode: &PracticeMode, origin: &AttemptOrigin) -> Activity {
        let known = (mode.activity)(self.pack, origin);
        let parts: Vec<&str> = known.id.iter().map(String::as_str).collect();
        let mut begun = self.activity(&parts, known.kind, None::<TextRef>);
        begun.definition.name = self.numbered(known.name, known.level);
        begun
    }

    /// What was answered or done, as something that asks for it.
    pub(crate) fn asked(&self, action: &PracticeAction, given: &Answer) -> Activity {
        let question = (action.question)(self.pack, &given.item);
        let parts = question.id.each_ref().map(String::as_str);
        let mut asked = self.activity(&parts, "cmi.interaction", question.name);
        let definition = &mut asked.definition;
        definition.description = self.words(question.lead);
        definition.interaction_type = Some(question.form);
        if self.is_same {
            let choices = (action.choices)(self.pack, &given.item);
            let all = choices.all.into_iter();
            definition.choices = all
                .map(|(id, name)| InteractionChoice {
                    id,
                    description: self.words(name),
                })
                .collect();
            definition.correct_responses_pattern = choices.right.into_iter().collect();
        }
        asked
    }

    /// What was chosen, in words, if the choices say none.
    pub(crate) fn chosen(&self, action: &PracticeAction, given: &Answer) -> LanguageMap {
        self.words((action.words)(self.pack, &given.item))
    }
}

/// What a part of a URN cannot hold as it is (RFC 8141), and the colon that parts the parts.
const URN_PART: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'/');

/// A name as a part of a URN.
fn plain(name: &str) -> String {
    utf8_percent_encode(name, URN_PART).to_string()
}
