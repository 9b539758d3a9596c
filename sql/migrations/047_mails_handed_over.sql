-- An answer by mail over which the gateway died may have gone out only where the relay had asked for it.

ALTER TABLE attempt ADD COLUMN handed_over INTEGER NOT NULL DEFAULT 1; -- 0: a mail of which the relay has had nothing
