-- The records, form 3. Practice that an import took in although nobody here could compute its result again: another
-- version of the pack or of the program made it.

CREATE TABLE unverified (
    attempt INTEGER PRIMARY KEY REFERENCES attempt ON DELETE CASCADE
) STRICT;
