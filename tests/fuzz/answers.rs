//! Answers that no store should give: cut, chunked, huge, byte by byte, of other ids, and no HTTP at all.

use serde_json::Value;

use crate::common::dice::Dice;
use crate::damage;
use crate::proxy::Request;

/// What is answered, piece by piece, and what that means by the rules of xAPI.
pub struct Answer {
    pub pieces: Vec<Vec<u8>>,
    /// The status, if the answer is whole and has one.
    pub status: Option<u16>,
    /// Ids that a whole answer names, in small letters.
    pub named: Vec<String>,
    /// Whether it gives back the statement that was asked for.
    pub is_there: bool,
}

const STATUSES: [u16; 24] = [
    200, 200, 200, 200, 201, 202, 204, 204, 206, 301, 307, 400, 401, 403, 404, 409, 409, 413, 422,
    429, 500, 503, 599, 999,
];

const HEADERS: [&str; 12] = [
    "Retry-After: 5\r\n",
    "Retry-After: 99999999999999999999\r\n",
    "Retry-After: Fri, 31 Feb 2026 99:00:00 GMT\r\n",
    "Retry-After: -1\r\n",
    "Location: http://127.0.0.1:1/statements\r\n",
    "Content-Type: text/html\r\n",
    "Content-Encoding: gzip\r\n",
    "Set-Cookie: a=b\r\n",
    "X-\u{e9}: \u{1b}[31m\r\n",
    "A: b\r\nA: c\r\n",
    "WWW-Authenticate: Basic realm=\"correct horse\"\r\n",
    "Connection: keep-alive\r\n",
];

/// The answer to a request; `known` has what was sent before, by id.
pub fn answer(request: &Request, known: &dyn Fn(&str) -> Option<Value>, dice: &mut Dice) -> Answer {
    let status = *dice.pick(&STATUSES);
    let is_get = request.head.starts_with("GET");
    let (body, named, is_there) = match is_get {
        true => statement(request, known, dice),
        false => ids(request, dice),
    };
    let mut headers = String::new();
    for _ in 0..dice.below(3) {
        headers += *dice.pick(&HEADERS);
    }
    let mut whole = format!("HTTP/1.1 {status} Said\r\n{headers}").into_bytes();
    let is_chunked = dice.percent(30);
    match is_chunked {
        true => chunked(&mut whole, &body, dice),
        false => {
            whole.extend(
                format!(
                    "Content-Length: {}\r\nConnection: close\r\n\r\n",
                    body.len()
                )
                .bytes(),
            );
            whole.extend(&body);
        }
    }
    let is_damaged = dice.percent(20);
    if is_damaged {
        for _ in 0..1 + dice.below(3) {
            damage::bytes(&mut whole, dice);
        }
    }
    // What came damaged may still be whole: it is judged by what it could say at best.
    Answer {
        pieces: pieces(whole, dice),
        status: Some(status).filter(|_| !is_damaged),
        named,
        is_there,
    }
}

/// A body that names ids, or says something else.
fn ids(request: &Request, dice: &mut Dice) -> (Vec<u8>, Vec<String>, bool) {
    let mut ids = request.ids();
    match dice.below(8) {
        0..=2 => {}
        3 => ids.truncate(dice.below(ids.len() + 1)),
        4 => ids.retain(|_| dice.percent(50)),
        5 => ids = vec!["8c1d3c8e-0000-4000-8000-000000000000".to_owned(); ids.len()],
        6 => ids = ids.iter().map(|id| id.to_uppercase()).collect(),
        _ => return (noise(request, dice), Vec::new(), false),
    }
    let named = ids.iter().map(|id| id.to_lowercase()).collect();
    (serde_json::to_vec(&ids).unwrap(), named, false)
}

/// A body that gives back the statement that is asked for, another one, or something else.
fn statement(
    request: &Request,
    known: &dyn Fn(&str) -> Option<Value>,
    dice: &mut Dice,
) -> (Vec<u8>, Vec<String>, bool) {
    let (_, rest) = request.head.split_once("statementId=").unwrap();
    let id = rest.split([' ', '&']).next().unwrap();
    let Some(mut one) = known(id) else {
        return (noise(request, dice), Vec::new(), false);
    };
    match dice.below(5) {
        0 | 1 => (serde_json::to_vec(&one).unwrap(), Vec::new(), true),
        2 => {
            let list = serde_json::json!({ "statements": [one], "more": "" });
            (serde_json::to_vec(&list).unwrap(), Vec::new(), true)
        }
        3 => {
            one["timestamp"] = "1970-01-01T00:00:00Z".into();
            (serde_json::to_vec(&one).unwrap(), Vec::new(), false)
        }
        _ => (noise(request, dice), Vec::new(), false),
    }
}

/// Something that is no answer to this.
fn noise(request: &Request, dice: &mut Dice) -> Vec<u8> {
    match dice.below(9) {
        0 => Vec::new(),
        1 => b"[]".to_vec(),
        2 => b"<html><p>Welcome".to_vec(),
        3 => b"[1, null, {}]".to_vec(),
        4 => "[".repeat(100_000).into_bytes(),
        5 => vec![b'x'; 1 << (10 + dice.below(12))],
        // A server that says back what it heard, credentials too.
        6 => format!("no: {}", request.head).into_bytes(),
        7 => "\u{1b}]0;\u{7}\u{202e}correct horse"
            .to_owned()
            .into_bytes(),
        _ => (0..dice.below(300))
            .map(|_| dice.below(256) as u8)
            .collect(),
    }
}

fn chunked(whole: &mut Vec<u8>, body: &[u8], dice: &mut Dice) {
    whole.extend(b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
    let size = 1 + dice.below(5000);
    for part in body.chunks(size) {
        whole.extend(format!("{:x}\r\n", part.len()).bytes());
        whole.extend(part);
        whole.extend(b"\r\n");
    }
    whole.extend(b"0\r\n\r\n");
}

/// An answer as a slow line gives it.
fn pieces(whole: Vec<u8>, dice: &mut Dice) -> Vec<Vec<u8>> {
    let size = match whole.len() < 4000 && dice.percent(20) {
        true => 1,
        false => 1 + dice.below(whole.len() + 1),
    };
    whole.chunks(size).map(<[u8]>::to_vec).collect()
}
