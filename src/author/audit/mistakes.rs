//! What an inquiry does for people who err: every way on which all answers are true, one is unknown, one is a slip that
//! the questions name, or one is mistaken in any way, and after how many "none of these" the true cause is shown.
//!
//! All causes walk together: a way is answered once, by all who may answer so. To a question that is not about their
//! cause, people say that they don't know, where they can.

use std::ops::Index;

use crate::author::audit::denials::{DenialCounts, WAY_UNIT};
use crate::inquiry::evidence::{Evidence, Inquiry};
use crate::inquiry::replay::MOST_DENIALS;
use crate::pack::content::Pack;
use crate::pack::lint::bounds::WAY;
use crate::pack::model::cause::Cause;
use crate::pack::model::flow::{AnswerOption, Goal, Node};

/// Causes by their places, as bits.
type CauseSet = u128;

/// How true the answers on a way are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// All of them.
    All,
    /// All that were known; to one question that they could answer, they said that they don't know.
    OneUnknown,
    /// All but one, in whose place people often give this one.
    OneSlip,
    /// All but one, in whose place hardly anybody gives this one.
    OneStray,
}

const TRUTHS: [Truth; 4] = [
    Truth::All,
    Truth::OneUnknown,
    Truth::OneSlip,
    Truth::OneStray,
];

/// Who is on a way, by how true their answers were so far and by cause, each with the share of a way that they are.
#[derive(Clone)]
struct Walkers([Vec<u32>; TRUTHS.len()]);

/// What was found.
#[derive(Clone, Debug, Default)]
pub struct MistakeProof {
    counts: [DenialCounts; TRUTHS.len()],
    /// Most answers before the first page of causes, from people who answer truthfully.
    pub longest: usize,
    /// Most causes on a page.
    pub widest: usize,
    /// Ways on which what the shop's message names is on neither of the first two pages.
    pub dropped: usize,
    /// First pages that show what denies an answer just given.
    pub denying: usize,
    /// Some of the ways on which the cause is shown late: what is true, after how many denials, the cause, the answers.
    pub late: Vec<(Truth, usize, String, String)>,
}

impl Index<Truth> for MistakeProof {
    type Output = DenialCounts;

    fn index(&self, truth: Truth) -> &DenialCounts {
        &self.counts[truth as usize]
    }
}

impl MistakeProof {
    /// Ways with one answer that is mistaken, likely or not.
    pub fn mistaken(&self) -> DenialCounts {
        self[Truth::OneSlip].with(&self[Truth::OneStray])
    }
}

/// Ways that are kept as examples.
const EXAMPLES: usize = 20;

/// Steps that are taken on all ways together.
const MOST_STEPS: usize = 3_000_000;

/// Walks all of these ways. None where there are more causes than a set holds, or too many ways.
pub fn prove(pack: &Pack) -> Option<MistakeProof> {
    let inquiry = Inquiry::of(pack);
    let count = inquiry.causes.all.len();
    if count > CauseSet::BITS as usize {
        return None;
    }
    let answers = inquiry.flow.nodes.iter();
    let answers = answers.map(|node| AnswerSets::of_question(node, &inquiry.causes.all));
    let mut walk = MistakeWalk {
        inquiry,
        answers: answers.collect(),
        way: Vec::new(),
        left: MOST_STEPS,
        proof: MistakeProof::default(),
    };
    let mut all = Walkers(std::array::from_fn(|_| vec![0; count]));
    all.0[Truth::All as usize] = vec![WAY_UNIT; count];
    if let Some(start) = inquiry.flow.place(&inquiry.flow.start) {
        walk.ask(start, &Evidence::none(&inquiry), &all);
    }
    (walk.left > 0).then_some(walk.proof)
}

/// Who gives an answer.
struct AnswerSets {
    /// As truthfully as a person can.
    truly: CauseSet,
    /// By a slip that the question names.
    by_slip: CauseSet,
    is_unknown: bool,
}

