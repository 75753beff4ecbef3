//! Replay files that were changed: computed again, or refused.

use cardcode::training::replay::{ReplayRefusal, replayed, written};

use crate::common::dice::Dice;
use crate::damage;
use crate::practice::{pack, practice};
use crate::runs::Target;

#[test]
fn a_changed_replay_is_computed_again_or_refused() {
    Target {
        name: "replays",
        kept: &[],
        count: 400,
        input,
    }
    .run();
}

fn input(dice: &mut Dice) {
    let good = dice.pick(&practice().replays);
    let mut text = good.clone();
    for _ in 0..1 + dice.below(4) {
        text = match dice.percent(80) {
            true => damage::lines(&text, dice),
            false => {
                let mut bytes = text.into_bytes();
                damage::bytes(&mut bytes, dice);
                String::from_utf8_lossy(&bytes).into_owned()
            }
        };
    }
    match replayed(pack(), &text) {
        Ok(replayed) => {
            // What is the same verdict is the same file.
            let anew = written(pack(), &replayed.judged);
            let is_same = anew == Some(text.replace("\r\n", "\n"));
            assert_eq!(replayed.is_same, is_same, "{text}");
        }
        Err(ReplayRefusal::OtherPack(_) | ReplayRefusal::NoReplay) => {
            assert_ne!(text.replace("\r\n", "\n"), *good, "refused as it was");
        }
    }
}
