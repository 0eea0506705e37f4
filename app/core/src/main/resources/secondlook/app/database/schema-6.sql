-- The history of every model: one entry for each run, and for each stretch of a log written elsewhere. It holds figures and
-- distributions and no rows, and stays when a run's files are deleted.
CREATE TABLE prediction_log (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  source TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  model TEXT NOT NULL,
  rows INTEGER NOT NULL,
  invalid INTEGER NOT NULL,
  mean_confidence REAL,
  accuracy REAL,
  provider TEXT NOT NULL,
  versions TEXT NOT NULL,
  distributions TEXT
);
CREATE INDEX prediction_log_model ON prediction_log (model, at);
INSERT INTO prediction_log (source, at, model, rows, invalid, mean_confidence, accuracy, provider, versions)
  SELECT id, json_extract(manifest, '$.created'), json_extract(manifest, '$.model_name'),
    json_extract(manifest, '$.rows'), json_extract(manifest, '$.invalid'), json_extract(manifest, '$.mean_confidence'),
    json_extract(manifest, '$.accuracy'), json_extract(manifest, '$.provider'), json_extract(manifest, '$.versions')
  FROM run ORDER BY seq;