impl AnswerSets {
    fn of_question(node: &Node, causes: &[Cause]) -> Vec<AnswerSets> {
        let set = |is_in: &dyn Fn(&Cause) -> bool| {
            let causes = causes.iter().enumerate();
            let inside = causes.filter(|(_, cause)| is_in(cause));
            inside.fold(0, |set, (place, _)| set | 1 << place)
        };
        let of = |choice: &AnswerOption| {
            let slips = || node.slips.iter().filter(|slip| slip.said == choice.id);
            AnswerSets {
                truly: set(&|cause| is_true(node, cause, choice)),
                by_slip: set(&|cause| {
                    let heard = cause.hears.get(&node.id);
                    let is_meant =
                        |meant: &String| heard.is_some_and(|heard| heard.contains(meant));
                    slips().any(|slip| slip.meant.iter().any(is_meant))
                }),
                is_unknown: choice.unknown,
            }
        };
        node.choices.iter().map(of).collect()
    }
}

fn is_true(node: &Node, cause: &Cause, choice: &AnswerOption) -> bool {
    match cause.hears.get(&node.id) {
        Some(heard) if !heard.is_empty() => heard.contains(&choice.id),
        _ => choice.unknown || node.choices.iter().all(|choice| !choice.unknown),
    }
}

struct MistakeWalk<'a> {
    inquiry: Inquiry<'a>,
    /// By question and answer.
    answers: Vec<Vec<AnswerSets>>,
    way: Vec<(usize, usize)>,
    /// Steps that may still be taken.
    left: usize,
    proof: MistakeProof,
}

