-- What is remembered between two comparisons of a room's calendar with that in Exchange.

CREATE TABLE resync_room (
    room_id       INTEGER PRIMARY KEY REFERENCES room,
    watermark     TEXT NOT NULL,               -- SyncState of SyncFolderItems; empty: it begins anew
    settled       INTEGER NOT NULL CHECK (settled IN (0, 1)), -- 1: nothing to do until Exchange changes
    compared_at   INTEGER
);

-- The dates that both sides had alike: who changed what since then is master of that change.
CREATE TABLE resync_agreed (
    room_id       INTEGER NOT NULL REFERENCES room,
    uid           TEXT NOT NULL,
    recurrence_id INTEGER NOT NULL,            -- as in occurrence
    start_at      INTEGER NOT NULL,
    end_at        INTEGER NOT NULL,
    PRIMARY KEY (room_id, uid, recurrence_id)
) WITHOUT ROWID;
