-- The records, form 1. Every name is the pack's own or made by chance; nothing here was typed but the alias.
-- Times are milliseconds since 1970 in UTC.

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    alias TEXT NOT NULL UNIQUE          -- empty where none was given
) STRICT;

CREATE TABLE pack (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    hash TEXT NOT NULL,                 -- SHA-256, hexadecimal
    UNIQUE (name, version, hash)
) STRICT;

-- Practice that somebody began: a drill, a call, an exam or a part of one.
CREATE TABLE attempt (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,          -- UUID
    person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    pack INTEGER NOT NULL REFERENCES pack,
    exam INTEGER REFERENCES attempt ON DELETE CASCADE,  -- the exam of which it is a part
    part INTEGER,                       -- its place there: 0 cards, 1 requests, then the calls
    kind TEXT NOT NULL CHECK (kind IN ('cards', 'requests', 'call', 'exam')),
    begun TEXT NOT NULL,                -- JSON: which it was, by name or by seed
    level INTEGER,                      -- of a call
    role TEXT CHECK (role IN ('issuer', 'merchant')),   -- of a call: whose desk it came to
    program TEXT NOT NULL,              -- version
    lang TEXT NOT NULL,                 -- code
    window TEXT NOT NULL,               -- UUID of the window that records it
    began INTEGER NOT NULL,
    zone INTEGER NOT NULL,              -- minutes east of UTC, there and then
    ended INTEGER,
    outcome TEXT CHECK (outcome IN ('done', 'passed', 'failed', 'unfinished')),
    score INTEGER,                      -- of 100
    cause TEXT,                         -- of a call that ended
    named TEXT,                         -- the last cause that was named in it
    asked INTEGER,                      -- questions asked in it
    bits INTEGER,                       -- tenths of bits that they gained
    lost INTEGER,                       -- thousandths of questions lost on the way
    CHECK ((ended IS NULL) = (outcome IS NULL)),
    CHECK ((exam IS NULL) = (part IS NULL))
) STRICT;
CREATE INDEX attempt_of_person ON attempt (person, began);
CREATE INDEX attempt_of_exam ON attempt (exam) WHERE exam IS NOT NULL;
CREATE INDEX attempt_open ON attempt (person, began) WHERE ended IS NULL AND exam IS NULL;

-- Each answer and move.
CREATE TABLE answer (
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    at INTEGER NOT NULL,                -- from 0
    time INTEGER NOT NULL,
    doing TEXT NOT NULL CHECK (doing IN ('point', 'sort', 'ask', 'say', 'name', 'refer', 'close')),
    item TEXT NOT NULL,
    given TEXT NOT NULL,
    right INTEGER CHECK (right IN (0, 1)),
    mistake TEXT,
    bits INTEGER,                       -- tenths of bits, of a question in a call that ended
    lost INTEGER,                       -- thousandths of questions, likewise
    best TEXT,                          -- the question that would have been best there, likewise
    PRIMARY KEY (attempt, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_wrong ON answer (doing, item, mistake, attempt, time) WHERE right = 0;

-- Causes that were named, in the order of the call.
CREATE INDEX answer_named ON answer (attempt, at, item) WHERE doing = 'name';

-- Days on which something was answered, where the person was then: kept so that a report counts no million answers.
CREATE TABLE day (
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    day INTEGER NOT NULL,               -- days since 1970
    answers INTEGER NOT NULL,
    spent INTEGER NOT NULL,             -- milliseconds; a pause of more than three minutes counts as three
    PRIMARY KEY (attempt, day)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER answer_counted AFTER INSERT ON answer BEGIN
    INSERT INTO day (attempt, day, answers, spent)
    SELECT id, (new.time + zone * 60000) / 86400000, 1, max(0, min(180000, new.time - coalesce(
        (SELECT time FROM answer WHERE attempt = new.attempt AND at = new.at - 1), began)))
    FROM attempt WHERE id = new.attempt
    ON CONFLICT DO UPDATE SET answers = answers + 1, spent = spent + excluded.spent;
END;

-- Rules broken in calls that ended.
CREATE TABLE breach (
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    n INTEGER NOT NULL,                 -- from 0
    rule TEXT NOT NULL,
    at INTEGER,                         -- the move; none where something was left undone
    PRIMARY KEY (attempt, n)
) STRICT, WITHOUT ROWID;

-- What was reviewed, and how well it was known.
CREATE TABLE review (
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    at INTEGER NOT NULL,                -- the answer; the last one where it is about the whole
    kind TEXT NOT NULL CHECK (kind IN ('card', 'request', 'cause', 'rule')),
    item TEXT NOT NULL,
    recall INTEGER NOT NULL CHECK (recall BETWEEN 1 AND 4),     -- FSRS: again, hard, good, easy
    time INTEGER NOT NULL,
    PRIMARY KEY (attempt, kind, item, at)
) STRICT, WITHOUT ROWID;

-- When what was reviewed is due again: what FSRS makes of the reviews, kept so that nobody waits for it.
CREATE TABLE item (
    person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('card', 'request', 'cause', 'rule')),
    item TEXT NOT NULL,
    stability REAL NOT NULL,            -- days
    difficulty REAL NOT NULL,           -- 1 to 10
    reviewed INTEGER NOT NULL,
    due INTEGER NOT NULL,
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    PRIMARY KEY (person, kind, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_due ON item (person, due);

-- The parameters of FSRS.
CREATE TABLE schedule (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    weights TEXT NOT NULL,              -- JSON
    retention REAL NOT NULL             -- the share that is to be known when it is due
) STRICT;

-- Learning record stores, and what each one has.
CREATE TABLE lrs (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE sent (
    lrs INTEGER NOT NULL REFERENCES lrs ON DELETE CASCADE,
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    upto INTEGER NOT NULL,              -- statements of the attempt that were answered for
    PRIMARY KEY (lrs, attempt)
) STRICT, WITHOUT ROWID;
CREATE TABLE refused (
    lrs INTEGER NOT NULL REFERENCES lrs ON DELETE CASCADE,
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    at INTEGER NOT NULL,                -- the statement, from 0
    status INTEGER NOT NULL,            -- HTTP
    PRIMARY KEY (lrs, attempt, at)
) STRICT, WITHOUT ROWID;
