-- Version 2: full-text search over sentences.
-- The terms are the caller's analysis, not SQLite's: `ascii` leaves every letter beyond ASCII as it is.

CREATE TABLE sentence (
    number INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES reading,
    first INTEGER NOT NULL, -- code points of the text
    last INTEGER NOT NULL,  -- out
    segment TEXT NOT NULL
) STRICT;
CREATE INDEX sentence_reading ON sentence (reading, first);

CREATE VIRTUAL TABLE sentence_terms USING fts5 (terms, content = '', tokenize = 'ascii');

-- Number of sentences in the index; null where the reading is not indexed yet.
ALTER TABLE reading ADD COLUMN sentences INTEGER;
CREATE INDEX reading_unindexed ON reading (number) WHERE sentences IS NULL AND current = 1;
