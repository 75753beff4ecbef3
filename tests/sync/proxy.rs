//! What stands between client and store in tests: passes requests on, and does to them what a script says.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::spawn;

/// What happens to a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Fate {
    /// It is passed on, and so is the answer.
    Pass,
    /// It is not passed on; this is the answer: status, more headers, body.
    Say(u16, &'static str, String),
    /// It is not passed on; these are the bytes of the answer, each part written by itself.
    #[allow(dead_code, reason = "only tests/fuzz answers so")]
    Pieces(Vec<Vec<u8>>),
    /// The connection is cut while it is being sent.
    CutRequest,
    /// It is passed on, and the connection is cut before the answer.
    CutAnswer,
    /// It is passed on, and the connection is cut in the middle of the answer's head.
    CutInAnswer,
    /// It is passed on, and nothing is answered until the client gives up.
    Hold,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Request {
    pub head: String,
    pub body: String,
}

impl Request {
    /// The ids of the statements in it.
    pub fn ids(&self) -> Vec<String> {
        let all: Vec<serde_json::Value> = serde_json::from_str(&self.body).unwrap();
        all.iter()
            .map(|statement| statement["id"].as_str().unwrap().to_owned())
            .collect()
    }
}

/// The answer of a store that takes all of it and keeps nothing.
pub fn taken(request: &Request) -> Fate {
    let ids = serde_json::to_string(&request.ids()).unwrap();
    Fate::Say(200, "", ids)
}

type Script = dyn FnMut(&Request) -> Fate + Send;

/// The proxy, at work for as long as it is held: a long run makes thousands of them.
pub struct Proxy {
    pub url: String,
    seen: Arc<Mutex<Vec<Request>>>,
    address: SocketAddr,
    is_over: Arc<AtomicBool>,
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        // It waits for somebody to come.
        let _ = TcpStream::connect(self.address);
    }
}

impl Proxy {
    /// Before the store at this address (`http://host:port/path`), by this script; a store that is never asked needs
    /// no address.
    pub fn new(store: &str, script: impl FnMut(&Request) -> Fate + Send + 'static) -> Proxy {
        let door = TcpListener::bind("127.0.0.1:0").unwrap();
        let rest = store.strip_prefix("http://").unwrap_or("none/xAPI");
        let (host, path) = rest.split_once('/').unwrap();
        let address = door.local_addr().unwrap();
        let url = format!("http://{address}/{path}");
        let is_over = Arc::new(AtomicBool::new(false));
        let ends = Arc::clone(&is_over);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&seen);
        let script: Arc<Mutex<Box<Script>>> = Arc::new(Mutex::new(Box::new(script)));
        let host = host.to_owned();
        spawn(move || {
            let clients = door.incoming().flatten();
            for client in clients.take_while(|_| !ends.load(Ordering::SeqCst)) {
                let (host, log, script) = (host.clone(), Arc::clone(&log), Arc::clone(&script));
                // A thread each, so that one that holds keeps nobody else waiting.
                spawn(move || serve(client, &host, &log, &script));
            }
        });
        Proxy {
            url,
            seen,
            address,
            is_over,
        }
    }

    /// The requests so far.
    pub fn seen(&self) -> Vec<Request> {
        self.seen.lock().unwrap().clone()
    }
}

fn serve(
    mut client: TcpStream,
    host: &str,
    log: &Mutex<Vec<Request>>,
    script: &Mutex<Box<Script>>,
) {
    let Some(request) = read(&mut client) else {
        return;
    };
    let fate = script.lock().unwrap()(&request);
    log.lock().unwrap().push(request.clone());
    match fate {
        Fate::Say(status, headers, body) => {
            let answer = format!(
                "HTTP/1.1 {status} Said\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
                body.len()
            );
            let _ = client.write_all(answer.as_bytes());
        }
        Fate::Pieces(pieces) => {
            for piece in pieces {
                // Whoever has heard enough goes away.
                if client.write_all(&piece).is_err() {
                    break;
                }
            }
        }
        Fate::CutRequest => {}
        Fate::Pass => {
            let _ = client.write_all(&passed_on(host, &request));
        }
        Fate::CutAnswer => {
            passed_on(host, &request);
        }
        Fate::CutInAnswer => {
            let answer = passed_on(host, &request);
            let _ = client.write_all(&answer[..20]);
        }
        Fate::Hold => {
            passed_on(host, &request);
            let _ = client.read(&mut [0]);
        }
    }
    let _ = client.shutdown(Shutdown::Both);
}

/// The whole answer of the store.
fn passed_on(host: &str, request: &Request) -> Vec<u8> {
    let mut store = TcpStream::connect(host).unwrap();
    let head = request
        .head
        .lines()
        .filter(|line| !line.to_lowercase().starts_with("connection:"))
        .filter(|line| !line.is_empty());
    let head: Vec<&str> = head.collect();
    let asked = format!(
        "{}\r\nConnection: close\r\n\r\n{}",
        head.join("\r\n"),
        request.body
    );
    store.write_all(asked.as_bytes()).unwrap();
    let mut answer = Vec::new();
    store.read_to_end(&mut answer).unwrap();
    answer
}

/// A request; none where the client went away.
fn read(client: &mut TcpStream) -> Option<Request> {
    let mut bytes = Vec::new();
    let mut some = [0; 65536];
    loop {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        if let Some(end) = end {
            let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
            let length = head.to_lowercase();
            let length = length
                .lines()
                .find_map(|line| line.strip_prefix("content-length:"));
            let length: usize = length.map_or(0, |length| length.trim().parse().unwrap());
            while bytes.len() < end + 4 + length {
                match client.read(&mut some) {
                    Ok(count) if count > 0 => bytes.extend_from_slice(&some[..count]),
                    _ => return None,
                }
            }
            let body = String::from_utf8(bytes[end + 4..].to_vec()).unwrap();
            return Some(Request { head, body });
        }
        match client.read(&mut some) {
            Ok(count) if count > 0 => bytes.extend_from_slice(&some[..count]),
            _ => return None,
        }
    }
}
