-- Of which version the tzdata are that zone_rules come from: a gateway with older ones does not undo what they changed.

CREATE TABLE tzdata_version (
    only            INTEGER PRIMARY KEY CHECK (only = 1),
    version         TEXT NOT NULL                  -- such as 2026f; greater is newer
) WITHOUT ROWID;
