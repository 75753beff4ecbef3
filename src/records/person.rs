//! Whose the records are.

use rusqlite::Connection;

use crate::records::database::{Result, Store};
use crate::training::alias::is_same;

/// The alias under which the records know this person, in whatever width or case it is written; itself where they do not.
pub(crate) fn known_as(db: &Connection, alias: &str) -> rusqlite::Result<String> {
    let mut people = db.prepare_cached("SELECT alias FROM person ORDER BY alias = ?1 DESC, id")?;
    let known = people.query_map([alias], |row| row.get::<_, String>(0))?;
    for known in known {
        let known = known?;
        if is_same(&known, alias) {
            return Ok(known);
        }
    }
    Ok(alias.to_owned())
}

impl Store {
    /// The alias under which this person is known here.
    ///
    /// # Errors
    /// SQLite's own.
    pub(crate) fn known_as(&self, alias: &str) -> Result<String> {
        Ok(known_as(&self.db, alias)?)
    }
}
