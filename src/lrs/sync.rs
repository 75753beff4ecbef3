//! `sync`: sends what is new to a learning record store, when asked to, and never anything else.
//!
//! What waits is what the records hold and this store has not answered for ([`crate::records::outbox`]). It goes in
//! batches; after each answer it is written down how far the store has answered, so that a break at any point loses
//! nothing. What was sent and not written down is sent again: ids are derived, so that changes nothing there.

use crate::xapi::statements as xapi_statements;
use std::collections::HashSet;

use serde_json::Value;

use crate::pack::content::Pack;
use crate::records::database::Store;
use crate::records::outbox::{Ack, Lrs, PendingAttempts};
use crate::training::day::Moment;

use crate::lrs::client::{HttpReply, LrsTransport, TransportError};
use crate::lrs::outcome::{Progress, RefusedStatement, RetryReason, StopReason, SyncOutcome};
use crate::lrs::retry::RetryPolicy;
use crate::lrs::statement_core::core;

/// A statement on its way.
struct PendingStatement {
    of: PendingAttempts,
    at: usize,
    id: String,
    verb: String,
    text: String,
}

/// Sends what waits for the store at this address, of this person alone where one is named, with accounts of this home
/// page. What lies after now is held back. Tells `tell` what happens.
pub fn send(
    (store, pack): (&mut Store, &Pack),
    (door, url): (&mut dyn LrsTransport, &str),
    (alias, home, now): (Option<&str>, &str, Moment),
    patience: &RetryPolicy,
    tell: &mut dyn FnMut(&Progress),
) -> SyncOutcome {
    let found = store.lrs(url).and_then(|lrs| {
        let (waiting, ahead) = store.waiting(lrs, alias, now)?;
        Ok((lrs, ahead, store.without_doubted(pack, waiting)?))
    });
    let (lrs, ahead, (waiting, doubted)) = match found {
        Ok(found) => found,
        Err(failure) => {
            return SyncOutcome {
                stopped: Some(failure.into()),
                ..SyncOutcome::default()
            };
        }
    };
    let all = waiting.iter().map(|of| of.all - of.upto).sum();
    let mut run = SyncRun {
        store,
        lrs,
        door,
        patience,
        tell,
        all,
        sent: 0,
        refused: Vec::new(),
        held: Vec::new(),
    };
    let ended = run.all_of(pack, &waiting, home);
    let nothing_taken = run.refused.last().filter(|_| run.sent == 0);
    let nothing_taken = nothing_taken.map(|last| StopReason::TakesNone(last.said.clone()));
    let left = all.saturating_sub(run.sent + run.refused.len() - run.held.len());
    if run.sent > 0 {
        // They are offered again.
        run.refused.truncate(run.refused.len() - run.held.len());
    }
    SyncOutcome {
        sent: run.sent,
        left,
        refused: run.refused,
        doubted,
        ahead,
        stopped: ended.err().or(nothing_taken),
    }
}

struct SyncRun<'a> {
    store: &'a mut Store,
    lrs: Lrs,
    door: &'a mut dyn LrsTransport,
    patience: &'a RetryPolicy,
    tell: &'a mut dyn FnMut(&Progress),
    all: usize,
    sent: usize,
    refused: Vec<RefusedStatement>,
    /// What was refused since something was taken: written down with the next that is, or at the end.
    held: Vec<Ack>,
}

