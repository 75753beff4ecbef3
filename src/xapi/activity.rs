//! What is practised, as activities: ids that never change, and the pack's words where it has them.
//!
//! Ids are `urn:cardcode:pack:PACK` for the pack, and below it `:cards` and `:requests` for the drills, `:exam`,
//! `:call:made:ID` and `:call:drawn:LEVEL` for calls, `:card:DESIGN` and `:request:ID` for what a drill asks, and
//! `:move:KIND` for what an agent does in a call. Ids of a pack are for ever, so these are.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::pack::content::Pack;
use crate::pack::model::card::ElementKind;
use crate::pack::model::desk::Say;
use crate::training::attempt::{Answer, Attempt};
use crate::training::call::scenario::ScenarioId;
use crate::training::locate::{Guess, LocateDrill, NoGuess};
use crate::training::mode::{ActionKind, AttemptKind};

use crate::pack::words::TextRef;
use crate::text::catalogue::{TextKey, ui};
use crate::xapi::statement::{Activity, Definition, InteractionChoice, LanguageMap};

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
        let Some(text) = text.map(T::into).filter(|_| self.is_known) else {
            return LanguageMap::new();
        };
        let languages = self.pack.manifest().languages.iter();
        let languages = languages.map(|language| &language.code);
        languages
            .map(|lang| (tag(lang.code()), self.pack.words(lang).say(text)))
            .filter(|(_, words)| !words.is_empty())
            .collect()
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

    pub(crate) fn exam(&self) -> Activity {
        self.activity(&["exam"], "assessment", Some(ui::exam::TITLE))
    }

    pub(crate) fn begun(&self, begun: &AttemptKind) -> Activity {
        match begun {
            AttemptKind::Cards(_) => {
                self.activity(&["cards"], "assessment", Some(ui::train::POINT))
            }
            AttemptKind::Requests(_) => {
                self.activity(&["requests"], "assessment", Some(ui::train::SORT))
            }
            AttemptKind::Exam(..) => self.exam(),
            AttemptKind::Call(ScenarioId::Made(id)) => {
                let known = self.is_known.then(|| self.pack.calls().iter());
                let call = known.and_then(|mut calls| calls.find(|call| call.id == *id));
                let name = call.map(|call| &call.name);
                self.activity(&["call", "made", id], "simulation", name)
            }
            AttemptKind::Call(ScenarioId::Drawn(level, _)) => {
                let level = level.to_string();
                let name = Some(ui::train::DRAWN);
                self.activity(&["call", "drawn", &level], "simulation", name)
            }
        }
    }

    /// What was answered or done, as something that asks for it.
    pub(crate) fn asked(&self, given: &Answer) -> Activity {
        match given.doing {
            ActionKind::Locate => self.card(&given.item),
            ActionKind::Classify => self.request(&given.item),
            ActionKind::Ask => self.step(given.doing, ui::desk::ASK, ui::desk::ASK_LEAD, || {
                let questions = self.pack.diagnosis().nodes.iter();
                let known = &self.pack.desk().known;
                let asked = questions.filter(|node| !known.contains(&node.id));
                asked.map(|node| bare(&node.id)).collect()
            }),
            ActionKind::Say => self.step(
                given.doing,
                ui::desk::EXPLAIN,
                ui::desk::EXPLAIN_LEAD,
                || {
                    let says = self.pack.desk().says.iter();
                    says.map(|say| bare(&say.id)).collect()
                },
            ),
            ActionKind::Name => self.step(given.doing, ui::desk::NAME, ui::desk::NAME_LEAD, || {
                let causes = self.pack.causes().all.iter();
                causes.map(|cause| bare(&cause.id)).collect()
            }),
            ActionKind::Refer => {
                self.step(given.doing, ui::desk::REFER, ui::desk::REFER_LEAD, || {
                    let refers = self.pack.desk().refers.iter();
                    let choice = |id: &str, name| self.choice(id, Some(name));
                    refers.map(|refer| choice(&refer.id, &refer.name)).collect()
                })
            }
            ActionKind::Close => {
                let mut close = self.activity(
                    &["move", given.doing.name()],
                    "cmi.interaction",
                    Some(ui::desk::CLOSE),
                );
                close.definition.interaction_type = Some("other");
                close
            }
        }
    }

    /// What an agent does in a call.
    fn step(
        &self,
        doing: ActionKind,
        name: TextKey,
        lead: TextKey,
        choices: impl FnOnce() -> Vec<InteractionChoice>,
    ) -> Activity {
        let mut step = self.activity(&["move", doing.name()], "cmi.interaction", Some(name));
        step.definition.description = self.words(Some(lead));
        step.definition.interaction_type = Some("choice");
        if self.is_same {
            step.definition.choices = choices();
        }
        step
    }

    fn choice<'t, T: Into<TextRef<'t>>>(&self, id: &str, name: Option<T>) -> InteractionChoice {
        InteractionChoice {
            id: id.to_owned(),
            description: self.words(name),
        }
    }

    /// A card that is pointed at: the code, all that is not it, bare ground, and that there is none.
    fn card(&self, item: &str) -> Activity {
        let of = self.is_known.then(|| item.split('/').next());
        let card = of.flatten().and_then(|card| self.pack.card(card));
        let name = card.map(|card| &card.name);
        let mut asked = self.activity(&["card", item], "cmi.interaction", name);
        let definition = &mut asked.definition;
        definition.description = self.words(Some(ui::find::CODE));
        definition.interaction_type = Some("choice");
        let drill = LocateDrill::new(0, usize::MAX);
        let all = self.is_same.then(|| drill.designs(self.pack));
        let designs = all.unwrap_or_default();
        let Some(design) = designs.iter().find(|design| design.name() == item) else {
            return asked;
        };
        let places = 0..design.faces.len();
        let faces = places.filter_map(|place| design.face(place));
        let mut elements: Vec<_> = faces.flat_map(|face| &face.element).collect();
        // Which face is up first differs from drill to drill.
        elements.sort_by(|one, other| one.id.cmp(&other.id));
        elements.dedup_by(|one, other| one.id == other.id);
        let others = elements.iter().filter(|element| {
            element.kind != ElementKind::Code && !OWN.contains(&element.id.as_str())
        });
        let others = others.map(|element| self.choice(&element.id, element.name.as_ref()));
        let nowhere = ui::point::NOWHERE;
        definition.choices = [self.choice(CODE, Some(ui::find::CODE))]
            .into_iter()
            .chain(others)
            .chain([bare(GROUND), self.choice(NOWHERE, Some(nowhere))])
            .collect();
        let right = design.code_face().map_or(NOWHERE, |_| CODE);
        definition.correct_responses_pattern = vec![right.to_owned()];
        asked
    }

    /// A request that is sorted.
    fn request(&self, item: &str) -> Activity {
        let sort = self.is_known.then(|| self.pack.sort());
        let request = sort.and_then(|sort| sort.requests.iter().find(|one| one.id == item));
        let name = request.map(|request| &request.place);
        let mut asked = self.activity(&["request", item], "cmi.interaction", name);
        let definition = &mut asked.definition;
        definition.description = self.words(request.map(|request| &request.quote));
        definition.interaction_type = Some("choice");
        if let Some((sort, request)) = sort.zip(request).filter(|_| self.is_same) {
            let answers = sort.answers.iter();
            let choice = |id: &str, name| self.choice(id, Some(name));
            definition.choices = answers
                .map(|answer| choice(&answer.id, &answer.name))
                .collect();
            definition.correct_responses_pattern = vec![request.answer.clone()];
        }
        asked
    }

    /// What was chosen in a call, in words.
    pub(crate) fn chosen(&self, given: &Answer) -> LanguageMap {
        if !self.is_known {
            return LanguageMap::new();
        }
        let item = given.item.as_str();
        let text = match given.doing {
            ActionKind::Ask => self.pack.ask(item),
            ActionKind::Say => self.pack.desk().say(item).map(|say: &Say| &say.name),
            ActionKind::Name => self.pack.causes().get(item).map(|cause| &cause.name),
            ActionKind::Locate | ActionKind::Classify | ActionKind::Refer | ActionKind::Close => {
                None
            }
        };
        self.words(text)
    }
}

/// A choice whose words are told with the answer: with all of them, a move would be many times as large.
fn bare(id: &str) -> InteractionChoice {
    InteractionChoice {
        id: id.to_owned(),
        description: LanguageMap::new(),
    }
}

/// The security code, as an answer.
const CODE: &str = "code";
/// Bare ground, as an answer.
const GROUND: &str = "ground";
/// That a card shows no code, as an answer.
const NOWHERE: &str = "nowhere";
/// What an element cannot be called as an answer.
const OWN: [&str; 3] = [CODE, GROUND, NOWHERE];

/// What was answered, by the name of the choice.
pub(crate) fn response(given: &Answer) -> String {
    match given.doing {
        ActionKind::Locate => match (&given.mistake, given.given.parse()) {
            (Some(mistake), _) => mistake.clone(),
            (None, Ok(Guess::Nowhere)) => NOWHERE.to_owned(),
            (None, Ok(Guess::Spot(..)) | Err(NoGuess)) => CODE.to_owned(),
        },
        ActionKind::Classify => given.given.clone(),
        ActionKind::Close => given.doing.name().to_owned(),
        ActionKind::Ask | ActionKind::Say | ActionKind::Name | ActionKind::Refer => {
            given.item.clone()
        }
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
