-- Records of form 1, as a program of that form wrote them: two drills' worth of answers, a call that ended and one that
-- was left. Never changed: the tests open them with every later form.
PRAGMA foreign_keys = OFF;
PRAGMA application_id = 1667461732;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
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
INSERT INTO "answer" VALUES(1,0,1795230000003,'sort','fuel-pump','pin',1,NULL,NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,1,1795230000003,'sort','yesterdays-number','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,2,1795230000004,'sort','sns-support-desk','pin',0,'pin',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,3,1795230000004,'sort','page-wants-phone-pin','pin',0,'pin',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,4,1795230000004,'sort','police-on-the-phone','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,5,1795230000004,'sort','password-by-buttons','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,6,1795230000004,'sort','page-wants-both','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,7,1795230000004,'sort','phone-four-not-on-card','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,8,1795230000004,'sort','card-digits-at-login','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(1,9,1795230000004,'sort','refund-and-six-digits','code',0,'code',NULL,NULL,NULL);
INSERT INTO "answer" VALUES(2,0,1795230000084,'close','','',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "answer" VALUES(3,0,1795230010821,'ask','where','',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "attempt" VALUES(1,'b5a5567a-32d4-4e15-a54d-52e2c270f9e9',1,1,NULL,NULL,'requests','{"requests":3}',NULL,NULL,'0.1.0','en','9f49c0b0-7b37-489d-8920-aea48dc7ec0b',1795230000000,0,1795230000004,'done',10,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attempt" VALUES(2,'9c33b5ee-6683-4f36-935e-10008791d75b',1,1,NULL,NULL,'call','{"call":{"drawn":[3,3]}}',3,'issuer','0.1.0','en','41f0c8ad-ebc4-4559-90e9-c93f2cc891e3',1795230000082,0,1795230000085,'failed',10,'full-width',NULL,0,0,0);
INSERT INTO "attempt" VALUES(3,'bdbb2fb8-8b34-46bb-ac55-cb13b70d1814',1,1,NULL,NULL,'call','{"call":{"drawn":[3,9]}}',3,'issuer','0.1.0','en','d784af66-e62c-43b3-9f50-5fa445dc992f',1795230010820,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE breach (
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    n INTEGER NOT NULL,                 -- from 0
    rule TEXT NOT NULL CHECK (length(rule) <= 200 AND rule NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    at INTEGER CHECK (at BETWEEN 0 AND 99999),  -- the move; none where something was left undone
    PRIMARY KEY (attempt, n)
) STRICT, WITHOUT ROWID;
INSERT INTO "breach" VALUES(2,0,'advice-missing',NULL);
CREATE TABLE day (
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    day INTEGER NOT NULL CHECK (day BETWEEN -2 AND 50000),  -- days since 1970
    answers INTEGER NOT NULL CHECK (answers BETWEEN 0 AND 99999),
    spent INTEGER NOT NULL CHECK (spent BETWEEN 0 AND 99999999999), -- milliseconds; a pause of more than three minutes counts as three
    PRIMARY KEY (attempt, day)
) STRICT, WITHOUT ROWID;
INSERT INTO "day" VALUES(1,20778,10,4);
INSERT INTO "day" VALUES(2,20778,1,2);
INSERT INTO "day" VALUES(3,20778,1,1);
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
INSERT INTO "item" VALUES(1,'cause','full-width',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000085,1795248316884,1,1);
INSERT INTO "item" VALUES(1,'request','card-digits-at-login',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000004,1795248316803,1,1);
INSERT INTO "item" VALUES(1,'request','fuel-pump',2.30649995803833,2.11810398101806640625e+00,1795230000003,1795429281599,1,0);
INSERT INTO "item" VALUES(1,'request','page-wants-both',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000004,1795248316803,1,1);
INSERT INTO "item" VALUES(1,'request','page-wants-phone-pin',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000004,1795248316803,1,1);
INSERT INTO "item" VALUES(1,'request','password-by-buttons',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000004,1795248316803,1,1);
INSERT INTO "item" VALUES(1,'request','phone-four-not-on-card',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000004,1795248316803,1,1);
INSERT INTO "item" VALUES(1,'request','police-on-the-phone',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000004,1795248316803,1,1);
INSERT INTO "item" VALUES(1,'request','refund-and-six-digits',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000004,1795248316803,1,1);
INSERT INTO "item" VALUES(1,'request','sns-support-desk',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000004,1795248316803,1,1);
INSERT INTO "item" VALUES(1,'request','yesterdays-number',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000003,1795248316802,1,1);
INSERT INTO "item" VALUES(1,'rule','advice-missing',2.11999997496604919433e-01,6.41330003738403320312e+00,1795230000085,1795248316884,1,1);
INSERT INTO "item" VALUES(1,'rule','asked-for-nothing',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
INSERT INTO "item" VALUES(1,'rule','asked-twice',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
INSERT INTO "item" VALUES(1,'rule','beside-the-point',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
INSERT INTO "item" VALUES(1,'rule','issuer-takes-no-code',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
INSERT INTO "item" VALUES(1,'rule','issuer-unlocks',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
INSERT INTO "item" VALUES(1,'rule','named-too-early',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
INSERT INTO "item" VALUES(1,'rule','never-ask-code',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
INSERT INTO "item" VALUES(1,'rule','never-ask-one-time',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
INSERT INTO "item" VALUES(1,'rule','never-ask-pin',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
INSERT INTO "item" VALUES(1,'rule','never-confirm-lock-count',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
INSERT INTO "item" VALUES(1,'rule','never-promise-compensation',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
INSERT INTO "item" VALUES(1,'rule','never-read-out',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
INSERT INTO "item" VALUES(1,'rule','never-take-picture',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
INSERT INTO "item" VALUES(1,'rule','never-write-down',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
INSERT INTO "item" VALUES(1,'rule','no-referral',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
INSERT INTO "item" VALUES(1,'rule','two-tries-then-stop',2.30649995803833,2.11810398101806640625e+00,1795230000085,1795429281681,1,0);
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
INSERT INTO "pack" VALUES(1,'cardcode','0.1.0','3acd8fa0c04e80e3e69645a2cea8f178c3a88809b7cb3847db6c63c3bc325e93');
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    -- Empty where none was given; no number, and nothing that a terminal would take for a command.
    alias TEXT NOT NULL UNIQUE CHECK (length(alias) <= 40 AND alias NOT GLOB '*[0-9]*[0-9]*[0-9]*'
        AND alias NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*')
) STRICT;
INSERT INTO "person" VALUES(1,'Aiko');
CREATE TABLE refused (
    lrs INTEGER NOT NULL REFERENCES lrs ON DELETE CASCADE,
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    at INTEGER NOT NULL,                -- the statement, from 0
    status INTEGER NOT NULL,            -- HTTP
    PRIMARY KEY (lrs, attempt, at)
) STRICT, WITHOUT ROWID;
CREATE TABLE review (
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    at INTEGER NOT NULL CHECK (at BETWEEN 0 AND 99999),     -- the answer; the last one where it is about the whole
    kind TEXT NOT NULL CHECK (kind IN ('card', 'request', 'cause', 'rule')),
    item TEXT NOT NULL CHECK (length(item) <= 200 AND item NOT GLOB '*[^A-Za-z0-9_/+.:-]*'),
    recall INTEGER NOT NULL CHECK (recall BETWEEN 1 AND 4),     -- FSRS: again, hard, good, easy
    time INTEGER NOT NULL CHECK (time BETWEEN 0 AND 4102444800000),
    PRIMARY KEY (attempt, kind, item, at)
) STRICT, WITHOUT ROWID;
INSERT INTO "review" VALUES(1,8,'request','card-digits-at-login',1,1795230000004);
INSERT INTO "review" VALUES(1,0,'request','fuel-pump',3,1795230000003);
INSERT INTO "review" VALUES(1,6,'request','page-wants-both',1,1795230000004);
INSERT INTO "review" VALUES(1,3,'request','page-wants-phone-pin',1,1795230000004);
INSERT INTO "review" VALUES(1,5,'request','password-by-buttons',1,1795230000004);
INSERT INTO "review" VALUES(1,7,'request','phone-four-not-on-card',1,1795230000004);
INSERT INTO "review" VALUES(1,4,'request','police-on-the-phone',1,1795230000004);
INSERT INTO "review" VALUES(1,9,'request','refund-and-six-digits',1,1795230000004);
INSERT INTO "review" VALUES(1,2,'request','sns-support-desk',1,1795230000004);
INSERT INTO "review" VALUES(1,1,'request','yesterdays-number',1,1795230000003);
INSERT INTO "review" VALUES(2,0,'cause','full-width',1,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','advice-missing',1,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','asked-for-nothing',3,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','asked-twice',3,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','beside-the-point',3,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','issuer-takes-no-code',3,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','issuer-unlocks',3,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','named-too-early',3,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','never-ask-code',3,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','never-ask-one-time',3,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','never-ask-pin',3,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','never-confirm-lock-count',3,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','never-promise-compensation',3,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','never-read-out',3,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','never-take-picture',3,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','never-write-down',3,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','no-referral',3,1795230000085);
INSERT INTO "review" VALUES(2,0,'rule','two-tries-then-stop',3,1795230000085);
CREATE TABLE schedule (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    weights TEXT NOT NULL,              -- JSON
    retention REAL NOT NULL             -- the share that is to be known when it is due
) STRICT;
INSERT INTO "schedule" VALUES(1,'[0.212,1.2931,2.3065,8.2956,6.4133,0.8334,3.0194,0.001,1.8722,0.1666,0.796,1.4835,0.0614,0.2629,1.6483,0.6014,1.8729,0.5425,0.0912,0.0658,0.1542]',8.99999976158142089843e-01);
CREATE TABLE sent (
    lrs INTEGER NOT NULL REFERENCES lrs ON DELETE CASCADE,
    attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
    upto INTEGER NOT NULL,              -- statements of the attempt that were answered for
    PRIMARY KEY (lrs, attempt)
) STRICT, WITHOUT ROWID;
CREATE INDEX attempt_of_person ON attempt (person, began);
CREATE INDEX attempt_of_exam ON attempt (exam) WHERE exam IS NOT NULL;
CREATE INDEX attempt_open ON attempt (person, began) WHERE ended IS NULL AND exam IS NULL;
CREATE INDEX answer_wrong ON answer (doing, item, mistake, attempt, time) WHERE right = 0;
CREATE INDEX answer_named ON answer (attempt, at, item) WHERE doing = 'name';
CREATE TRIGGER answer_counted AFTER INSERT ON answer BEGIN
    INSERT INTO day (attempt, day, answers, spent)
    SELECT id, (new.time + zone * 60000) / 86400000, 1, max(0, min(180000, new.time - coalesce(
        (SELECT time FROM answer WHERE attempt = new.attempt AND at = new.at - 1), began)))
    FROM attempt WHERE id = new.attempt
    ON CONFLICT DO UPDATE SET answers = answers + 1, spent = spent + excluded.spent;
END;
CREATE INDEX item_due ON item (person, due);
COMMIT;
