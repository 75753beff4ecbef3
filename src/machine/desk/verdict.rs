//! The verdict on a call: computed from the moves, never guessed.
//!
//! Questions are judged by what they cost and not by luck. The value of a belief is the least expected number of
//! questions from it on, exact by dynamic programming over the causes still possible with the noise of the level
//! ([`Best`], [`Bank`](crate::machine::questions::Bank)); a question's regret is how much more is expected if it is
//! asked and all after it are the best (as in sequential testing, Garey 1972, doi 10.1137/0123011). What the caller
//! happened to reply changes no regret. Bits say something else: how much smaller what is possible became, by
//! weight, one bit for each halving; the best next question need not be the one with most bits.

use crate::machine::questions::{Best, Set};
use crate::pack::desk::{Manner, Needs, Severity};

use super::case::Case;
use super::play::{Asked, Heard, Move, Over, Scene};

/// States that a verdict looks at; a level-5 call of the embedded pack takes far fewer.
pub const BUDGET: usize = 200_000;

/// Points of a call, together 100.
pub const CAUSE: u32 = 40;
/// Points for questions.
pub const QUESTIONS: u32 = 25;
/// Points for advice.
pub const ADVICE: u32 = 25;
/// Points for whom the caller was referred to.
pub const REFERRAL: u32 = 10;
/// Points that a broken rule of severity major takes.
pub const MAJOR: u32 = 15;
/// Points that one of severity minor takes, where no other points say the same.
pub const MINOR: u32 = 3;

/// A question in the verdict.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Judged {
    /// The move, from 0.
    pub at: usize,
    /// Id of the question.
    pub question: String,
    /// Tenths of bits that it gained.
    pub gained: u32,
    /// Tenths of bits that it gains on the average there.
    pub expected: u32,
    /// Id of the best question there; none where nothing was left to ask.
    pub best: Option<String>,
    /// Tenths of bits that the best one gains on the average.
    pub best_expected: u32,
    /// Thousandths of a question that asking it cost more than the best one.
    pub regret: u32,
    /// Causes possible after it.
    pub left: u32,
    /// Whether it was answered before.
    pub again: bool,
    /// Whether it could tell nothing.
    pub useless: bool,
}

/// A rule that was broken.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Breach {
    /// Id of the rule.
    pub rule: String,
    /// The move, from 0; none where it is about what was not done.
    pub at: Option<usize>,
}

/// The verdict.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Verdict {
    /// Id of the hidden cause.
    pub cause: String,
    /// Id of the one that was named.
    pub named: Option<String>,
    /// How the call ended; none where it did not.
    pub hung_up: bool,
    /// The questions.
    pub questions: Vec<Judged>,
    /// Thousandths of the questions expected from the begin with the best play; none beyond the exact method's
    /// reach.
    pub optimum: Option<u32>,
    /// The best play with this very caller: questions by id, and how many causes each leaves.
    pub line: Vec<(String, u32)>,
    /// Causes possible at the begin.
    pub possible: u32,
    /// What should have been said and was not.
    pub lacking: Vec<String>,
    /// What was said and does not belong to the cause.
    pub beside: Vec<String>,
    /// Whether the referral was right.
    pub referred: bool,
    /// The rules broken, in the order of the call.
    pub broken: Vec<Breach>,
    /// Points for cause, questions, advice and referral.
    pub points: [u32; 4],
    /// All points, of 100.
    pub score: u32,
    /// Whether a blocker was broken.
    pub blocked: bool,
    /// Whether the call is passed.
    pub passed: bool,
}

