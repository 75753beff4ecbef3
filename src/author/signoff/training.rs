//! The practice of agents in the document: not page by page, since those are drawn by chance, but all that they are
//! drawn from.

use crate::pack::model::compare::{QuizAnswer, Request};
use crate::pack::model::desk::{CausePolicy, Severity};
use crate::pack::model::role::Role;
use crate::pack::model::say::{OF_A_RECORD, WrapUp};
use crate::text::catalogue::{TextKey, ui};
use crate::text::lang::Text;

use crate::author::signoff::markdown::link;
use crate::author::signoff::paragraphs::{SignoffDocument, fact_id, section_id};
use crate::render::markdown::escape;

/// The stable name of the section.
pub(crate) const NAME: &str = "training";

impl SignoffDocument<'_> {
    pub(crate) fn training(&self) -> Vec<String> {
        let desk = self.pack.desk();
        let mut parts = vec![self.heading("##", &[section_id(NAME)], &self.of(ui::train::TITLE))];
        parts.push(self.part("sort", ui::train::SORT));
        let requests = self.pack.sort().requests.iter();
        parts.extend(requests.flat_map(|request| self.request(request)));
        parts.push(self.part("rules", ui::verdict::RULES));
        for rule in &desk.rules {
            let caution = match rule.severity {
                Severity::Blocker => format!("{}: ", self.of(ui::review::CAUTION)),
                _ => String::new(),
            };
            parts.push(self.named("rule", &rule.id));
            parts.push(format!("**{caution}{}**", self.of(&rule.name)));
            parts.push(self.of(&rule.why));
            parts.push(self.rests(&rule.facts));
        }
        parts.push(self.part("says", ui::review::SAYS));
        parts.extend(self.desk_words());
        parts.push(self.part("needs", ui::review::NEEDS));
        for answer in &desk.answers {
            parts.extend(self.answer(answer));
        }
        parts.push(self.part("calls", ui::train::CALLS));
        for call in self.pack.calls() {
            parts.push(self.named("made", &call.id));
            let said = call.says.iter().map(|line| &line.say);
            let said = [&call.opening].into_iter().chain(said);
            parts.push(format!("**{}**", self.of(&call.name)));
            parts.push(self.list(said));
            parts.push(self.of(&call.lesson));
            parts.push(self.rests(&call.facts));
        }
        parts.push(self.part("voices", ui::desk::CALLER));
        for voice in &self.pack.voices().voices {
            parts.push(self.named("voice", &voice.id));
            parts.push(format!("**{}**", self.of(&voice.name)));
            parts.push(self.list(voice.texts()));
        }
        let flow = self.pack.diagnosis();
        for (question, answers, words) in self.pack.voices().spoken() {
            let question = if question.is_empty() {
                flow.start.as_str()
            } else {
                question
            };
            let node = flow.node(question);
            let answers = answers.into_iter();
            let says = answers.filter_map(|id| Some(self.of(&node?.choice(id)?.say)));
            let says: Vec<String> = says.collect();
            let ask = node.map(|node| self.of(&node.ask)).unwrap_or_default();
            parts.push(format!("**{ask}** {}", says.join(" / ")));
            parts.push(self.list(words.into_iter()));
        }
        parts
    }

    /// What agents say, look up and ask.
    fn desk_words(&self) -> [String; 2] {
        let desk = self.pack.desk();
        // At each desk, where the words differ.
        let mut pairs: Vec<(&Text, &Text)> = Vec::new();
        let roles = [Role::Issuer, Role::Merchant];
        for say in &desk.says {
            pairs.extend(roles.map(|role| (&say.name, say.words(role))));
        }
        for refer in &desk.refers {
            pairs.extend(roles.map(|role| (refer.name(role), refer.words(role))));
        }
        for lookup in &desk.lookups {
            let shown = lookup.results.values().chain([&lookup.blank]);
            pairs.push((&lookup.name, &lookup.say));
            pairs.extend(shown.map(|shows| (&lookup.name, shows)));
        }
        pairs.dedup();
        let asks = desk.asks.values().chain(desk.asks_again.values());
        let gaps = OF_A_RECORD.map(|name| (name, "…"));
        let record = |form: &WrapUp| pair(&self.of(&form.name), &self.fill(&form.say, &gaps));
        let records = desk.wrap_ups.iter().map(record);
        let says = [self.pairs(pairs.into_iter())].into_iter().chain(records);
        [says.collect::<Vec<_>>().join("\n"), self.list(asks)]
    }

    /// The facts that it rests on, by their names.
    pub(crate) fn training_facts(&self) -> Vec<&str> {
        let desk = self.pack.desk();
        let requests = self.pack.sort().requests.iter();
        let facts = requests
            .flat_map(|request| &request.facts)
            .chain(desk.rules.iter().flat_map(|rule| &rule.facts))
            .chain(self.pack.calls().iter().flat_map(|call| &call.facts));
        facts.map(String::as_str).collect()
    }

    fn part(&self, name: &str, title: TextKey) -> String {
        self.heading("###", &[format!("{NAME}/{name}")], &self.of(title))
    }

    fn named(&self, kind: &str, id: &str) -> String {
        let name = format!("{NAME}/{kind}/{id}");
        let title = crate::author::signoff::markdown::code(&name);
        self.heading("####", &[name], &title)
    }

    fn request(&self, request: &Request) -> Vec<String> {
        let sort = self.pack.sort();
        let is_it = |answer: &&QuizAnswer| {
            answer.id == request.answer || request.respond.as_ref() == Some(&answer.id)
        };
        let answers = sort.answers.iter().chain(&sort.responses).filter(is_it);
        let answers: Vec<String> = answers.map(|answer| self.of(&answer.name)).collect();
        vec![
            self.named("request", &request.id),
            format!("{} {}", self.of(&request.place), self.of(&request.quote)),
            format!("**{}**", answers.join(" / ")),
            self.of(&request.why),
            self.rests(&request.facts),
        ]
    }

    /// What a good call about a cause contains, at each desk.
    fn answer(&self, answer: &CausePolicy) -> Vec<String> {
        let cause = self.pack.causes().get(&answer.cause);
        let desk = self.pack.desk();
        let says = |ids: &[String]| -> Vec<String> {
            let says = ids.iter().filter_map(|id| desk.say(id));
            says.map(|say| self.of(&say.name)).collect()
        };
        let mut lines = Vec::new();
        for (role, name) in [
            (Role::Issuer, ui::desk::ISSUER),
            (Role::Merchant, ui::desk::MERCHANT),
        ] {
            let needs = answer.at(role);
            let refers = needs.refer.iter().filter_map(|id| desk.refer(id));
            let refers: Vec<String> = refers.map(|refer| self.of(refer.name(role))).collect();
            let rows = [says(&needs.needs), says(&needs.fine), refers];
            let rows: Vec<String> = rows.iter().map(|row| row.join(" / ")).collect();
            lines.push(format!("- {}: {}", self.of(name), rows.join("; ")));
        }
        // The same at both desks is told once.
        lines.dedup_by(|one, other| {
            one.split_once(": ").map(|(_, rest)| rest)
                == other.split_once(": ").map(|(_, rest)| rest)
        });
        let name = cause.map(|cause| self.of(&cause.name)).unwrap_or_default();
        let told = std::iter::once(&answer.told).chain(&answer.shop_told);
        let told: Vec<String> = told.map(|told| self.of(told)).collect();
        vec![
            self.named("answer", &answer.cause),
            format!("**{name}**"),
            told.join("\n\n"),
            lines.join("\n"),
        ]
    }

    fn pairs<'t>(&self, pairs: impl Iterator<Item = (&'t Text, &'t Text)>) -> String {
        let lines = pairs.map(|(name, says)| pair(&self.of(name), &self.of(says)));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn list<'t>(&self, texts: impl Iterator<Item = &'t Text>) -> String {
        let lines = texts.map(|words| format!("- {}", self.of(words)));
        lines.collect::<Vec<_>>().join("\n")
    }

    fn rests(&self, facts: &[String]) -> String {
        let links = facts.iter().map(|id| link(&escape(id), &fact_id(id)));
        let links = links.collect::<Vec<_>>().join(", ");
        format!("{}: {links}", self.of(ui::review::RESTS))
    }
}

fn pair(name: &str, says: &str) -> String {
    format!("- **{name}**: {says}")
}
