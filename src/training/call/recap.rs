//! What an agent says of the caller's answers: in a summary, and as the reason for a cause.

use crate::text::lang::Text;
use crate::training::call::scenario::Scenario;
use crate::training::call::transcript::{CallState, LineForm};

impl<'p> Scenario<'p> {
    /// The caller's answer to a question as an agent tells it. `None` where there is none.
    fn told_back(&self, question: usize) -> Option<&'p Text> {
        let choice = self.choice(question)?;
        let of_question = self
            .pack
            .desk()
            .recaps
            .get(&self.model.questions[question].id);
        let told = of_question.and_then(|answers| answers.get(&choice.id));
        Some(told.unwrap_or(&choice.say))
    }
}

impl<'p> CallState<'p> {
    /// The last line is one in which the agent sums up what was heard, in its order.
    pub(crate) fn sum_up(&mut self, case: &Scenario<'p>) {
        let mut told = self.told(case);
        let heard_at = |question: &usize| {
            let mut asked = self.asked.iter();
            asked.rposition(|asked| asked.question == *question)
        };
        told.sort_by_key(heard_at);
        let heard: Vec<&Text> = (told.into_iter())
            .filter_map(|question| case.told_back(question))
            .collect();
        if let Some(line) = self.lines.last_mut() {
            line.words.extend(heard);
            line.form = LineForm::SumsUp;
        }
    }

    /// The last line is one in which the agent names a cause, by its place in the model. Where one answer of the caller alone
    /// speaks for it, the plainest is told first.
    pub(crate) fn give_reason(&mut self, case: &Scenario<'p>, cause: Option<usize>) {
        let Some(cause) = cause.map(|place| case.model.possible[place]) else {
            return;
        };
        let evidence = case.evidence();
        let speaking = self.told(case).into_iter().filter_map(|question| {
            let answer = case.answers[question]?;
            let speaks = evidence.speaks(question, answer, cause);
            speaks.then(|| (evidence.giving(question, answer), question))
        });
        let plainest = speaking.min().map(|(_, question)| question);
        let reason = plainest.and_then(|question| case.told_back(question));
        if let (Some(reason), Some(line)) = (reason, self.lines.last_mut()) {
            line.words.insert(0, reason);
            line.form = LineForm::NamesOn;
        }
    }
}
