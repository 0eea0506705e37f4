-- Versions of models. A version is a row of model; where it comes from, how it compares and what became of it are only
-- ever added. The champion of a name is the last appointment, so that there is never more than one.
CREATE TABLE version_origin (
  model INTEGER PRIMARY KEY REFERENCES model (seq),
  lineage TEXT NOT NULL
);
CREATE TABLE comparison (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  candidate INTEGER NOT NULL REFERENCES model (seq),
  champion INTEGER REFERENCES model (seq),
  at TEXT NOT NULL,
  result TEXT NOT NULL
);
CREATE INDEX comparison_candidate ON comparison (candidate, seq);

-- previous: the appointment that would count if this one were taken back.
CREATE TABLE appointment (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  model INTEGER NOT NULL REFERENCES model (seq),
  kind TEXT NOT NULL CHECK (kind IN ('PROMOTION', 'ROLLBACK')),
  previous INTEGER REFERENCES appointment (seq),
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  note TEXT,
  checklist TEXT NOT NULL
);
CREATE INDEX appointment_name ON appointment (name, seq);
CREATE TABLE retirement (
  model INTEGER PRIMARY KEY REFERENCES model (seq),
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  note TEXT
);

CREATE VIEW model_state AS
SELECT m.seq AS model, m.name AS name,
  CASE
    WHEN m.seq = (SELECT a.model FROM appointment a WHERE a.name = m.name ORDER BY a.seq DESC LIMIT 1) THEN 'CHAMPION'
    WHEN EXISTS (SELECT 1 FROM appointment a WHERE a.model = m.seq)
      OR EXISTS (SELECT 1 FROM retirement r WHERE r.model = m.seq) THEN 'RETIRED'
    ELSE 'CANDIDATE'
  END AS state
FROM model m;

CREATE TRIGGER origin_no_update BEFORE UPDATE ON version_origin BEGIN SELECT RAISE(ABORT, 'origins never change'); END;
CREATE TRIGGER origin_no_delete BEFORE DELETE ON version_origin BEGIN SELECT RAISE(ABORT, 'origins never change'); END;
CREATE TRIGGER comparison_no_update BEFORE UPDATE ON comparison BEGIN SELECT RAISE(ABORT, 'comparisons never change'); END;
CREATE TRIGGER comparison_no_delete BEFORE DELETE ON comparison BEGIN SELECT RAISE(ABORT, 'comparisons never change'); END;
CREATE TRIGGER appointment_no_update BEFORE UPDATE ON appointment BEGIN SELECT RAISE(ABORT, 'appointments are append-only'); END;
CREATE TRIGGER appointment_no_delete BEFORE DELETE ON appointment BEGIN SELECT RAISE(ABORT, 'appointments are append-only'); END;
CREATE TRIGGER appointment_same_name BEFORE INSERT ON appointment
  WHEN NEW.name <> (SELECT name FROM model WHERE seq = NEW.model)
  BEGIN SELECT RAISE(ABORT, 'a model is appointed under its own name'); END;
