-- The log in the rows that are listed, and apart from them how each entry's columns are distributed, which is large.
CREATE TABLE log_distribution (
  entry INTEGER PRIMARY KEY REFERENCES prediction_log (seq),
  revision INTEGER NOT NULL,
  distributions TEXT NOT NULL
);
CREATE INDEX log_distribution_revision ON log_distribution (entry, revision);
INSERT INTO log_distribution (entry, revision, distributions)
  SELECT seq, 1, distributions FROM prediction_log WHERE distributions IS NOT NULL;
ALTER TABLE prediction_log DROP COLUMN distributions;
ALTER TABLE prediction_log ADD COLUMN flag_rate REAL;
ALTER TABLE prediction_log ADD COLUMN labelled INTEGER;

-- What the entries of a month come to together, so that not all of them are read again. The stamp tells the entries that
-- it was made of; with any other it is made anew.
CREATE TABLE log_month (
  model TEXT NOT NULL,
  month TEXT NOT NULL,
  stamp TEXT NOT NULL,
  distributions TEXT NOT NULL,
  PRIMARY KEY (model, month)
) WITHOUT ROWID;

-- How this workspace is watched: one line of JSON.
CREATE TABLE monitor_settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  settings TEXT NOT NULL
);
