-- The rooms' calendars.

CREATE TABLE reservation (
    reservation_id  INTEGER PRIMARY KEY AUTOINCREMENT,
    room_id         INTEGER NOT NULL REFERENCES room,
    uid             TEXT NOT NULL,
    organizer       TEXT NOT NULL,
    profile_id      INTEGER REFERENCES profile,    -- the requester; NULL: booked without one
    found_by_address INTEGER NOT NULL CHECK (found_by_address IN (0, 1)),
    booked_by       TEXT NOT NULL DEFAULT '',
    summary         TEXT NOT NULL DEFAULT '',
    is_private      INTEGER NOT NULL DEFAULT 0 CHECK (is_private IN (0, 1)),
    origin          TEXT NOT NULL DEFAULT 'mail',  -- who made it: mail, or another program
    ever_listed     INTEGER NOT NULL DEFAULT 0 CHECK (ever_listed IN (0, 1)),
    UNIQUE (room_id, uid)
);
CREATE INDEX reservation_by_profile ON reservation (profile_id);

-- The newest decided version of a series or single meeting (recurrence_id 'series') or of one occurrence.
-- What was declined and what was cancelled before it came is remembered too.
CREATE TABLE component (
    room_id         INTEGER NOT NULL REFERENCES room,
    uid             TEXT NOT NULL,
    recurrence_id   INTEGER,                       -- UTC seconds; NULL: the series or single meeting
    sequence        INTEGER NOT NULL,
    dtstamp_at      INTEGER NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('booked', 'declined', 'cancelled')),
    organizer       TEXT NOT NULL,
    digests         TEXT NOT NULL,                 -- one a line: contents decided under this version
    content         TEXT NOT NULL                  -- JSON; empty: a tombstone
);
CREATE UNIQUE INDEX component_key ON component (room_id, uid, ifnull(recurrence_id, -9223372036854775807));

CREATE TABLE occurrence (
    reservation_id  INTEGER NOT NULL REFERENCES reservation,
    recurrence_id   INTEGER NOT NULL,              -- original start, UTC seconds
    room_id         INTEGER NOT NULL,
    start_at        INTEGER NOT NULL,
    end_at          INTEGER NOT NULL CHECK (end_at >= start_at),
    blocked_from_at INTEGER NOT NULL,              -- with set-up
    blocked_to_at   INTEGER NOT NULL CHECK (blocked_to_at >= blocked_from_at), -- with clean-down; equal: blocks nothing
    exclusive       INTEGER NOT NULL CHECK (exclusive IN (0, 1)), -- 0: booked under allow_conflicts
    PRIMARY KEY (reservation_id, recurrence_id)
) WITHOUT ROWID;
CREATE INDEX occurrence_exclusive ON occurrence (room_id, blocked_from_at, blocked_to_at)
    WHERE exclusive = 1 AND blocked_to_at > blocked_from_at;
CREATE INDEX occurrence_shared ON occurrence (room_id, blocked_to_at)
    WHERE exclusive = 0 AND blocked_to_at > blocked_from_at;

-- No room is ever booked twice. Among rows that do not overlap, the last one that begins before the new
-- one ends is the only one that can overlap it: one step in the index.
CREATE TRIGGER occurrence_no_overlap_insert BEFORE INSERT ON occurrence
WHEN NEW.exclusive = 1 AND NEW.blocked_to_at > NEW.blocked_from_at
BEGIN
    SELECT RAISE(ABORT, 'room is already booked at that time')
    WHERE (SELECT blocked_to_at FROM occurrence
           WHERE room_id = NEW.room_id AND exclusive = 1 AND blocked_to_at > blocked_from_at
             AND blocked_from_at < NEW.blocked_to_at
           ORDER BY blocked_from_at DESC LIMIT 1) > NEW.blocked_from_at;
END;

CREATE TRIGGER occurrence_is_not_moved BEFORE UPDATE ON occurrence
BEGIN
    SELECT RAISE(ABORT, 'an occurrence is deleted and inserted, never updated');
END;

-- What was decided and why, in words. Never changed.
CREATE TABLE decision (
    decision_id     INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id         INTEGER REFERENCES item,
    room_id         INTEGER NOT NULL,
    uid             TEXT NOT NULL,
    recurrence_id   INTEGER,
    sequence        INTEGER NOT NULL,
    dtstamp_at      INTEGER NOT NULL,
    decided_at      INTEGER NOT NULL,
    outcome         TEXT NOT NULL,
    words           TEXT NOT NULL
);
CREATE INDEX decision_by_item ON decision (item_id);
CREATE INDEX decision_by_uid ON decision (uid);
