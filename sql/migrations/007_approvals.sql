-- What is held until the delegates of a room decide, and the mails that tell them.

ALTER TABLE occurrence ADD COLUMN tentative INTEGER NOT NULL DEFAULT 0 CHECK (tentative IN (0, 1));
-- Booked until they decide about the date of this recurrence_id, which is to take its place.
ALTER TABLE occurrence ADD COLUMN held_for INTEGER;

CREATE TABLE approval (
    approval_id     INTEGER PRIMARY KEY AUTOINCREMENT,
    answer_id       INTEGER NOT NULL REFERENCES answer, -- the tentative one
    room_id         INTEGER NOT NULL REFERENCES room,
    uid             TEXT NOT NULL,
    recurrence_id   INTEGER,                       -- the request was for this occurrence only
    organizer       TEXT NOT NULL,
    asks            TEXT NOT NULL,                 -- what, in words
    asked_at        INTEGER NOT NULL,
    state           TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'approved', 'rejected', 'replaced')),
    decided_at      INTEGER,
    decided_by      TEXT NOT NULL DEFAULT '',
    comment         TEXT NOT NULL DEFAULT ''
);
CREATE INDEX approval_pending ON approval (room_id, uid) WHERE state = 'pending';

CREATE TABLE notice (
    notice_id       INTEGER PRIMARY KEY AUTOINCREMENT,
    approval_id     INTEGER NOT NULL REFERENCES approval,
    recipients      TEXT NOT NULL,                 -- addresses, one a line
    subject         TEXT NOT NULL,
    text            TEXT NOT NULL,
    state           TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent')),
    due_at          INTEGER NOT NULL,
    tries           INTEGER NOT NULL DEFAULT 0,
    words           TEXT NOT NULL DEFAULT '',      -- of the last trouble
    finished_at     INTEGER
);
CREATE INDEX notice_waiting ON notice (due_at, notice_id) WHERE state = 'waiting';
