//! Practice to report on: a month of two people, and what they did.

use std::fs;
use std::sync::OnceLock;

use cardcode::pack::content::Pack;
use cardcode::records::database::Store;
use cardcode::training::day::Day;
use cardcode::training::day::Moment;
use cardcode::training::period::ReportScope;
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

    /// A copy of sixteen days of them, for those who ask nothing of the seed.
    pub fn of_sixteen_days(pack: &Pack) -> Practice {
        static PRACTICE: OnceLock<Practice> = OnceLock::new();
        let made = PRACTICE.get_or_init(|| Practice::new(pack, 5, 16));
        let folder = tempdir().unwrap();
        for file in fs::read_dir(&made.folder).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
        Practice {
            folder,
            done: made.done.clone(),
        }
    }

    pub fn report(&self, alias: Option<&str>, since: Option<Day>) -> Report {
        let store = Store::open(&self.folder.path().join("records.db")).unwrap();
        let scope = ReportScope::whole(alias).since(since);
        store.report(&scope, NOW).unwrap().unwrap()
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

const NAMES: [&str; 30] = [
    "佐藤",
    "鈴木",
    "高橋",
    "田中",
    "伊藤",
    "渡辺",
    "山本",
    "中村",
    "小林",
    "加藤",
    "吉田",
    "山田",
    "佐々木",
    "山口",
    "松本",
    "井上",
    "木村",
    "林",
    "斎藤",
    "清水",
    "Aiko",
    "Ben",
    "Chika",
    "Daisuke",
    "Emi",
    "Fumiko Yamashita",
    "Goro",
    "Hana",
    "Ichiro",
    "Jun",
];

/// A person with a way of their own: some get better, some ask for the code, some have only begun.
fn practise(pack: &Pack, file: &std::path::Path, now: Moment, place: usize) {
    let mut trainee = Trainee::new(pack, file, NAMES[place], 100 + place as u64, now);
    let (from, to, asks, days) = match place % 10 {
        0 => (85, 96, 0, 24),
        1 => (60, 95, 0, 24),
        2 => (40, 60, 0, 20),
        3 => (70, 85, 25, 20),
        4 => (50, 75, 0, 14),
        5 => (30, 35, 0, 16),
        6 => (80, 90, 0, 4),
        7 => (75, 92, 0, 22),
        8 => (65, 60, 8, 22),
        _ => (88, 92, 0, 18),
    };
    for past in 0..days {
        trainee.now.ms = now.ms - (days - past) * DAY - 3 * 3_600_000;
        trainee.skill = (from + (to - from) * past / days) as usize;
        trainee.asks = asks;
        trainee.drill(past % 2 == 0);
        trainee.call((1 + past / 5).min(4) as usize);
        if past % 3 == 0 {
            trainee.call((1 + past / 6).min(4) as usize);
        }
        if (past == days - 1 && days > 16) || (past == 12 && place.is_multiple_of(4)) {
            trainee.exam();
        }
    }
}

/// Writes the practice of thirty people into the file that `CARDCODE_TEAM` names, ending now, to be looked at.
#[test]
fn a_team_to_look_at() {
    let Some(file) = std::env::var_os("CARDCODE_TEAM") else {
        return;
    };
    let pack = pack();
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let now = Moment {
        ms: since.unwrap().as_millis() as i64,
        zone: 540,
    };
    for place in 0..NAMES.len() {
        practise(&pack, file.as_ref(), now, place);
    }
}
