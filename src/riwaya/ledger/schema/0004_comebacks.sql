-- Version 4: texts that came back.
-- A page may come again with an older text of its own (an edit taken back): the old reading is current again.

CREATE TABLE comeback (
    number INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES reading,
    after INTEGER NOT NULL REFERENCES reading, -- the page's latest reading at that moment
    fetched TEXT,                              -- when it was captured; null where the source does not say
    run INTEGER NOT NULL REFERENCES run
) STRICT;
CREATE INDEX comeback_reading ON comeback (reading);
