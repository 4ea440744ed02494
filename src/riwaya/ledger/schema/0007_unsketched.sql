-- Version 7: texts that wait for their sketch, so that adding a page need not look through all readings.

CREATE TABLE unsketched (
    version INTEGER PRIMARY KEY REFERENCES version
) STRICT;
INSERT INTO unsketched (version) SELECT number FROM version WHERE number NOT IN (SELECT version FROM sketch);

CREATE TRIGGER version_waits AFTER INSERT ON version
BEGIN
    INSERT INTO unsketched (version) VALUES (new.number);
END;

CREATE TRIGGER sketch_made AFTER INSERT ON sketch
BEGIN
    DELETE FROM unsketched WHERE version = new.version;
END;
