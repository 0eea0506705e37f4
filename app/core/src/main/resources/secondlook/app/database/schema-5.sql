-- What was noticed of a run, with its evidence; noticed once, whatever is looked at how often. It stands until somebody
-- says what it is.
CREATE TABLE alarm (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id TEXT NOT NULL,
  reference TEXT NOT NULL,
  subject TEXT NOT NULL,
  at TEXT NOT NULL,
  evidence TEXT NOT NULL,
  UNIQUE (run_id, reference, subject)
);
CREATE TABLE alarm_note (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  alarm INTEGER NOT NULL REFERENCES alarm (seq),
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE INDEX alarm_note_alarm ON alarm_note (alarm, seq);
CREATE TRIGGER alarm_no_update BEFORE UPDATE ON alarm BEGIN SELECT RAISE(ABORT, 'alarms never change'); END;
CREATE TRIGGER alarm_no_delete BEFORE DELETE ON alarm BEGIN SELECT RAISE(ABORT, 'alarms never change'); END;
CREATE TRIGGER alarm_note_no_update BEFORE UPDATE ON alarm_note BEGIN SELECT RAISE(ABORT, 'notes are append-only'); END;
CREATE TRIGGER alarm_note_no_delete BEFORE DELETE ON alarm_note BEGIN SELECT RAISE(ABORT, 'notes are append-only'); END;
