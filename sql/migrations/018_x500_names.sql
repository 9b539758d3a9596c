-- The addresses behind X.500 names of organizers, as the mail servers' directories told them.

CREATE TABLE x500_name (
    name_key        TEXT PRIMARY KEY,              -- lower case
    address         TEXT NOT NULL,                 -- empty: the directory knows none
    asked_at        INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX x500_name_by_age ON x500_name (asked_at);
