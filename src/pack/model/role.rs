//! The desks at which calls are taken.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Whose desk it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// The company that issued the caller's card. It never takes a code.
    Issuer,
    /// A merchant that takes orders by telephone. It may take a code, by masked keypad alone.
    Merchant,
}
