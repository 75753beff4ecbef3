//! Files of the system: how one is opened without ever waiting, made whole or not at all, and what is said when that
//! fails.

#[cfg(not(unix))]
pub mod elsewhere;
#[cfg(not(all(unix, feature = "records")))]
mod no_pipes;
pub mod open;
#[cfg(all(unix, feature = "records"))]
mod pipes;
pub mod put;
pub mod reason;
#[cfg(unix)]
pub mod unix;

/// What each system has its own way for; the same names on all of them.
#[cfg(not(unix))]
pub use elsewhere as system;
#[cfg(not(all(unix, feature = "records")))]
use no_pipes as pipes;
#[cfg(unix)]
pub use unix as system;
