-- Registry. A manifest is kept as JSON as well as beside the files, so that a missing file can still be named.
CREATE TABLE dataset (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  manifest TEXT NOT NULL
);
CREATE TABLE model (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL,
  name TEXT NOT NULL,
  version INTEGER NOT NULL,
  format TEXT NOT NULL,
  task TEXT NOT NULL,
  classes TEXT NOT NULL,
  file TEXT NOT NULL,
  added TEXT NOT NULL,
  UNIQUE (name, version),
  UNIQUE (name, sha256)
);
CREATE TABLE run (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  manifest TEXT NOT NULL
);
CREATE TABLE policy (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id TEXT NOT NULL,
  at TEXT NOT NULL,
  policy TEXT NOT NULL
);
CREATE INDEX policy_run ON policy (run_id, seq);

-- Who did what when.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  act TEXT NOT NULL,
  subject TEXT NOT NULL
);

-- Reviews. Items never change; acts are only ever added, and what counts is derived from them.
CREATE TABLE review_session (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  run_id TEXT NOT NULL,
  policy TEXT NOT NULL,
  classes TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  created TEXT NOT NULL,
  items INTEGER NOT NULL
);
CREATE TABLE review_item (
  session INTEGER NOT NULL REFERENCES review_session (seq),
  position INTEGER NOT NULL,
  row_id INTEGER NOT NULL,
  run_index INTEGER NOT NULL,
  predicted TEXT NOT NULL,
  value REAL,
  reason TEXT NOT NULL,
  inclusion_probability REAL NOT NULL CHECK (inclusion_probability > 0 AND inclusion_probability <= 1),
  PRIMARY KEY (session, position)
) WITHOUT ROWID;

-- supersedes: what counted for the item before this act; for RETRACT the act that is taken back.
-- redoes: the act that is done again.
CREATE TABLE verdict (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('LABEL', 'ACCEPT', 'SKIP', 'DEFER', 'RETRACT')),
  label TEXT,
  note TEXT,
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL,
  seconds REAL NOT NULL,
  supersedes INTEGER REFERENCES verdict (id),
  redoes INTEGER REFERENCES verdict (id),
  FOREIGN KEY (session, position) REFERENCES review_item (session, position),
  CHECK ((label IS NOT NULL) = (kind IN ('LABEL', 'ACCEPT'))),
  CHECK (kind <> 'RETRACT' OR supersedes IS NOT NULL)
);
CREATE INDEX verdict_item ON verdict (session, position, id);
CREATE INDEX verdict_order ON verdict (session, id);
CREATE UNIQUE INDEX verdict_retracted ON verdict (supersedes) WHERE kind = 'RETRACT';

CREATE TABLE note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  at TEXT NOT NULL,
  FOREIGN KEY (session, position) REFERENCES review_item (session, position)
);
CREATE INDEX note_item ON note (session, id);

-- What counts: the newest act of each item that was not taken back. Ordered by id, never by the clock.
CREATE VIEW effective_verdict AS
SELECT v.* FROM verdict v
WHERE v.kind <> 'RETRACT'
  AND NOT EXISTS (SELECT 1 FROM verdict r WHERE r.kind = 'RETRACT' AND r.supersedes = v.id)
  AND NOT EXISTS (
    SELECT 1 FROM verdict later
    WHERE later.session = v.session AND later.position = v.position AND later.id > v.id AND later.kind <> 'RETRACT'
      AND NOT EXISTS (SELECT 1 FROM verdict r WHERE r.kind = 'RETRACT' AND r.supersedes = later.id));

CREATE TRIGGER verdict_no_update BEFORE UPDATE ON verdict BEGIN SELECT RAISE(ABORT, 'verdicts are append-only'); END;
CREATE TRIGGER verdict_no_delete BEFORE DELETE ON verdict BEGIN SELECT RAISE(ABORT, 'verdicts are append-only'); END;
CREATE TRIGGER verdict_no_replace BEFORE INSERT ON verdict WHEN EXISTS (SELECT 1 FROM verdict WHERE id = NEW.id)
  BEGIN SELECT RAISE(ABORT, 'verdicts are append-only'); END;
CREATE TRIGGER note_no_update BEFORE UPDATE ON note BEGIN SELECT RAISE(ABORT, 'notes are append-only'); END;
CREATE TRIGGER note_no_delete BEFORE DELETE ON note BEGIN SELECT RAISE(ABORT, 'notes are append-only'); END;
CREATE TRIGGER item_no_update BEFORE UPDATE ON review_item BEGIN SELECT RAISE(ABORT, 'items never change'); END;
CREATE TRIGGER item_no_delete BEFORE DELETE ON review_item BEGIN SELECT RAISE(ABORT, 'items never change'); END;
CREATE TRIGGER policy_no_update BEFORE UPDATE ON policy BEGIN SELECT RAISE(ABORT, 'policies are append-only'); END;
CREATE TRIGGER policy_no_delete BEFORE DELETE ON policy BEGIN SELECT RAISE(ABORT, 'policies are append-only'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
