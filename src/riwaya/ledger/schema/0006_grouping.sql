-- Version 6: what the grouping of claims into events keeps of each text, so that a page which comes touches
-- only the events it can belong to. All of it is computed from claims and may be computed again.

-- One row a text. `number` and `day` rank texts; `data` is what `resolve` keeps of it.
CREATE TABLE told (
    number INTEGER PRIMARY KEY,
    day INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;

-- Keys by which texts meet.
CREATE TABLE told_key (
    key INTEGER NOT NULL,
    day INTEGER NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (key, day, number)
) STRICT, WITHOUT ROWID;

-- Links between what two texts tell; number < other.
CREATE TABLE told_link (
    number INTEGER NOT NULL,
    other INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (number, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX told_link_other ON told_link (other);

-- How strong the links are that join a telling (by its position in a text) to those it is grouped with; rows of
-- level 0, the weakest, are left out.
CREATE TABLE told_level (
    number INTEGER NOT NULL,
    position INTEGER NOT NULL,
    level INTEGER NOT NULL,
    PRIMARY KEY (number, position)
) STRICT, WITHOUT ROWID;

-- Name of the rules that all of it was computed by, and how many decisions of people it respects; at most one row.
CREATE TABLE told_rules (
    name TEXT NOT NULL,
    decisions INTEGER NOT NULL
) STRICT;

-- 1 where a reading has its part in `told`; it waits where that differs from `current`.
ALTER TABLE reading ADD COLUMN grouped INTEGER NOT NULL DEFAULT 0 CHECK (grouped IN (0, 1));
CREATE INDEX reading_ungrouped ON reading (version) WHERE grouped <> current;
CREATE INDEX version_text ON version (text_sha256);

-- An id that an event once had leads to the event that holds this claim: its earliest, which gave the id.
CREATE TABLE event_anchor (
    alias TEXT PRIMARY KEY,
    page TEXT NOT NULL,
    claim TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX event_anchor_claim ON event_anchor (page, claim);
INSERT INTO event_anchor (alias, page, claim)
    SELECT a.alias, json_extract(e.record, '$.claims[0].page'), json_extract(e.record, '$.claims[0].claim')
    FROM event_alias a JOIN event e ON e.id = a.event;
DROP TABLE event_alias;