impl Case<'_> {
    /// The verdict on these moves.
    pub fn verdict(&self, moves: &[Move]) -> Verdict {
        let scene = self.play(moves);
        let mut best = Best::new(&self.model.bank, BUDGET);
        let start = self.start();
        let optimum = start.map_or(Some(0.0), |start| Some(best.expected(&start)?.1));
        let questions: Vec<Judged> = scene
            .asked
            .iter()
            .filter(|asked| asked.heard != Heard::Reads)
            .map(|asked| self.judge(asked, &mut best))
            .collect();
        let line = self.line(&mut best);
        let begin = self.begin().fits;
        let cause = self.cause();
        let named = scene.named.map(|(_, id, _)| id);
        let needs = self.needs();
        let lacking: Vec<String> = needs
            .needs
            .iter()
            .filter(|need| !scene.says.iter().any(|(_, said)| said == need))
            .cloned()
            .collect();
        let beside: Vec<String> = self.beside(&scene, &needs);
        let referred = match scene.refer {
            Some((_, id)) => needs.refer.iter().any(|right| right == id),
            None => needs.refer.iter().any(|right| right == NOBODY),
        };
        let is_right = named == Some(cause.id.as_str());
        let broken = self.broken(&scene, &questions, (&lacking, &beside, referred));
        let severity = |breach: &Breach| {
            let rule = self.pack.desk().rule(&breach.rule);
            rule.map(|rule| rule.severity)
        };
        let blocked = broken
            .iter()
            .any(|breach| severity(breach) == Some(Severity::Blocker));
        let points = [
            if is_right { CAUSE } else { 0 },
            self.of_questions(&scene, begin, optimum, &questions),
            advice(needs.needs.len(), lacking.len(), beside.len()),
            if referred && scene.over == Some(Over::Closed) {
                REFERRAL
            } else {
                0
            },
        ];
        let taken: u32 = broken
            .iter()
            .map(|breach| match severity(breach) {
                Some(Severity::Major) => MAJOR,
                Some(Severity::Minor) if !COUNTED.contains(&breach.rule.as_str()) => MINOR,
                _ => 0,
            })
            .sum();
        let score = points.iter().sum::<u32>().saturating_sub(taken);
        Verdict {
            cause: cause.id.clone(),
            named: named.map(str::to_owned),
            hung_up: scene.over == Some(Over::HungUp),
            questions,
            optimum: optimum.map(thousandths),
            line,
            possible: begin.count_ones(),
            lacking,
            beside,
            referred,
            broken,
            points,
            score,
            blocked,
            passed: !blocked && is_right && score >= self.pack.desk().exam.pass,
        }
    }

    /// What a good call about the hidden cause contains.
    pub fn needs(&self) -> Needs {
        let answer = self.pack.desk().answer(&self.cause().id);
        answer
            .map(|answer| answer.at(self.role))
            .unwrap_or_default()
    }

    /// The moves of a compliant run with the best questions.
    pub fn perfect(&self) -> Vec<Move> {
        let mut best = Best::new(&self.model.bank, BUDGET);
        let mut moves = self.asking(&mut best);
        let needs = self.needs();
        moves.push(Move::Name(self.cause().id.clone()));
        moves.extend(needs.needs.into_iter().map(Move::Say));
        moves.extend(needs.refer.into_iter().take(1).map(Move::Refer));
        moves.push(Move::Close);
        moves
    }

    /// The best questions with this very caller, who is stopped where they read a code out.
    fn asking(&self, best: &mut Best) -> Vec<Move> {
        let mut scene = self.begin();
        let mut moves = Vec::new();
        let stop = self.pack.desk().says.iter();
        let stop = stop
            .filter(|say| say.kind == Manner::Stop)
            .map(|say| &say.id);
        let stop = stop.cloned().next();
        while let Some(belief) = scene.belief.filter(|_| scene.over.is_none()) {
            let next = match &stop {
                Some(stop) if scene.reading => Move::Say(stop.clone()),
                _ => {
                    let Some((question, _)) = best.expected(&belief) else {
                        break;
                    };
                    Move::Ask(self.model.questions[question].id.clone())
                }
            };
            scene.step(self, &next);
            moves.push(next);
        }
        moves
    }

    /// The best questions with this caller, with how many causes each leaves.
    fn line(&self, best: &mut Best) -> Vec<(String, u32)> {
        let scene = self.play(&self.asking(best));
        let name = |asked: &Asked| {
            let question = self.model.questions[asked.question].id.clone();
            (question, asked.fits_after.count_ones())
        };
        scene.asked.iter().map(name).collect()
    }

    fn judge(&self, asked: &Asked, best: &mut Best) -> Judged {
        let weight = |set: Set| self.model.weight(set);
        let bits = |after: Set| tenths(weight(asked.fits_before), weight(after));
        let average = |question: usize| {
            let Some(belief) = asked.before else { return 0 };
            let outcomes = self.model.bank.outcomes(&belief, question);
            let bits = outcomes
                .iter()
                .map(|one| one.chance * f64::from(bits(one.fits)));
            bits.sum::<f64>().round() as u32
        };
        let may_tell = asked
            .before
            .is_some_and(|belief| belief.left & 1 << asked.question != 0);
        let found = asked.before.and_then(|belief| best.expected(&belief));
        let cost = match asked.before {
            Some(belief) if may_tell => best.asking(&belief, asked.question),
            // It tells nothing, so all is as before but one question more.
            _ => Some(1.0 + found.map_or(0.0, |(_, least)| least)),
        };
        let least = found.map_or(0.0, |(_, least)| least);
        Judged {
            at: asked.at,
            question: self.model.questions[asked.question].id.clone(),
            gained: bits(asked.fits_after),
            expected: if may_tell { average(asked.question) } else { 0 },
            best: found.map(|(question, _)| self.model.questions[question].id.clone()),
            best_expected: found.map_or(0, |(question, _)| average(question)),
            regret: cost.map_or(0, |cost| thousandths((cost - least).max(0.0))),
            left: asked.fits_after.count_ones(),
            again: asked.heard == Heard::Again,
            useless: !may_tell,
        }
    }

    /// What was said and neither is needed, nor fine, nor breaks a rule, which is told there.
    fn beside(&self, scene: &Scene, needs: &Needs) -> Vec<String> {
        let desk = self.pack.desk();
        let mut beside: Vec<String> = Vec::new();
        for (_, id) in &scene.says {
            let Some(say) = desk.say(id) else { continue };
            let belongs = needs.needs.contains(&say.id) || needs.fine.contains(&say.id);
            let is_told = say.breaks.is_some() && !say.may.contains(&self.role);
            if !belongs && !is_told && say.kind != Manner::Stop && !beside.contains(&say.id) {
                beside.push(say.id.clone());
            }
        }
        beside
    }

    /// The rules broken, in the order of the call; what was not done last.
    fn broken(
        &self,
        scene: &Scene,
        questions: &[Judged],
        (lacking, beside, referred): (&[String], &[String], bool),
    ) -> Vec<Breach> {
        let desk = self.pack.desk();
        let mut broken: Vec<(usize, &str)> = Vec::new();
        for (at, id) in &scene.says {
            let say = desk.say(id);
            if let Some(say) = say.filter(|say| !say.may.contains(&self.role)) {
                broken.extend(say.breaks.as_deref().map(|rule| (*at, rule)));
            }
            if beside.iter().any(|beside| beside == id) {
                broken.push((*at, "beside-the-point"));
            }
        }
        if let Some((at, id)) = scene.refer {
            let breaks = desk.refer(id).and_then(|refer| refer.breaks.as_deref());
            broken.extend(breaks.map(|rule| (at, rule)));
        }
        broken.extend(scene.unstopped.iter().map(|at| (*at, "stop-reading-out")));
        broken.extend(scene.early.map(|at| (at, "named-too-early")));
        for judged in questions {
            if judged.again {
                broken.push((judged.at, "asked-twice"));
            } else if judged.useless {
                broken.push((judged.at, "asked-for-nothing"));
            }
        }
        broken.sort_by_key(|(at, _)| *at);
        let mut broken: Vec<Breach> = broken
            .into_iter()
            .map(|(at, rule)| Breach {
                rule: rule.to_owned(),
                at: Some(at),
            })
            .collect();
        let not_done = [
            (!lacking.is_empty(), "advice-missing"),
            (!referred, "no-referral"),
        ];
        for (_, rule) in not_done.iter().filter(|(is_broken, _)| *is_broken) {
            broken.push(Breach {
                rule: (*rule).to_owned(),
                at: None,
            });
        }
        broken.retain(|breach| desk.rule(&breach.rule).is_some());
        broken
    }

    /// Points for questions: for the share of what was to be found out that was, by what was lost on the way.
    fn of_questions(
        &self,
        scene: &Scene,
        begin: Set,
        optimum: Option<f64>,
        questions: &[Judged],
    ) -> u32 {
        let known = scene.named.map_or(scene.fits, |(_, _, fits)| fits);
        let own = self.model.weight(1 << self.hidden);
        let whole = tenths(self.model.weight(begin), own).max(1);
        let left = tenths(self.model.weight(known | 1 << self.hidden), own);
        let found = f64::from(whole.saturating_sub(left)) / f64::from(whole);
        let lost: u32 = questions.iter().map(|judged| judged.regret).sum();
        let lost = f64::from(lost) / 1000.0;
        let thrift = optimum.map_or(1.0, |optimum| optimum.max(1.0) / (optimum.max(1.0) + lost));
        (f64::from(QUESTIONS) * found * thrift).round() as u32
    }
}

