//! The other side: requests to a learning record store over HTTP, and what it answers.

use std::io::{self, ErrorKind, Read};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use jiff::{Timestamp, fmt::rfc2822};
use ureq::http::Response;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, Body, Error};

use crate::lrs::credentials::Secret;
use crate::lrs::retry::RetryPolicy;
use crate::text::catalogue::{TextKey, ui};
use crate::text::sanitize::one_line;
use crate::xapi::statements::VERSION;

/// How long it may take until there is a connection.
const CONNECT: Duration = Duration::from_secs(10);
/// Bytes of an answer that are read: a statement has a few thousand.
const MOST: u64 = 1 << 20;
/// Characters of what the store says that are shown.
const SHOWN: usize = 200;

/// What a store answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HttpReply {
    pub status: u16,
    /// After how long it wants to be asked again.
    pub after: Option<Duration>,
    /// What it said.
    pub body: Vec<u8>,
    /// The same in a line or two, fit to be shown: without the password, should it say it back.
    pub shown: String,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// Nobody is there: why, in the words of the program.
    Nobody(TextKey),
    /// It took too long.
    Late,
    /// The connection broke.
    Broken,
    /// The other side is not who it should be, or does not speak TLS: the reason.
    Untrusted(String),
}

/// A way to a store.
pub trait LrsTransport {
    /// Stores these statements: a JSON array.
    ///
    /// # Errors
    /// There is no answer.
    fn put(&mut self, body: &str) -> Result<HttpReply, TransportError>;

    /// The statement with this id.
    ///
    /// # Errors
    /// There is no answer.
    fn get(&mut self, id: &str) -> Result<HttpReply, TransportError>;

    fn wait(&mut self, pause: Duration);
}

/// The way over HTTP.
pub struct Client {
    agent: Agent,
    url: String,
    secret: Secret,
}

impl Client {
    /// To the store at this address, which [`crate::xapi::address::endpoint`] gave.
    pub fn new(url: &str, secret: Secret, patience: &RetryPolicy) -> Client {
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::PlatformVerifier)
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .http_status_as_error(false)
            // With the credentials in hand, nobody is led elsewhere.
            .max_redirects(0)
            .timeout_connect(Some(CONNECT.min(patience.timeout)))
            .timeout_global(Some(patience.timeout))
            .user_agent(concat!("cardcode/", env!("CARGO_PKG_VERSION")));
        // What is on this machine is not asked for through another one.
        let host = url.strip_prefix("http://").unwrap_or_default();
        let config = match host.is_empty() {
            true => config,
            false => config.proxy(None),
        };
        Client {
            agent: config.build().into(),
            url: url.to_owned(),
            secret,
        }
    }

    fn answer(&self, got: Result<Response<Body>, Error>) -> Result<HttpReply, TransportError> {
        let got = got.map_err(lost)?;
        let status = got.status().as_u16();
        let after = got.headers().get("retry-after");
        let after = after.and_then(|after| pause(after.to_str().ok()?));
        let mut body = Vec::new();
        let mut read = got.into_body().into_reader().take(MOST);
        read.read_to_end(&mut body)
            .map_err(|error| lost(error.into()))?;
        let said = self.secret.hidden_in(&String::from_utf8_lossy(&body));
        Ok(HttpReply {
            status,
            after,
            body,
            shown: one_line(&said, SHOWN),
        })
    }
}

impl LrsTransport for Client {
    fn put(&mut self, body: &str) -> Result<HttpReply, TransportError> {
        let sent = self
            .agent
            .post(format!("{}/statements", self.url))
            .header("Authorization", self.secret.header())
            .header("X-Experience-API-Version", VERSION)
            .header("Content-Type", "application/json")
            .send(body);
        self.answer(sent)
    }

    fn get(&mut self, id: &str) -> Result<HttpReply, TransportError> {
        let got = self
            .agent
            .get(format!("{}/statements", self.url))
            .query("statementId", id)
            .header("Authorization", self.secret.header())
            .header("X-Experience-API-Version", VERSION)
            .call();
        self.answer(got)
    }

    fn wait(&mut self, pause: Duration) {
        // Thousands that were cut off together must not all come back together.
        let chance = u32::from(uuid::Uuid::new_v4().as_bytes()[0]);
        sleep(pause + pause * chance / 1024);
    }
}

impl HttpReply {
    /// The ids of the statements that it says it took; none where it says nothing of the kind. A store answers with 200
    /// and ids (xAPI 1.0.3, Communication 2.1.2). Ralph names only those that are new to it, and where none is, it says
    /// so with 204. Any other server may well answer a request with something like success.
    pub fn taken(&self) -> Option<Vec<String>> {
        match self.status {
            200 => serde_json::from_slice(&self.body).ok(),
            204 => Some(Vec::new()),
            _ => None,
        }
    }
}

/// How long `Retry-After` says: seconds, or a date (RFC 9110, 10.2.3).
fn pause(said: &str) -> Option<Duration> {
    let said = said.trim();
    if let Ok(seconds) = said.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = rfc2822::parse(said).ok()?.timestamp();
    let now = Timestamp::try_from(SystemTime::now()).ok()?;
    Some(until.duration_since(now).try_into().unwrap_or_default())
}

fn lost(error: Error) -> TransportError {
    match error {
        Error::Timeout(_) => TransportError::Late,
        Error::Rustls(error) => TransportError::Untrusted(error.to_string()),
        Error::Tls(reason) => TransportError::Untrusted(reason.to_owned()),
        Error::Io(error) => of_io(&error),
        Error::HostNotFound => TransportError::Nobody(ui::sync::NO_HOST),
        Error::ConnectionFailed => TransportError::Nobody(ui::sync::NO_WAY),
        _ => TransportError::Broken,
    }
}

fn of_io(error: &io::Error) -> TransportError {
    match error.kind() {
        // What rustls refuses comes so.
        ErrorKind::InvalidData => TransportError::Untrusted(error.to_string()),
        ErrorKind::TimedOut | ErrorKind::WouldBlock => TransportError::Late,
        ErrorKind::ConnectionRefused => TransportError::Nobody(ui::sync::NO_SERVER),
        ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::AddrNotAvailable => TransportError::Nobody(ui::sync::NO_WAY),
        _ => TransportError::Broken,
    }
}
