-- The records, form 1. Every name is the pack's own or made by chance; nothing here was typed but the alias.
-- Times are milliseconds since 1970 in UTC, none after 2099. What a name or a number may be is checked here, so that no
-- file, wherever it comes from, brings anything else.

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    -- Empty where none was given; no number, and nothing that a terminal would take for a command.
    alias TEXT NOT NULL UNIQUE CHECK (length(alias) <= 40 AND alias NOT GLOB '*[0-9]*[0-9]*[0-9]*'
        AND alias NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*')
) STRICT;

CREATE TABLE pack (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 200 AND name NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    version TEXT NOT NULL CHECK (length(version) <= 200 AND version NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    hash TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),   -- SHA-256
    UNIQUE (name, version, hash)
) STRICT;

-- Practice that somebody began: a drill, a call, an exam or a part of one.
CREATE TABLE attempt (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) = 36 AND name NOT GLOB '*[^0-9a-f-]*'),   -- UUID
    person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    pack INTEGER NOT NULL REFERENCES pack,
    exam INTEGER REFERENCES attempt ON DELETE CASCADE,  -- the exam of which it is a part
    part INTEGER CHECK (part BETWEEN 0 AND 999),  -- its place there: 0 cards, 1 requests, then the calls
    kind TEXT NOT NULL CHECK (kind IN ('cards', 'requests', 'call', 'exam')),
    begun TEXT NOT NULL CHECK (length(begun) <= 400),   -- JSON: which it was, by name or by seed
    level INTEGER CHECK (level BETWEEN 1 AND 99),   -- of a call
    role TEXT CHECK (role IN ('issuer', 'merchant')),   -- of a call: whose desk it came to
    program TEXT NOT NULL CHECK (length(program) <= 200 AND program NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),  -- version
    lang TEXT NOT NULL CHECK (length(lang) <= 200 AND lang NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),    -- code
    window TEXT NOT NULL CHECK (length(window) <= 200 AND window NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),    -- UUID of the window that records it
    began INTEGER NOT NULL CHECK (began BETWEEN 0 AND 4102444800000),
    zone INTEGER NOT NULL CHECK (zone BETWEEN -1560 AND 1560),  -- minutes east of UTC, there and then
    ended INTEGER CHECK (ended BETWEEN 0 AND 4102444800000),
    outcome TEXT CHECK (outcome IN ('done', 'passed', 'failed', 'unfinished')),
    score INTEGER CHECK (score BETWEEN 0 AND 100),
    cause TEXT CHECK (length(cause) <= 200 AND cause NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),   -- of a call that ended
    named TEXT CHECK (length(named) <= 200 AND named NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),   -- the last cause that was named in it
    asked INTEGER CHECK (asked BETWEEN 0 AND 9999),     -- questions asked in it
    bits INTEGER CHECK (bits BETWEEN 0 AND 99999),      -- tenths of bits that they gained
    lost INTEGER CHECK (lost BETWEEN 0 AND 99999999),   -- thousandths of questions lost on the way
    CHECK ((ended IS NULL) = (outcome IS NULL)),
    CHECK ((exam IS NULL) = (part IS NULL))
) STRICT;
CREATE INDEX attempt_of_person ON attempt (person, began);
CREATE INDEX attempt_of_exam ON attempt (exam) WHERE exam IS NOT NULL;
CREATE INDEX attempt_open ON attempt (person, began) WHERE ended IS NULL AND exam IS NULL;

-- Each answer and move.
CREATE TABLE answer (
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    at INTEGER NOT NULL CHECK (at BETWEEN 0 AND 99999),     -- from 0
    time INTEGER NOT NULL CHECK (time BETWEEN 0 AND 4102444800000),
    doing TEXT NOT NULL CHECK (doing IN ('point', 'sort', 'ask', 'say', 'name', 'refer', 'close')),
    item TEXT NOT NULL CHECK (length(item) <= 200 AND item NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    given TEXT NOT NULL CHECK (length(given) <= 200 AND given NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    right INTEGER CHECK (right IN (0, 1)),
    mistake TEXT CHECK (length(mistake) <= 200 AND mistake NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    bits INTEGER CHECK (bits BETWEEN 0 AND 9999),       -- tenths of bits, of a question in a call that ended
    lost INTEGER CHECK (lost BETWEEN 0 AND 9999999),    -- thousandths of questions, likewise
    best TEXT CHECK (length(best) <= 200 AND best NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),     -- the question that would have been best there, likewise
    PRIMARY KEY (attempt, at)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_wrong ON answer (doing, item, mistake, attempt, time) WHERE right = 0;

-- Causes that were named, in the order of the call.
CREATE INDEX answer_named ON answer (attempt, at, item) WHERE doing = 'name';

-- Days on which something was answered, where the person was then: kept so that a report counts no million answers.
CREATE TABLE day (
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    day INTEGER NOT NULL CHECK (day BETWEEN -2 AND 50000),  -- days since 1970
    answers INTEGER NOT NULL CHECK (answers BETWEEN 0 AND 99999),
    spent INTEGER NOT NULL CHECK (spent BETWEEN 0 AND 99999999999), -- milliseconds; a pause of more than three minutes counts as three
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
    rule TEXT NOT NULL CHECK (length(rule) <= 200 AND rule NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    at INTEGER CHECK (at BETWEEN 0 AND 99999),  -- the move; none where something was left undone
    PRIMARY KEY (attempt, n)
) STRICT, WITHOUT ROWID;

-- What was reviewed, and how well it was known.
CREATE TABLE review (
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    at INTEGER NOT NULL CHECK (at BETWEEN 0 AND 99999),     -- the answer; the last one where it is about the whole
    kind TEXT NOT NULL CHECK (kind IN ('card', 'request', 'cause', 'rule')),
    item TEXT NOT NULL CHECK (length(item) <= 200 AND item NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    recall INTEGER NOT NULL CHECK (recall BETWEEN 1 AND 4),     -- FSRS: again, hard, good, easy
    time INTEGER NOT NULL CHECK (time BETWEEN 0 AND 4102444800000),
    PRIMARY KEY (attempt, kind, item, at)
) STRICT, WITHOUT ROWID;

-- When what was reviewed is due again: what FSRS makes of the reviews, kept so that nobody waits for it.
CREATE TABLE item (
    person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('card', 'request', 'cause', 'rule')),
    item TEXT NOT NULL CHECK (length(item) <= 200 AND item NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    stability REAL NOT NULL CHECK (stability BETWEEN 0.0001 AND 1000000),   -- days
    difficulty REAL NOT NULL CHECK (difficulty BETWEEN 1 AND 10),
    reviewed INTEGER NOT NULL CHECK (reviewed BETWEEN 0 AND 4102444800000),
    due INTEGER NOT NULL CHECK (due BETWEEN 0 AND 99999999999999),
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
    url TEXT NOT NULL UNIQUE CHECK (length(url) <= 2000)
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
