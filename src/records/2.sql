-- The records, form 2. What can be practised, done and reviewed are rows, so that a further mode of practice is an INSERT
-- and no table is built anew for it. (Foreign keys are off while this runs: tables are dropped that others refer to.)

CREATE TABLE kind (
    name TEXT PRIMARY KEY CHECK (length(name) <= 200 AND name NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    resumes INTEGER NOT NULL CHECK (resumes IN (0, 1))  -- whether it is gone on with after it was left
) STRICT, WITHOUT ROWID;
INSERT INTO kind VALUES ('cards', 0), ('requests', 0), ('call', 1), ('exam', 1);

-- What comes back until it is known.
CREATE TABLE subject (
    name TEXT PRIMARY KEY CHECK (length(name) <= 200 AND name NOT GLOB '*[^A-Za-z0-9_/+.:-]*')
) STRICT, WITHOUT ROWID;
INSERT INTO subject VALUES ('card'), ('request'), ('cause'), ('rule');

-- What an answer or a move does.
CREATE TABLE action (
    name TEXT PRIMARY KEY CHECK (length(name) <= 200 AND name NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    subject TEXT REFERENCES subject     -- what a wrong one is a mistake about; none where a verdict finds that out
) STRICT, WITHOUT ROWID;
INSERT INTO action VALUES ('point', 'card'), ('sort', 'request'), ('ask', NULL), ('say', NULL), ('name', NULL),
    ('refer', NULL), ('close', NULL);

-- Practice that was begun and in which nothing was answered yet: it becomes an attempt with its first answer, or nothing.
CREATE TABLE unanswered (
    name TEXT PRIMARY KEY CHECK (length(name) = 36 AND name NOT GLOB '*[^0-9a-f-]*'),   -- UUID
    exam TEXT CHECK (length(exam) = 36 AND exam NOT GLOB '*[^0-9a-f-]*'),   -- that of the exam of which it is a part
    part INTEGER CHECK (part BETWEEN 0 AND 999),
    kind TEXT NOT NULL REFERENCES kind,
    begun TEXT NOT NULL CHECK (length(begun) <= 400),
    level INTEGER CHECK (level BETWEEN 1 AND 99),
    role TEXT CHECK (role IN ('issuer', 'merchant')),
    window TEXT NOT NULL CHECK (length(window) <= 200 AND window NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    began INTEGER NOT NULL CHECK (began BETWEEN 0 AND 4102444800000),
    zone INTEGER NOT NULL CHECK (zone BETWEEN -1560 AND 1560),
    CHECK ((exam IS NULL) = (part IS NULL))
) STRICT, WITHOUT ROWID;

DROP TRIGGER answer_counted;

CREATE TABLE attempt_2 (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) = 36 AND name NOT GLOB '*[^0-9a-f-]*'),   -- UUID
    person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    pack INTEGER NOT NULL REFERENCES pack,
    exam INTEGER REFERENCES attempt ON DELETE CASCADE,  -- the exam of which it is a part
    part INTEGER CHECK (part BETWEEN 0 AND 999),  -- its place there: 0 cards, 1 requests, then the calls
    kind TEXT NOT NULL REFERENCES kind,
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
INSERT INTO attempt_2 SELECT * FROM attempt;
DROP TABLE attempt;
ALTER TABLE attempt_2 RENAME TO attempt;
CREATE INDEX attempt_of_person ON attempt (person, began);
CREATE INDEX attempt_of_exam ON attempt (exam) WHERE exam IS NOT NULL;
CREATE INDEX attempt_open ON attempt (person, began) WHERE ended IS NULL AND exam IS NULL;

CREATE TABLE answer_2 (
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    at INTEGER NOT NULL CHECK (at BETWEEN 0 AND 99999),     -- from 0
    time INTEGER NOT NULL CHECK (time BETWEEN 0 AND 4102444800000),
    doing TEXT NOT NULL REFERENCES action,
    item TEXT NOT NULL CHECK (length(item) <= 200 AND item NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    given TEXT NOT NULL CHECK (length(given) <= 200 AND given NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    right INTEGER CHECK (right IN (0, 1)),
    mistake TEXT CHECK (length(mistake) <= 200 AND mistake NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    bits INTEGER CHECK (bits BETWEEN 0 AND 9999),       -- tenths of bits, of a question in a call that ended
    lost INTEGER CHECK (lost BETWEEN 0 AND 9999999),    -- thousandths of questions, likewise
    best TEXT CHECK (length(best) <= 200 AND best NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),     -- the question that would have been best there, likewise
    PRIMARY KEY (attempt, at)
) STRICT, WITHOUT ROWID;
INSERT INTO answer_2 SELECT * FROM answer;
DROP TABLE answer;
ALTER TABLE answer_2 RENAME TO answer;
CREATE INDEX answer_wrong ON answer (doing, item, mistake, attempt, time) WHERE right = 0;
CREATE INDEX answer_named ON answer (attempt, at, item) WHERE doing = 'name';
CREATE TRIGGER answer_counted AFTER INSERT ON answer BEGIN
    INSERT INTO day (attempt, day, answers, spent)
    SELECT id, (new.time + zone * 60000) / 86400000, 1, max(0, min(180000, new.time - coalesce(
        (SELECT time FROM answer WHERE attempt = new.attempt AND at = new.at - 1), began)))
    FROM attempt WHERE id = new.attempt
    ON CONFLICT DO UPDATE SET answers = answers + 1, spent = spent + excluded.spent;
END;

CREATE TABLE review_2 (
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    at INTEGER NOT NULL CHECK (at BETWEEN 0 AND 99999),     -- the answer; the last one where it is about the whole
    kind TEXT NOT NULL REFERENCES subject,
    item TEXT NOT NULL CHECK (length(item) <= 200 AND item NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    recall INTEGER NOT NULL CHECK (recall BETWEEN 1 AND 4),     -- FSRS: again, hard, good, easy
    time INTEGER NOT NULL CHECK (time BETWEEN 0 AND 4102444800000),
    PRIMARY KEY (attempt, kind, item, at)
) STRICT, WITHOUT ROWID;
INSERT INTO review_2 SELECT * FROM review;
DROP TABLE review;
ALTER TABLE review_2 RENAME TO review;

CREATE TABLE item_2 (
    person INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
    kind TEXT NOT NULL REFERENCES subject,
    item TEXT NOT NULL CHECK (length(item) <= 200 AND item NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    stability REAL NOT NULL CHECK (stability BETWEEN 0.0001 AND 1000000),   -- days
    difficulty REAL NOT NULL CHECK (difficulty BETWEEN 1 AND 10),
    reviewed INTEGER NOT NULL CHECK (reviewed BETWEEN 0 AND 4102444800000),
    due INTEGER NOT NULL CHECK (due BETWEEN 0 AND 99999999999999),
    reviews INTEGER NOT NULL,
    lapses INTEGER NOT NULL,
    PRIMARY KEY (person, kind, item)
) STRICT, WITHOUT ROWID;
INSERT INTO item_2 SELECT * FROM item;
DROP TABLE item;
ALTER TABLE item_2 RENAME TO item;
CREATE INDEX item_due ON item (person, due);
