-- What the organizer reads, in HTML too.

ALTER TABLE answer_step ADD COLUMN html TEXT NOT NULL DEFAULT '';  -- empty: only the plain text goes out
