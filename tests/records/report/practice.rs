//! Practice to report on: a month of two people, and what they did.

use cardcode::pack::content::Pack;
use cardcode::records::database::Store;
use cardcode::training::day::Day;
use cardcode::training::day::Moment;
use cardcode::training::report::Report;
use tempfile::{TempDir, tempdir};

use crate::common::habits::DAY;
use crate::common::trainee::{Done, Trainee};

/// 2026-11-23 at 20:00 in Tokyo.
pub const NOW: Moment = Moment {
    ms: 1_795_431_600_000,
    zone: 540,
};

pub fn pack() -> Pack {
    Pack::embedded().unwrap()
}

/// Two people's practice: the file, and what each of them did.
pub struct Practice {
    pub folder: TempDir,
    pub done: [(&'static str, Done); 2],
}

impl Practice {
    /// Of so many days; a spreadsheet would take the first name for a formula.
    pub fn new(pack: &Pack, seed: u64, days: i64) -> Practice {
        let folder = tempdir().unwrap();
        let file = folder.path().join("records.db");
        let done = [("-Kumo", seed), ("佐藤", seed + 50)].map(|(alias, seed)| {
            let mut trainee = Trainee::new(pack, &file, alias, seed, NOW);
            trainee.month(days);
            (alias, trainee.done)
        });
        Practice { folder, done }
    }

    pub fn report(&self, alias: Option<&str>, since: Option<Day>) -> Report {
        let store = Store::open(&self.folder.path().join("records.db")).unwrap();
        store.report(alias, since, NOW).unwrap().unwrap()
    }
}

pub fn day(ms: i64) -> Day {
    Day((ms + 540 * 60_000).div_euclid(DAY))
}

/// Writes a month's practice of three people into the file that `CARDCODE_MONTH` names, ending now, to be looked at.
#[test]
pub fn a_month_to_look_at() {
    let Some(file) = std::env::var_os("CARDCODE_MONTH") else {
        return;
    };
    let pack = pack();
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let now = Moment {
        ms: since.unwrap().as_millis() as i64,
        zone: 540,
    };
    for (seed, alias) in [(1, ""), (2, "佐藤"), (3, "Kumo")] {
        Trainee::new(&pack, file.as_ref(), alias, seed, now).month(30);
    }
}
