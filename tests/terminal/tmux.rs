//! The same in a second, independent emulator: tmux, as people run it, with a shell inside. Without tmux these
//! tests say loudly that they were skipped; in CI they fail then.

use std::process::{Command, Output};
use std::time::{Duration, Instant};

use crate::LARGE_CODE;

/// How long a screen may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// A tmux server of its own, with one window.
struct Tmux {
    name: String,
}

impl Tmux {
    /// Opens a window with a shell; nothing where there is no tmux.
    fn open(name: &str, columns: u16, rows: u16) -> Option<Tmux> {
        if Command::new("tmux").arg("-V").output().is_err() {
            assert!(std::env::var_os("CI").is_none(), "CI lacks tmux");
            eprintln!("SKIPPED {name}: there is no tmux here (apt-get install tmux)");
            return None;
        }
        let name = format!("cardcode-{name}-{}", std::process::id());
        let tmux = Tmux { name };
        let size = [columns.to_string(), rows.to_string()];
        let shell = "env PS1='$ ' LANG=C.UTF-8 CARDCODE_DB=:none: sh -i";
        tmux.run(&["new-session", "-d", "-x", &size[0], "-y", &size[1], shell]);
        tmux.run(&["set", "-g", "window-size", "manual"]);
        tmux.until("a prompt", |screen| screen.contains('$'));
        Some(tmux)
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new("tmux");
        command.args(["-L", &self.name, "-f", "/dev/null", "-u"]);
        let output = command.args(args).output().unwrap();
        assert!(output.status.success(), "{args:?}: {output:?}");
        output
    }

    fn told(&self, args: &[&str]) -> String {
        String::from_utf8(self.run(args).stdout).unwrap()
    }

    fn screen(&self) -> String {
        self.told(&["capture-pane", "-p"])
    }

    #[track_caller]
    fn until(&self, what: &str, is_so: impl Fn(&str) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let screen = self.screen();
            if is_so(&screen) {
                return;
            }
            assert!(Instant::now() < deadline, "no {what}; it says\n{screen}");
        }
    }

    #[track_caller]
    fn shows(&self, words: &str) {
        self.until(words, |screen| screen.contains(words));
    }

    /// Waits until the cursor stands on a row with these words.
    #[track_caller]
    fn marks(&self, words: &str) {
        self.until(words, |_| {
            let place = self.told(&["display-message", "-p", "#{cursor_y} #{cursor_flag}"]);
            let (row, flag) = place.trim().split_once(' ').unwrap();
            let row: usize = row.parse().unwrap();
            let screen = self.screen();
            let marked = screen.lines().nth(row).unwrap_or_default();
            flag == "1" && marked.contains(words) && marked.contains('>')
        });
    }

    fn types(&self, text: &str) {
        self.run(&["send-keys", "-l", text]);
    }

    fn press(&self, keys: &[&str]) {
        self.run(&[&["send-keys"], keys].concat());
    }

    fn starts(&self, args: &str) {
        self.types(&format!(
            "{} {args}; echo code=$?",
            env!("CARGO_BIN_EXE_cardcode")
        ));
        self.press(&["Enter"]);
    }

    /// That the program has ended with this code and left the window as it was.
    #[track_caller]
    fn is_left(&self, code: u8) {
        self.shows(&format!("code={code}"));
        let format = "#{alternate_on} #{cursor_flag} #{mouse_any_flag}";
        let modes = self.told(&["display-message", "-p", format]);
        assert_eq!(modes.trim(), "0 1 0");
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        // A server that is gone already is what is wanted.
        let _ = Command::new("tmux")
            .args(["-L", &self.name, "kill-server"])
            .output();
    }
}

#[test]
fn in_japanese_the_way_to_the_code_at_several_sizes() {
    for (columns, rows) in [(80, 24), (40, 12), (120, 40)] {
        let Some(tmux) = Tmux::open(&format!("ja-{columns}"), columns, rows) else {
            return;
        };
        tmux.starts("--lang ja");
        tmux.marks("1 コードの場所を見る");
        tmux.press(&["Enter"]);
        tmux.press(&["Down"]);
        tmux.marks("セゾン・アメックス");
        tmux.until("the code", |screen| {
            ["1234", "1 2 3 4", "█"]
                .iter()
                .any(|code| screen.contains(code))
        });
        tmux.press(&["Enter"]);
        tmux.marks("1 ");
        tmux.shows("表面 1/2");
        tmux.types("q");
        tmux.is_left(0);
    }
}

#[test]
fn a_page_drawn_key_by_key_is_the_page_drawn_whole() {
    let Some(tmux) = Tmux::open("whole", 80, 24) else {
        return;
    };
    tmux.starts("find --lang ja");
    tmux.marks("1 アメックス");
    for (keys, place) in [
        (&["Down"][..], "2"),
        (&["Down", "Down", "Down"], "5"),
        (&["Home"], "1"),
        (&["End", "Up", "Up"], "0"),
    ] {
        tmux.press(keys);
        tmux.marks(&format!("{place} "));
        let by_keys = tmux.screen();
        tmux.press(&["C-l"]);
        tmux.marks(&format!("{place} "));
        assert_eq!(tmux.screen(), by_keys);
    }
    tmux.types("q");
    tmux.is_left(0);
}

#[test]
fn another_size_and_back_is_the_same_page() {
    let Some(tmux) = Tmux::open("size", 80, 24) else {
        return;
    };
    tmux.starts("find amex --lang en --mouse");
    tmux.marks("1 ");
    tmux.shows(LARGE_CODE);
    let before = tmux.screen();
    tmux.run(&["resize-window", "-x", "40", "-y", "12"]);
    tmux.shows("1234");
    tmux.marks("1 ");
    tmux.run(&["resize-window", "-x", "80", "-y", "24"]);
    tmux.until("the same page", |screen| screen == before);
    tmux.press(&["C-c"]);
    tmux.is_left(130);
}

#[test]
fn without_another_screen_nothing_old_shows_through_and_nothing_of_ours_stays() {
    let Some(tmux) = Tmux::open("one-screen", 80, 24) else {
        return;
    };
    tmux.run(&["set", "-g", "alternate-screen", "off"]);
    tmux.types("for at in 1 2 3 4 5 6 7 8 9; do echo old line; echo old line; echo old line; done");
    tmux.press(&["Enter"]);
    tmux.shows("old line");
    tmux.starts("--lang en");
    tmux.marks("1 Where");
    assert!(!tmux.screen().contains("old line"), "{}", tmux.screen());
    tmux.press(&["Enter"]);
    tmux.shows("Which brand");
    assert!(!tmux.screen().contains("old line"), "{}", tmux.screen());
    tmux.types("q");
    tmux.is_left(0);
    assert!(!tmux.screen().contains("Which brand"), "{}", tmux.screen());
}

#[test]
fn ctrl_z_and_fg_under_a_shell() {
    let Some(tmux) = Tmux::open("stop", 80, 24) else {
        return;
    };
    tmux.types(env!("CARGO_BIN_EXE_cardcode"));
    tmux.press(&["Enter"]);
    tmux.marks("1 Where");
    tmux.press(&["Down"]);
    tmux.marks("2 Is it");
    tmux.press(&["C-z"]);
    tmux.shows("Stopped");
    tmux.types("fg; echo code=$?");
    tmux.press(&["Enter"]);
    tmux.marks("2 Is it");
    tmux.types("q");
    tmux.is_left(0);
}
