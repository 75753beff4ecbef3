//! What the caller says to what the agent says: by the kind of move, and whether it was right.

use crate::pack::model::call::CallerIdentity;
use crate::pack::model::say::{Say, SayKind};
use crate::text::lang::Text;
use crate::training::call::scenario::Scenario;
use crate::training::call::transcript::{CallEnd, CallState, NOBODY, NamedCause};

/// The name of a list of a voice's words, and the words.
pub(crate) type Reaction<'p> = (&'static str, &'p [Text]);

impl<'p> Scenario<'p> {
    /// What the caller says to something that the agent said.
    pub(crate) fn to_words(&self, say: &'p Say, was_reading: bool) -> Reaction<'p> {
        let voice = self.voice;
        let needs = self.needs();
        let answer = say.answer(self.role);
        let answer = answer.filter(|_| needs.needs.contains(&say.id));
        if let Some(answer) = answer {
            return ("answer", std::slice::from_ref(answer));
        }
        match say.kind {
            SayKind::Stop if was_reading => ("stopped", &voice.stopped),
            SayKind::Take if say.breach(self.role).is_some() => {
                ("asked_secret", &voice.asked_secret)
            }
            SayKind::Identify => match self.caller {
                CallerIdentity::Member => ("identified", &voice.identified),
                CallerIdentity::Family => ("family", &voice.family),
                CallerIdentity::Impostor => ("impostor", &voice.impostor),
            },
            SayKind::Disclosure if self.has_disclosed => ("gave", &voice.gave),
            SayKind::Disclosure => ("kept", &voice.kept),
            SayKind::Empathise => ("empathised", &voice.empathised),
            SayKind::Recap => ("recapped", &voice.recapped),
            SayKind::Offer => ("no_more", &voice.no_more),
            _ if !self.is_member() && needs.needs.contains(&say.id) => ("refused", &voice.refused),
            // Nobody was reading anything.
            SayKind::Stop => ("doubts_advice", &voice.doubts_advice),
            // Who is told what breaks a rule believes it, and finds out later.
            SayKind::Advise if self.belongs(say, &needs) || say.breaks.is_some() => {
                ("advised", &voice.advised)
            }
            SayKind::Advise => ("doubts_advice", &voice.doubts_advice),
            _ if say.breaks.is_none() && !self.belongs(say, &needs) => {
                ("doubts_advice", &voice.doubts_advice)
            }
            _ => ("heard", &voice.heard),
        }
    }

    /// What they say to a cause that was named.
    pub(crate) fn to_cause(&self, named: &NamedCause) -> Reaction<'p> {
        let voice = self.voice;
        let own = &self.cause().id;
        match named {
            _ if named.id != own => ("cause_wrong", &voice.cause_wrong),
            _ if !named.has_evidence => ("cause_guessed", &voice.cause_guessed),
            _ if self.pack.desk().hurts.contains(own) => ("bad_news", &voice.bad_news),
            _ => ("cause_right", &voice.cause_right),
        }
    }

    /// What they say when the agent ends the call: who was not helped does not thank.
    pub(crate) fn to_farewell(&self, call: &CallState) -> Reaction<'p> {
        let voice = self.voice;
        match self.feels_helped(call) {
            // Whoever was turned away has nothing to be thankful for.
            _ if !self.is_member() && self.was_turned_away(call) => ("refused", &voice.refused),
            _ if !self.is_member() => ("hangup", &voice.hangup),
            true => ("thanks", &voice.thanks),
            false => ("hangup", &voice.hangup),
        }
    }

    /// Whether a stranger was told that nobody but the cardholder is helped, and who can ring instead.
    fn was_turned_away(&self, call: &CallState) -> bool {
        let needs = self.needs();
        let mut says = call.says.iter();
        let mut refers = call.refers.iter();
        let needed = |list: &[String], id: &str| list.iter().any(|one| one == id);
        says.any(|(_, id)| needed(&needs.needs, id))
            || refers.any(|(_, id)| needed(&needs.refer, id))
    }

    /// What they say to whom they are referred. A stranger hears that somebody else has to ring, which is no help.
    pub(crate) fn to_referral(&self, refer: &str) -> Reaction<'p> {
        let voice = self.voice;
        match refer == NOBODY || !self.is_member() {
            true => ("heard", &voice.heard),
            false => ("referred", &voice.referred),
        }
    }

    /// Whether the caller goes away with something: their cause, or, where none was named, advice that they believe or
    /// somebody who goes on. Who heard a wrong cause last has nothing to praise.
    fn feels_helped(&self, call: &CallState) -> bool {
        let desk = self.pack.desk();
        let needs = self.needs();
        let own = &self.cause().id;
        let is_help = |say: &Say| {
            let is_deed = !say.kind.leads() && say.kind != SayKind::Take;
            is_deed && (self.belongs(say, &needs) || say.breaks.is_some())
        };
        let mut says = call.says.iter().filter_map(|(_, id)| desk.say(id));
        match call.named.last() {
            Some(named) => named.id == own,
            None => call.refers.iter().any(|(_, id)| *id != NOBODY) || says.any(is_help),
        }
    }

    /// What they say when they call again the next day; none if they were helped, or are a stranger.
    pub fn next_day(&self, call: &CallState) -> Option<&'p Text> {
        if !self.is_member() {
            return None;
        }
        let desk = self.pack.desk();
        let needs = self.needs();
        let says = || call.says.iter().filter_map(|(_, id)| desk.say(id));
        let advised = || says().filter(|say| say.kind == SayKind::Advise);
        let own = &self.cause().id;
        let was_misled = call.named.last().is_some_and(|named| named.id != own);
        let is_harmful = |say: &Say| say.breach(self.role) == Some(TOO_MANY_TRIES);
        // What helps was said too, and they did it.
        let has_all = needs.needs.iter().all(|id| says().any(|say| say.id == *id));
        let was_misadvised = || !has_all && advised().any(|say| !self.belongs(say, &needs));
        let texts = match call.over? {
            CallEnd::HungUp => return None,
            CallEnd::Closed if advised().any(is_harmful) => &self.voice.harmed,
            CallEnd::Closed if was_misled || was_misadvised() => &self.voice.misadvised,
            CallEnd::Closed => return None,
        };
        texts.get(self.chance.below("next day", 0, texts.len()))
    }
}

/// The rule that is broken by advice to try on and on.
const TOO_MANY_TRIES: &str = "two-tries-then-stop";
