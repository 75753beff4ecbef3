//! What was proved of a pack, in a few lines.

use crate::author::audit::calls::CallAudit;
use crate::author::audit::denials::DenialCounts;
use crate::author::audit::language_proof::{MOST_QUESTIONS, MOST_WAYS, WayCount};
use crate::author::audit::layout::{SAMPLE, sizes};
use crate::author::audit::mistakes::{MistakeProof, Truth};
use crate::author::audit::players::Player;
use crate::author::audit::proofs::AuditResult;
use crate::author::translation_progress;
use crate::inquiry::questions::Measure;
use crate::pack::content::Pack;
use crate::pack::lint::check::Checked;
use crate::pack::lint::wording;
use crate::pack::words::Words;
use crate::text::catalogue::{TextKey, ui};

/// The lines that `check` prints of a pack without a problem.
pub(crate) fn proof_lines(
    words: Words,
    checked: &Checked,
    pack: &Pack,
    proof: &AuditResult,
    seconds: &str,
) -> String {
    let mut lines = ProofLines {
        words,
        lines: Vec::new(),
    };
    lines.content(checked, pack, proof);
    lines.ways(proof.ways);
    lines.pages(proof);
    if let Some(mistakes) = &proof.mistakes {
        lines.mistakes(mistakes);
    }
    if let Some(measure) = &proof.questions {
        lines.questions(measure);
    }
    if !proof.calls.players.is_empty() {
        lines.calls(&proof.calls);
    }
    lines.say(ui::author::GOOD, &[("seconds", seconds.to_owned())]);
    lines.lines.join("\n") + "\n"
}

struct ProofLines<'a> {
    words: Words<'a>,
    lines: Vec<String>,
}

impl ProofLines<'_> {
    fn say(&mut self, text: TextKey, with: &[(&str, String)]) {
        let with: Vec<(&str, &str)> = with.iter().map(|(name, value)| (*name, &**value)).collect();
        self.lines.push(self.words.fill(text, &with));
    }

    fn content(&mut self, checked: &Checked, pack: &Pack, proof: &AuditResult) {
        let manifest = pack.manifest();
        let with = [
            ("id", manifest.id.clone()),
            ("version", manifest.version.clone()),
        ];
        self.say(ui::author::PACK, &with);
        let with = [
            ("cards", pack.cards().len().to_string()),
            ("questions", pack.diagnosis().nodes.len().to_string()),
            ("ends", proof.ways.ends.to_string()),
            ("causes", pack.causes().all.len().to_string()),
            ("facts", pack.facts().all.len().to_string()),
        ];
        self.say(ui::author::COUNTS, &with);
        for (lang, texts, characters) in &checked.words {
            let with = [
                ("lang", lang.code().to_owned()),
                ("texts", texts.to_string()),
                ("characters", characters.to_string()),
            ];
            self.say(ui::author::WORDS, &with);
        }
        for lang in wording::without_rules(&checked.words) {
            self.say(ui::author::NO_RULES, &[("lang", lang.to_owned())]);
        }
        for progress in &checked.translations {
            self.say(
                ui::author::TRANSLATION,
                &translation_progress::numbers(progress),
            );
            if progress.translated < progress.texts {
                let with = [("fallback", progress.fallback.code().to_owned())];
                self.say(ui::author::UNTRANSLATED, &with);
            }
        }
    }

    fn ways(&mut self, ways: WayCount) {
        let all = match ways.all {
            usize::MAX => format!("{MOST_WAYS}+"),
            all => all.to_string(),
        };
        let text = match ways.taken {
            0 => ui::author::WAYS_TOO_MANY,
            _ => ui::author::WAYS,
        };
        self.say(text, &[("ways", all), ("most", MOST_WAYS.to_string())]);
    }

    fn pages(&mut self, proof: &AuditResult) {
        let with = [
            ("pages", proof.pages.to_string()),
            ("layouts", proof.laid_out.to_string()),
            ("sizes", sizes().join(", ")),
        ];
        self.say(ui::author::PAGES, &with);
        if proof.is_sampled {
            let with = [
                ("most", MOST_QUESTIONS.to_string()),
                ("n", SAMPLE.to_string()),
            ];
            self.say(ui::author::SAMPLED, &with);
        }
    }

    fn mistakes(&mut self, proof: &MistakeProof) {
        let of = |counts: &DenialCounts| {
            let all = counts.all();
            let share = |denials: usize| match all {
                0 => "100".to_owned(),
                _ => format!("{:.1}", 100.0 * counts.within(denials) as f64 / all as f64),
            };
            [
                ("ways", all.to_string()),
                ("none", share(0)),
                ("one", share(1)),
                ("two", share(2)),
                ("four", share(4)),
            ]
        };
        self.say(
            ui::author::TRUTHFUL,
            &[
                ("longest", proof.longest.to_string()),
                ("widest", proof.widest.to_string()),
            ],
        );
        for (text, counts) in [
            (ui::author::ALL_TRUE, &proof[Truth::All]),
            (ui::author::ONE_UNKNOWN, &proof[Truth::OneUnknown]),
            (ui::author::ONE_SLIP, &proof[Truth::OneSlip]),
            (ui::author::ONE_MISTAKE, &proof.mistaken()),
        ] {
            self.say(text, &of(counts));
        }
    }

    fn questions(&mut self, measure: &Measure) {
        let with = [
            ("expected", format!("{:.2}", measure.flow.expected)),
            ("worst", measure.flow.worst.to_string()),
        ];
        self.say(ui::author::QUESTIONS, &with);
        let ordered = measure.ordered.zip(measure.ordered_ratio());
        let best = measure.best.zip(measure.ratio());
        for (text, least) in [
            (ui::author::QUESTIONS_ORDERED, ordered),
            (ui::author::QUESTIONS_BEST, best),
        ] {
            if let Some((count, ratio)) = least {
                let with = [
                    ("best", format!("{:.2}", count.expected)),
                    ("least", count.worst.to_string()),
                    ("ratio", format!("{ratio:.2}")),
                ];
                self.say(text, &with);
            }
        }
    }

    fn calls(&mut self, calls: &CallAudit) {
        let with = [
            ("made", calls.made.to_string()),
            ("drawn", calls.drawn.to_string()),
        ];
        self.say(ui::author::CALLS, &with);
        for (player, scores) in &calls.players {
            let (least, median, most) = scores.spread();
            let with = [
                ("least", least.to_string()),
                ("median", median.to_string()),
                ("most", most.to_string()),
                ("passed", scores.passed.to_string()),
            ];
            self.say(player_name(*player), &with);
        }
    }
}

/// How a player's scores are told.
fn player_name(player: Player) -> TextKey {
    match player {
        Player::Best => ui::author::PERFECT,
        Player::Careful => ui::author::CAREFUL,
        Player::Random => ui::author::RANDOM,
        Player::Reckless => ui::author::RECKLESS,
        Player::Guessing => ui::author::GUESSING,
        Player::Flattering => ui::author::FLATTERING,
        Player::Silent => ui::author::SILENT,
        Player::Cribbing => ui::author::CRIBBING,
    }
}
