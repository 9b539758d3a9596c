-- Booking settings of single rooms, over those of the settings file.
CREATE TABLE room_setting (
    room_id  INTEGER NOT NULL REFERENCES room,
    name     TEXT NOT NULL,                    -- as in [booking] of the file
    value    TEXT NOT NULL,                    -- as the file would have it: true, 60, "keep", ["ada@example.com"]
    PRIMARY KEY (room_id, name)
) WITHOUT ROWID;
