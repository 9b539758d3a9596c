-- Rooms and users. Instants everywhere: 64-bit integers, UTC seconds, in columns that end in _at.
-- Addresses are stored as written, with a lower-case key beside them that is compared and indexed.

CREATE TABLE room (
    room_id      INTEGER PRIMARY KEY,
    name         TEXT NOT NULL,
    mailbox      TEXT NOT NULL,
    mailbox_key  TEXT NOT NULL,
    zone         TEXT NOT NULL,                -- Olson name
    building     TEXT NOT NULL DEFAULT '',
    capacity     INTEGER CHECK (capacity > 0), -- persons
    paused       INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
    retired      INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
);
CREATE UNIQUE INDEX room_by_mailbox ON room (mailbox_key) WHERE retired = 0;

CREATE TABLE room_address (
    address_key  TEXT PRIMARY KEY,             -- one room an address
    address      TEXT NOT NULL,
    room_id      INTEGER NOT NULL REFERENCES room
);
CREATE INDEX room_address_by_room ON room_address (room_id);

CREATE TABLE profile (
    profile_id   INTEGER PRIMARY KEY,          -- the control number: the lowest wins
    first_name   TEXT NOT NULL DEFAULT '',
    last_name    TEXT NOT NULL DEFAULT '',
    external     INTEGER NOT NULL DEFAULT 0 CHECK (external IN (0, 1)),
    retired      INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1)),
    created_at   INTEGER NOT NULL
);

CREATE TABLE profile_address (                 -- several profiles may hold the same address
    profile_id   INTEGER NOT NULL REFERENCES profile,
    address_key  TEXT NOT NULL,
    address      TEXT NOT NULL,
    PRIMARY KEY (profile_id, address_key)
) WITHOUT ROWID;
CREATE INDEX profile_by_address ON profile_address (address_key);