impl SyncRun<'_> {
    fn all_of(
        &mut self,
        pack: &Pack,
        waiting: &[PendingAttempts],
        home: &str,
    ) -> Result<(), StopReason> {
        let mut batch: Vec<PendingStatement> = Vec::new();
        let mut bytes = 0;
        for of in waiting {
            let Some(past) = self.store.waiting_attempt(of)? else {
                continue;
            };
            let statements = xapi_statements::statements(pack, &past, home);
            for (at, statement) in statements.into_iter().enumerate().skip(of.upto) {
                // Nothing in a statement is beyond JSON.
                let Ok(text) = serde_json::to_string(&statement) else {
                    continue;
                };
                let is_full = batch.len() >= self.patience.batch;
                if is_full || bytes + text.len() >= self.patience.bytes {
                    self.send(&batch)?;
                    batch.clear();
                    bytes = 0;
                }
                bytes += text.len() + 1;
                let verb = statement.verb.id.rsplit('/').next();
                batch.push(PendingStatement {
                    of: *of,
                    at,
                    id: statement.id,
                    verb: verb.unwrap_or_default().to_owned(),
                    text,
                });
            }
        }
        self.send(&batch)?;
        if self.sent > 0 {
            let marks = std::mem::take(&mut self.held);
            self.store.answered_for(self.lrs, &marks)?;
        }
        Ok(())
    }

    /// Sends these, by halves where they are not taken together.
    fn send(&mut self, items: &[PendingStatement]) -> Result<(), StopReason> {
        let [first, rest @ ..] = items else {
            return Ok(());
        };
        let texts: Vec<&str> = items.iter().map(|item| item.text.as_str()).collect();
        let body = format!("[{}]", texts.join(","));
        let answer = self.patiently(|door| door.put(&body))?;
        match answer.status {
            200 | 204 if self.are_taken(&answer, items)? => self.taken(items),
            300..=399 => Err(StopReason::Moved(answer.status)),
            401 | 403 => Err(StopReason::Denied(answer.status)),
            400 | 409 | 413 | 422 if !rest.is_empty() => {
                let (one, other) = items.split_at(items.len() / 2);
                self.send(one)?;
                self.send(other)
            }
            409 if self.is_there(first)? => self.taken(items),
            400 | 409 | 413 | 422 => self.not_taken(first, answer),
            status => Err(StopReason::Strange(status, answer.shown)),
        }
    }

    /// Whether the store has all of these by this answer: it names each, in whatever order, or gives it back. The ids stand in
    /// the order of the statements (xAPI 1.0.3, Communication 2.1.2), but ours are in the statements, so a place proves no
    /// more than an id. What was not sent, or is named twice, counts for nothing. Of a batch that it says to have whole it
    /// gives back the first and the last: to ask for all of what an answer was lost for would take longer than to send it.
    fn are_taken(
        &mut self,
        answer: &HttpReply,
        items: &[PendingStatement],
    ) -> Result<bool, StopReason> {
        let Some(named) = answer.taken() else {
            return Ok(false);
        };
        let named: HashSet<String> = named.iter().map(|id| id.to_ascii_lowercase()).collect();
        let last = items.len() - 1;
        for (place, item) in items.iter().enumerate() {
            let is_asked = match answer.status {
                204 => place == 0 || place == last,
                _ => !named.contains(&item.id.to_ascii_lowercase()),
            };
            // The first that is missing ends it, so a store that keeps nothing is asked once.
            if is_asked && !self.is_there(item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether the store has this one already, and it says the same.
    fn is_there(&mut self, item: &PendingStatement) -> Result<bool, StopReason> {
        let answer = self.patiently(|door| door.get(&item.id))?;
        if answer.status != 200 {
            return Ok(false);
        }
        let there: Result<Value, _> = serde_json::from_slice(&answer.body);
        // It should be the statement alone; Ralph 5.1 gives a list of one.
        let there = there.map(|there| there.pointer("/statements/0").cloned().unwrap_or(there));
        let here: Result<Value, _> = serde_json::from_str(&item.text);
        Ok(match (there, here) {
            (Ok(there), Ok(here)) => core(there) == core(here),
            _ => false,
        })
    }

    /// Writes down that these were taken, with all that was refused before.
    fn taken(&mut self, items: &[PendingStatement]) -> Result<(), StopReason> {
        let mut marks = std::mem::take(&mut self.held);
        let of_each = items.chunk_by(|one, next| one.of == next.of);
        marks.extend(
            of_each
                .filter_map(<[PendingStatement]>::last)
                .map(|item| item.mark(None)),
        );
        self.store.answered_for(self.lrs, &marks)?;
        self.sent += items.len();
        self.told();
        Ok(())
    }

    /// Notes that this one was refused. It is written down once another is taken: a store that refuses one after the other
    /// is full, or closed, or none.
    fn not_taken(&mut self, item: &PendingStatement, answer: HttpReply) -> Result<(), StopReason> {
        let mark = item.mark(Some(answer.status));
        self.refused.push(RefusedStatement {
            id: item.id.clone(),
            verb: item.verb.clone(),
            status: answer.status,
            said: answer.shown.clone(),
        });
        self.held.push(mark);
        if self.held.len() >= self.patience.refusals {
            return Err(StopReason::TakesNone(answer.shown.clone()));
        }
        self.told();
        Ok(())
    }

    fn told(&mut self) {
        let done = self.sent + self.refused.len();
        (self.tell)(&Progress::Done(done, self.all));
    }

    /// Asks again and again, with longer and longer waits, while there is hope.
    fn patiently(
        &mut self,
        ask: impl Fn(&mut dyn LrsTransport) -> Result<HttpReply, TransportError>,
    ) -> Result<HttpReply, StopReason> {
        let mut wait = self.patience.first;
        for again in 1.. {
            let (why, asked) = match ask(self.door) {
                Ok(answer) if !is_passing(answer.status) => return Ok(answer),
                Ok(answer) => (RetryReason::Status(answer.status), answer.after),
                Err(TransportError::Untrusted(reason)) => {
                    return Err(StopReason::Untrusted(reason));
                }
                Err(lost) => (RetryReason::Transport(lost), None),
            };
            if let Some(asked) = asked.filter(|asked| *asked > self.patience.longest) {
                return Err(StopReason::Busy(asked));
            }
            if again >= self.patience.tries {
                return Err(StopReason::Away(why));
            }
            let pause = asked.map_or(wait, |asked| asked.max(wait));
            (self.tell)(&Progress::Waits(pause, why));
            self.door.wait(pause);
            wait = (2 * wait).min(self.patience.longest);
        }
        unreachable!("the tries are counted")
    }
}

impl PendingStatement {
    fn mark(&self, refused: Option<u16>) -> Ack {
        Ack {
            of: self.of,
            upto: self.at + 1,
            refused: refused
                .map(|status| (self.at, status))
                .into_iter()
                .collect(),
        }
    }
}

/// Whether the same request may be answered otherwise soon.
fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504)
}
