//! Failures that only tests ask for.

use anyhow::Result;

/// Fails where a test asks for it by `CARDCODE_FAIL`, to show what is left of the terminal then. No release has it.
pub(crate) fn fail_on_purpose(place: &str) -> Result<()> {
    if std::env::var("CARDCODE_FAIL").is_ok_and(|asked| asked == place) {
        match place {
            "error" => anyhow::bail!("on purpose"),
            "thread" => {
                let _ = std::thread::spawn(|| panic!("on purpose, in a thread")).join();
            }
            _ => panic!("on purpose, in a draw"),
        }
    }
    Ok(())
}
