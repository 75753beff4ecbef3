//! The person's time zone, by `TZ` as POSIX and glibc read it, else as the system is set.
//!
//! Our own look-up, because `TZ` may name anything: jiff would read a device to its end, wait for a pipe, and walk the
//! folder in `TZDIR` whatever lies in it.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};
use std::sync::OnceLock;

use jiff::tz::TimeZone;

use crate::disk::open;
use crate::runtime::system::{FOLDERS, built_in, zone_of_system};

/// Bytes of the largest file of a zone that is read: a hundred times what the largest has.
const MOST_BYTES: u64 = 1 << 19;

/// The zone, looked up once.
struct Found {
    zone: TimeZone,
    is_unknown: bool,
}

fn found() -> &'static Found {
    static FOUND: OnceLock<Found> = OnceLock::new();
    FOUND.get_or_init(|| {
        let variable = |name| std::env::var_os(name);
        let zone = named(variable("TZ"), variable("TZDIR"));
        Found {
            is_unknown: zone.is_none(),
            zone: zone.unwrap_or(TimeZone::UTC),
        }
    })
}

/// The person's time zone; UTC where it is not known.
pub fn here() -> &'static TimeZone {
    &found().zone
}

/// Whether `TZ` says what is no time zone, so that days are those of UTC.
pub fn is_unknown() -> bool {
    found().is_unknown
}

/// The zone of these two variables; `None` if the first says what is none.
fn named(tz: Option<OsString>, folder: Option<OsString>) -> Option<TimeZone> {
    let Some(tz) = tz else {
        return Some(zone_of_system(in_file));
    };
    let tz = tz.into_string().ok()?;
    let name = tz.strip_prefix(':').unwrap_or(&tz);
    if name.is_empty() {
        return Some(TimeZone::UTC);
    }
    let path = Path::new(name);
    if path.is_absolute() {
        return in_file(path);
    }
    let is_below = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let own = folder
        .filter(|folder| !folder.is_empty())
        .map(PathBuf::from);
    let usual = FOLDERS.map(PathBuf::from);
    let folders = own.into_iter().chain(usual);
    let mut files = folders.filter(|_| is_below).map(|folder| folder.join(name));
    files
        .find_map(|file| in_file(&file))
        .or_else(|| built_in(name))
        .or_else(|| TimeZone::posix(name).ok())
}

fn in_file(path: &Path) -> Option<TimeZone> {
    let bytes = open::whole(path, MOST_BYTES).ok()?;
    TimeZone::tzif("", &bytes).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn offset(tz: &str) -> Option<i32> {
        let zone = named(Some(tz.into()), None)?;
        Some(zone.to_offset(jiff::Timestamp::UNIX_EPOCH).seconds())
    }

    #[test]
    fn zones_are_found_by_name_by_file_and_by_rule() {
        for tz in [
            "Asia/Tokyo",
            ":Asia/Tokyo",
            "/usr/share/zoneinfo/Asia/Tokyo",
            "JST-9",
        ] {
            assert_eq!(offset(tz), Some(9 * 3600), "{tz}");
        }
        for tz in ["", ":", "UTC", "UTC0"] {
            assert_eq!(offset(tz), Some(0), "{tz}");
        }
    }

    #[test]
    fn what_is_no_zone_is_none_and_nothing_is_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("Pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        for tz in [
            "/dev/zero",
            "/dev/tty",
            "/",
            "/etc/passwd",
            "../../etc/localtime",
            "Asia/Nowhere",
            pipe.to_str().unwrap(),
        ] {
            assert_eq!(offset(tz), None, "{tz}");
        }
        let folder = folder.path().as_os_str();
        assert_eq!(named(Some("Pipe".into()), Some(folder.into())), None);
        // Of the whole system nothing is read but what is named.
        let anywhere = named(Some("Asia/Tokyo".into()), Some("/".into()));
        assert!(anywhere.is_some());
    }
}
