//! What to ask once the flow's own questions are over: the question after whose answer a page would most likely show the
//! true cause, one step ahead, since a person may stop at any page.

use crate::inquiry::evidence::{Evidence, GivenAnswer, Inquiry, LOOKED_AT, SHOWN};
use crate::pack::fixed::CERTAIN;
use crate::pack::likelihood::QuestionLikelihoods;
use crate::pack::model::flow::Node;

/// Most questions between two pages, where so many were answered in all. A way that ended early has more to ask.
pub const QUESTIONS_BETWEEN: usize = 5;
pub const QUESTIONS_IN_ALL: usize = 16;

/// Of 100 times, how often a page should show the true cause to be shown instead of another question.
const ENOUGH: u64 = 95;

/// What a question must add to the chance that the page shows the true cause, in 100ths.
const WORTH_ASKING: u64 = 1;

/// A question that may be asked: its place, and whether it is asked once more and closer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextQuestion {
    pub place: usize,
    pub is_sharper: bool,
}

impl Evidence {
    /// Whether to show a page after so many questions since the last one, rather than to ask another.
    pub fn is_page_due(&self, asked: usize) -> bool {
        let is_long = asked >= QUESTIONS_BETWEEN && self.count >= QUESTIONS_IN_ALL;
        is_long || (asked > 0 && self.is_enough())
    }

    /// The first question once more: where what is likeliest now is of another matter than its answer, since a page of such
    /// causes would come as a surprise, or where nothing else is known.
    fn start_anew(&self, inquiry: &Inquiry) -> Option<NextQuestion> {
        let place = inquiry.flow.place(&inquiry.flow.start)?;
        let given = self.given[place].filter(|given| !given.is_closed && !given.is_fresh)?;
        inquiry.flow.nodes[place].sharper.as_ref()?;
        let likeliest = *self.likeliest(1).first()?;
        let question = inquiry.question(place);
        let is_strange = question.concerns[likeliest] && !question.truly[given.choice][likeliest];
        let is_known = |(at, given): (usize, &Option<GivenAnswer>)| {
            let choices = &inquiry.flow.nodes[at].choices;
            at != place && given.is_some_and(|given| !choices[given.choice].unknown)
        };
        let is_alone = !self.given.iter().enumerate().any(is_known);
        (is_strange || is_alone).then_some(NextQuestion {
            place,
            is_sharper: true,
        })
    }

    /// Whether a page of the likeliest causes would nearly always show the true one.
    fn is_enough(&self) -> bool {
        let chances = self.chances(&self.likeliest(LOOKED_AT));
        let sum = |chances: &[u32]| chances.iter().map(|chance| u64::from(*chance)).sum::<u64>();
        sum(&chances[..chances.len().min(SHOWN)]) * 100 >= sum(&chances) * ENOUGH
    }

    /// The question to go on with. None where no question is worth its while.
    pub fn next(&self, inquiry: &Inquiry) -> Option<NextQuestion> {
        let anew = self.start_anew(inquiry);
        let likeliest = self.likeliest(LOOKED_AT);
        let chances: Vec<u64> = self
            .chances(&likeliest)
            .into_iter()
            .map(u64::from)
            .collect();
        let whole: u64 = chances.iter().sum();
        let now: u64 = chances.iter().take(SHOWN).sum();
        let mut best = None;
        let mut most = now * u64::from(CERTAIN) + whole * u64::from(CERTAIN) * WORTH_ASKING / 100;
        for (place, node) in inquiry.flow.nodes.iter().enumerate() {
            if node.id == inquiry.flow.start || !self.may_ask(inquiry, place) {
                continue;
            }
            let given = self.given[place];
            // Who did not know it a moment ago is not asked it again, as long as they may be on the wrong way.
            if anew.is_some() && given.is_some_and(|given| node.choices[given.choice].unknown) {
                continue;
            }
            let shown = shown_after(inquiry.question(place), node, given, &likeliest, &chances);
            if shown > most {
                most = shown;
                best = Some(NextQuestion {
                    place,
                    is_sharper: given.is_some(),
                });
            }
        }
        best.or(anew)
    }

    /// Whether a question makes sense now: what it needs is so, and what was answered is asked once more at most.
    fn may_ask(&self, inquiry: &Inquiry, place: usize) -> bool {
        let is_over = |given: GivenAnswer| given.is_closed || given.is_fresh;
        let node = &inquiry.flow.nodes[place];
        if self.given[place].is_some_and(|given| is_over(given) || node.sharper.is_none()) {
            return false;
        }
        let needs = &inquiry.question(place).needs;
        let is_met = |(place, choice): &(usize, usize)| {
            self.given[*place].is_some_and(|given| given.choice == *choice)
        };
        needs.is_empty() || needs.iter().any(is_met)
    }
}

/// How likely the true cause is on the page that follows this question, summed over its answers. `given` is its first
/// answer, where it is asked once more.
fn shown_after(
    question: &QuestionLikelihoods,
    node: &Node,
    given: Option<GivenAnswer>,
    likeliest: &[usize],
    chances: &[u64],
) -> u64 {
    // Who cannot answer says so, whatever they are asked.
    let mut mute = Top::default();
    for (cause, chance) in likeliest.iter().zip(chances) {
        if !question.concerns[*cause] {
            mute.take(chance * u64::from(CERTAIN));
        }
    }
    let answers = node.choices.iter().enumerate();
    let shown = answers
        .filter(|(_, option)| !option.unknown)
        .map(|(choice, _)| {
            let told = question.answer(choice, given.is_some());
            let is_same = given.is_some_and(|given| given.choice == choice);
            let mut top = Top::default();
            for (cause, chance) in likeliest.iter().zip(chances) {
                if !question.concerns[*cause] {
                    continue;
                }
                let was_true = given.is_some_and(|given| question.truly[given.choice][*cause]);
                top.take(match was_true {
                    true if is_same => chance * u64::from(CERTAIN - (CERTAIN >> 4)),
                    true => chance * u64::from(told.chance[*cause] >> 4),
                    false => chance * u64::from(told.chance[*cause]),
                });
            }
            top.sum()
        });
    mute.sum() + shown.sum::<u64>()
}

/// The greatest of some numbers.
#[derive(Default)]
struct Top([u64; SHOWN]);

impl Top {
    fn take(&mut self, mut number: u64) {
        for place in &mut self.0 {
            if number > *place {
                std::mem::swap(&mut number, place);
            }
        }
    }

    fn sum(&self) -> u64 {
        self.0.iter().sum()
    }
}
