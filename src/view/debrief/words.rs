//! Moves and lines of a call, quoted.

use crate::app::screens::call::move_name;
use crate::pack::model::role::Role;
use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};
use crate::training::call::guess::{CauseGuess, GuessGround};
use crate::training::call::session::CallSession;
use crate::training::call::sheet::Criterion;
use crate::training::call::transcript::{CallState, Move, TranscriptLine};
use crate::training::call::verdict::Verdict;
use crate::view::choice_words::label;
use crate::view::transcript::spoken;

/// What a move is called at this desk.
pub(crate) fn move_words(words: Words, role: Role, one: &Move) -> String {
    label(words, &move_name(words.pack, role, one))
}

/// A question by its id.
pub(crate) fn ask(words: Words, role: Role, id: &str) -> String {
    move_words(words, role, &Move::Ask(id.to_owned()))
}

/// The lines of a move.
pub(crate) fn quoted(words: Words, scene: &CallState, at: usize) -> Vec<(String, String)> {
    // Who reads a code out, or asks something, said so before the move that passed over it.
    let was_before = [&scene.unstopped, &scene.passed_over];
    let from = match was_before.iter().any(|moves| moves.contains(&at)) {
        true => at.saturating_sub(1),
        false => at,
    };
    let is_its = |line: &&TranscriptLine| line.at.is_some_and(|line| (from..=at).contains(&line));
    let lines = scene.lines.iter().filter(is_its);
    lines.map(|line| spoken(words, line)).collect()
}

/// The call as the best line plays it.
pub(crate) fn best_play<'a>(
    words: Words<'a>,
    shift: &CallSession,
    verdict: &Verdict,
) -> Option<CallState<'a>> {
    let moves: Vec<Move> = verdict.line.iter().map(|(one, _)| one.clone()).collect();
    Some(shift.case(words.pack)?.play(&moves))
}

/// What a cause that was guessed rested on, and how it could have been confirmed.
pub(crate) fn guess(words: Words, role: Role, guess: &CauseGuess) -> Vec<String> {
    let why = match guess.ground {
        GuessGround::RuledOut { question, answer } => {
            let (text, answer) = match answer {
                Some(answer) => (ui::verdict::GUESS_RULED_OUT, words.say(answer)),
                None => (ui::verdict::GUESS_BLURRED_OUT, String::new()),
            };
            let with = [
                ("question", &*ask(words, role, question)),
                ("answer", &*answer),
            ];
            Some(words.fill(text, &with))
        }
        GuessGround::NotOnCard => Some(words.say(ui::verdict::GUESS_NOT_ON_CARD)),
        GuessGround::Shared { answer, other } => {
            let (answer, other) = (words.say(answer), words.say(&other.name));
            let with = [("answer", &*answer), ("other", &*other)];
            Some(words.fill(ui::verdict::GUESS_SHARED, &with))
        }
        GuessGround::AnswerAlone { answer } => {
            let with = [("answer", &*words.say(answer))];
            Some(words.fill(ui::verdict::GUESS_ALONE, &with))
        }
        GuessGround::OnlyLeft => Some(words.say(ui::verdict::GUESS_ONLY_LEFT)),
        GuessGround::Nothing => None,
    };
    let question = guess.question.map(|id| {
        let text = match guess.ground {
            GuessGround::Shared { .. } => ui::verdict::GUESS_PART,
            _ => ui::verdict::GUESS_CONFIRM,
        };
        words.fill(text, &[("question", &*ask(words, role, id))])
    });
    why.into_iter().chain(question).collect()
}

/// What a criterion of how a call was led is called.
pub(crate) fn criterion(criterion: Criterion) -> TextKey {
    match criterion {
        Criterion::Opening => ui::verdict::OPENING,
        Criterion::Identity => ui::verdict::IDENTITY,
        Criterion::Listening => ui::verdict::LISTENING,
        Criterion::Accuracy => ui::verdict::ACCURACY,
        Criterion::Recap => ui::verdict::RECAP,
        Criterion::Closing => ui::verdict::CLOSING,
        Criterion::CodeHeard => ui::verdict::CODE_HEARD,
        Criterion::WrapUp => ui::verdict::WRAP_UP,
    }
}
