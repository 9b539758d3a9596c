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
    held         INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1)), -- 1: waits behind an older open item (below)
    paused       INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)), -- of its room, while the item is open
    taken_at     INTEGER,
    finished_at  INTEGER
);
CREATE INDEX item_by_message ON item (message_id);
CREATE INDEX item_open ON item (room_id) WHERE status IN (0, 1);
CREATE INDEX item_failed ON item (status, item_id) WHERE status < 0;
CREATE INDEX item_waiting ON item (due_at, item_id) WHERE status = 0 AND held = 0 AND paused = 0;

CREATE TABLE item_uid (                        -- the meetings an item is about
    item_id      INTEGER NOT NULL REFERENCES item,
    uid          TEXT NOT NULL,
    room_id      INTEGER NOT NULL,
    open         INTEGER NOT NULL CHECK (open IN (0, 1)), -- 1: the item is ready or in progress
    PRIMARY KEY (item_id, uid)
) WITHOUT ROWID;
CREATE INDEX item_uid_queue ON item_uid (uid, room_id, open, item_id);

-- Per (room, UID) items are handled in the order of their ids: an item is held while an older one is open.
-- Who inserts an item says whether it is open, held and paused; from then on triggers keep it, so that a long
-- queue behind one meeting or for a paused room costs each look at the queue nothing.
CREATE TRIGGER item_leaves_the_queue AFTER UPDATE OF status ON item
WHEN OLD.status IN (0, 1) AND NEW.status NOT IN (0, 1)
BEGIN
    UPDATE item_uid SET open = 0 WHERE item_id = NEW.item_id;
    UPDATE item SET held = 0
    WHERE held = 1
      AND item_id IN (SELECT (SELECT min(next.item_id) FROM item_uid next
                              WHERE next.uid = mine.uid AND next.room_id = mine.room_id AND next.open = 1)
                      FROM item_uid mine WHERE mine.item_id = NEW.item_id)
      AND NOT EXISTS (SELECT 1 FROM item_uid own JOIN item_uid older
                        ON older.uid = own.uid AND older.room_id = own.room_id
                       AND older.item_id < own.item_id AND older.open = 1
                      WHERE own.item_id = item.item_id);
END;

-- A parked item that a person released: what came later waits behind it again.
CREATE TRIGGER item_returns_to_the_queue AFTER UPDATE OF status ON item
WHEN OLD.status NOT IN (0, 1) AND NEW.status IN (0, 1)
BEGIN
    UPDATE item SET paused = coalesce((SELECT paused FROM room WHERE room_id = NEW.room_id), 0)
    WHERE item_id = NEW.item_id;
    UPDATE item_uid SET open = 1 WHERE item_id = NEW.item_id;
    UPDATE item SET held = 1
    WHERE item_id IN (SELECT later.item_id FROM item_uid mine JOIN item_uid later
                        ON later.uid = mine.uid AND later.room_id = mine.room_id
                       AND later.item_id > mine.item_id AND later.open = 1
                      WHERE mine.item_id = NEW.item_id);
    UPDATE item SET held = 1
    WHERE item_id = NEW.item_id
      AND EXISTS (SELECT 1 FROM item_uid own JOIN item_uid older
                    ON older.uid = own.uid AND older.room_id = own.room_id
                   AND older.item_id < own.item_id AND older.open = 1
                  WHERE own.item_id = NEW.item_id);
END;

CREATE TRIGGER item_waits_for_its_room AFTER UPDATE OF paused ON room
BEGIN
    UPDATE item SET paused = NEW.paused WHERE room_id = NEW.room_id AND status IN (0, 1);
END;
