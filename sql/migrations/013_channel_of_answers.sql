-- How an answer goes, where that is not as its room's server is set: by mail, as its request was never found.

ALTER TABLE answer ADD COLUMN channel TEXT NOT NULL DEFAULT '' CHECK (channel IN ('', 'ews', 'imip'));
