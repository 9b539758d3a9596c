-- What came by SMTP, stored once, with one work item for each room.

CREATE TABLE message (
    message_id      INTEGER PRIMARY KEY AUTOINCREMENT,
    received_at     INTEGER NOT NULL,
    peer            TEXT NOT NULL,
    helo            TEXT NOT NULL,
    reverse_path    TEXT NOT NULL,             -- empty: the null sender
    mail_message_id TEXT NOT NULL,             -- its Message-ID header
    size            INTEGER NOT NULL,          -- octets
    reading         TEXT NOT NULL,             -- JSON; empty: it could not be read
    raw             BLOB                       -- NULL once its keeping time is over
);

CREATE TABLE item (
    item_id      INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id   INTEGER NOT NULL REFERENCES message,
    room_id      INTEGER REFERENCES room,      -- NULL: postmaster
    recipient    TEXT NOT NULL,
    status       INTEGER NOT NULL CHECK (status IN (0, 1, 2, 3, -1, -2, -3)),
    reason       TEXT NOT NULL DEFAULT '',
    due_at       INTEGER NOT NULL,
    tries        INTEGER NOT NULL DEFAULT 0,
    taken_at     INTEGER,
    finished_at  INTEGER
);
CREATE INDEX item_by_message ON item (message_id);
CREATE INDEX item_waiting ON item (due_at, item_id) WHERE status = 0;
CREATE INDEX item_taken ON item (item_id) WHERE status = 1;

CREATE TABLE item_uid (                        -- the meetings an item is about
    room_id      INTEGER NOT NULL,
    uid          TEXT NOT NULL,
    item_id      INTEGER NOT NULL REFERENCES item,
    PRIMARY KEY (room_id, uid, item_id)
) WITHOUT ROWID;
CREATE INDEX item_uid_by_uid ON item_uid (uid);
CREATE INDEX item_uid_by_item ON item_uid (item_id);
