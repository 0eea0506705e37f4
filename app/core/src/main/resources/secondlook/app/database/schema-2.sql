-- Sessions of several people: uid names a session wherever it is opened, family the session that it is a part or copy of.
-- queue says as JSON how the items were chosen, with the size of every stratum.
ALTER TABLE review_session ADD COLUMN uid TEXT NOT NULL DEFAULT '';
ALTER TABLE review_session ADD COLUMN family TEXT NOT NULL DEFAULT '';
ALTER TABLE review_session ADD COLUMN role TEXT NOT NULL DEFAULT 'REVIEW';
ALTER TABLE review_session ADD COLUMN queue TEXT NOT NULL DEFAULT '{}';
UPDATE review_session SET uid = lower(hex(randomblob(16)));
UPDATE review_session SET family = uid;
CREATE INDEX session_family ON review_session (family, seq);

-- stratum: the part of the rows that the item was drawn from; empty where only the policy tells.
-- alike: items with one number are near-duplicates of each other.
ALTER TABLE review_item ADD COLUMN stratum TEXT NOT NULL DEFAULT '';
ALTER TABLE review_item ADD COLUMN confidence REAL;
ALTER TABLE review_item ADD COLUMN alike INTEGER;

-- More kinds of acts; blind: answered while the prediction was hidden; serves: the act on a near-duplicate that was taken
-- over here. SQLite cannot change a CHECK, so the table is made anew with everything that was in it.
DROP VIEW effective_verdict;
DROP TRIGGER verdict_no_update;
DROP TRIGGER verdict_no_delete;
DROP TRIGGER verdict_no_replace;
CREATE TABLE verdict_2 (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('LABEL', 'ACCEPT', 'REJECT', 'CANNOT_TELL', 'SKIP', 'DEFER', 'REFER', 'RETRACT')),
  label TEXT,
  note TEXT,
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL,
  seconds REAL NOT NULL,
  supersedes INTEGER REFERENCES verdict_2 (id),
  redoes INTEGER REFERENCES verdict_2 (id),
  blind INTEGER NOT NULL DEFAULT 0,
  serves INTEGER REFERENCES verdict_2 (id),
  FOREIGN KEY (session, position) REFERENCES review_item (session, position),
  CHECK ((label IS NOT NULL) = (kind IN ('LABEL', 'ACCEPT'))),
  CHECK (kind <> 'RETRACT' OR supersedes IS NOT NULL)
);
INSERT INTO verdict_2 (id, session, position, kind, label, note, reviewer, at, seconds, supersedes, redoes)
  SELECT id, session, position, kind, label, note, reviewer, at, seconds, supersedes, redoes FROM verdict ORDER BY id;
DROP TABLE verdict;
ALTER TABLE verdict_2 RENAME TO verdict;
CREATE INDEX verdict_item ON verdict (session, position, id);
CREATE INDEX verdict_order ON verdict (session, id);
CREATE UNIQUE INDEX verdict_retracted ON verdict (supersedes) WHERE kind = 'RETRACT';
CREATE TRIGGER verdict_no_update BEFORE UPDATE ON verdict BEGIN SELECT RAISE(ABORT, 'verdicts are append-only'); END;
CREATE TRIGGER verdict_no_delete BEFORE DELETE ON verdict BEGIN SELECT RAISE(ABORT, 'verdicts are append-only'); END;
CREATE TRIGGER verdict_no_replace BEFORE INSERT ON verdict WHEN EXISTS (SELECT 1 FROM verdict WHERE id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'verdicts are append-only'); END;

-- What counts for each item, kept up in the transaction of the act itself, so that nothing has to go through all acts.
CREATE TABLE counted (
  session INTEGER NOT NULL,
  position INTEGER NOT NULL,
  verdict INTEGER NOT NULL REFERENCES verdict (id),
  kind TEXT NOT NULL,
  PRIMARY KEY (session, position)
) WITHOUT ROWID;
INSERT INTO counted (session, position, verdict, kind)
  SELECT v.session, v.position, v.id, v.kind FROM verdict v JOIN (
    SELECT max(a.id) AS id FROM verdict a LEFT JOIN verdict r ON r.kind = 'RETRACT' AND r.supersedes = a.id
    WHERE a.kind <> 'RETRACT' AND r.id IS NULL GROUP BY a.session, a.position) newest ON newest.id = v.id;
CREATE TRIGGER verdict_counts AFTER INSERT ON verdict WHEN NEW.kind <> 'RETRACT' BEGIN
  INSERT INTO counted (session, position, verdict, kind) VALUES (NEW.session, NEW.position, NEW.id, NEW.kind)
    ON CONFLICT (session, position) DO UPDATE SET verdict = excluded.verdict, kind = excluded.kind;
END;
CREATE TRIGGER verdict_taken_back AFTER INSERT ON verdict WHEN NEW.kind = 'RETRACT' BEGIN
  DELETE FROM counted WHERE session = NEW.session AND position = NEW.position;
  INSERT INTO counted (session, position, verdict, kind)
    SELECT b.session, b.position, b.id, b.kind FROM verdict b
    WHERE b.id = (SELECT a.supersedes FROM verdict a WHERE a.id = NEW.supersedes);
END;
CREATE VIEW effective_verdict AS SELECT v.* FROM counted c JOIN verdict v ON v.id = c.verdict;

-- What a person thinks a field should be; the dataset itself never changes. An empty text takes the proposal back.
CREATE TABLE proposal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session INTEGER NOT NULL,
  position INTEGER NOT NULL,
  field TEXT NOT NULL,
  text TEXT,
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL,
  FOREIGN KEY (session, position) REFERENCES review_item (session, position)
);
CREATE INDEX proposal_item ON proposal (session, id);
CREATE TRIGGER proposal_no_update BEFORE UPDATE ON proposal
  BEGIN SELECT RAISE(ABORT, 'proposals are append-only'); END;
CREATE TRIGGER proposal_no_delete BEFORE DELETE ON proposal
  BEGIN SELECT RAISE(ABORT, 'proposals are append-only'); END;
