-- Version 5: what people decided on events. A row is never changed and never goes: taking a decision back is a
-- further row. `digest` is over the row and the digest before it, so that a changed or missing row shows.

CREATE TABLE decision (
    number INTEGER PRIMARY KEY,
    record TEXT NOT NULL,
    digest TEXT NOT NULL UNIQUE
) STRICT;

CREATE TRIGGER decision_stays BEFORE DELETE ON decision
BEGIN
    SELECT RAISE(ABORT, 'decisions are never deleted; undo them by a further one');
END;

CREATE TRIGGER decision_is_final BEFORE UPDATE ON decision
BEGIN
    SELECT RAISE(ABORT, 'decisions are never changed; undo them by a further one');
END;