impl MistakeWalk<'_> {
    /// Who goes on with this answer. `before` is what they said to the same question, if they were asked before: then
    /// whoever told the truth says the same. `is_shared` parts them among all that is true.
    fn going(
        &self,
        place: usize,
        choice: usize,
        here: &Walkers,
        before: Option<usize>,
        is_shared: bool,
    ) -> Walkers {
        let question = &self.answers[place];
        let said = &question[choice];
        let count = self.inquiry.causes.all.len();
        let mut going = Walkers(std::array::from_fn(|_| vec![0; count]));
        for cause in 0..count {
            let bit = 1 << cause;
            let was_true = before.is_some_and(|before| question[before].truly & bit != 0);
            let is_true = match before {
                Some(before) if was_true => before == choice,
                _ => said.truly & bit != 0,
            };
            if is_true {
                let parts = match is_shared && !was_true {
                    true => question.iter().filter(|one| one.truly & bit != 0).count() as u32,
                    false => 1,
                };
                for truth in TRUTHS {
                    let share = here.0[truth as usize][cause];
                    going.0[truth as usize][cause] += if share == 0 {
                        0
                    } else {
                        (share / parts).max(1)
                    };
                }
                continue;
            }
            let err = match (said.is_unknown, said.by_slip & bit != 0) {
                (true, _) => Truth::OneUnknown,
                (false, true) => Truth::OneSlip,
                (false, false) => Truth::OneStray,
            };
            going.0[err as usize][cause] += here.0[Truth::All as usize][cause];
        }
        going
    }

    fn ask(&mut self, place: usize, evidence: &Evidence, here: &Walkers) {
        let node = &self.inquiry.flow.nodes[place];
        for (choice, option) in node.choices.iter().enumerate() {
            let going = self.going(place, choice, here, None, false);
            if going.is_nobody() || self.way.len() >= WAY || self.left == 0 {
                continue;
            }
            self.left -= 1;
            self.way.push((place, choice));
            let mut told = evidence.clone();
            told.give(&self.inquiry, place, choice);
            let named = match option.goal() {
                Goal::Ask(next) => {
                    if let Some(next) = self.inquiry.flow.place(next) {
                        self.ask(next, &told, &going);
                    }
                    self.way.pop();
                    continue;
                }
                Goal::Cause(id) => self.inquiry.causes.all.iter().position(|one| one.id == id),
                Goal::Remaining => None,
            };
            if going.0[Truth::All as usize].iter().any(|share| *share > 0) {
                self.proof.longest = self.proof.longest.max(self.way.len());
            }
            let page = told.page(&self.inquiry, named);
            let is_denied = |cause: &usize| told.speaks_against(&self.inquiry, *cause, true);
            let mut others = page.iter().filter(|cause| Some(**cause) != named);
            self.proof.denying += usize::from(others.any(is_denied));
            self.show(told, &page, going, 0);
            self.way.pop();
        }
    }

    fn show(&mut self, mut evidence: Evidence, page: &[usize], mut here: Walkers, denials: usize) {
        self.proof.widest = self.proof.widest.max(page.len());
        for cause in page {
            evidence.deny(*cause, page.len() == 1);
            for truth in TRUTHS {
                let found = std::mem::take(&mut here.0[truth as usize][*cause]);
                self.count(truth, *cause, found, denials);
            }
        }
        if denials == 1 && !self.has_shown_named(&evidence) {
            self.proof.dropped += 1;
        }
        if here.is_nobody() {
            return;
        }
        if page.is_empty() || denials + 1 >= MOST_DENIALS {
            for truth in TRUTHS {
                for cause in 0..self.inquiry.causes.all.len() {
                    self.count(truth, cause, here.0[truth as usize][cause], MOST_DENIALS);
                }
            }
            return;
        }
        self.go_on(&evidence, &here, denials + 1, 0);
    }

    /// Whether a cause of each field that the message named was shown, and so denied.
    fn has_shown_named(&self, evidence: &Evidence) -> bool {
        let causes = || self.inquiry.causes.all.iter().enumerate();
        evidence.fields(&self.inquiry).into_iter().all(|field| {
            let mut of_field = causes().filter(|(_, cause)| cause.field.as_deref() == Some(field));
            of_field.any(|(place, _)| evidence.is_denied(place))
        })
    }

    fn count(&mut self, truth: Truth, cause: usize, share: u32, denials: usize) {
        self.proof.counts[truth as usize].ways[denials] += u64::from(share);
        let most = match truth {
            Truth::All => 0,
            Truth::OneUnknown | Truth::OneSlip => 1,
            Truth::OneStray => 2,
        };
        if share == 0 || denials <= most || self.proof.late.len() >= EXAMPLES {
            return;
        }
        let said = self.way.iter().map(|(place, choice)| {
            let node = &self.inquiry.flow.nodes[*place];
            format!("{}={}", node.id, node.choices[*choice].id)
        });
        let said: Vec<String> = said.collect();
        let id = self.inquiry.causes.all[cause].id.clone();
        self.proof.late.push((truth, denials, id, said.join(" ")));
    }

    /// Asks further, or shows the next page.
    fn go_on(&mut self, evidence: &Evidence, here: &Walkers, denials: usize, asked: usize) {
        let next = match evidence.is_page_due(asked) {
            true => None,
            false => evidence.next(&self.inquiry),
        };
        let Some(next) = next else {
            let page = evidence.page(&self.inquiry, None);
            return self.show(evidence.clone(), &page, here.clone(), denials);
        };
        let before = evidence.given(next.place);
        for choice in 0..self.inquiry.flow.nodes[next.place].choices.len() {
            let going = self.going(next.place, choice, here, before, true);
            if going.is_nobody() || self.left == 0 {
                continue;
            }
            self.left -= 1;
            self.way.push((next.place, choice));
            let mut told = evidence.clone();
            match told.give_further(&self.inquiry, next.place, choice) {
                Some(named) => {
                    let page = told.page(&self.inquiry, Some(named));
                    self.show(told, &page, going, denials);
                }
                None => self.go_on(&told, &going, denials, asked + 1),
            }
            self.way.pop();
        }
    }
}

impl Walkers {
    fn is_nobody(&self) -> bool {
        self.0.iter().flatten().all(|share| *share == 0)
    }
}
