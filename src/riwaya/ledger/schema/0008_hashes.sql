-- Version 8: hashes of sketches stand in two tables of one form. New ones go into the small one; once it has
-- grown it is moved into the large one in the order of the hashes. Hashes are spread evenly, so that each new one
-- would otherwise rewrite a database page of its own in a table of a million texts.
-- A hash is kept of the first 32 texts that hold it. It names no parent row: `sketch` does, once a text.

CREATE TABLE hash_settled (
    hash INTEGER NOT NULL, -- signed
    version INTEGER NOT NULL,
    PRIMARY KEY (hash, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE hash_fresh (
    hash INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (hash, version)
) STRICT, WITHOUT ROWID;

INSERT INTO hash_settled (hash, version)
    SELECT hash, version FROM (
        SELECT hash, version, row_number() OVER (PARTITION BY hash ORDER BY version) AS place FROM sketch_hash
    ) WHERE place <= 32;
DROP TABLE sketch_hash;
