-- A ledger of version 1 as it was written then: never edit.
PRAGMA application_id = 1380538177;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
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
INSERT INTO "claim" VALUES(1,1,1,0,'de9387cde8574d10','attack','denies','main',41,45,'{"id":"de9387cde8574d10","type":"attack","mode":"shelling","status":"occurred","polarity":"positive","background":false,"segment":"main","trigger":{"start":41,"end":45,"text":"قصفت"},"evidence":{"start":0,"end":73,"text":"نفت وزارة الدفاع في ساردا أن تكون قواتها قصفت بلدة تل الريح أمس الثلاثاء."},"source":{"text":"قواتها","start":34,"end":40,"country":null,"role":"MIL","name":null},"target":{"text":"بلدة تل الريح","start":46,"end":59,"country":null,"role":null,"name":null},"others":[],"casualties":[],"place":{"text":"بلدة تل الريح","start":46,"end":59,"id":"x-1","name":"Tell er-Rih","country":"XXS","lat":null,"lon":null,"precision":"town"},"time":{"text":"أمس الثلاثاء","start":60,"end":72,"value":"2031-03-04"},"attribution":{"stance":"denies","quote":"indirect","speaker":{"text":"وزارة الدفاع في ساردا","start":4,"end":25,"country":"XXS","role":"GOV","name":null,"kind":"organisation"},"via":[]},"why":{}}');
INSERT INTO "claim" VALUES(2,1,1,1,'730791fee43105c1','attack','asserts','main',144,149,'{"id":"730791fee43105c1","type":"attack","mode":"shelling","status":"occurred","polarity":"positive","background":false,"segment":"main","trigger":{"start":144,"end":149,"text":"القصف"},"evidence":{"start":74,"end":150,"text":"وقالت وكالة المرفأ نقلا عن مصدر طبي إن ما لا يقل عن 12 مدنيا قتلوا في القصف."},"source":null,"target":{"text":"12 مدنيا","start":126,"end":134,"country":null,"role":"CVL","name":null},"others":[],"casualties":[{"kind":"killed","min":12,"max":null,"text":"ما لا يقل عن 12 مدنيا","start":113,"end":134,"victims":{"country":null,"role":"CVL"},"approx":false}],"place":null,"time":null,"attribution":{"stance":"asserts","quote":"indirect","speaker":{"text":"مصدر طبي","start":101,"end":109,"country":null,"role":"MED_H","name":null,"kind":"unnamed"},"via":[{"text":"وكالة المرفأ","start":80,"end":92,"country":null,"role":null,"name":null,"kind":"agency"}]},"why":{}}');
INSERT INTO "claim" VALUES(3,2,1,0,'de9387cde8574d10','attack','denies','main',41,45,'{"id":"de9387cde8574d10","type":"attack","mode":"shelling","status":"occurred","polarity":"positive","background":false,"segment":"main","trigger":{"start":41,"end":45,"text":"قصفت"},"evidence":{"start":0,"end":73,"text":"نفت وزارة الدفاع في ساردا أن تكون قواتها قصفت بلدة تل الريح أمس الثلاثاء."},"source":{"text":"قواتها","start":34,"end":40,"country":null,"role":"MIL","name":null},"target":{"text":"بلدة تل الريح","start":46,"end":59,"country":null,"role":null,"name":null},"others":[],"casualties":[],"place":{"text":"بلدة تل الريح","start":46,"end":59,"id":"x-1","name":"Tell er-Rih","country":"XXS","lat":null,"lon":null,"precision":"town"},"time":{"text":"أمس الثلاثاء","start":60,"end":72,"value":"2031-03-04"},"attribution":{"stance":"denies","quote":"indirect","speaker":{"text":"وزارة الدفاع في ساردا","start":4,"end":25,"country":"XXS","role":"GOV","name":null,"kind":"organisation"},"via":[]},"why":{}}');
CREATE TABLE claim_tag (
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    claim INTEGER NOT NULL REFERENCES claim,
    PRIMARY KEY (kind, value, claim)
) STRICT, WITHOUT ROWID;
INSERT INTO "claim_tag" VALUES('claimant','xxs',1);
INSERT INTO "claim_tag" VALUES('claimant','xxs',3);
INSERT INTO "claim_tag" VALUES('claimant','مصدر طبي',2);
INSERT INTO "claim_tag" VALUES('claimant','وزارة الدفاع في ساردا',1);
INSERT INTO "claim_tag" VALUES('claimant','وزارة الدفاع في ساردا',3);
INSERT INTO "claim_tag" VALUES('country','xxs',1);
INSERT INTO "claim_tag" VALUES('country','xxs',3);
INSERT INTO "claim_tag" VALUES('place','tell er-rih',1);
INSERT INTO "claim_tag" VALUES('place','tell er-rih',3);
INSERT INTO "claim_tag" VALUES('place','x-1',1);
INSERT INTO "claim_tag" VALUES('place','x-1',3);
INSERT INTO "claim_tag" VALUES('place','بلدة تل الريح',1);
INSERT INTO "claim_tag" VALUES('place','بلدة تل الريح',3);
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
INSERT INTO "event" VALUES(1,'e2','attack',1,1,'2031-03-04','2031-03-04','{"id":"e2","type":"attack","mode":null,"claims":[{"page":"w1","claim":"de9387cde8574d10","type":"attack","trigger":{"start":41,"end":45},"evidence":{"start":0,"end":73}},{"page":"w1","claim":"730791fee43105c1","type":"attack","trigger":{"start":144,"end":149},"evidence":{"start":74,"end":150}}],"time":{"value":"2031-03-04"},"place":{"text":"بلدة تل الريح","start":46,"end":59,"id":"x-1","name":"Tell er-Rih","country":"XXS","lat":null,"lon":null,"precision":"town"},"sides":[{"text":"قواتها","start":34,"end":40,"country":null,"role":"MIL","name":null},{"text":"بلدة تل الريح","start":46,"end":59,"country":null,"role":null,"name":null}],"figures":[],"disputes":[{"axis":"happened","positions":[{"claimant":null,"says":"affirms","claims":[]}]}],"pages":1,"origins":1,"aliases":[]}');
CREATE TABLE event_alias (
    alias TEXT PRIMARY KEY,
    event TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "event_alias" VALUES('e1','e2');
CREATE TABLE event_claim (
    page TEXT NOT NULL,
    claim TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (page, claim)
) STRICT, WITHOUT ROWID;
INSERT INTO "event_claim" VALUES('w1','730791fee43105c1','e2');
INSERT INTO "event_claim" VALUES('w1','de9387cde8574d10','e2');
CREATE TABLE event_tag (
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (kind, value, event)
) STRICT, WITHOUT ROWID;
INSERT INTO "event_tag" VALUES('country','xxs','e2');
INSERT INTO "event_tag" VALUES('place','tell er-rih','e2');
INSERT INTO "event_tag" VALUES('place','x-1','e2');
INSERT INTO "event_tag" VALUES('place','بلدة تل الريح','e2');
CREATE TABLE page (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "page" VALUES(1,'w1');
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
INSERT INTO "reading" VALUES(1,1,1,'r1','2031-03-05','{"id":"w1","text_sha256":"5a3436df946c49e972f3c2b3df1f1eec4453ad860ee72dc461d75eb49fa09fca","rules":"r1","published":{"value":"2031-03-05","precision":"day","basis":"metadata"},"segments":[{"kind":"main","start":0,"end":73},{"kind":"main","start":74,"end":150},{"kind":"furniture","start":151,"end":174}],"claims":[]}',1,0);
INSERT INTO "reading" VALUES(2,1,1,'r2','2031-03-05','{"id":"w1","text_sha256":"5a3436df946c49e972f3c2b3df1f1eec4453ad860ee72dc461d75eb49fa09fca","rules":"r2","published":{"value":"2031-03-05","precision":"day","basis":"metadata"},"segments":[{"kind":"main","start":0,"end":73},{"kind":"main","start":74,"end":150},{"kind":"furniture","start":151,"end":174}],"claims":[]}',2,1);
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
INSERT INTO "refusal" VALUES(1,'a6871c72d53ad3de7e2791566afa784ceb4a3d4038b7981104b2e661e971720b','page','empty','w.jsonl',2,'w2','expected text, found none',NULL,NULL,1);
INSERT INTO "refusal" VALUES(2,'8914df2c907929183dcc161972d3b3f96a9809f918540a24ad25b324a3093804','claim','evidence','w.jsonl:1',NULL,'w1','trigger: expected '' وزار'', found ''القصف'' (rules r2)','730791fee43105c1','{"id":"730791fee43105c1","type":"attack","mode":"shelling","status":"occurred","polarity":"positive","background":false,"segment":"main","trigger":{"start":3,"end":8,"text":"القصف"},"evidence":{"start":74,"end":150,"text":"وقالت وكالة المرفأ نقلا عن مصدر طبي إن ما لا يقل عن 12 مدنيا قتلوا في القصف."},"source":null,"target":{"text":"12 مدنيا","start":126,"end":134,"country":null,"role":"CVL","name":null},"others":[],"casualties":[{"kind":"killed","min":12,"max":null,"text":"ما لا يقل عن 12 مدنيا","start":113,"end":134,"victims":{"country":null,"role":"CVL"},"approx":false}],"place":null,"time":null,"attribution":{"stance":"asserts","quote":"indirect","speaker":{"text":"مصدر طبي","start":101,"end":109,"country":null,"role":"MED_H","name":null,"kind":"unnamed"},"via":[{"text":"وكالة المرفأ","start":80,"end":92,"country":null,"role":null,"name":null,"kind":"agency"}]},"why":{}}',2);
CREATE TABLE run (
    number INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    rules TEXT NOT NULL,
    started TEXT NOT NULL,
    finished TEXT
) STRICT;
INSERT INTO "run" VALUES(1,'riwaya add w.jsonl','r1','2031-03-05T10:00:00','2031-03-05T10:00:01');
INSERT INTO "run" VALUES(2,'riwaya add w.jsonl','r2','2031-03-06T10:00:00',NULL);
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
INSERT INTO "version" VALUES(1,1,'5a3436df946c49e972f3c2b3df1f1eec4453ad860ee72dc461d75eb49fa09fca','0559a2804a5fbac123dac01b67df9288573587a9ff4398f3b381b95fcb82cfca','المنارة','نفت وزارة الدفاع في ساردا أن تكون قواتها قصفت بلدة تل الريح أمس الثلاثاء.
وقالت وكالة المرفأ نقلا عن مصدر طبي إن ما لا يقل عن 12 مدنيا قتلوا في القصف.
إقرأ أيضاً: أسعار القمح','{"id":"w1","text":"","published":null,"outlet":"المنارة","url":"https://example.org/w1","title":null,"lang":null,"origin":"w.jsonl:1"}',1);
CREATE UNIQUE INDEX reading_current ON reading (page) WHERE current = 1;
CREATE INDEX claim_page ON claim (page, ordinal);
CREATE INDEX claim_id ON claim (id);
CREATE INDEX claim_type ON claim (type, page, ordinal);
CREATE INDEX claim_stance ON claim (stance, page, ordinal);
CREATE INDEX claim_segment ON claim (segment, page, ordinal);
CREATE INDEX event_order ON event (disputed DESC, pages DESC, first_day DESC, id);
CREATE INDEX event_claim_event ON event_claim (event);
CREATE INDEX event_tag_event ON event_tag (event);
CREATE INDEX event_alias_event ON event_alias (event);
COMMIT;
