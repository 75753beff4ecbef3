-- The records, form 5. An exam by ticket keeps its certificate, and a ticket counts by the key that signed it. Exports are
-- sealed with a key of this file's own. Keys are letters, two for a byte.

-- What was signed at the end of an exam by ticket, as JSON.
CREATE TABLE certificate (
    attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE,
    text TEXT NOT NULL CHECK (length(text) <= 1048576 AND json_valid(text))
) STRICT;

-- The centres whose tickets count here.
CREATE TABLE centre (
    key TEXT PRIMARY KEY CHECK (length(key) = 64 AND key NOT GLOB '*[^a-p]*')
) STRICT, WITHOUT ROWID;

-- With what exports of this file are sealed.
CREATE TABLE seal (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    secret TEXT NOT NULL CHECK (length(secret) = 64 AND secret NOT GLOB '*[^a-p]*')
) STRICT;

-- The desks whose exports were taken in.
CREATE TABLE desk (
    key TEXT PRIMARY KEY CHECK (length(key) = 64 AND key NOT GLOB '*[^a-p]*')
) STRICT, WITHOUT ROWID;
