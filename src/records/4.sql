-- The records, form 4. An employee number may be the alias: a few letters, then more digits than a code or a PIN has, and
-- fewer than a card number. (Foreign keys are off while this runs: a table is dropped that others refer to.)

CREATE TABLE person_4 (
    id INTEGER PRIMARY KEY,
    -- Empty where none was given; nothing that a terminal would take for a command.
    alias TEXT NOT NULL UNIQUE CHECK (length(alias) <= 40
        AND (alias NOT GLOB '*[0-9]*[0-9]*[0-9]*'
            OR (rtrim(alias, '0123456789') NOT GLOB '*[^A-Za-z]*'
                AND length(rtrim(alias, '0123456789')) BETWEEN 1 AND 4
                AND length(alias) - length(rtrim(alias, '0123456789')) BETWEEN 5 AND 8))
        AND alias NOT GLOB '*[' || char(1) || '-' || char(31) || char(127) || '-' || char(159) || ']*')
) STRICT;
INSERT INTO person_4 SELECT * FROM person;
DROP TABLE person;
ALTER TABLE person_4 RENAME TO person;
