-- Version 9: what grouping needs of every text apart from what it needs of few, and all links of a text
-- in one place. All of it is computed from claims: it is made anew when grouping comes next.

DROP TABLE told;
DROP TABLE told_link;
DELETE FROM told_key;
DELETE FROM told_level;
DELETE FROM told_rules;
-- How often any of it was changed: who kept some of it in memory sees whether somebody else did.
ALTER TABLE told_rules ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
UPDATE reading SET grouped = 0 WHERE grouped = 1;

-- One row a text. `number` and `day` rank texts; the rest is what `resolve` keeps of it, the smallest first: SQLite
-- reads no further in a row than it is asked.
CREATE TABLE told (
    number INTEGER PRIMARY KEY,
    day INTEGER NOT NULL,
    outline BLOB NOT NULL,
    keys BLOB NOT NULL,
    glance BLOB NOT NULL,
    text BLOB NOT NULL
) STRICT;

-- Links between what texts tell: all of one text in one row, as seen from it.
CREATE TABLE told_link (
    number INTEGER PRIMARY KEY,
    data BLOB NOT NULL
) STRICT;

-- A page's readings, and whether any came back: asked of every page that comes.
CREATE INDEX reading_page ON reading (page);
