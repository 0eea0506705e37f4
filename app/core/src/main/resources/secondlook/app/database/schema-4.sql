-- Whether what the model said is hidden until an item is answered, unless a person shows it.
ALTER TABLE review_session ADD COLUMN blind INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1));
