-- The records, form 3. Practice that an import took in although nobody here could compute its result again: another
-- version of the pack or of the program made it.

CREATE TABLE unverified (
    attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE
) STRICT;

-- The language in which practice was begun: a call that is left before its first move is kept as one that was drawn.
ALTER TABLE unanswered ADD COLUMN lang TEXT NOT NULL DEFAULT 'ja'
    CHECK (length(lang) <= 200 AND lang NOT GLOB '*[^A-Za-z0-9_/+.:-]*');
