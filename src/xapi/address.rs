//! Where a learning record store is: an address that credentials may be sent to.

use core::net::IpAddr;

use http::Uri;

use crate::xapi::statements;

/// What the address of a learning record store looks like.
pub const LRS_EXAMPLE: &str = "https://lrs.example.com/xapi";

/// The environment variable with the home page of the accounts.
pub const HOME: &str = "CARDCODE_LRS_HOME";

/// What such a page looks like.
pub const HOME_EXAMPLE: &str = "https://centre.example.com";

/// Why an address is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AddressError {
    /// It is none, or says more than where the store is.
    Form,
    /// It holds a user or a password.
    Secret,
    /// It is not encrypted, and leads beyond this machine.
    Open,
}

const LONGEST: usize = 300;
/// So many digits in a row may be a card number.
const DIGITS_OF_A_CARD: usize = 13;

/// The address as it is stored and asked: without a slash at its end, and without `/statements`.
///
/// # Errors
/// Why it is not used.
pub fn endpoint(given: &str) -> Result<String, AddressError> {
    let given = given.trim();
    let uri: Uri = given.parse().map_err(|_| AddressError::Form)?;
    let authority = uri.authority().ok_or(AddressError::Form)?;
    if authority.as_str().contains('@') {
        return Err(AddressError::Secret);
    }
    let scheme = uri.scheme_str().unwrap_or_default();
    let is_form = uri.query().is_none() && !given.contains(['#', '?']) && given.len() <= LONGEST;
    if !is_form || may_hold_a_card(given) || authority.host().is_empty() || !is_port(&uri) {
        return Err(AddressError::Form);
    }
    match scheme {
        "https" => {}
        "http" if is_here(authority.host()) => {}
        "http" => return Err(AddressError::Open),
        _ => return Err(AddressError::Form),
    }
    let path = uri.path().trim_end_matches('/');
    let path = path.strip_suffix("/statements").unwrap_or(path);
    let host = authority.as_str().to_ascii_lowercase();
    Ok(format!("{scheme}://{host}{path}"))
}

fn may_hold_a_card(given: &str) -> bool {
    let mut runs = given.split(|char: char| !char.is_ascii_digit());
    runs.any(|digits| digits.len() >= DIGITS_OF_A_CARD)
}

/// Whether the port that an address names, if it names one, is a port. What is none would be left out without a word,
/// and the credentials would go to the usual port, where somebody else may listen.
fn is_port(uri: &Uri) -> bool {
    let Some(authority) = uri.authority() else {
        return false;
    };
    let named = authority.as_str().strip_prefix(authority.host());
    named == Some("") || uri.port_u16().is_some_and(|port| port > 0)
}

/// Whether this is this very machine.
pub(crate) fn is_here(host: &str) -> bool {
    let plain = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost")
        || plain
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// The home page of the accounts: the one that the environment names, else the one that is the same everywhere.
///
/// # Errors
/// The environment names one that cannot be used.
pub fn home_or_default(
    environment: impl Fn(&str) -> Option<String>,
) -> Result<String, AddressError> {
    let given = environment(HOME).filter(|home| !home.is_empty());
    given.map_or_else(|| Ok(statements::HOME.to_owned()), |given| home(&given))
}

/// The home page of accounts, where the centre names one: an address without a user, a password or a mail address.
///
/// # Errors
/// It is none.
pub fn home(given: &str) -> Result<String, AddressError> {
    let uri: Uri = given.parse().map_err(|_| AddressError::Form)?;
    let is_page = matches!(uri.scheme_str(), Some("http" | "https")) && is_port(&uri);
    let is_short = given.len() <= LONGEST && !may_hold_a_card(given);
    let is_fine = is_page && is_short && !given.contains('@');
    is_fine.then(|| given.to_owned()).ok_or(AddressError::Form)
}