/// The one to whom nobody is referred.
pub const NOBODY: &str = "none";

/// Rules whose breach other points count.
const COUNTED: [&str; 5] = [
    "advice-missing",
    "beside-the-point",
    "asked-twice",
    "asked-for-nothing",
    "no-referral",
];

fn advice(needs: usize, lacking: usize, beside: usize) -> u32 {
    let needs = needs.max(1) as u32;
    let said = needs.saturating_sub(lacking as u32);
    (ADVICE * said / needs).saturating_sub(5 * beside as u32)
}

fn thousandths(number: f64) -> u32 {
    (number * 1000.0).round() as u32
}

/// Ten times the binary logarithm of how many times smaller the second is, rounded: in whole numbers, so that
/// every machine finds the same.
fn tenths(before: u64, after: u64) -> u32 {
    let log = log2(before.max(1)).saturating_sub(log2(after.max(1)));
    ((log * 10 + (1 << (FRACTION - 1))) >> FRACTION) as u32
}

/// Binary places of a logarithm.
const FRACTION: u32 = 20;

/// The binary logarithm with [`FRACTION`] binary places, by squaring (Turner 2010, doi 10.1109/MSP.2010.938760).
fn log2(number: u64) -> u64 {
    let whole = 63 - u64::from(number.leading_zeros().min(63));
    // Between 1 and 2, with 63 binary places.
    let mut rest = u128::from(number) << (63 - whole);
    let mut log = whole;
    for _ in 0..FRACTION {
        rest = (rest * rest) >> 63;
        log <<= 1;
        if rest >> 64 != 0 {
            rest >>= 1;
            log |= 1;
        }
    }
    log
}
