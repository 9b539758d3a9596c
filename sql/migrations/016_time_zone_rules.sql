-- The time zone rules that bookings were worked out with, and what is still to be worked out anew as they change.

CREATE TABLE zone_rules (
    zone            TEXT PRIMARY KEY,              -- Olson name
    offsets         TEXT NOT NULL,                 -- "since:offset,...": UTC seconds and seconds east of UTC, ascending
    before          TEXT                           -- what counted before the change that is going on; NULL: the same
) WITHOUT ROWID;

CREATE TABLE zone_move_room (                      -- rooms whose meetings are not listed in zone_move yet
    room_id         INTEGER PRIMARY KEY REFERENCES room,
    later           INTEGER NOT NULL CHECK (later IN (0, 1)) -- 1: dates become later, so that the last ones make way
);

CREATE TABLE zone_move (                           -- meetings to be looked at
    room_id         INTEGER NOT NULL,
    uid             TEXT NOT NULL,
    put_off         INTEGER NOT NULL DEFAULT 0 CHECK (put_off IN (0, 1)), -- 1: after the others, who may make way
    position        INTEGER NOT NULL,
    PRIMARY KEY (room_id, uid)
) WITHOUT ROWID;
CREATE INDEX zone_move_in_order ON zone_move (room_id, put_off, position);

-- Dates whose new time is taken: they stay where they were until a person or the organizer changes that.
CREATE TABLE stuck_date (
    room_id         INTEGER NOT NULL REFERENCES room,
    uid             TEXT NOT NULL,
    recurrence_id   INTEGER NOT NULL,
    wanted_start_at INTEGER NOT NULL,
    wanted_end_at   INTEGER NOT NULL,
    found_at        INTEGER NOT NULL,
    PRIMARY KEY (room_id, uid, recurrence_id)
) WITHOUT ROWID;

-- Once its dates are given anew there is nothing to move any more.
CREATE TRIGGER reservation_request_settles_dates AFTER UPDATE OF room_id ON reservation_request
WHEN OLD.room_id IS NULL AND coalesce(NEW.dates, NEW.start_at, NEW.end_at) IS NOT NULL
BEGIN
    DELETE FROM zone_move WHERE room_id = NEW.room_id AND uid = NEW.uid;
END;
