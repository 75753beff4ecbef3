//! The plain summary of a diagnosis, for the call. It is made of the pack's words alone, so it can hold no
//! secret.

use crate::app::state::State;
use crate::inquiry::position::{Position, Suspect};
use crate::pack::content::Pack;
use crate::pack::model::flow::{AnswerOption, Goal, Node};
use crate::text::catalogue::ui;

use crate::pack::words::Words;

/// The answers given, one line each.
pub(crate) fn answers(words: Words, state: &State) -> Vec<String> {
    let path = state
        .walk()
        .map(|walk| walk.all(words.pack.diagnosis()))
        .unwrap_or_default();
    // Who was in a hurry named one of three things after it, and the other two did not happen.
    let flow = words.pack.diagnosis();
    let is_headline = |node: &Node, choice: &str| {
        let urgent = flow.urgent.as_deref();
        let goal = node.choice(choice).map(AnswerOption::goal);
        urgent.is_some_and(|urgent| matches!(goal, Some(Goal::Ask(next)) if next == urgent))
    };
    path.iter()
        .filter(|(node, choice)| !is_headline(node, choice))
        .map(|(node, choice)| {
            let say = node.choice(choice).map(|choice| words.say(&choice.say));
            format!("{}: {}", words.say(&node.short), say.unwrap_or_default())
        })
        .collect()
}

/// The whole summary, or nothing where nothing was asked.
pub fn text(pack: &Pack, state: &State) -> Option<String> {
    let words = Words {
        pack,
        lang: &state.lang,
    };
    let walk = state.walk()?;
    let causes = pack.causes();
    let mut lines = vec![
        words.say(ui::diagnose::SUMMARY_LEAD),
        String::new(),
        words.say(ui::diagnose::SUMMARY_ANSWERS),
    ];
    lines.extend(
        answers(words, state)
            .into_iter()
            .map(|line| format!("- {line}")),
    );
    lines.push(String::new());
    match walk.position(pack) {
        Position::Cause(Suspect { cause, .. }) => {
            lines.push(words.say(ui::diagnose::SUMMARY_CAUSE));
            lines.push(format!("- {}", words.say(&cause.name)));
            lines.extend([
                String::new(),
                words.say(ui::diagnose::TELL),
                words.say(&cause.tell),
            ]);
            lines.extend([
                String::new(),
                words.say(ui::diagnose::NEVER),
                words.say(causes.never(cause)),
            ]);
        }
        Position::Few(left) => {
            lines.push(words.say(ui::diagnose::SUMMARY_CAUSES));
            lines.extend(
                left.iter()
                    .map(|cause| format!("- {}", words.say(&cause.name))),
            );
            lines.extend([
                String::new(),
                words.say(ui::diagnose::NEVER),
                words.say(&causes.never),
            ]);
        }
        Position::Ask(_) | Position::Unfound => {
            lines.extend([words.say(ui::diagnose::NEVER), words.say(&causes.never)])
        }
    }
    Some(lines.join("\n") + "\n")
}

/// The facts behind the question or the cause that the answers lead to.
pub(crate) fn facts(words: Words, state: &State) -> Vec<String> {
    let node = state.walk().map(|walk| walk.position(words.pack));
    match node {
        Some(Position::Ask(asked)) => asked.node.facts.clone(),
        Some(Position::Cause(suspect)) => suspect.cause.facts.clone(),
        _ => vec!["two-tries-then-stop".to_owned()],
    }
}
