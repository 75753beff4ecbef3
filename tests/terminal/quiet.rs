//! What the program costs while nothing happens, and what a key costs.

use crate::LARGE_CODE;
use crate::common::terminal::Terminal;

const LANGS: [&str; 2] = ["ja_JP.UTF-8", "C.UTF-8"];

/// What moving the mark may cost at 80 x 24, in bytes.
const A_KEY: usize = 250;

fn guide(args: &[&str], lang: &str) -> Terminal {
    let terminal = Terminal::start((80, 24), args, &[("LANG", lang)], &std::env::temp_dir());
    terminal.marks("1 ");
    terminal
}

fn quits(mut terminal: Terminal) {
    terminal.send("q");
    assert_eq!(terminal.left().is_clean().code, 0);
}

#[test]
fn moving_the_mark_is_one_frame_of_few_bytes() {
    for lang in LANGS {
        for args in [&[][..], &["compare"], &["diagnose"], &["train"]] {
            let mut terminal = guide(args, lang);
            // A dark ground is heard of before the first key, and drawn with it.
            terminal.send("j");
            terminal.marks("2 ");
            for (key, marked) in [("j", "3 "), ("k", "2 "), ("k", "1 "), ("j", "2 ")] {
                let before = terminal.bytes().len();
                terminal.send(key);
                terminal.marks(marked);
                let bytes = terminal.bytes()[before..].to_vec();
                let text = String::from_utf8_lossy(&bytes);
                assert!(
                    bytes.len() <= A_KEY,
                    "{lang} {args:?}: {} {text:?}",
                    bytes.len()
                );
                let frames = text.matches("\x1b[?2026h").count();
                assert_eq!(frames, 1, "{text:?}");
            }
            quits(terminal);
        }
    }
}

/// Sleeps in one wait for whatever comes, with no time limit: `/proc/PID/syscall` names the call and its
/// arguments, and a timeout would be the third.
#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[test]
fn idle_it_waits_without_a_clock_in_one_thread() {
    const POLL: &str = "7";
    const PPOLL: &str = "271";
    for args in [&[][..], &["find", "amex", "--motion", "--mouse"]] {
        let mut terminal = guide(args, "C.UTF-8");
        terminal.send("\x1b[B");
        terminal.marks("2 ");
        let folder = format!("/proc/{}", terminal.process().as_raw_nonzero());
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
        loop {
            let call = std::fs::read_to_string(format!("{folder}/syscall")).unwrap();
            let parts: Vec<&str> = call.split_whitespace().collect();
            let endless = match parts[0] {
                PPOLL => parts[3] == "0x0",
                POLL => parts[3].ends_with("ffffffff"),
                _ => false,
            };
            if endless {
                break;
            }
            assert!(std::time::Instant::now() < deadline, "still in {call}");
        }
        let threads = std::fs::read_dir(format!("{folder}/task")).unwrap().count();
        assert_eq!(threads, 1);
        quits(terminal);
    }
}

#[test]
fn without_motion_a_page_is_one_frame_and_with_it_the_same_in_the_end() {
    let frames = |terminal: &Terminal| terminal.bytes_with("\x1b[?2026h");
    let mut still = guide(&["find", "amex", "--theme", "dark"], "C.UTF-8");
    still.shows(LARGE_CODE);
    assert_eq!(frames(&still), 1);
    let screen = still.wait("the screen", |screen| Some(screen.contents()));
    let moving = guide(&["find", "amex", "--motion", "--theme", "dark"], "C.UTF-8");
    moving.shows(LARGE_CODE);
    assert_eq!(frames(&moving), 9, "eight steps, then the code");
    let end = moving.wait("the screen", |screen| Some(screen.contents()));
    assert_eq!(end, screen);
    quits(moving);
    // A key ends what moves.
    let mut hurried = Terminal::start(
        (80, 24),
        &["find", "amex", "--motion"],
        &[],
        &std::env::temp_dir(),
    );
    hurried.send("\x1b[B");
    hurried.marks("2 ");
    hurried.shows(LARGE_CODE);
    quits(hurried);
    still.send("\x1b[C");
    still.shows("Back 2/2");
    assert_eq!(frames(&still), 2);
    quits(still);
}
