-- Records of form 5, as a program of that form wrote them: what form 4 has, and a key for the seals of exports. Never
-- changed: the tests open them with every later form.
PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1667461732;
PRAGMA user_version = 5;
BEGIN TRANSACTION;
CREATE TABLE action (
    name TEXT PRIMARY KEY CHECK (length(name) <= 200 AND name NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    subject TEXT REFERENCES subject     -- what a wrong one is a mistake about; none where a verdict finds that out
) STRICT, WITHOUT ROWID;
INSERT INTO "action" VALUES('advise','advice');
INSERT INTO "action" VALUES('ask',NULL);
INSERT INTO "action" VALUES('close',NULL);
INSERT INTO "action" VALUES('name',NULL);
INSERT INTO "action" VALUES('point','card');
INSERT INTO "action" VALUES('refer',NULL);
INSERT INTO "action" VALUES('respond','request');
INSERT INTO "action" VALUES('say',NULL);
INSERT INTO "action" VALUES('sort','request');
INSERT INTO "action" VALUES('wrap-up',NULL);
CREATE TABLE "answer" (
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
INSERT INTO "answer" VALUES(1,0,1795230000049,'sort','fuel-pump','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,1,1795230000106,'sort','yesterdays-number','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,2,1795230000157,'sort','sns-support-desk','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,3,1795230000209,'sort','page-wants-phone-pin','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,4,1795230000262,'sort','police-on-the-phone','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,5,1795230000322,'sort','password-by-buttons','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,6,1795230000350,'sort','page-wants-both','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,7,1795230000370,'sort','phone-four-not-on-card','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,8,1795230000382,'sort','card-digits-at-login','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,9,1795230000406,'sort','refund-and-six-digits','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(2,0,1795230000511,'point','amex-back/amex-bare-front+amex-number-back','0:13:8',0,'ground',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(2,1,1795230000555,'point','jcb/front+back-last-four','nowhere',0,'nowhere',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(3,0,1795230000848,'close','','',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "answer" VALUES(4,0,1795230032150,'ask','before','',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE "attempt" (
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
INSERT INTO "attempt" VALUES(1,'07bf9021-d696-5391-b342-4dd764f2c430',1,1,NULL,NULL,'requests','{"requests":3}',NULL,NULL,'0.1.0','en','df54024c-2d05-41d3-aa82-aee10560473c',1795230000000,0,1795230000406,'done',0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attempt" VALUES(2,'610ba7d7-4320-5d23-b7dd-2300e18cadff',1,1,NULL,NULL,'cards','{"cards":3}',NULL,NULL,'0.1.0','en','8460f29f-339e-40d3-a9e3-3ba6b36d4a33',1795230000485,0,1795230000555,'unfinished',NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attempt" VALUES(3,'358c43e5-f359-5acc-8d21-2a3c3db50a02',1,1,NULL,NULL,'call','{"call":{"drawn":[1,3]}}',1,'issuer','0.1.0','en','200db3d8-5f22-4a80-a9f7-593dc647b03c',1795230000820,0,1795230000848,'failed',10,'brand-not-taken',NULL,0,0,0);
INSERT INTO "attempt" VALUES(4,'d79be26f-ef99-5f6f-929f-2815c9d3f95c',1,1,NULL,NULL,'call','{"call":{"made":"bonsai-pot"}}',1,'issuer','0.1.0','en','14e014f7-ec4d-4e04-bdd5-80312379e962',1795230032122,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE breach (
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    n INTEGER NOT NULL,                 -- from 0
    rule TEXT NOT NULL CHECK (length(rule) <= 200 AND rule NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    at INTEGER CHECK (at BETWEEN 0 AND 99999),  -- the move; none where something was left undone
    PRIMARY KEY (attempt, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "breach" VALUES(3,0,'advice-missing',NULL);
CREATE TABLE centre (
    key TEXT PRIMARY KEY CHECK (length(key) = 64 AND key NOT GLOB '*[^a-p]*')
) STRICT, WITHOUT ROWID;
CREATE TABLE certificate (
    attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE,
    text TEXT NOT NULL CHECK (length(text) <= 1048576 AND json_valid(text))
) STRICT;
CREATE TABLE day (
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    day INTEGER NOT NULL CHECK (day BETWEEN -2 AND 50000),  -- days since 1970
    answers INTEGER NOT NULL CHECK (answers BETWEEN 0 AND 99999),
    spent INTEGER NOT NULL CHECK (spent BETWEEN 0 AND 99999999999), -- milliseconds; a pause of more than three minutes counts as three
    PRIMARY KEY (attempt, day)
) STRICT, WITHOUT ROWID;
INSERT INTO "day" VALUES(1,20778,10,406);
INSERT INTO "day" VALUES(2,20778,2,70);
INSERT INTO "day" VALUES(3,20778,1,28);
INSERT INTO "day" VALUES(4,20778,1,28);
CREATE TABLE desk (
    key TEXT PRIMARY KEY CHECK (length(key) = 64 AND key NOT GLOB '*[^a-p]*')
) STRICT, WITHOUT ROWID;
CREATE TABLE "item" (
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
INSERT INTO "item" VALUES(1,'card','amex-back/amex-bare-front+amex-number-back',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000511,1795230000511,1,1);
INSERT INTO "item" VALUES(1,'card','jcb/front+back-last-four',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000555,1795230000555,1,1);
INSERT INTO "item" VALUES(1,'cause','brand-not-taken',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000848,1795230000848,1,1);
INSERT INTO "item" VALUES(1,'request','card-digits-at-login',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000382,1795230000382,1,1);
INSERT INTO "item" VALUES(1,'request','fuel-pump',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000049,1795230000049,1,1);
INSERT INTO "item" VALUES(1,'request','page-wants-both',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000350,1795230000350,1,1);
INSERT INTO "item" VALUES(1,'request','page-wants-phone-pin',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000209,1795230000209,1,1);
INSERT INTO "item" VALUES(1,'request','password-by-buttons',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000322,1795230000322,1,1);
INSERT INTO "item" VALUES(1,'request','phone-four-not-on-card',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000370,1795230000370,1,1);
INSERT INTO "item" VALUES(1,'request','police-on-the-phone',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000262,1795230000262,1,1);
INSERT INTO "item" VALUES(1,'request','refund-and-six-digits',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000406,1795230000406,1,1);
INSERT INTO "item" VALUES(1,'request','sns-support-desk',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000157,1795230000157,1,1);
INSERT INTO "item" VALUES(1,'request','yesterdays-number',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000106,1795230000106,1,1);
INSERT INTO "item" VALUES(1,'rule','advice-missing',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000848,1795230000848,1,1);
CREATE TABLE kind (
    name TEXT PRIMARY KEY CHECK (length(name) <= 200 AND name NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    resumes INTEGER NOT NULL CHECK (resumes IN (0, 1))  -- whether it is gone on with after it was left
) STRICT, WITHOUT ROWID;
INSERT INTO "kind" VALUES('advice',0);
INSERT INTO "kind" VALUES('call',1);
INSERT INTO "kind" VALUES('cards',0);
INSERT INTO "kind" VALUES('exam',1);
INSERT INTO "kind" VALUES('requests',0);
CREATE TABLE lrs (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE CHECK (length(url) <= 2000)
) STRICT;
CREATE TABLE pack (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) <= 200 AND name NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    version TEXT NOT NULL CHECK (length(version) <= 200 AND version NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    hash TEXT NOT NULL CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'),   -- SHA-256
    UNIQUE (name, version, hash)
) STRICT;
INSERT INTO "pack" VALUES(1,'cardcode','0.1.0','62d1b177f50a68e2c1b7ecc7b05ceb264835eee8c9f4a8efcb26d835ceb1e6eb');
CREATE TABLE "person" (
    id INTEGER PRIMARY KEY,
    -- Empty where none was given; nothing that a terminal would take for a command.
    alias TEXT NOT NULL UNIQUE CHECK (length(alias) <= 40
        AND (alias NOT GLOB '*[0-9]*[0-9]*[0-9]*'
            OR (rtrim(alias, '0123456789') NOT GLOB '*[^A-Za-z]*'
                AND length(rtrim(alias, '0123456789')) BETWEEN 1 AND 4
                AND length(alias) - length(rtrim(alias, '0123456789')) BETWEEN 5 AND 8))
        AND alias NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*')
) STRICT;
INSERT INTO "person" VALUES(1,'Aiko');
INSERT INTO "person" VALUES(2,'EMP10482');
CREATE TABLE refused (
    lrs INTEGER NOT NULL REFERENCES lrs ON DELETE CASCADE,
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    at INTEGER NOT NULL,                -- the statement, from 0
    status INTEGER NOT NULL,            -- HTTP
    PRIMARY KEY (lrs, attempt, at)
) STRICT, WITHOUT ROWID;
CREATE TABLE "review" (
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    at INTEGER NOT NULL CHECK (at BETWEEN 0 AND 99999),     -- the answer; the last one where it is about the whole
    kind TEXT NOT NULL REFERENCES subject,
    item TEXT NOT NULL CHECK (length(item) <= 200 AND item NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    recall INTEGER NOT NULL CHECK (recall BETWEEN 1 AND 4),     -- FSRS: again, hard, good, easy
    time INTEGER NOT NULL CHECK (time BETWEEN 0 AND 4102444800000),
    PRIMARY KEY (attempt, kind, item, at)
) STRICT, WITHOUT ROWID;
INSERT INTO "review" VALUES(1,8,'request','card-digits-at-login',1,1795230000382);
INSERT INTO "review" VALUES(1,0,'request','fuel-pump',1,1795230000049);
INSERT INTO "review" VALUES(1,6,'request','page-wants-both',1,1795230000350);
INSERT INTO "review" VALUES(1,3,'request','page-wants-phone-pin',1,1795230000209);
INSERT INTO "review" VALUES(1,5,'request','password-by-buttons',1,1795230000322);
INSERT INTO "review" VALUES(1,7,'request','phone-four-not-on-card',1,1795230000370);
INSERT INTO "review" VALUES(1,4,'request','police-on-the-phone',1,1795230000262);
INSERT INTO "review" VALUES(1,9,'request','refund-and-six-digits',1,1795230000406);
INSERT INTO "review" VALUES(1,2,'request','sns-support-desk',1,1795230000157);
INSERT INTO "review" VALUES(1,1,'request','yesterdays-number',1,1795230000106);
INSERT INTO "review" VALUES(2,0,'card','amex-back/amex-bare-front+amex-number-back',1,1795230000511);
INSERT INTO "review" VALUES(2,1,'card','jcb/front+back-last-four',1,1795230000555);
INSERT INTO "review" VALUES(3,0,'cause','brand-not-taken',1,1795230000848);
INSERT INTO "review" VALUES(3,0,'rule','advice-missing',1,1795230000848);
CREATE TABLE schedule (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    weights TEXT NOT NULL,              -- JSON
    retention REAL NOT NULL             -- the share that is to be known when it is due
) STRICT;
INSERT INTO "schedule" VALUES(1,'[0.212,1.2931,2.3065,8.2956,6.4133,0.8334,3.0194,0.001,1.8722,0.1666,0.796,1.4835,0.0614,0.2629,1.6483,0.6014,1.8729,0.5425,0.0912,0.0658,0.1542]',8.99999976158142089843e-01);
CREATE TABLE seal (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    secret TEXT NOT NULL CHECK (length(secret) = 64 AND secret NOT GLOB '*[^a-p]*')
) STRICT;
INSERT INTO "seal" VALUES(1,'cjkckbbhoimmfffimalnooekghkmejgkgnddeefnboppbpbcdokebjcafjfeoeif');
CREATE TABLE sent (
    lrs INTEGER NOT NULL REFERENCES lrs ON DELETE CASCADE,
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    upto INTEGER NOT NULL,              -- statements of the attempt that were answered for
    PRIMARY KEY (lrs, attempt)
) STRICT, WITHOUT ROWID;
CREATE TABLE subject (
    name TEXT PRIMARY KEY CHECK (length(name) <= 200 AND name NOT GLOB '*[^A-Za-z0-9_/+.:-]*')
) STRICT, WITHOUT ROWID;
INSERT INTO "subject" VALUES('advice');
INSERT INTO "subject" VALUES('card');
INSERT INTO "subject" VALUES('cause');
INSERT INTO "subject" VALUES('request');
INSERT INTO "subject" VALUES('rule');
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
    zone INTEGER NOT NULL CHECK (zone BETWEEN -1560 AND 1560), lang TEXT NOT NULL DEFAULT 'ja'
    CHECK (length(lang) <= 200 AND lang NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    CHECK ((exam IS NULL) = (part IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE unverified (
    attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE
) STRICT;
INSERT INTO "unverified" VALUES(1);
CREATE INDEX attempt_of_person ON attempt (person, began);
CREATE INDEX attempt_of_exam ON attempt (exam) WHERE exam IS NOT NULL;
CREATE INDEX attempt_open ON attempt (person, began) WHERE ended IS NULL AND exam IS NULL;
CREATE INDEX answer_wrong ON answer (doing, item, mistake, attempt, time) WHERE right = 0;
CREATE INDEX answer_named ON answer (attempt, at, item) WHERE doing = 'name';
CREATE INDEX item_due ON item (person, due);
CREATE TRIGGER answer_counted AFTER INSERT ON answer BEGIN
    INSERT INTO day (attempt, day, answers, spent)
    SELECT id, (new.time + zone * 60000) / 86400000, 1, max(0, min(180000, new.time - coalesce(
        (SELECT time FROM answer WHERE attempt = new.attempt AND at = new.at - 1), began)))
    FROM attempt WHERE id = new.attempt
    ON CONFLICT DO UPDATE SET answers = answers + 1, spent = spent + excluded.spent;
END;
COMMIT;
