-- Version 3: copies between pages, credits, and refusals that a later run has settled.
-- A sketch is made once for each version; `clean` makes it and judges relations, the ledger joins hashes.

CREATE TABLE sketch (
    version INTEGER PRIMARY KEY REFERENCES version,
    digest TEXT NOT NULL,
    words INTEGER NOT NULL,
    runs INTEGER NOT NULL
) STRICT;
CREATE INDEX sketch_digest ON sketch (digest);

-- `words` is the length of a paragraph, 0 for a run hash; hashes are signed 64-bit numbers.
CREATE TABLE sketch_hash (
    hash INTEGER NOT NULL,
    version INTEGER NOT NULL REFERENCES version,
    words INTEGER NOT NULL,
    PRIMARY KEY (hash, version)
) STRICT, WITHOUT ROWID;

-- What a version is of an older one of another page.
CREATE TABLE copy (
    version INTEGER NOT NULL REFERENCES version,
    older INTEGER NOT NULL REFERENCES version,
    relation TEXT NOT NULL,
    shared REAL NOT NULL,
    PRIMARY KEY (version, older)
) STRICT, WITHOUT ROWID;
CREATE INDEX copy_older ON copy (older);

-- Whom a version names as where it has its text from.
CREATE TABLE credit (
    version INTEGER NOT NULL REFERENCES version,
    first INTEGER NOT NULL, -- code points of the text
    last INTEGER NOT NULL,  -- out
    name TEXT NOT NULL,
    PRIMARY KEY (version, first)
) STRICT, WITHOUT ROWID;

-- Run that read what had been refused; null while it is open.
ALTER TABLE refusal ADD COLUMN settled INTEGER REFERENCES run;
-- Latest run that refused the same again.
ALTER TABLE refusal ADD COLUMN again INTEGER REFERENCES run;
