-- Version 1: pages with their versions and readings, claims, refusals, events.
-- Nothing is deleted here but what can be computed again (events); `current` moves, rows stay.

CREATE TABLE run (
    number INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    rules TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT
) STRICT;

-- One row a page id, in order of arrival.
CREATE TABLE page (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
) STRICT;

-- One row for each text that a page id came with. `meta` is the page without its text, as JSON.
CREATE TABLE version (
    number INTEGER PRIMARY KEY,
    page INTEGER NOT NULL REFERENCES page,
    text_sha256 TEXT NOT NULL,
    page_sha256 TEXT NOT NULL,
    outlet TEXT,
    text TEXT NOT NULL,
    meta TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES run,
    UNIQUE (page, text_sha256)
) STRICT;

-- One row for each version under each rules version; one of a page's readings is current.
-- `record` is the page record without its claims, as JSON.
CREATE TABLE reading (
    number INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version,
    page INTEGER NOT NULL REFERENCES page,
    rules TEXT NOT NULL,
    published TEXT,
    record TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES run,
    current INTEGER NOT NULL CHECK (current IN (0, 1)),
    UNIQUE (version, rules)
) STRICT;
CREATE UNIQUE INDEX reading_current ON reading (page) WHERE current = 1;

CREATE TABLE claim (
    number INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES reading,
    page INTEGER NOT NULL REFERENCES page,
    ordinal INTEGER NOT NULL,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    stance TEXT NOT NULL,
    segment TEXT NOT NULL,
    first INTEGER NOT NULL, -- trigger, in code points of the text
    last INTEGER NOT NULL,  -- trigger's end, out
    record TEXT NOT NULL,
    UNIQUE (reading, id)
) STRICT;
CREATE INDEX claim_page ON claim (page, ordinal);
CREATE INDEX claim_id ON claim (id);
CREATE INDEX claim_type ON claim (type, page, ordinal);
CREATE INDEX claim_stance ON claim (stance, page, ordinal);
CREATE INDEX claim_segment ON claim (segment, page, ordinal);

-- Values a claim is found by: kind is country, claimant or place.
CREATE TABLE claim_tag (
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    claim INTEGER NOT NULL REFERENCES claim,
    PRIMARY KEY (kind, value, claim)
) STRICT, WITHOUT ROWID;

-- Pages that were not read, and claims whose evidence did not hold (claim, record set).
CREATE TABLE refusal (
    number INTEGER PRIMARY KEY,
    digest TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('page', 'claim')),
    reason TEXT NOT NULL,
    source TEXT NOT NULL,
    line INTEGER,
    id TEXT,
    detail TEXT NOT NULL,
    claim TEXT,
    record TEXT,
    run INTEGER NOT NULL REFERENCES run
) STRICT;

CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    disputed INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    first_day TEXT, -- ISO days the event's calendar time spans; both null where it is relative or unknown
    last_day TEXT,
    record TEXT NOT NULL
) STRICT;
CREATE INDEX event_order ON event (disputed DESC, pages DESC, first_day DESC, id);

CREATE TABLE event_claim (
    page TEXT NOT NULL,
    claim TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (page, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_claim_event ON event_claim (event);

CREATE TABLE event_tag (
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (kind, value, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_tag_event ON event_tag (event);

CREATE TABLE event_alias (
    alias TEXT PRIMARY KEY,
    event TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX event_alias_event ON event_alias (event);
